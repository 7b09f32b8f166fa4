import {
  paintBrushed,
  paintCardboard,
  paintFabric,
  paintLeather,
  paintMarble,
  paintSpeckle,
  paintStripes,
  paintWood,
} from './paint-grain.js';
import { paintDial, paintKeys, paintLabel, paintMap, paintMesh, paintScreen } from './paint-printed.js';
import type { Spot, Surface } from './surface.js';

/** Writes what a surface looks like at a spot to it: colour, roughness, metalness, glow. */
export function paintSpot(surface: Surface, spot: Spot): void {
  spot.roughness = surface.roughness;
  spot.metallic = surface.metallic;
  spot.glow = surface.glow;
  switch (surface.pattern) {
    case 'plain':
      spot.r = surface.color[0];
      spot.g = surface.color[1];
      spot.b = surface.color[2];
      return;
    case 'wood':
      return paintWood(surface, spot);
    case 'fabric':
      return paintFabric(surface, spot);
    case 'brushed':
      return paintBrushed(surface, spot);
    case 'speckle':
      return paintSpeckle(surface, spot);
    case 'cardboard':
      return paintCardboard(surface, spot);
    case 'marble':
      return paintMarble(surface, spot);
    case 'leather':
      return paintLeather(surface, spot);
    case 'stripes':
      return paintStripes(surface, spot);
    case 'screen':
      return paintScreen(surface, spot);
    case 'keys':
      return paintKeys(surface, spot);
    case 'label':
      return paintLabel(surface, spot);
    case 'dial':
      return paintDial(surface, spot);
    case 'map':
      return paintMap(surface, spot);
    case 'mesh':
      return paintMesh(surface, spot);
  }
}
