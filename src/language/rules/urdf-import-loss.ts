import { compilerSettings } from '../model/compiler-settings.js';
import type { Fix, TextEdit } from '../check/diagnostic.js';
import { insertChild, setAttribute } from '../check/edits.js';
import { findChild, jointTypeOf, urdfJoints } from '../physics/joint-facts.js';
import { kinematicTree } from '../model/kinematics.js';
import type { Model, ModelElement } from '../model/model.js';
import { findAttribute, walkElements } from '../model/model.js';
import type { Report, Rule } from './rule.js';
import { checkSameMeshNames } from './same-mesh-names.js';

/**
 * What MuJoCo, or every other reader, leaves out of a URDF. Nearly every URDF has something that MuJoCo leaves out: it is told of in files that have a
 * `<mujoco>` element and so are meant for it.
 */
export const urdfImportLoss: Rule = {
  id: 'port/urdf-import-loss',
  severity: 'info',
  languages: ['urdf'],
  check: (model, report) => {
    const extension = findChild(model.root, 'mujoco');
    if (extension !== undefined) checkExtension(model, extension, report);
    checkSameMeshNames(model, report);
    checkNonStandard(model, report);
  },
};

function checkExtension(model: Model, extension: ModelElement, report: Report): void {
  const { discardVisual, fuseStatic } = compilerSettings(model);
  const links = kinematicTree(model);
  const lost: string[] = [];
  const settings: string[] = [];
  const visuals = links.flatMap(({ geoms }) => geoms).filter(({ node }) => node.name.text === 'visual').length;
  if (discardVisual && visuals > 0) {
    lost.push(visuals === 1 ? 'the visual' : `the ${visuals} visuals`);
    settings.push('discardvisual');
  }
  const fixed = urdfJoints(model).filter((joint) => jointTypeOf(model, joint) === 'fixed').length;
  const hasRootMass = links.some(({ parent, inertials }) => parent === undefined && inertials.length > 0);
  if (fuseStatic && (fixed > 0 || hasRootMass)) {
    if (hasRootMass) lost.push('the mass of the root link, which becomes part of the world');
    if (fixed > 0) lost.push(`the ${fixed === 1 ? 'link' : `${fixed} links`} at fixed joints as bodies of their own`);
    settings.push('fusestatic');
  }
  if (lost.length === 0) return;
  const message = `MuJoCo leaves out ${lost.join(', ')} unless its compiler is told to keep them.`;
  report(extension, { ...extension.node.name, message, fixes: [keepFix(extension, settings)] });
}

function keepFix(extension: ModelElement, settings: readonly string[]): Fix {
  const compiler = findChild(extension, 'compiler');
  const text = settings.map((name) => `${name}="false"`).join(' ');
  const title = `Set ${text}`;
  if (compiler === undefined) return { title, edits: [insertChild(extension, `<compiler ${text}/>`)] };
  const edits = settings.map((name) => setAttribute(compiler, name, 'false'));
  const added = edits.filter(({ start, end }) => start === end);
  // What is inserted at one place is one edit.
  const merged: TextEdit[] = edits.filter(({ start, end }) => start !== end);
  if (added.length > 0) merged.push({ ...added[0], text: added.map((edit) => edit.text).join('') });
  return { title, edits: merged };
}

/** What urdfdom does not know, or only in newer versions of the format. */
function checkNonStandard(model: Model, report: Report): void {
  const version = findAttribute(model.root, 'version')?.value?.raw ?? '1.0';
  for (const element of walkElements(model.root)) {
    if (element.type === undefined || element.isOpen) continue;
    const type = element.type.id === 'joint' ? findAttribute(element, 'type')?.value : undefined;
    if (type?.raw === 'spherical')
      report(element, {
        start: type.start,
        end: type.end,
        message: 'ROS has no spherical joint: MuJoCo, Bullet and RaiSim read it, urdfdom refuses the robot.',
      });
    if (version !== '1.0') continue;
    const quaternion = findAttribute(element, 'quat_xyzw');
    const isCapsule = element.node.name.text === 'capsule';
    const place = quaternion ?? (isCapsule ? element.node.name : undefined);
    if (place === undefined) continue;
    const what = isCapsule ? '<capsule>' : 'quat_xyzw';
    const { start, end } = place;
    const edits = [setAttribute(model.root, 'version', '1.1')];
    report(element, {
      start,
      end,
      message: `${what} belongs to version 1.1 of URDF, and this file does not say that it is one.`,
      fixes: [{ title: 'Set version="1.1"', edits }],
    });
  }
}
