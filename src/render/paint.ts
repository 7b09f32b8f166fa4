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
      break;
    case 'wood':
      paintWood(surface, spot);
      break;
    case 'fabric':
      paintFabric(surface, spot);
      break;
    case 'brushed':
      paintBrushed(surface, spot);
      break;
    case 'speckle':
      paintSpeckle(surface, spot);
      break;
    case 'cardboard':
      paintCardboard(surface, spot);
      break;
    case 'marble':
      paintMarble(surface, spot);
      break;
    case 'leather':
      paintLeather(surface, spot);
      break;
    case 'stripes':
      paintStripes(surface, spot);
      break;
    case 'screen':
      paintScreen(surface, spot);
      break;
    case 'keys':
      paintKeys(surface, spot);
      break;
    case 'label':
      paintLabel(surface, spot);
      break;
    case 'dial':
      paintDial(surface, spot);
      break;
    case 'map':
      paintMap(surface, spot);
      break;
    case 'mesh':
      paintMesh(surface, spot);
      break;
  }
}
