import { formatQuantity } from './format-gate-report.js';
import type { GateModels, Stage } from './gate-models.js';
import type { GateCheck, GateItem } from './gate-report.js';
import { itemNumbers, makeCheck, measure, notApplicable } from './gate-report.js';
import { geomName } from './names.js';
import { restPoses } from './rest-poses.js';
import type { Overlap } from './overlaps.js';
import { engineOverlaps, findFilteredOverlaps } from './overlaps.js';

/** m. */
export const DEEPEST_CONTACT = 1e-3;

/**
 * contact: at the home pose and as it was observed, in the scene too, nothing is deeper in anything than 1 mm.
 *
 * For an asset of ours that includes parent and child, which the engine lets overlap. Models of others do so on purpose, around their
 * joints: for them such overlaps are counted and named, and nothing more.
 */
export function checkContact(models: GateModels, stage: Stage): GateCheck {
  const { simulation } = stage;
  const strict = models.input.asset !== undefined;
  const [tested, filtered]: [Overlap[], Overlap[]] = [[], []];
  for (const keyframe of restPoses(simulation)) {
    simulation.reset(keyframe);
    const seen = engineOverlaps(simulation);
    const named = new Set(seen.map(({ geoms }) => [...geoms].sort().join()));
    tested.push(...seen);
    filtered.push(...findFilteredOverlaps(simulation).filter(({ geoms }) => !named.has([...geoms].sort().join())));
  }
  const judged = strict ? [...tested, ...filtered] : tested;
  if (stage.simulation.model.ngeom === 0) return notApplicable('contact', 'The model has no geoms.');
  const deepest = judged.reduce((depth, overlap) => Math.max(depth, overlap.depth), 0);
  const items = judged
    .filter((overlap) => overlap.depth > DEEPEST_CONTACT)
    .sort((a, b) => b.depth - a.depth)
    .map((overlap) => describeOverlap(simulation, overlap));
  const count = `${tested.length} ${tested.length === 1 ? 'contact' : 'contacts'} at the home pose`;
  const ignored = strict ? [] : filtered.filter((overlap) => overlap.depth > DEEPEST_CONTACT);
  const note =
    ignored.length === 0
      ? ''
      : ` Parent and child overlap in ${ignored.length} ${ignored.length === 1 ? 'pair' : 'pairs'} of geoms, by up to ${formatQuantity(Math.max(...ignored.map((o) => o.depth)), 'm')}; MuJoCo does not test these.`;
  const detail =
    items.length === 0
      ? `${count}, none deeper than ${formatQuantity(Math.max(deepest, 0), 'm')}.${note}`
      : `${items[0].subject}: ${items[0].detail}${items.length > 1 ? ` And ${items.length - 1} more.` : ''}${note}`;
  return makeCheck('contact', [measure('deepest penetration', deepest, DEEPEST_CONTACT, 'm')], items, detail);
}

const describeOverlap = (simulation: Parameters<typeof geomName>[0], { geoms, depth }: Overlap): GateItem => ({
  subject: `${geomName(simulation, geoms[0])} and ${geomName(simulation, geoms[1])}`,
  pass: false,
  detail: `${formatQuantity(depth, 'm')} deep in each other at the home pose.`,
  numbers: itemNumbers({ depth }),
});
