import { defineCategory } from '../category.js';
import type { ModelBody } from '../model.js';
import { body, FIXED, hinge, part } from '../model.js';
import { choice, count, ratio, size } from '../parameters.js';
import { paint } from '../solids/solid.js';
import type { DoorHandleShape } from './door-handle.js';
import { handleLevers, handlePlates } from './door-handle.js';
import type { LeafShape } from './door-leaf.js';
import { doorLeaf } from './door-leaf.js';

/*
 * A door in its frame, with one leaf or two, opening towards the front. Leaves are 1.98 to 2.11 m high and 0.61 to 1.0 m wide (DIN 18101,
 * BS 4787) and 35 to 45 mm thick; an inner door's leaf weighs 15 to 30 kg, since it is hollow (the fill).
 */
export const door = defineCategory({
  name: 'door',
  parameters: {
    height: size(2.04, 0.04),
    style: choice({ panelled: 4, flush: 3, glazed: 2, 'half glazed': 2, louvred: 1, planks: 1 }),
    leaves: count(1, [4, 1]),
    hung: choice({ left: 1, right: 1 }),
    handle: choice({ lever: 3, 'curved lever': 2, knob: 3, 'pull bar': 1 }),
    plate: choice({ rose: 2, 'long plate': 1 }),
    columns: count(1, [2, 3, 1]),
    rows: count(1, [2, 2, 1]),
    material: choice({ wood: 2, mdf: 2, oak: 1, steel: 1 }),
    width: ratio(0.33, 0.5),
    thickness: ratio(0.017, 0.024),
    stile: ratio(0.1, 0.19),
    kick: ratio(0.06, 0.14),
    lock: ratio(0.38, 0.56),
    handleHeight: ratio(0.44, 0.56),
    handleSize: ratio(0.8, 1.25),
    casing: ratio(0.02, 0.055),
    frameDepth: ratio(0.035, 0.09),
  },
  view: { azimuth: [-65, 65], elevation: [-5, 25] },
  build: (p, s) => {
    const h = p.height;
    const w = p.width * h;
    const t = p.thickness * h;
    const gap = 0.0032;
    const [low, high] = [0.008, 0.008 + h];
    const inner = p.leaves === 1 ? w + 2 * gap : 2 * w + 3 * gap;
    const x = inner / 2;
    // The leaf's front is flush with the frame's; casings lie on the wall about it.
    const front = 0;
    const deep = Math.max(p.frameDepth * h, t + 0.03);
    const casing = p.casing * h;
    const top = high + gap;
    const jamb = 0.025;
    const stop = 0.012;
    const trim = -0.006;
    const frame = body(FIXED, [
      part('frame', { material: p.material === 'steel' ? 'steel' : 'wood', fill: p.material === 'steel' ? 0.12 : 0.7, affordance: 8, description: 'Frame with its casings, held by the wall.' }, [
        s.boxBetween([-x - jamb, front, 0], [-x, front + deep, top + jamb]),
        s.boxBetween([x, front, 0], [x + jamb, front + deep, top + jamb]),
        s.boxBetween([-x - 0.001, front, top], [x + 0.001, front + deep, top + jamb]),
        // What the leaf closes against.
        s.boxBetween([-x - 0.001, front + t + gap, 0], [-x + stop, front + deep - 0.002, top + 0.001]),
        s.boxBetween([x - stop, front + t + gap, 0], [x + 0.001, front + deep - 0.002, top + 0.001]),
        s.boxBetween([-x, front + t + gap, top - stop], [x, front + deep - 0.002, top + 0.001]),
        ...[front + trim, front + deep - 0.001].flatMap((y) => [
          s.boxBetween([-x - jamb * 0.5 - casing, y, 0], [-x - jamb * 0.3, y + 0.014, top + casing]),
          s.boxBetween([x + jamb * 0.3, y, 0], [x + jamb * 0.5 + casing, y + 0.014, top + casing]),
          s.boxBetween([-x - jamb * 0.5 - casing, y, top + jamb * 0.3], [x + jamb * 0.5 + casing, y + 0.014, top + jamb * 0.5 + casing]),
        ]),
      ]),
    ]); // prettier-ignore
    const bodies: ModelBody[] = [frame];
    const sides = p.leaves === 2 ? (['left', 'right'] as const) : ([p.hung] as const);
    for (const hung of sides) {
      const isLeft = hung === 'left';
      const x0 = p.leaves === 1 ? -w / 2 : isLeft ? -x + gap : gap / 2;
      const x1 = x0 + w;
      const shape: LeafShape = {
        style: p.style,
        x0,
        x1,
        z0: low,
        z1: high,
        front,
        thickness: t,
        stile: p.stile * w,
        kick: p.kick,
        lock: p.lock,
        columns: p.columns,
        rows: p.rows,
      };
      const { wood, glass } = doorLeaf(s, shape);
      const hinges = [0.1, 0.5, 0.9].map((k) => {
        const z = low + k * h;
        const at = isLeft ? x0 : x1;
        return s.cylinder([at, front - 0.006, z - 0.045], [at, front - 0.006, z + 0.045], 0.0055);
      });
      const inset =
        p.style === 'flush' || p.style === 'planks' ? 0.07 : Math.min(0.075, Math.max(0.062, 0.5 * shape.stile));
      const grip: DoorHandleShape = {
        kind: p.handle,
        plate: p.plate,
        x: isLeft ? x1 - inset : x0 + inset,
        z: low + p.handleHeight * h,
        towards: isLeft ? -1 : 1,
        front,
        back: front + t,
        size: 0.12 * p.handleSize,
        gap: 0.0025,
      };
      const name = p.leaves === 1 ? 'leaf' : `${hung} leaf`;
      const away = p.material === 'steel' ? 0.06 : 0.45;
      const fill = p.style === 'flush' || p.style === 'panelled' ? away : p.material === 'steel' ? 0.1 : 0.8;
      const seen = { closed: 0.45, between: [10, 92] } as const;
      // Opening brings the free edge to the front.
      const leaf = body(
        hinge({ axis: [0, 0, isLeft ? -1 : 1], position: [isLeft ? x0 : x1, front - 0.006, 0], range: [0, 95], seen }),
        [
          part(name, { material: p.material, fill, affordance: 3, description: 'Leaf; swings to the front.' }, [
            ...wood,
            ...paint('metal', ...hinges),
          ]),
          ...(glass.length > 0
            ? [part(`${name} glass`, { material: 'glass', affordance: 8, description: 'Panes.' }, paint('glass', ...glass))]
            : []),
          part(`${name} fittings`, { material: 'zinc_alloy', fill: 0.6, affordance: p.handle === 'pull bar' ? 1 : 6, description: 'Plates of the handle.' }, [
            ...paint('metal', ...handlePlates(s, grip)),
          ]),
        ],
        frame,
      ); // prettier-ignore
      bodies.push(leaf);
      const levers = handleLevers(s, grip);
      if (levers.length === 0) continue;
      const isKnob = p.handle === 'knob';
      bodies.push(
        body(
          hinge({
            axis: [0, grip.towards, 0],
            position: [grip.x, front, grip.z],
            range: isKnob ? [-50, 50] : [0, 40],
            seen: isKnob ? 'never' : { closed: 0.9, between: [0, 40] },
          }),
          [
            part(p.leaves === 1 ? 'handle' : `${hung} handle`, { material: 'zinc_alloy', fill: isKnob ? 0.25 : 0.7, affordance: 1, description: 'Handle; turns to open the latch.' }, [
              ...paint('metal', ...levers),
            ]),
          ],
          leaf,
        ),
      ); // prettier-ignore
    }
    return { ...(p.leaves === 2 ? { title: 'Double door' } : {}), bodies };
  },
});
