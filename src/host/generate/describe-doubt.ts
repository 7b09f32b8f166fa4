import type { GenerateSummary } from '../../protocol/inference.js';

/** Below this the user is asked whether the category is right. */
const SURE = 0.6;

/** What is doubtful about the category of an asset; undefined when nothing is, or when nobody has looked for one. */
export function describeDoubt(
  summary: Pick<GenerateSummary, 'name' | 'category' | 'confidence' | 'candidates' | 'issues'>,
): string | undefined {
  const { name, category, confidence, candidates, issues } = summary;
  if (candidates === undefined) return undefined;
  if (issues.some(({ code }) => code === 'not-recognised'))
    return `${name} was not recognised: it became a rigid object by its outline. Choose a category to have it fitted with its joints.`;
  if (confidence === null || confidence >= SURE) return undefined;
  return `${name} was taken for: ${category}, with a confidence of ${Math.round(100 * confidence)} %. Is it something else?`;
}
