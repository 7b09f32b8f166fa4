import { dishwasher } from './dishwasher.js';
import { eyeglasses } from './eyeglasses.js';
import { knife } from './knife.js';
import { lighter } from './lighter.js';
import { microwave } from './microwave.js';
import { oven } from './oven.js';
import { pen } from './pen.js';
import { refrigerator } from './refrigerator.js';
import { stapler } from './stapler.js';
import { washingMachine } from './washing-machine.js';
import { safe } from './safe.js';
import { toaster } from './toaster.js';
import { printer } from './printer.js';
import type { ProceduralCategory } from '../category.js';
import { dispenser } from './dispenser.js';
import { coffeeMachine } from './coffee-machine.js';
import { bottle } from './bottle.js';
import { kettle } from './kettle.js';
import { kitchenPot } from './kitchen-pot.js';
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
import { lamp } from './lamp.js';
import { usb } from './usb.js';
import { storageFurniture } from './storage-furniture.js';
import { switchPlate } from './switch.js';
import { door } from './door.js';
import { table } from './table.js';
import { fan } from './fan.js';
import { foldingChair } from './folding-chair.js';
import { windowCategory } from './window.js';
import { remote } from './remote.js';
import { cart } from './cart.js';
import { toilet } from './toilet.js';
import { phone } from './phone.js';
import { suitcase } from './suitcase.js';
import { camera } from './camera.js';

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
  refrigerator,
  knife,
  kitchenPot,
  kettle,
  lamp,
  washingMachine,
  usb,
  storageFurniture,
  switchPlate,
  lighter,
  safe,
  bottle,
  door,
  pen,
  table,
  fan,
  toaster,
  stapler,
  foldingChair,
  coffeeMachine,
  windowCategory,
  remote,
  cart,
  printer,
  eyeglasses,
  dispenser,
  toilet,
  phone,
  suitcase,
  camera,
];
