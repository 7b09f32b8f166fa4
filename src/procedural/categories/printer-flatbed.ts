import { quatFromAxisAngle } from '../../core/math/quat.js';
import type { Vec3 } from '../../core/math/vec3.js';
import type { ModelBody, ObjectModel } from '../model.js';
import { body, FIXED, hinge, part, slide } from '../model.js';
import { paint } from '../solids/solid.js';
import type { Block } from './appliance-body.js';
import { coated, feet, lining, openFront, withoutCollision } from './appliance-body.js';
import { pushButton } from './appliance-controls.js';
import type { PrinterLayout } from './printer-layout.js';
import { drawCassettes, FOOT } from './printer-layout.js';
import { drawPanel } from './printer-panel.js';

/** An inkjet with a cassette below, an opening that paper comes out of, and a flatbed scanner with a lid on top. */
export function drawFlatbed(layout: PrinterLayout): ObjectModel {
  const { p, s, w, d, h } = layout;
  const front = -d / 2;
  const cassettes = drawCassettes(layout, front, front - 0.003);
  const lid = p.lid * w;
  const mouthLow = cassettes.top;
  const mouthHigh = mouthLow + Math.max(0.04, p.mouth * h);
  // The scanner's block is never too thin for what is on its front.
  const deck = Math.max(h - lid, mouthHigh + 0.05);
  const half = (p.mouthWidth * w) / 2;
  const housing: Block = { from: [-w / 2, front, mouthLow], to: [w / 2, d / 2, mouthHigh] };
  const mouth: Block = {
    from: [-half, front, mouthLow + 0.002],
    to: [half, front + 0.62 * d, mouthHigh - 0.004],
  };
  const onTop = p.panel === 'top';
  const strip = onTop ? p.panelSize * d : 0;
  const rear = p.support === 'yes' ? lid + 0.045 : 0.004;
  const glass = s.boxBetween(
    [-0.42 * w, front + strip + 0.06 * d, deck - 0.002],
    [0.42 * w, d / 2 - rear - 0.05 * d, deck + 0.001],
  );
  const tall = deck - mouthHigh;
  const panel = onTop
    ? drawPanel(layout, [0, front + strip / 2, deck], 'up', 0.8 * w, 0.7 * strip, p.buttons)
    : p.panel === 'front'
      ? drawPanel(layout, [-0.02 * w, front, mouthHigh + tall / 2], 'front', 0.86 * w, 0.66 * tall, p.buttons)
      : undefined;
  const lean = 0.35;
  const supportHigh = 0.42 * w;
  const support = (thickness: number, wide: number, long: number, shift: number) =>
    s.box(
      [0, d / 2 - 0.02 + 0.5 * long * Math.sin(lean) - shift, deck + 0.5 * long * Math.cos(lean) - 0.004],
      [wide, thickness, long],
      { rotation: quatFromAxisAngle([1, 0, 0], -lean) },
    );
  const base = body(FIXED, [
    part('housing', { material: 'abs', fill: 0.19, affordance: 6, description: 'Housing with print head and scanner.' }, [
      ...cassettes.housing,
      ...coated(p.coat, ...openFront(s, housing, mouth), s.boxBetween([-w / 2, front, mouthHigh], [w / 2, d / 2, deck], { round: 0.006 })),
      ...lining(s, mouth, 'dark', 0.002),
      ...(p.support === 'yes' ? paint('dark', support(0.005, 0.6 * w, supportHigh, 0)) : []),
      ...withoutCollision(
        ...paint('glass', glass),
        ...(p.support === 'yes' ? paint('label', support(0.003, 0.5 * w, 1.12 * supportHigh, 0.0035)) : []),
      ),
      ...paint('rubber', ...feet(s, housing, 0.014, FOOT + 0.001)),
    ]),
    ...(panel === undefined ? [] : [part('control panel', { material: 'abs', affordance: 3, description: 'Screen and buttons.' }, panel.solids)]),
  ]); // prettier-ignore
  const bodies: ModelBody[] = [base, ...cassettes.moving(base)];

  const low = deck + 0.003;
  const lidFront = front + strip + (onTop ? 0.004 : 0);
  const pivot: Vec3 = [0, d / 2 - rear, low];
  const hump = 0.055;
  const feeder =
    p.feeder === 'no'
      ? []
      : [
          ...coated(p.coat, s.boxBetween([-0.46 * w, lidFront + 0.1 * d, low + lid - 0.002], [-0.14 * w, d / 2 - rear - 0.06 * d, low + lid + hump], { round: 0.008 })),
          ...paint('dark', s.boxBetween([-0.15 * w, lidFront + 0.14 * d, low + lid + 0.55 * hump], [0.3 * w, d / 2 - rear - 0.1 * d, low + lid + 0.55 * hump + 0.006])),
        ]; // prettier-ignore
  bodies.push(
    body(
      hinge({ axis: [-1, 0, 0], position: pivot, range: [0, 80], seen: { closed: 0.6, between: [25, 80] } }),
      [
        part('scanner lid', { material: 'abs', fill: 0.4, affordance: 1, description: 'Lid over the glass.' }, [
          ...coated(p.coat, s.boxBetween([-w / 2, lidFront, low], [w / 2, d / 2 - rear, low + lid], { round: 0.007 })),
          ...feeder,
          ...withoutCollision(
            ...paint('light', s.boxBetween([-0.44 * w, lidFront + 0.05 * d, low - 0.0012], [0.44 * w, d / 2 - rear - 0.04 * d, low + 0.002])),
            ...paint('dark', s.boxBetween([-0.1 * w, lidFront - 0.001, low + 0.1 * lid], [0.1 * w, lidFront + 0.004, low + 0.45 * lid])),
          ),
        ]),
      ],
      base,
    ),
  ); // prettier-ignore

  // The output tray lies on the floor of the opening.
  const z = mouth.from[2] + 0.0035;
  const reach = 0.5 * d;
  bodies.push(
    body(
      slide({ axis: [0, -1, 0], range: [0, 0.75 * reach], seen: { closed: 0.5, between: [0.2 * reach, 0.75 * reach] } }),
      [
        part('output tray', { material: 'abs', affordance: 3, description: 'Slides out to catch the paper.' }, paint('dark',
          s.boxBetween([-0.9 * half, front + 0.004, z], [0.9 * half, front + reach, z + 0.004]),
          s.boxBetween([-0.2 * half, front + 0.004, z + 0.003], [0.2 * half, front + 0.009, z + 0.018]),
        )),
      ],
      base,
    ),
  ); // prettier-ignore
  if (panel !== undefined) bodies.push(...panel.buttons.map((button) => pushButton(s, base, button)));
  else bodies.push(tiltingPanel(layout, base, front, [mouthHigh, deck]));
  return { bodies };
}

/** A control panel hinged at its upper edge in front of the scanner. */
function tiltingPanel(layout: PrinterLayout, base: ModelBody, front: number, [from, to]: [number, number]): ModelBody {
  const { s, w, p } = layout;
  const [low, high] = [Math.min(from + 0.006, to - 0.05), to - 0.004];
  const half = 0.4 * w;
  const face = front - 0.02;
  const panel = drawPanel(layout, [0, face, (low + high) / 2], 'front', 1.85 * half, 0.8 * (high - low), 0);
  const keys = s.boxBetween([0.1 * half, face - 0.002, low + 0.25 * (high - low)], [0.85 * half, face, high - 0.25 * (high - low)]);
  return body(
    hinge({ axis: [-1, 0, 0], position: [0, front - 0.003, high], range: [0, 60], seen: { closed: 0.5, between: [10, 60] } }),
    [
      part('control panel', { material: 'abs', affordance: 1, description: 'Tilts up; screen and keys.' }, [
        ...coated(p.coat, s.boxBetween([-half, face, low], [half, front - 0.003, high], { round: 0.004 })),
        ...panel.solids,
        ...withoutCollision(...paint('keys', keys)),
      ]),
    ],
    base,
  );
} // prettier-ignore
