import type { Random } from './random.js';

/** A number in a range. Sampled around `typical` with standard deviation `spread`, or evenly where those are absent. */
export interface RealParameter {
  readonly kind: 'real';
  readonly unit: 'm' | 'rad' | 'ratio';
  readonly min: number;
  readonly max: number;
  readonly typical?: number;
  readonly spread?: number;
}

/** One of several structures. */
export interface ChoiceParameter<V extends string | number = string | number> {
  readonly kind: 'choice';
  readonly values: readonly V[];
  /** How common each is; they need not sum to 1. */
  readonly weights: readonly number[];
}

export type Parameter = RealParameter | ChoiceParameter;

/** The parameters of a category by name, in the order that networks and fits number them. */
export type ParameterSchema = Readonly<Record<string, Parameter>>;

/** A value for each parameter of a schema. */
export type ParameterValues<S extends ParameterSchema = ParameterSchema> = {
  readonly [K in keyof S]: S[K] extends ChoiceParameter<infer V> ? V : number;
};

/**
 * The absolute size of a thing, m: its prior is normal around `typical` within two and a half spreads. One a category; everything else
 * in it is a ratio, since a picture shows ratios only.
 */
export const size = (typical: number, spread: number): RealParameter => ({
  kind: 'real',
  unit: 'm',
  min: typical - 2.5 * spread,
  max: typical + 2.5 * spread,
  typical,
  spread,
});

/** A length in m that does not grow with the object: the thickness of a board. */
export const length = (min: number, max: number): RealParameter => ({ kind: 'real', unit: 'm', min, max });
export const ratio = (min: number, max: number): RealParameter => ({ kind: 'real', unit: 'ratio', min, max });
/** An angle, given in degrees, held in rad. */
export const angle = (minDegrees: number, maxDegrees: number): RealParameter => ({
  kind: 'real',
  unit: 'rad',
  min: (minDegrees * Math.PI) / 180,
  max: (maxDegrees * Math.PI) / 180,
});

/** One of several named structures with how common each is: `choice({ drawers: 2, doors: 1 })`. */
export const choice = <V extends string>(weights: Readonly<Record<V, number>>): ChoiceParameter<V> => ({
  kind: 'choice',
  values: Object.keys(weights) as V[],
  weights: Object.values<number>(weights),
});

/** A small whole number from `first` on, with how common each is: `count(1, [3, 2, 1])` is 1, 2 or 3. */
export const count = (first: number, weights: readonly number[]): ChoiceParameter<number> => ({
  kind: 'choice',
  values: weights.map((_, i) => first + i),
  weights,
});

/** Draws a value for each parameter. */
export function sampleParameters<S extends ParameterSchema>(schema: S, random: Random): ParameterValues<S> {
  const values = Object.entries(schema).map(([name, parameter]) => [name, sampleParameter(parameter, random)]);
  return Object.fromEntries(values) as ParameterValues<S>;
}

function sampleParameter(parameter: Parameter, random: Random): string | number {
  if (parameter.kind === 'choice') return random.pick(parameter.values, parameter.weights);
  const { min, max, typical, spread } = parameter;
  if (typical === undefined || spread === undefined) return random.uniform(min, max);
  for (;;) {
    const value = typical + spread * random.normal();
    if (value >= min && value <= max) return value;
  }
}

/** Where a value lies in its range, 0 to 1. */
export const toUnit = ({ min, max }: RealParameter, value: number): number => (value - min) / (max - min);
export const fromUnit = ({ min, max }: RealParameter, unit: number): number => min + unit * (max - min);

/** Most usual values: typical or middle, and the commonest structure. */
export function typicalParameters<S extends ParameterSchema>(schema: S): ParameterValues<S> {
  const values = Object.entries(schema).map(([name, parameter]): [string, string | number] => [
    name,
    parameter.kind === 'choice'
      ? parameter.values[parameter.weights.indexOf(Math.max(...parameter.weights))]
      : (parameter.typical ?? (parameter.min + parameter.max) / 2),
  ]);
  return Object.fromEntries(values) as ParameterValues<S>;
}
