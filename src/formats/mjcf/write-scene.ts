import type { AssetFiles } from '../../core/asset-files.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { norm } from '../../core/math/vec3.js';
import type { SimAsset } from '../../core/sim-asset.js';
import { formatNumber, formatNumbers } from '../number-text.js';
import { element, writeXml } from '../xml-tree.js';
import { SCENE_OPTION } from './contact-parameters.js';

/** Name of the floor geom in scene.xml. */
const FLOOR_GEOM = 'floor';

/**
 * A scene for the asset's MJCF: `scene.xml`, which includes NAME.xml from the same folder and adds a floor, light and sky.
 *
 * The scene's frame is the asset's frame, so that poses agree in all files; the floor lies `mountHeight` below its origin. MuJoCo takes
 * the larger friction of two geoms and the mean of their solref weighted by solmix: the floor has little of both, so that the
 * object's material decides how it slides and bounces.
 */
export function writeScene(asset: SimAsset): AssetFiles {
  const { dimensions, mountHeight } = asset;
  const extent = round(Math.max(0.5 * norm(dimensions), 1e-3));
  const centre: Vec3 = [0, 0, round(dimensions[2] / 2)];
  const root = element('mujoco', { model: `${asset.name} scene` }, [
    element('include', { file: `${asset.name}.xml` }),
    element('option', SCENE_OPTION),
    element('statistic', { center: formatNumbers(centre), extent: formatNumber(extent) }),
    element('visual', {}, [
      element('headlight', { ambient: '0.3 0.3 0.3', diffuse: '0.5 0.5 0.5', specular: '0.1 0.1 0.1' }),
      element('global', { azimuth: '140', elevation: '-20', offwidth: '1280', offheight: '960' }),
      // Near plane in units of the extent: small objects can be looked at closely.
      element('map', { znear: '0.01', zfar: '100' }),
    ]),
    element('asset', {}, [
      element('texture', {
        name: 'sky',
        type: 'skybox',
        builtin: 'gradient',
        rgb1: '0.75 0.83 0.9',
        rgb2: '0.35 0.42 0.5',
        width: '256',
        height: '1536',
      }),
      element('texture', {
        name: 'floor',
        type: '2d',
        builtin: 'checker',
        mark: 'edge',
        rgb1: '0.82 0.83 0.84',
        rgb2: '0.76 0.77 0.78',
        markrgb: '0.7 0.7 0.7',
        width: '300',
        height: '300',
      }),
      element('material', {
        name: 'floor',
        texture: 'floor',
        texuniform: 'true',
        texrepeat: '2 2',
        reflectance: '0.05',
      }),
    ]),
    element('worldbody', {}, [
      element('light', {
        name: 'sun',
        type: 'directional',
        pos: formatNumbers([round(-2 * extent), round(-2 * extent), round(centre[2] + 4 * extent)]),
        dir: '0.4 0.4 -0.8',
        diffuse: '0.6 0.6 0.6',
        castshadow: 'true',
      }),
      element('geom', {
        name: FLOOR_GEOM,
        type: 'plane',
        size: '0 0 0.05',
        pos: mountHeight === 0 ? undefined : formatNumbers([0, 0, -mountHeight]),
        material: 'floor',
        friction: '0.1 0.0001 0.00001',
        solmix: '0.001',
      }),
    ]),
  ]);
  return new Map([['scene.xml', new TextEncoder().encode(writeXml(root))]]);
}

const round = (value: number): number => Number(value.toPrecision(4));
