import { bodyInertia } from '../physics/body-inertia.js';
import type { Cursor } from '../model/cursor.js';
import { geomFacts } from '../physics/geom-facts.js';
import { geomMass } from '../physics/geom-mass.js';
import { kinematicTree } from '../model/kinematics.js';
import type { ModelElement } from '../model/model.js';
import { shortenTo } from './angles.js';

/** What a body or a geom weighs, as MuJoCo computes it; nothing where that cannot be known. */
export function describeMass(
  { model, workspace: { files } }: Pick<Cursor, 'model' | 'workspace'>,
  element: ModelElement,
): readonly string[] {
  const body = kinematicTree(model).find((one) => one.element === element);
  if (body !== undefined && body.parent === undefined && model.language === 'mjcf') return [];
  if (body === undefined) {
    const geom = geomFacts(model).get(element);
    const mass = geom === undefined || model.language !== 'mjcf' ? undefined : geomMass(model, geom, files);
    return mass === undefined || mass <= 0 ? [] : [`mass ${shortenTo(mass)} kg`];
  }
  const { inertial, source } = bodyInertia(model, body, files);
  if (inertial === undefined) return [];
  const { mass, com, inertia } = inertial;
  const numbers = (values: readonly number[]): string => values.map((value) => shortenTo(value, 3)).join(' ');
  return [
    `mass ${shortenTo(mass)} kg${source === 'geoms' ? ', from its geoms' : ''}  \n` +
      `centre of mass ${numbers(com)} m  \n` +
      `inertia xx yy zz ${numbers([inertia.xx, inertia.yy, inertia.zz])}, xy xz yz ${numbers([inertia.xy, inertia.xz, inertia.yz])} kg m²`,
  ];
}
