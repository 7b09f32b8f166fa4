import { radians } from '../../core/conventions.js';
import { parseNumber, parseNumbers } from '../../formats/number-text.js';
import { attributeText } from './defaults.js';
import { memoize } from './memoize.js';
import type { Model, ModelElement } from './model.js';

/** How MuJoCo understands a model: what its `compiler` elements say, and the engine's defaults for the rest. */
export interface CompilerSettings {
  /** Whether angles are written in degrees: of MJCF unless it says otherwise, never of URDF. */
  readonly isDegree: boolean;
  /** An angle as it is written, in radians. */
  readonly toRadians: (angle: number) => number;
  readonly eulerSequence: string;
  readonly autoLimits: boolean;
  /** Whether inertia comes from geoms even where it is stated, never, or where it is not. */
  readonly inertiaFromGeom: 'true' | 'false' | 'auto';
  /** Groups of the geoms that count where inertia comes from geoms, both inclusive. */
  readonly inertiaGroups: readonly [number, number];
  readonly balanceInertia: boolean;
  /** Least mass of a body, kg. */
  readonly boundMass: number;
  /** Least diagonal element of a body's inertia, kg m^2. */
  readonly boundInertia: number;
  /** Mass that the whole is scaled to, kg; undefined where it stays as it is. */
  readonly totalMass: number | undefined;
  readonly fitAabb: boolean;
  readonly discardVisual: boolean;
  readonly fuseStatic: boolean;
  /** Folder of meshes, height fields and skins, as written; empty where none is given. */
  readonly meshFolder: string;
  readonly textureFolder: string;
  /** Whether only the last part of a file's path counts. */
  readonly stripPath: boolean;
  /** The elements that say so, in the order in which they are read. */
  readonly elements: readonly ModelElement[];
  /** The element that has the last word on an attribute. */
  readonly from: (attribute: string) => ModelElement | undefined;
}

/** The settings that hold for a model. Of several `compiler` elements the later one wins, attribute by attribute. */
export const compilerSettings = memoize((model: Model): CompilerSettings => {
  const isUrdf = model.language !== 'mjcf';
  const elements = compilersOf(model);
  const from = (attribute: string): ModelElement | undefined =>
    elements.findLast((element) => attributeText(element, attribute) !== undefined);
  const text = (attribute: string): string | undefined => {
    const element = from(attribute);
    return element === undefined ? undefined : attributeText(element, attribute);
  };
  const flag = (attribute: string, otherwise: boolean): boolean => {
    const word = text(attribute);
    return word === 'true' ? true : word === 'false' ? false : otherwise;
  };
  const number = (attribute: string): number => parseNumber(text(attribute) ?? '') ?? 0;
  const groups = parseNumbers(text('inertiagrouprange') ?? '');
  const fromGeom = text('inertiafromgeom');
  const total = parseNumber(text('settotalmass') ?? '');
  const sequence = text('eulerseq') ?? '';
  const isDegree = !isUrdf && text('angle') !== 'radian';
  return {
    isDegree,
    toRadians: isDegree ? radians : (angle) => angle,
    eulerSequence: /^[xyz]{3}$/i.test(sequence) ? sequence : 'xyz',
    autoLimits: flag('autolimits', true),
    inertiaFromGeom: fromGeom === 'true' || fromGeom === 'false' ? fromGeom : 'auto',
    inertiaGroups: groups?.length === 2 ? [groups[0], groups[1]] : [0, 5],
    balanceInertia: flag('balanceinertia', false),
    boundMass: number('boundmass'),
    boundInertia: number('boundinertia'),
    totalMass: total !== undefined && total > 0 ? total : undefined,
    fitAabb: flag('fitaabb', false),
    discardVisual: flag('discardvisual', isUrdf),
    fuseStatic: flag('fusestatic', isUrdf),
    meshFolder: folderOf(elements, 'meshdir'),
    textureFolder: folderOf(elements, 'texturedir'),
    stripPath: flag('strippath', false),
    elements,
    from,
  };
});

/** Of MJCF they stand at the top, of URDF in MuJoCo's extension. */
function compilersOf({ root, language }: Model): readonly ModelElement[] {
  const places = language === 'mjcf' ? [root] : root.children.filter(({ node }) => node.name.text === 'mujoco');
  return places.flatMap(({ children }) => children.filter(({ node }) => node.name.text === 'compiler'));
}

/** `assetdir` sets both folders; within one element the more exact word wins (MuJoCo 3.14, tried on the engine). */
function folderOf(compilers: readonly ModelElement[], own: 'meshdir' | 'texturedir'): string {
  return compilers.reduce(
    (folder, element) => attributeText(element, own) ?? attributeText(element, 'assetdir') ?? folder,
    '',
  );
}
