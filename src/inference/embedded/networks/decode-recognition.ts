import type { NetworkParameter, RecognizerEntry } from './model-files.js';
import type { Outputs } from './open-network.js';

/** A normal distribution. */
export interface Belief {
  readonly mean: number;
  readonly sd: number;
}

/** A parameter of a category: of a real, where in its range it lies (0 to 1); of a choice, how probable each value is. */
export type ParameterBelief =
  | ({ readonly name: string; readonly kind: 'real' } & Belief)
  | {
      readonly name: string;
      readonly kind: 'choice';
      readonly values: readonly (string | number)[];
      readonly probabilities: readonly number[];
    };

/** What the object looks like if it is of one category. */
export interface CategoryBelief {
  /** Natural logarithms: of depth (y) and height (z) to width (x) of the bounding box as posed, and of its largest side in m. */
  readonly size: { readonly depthToWidth: Belief; readonly heightToWidth: Belief; readonly largestSide: Belief };
  /** Of each body that may be seen moved, in the order of `movableBodies`: where in its seen range (0 to 1). Trailing ones are unused. */
  readonly states: readonly Belief[];
  /** In the order of the category's schema. */
  readonly parameters: readonly ParameterBelief[];
}

/** What the network says of one picture. */
export interface Recognition {
  /** Most probable first; `other` is a thing outside the library. */
  readonly categories: readonly { readonly name: string; readonly probability: number }[];
  /** Probability of each bin; bin k is centred on k * 2 pi / length. An object with equal turns has as many equal peaks. */
  readonly azimuth: Float32Array;
  /** rad. */
  readonly elevation: Belief;
  /** rad. */
  readonly roll: Belief;
  /** As in a camera: half the diagonal over the distance. */
  readonly perspective: Belief;
  /** Undefined for `other` and for names that the network does not know. */
  readonly forCategory: (name: string) => CategoryBelief | undefined;
}

/** Calibrated probabilities and spreads from the raw outputs. */
export function decodeRecognition(outputs: Outputs, entry: RecognizerEntry): Recognition {
  const { categories, temperature, spread } = entry;
  const names = [...categories.map(({ name }) => name), 'other'];
  const [elevation, roll, perspective] = readBeliefs(outputs.camera, 0, 3, 3, spread.camera);
  return {
    categories: [...softmax(outputs.category, temperature.category)]
      .map((probability, i) => ({ name: names[i], probability }))
      .sort((a, b) => b.probability - a.probability),
    azimuth: softmax(outputs.azimuth, temperature.azimuth),
    elevation,
    roll,
    perspective,
    forCategory: (name) => {
      const number = categories.findIndex((category) => category.name === name);
      return number < 0 ? undefined : readCategory(outputs, entry, number);
    },
  };
}

function readCategory(outputs: Outputs, entry: RecognizerEntry, number: number): CategoryBelief {
  const { states, spread } = entry;
  const [depthToWidth, heightToWidth, largestSide] = readBeliefs(outputs.size, 6 * number, 3, 3, spread.size);
  return {
    size: { depthToWidth, heightToWidth, largestSide },
    states: readBeliefs(outputs.state, 2 * states * number, states, states, spread.state),
    parameters: entry.categories[number].parameters.map((parameter) => readParameter(outputs, entry, parameter)),
  };
}

function readParameter(outputs: Outputs, entry: RecognizerEntry, parameter: NetworkParameter): ParameterBelief {
  const { name, offset } = parameter;
  if (parameter.kind === 'real') {
    const [belief] = readBeliefs(outputs.reals, offset, 1, entry.reals, entry.spread.reals);
    return { name, kind: 'real', ...belief };
  }
  const logits = outputs.choices.subarray(offset, offset + parameter.values.length);
  return {
    name,
    kind: 'choice',
    values: parameter.values,
    probabilities: [...softmax(logits, entry.temperature.choices)],
  };
}

/** Means from `offset` on, with log variances `stride` further. */
function readBeliefs(
  data: Float32Array,
  offset: number,
  count: number,
  stride: number,
  factors: readonly number[],
): Belief[] {
  return Array.from({ length: count }, (_, i) => ({
    mean: data[offset + i],
    sd: Math.exp(data[offset + stride + i] / 2) * factors[Math.min(i, factors.length - 1)],
  }));
}

function softmax(logits: Float32Array, temperature: number): Float32Array {
  const top = Math.max(...logits);
  const shares = logits.map((logit) => Math.exp((logit - top) / temperature));
  const sum = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => share / sum);
}
