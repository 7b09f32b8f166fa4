import { attributeText, effectiveText } from '../model/defaults.js';
import { setAttribute } from '../check/edits.js';
import { findChild } from '../physics/joint-facts.js';
import { kinematicTree } from '../model/kinematics.js';
import type { Model, ModelElement } from '../model/model.js';
import { findAttribute } from '../model/model.js';
import { symbolsOf } from '../model/symbols.js';
import { ownNumbers } from '../values/written-numbers.js';
import type { Report, Rule } from './rule.js';

/** One mesh that is seen in one size or place, and collides in another; a mesh that is turned inside out. */
export const scaleMismatch: Rule = {
  id: 'uni/scale-mismatch',
  severity: 'warning',
  languages: ['mjcf', 'urdf'],
  check: (model, report) => {
    for (const { geoms } of kinematicTree(model)) {
      const shapes = geoms.flatMap((geom) => (model.language === 'urdf' ? readUrdf(geom) : readMjcf(model, geom)));
      for (const shape of shapes) if (model.language === 'urdf') checkMirror(shape, report);
      for (const file of new Set(shapes.map((shape) => shape.file))) {
        const all = shapes.filter((shape) => shape.file === file);
        const [seen, hit] = [all.filter(({ isSeen }) => isSeen), all.filter(({ isSeen }) => !isSeen)];
        if (seen.length === 1 && hit.length === 1) compare(file, seen[0], hit[0], report);
      }
    }
  },
};

/** A mesh of a link or body. */
interface Shape {
  readonly file: string;
  readonly isSeen: boolean;
  readonly scale: readonly number[];
  /** x, y, z, roll, pitch, yaw of a URDF. */
  readonly pose: readonly number[] | undefined;
  /** Where the scale is, or would be. */
  readonly mesh: ModelElement;
  /** Where the pose is. */
  readonly geom: ModelElement;
}

function readUrdf(geom: ModelElement): readonly Shape[] {
  const geometry = findChild(geom, 'geometry');
  const mesh = geometry && findChild(geometry, 'mesh');
  const file = mesh && attributeText(mesh, 'filename');
  if (mesh === undefined || file === undefined) return [];
  const origin = findChild(geom, 'origin');
  const part = (name: string): readonly number[] => (origin && ownNumbers(origin, name)?.numbers) ?? [0, 0, 0];
  const pose = [...part('xyz'), ...part('rpy')];
  return [{ file, isSeen: geom.node.name.text === 'visual', scale: scaleOf(mesh), pose, mesh, geom }];
}

function readMjcf(model: Model, geom: ModelElement): readonly Shape[] {
  const name = effectiveText(model, geom, 'mesh');
  const mesh = name === undefined ? undefined : symbolsOf(model).find('mesh', name)[0]?.element;
  const file = mesh && attributeText(mesh, 'file');
  if (mesh === undefined || file === undefined) return [];
  const isSeen = ['contype', 'conaffinity'].every((mask) => effectiveText(model, geom, mask) === '0');
  return [{ file, isSeen, scale: scaleOf(mesh), pose: undefined, mesh, geom }];
}

function scaleOf(mesh: ModelElement): readonly number[] {
  const numbers = ownNumbers(mesh, 'scale')?.numbers ?? [1, 1, 1];
  // Some readers of URDF take one number for all three.
  return numbers.length === 1 ? [numbers[0], numbers[0], numbers[0]] : numbers;
}

function checkMirror({ scale, mesh }: Shape, report: Report): void {
  const value = findAttribute(mesh, 'scale')?.value;
  if (value === undefined || scale.filter((factor) => factor < 0).length % 2 === 0) return;
  report(mesh, {
    start: value.start,
    end: value.end,
    message: 'This scale mirrors the mesh: readers that do not turn its faces round show it inside out.',
    severity: 'info',
  });
}

function compare(file: string, seen: Shape, hit: Shape, report: Report): void {
  const name = file.replace(/.*[/\\]/, '');
  if (differ(seen.scale, hit.scale, 0.01, 0)) {
    const text = seen.scale.join(' ');
    const { start, end } = findAttribute(hit.mesh, 'scale')?.value ?? hit.mesh.node.name;
    const shown = findAttribute(seen.mesh, 'scale')?.value ?? seen.mesh.node.name;
    report(hit.mesh, {
      start,
      end,
      message: `${name} collides with the scale ${hit.scale.join(' ')} and is seen with ${text}.`,
      related: [{ start: shown.start, end: shown.end, file: seen.mesh.file, message: 'It is seen so.' }],
      fixes: [{ title: `Change the scale to ${text}`, edits: [setAttribute(hit.mesh, 'scale', text)] }],
    });
  } else if (seen.pose !== undefined && hit.pose !== undefined && differ(seen.pose, hit.pose, 0.01, 1e-3)) {
    const origin = findChild(hit.geom, 'origin') ?? hit.geom;
    const shown = findChild(seen.geom, 'origin') ?? seen.geom;
    report(origin, {
      ...origin.node.name,
      message: `${name} collides in another place than it is seen in.`,
      related: [{ ...shown.node.name, file: shown.file, message: 'It is seen here.' }],
    });
  }
}

/** By more than rounding: `share` of the numbers, or `least`. */
const differ = (a: readonly number[], b: readonly number[], share: number, least: number): boolean =>
  a.length !== b.length ||
  a.some((value, i) => Math.abs(value - b[i]) > Math.max(least, share * Math.max(Math.abs(value), Math.abs(b[i]))));
