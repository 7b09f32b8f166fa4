/** What of a compiled model can be pointed at. */
export type PartKind = 'body' | 'joint' | 'geom';

/**
 * A part of a compiled model, said so that it is found in the model's text, and the other way round: by its name, or else by its place among its
 * like, which holds where both have as many.
 */
export interface PartAddress {
  readonly kind: PartKind;
  /** Empty where it has none. */
  readonly name: string;
  /** Its number among all of its kind, and how many there are. */
  readonly index: number;
  readonly total: number;
  /** Name of the body that it belongs to, of a body its parent; empty where that has none. */
  readonly owner: string;
  /** Its place among what its owner has of its kind, and how many these are. */
  readonly ordinal: number;
  readonly siblings: number;
}

/** The parts of a model in the engine's order; `body` and `parent` are numbers of bodies. Number 0 is the world, its own parent. */
export interface PartTable {
  readonly bodies: readonly { readonly name: string; readonly parent: number }[];
  readonly joints: readonly { readonly name: string; readonly body: number }[];
  readonly geoms: readonly { readonly name: string; readonly body: number }[];
}

interface Row {
  readonly name: string;
  readonly owner: number;
}

/** The address of a part by its number; undefined where there is no such part. */
export function addressOf(table: PartTable, kind: PartKind, index: number): PartAddress | undefined {
  const rows = rowsOf(table, kind);
  if (index < 0 || index >= rows.length) return undefined;
  const { name, owner } = rows[index];
  const siblings = siblingsOf(rows, owner, kind);
  return {
    kind,
    name,
    index,
    total: rows.length,
    owner: table.bodies.at(owner)?.name ?? '',
    ordinal: siblings.indexOf(index),
    siblings: siblings.length,
  };
}

/** The number of a part; undefined where it is not sure. */
export function findPart(table: PartTable, address: PartAddress): number | undefined {
  const { kind, name, index, total, owner, ordinal, siblings } = address;
  const rows = rowsOf(table, kind);
  if (name !== '') {
    const found = rows.findIndex((row) => row.name === name);
    return found < 0 ? undefined : found;
  }
  const body = owner === '' ? -1 : table.bodies.findIndex((each) => each.name === owner);
  const here = body < 0 ? [] : siblingsOf(rows, body, kind);
  const found = here.length === siblings ? here[ordinal] : rows.length === total ? index : undefined;
  return found === undefined || rows[found].name !== '' ? undefined : found;
}

function rowsOf(table: PartTable, kind: PartKind): readonly Row[] {
  switch (kind) {
    case 'body':
      return table.bodies.map(({ name, parent }) => ({ name, owner: parent }));
    case 'joint':
      return table.joints.map(({ name, body }) => ({ name, owner: body }));
    case 'geom':
      return table.geoms.map(({ name, body }) => ({ name, owner: body }));
  }
}

/** The world is not among the bodies in it. */
const siblingsOf = (rows: readonly Row[], owner: number, kind: PartKind): readonly number[] =>
  rows.flatMap((row, i) => (row.owner === owner && !(kind === 'body' && i === 0) ? [i] : []));
