import type { Vec3 } from '../../core/math/vec3.js';
import type { ModelBody, ModelPart } from '../model.js';
import { part } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import { paint } from '../solids/solid.js';
import { coated, trimOf, withoutCollision } from './appliance-body.js';
import type { ButtonOptions } from './appliance-controls.js';
import { buttonCollar, faceBlock, knob, pushButton } from './appliance-controls.js';
import type { MicrowaveLayout } from './microwave-layout.js';

/** A point of the panel's face: x from its middle as a share of its width, z from below as a share of its height. */
const onPanel = ({ p, w, h, d, foot }: MicrowaveLayout, x: number, z: number): Vec3 => [
  w / 2 - (p.panel * w) / 2 + x * p.panel * w,
  -d / 2,
  foot + z * (h - foot),
];

/** The button that releases a door without a handle to pull. */
function releaseButton(f: MicrowaveLayout): ButtonOptions | undefined {
  const { p, w, h } = f;
  if (p.handle !== 'none' && p.handle !== 'pocket') return undefined;
  return {
    at: onPanel(f, 0, 0.1),
    facing: 'front',
    size: [0.8 * (p.panel * w), 0.1 * h],
    finish: trimOf(p.coat) === 'metal' ? 'metal' : 'accent',
    name: 'door button',
    description: 'Releases the door.',
  };
}

/** The panel beside the door, as thick as it and flush with it. */
export function panelPart(f: MicrowaveLayout, s: Shapes): ModelPart {
  const { p, w, h, d, foot, front, split } = f;
  const wide = 0.7 * p.panel * w;
  const release = releaseButton(f);
  return part('control panel', { material: 'abs', fill: 0.6, affordance: 4, description: 'Panel with the controls.' }, [
    ...coated(p.coat, s.boxBetween([split + 0.0015, -d / 2, foot], [w / 2, front + 0.001, h], { round: 0.004 })),
    ...withoutCollision(
      ...(p.controls === 'knobs'
        ? []
        : paint('screen', faceBlock(s, onPanel(f, 0, 0.87), 'front', [wide, 0.11 * h], [-0.001, 0.001]))),
      ...(p.controls === 'keypad'
        ? paint('keys', faceBlock(s, onPanel(f, 0, 0.5), 'front', [wide, 0.5 * h], [-0.001, 0.0014]))
        : []),
      ...(p.controls === 'dial'
        ? paint('keys', faceBlock(s, onPanel(f, 0, 0.67), 'front', [wide, 0.14 * h], [-0.001, 0.0014]))
        : []),
    ),
    ...(release === undefined ? [] : buttonCollar(s, release, 'dark')),
  ]);
}

/** Knobs and the release button, which move on the panel. */
export function controlBodies(f: MicrowaveLayout, s: Shapes, base: ModelBody): ModelBody[] {
  const { p, w, h } = f;
  const radius = Math.min(0.34 * (p.panel * w), 0.13 * h);
  const dials: [string, number, string][] =
    p.controls === 'knobs'
      ? [
          ['power knob', 0.74, 'Sets the power.'],
          ['timer knob', 0.42, 'Sets the time.'],
        ]
      : p.controls === 'dial'
        ? [['dial', 0.4, 'Sets time and power.']]
        : [];
  const knobs = dials.map(([name, z, description]) =>
    knob(s, base, {
      at: onPanel(f, 0, z),
      facing: 'front',
      radius,
      length: 0.045 * w,
      finish: trimOf(p.coat),
      name,
      description,
      ...(p.controls === 'knobs' ? { range: [0, 300] as const } : {}),
    }),
  );
  const release = releaseButton(f);
  return [...knobs, ...(release === undefined ? [] : [pushButton(s, base, release)])];
}
