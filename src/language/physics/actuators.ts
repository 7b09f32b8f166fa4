import { attributeText } from '../model/defaults.js';
import { memoize } from '../model/memoize.js';
import type { Model, ModelElement } from '../model/model.js';
import { symbolsOf } from '../model/symbols.js';

/** An actuator that drives a joint. */
export interface JointActuator {
  readonly element: ModelElement;
  /** `motor`, `position`, `general`. */
  readonly kind: string;
  readonly joint: ModelElement;
}

/** The elements of the `actuator` sections of a model. */
export const actuatorElements = memoize((model: Model): readonly ModelElement[] =>
  model.root.children
    .filter(({ node }) => node.name.text === 'actuator')
    .flatMap(({ children }) => children.filter(({ type }) => type !== undefined && type.id !== 'include')),
);

/** The actuators that drive a joint that is there. */
export const jointActuators = memoize((model: Model): readonly JointActuator[] => {
  const { find } = symbolsOf(model);
  return actuatorElements(model).flatMap((element) => {
    const name = attributeText(element, 'joint') ?? attributeText(element, 'jointinparent');
    const joint = name === undefined ? undefined : find('joint', name)[0]?.element;
    return joint === undefined ? [] : [{ element, kind: element.node.name.text, joint }];
  });
});
