import type { Vec3 } from '../../core/math/vec3.js';
import type { ObjectModel } from '../model.js';
import { body, FIXED, part, slide } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import { paint } from '../solids/solid.js';
import type { Station } from './flat-bar.js';
import { flatBar } from './flat-bar.js';

interface Values {
  readonly height: number;
  readonly width: number;
  readonly depth: number;
  readonly split: number;
  readonly hood: number;
}

/** A long lighter for candles and grills, lying on its side: a handle with a trigger, and a barrel to the right. */
export function buildStick(p: Values, s: Shapes): ObjectModel {
  const l = 3.3 * p.height;
  const gap = l / 300;
  const barrel = 0.36 * p.hood * l;
  const half = 0.055 * p.width * l;
  const height = 0.12 * p.depth * l + 0.02 * l;
  const place = ([x, y, z]: Vec3): Vec3 => [x - l / 2, y, z];
  const front = l - barrel;
  // The window that the trigger moves in is at `x0` to `x1`, on the lower side.
  const [x0, x1] = [0.6 * front, 0.82 * front];
  const floor = -0.35 * half;
  const at: Station[] = [[0, -0.5, 0.5], [0.02, -0.8, 0.75], [0.08, -1, 0.9], [0.3, -0.75, 0.95], [0.5, -0.8, 1]].map(([x, low, high]): Station => [x * front, low * half, high * half]); // prettier-ignore
  const outline: Station[] = [
    ...at,
    [x0 - 0.001, -0.9 * half, half],
    [x0, floor, half],
    [x1, floor, 0.8 * half],
    [x1 + 0.001, -0.85 * half, 0.75 * half],
    [front, -0.4 * half, 0.45 * half],
  ];
  const middle = height / 2;
  const r = 0.012 * l;
  const axis = (x: number): Vec3 => place([x, 0.02 * half, middle]);
  // A guard closes the window below the trigger.
  const guard = flatBar(s, [[x0 - 0.004 * l, -1.75 * half, -1.5 * half], [x1 + 0.004 * l, -1.7 * half, -1.45 * half]], [0.25 * height, 0.75 * height], 'bevel', place); // prettier-ignore
  const posts = [x0 - 0.01 * l, x1 + 0.004 * l].map(
    (x) =>
    flatBar(s, [[x, -1.7 * half, -0.6 * half], [x + 0.008 * l, -1.7 * half, -0.6 * half]], [0.25 * height, 0.75 * height], 'plain', place), // prettier-ignore
  );
  const base = body(FIXED, [
    part('handle', { material: 'abs', fill: 0.55, affordance: 2, description: 'Hollow handle with the gas tank.' }, [
      flatBar(s, outline, [0, height], 'bevel', place),
      guard,
      ...posts,
      ...paint('glass', s.box(place([0.2 * front, 0, height - 0.0006]), [0.2 * front, 0.5 * half, 0.0022])),
    ]),
    part(
      'barrel',
      { material: 'stainless_steel', fill: 0.35, affordance: 5, description: 'Tube that the flame comes out of.' },
      [
        s.cylinder(axis(front - 0.01 * l), axis(l), r),
        ...paint('metal', s.cylinder(axis(front - 0.01 * l), axis(front + 0.03 * l), 1.6 * r, 1.1 * r)),
        ...paint(
          'dark',
          s.cylinder(axis(l - 0.004), axis(l + 3e-4), 0.7 * r),
          s.cylinder(axis(l - 0.03 * l), axis(l - 0.02 * l), 1.03 * r),
        ),
      ],
    ),
  ]);
  const travel = 0.35 * half;
  const top = floor - gap - travel;
  const trigger = flatBar(s, [[x0 + gap + 0.001, top - 0.3 * half, top], [0.5 * (x0 + x1), top - 0.42 * half, top], [x1 - gap - 0.001, top - 0.6 * half, top]], [0.2 * height, 0.8 * height], 'bevel', place); // prettier-ignore
  const moving = body(
    slide({ axis: [0, 1, 0], range: [0, travel] }),
    [part('trigger', { material: 'pom', affordance: 1, description: 'Pulled to light the flame.' }, [trigger])],
    base,
  );
  return { title: 'Stick lighter', bodies: [base, moving] };
}
