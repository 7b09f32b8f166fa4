import type { Command } from 'commander';
import { CATEGORIES } from '../procedural/categories/index.js';
import type { ProceduralCategory } from '../procedural/category.js';
import { sampleObject } from '../procedural/sample-object.js';
import { createShapes } from '../procedural/solids/shapes.js';
import type { ExitCode } from './exit-codes.js';
import { EXIT } from './exit-codes.js';
import { formatTable, printJson, printLine } from './terminal.js';

/** Objects that are drawn to see what a category can do: enough to meet every structure that is not rare. */
const DRAWN = 12;
/** Parts that are named in the table. */
const NAMED = 6;

export function addCategoriesCommand(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('categories')
    .description('List the kinds of objects that the library knows, and what moves of each.')
    .option('--json', 'print the list as JSON on stdout', false)
    .action((flags: { json: boolean }) => {
      const list = CATEGORIES.map(describeCategory).sort((a, b) => a.name.localeCompare(b.name));
      if (flags.json) printJson(list);
      else printLine(formatTable(list.map(({ name, moves }) => [name, describeMoves(moves)])));
      finish(EXIT.ok);
    });
}

/** A kind of part that moves. */
interface Move {
  /** `drawer`, for the upper and for the lower one. */
  readonly part: string;
  /** `hinge`, `slide`, `ball`, `hinge-slide`. */
  readonly how: string;
}

interface CategoryEntry {
  readonly name: string;
  /** Number of its parameters. */
  readonly parameters: number;
  /** The commonest first. */
  readonly moves: readonly Move[];
}

function describeCategory(category: ProceduralCategory): CategoryEntry {
  const shapes = createShapes('draft');
  /** In how many objects each is met. */
  const met = new Map<string, number>();
  for (let seed = 0; seed < DRAWN; seed++) {
    const own = sampleObject(category, seed, shapes).model.bodies.flatMap(({ parts, motion }) =>
      motion.kind === 'fixed' || motion.kind === 'free' ? [] : [`${kindOf(parts[0].name)}/${motion.kind}`],
    );
    for (const move of new Set(own)) met.set(move, (met.get(move) ?? 0) + 1);
  }
  const moves = [...met]
    .sort((a, b) => b[1] - a[1])
    .map(([move]): Move => {
      const [part, how] = move.split('/');
      return { part, how };
    });
  return { name: category.name, parameters: Object.keys(category.parameters).length, moves };
}

/** A part's name without what tells it from its like: numbers, sides and places. */
const kindOf = (name: string): string =>
  name
    .replace(/ of .*$/, '')
    .replace(/\b(left|right|upper|lower|top|bottom|front|back|rear|outer|inner|middle|single|[a-z]?\d+)\b\.?/gi, '')
    .replace(/\b(\w+) (?=\1\b)/g, '')
    .replace(/\s+/g, ' ')
    .trim() || name;

function describeMoves(moves: readonly Move[]): string {
  const named = moves.slice(0, NAMED).map(({ part, how }) => `${part} (${how})`);
  return `${named.join(', ')}${moves.length > NAMED ? `, ${moves.length - NAMED} more` : ''}`;
}
