import type { ObjectModel } from './model.js';
import type { ParameterSchema, ParameterValues } from './parameters.js';
import type { Shapes } from './solids/shapes.js';

/** From where a kind of object is usually photographed, degrees; azimuth 0 looks at the front, positive from its right (+x). */
export interface ViewPrior {
  readonly azimuth: readonly [number, number];
  /** 0 is level, 90 from above. */
  readonly elevation: readonly [number, number];
}

/** A kind of object that can be drawn from numbers. */
export interface ProceduralCategory<S extends ParameterSchema = ParameterSchema> {
  /** Lower case, singular, as in the table of categories: `storage furniture`. */
  readonly name: string;
  readonly parameters: S;
  readonly view: ViewPrior;
  /**
   * Number of turns about z that leave the object looking the same: 1 none, 2 a table, Infinity a plain bottle. Azimuths that differ by
   * such a turn count as equal.
   */
  readonly symmetry: (values: ParameterValues<S>) => number;
  /** Pure: the same values give the same model. Any values within their ranges give an object that simulates. */
  readonly build: (values: ParameterValues<S>, shapes: Shapes) => ObjectModel;
}

/** What is common: seen from the front half, from a little below eye level to steeply from above; no symmetry. */
const COMMON = { view: { azimuth: [-70, 70], elevation: [5, 50] } as ViewPrior, symmetry: () => 1 };

/** Names the types once; the registry holds categories of all schemas. */
export const defineCategory = <S extends ParameterSchema>(
  category: Omit<ProceduralCategory<S>, 'view' | 'symmetry'> &
    Partial<Pick<ProceduralCategory<S>, 'view' | 'symmetry'>>,
): ProceduralCategory => ({ ...COMMON, ...category }) as unknown as ProceduralCategory;
