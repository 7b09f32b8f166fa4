import type { RgbaImage } from '../../../src/inference/image/rgba-image.js';
import { BUILDINGS_AND_CLOTHES } from './buildings-clothes.js';
import { CREATURES } from './creatures.js';
import { SCENES } from './no-objects.js';
import { PAGES } from './pages.js';
import { photographThing } from './photograph.js';
import { PLANTS_AND_FOOD } from './plants-food.js';
import { TOOLS_AND_TOYS } from './tools-toys.js';
import { TABLEWARE } from './tableware.js';
import { VEHICLES } from './vehicles.js';

/** A picture that the library has no answer to. */
export interface Outsider {
  readonly name: string;
  /** A thing of another kind, or nothing that is one. */
  readonly kind: 'thing' | 'nothing';
  readonly draw: () => RgbaImage;
}

/** What the open-set evaluation shows the generator. Nothing here is shown in training. */
export const OUTSIDERS: readonly Outsider[] = [
  ...[VEHICLES, PLANTS_AND_FOOD, CREATURES, TOOLS_AND_TOYS, TABLEWARE, BUILDINGS_AND_CLOTHES]
    .flat()
    .map((thing): Outsider => ({
      name: thing.name,
      kind: 'thing',
      draw: () => photographThing(thing),
    })),
  ...[SCENES, PAGES].flat().map(({ name, draw }): Outsider => ({ name, kind: 'nothing', draw })),
];
