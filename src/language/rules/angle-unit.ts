import { degrees, radians } from '../../core/conventions.js';
import { compilerSettings } from '../model/compiler-settings.js';
import type { Fix, TextEdit } from '../check/diagnostic.js';
import { formatNumber, insertBeside, setAttribute } from '../check/edits.js';
import { findChild, jointTypeOf, urdfJoints } from '../physics/joint-facts.js';
import { kinematicTree } from '../model/kinematics.js';
import type { Model, ModelElement } from '../model/model.js';
import { walkElements } from '../model/model.js';
import type { WrittenNumbers } from '../values/written-numbers.js';
import { effectiveNumbers, ownNumbers } from '../values/written-numbers.js';
import type { Finding, Report, Rule } from './rule.js';

const TURN = 2 * Math.PI;
/** With this, 6.2832 and 6.29 count as a turn. */
const SLACK = 0.01;
/** Beyond three turns in degrees a number means that there is no limit. */
const MOST_DEGREES = 1080;

/** Angles that are written in one unit and read in the other. */
export const angleUnit: Rule = {
  id: 'uni/angle',
  severity: 'warning',
  languages: ['mjcf', 'urdf'],
  check: (model, report) => {
    // What a piece is included in has the compiler.
    if (model.isFragment) return;
    if (model.language === 'urdf') checkUrdf(model, report);
    else if (compilerSettings(model).isDegree) checkDegrees(model, report);
    else checkRadians(model, report);
  },
};

/** The ranges of hinges, each once where it is written. */
function hingeRanges(model: Model): readonly WrittenNumbers[] {
  const found = new Map<ModelElement, WrittenNumbers>();
  for (const { joints } of kinematicTree(model))
    for (const joint of joints) {
      const range = jointTypeOf(model, joint) === 'hinge' ? effectiveNumbers(model, joint, 'range') : undefined;
      if (range?.numbers.length === 2 && range.numbers.some((value) => value !== 0)) found.set(range.from, range);
    }
  return [...found.values()];
}

/** A model whose hinges all turn by a few degrees, by numbers that people write for radians. */
function checkDegrees(model: Model, report: Report): void {
  const ranges = hingeRanges(model);
  const all = ranges.flatMap(({ numbers }) => numbers);
  const isSmall = all.every((value) => Math.abs(value) <= TURN + SLACK);
  const looksLike = all.some((value) => Math.abs(value) >= 0.5 && !Number.isInteger(value));
  if (ranges.length === 0 || !isSmall || !looksLike) return;
  const { elements } = compilerSettings(model);
  const [first] = ranges;
  const largest = formatNumber(Math.max(...all.map(Math.abs)), 3);
  report(first.from, {
    start: first.value.start,
    end: first.value.end,
    message: `No hinge turns further than ${largest} degrees: are these radians? MuJoCo reads degrees unless the compiler has angle="radian".`,
    // A piece of a model has no compiler: the model that it is attached to may say radian.
    severity: elements.length === 0 ? 'hint' : 'warning',
    fixes: [...setRadian(model), convertFix(ranges, degrees, 'Write these ranges in degrees')],
  });
}

/** Only where nothing else in the model is plainly in degrees. */
function setRadian(model: Model): readonly Fix[] {
  for (const element of walkElements(model.root)) {
    const euler = ownNumbers(element, 'euler')?.numbers ?? [];
    const turn = ownNumbers(element, 'axisangle')?.numbers.slice(3) ?? [];
    if ([...euler, ...turn].some((value) => Math.abs(value) > TURN + SLACK)) return [];
  }
  const compiler = compilerSettings(model).elements.at(-1);
  const first = model.root.children.find(({ file }) => file === model.main);
  const edit =
    compiler !== undefined
      ? setAttribute(compiler, 'angle', 'radian')
      : first && insertBeside(first, '<compiler angle="radian"/>', 'before');
  return edit === undefined ? [] : [{ title: 'Set angle="radian" for the whole model', edits: [edit] }];
}

function checkRadians(model: Model, report: Report): void {
  for (const range of hingeRanges(model)) {
    const finding = judgeRadians(range, [range]);
    if (finding !== undefined) report(range.from, finding);
  }
}

function checkUrdf(model: Model, report: Report): void {
  for (const joint of urdfJoints(model)) {
    const limit = jointTypeOf(model, joint) === 'revolute' ? findChild(joint, 'limit') : undefined;
    if (limit === undefined) continue;
    const bounds = ['lower', 'upper'].flatMap((name) => ownNumbers(limit, name) ?? []);
    const far = bounds.map((bound) => judgeRadians(bound, bounds)).find((finding) => finding !== undefined);
    if (far !== undefined) report(limit, far);
  }
  for (const element of walkElements(model.root)) {
    const rpy = element.isOpen ? undefined : ownNumbers(element, 'rpy');
    if (rpy?.numbers.length !== 3 || rpy.numbers.every((value) => Math.abs(value) <= TURN + SLACK)) continue;
    report(element, {
      start: rpy.value.start,
      end: rpy.value.end,
      message: 'This is more than a whole turn: are these degrees? URDF has radians.',
      fixes: [convertFix([rpy], radians, 'Take them for degrees')],
    });
  }
}

/** Two turns and more are most likely degrees. */
function judgeRadians({ numbers, value }: WrittenNumbers, together: readonly WrittenNumbers[]): Finding | undefined {
  const largest = Math.max(...numbers.map(Math.abs));
  if (largest <= 2 * TURN || largest > MOST_DEGREES) return undefined;
  return {
    start: value.start,
    end: value.end,
    message: `The joint turns ${formatNumber(largest / TURN, 3)} times about its axis: are these degrees? They are read as radians.`,
    fixes: [convertFix(together, radians, 'Take them for degrees')],
  };
}

function convertFix(written: readonly WrittenNumbers[], convert: (angle: number) => number, title: string): Fix {
  const edits = written.flatMap(({ numbers, tokens, from }) =>
    numbers.map((value, i): TextEdit => {
      const { start, end } = tokens[i];
      return { start, end, text: formatNumber(convert(value)), file: from.file };
    }),
  );
  return { title, edits };
}
