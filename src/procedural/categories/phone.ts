import { defineCategory } from '../category.js';
import { choice, ratio, size } from '../parameters.js';
import { cordlessPhone, deskPhone } from './phone-desk.js';
import { barPhone } from './phone-bar.js';
import { flipPhone, sliderPhone } from './phone-moving.js';

/*
 * Telephones: smartphones and keypad phones lying on their backs, flip and slider phones, desk phones and cordless ones. The size is the
 * length of a smartphone, 12 to 17 cm; the others follow from it. Mobiles weigh 80 to 220 g, desk phones 0.6 to 1 kg (makers' data
 * sheets).
 */
export const phone = defineCategory({
  name: 'phone',
  parameters: {
    length: size(0.146, 0.01),
    kind: choice({ smart: 3, keypad: 1, flip: 2, slider: 1, desk: 2, cordless: 1 }),
    width: ratio(0.42, 0.54),
    /** Between the thinnest and the thickest of the kind. */
    thickness: ratio(0, 1),
    corner: ratio(0.04, 0.36),
    edge: ratio(0.05, 0.45),
    bezel: ratio(0.02, 0.1),
    /** Below and above the screen, shares of the length. */
    chin: ratio(0.02, 0.14),
    brow: ratio(0.02, 0.14),
    keypad: ratio(0.34, 0.5),
    keyFill: ratio(0.62, 0.9),
    keys: choice({ round: 1, square: 2 }),
    home: choice({ none: 2, button: 1 }),
    caps: choice({ dark: 2, light: 1, metal: 1 }),
    material: choice({ abs: 3, aluminum: 1 }),
  },
  view: { azimuth: [-120, 120], elevation: [10, 75] },
  build: (p, s) => {
    switch (p.kind) {
      case 'smart':
      case 'keypad':
        return barPhone({ ...p, kind: p.kind }, s);
      case 'flip':
        return flipPhone(p, s);
      case 'slider':
        return sliderPhone(p, s);
      case 'desk':
        return deskPhone(p, s);
      case 'cordless':
        return cordlessPhone(p, s);
    }
  },
});
