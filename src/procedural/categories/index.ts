import { dishwasher } from './dishwasher.js';
import { microwave } from './microwave.js';
import { oven } from './oven.js';
import type { ProceduralCategory } from '../category.js';
import { trashCan } from './trash-can.js';
import { box } from './box.js';
import { bucket } from './bucket.js';
import { chair } from './chair.js';
import { laptop } from './laptop.js';
import { pliers } from './pliers.js';
import { scissors } from './scissors.js';
import { faucet } from './faucet.js';
import { display } from './display.js';
import { keyboard } from './keyboard.js';
import { mouse } from './mouse.js';
import { globe } from './globe.js';
import { clock } from './clock.js';

/** Every kind of object in the library. Networks number categories by this order: add at the end. */
export const CATEGORIES: readonly ProceduralCategory[] = [
  bucket,
  laptop,
  scissors,
  faucet,
  dishwasher,
  box,
  display,
  chair,
  pliers,
  microwave,
  oven,
  keyboard,
  mouse,
  trashCan,
  globe,
  clock,
];
