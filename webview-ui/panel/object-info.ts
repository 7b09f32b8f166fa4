import { element, icon } from '../dom.js';
import type { SceneDescription } from '../../src/sim/describe-scene.js';

/** What the compiler remarked, where it did. */
export function renderRemarks(remarks: readonly string[]): HTMLElement {
  const rows = remarks.map((remark) => element('li', {}, icon('warning'), element('span', {}, remark)));
  return element('ul', { class: 'remarks' }, ...rows);
}

/** The facts of a model: what was compiled, not what a file claims. `size`: bounding box of what is drawn, x, y, z in m. */
export function renderObjectInfo(scene: SceneDescription, size: readonly number[]): HTMLElement {
  const moving = scene.joints.filter((joint) => joint.type !== 'free').length;
  const isFree = scene.joints.some((joint) => joint.type === 'free');
  const triangles = scene.meshes.reduce((sum, mesh) => sum + mesh.indices.length / 3, 0);
  const rows: [string, string][] = [
    ['Bodies', String(scene.bodies.length - 1)],
    ['Joints', String(moving)],
    ['Base', isFree ? 'free' : 'fixed'],
    ['Mass', formatMass(scene.totalMass)],
    ['Size', formatSize(size)],
    ['Collision', count(scene.geoms.filter((geom) => geom.collides).length, 'shape')],
    ...(triangles > 0 ? [['Meshes', count(triangles, 'triangle')] as [string, string]] : []),
  ];
  const table = element('dl', { class: 'facts' });
  for (const [name, value] of rows) table.append(element('dt', {}, name), element('dd', {}, value));
  return table;
}

/** `1 shape`, `18,754 triangles`. */
const count = (n: number, what: string): string => `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`;

/** kg, or g below one kilogram. */
export function formatMass(kilograms: number): string {
  if (kilograms >= 1) return `${kilograms.toPrecision(4)} kg`;
  return `${(kilograms * 1000).toPrecision(3)} g`;
}

/** cm, or m from three metres on. */
export function formatSize(metres: readonly number[]): string {
  const large = Math.max(...metres) >= 3;
  const numbers = metres.map((value) => (large ? value : value * 100).toFixed(large ? 2 : 1));
  return `${numbers.join(' × ')} ${large ? 'm' : 'cm'}`;
}
