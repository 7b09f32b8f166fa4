import type { Issue } from '../../core/issue.js';

/** The checks, in the order in which they run and are reported. */
export const GATE_CHECK_NAMES = ['load', 'inertia', 'contact', 'settle', 'joints', 'agree'] as const;
export type GateCheckName = (typeof GATE_CHECK_NAMES)[number];

/** `of range`: a fraction of a joint's range. `relative`: difference divided by the size of the value. */
export type GateUnit = 'm' | 'rad' | 'J' | 'kg/m3' | 'of range' | 'relative' | 'count';

/** One measured number with the bound that it must keep. */
export interface GateMeasure {
  readonly name: string;
  /** Null where the measured number was not finite. */
  readonly value: number | null;
  readonly limit: number;
  /** Whether the value must be `at most` or `at least` the limit. */
  readonly bound: 'at most' | 'at least';
  readonly unit: GateUnit;
  readonly pass: boolean;
}

/** What a check found about one file, body, pair of bodies or joint. */
export interface GateItem {
  /** Name of the file, body or joint. */
  readonly subject: string;
  readonly pass: boolean;
  /** In words, with numbers. */
  readonly detail: string;
  /** The same as numbers: SI units and radians; null where not finite. */
  readonly numbers: Readonly<Record<string, number | null>>;
  /** joints: where it fails, the positions between which it moved freely, lowest and highest, m or rad. */
  readonly reached?: readonly [number, number];
  /** joints: the geom, or body, that stood in the way. */
  readonly blockedBy?: string;
  /** joints: what had to be opened first, as `upper end of drawer_slide`. */
  readonly needsOpen?: string;
}

export interface GateCheck {
  readonly name: GateCheckName;
  /** False where the input has nothing to check; `detail` says why. It passes then. */
  readonly applicable: boolean;
  readonly pass: boolean;
  /** The number that matters most: the failing one, else the first. Null when not applicable or not finite. */
  readonly value: number | null;
  readonly limit: number | null;
  readonly unit: GateUnit | null;
  /** One sentence. */
  readonly detail: string;
  readonly measures: readonly GateMeasure[];
  readonly items: readonly GateItem[];
}

/** Result of the physics gate, as written to report.json. The same input gives the same report. */
export interface GateReport {
  readonly schemaVersion: 1;
  /** Path of the model that was checked. */
  readonly model: string;
  /** `MuJoCo 3.14.0`. */
  readonly engine: string;
  /** Whether every applicable check passed. */
  readonly pass: boolean;
  readonly checks: readonly GateCheck[];
  /** Everything that the engine and the readers said. */
  readonly issues: readonly Issue[];
}

/** A measure that passes when `value` is finite and keeps its bound. */
export function measure(
  name: string,
  value: number,
  limit: number,
  unit: GateUnit,
  bound: GateMeasure['bound'] = 'at most',
): GateMeasure {
  const pass = Number.isFinite(value) && (bound === 'at most' ? value <= limit : value >= limit);
  return { name, value: finiteOrNull(value), limit, bound, unit, pass };
}

/** A check that passes when all measures and items do. */
export function makeCheck(
  name: GateCheckName,
  measures: readonly GateMeasure[],
  items: readonly GateItem[],
  detail: string,
): GateCheck {
  const main = measures.find((m) => !m.pass) ?? measures.at(0);
  return {
    name,
    applicable: true,
    pass: measures.every((m) => m.pass) && items.every((item) => item.pass),
    value: main?.value ?? null,
    limit: main?.limit ?? null,
    unit: main?.unit ?? null,
    detail,
    measures,
    items,
  };
}

/** A check that the input has nothing for. */
export const notApplicable = (name: GateCheckName, reason: string): GateCheck => ({
  name,
  applicable: false,
  pass: true,
  value: null,
  limit: null,
  unit: null,
  detail: reason,
  measures: [],
  items: [],
});

/** Numbers of an item; what is not finite becomes null, since JSON has no other word for it. */
export const itemNumbers = (numbers: Readonly<Record<string, number>>): Record<string, number | null> =>
  Object.fromEntries(Object.entries(numbers).map(([key, value]) => [key, finiteOrNull(value)]));

const finiteOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null);
