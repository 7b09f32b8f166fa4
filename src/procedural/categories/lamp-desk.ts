import type { Vec3 } from '../../core/math/vec3.js';
import { add, scale } from '../../core/math/vec3.js';
import type { ModelBody } from '../model.js';
import { body, hinge, part } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { collidingAs, drawnOnly } from './drawn-only.js';
import type { ShadeShape } from './lamp-shade.js';
import { reflector } from './lamp-shade.js';

/** An arm of two bars that bends in the plane x = 0 over a post on a base; m. */
interface ArmShape {
  /** Top of the base. */
  readonly from: number;
  readonly lower: number;
  readonly upper: number;
  readonly bar: number;
  readonly springs: boolean;
  readonly material: string;
  readonly gap: number;
}

const inPlane = (angle: number): Vec3 => [0, -Math.sin(angle), Math.cos(angle)];
const degrees = Math.PI / 180;

/** How the arm is drawn, from upright towards the front: the lower bar leans back, the upper one reaches forward, the head looks down. */
const LOWER = -28 * degrees;
const UPPER = 58 * degrees;
const HEAD = 150 * degrees;

/**
 * Post, two arms and head. Forks and single bars take turns, so that each moves beside the next: the post's lug and the upper arm are in
 * the middle, the lower arm and the head's cheeks on both sides of them.
 */
export function deskLampArm(s: Shapes, a: ArmShape, shade: ShadeShape, base: ModelBody): ModelBody[] {
  const middle = 1.15 * a.bar;
  const side = middle + a.gap + a.bar;
  const eye = 1.9 * a.bar;
  const about = { material: a.material };
  const foot: Vec3 = [0, 0, a.from + 0.035 + eye];
  const elbow = add(foot, scale(inPlane(LOWER), a.lower));
  const wrist = add(elbow, scale(inPlane(UPPER), a.upper));
  const across = (p: Vec3, x: number): Vec3 => [x, p[1], p[2]];
  const disc = (p: Vec3, x: number, half: number, r: number): Solid =>
    s.cylinder(across(p, x - half), across(p, x + half), r);
  // A bar between two eyes collides as the hull of these.
  const rimOf = (p: Vec3, x: number, half: number): Vec3[] =>
    [-half, half].flatMap((d) =>
      Array.from({ length: 6 }, (_, k): Vec3 => {
        const angle = (Math.PI / 3) * k;
        return [x + d, p[1] + eye * Math.cos(angle), p[2] + eye * Math.sin(angle)];
      }),
    );
  const strut = (p: Vec3, q: Vec3, x: number, half: number, bar: number, eyes: readonly Vec3[]): Solid[] =>
    collidingAs(
      [...rimOf(p, x, half), ...rimOf(q, x, half)],
      ...eyes.map((at) => disc(at, x, half, eye)),
      s.cylinder(across(p, x), across(q, x), bar),
    );

  const post = body(hinge({ axis: [0, 0, 1], position: [0, 0, a.from], range: [-170, 170] }), [
    part('post', { ...about, affordance: 5, description: 'Post; turns on the base.' }, [
      s.cylinder([0, 0, a.from + a.gap], [0, 0, foot[2] - eye - a.gap], 2 * side),
      s.boxBetween([-middle, -0.9 * eye, foot[2] - eye - 2 * a.gap], [middle, 0.9 * eye, foot[2]]),
      disc(foot, 0, middle, 0.9 * eye),
    ]),
  ], base); // prettier-ignore

  // A bridge joins the fork's bars where nothing turns between them.
  const bridge = (from: Vec3, angle: number, d: number): Solid => {
    const p = add(from, scale(inPlane(angle), d));
    return s.cylinder(across(p, -side), across(p, side), a.bar);
  };
  const spring = (from: Vec3, to: Vec3, x: number): Solid[] =>
    a.springs
      ? paint('metal', ...drawnOnly(s.cylinder(across(add(scale(from, 0.8), scale(to, 0.2)), x), across(add(scale(from, 0.45), scale(to, 0.55)), x), 1.45 * a.bar)))
      : []; // prettier-ignore
  const lower = body(
    hinge({ axis: [1, 0, 0], position: foot, range: [-38, 25], seen: { closed: 0, between: [-30, 20] } }),
    [
      part('lower arm', { ...about, affordance: 2, description: 'Lower arm; tilts on the post.' }, [
        ...[-side, side].flatMap((x) => [...strut(foot, elbow, x, a.bar, a.bar, [foot, elbow]), ...spring(foot, elbow, x)]),
        ...drawnOnly(bridge(foot, LOWER, 0.5 * a.lower), bridge(foot, LOWER, a.lower - eye - 2.5 * a.bar - a.gap)),
      ]),
    ],
    post,
  ); // prettier-ignore
  const upper = body(
    hinge({ axis: [1, 0, 0], position: elbow, range: [-40, 30], seen: { closed: 0, between: [-35, 25] } }),
    [
      part('upper arm', { ...about, affordance: 2, description: 'Upper arm; tilts at the elbow.' }, [
        ...strut(elbow, wrist, 0, middle, a.bar, [elbow, wrist]),
        ...spring(elbow, wrist, 0),
      ]),
    ],
    lower,
  );
  const looking = inPlane(HEAD);
  const socket = Math.max(1.15 * side, 0.3 * shade.radius);
  const neck = add(wrist, scale(looking, eye + a.gap + 1.6 * socket + a.bar));
  const cheek = add(wrist, scale(looking, eye + a.gap + 1.5 * a.bar));
  const head = body(
    hinge({ axis: [1, 0, 0], position: wrist, range: [-60, 34], seen: { closed: 0, between: [-50, 28] } }),
    [
      part(
        'head',
        { ...about, fill: 0.45, affordance: 1, description: 'Head with the reflector and the lamp; tilts.' },
        [
          ...[-side, side].flatMap((x) => strut(wrist, cheek, x, a.bar, a.bar, [wrist])),
          s.cylinder(across(cheek, -side), across(cheek, side), 1.2 * a.bar),
          s.cylinder(cheek, neck, 1.2 * a.bar),
          ...reflector(s, shade, neck, looking, socket),
        ],
      ),
    ],
    upper,
  );
  return [post, lower, upper, head];
}
