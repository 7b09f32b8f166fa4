/*
 * Typical values at room temperature. Densities and elastic constants of metals, glass and ceramics after the CRC Handbook of
 * Chemistry and Physics and the ASM Metals Handbook; of woods (12% moisture, modulus along the grain) after the USDA Wood
 * Handbook FPL-GTR-282; of polymers after the Polymer Data Handbook (Mark). Friction is against a common dry surface (painted
 * wood, laminate), the middle of the ranges in Avallone and Baumeister, Marks' Standard Handbook for Mechanical Engineers, table
 * 3.2.1. Restitution is that of a drop of a few centimetres on a hard floor (Goldsmith, Impact, chapter 8, rounded). Colours are
 * our own choice. `sheet` is how thick a wall of that material usually is in household goods: used for open shells only.
 */

/** One kind of material with everything that a simulation and a renderer ask for, SI units. */
export interface MaterialRecord {
  readonly name: string;
  /** Other names, lower case. */
  readonly aliases: readonly string[];
  /** A family name (`metal`) gives way to any more precise name in the same text. */
  readonly generic: boolean;
  readonly density: number;
  readonly youngsModulus: number;
  readonly poissonsRatio: number;
  readonly friction: number;
  readonly restitution: number;
  /** sRGB and alpha, 0 to 1. */
  readonly color: readonly [number, number, number, number];
  readonly roughness: number;
  readonly metallic: number;
  /** Usual wall thickness, m. */
  readonly sheet: number;
}

/** kg/m^3, GPa, -, -, -, hex colour (with alpha when 8 digits), roughness, metallic, sheet in mm. */
type Row = readonly [
  name: string,
  aliases: string,
  density: number,
  gigapascals: number,
  poisson: number,
  friction: number,
  restitution: number,
  color: string,
  roughness: number,
  metallic: number,
  sheet: number,
];

const GENERIC = new Set(['wood', 'metal', 'plastic', 'stone', 'fabric', 'paper', 'ceramic', 'rubber', 'glass', 'foam', 'electronics', 'composite']); // prettier-ignore

// prettier-ignore
const ROWS: readonly Row[] = [
  // Woods and boards
  ['wood', 'wooden,timber,lumber,hardwood,softwood,solid wood', 600, 10, 0.35, 0.45, 0.4, 'b98a5a', 0.7, 0, 15],
  ['oak', '', 700, 12.3, 0.35, 0.45, 0.4, 'b5854f', 0.65, 0, 15],
  ['pine', 'spruce,fir,cedar', 480, 9, 0.35, 0.45, 0.4, 'd3ad78', 0.7, 0, 15],
  ['walnut', 'mahogany,teak,rosewood,cherry', 620, 11.6, 0.35, 0.45, 0.4, '6f4a2f', 0.6, 0, 15],
  ['beech', 'birch,maple,ash', 690, 12, 0.35, 0.45, 0.4, 'd9b98c', 0.65, 0, 15],
  ['balsa', 'balsa wood', 150, 3.4, 0.3, 0.5, 0.35, 'e6d5ae', 0.8, 0, 5],
  ['mdf', 'medium density fiberboard,fiberboard,fibreboard,hdf,laminate,laminated wood,melamine', 750, 3, 0.3, 0.4, 0.35, 'c4a981', 0.6, 0, 16],
  ['particle_board', 'particleboard,chipboard,engineered wood,pressed wood', 680, 2.5, 0.3, 0.45, 0.35, 'c8ac80', 0.7, 0, 16],
  ['plywood', '', 600, 8, 0.3, 0.45, 0.4, 'd1a972', 0.65, 0, 12],
  ['bamboo', 'rattan,wicker', 700, 15, 0.35, 0.45, 0.4, 'd8bb78', 0.6, 0, 10],
  ['cork', '', 200, 0.03, 0.1, 0.6, 0.5, 'b98e5f', 0.9, 0, 5],
  // Metals
  ['metal', 'metallic,alloy', 7800, 200, 0.3, 0.4, 0.45, 'a7abb0', 0.4, 1, 1.5],
  ['steel', 'carbon steel,mild steel,iron,wrought iron,painted steel,galvanized steel,chrome,chromed steel,chrome plated,spring steel,tool steel', 7850, 205, 0.29, 0.4, 0.45, '9ea3a8', 0.4, 1, 1.5],
  ['stainless_steel', 'stainless,inox', 7900, 195, 0.29, 0.4, 0.45, 'c4c7ca', 0.25, 1, 1],
  ['cast_iron', 'cast steel', 7200, 110, 0.26, 0.4, 0.35, '55585c', 0.7, 0.8, 5],
  ['aluminum', 'aluminium,aluminum alloy,aluminium alloy,anodized aluminum', 2700, 69, 0.33, 0.4, 0.4, 'c9ccd0', 0.35, 1, 1.5],
  ['brass', 'bronze', 8500, 105, 0.34, 0.38, 0.45, 'c9a24f', 0.3, 1, 1.5],
  ['copper', '', 8930, 120, 0.34, 0.4, 0.4, 'c07a50', 0.35, 1, 1],
  ['zinc_alloy', 'zinc,zamak,die cast,die cast metal,pewter', 6600, 85, 0.3, 0.4, 0.4, 'a9b0b6', 0.35, 1, 2],
  ['titanium', '', 4500, 110, 0.34, 0.38, 0.45, '9a9790', 0.4, 1, 1],
  ['magnesium', 'magnesium alloy', 1770, 45, 0.29, 0.4, 0.4, 'b9bcc0', 0.45, 1, 1.5],
  ['nickel', '', 8900, 200, 0.31, 0.4, 0.45, 'b8b5a8', 0.3, 1, 1],
  ['tin', '', 7300, 47, 0.36, 0.38, 0.3, 'c3c4c5', 0.35, 1, 0.5],
  ['lead', '', 11340, 16, 0.44, 0.45, 0.1, '6b6f76', 0.6, 1, 2],
  ['gold', '', 19300, 78, 0.43, 0.4, 0.3, 'dcb146', 0.2, 1, 1],
  ['silver', '', 10490, 80, 0.37, 0.38, 0.3, 'd2d3d4', 0.2, 1, 1],
  ['tungsten', 'tungsten carbide', 19250, 400, 0.28, 0.4, 0.4, '77787a', 0.4, 1, 1],
  // Polymers
  ['plastic', 'polymer,hard plastic,resin,rigid plastic,thermoplastic,bakelite,synthetic', 1050, 2.3, 0.37, 0.35, 0.5, 'e3e1dc', 0.45, 0, 2.5],
  ['abs', 'abs plastic,acrylonitrile butadiene styrene', 1050, 2.3, 0.37, 0.35, 0.5, 'dcdad5', 0.4, 0, 2.5],
  ['polypropylene', 'pp', 905, 1.5, 0.42, 0.3, 0.5, 'd9dee2', 0.45, 0, 2],
  ['polyethylene', 'pe,hdpe,ldpe', 950, 1, 0.44, 0.25, 0.5, 'dfe3e6', 0.5, 0, 2],
  ['pvc', 'vinyl,polyvinyl chloride', 1400, 3, 0.4, 0.4, 0.45, 'd3d3ce', 0.45, 0, 2.5],
  ['polystyrene', 'ps', 1050, 3.2, 0.35, 0.35, 0.5, 'eceae6', 0.35, 0, 2],
  ['polycarbonate', 'pc', 1200, 2.4, 0.37, 0.35, 0.55, 'd5dde3d0', 0.2, 0, 2.5],
  ['acrylic', 'pmma,plexiglass,perspex', 1180, 3.2, 0.37, 0.4, 0.5, 'd6e6ecb0', 0.1, 0, 3],
  ['pet', 'polyethylene terephthalate', 1380, 2.8, 0.4, 0.3, 0.5, 'd4e3e8c0', 0.15, 0, 0.5],
  ['nylon', 'polyamide,pa', 1140, 2.7, 0.4, 0.3, 0.5, 'e8e4d8', 0.5, 0, 2.5],
  ['pom', 'acetal,delrin', 1410, 2.9, 0.35, 0.22, 0.5, 'e9e8e4', 0.4, 0, 2.5],
  ['ptfe', 'teflon', 2170, 0.5, 0.46, 0.1, 0.4, 'f0f0ee', 0.4, 0, 1],
  ['fiberglass', 'fibreglass,glass fiber,glass fibre,grp', 1850, 25, 0.28, 0.4, 0.45, 'cfd3c4', 0.5, 0, 3],
  ['carbon_fiber', 'carbon fibre,cfrp', 1600, 100, 0.3, 0.35, 0.5, '2a2c2f', 0.35, 0.2, 2],
  ['composite', 'composite material', 1500, 15, 0.3, 0.4, 0.45, 'b9b5ac', 0.5, 0, 3],
  // Soft things
  ['rubber', 'elastomer,latex,natural rubber,synthetic rubber,tpu,tpe,neoprene', 1150, 0.005, 0.49, 0.9, 0.7, '33353a', 0.85, 0, 3],
  ['silicone', 'silicone rubber,silicon rubber', 1150, 0.005, 0.49, 0.8, 0.6, 'cfd4d6', 0.6, 0, 2.5],
  ['foam', 'sponge,polyurethane foam,memory foam,cushion,upholstery,padding,polyurethane', 50, 0.0002, 0.3, 0.7, 0.3, 'd8cfbd', 0.95, 0, 30],
  ['styrofoam', 'expanded polystyrene,eps', 30, 0.006, 0.1, 0.5, 0.4, 'f2f2f0', 0.9, 0, 20],
  ['fabric', 'cloth,textile,cotton,linen,wool,polyester,canvas,mesh,mesh fabric,felt,nylon fabric,bristle,bristles', 300, 0.1, 0.3, 0.6, 0.2, '8d8f9c', 0.95, 0, 2],
  ['leather', 'faux leather,pu leather,leatherette', 900, 0.2, 0.4, 0.6, 0.3, '6a4634', 0.6, 0, 2],
  ['paper', '', 800, 3, 0.3, 0.45, 0.2, 'f0ece0', 0.9, 0, 0.5],
  ['cardboard', 'carton,corrugated cardboard,paperboard,card', 250, 1, 0.3, 0.5, 0.25, 'bb9468', 0.9, 0, 4],
  ['wax', 'paraffin', 930, 0.2, 0.42, 0.4, 0.2, 'f0e3bf', 0.5, 0, 5],
  // Minerals
  ['glass', 'tempered glass,crystal,mirror,borosilicate glass', 2500, 70, 0.22, 0.45, 0.6, 'cfe3e890', 0.05, 0, 4],
  ['ceramic', 'ceramics,earthenware,stoneware,terracotta,clay,pottery,tile', 2300, 70, 0.22, 0.45, 0.5, 'ece8df', 0.35, 0, 5],
  ['porcelain', 'vitreous china,china,enamel', 2400, 70, 0.22, 0.4, 0.5, 'f5f4f0', 0.15, 0, 8],
  ['stone', 'rock,slate,limestone,sandstone,quartz', 2600, 50, 0.25, 0.6, 0.4, '9b968c', 0.8, 0, 20],
  ['marble', '', 2700, 55, 0.25, 0.5, 0.4, 'e9e6e0', 0.25, 0, 20],
  ['granite', '', 2700, 55, 0.25, 0.55, 0.4, '77737a', 0.4, 0, 20],
  ['concrete', 'cement,mortar', 2350, 30, 0.2, 0.65, 0.3, '9d9c98', 0.9, 0, 40],
  ['brick', '', 1900, 15, 0.2, 0.65, 0.3, '9c5440', 0.9, 0, 50],
  ['plaster', 'gypsum,drywall', 1100, 4, 0.22, 0.6, 0.25, 'eeece6', 0.9, 0, 12],
  // Other
  ['graphite', 'pencil lead', 2200, 12, 0.2, 0.2, 0.3, '3a3b3d', 0.5, 0.2, 2],
  ['bone', 'ivory,horn', 1900, 18, 0.3, 0.4, 0.5, 'e8dfc8', 0.5, 0, 5],
  ['electronics', 'electronic,circuit board,pcb,battery,lcd,led,display panel,electronic components', 1850, 20, 0.28, 0.4, 0.4, '2d3a34', 0.4, 0.2, 3],
  ['water', 'liquid,oil,ink', 998, 0.01, 0.49, 0.1, 0.1, '8fbcd4b0', 0.05, 0, 10],
];

/** Red, green, blue and alpha of a hex colour of 6 or 8 digits, 0 to 1. */
function parseHex(hex: string): readonly [number, number, number, number] {
  const channel = (i: number): number => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16) / 255;
  return [channel(0), channel(1), channel(2), hex.length === 8 ? channel(3) : 1];
}

/** All known materials. */
export const MATERIAL_TABLE: readonly MaterialRecord[] = ROWS.map(
  ([name, aliases, density, gigapascals, poissonsRatio, friction, restitution, color, roughness, metallic, sheet]) => ({
    name,
    aliases: [name.replaceAll('_', ' '), ...aliases.split(',').filter((alias) => alias !== '')],
    generic: GENERIC.has(name),
    density,
    youngsModulus: gigapascals * 1e9,
    poissonsRatio,
    friction,
    restitution,
    color: parseHex(color),
    roughness,
    metallic,
    sheet: sheet / 1000,
  }),
);
