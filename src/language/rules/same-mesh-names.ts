import { baseName } from '../../core/paths.js';
import { compilerSettings } from '../model/compiler-settings.js';
import { attributeText } from '../model/defaults.js';
import type { Model, ModelElement } from '../model/model.js';
import { findAttribute } from '../model/model.js';
import { findChild } from '../physics/joint-facts.js';
import { readNumbers } from '../values/numbers.js';
import type { Report } from './rule.js';

/** Meshes of a URDF that MuJoCo takes for one: it calls them as their files, without folder and suffix, and the first of a name and scale holds (3.14, tried). */
export function checkSameMeshNames(model: Model, report: Report): void {
  const first = new Map<string, ModelElement>();
  for (const mesh of readMeshes(model)) {
    const file = fileOf(mesh);
    const value = findAttribute(mesh, 'filename')?.value;
    const name = baseName(file.replaceAll('\\', '/')).replace(/\.[^.]*$/, '');
    const scale = readNumbers(attributeText(mesh, 'scale')) ?? [1, 1, 1];
    const key = `${name} ${scale.join(' ')}`;
    const known = first.get(key);
    if (known === undefined) first.set(key, mesh);
    if (known === undefined || value === undefined || fileOf(known) === file) continue;
    report(mesh, {
      start: value.start,
      end: value.end,
      message: `MuJoCo calls this mesh "${name}", as ${fileOf(known)}, and takes that file for both: give them other names.`,
      severity: 'warning',
      related: [{ ...known.node.name, file: known.file, message: 'This one is taken for both.' }],
    });
  }
}

/** Those that MuJoCo reads, in the order of the text. */
function readMeshes(model: Model): readonly ModelElement[] {
  const { discardVisual } = compilerSettings(model);
  return model.root.children
    .filter(({ node }) => node.name.text === 'link')
    .flatMap(({ children }) => children)
    .filter(({ node }) => node.name.text === 'collision' || (node.name.text === 'visual' && !discardVisual))
    .flatMap((shape) => findChild(shape, 'geometry')?.children ?? [])
    .filter((geometry) => geometry.node.name.text === 'mesh' && fileOf(geometry) !== '');
}

const fileOf = (mesh: ModelElement): string => attributeText(mesh, 'filename') ?? '';
