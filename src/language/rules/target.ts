import { effectiveText } from '../model/defaults.js';
import type { ModelElement } from '../model/model.js';
import { findAttribute, walkElements } from '../model/model.js';
import type { Rule } from './rule.js';

/**
 * What MJX, the MuJoCo for JAX, does not have: it refuses the model. From its table of features
 * (https://mujoco.readthedocs.io/en/stable/mjx.html#feature-parity), of which this is what can be told from the text.
 */
export const target: Rule = {
  id: 'port/target',
  severity: 'info',
  languages: ['mjcf'],
  preset: 'opt-in',
  check: (model, report) => {
    for (const element of walkElements(model.root)) {
      if (element.type === undefined || element.isOpen) continue;
      const found = findUnsupported(element, (name) => effectiveText(model, element, name));
      if (found === undefined) continue;
      const { start, end } = findAttribute(element, found.attribute ?? '') ?? element.node.name;
      report(element, { start, end, message: `MJX (JAX) has no ${found.what}.` });
    }
  },
};

interface Unsupported {
  readonly what: string;
  readonly attribute?: string;
}

function findUnsupported(element: ModelElement, text: (name: string) => string | undefined): Unsupported | undefined {
  const tag = element.node.name.text;
  const parent = element.parent?.node.name.text ?? '';
  if (tag === 'option') {
    if (text('integrator') === 'implicit')
      return { what: 'integrator "implicit": take implicitfast', attribute: 'integrator' };
    if (text('solver') === 'PGS') return { what: 'solver PGS: take Newton or CG', attribute: 'solver' };
    if (Number(text('noslip_iterations') ?? '0') > 0) return { what: 'noslip pass', attribute: 'noslip_iterations' };
    return undefined;
  }
  if (tag === 'flexcomp' || tag === 'flex' || tag === 'skin')
    return tag === 'skin' ? undefined : { what: 'flexible bodies' };
  if (tag === 'plugin') return { what: 'plugins' };
  if (tag === 'geom' && element.type?.id === 'geom' && !element.inDefault) {
    if (text('type') === 'sdf') return { what: 'signed distance fields', attribute: 'type' };
    if (text('fluidshape') === 'ellipsoid') return { what: 'ellipsoid model of fluid forces', attribute: 'fluidshape' };
  }
  if (parent !== 'actuator') return undefined;
  if (tag === 'adhesion') return { what: 'adhesion' };
  if (findAttribute(element, 'cranksite') !== undefined) return { what: 'slider-cranks', attribute: 'cranksite' };
  if (tag === 'general' && text('dyntype') === 'user')
    return { what: 'actuator dynamics of the user', attribute: 'dyntype' };
  return undefined;
}
