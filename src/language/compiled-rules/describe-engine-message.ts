const PREFIXES =
  /^(?:(?:MuJoCo |XML |Engine )?error:\s*|Loading error:\s*|WARNING:\s*|ParseXML:\s*|Could not create Spec from XML string:\s*)+/i;

/** A message of the engine as a sentence: without its prefixes and the place, which is shown otherwise. */
export function describeEngineMessage(message: string): string {
  const words = message
    .replace(/\n?Element (name )?'[^']*'(, id \d+)?(, line -?\d+)?/g, '')
    .replace(PREFIXES, '')
    .replace(/\s+/g, ' ')
    .replace(/[\s.:]+$/, '')
    .trim();
  if (/bad_alloc|out of memory/i.test(words)) return 'there is no memory for this model.';
  return words === '' ? 'the model does not compile.' : `${words}.`;
}
