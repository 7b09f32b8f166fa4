/** Names that mean something else in one of the formats. */
const RESERVED = new Set(['world', 'floor', 'scene', 'default', 'main', 'home', 'universe']);

/**
 * A name as people write it, as an identifier [a-z][a-z0-9_]*: accents dropped, anything else becomes one underscore; `fallback`
 * (an identifier) where nothing is left, as for a name in another script.
 */
export function toIdentifier(name: string, fallback: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 48)
    .replace(/_+$/, '');
  if (plain === '') return fallback;
  const id = /^[a-z]/.test(plain) ? plain : `${fallback}_${plain}`;
  return RESERVED.has(id) ? `${id}_part` : id;
}

/** Gives out names that have not been given out before: `door`, `door_2`, `door_3`. */
export function createNamer(): (wanted: string) => string {
  const taken = new Set<string>();
  return (wanted) => {
    let name = wanted;
    for (let n = 2; taken.has(name); n++) name = `${wanted}_${n}`;
    taken.add(name);
    return name;
  };
}
