import { defineCategory } from '../category.js';
import { choice, ratio, size } from '../parameters.js';
import { buildDisposable } from './lighter-disposable.js';
import { buildFlip } from './lighter-flip.js';
import { buildStick } from './lighter-stick.js';

/*
 * Lighters: disposable ones with a wheel and a button, flip-top petrol lighters, and long ones with a trigger for candles. The height is
 * that of the two pocket kinds: disposables 80 mm (ISO 9994 sets no size; the common ones are 80 x 25 x 14 mm, 20 g), flip-tops 57 mm
 * (57 x 38 x 13 mm, 55 g), which is why a flip-top is drawn as 0.72 of it. Stick lighters are 27 cm long and weigh 60 g.
 */
export const lighter = defineCategory({
  name: 'lighter',
  parameters: {
    height: size(0.08, 0.006),
    kind: choice({ wheel: 4, piezo: 1.5, flip: 4, stick: 1 }),
    width: ratio(0.85, 1.2),
    /** Depth, share of the width. */
    depth: ratio(0.4, 0.62),
    /** From an oval or round-edged body to a square one. */
    squareness: ratio(0, 1),
    /** Where the body ends and hood or lid begin, against what is usual. */
    split: ratio(0.94, 1.06),
    /** Of the hood or the chimney, against what is usual. */
    hood: ratio(0.8, 1.2),
    fill: choice({ clear: 1, opaque: 2 }),
    metal: choice({ bright: 2, brass: 1, painted: 1 }),
  },
  view: { azimuth: [-75, 75], elevation: [0, 45] },
  build: (p, s) => {
    switch (p.kind) {
      case 'flip':
        return buildFlip(p, s);
      case 'stick':
        return buildStick(p, s);
      case 'wheel':
      case 'piezo':
        return buildDisposable(p, p.kind, s);
    }
  },
});
