import type { Vec3 } from '../core/math/vec3.js';

/**
 * How a kind of object stands in the world.
 * `floor`: rests on the floor or a table by its weight, upright. `loose`: as `floor`, but may be laid on another side when it would
 * tip over (a pen). `mounted`: held by what it is mounted on, standing on the floor plane (a faucet on its counter, a door in its
 * frame). `hung`: held by a wall or ceiling, `mountHeight` above the floor.
 */
export type Stance = 'floor' | 'loose' | 'mounted' | 'hung';

export interface CategoryRecord {
  /** Lower case, singular. */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly stance: Stance;
  /** Height of the lowest point above the floor, m; 0 unless hung. */
  readonly mountHeight: number;
  /** Usual length, width, height of the kind, m: the prior for objects whose size nobody said. */
  readonly typicalSize: Vec3;
  /** Why this stance. */
  readonly reason: string;
}

type Row = readonly [
  name: string,
  aliases: string,
  stance: Stance,
  sizeInCm: readonly [number, number, number],
  reason: string,
  mountHeight?: number,
];

/*
 * The 46 categories of PhysX-Mobility with words that people use for them, then some more. Usual sizes are those of common retail
 * goods; mounting heights are the usual ones in buildings (switch 1.1 m after DIN 18015-3, window sill 0.9 m, ceiling 2.4 m).
 */
// prettier-ignore
const ROWS: readonly Row[] = [
  ['storage furniture', 'cabinet,cupboard,drawer,dresser,wardrobe,bookcase,bookshelf,shelf,nightstand,sideboard,chest,locker,closet,tv stand,filing cabinet,commode,vanity', 'floor', [80, 45, 90], 'stands on the floor by its weight'],
  ['fan', 'ventilator,electric fan,table fan,floor fan', 'floor', [35, 25, 45], 'stands on its foot'],
  ['ceiling fan', '', 'hung', [120, 120, 40], 'hangs from the ceiling', 2.0],
  ['faucet', 'tap,mixer,sink faucet,spigot', 'mounted', [20, 12, 25], 'is screwed to its basin'],
  ['switch', 'light switch,wall switch,power switch,toggle switch', 'hung', [8, 8, 2], 'is set in a wall', 1.1],
  ['socket', 'outlet,wall outlet,power socket', 'hung', [8, 8, 2], 'is set in a wall', 0.3],
  ['toilet', 'water closet,wc,lavatory', 'floor', [70, 40, 75], 'stands on the floor by its weight'],
  ['table', 'desk,coffee table,dining table,workbench,bench,night table', 'floor', [120, 70, 75], 'stands on its legs'],
  ['trash can', 'trashcan,waste bin,garbage can,dustbin,bin,rubbish bin,waste basket', 'floor', [30, 30, 60], 'stands on the floor by its weight'],
  ['eyeglasses', 'glasses,spectacles,sunglasses', 'loose', [14, 14, 5], 'lies on a table'],
  ['globe', '', 'floor', [30, 30, 40], 'stands on its foot'],
  ['cart', 'trolley,shopping cart,wagon,stroller', 'floor', [80, 50, 95], 'stands on its wheels'],
  ['window', 'casement', 'hung', [100, 12, 120], 'is set in a wall', 0.9],
  ['laptop', 'notebook,notebook computer', 'floor', [34, 24, 22], 'stands on a table'],
  ['coffee machine', 'coffee maker,espresso machine', 'floor', [30, 25, 35], 'stands on a table by its weight'],
  ['usb', 'usb drive,usb stick,flash drive,thumb drive,usb flash drive', 'loose', [6, 2, 1], 'lies on a table'],
  ['remote', 'remote control,remote controller,game controller', 'loose', [18, 5, 2.5], 'lies on a table'],
  ['pen', 'pencil,marker,ballpoint,fountain pen', 'loose', [14, 1.2, 1.2], 'lies on a table'],
  ['scissors', 'shears', 'loose', [20, 8, 1], 'lies on a table'],
  ['dispenser', 'soap dispenser,water dispenser,pump bottle', 'floor', [10, 8, 20], 'stands on a table'],
  ['knife', 'pocket knife,folding knife,box cutter,utility knife,cutter', 'loose', [20, 3, 1.5], 'lies on a table'],
  ['camera', 'webcam,camcorder', 'loose', [13, 9, 8], 'stands on a table'],
  ['keyboard', '', 'loose', [44, 14, 3], 'lies on a table'],
  ['bucket', 'pail', 'floor', [30, 30, 30], 'stands on the floor'],
  ['display', 'monitor,screen,television,tv', 'floor', [55, 20, 45], 'stands on its foot'],
  ['safe', 'strongbox,vault', 'floor', [40, 40, 40], 'stands on the floor by its weight'],
  ['oven', 'stove,range,cooker', 'floor', [60, 60, 60], 'stands by its weight'],
  ['printer', 'scanner,copier', 'floor', [45, 38, 25], 'stands on a table by its weight'],
  ['clock', 'wall clock', 'hung', [30, 5, 30], 'hangs on a wall', 1.7],
  ['alarm clock', 'desk clock,table clock,grandfather clock', 'floor', [12, 6, 12], 'stands on a table'],
  ['kettle', 'teapot,electric kettle', 'floor', [22, 16, 24], 'stands on a table'],
  ['box', 'carton,cardboard box,crate,case,container,chest box,jewelry box', 'floor', [40, 30, 25], 'stands on the floor'],
  ['lighter', 'cigarette lighter', 'loose', [2.5, 1.3, 8], 'lies on a table'],
  ['toaster', '', 'floor', [30, 18, 20], 'stands on a table'],
  ['kitchen pot', 'pot,pan,saucepan,cooking pot,pressure cooker,rice cooker', 'floor', [30, 24, 18], 'stands on a table'],
  ['folding chair', 'foldable chair', 'floor', [46, 48, 80], 'stands on its legs'],
  ['chair', 'office chair,armchair,swivel chair,sofa,couch', 'floor', [60, 60, 100], 'stands on its legs'],
  ['pliers', 'plier,tongs,wrench,pincers', 'loose', [18, 6, 1.5], 'lies on a table'],
  ['stapler', '', 'loose', [15, 4, 6], 'stands on a table'],
  ['suitcase', 'luggage,briefcase,trolley case', 'floor', [45, 28, 70], 'stands on the floor'],
  ['refrigerator', 'fridge,freezer', 'floor', [65, 65, 170], 'stands by its weight'],
  ['phone', 'smartphone,mobile phone,cell phone,telephone', 'loose', [15, 7.5, 0.9], 'lies on a table'],
  ['dishwasher', '', 'floor', [60, 60, 85], 'stands by its weight'],
  ['washing machine', 'washer,dryer,tumble dryer', 'floor', [60, 60, 85], 'stands by its weight'],
  ['bottle', 'jar,flask,thermos,jug,pitcher,vial', 'floor', [8, 8, 24], 'stands on a table'],
  ['mouse', 'computer mouse', 'loose', [11, 6.5, 4], 'lies on a table'],
  ['door', 'gate,doorway', 'mounted', [90, 12, 205], 'is held by its frame in the wall'],
  ['microwave', 'microwave oven', 'floor', [50, 38, 30], 'stands on a table by its weight'],
  ['lamp', 'desk lamp,table lamp,floor lamp,light', 'floor', [25, 25, 45], 'stands on its foot'],
  ['wall lamp', 'sconce', 'hung', [20, 20, 30], 'is screwed to a wall', 1.6],
  ['ceiling lamp', 'pendant lamp,chandelier,ceiling light', 'hung', [40, 40, 40], 'hangs from the ceiling', 2.0],
  // Beyond PhysX-Mobility
  ['stool', 'step stool,footstool', 'floor', [35, 35, 45], 'stands on its legs'],
  ['bar stool', 'counter stool', 'floor', [40, 40, 75], 'stands on its legs'],
  ['wall cabinet', 'wall shelf,hanging cabinet,medicine cabinet,floating shelf', 'hung', [80, 35, 70], 'is screwed to a wall', 1.4],
  ['mug', 'cup,glass', 'floor', [12, 9, 10], 'stands on a table'],
  ['bowl', 'plate,dish', 'floor', [18, 18, 7], 'stands on a table'],
  ['toy', 'toy car,figure,doll', 'loose', [15, 10, 10], 'lies on a table'],
  ['tool', 'hammer,screwdriver', 'loose', [25, 8, 3], 'lies on a table'],
  ['book', 'magazine', 'loose', [21, 15, 3], 'lies on a table'],
  ['bag', 'backpack,handbag', 'floor', [35, 20, 40], 'stands on the floor'],
  ['valve', 'wheel valve,handwheel', 'mounted', [20, 15, 20], 'sits in its pipe'],
  ['bicycle', 'bike', 'floor', [170, 50, 105], 'leans on its stand'],
  ['mirror', 'picture,painting,picture frame', 'hung', [60, 4, 80], 'hangs on a wall', 1.2],
  ['intercom', 'thermostat,doorbell', 'hung', [12, 4, 16], 'is screwed to a wall', 1.3],
];

export const CATEGORY_TABLE: readonly CategoryRecord[] = ROWS.map(
  ([name, aliases, stance, [length, width, height], reason, mountHeight]) => ({
    name,
    aliases: [name, ...aliases.split(',').filter((alias) => alias !== '')],
    stance,
    mountHeight: mountHeight ?? 0,
    typicalSize: [length / 100, width / 100, height / 100],
    reason,
  }),
);

/** What holds for an object of an unknown kind. */
export const UNKNOWN_CATEGORY: CategoryRecord = {
  name: 'object',
  aliases: [],
  stance: 'floor',
  mountHeight: 0,
  typicalSize: [30, 30, 30].map((v) => v / 100) as unknown as Vec3,
  reason: 'an unknown kind rests by its weight',
};
