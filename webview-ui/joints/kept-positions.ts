import type { CompiledScene, SimState } from '../simulation/sim-protocol.js';

/** Position in qpos of every joint, by name: a joint that is still there after a change keeps its position. */
export function positionsByName(
  compiled: CompiledScene | undefined,
  state: SimState | undefined,
): Record<string, number[]> {
  if (compiled === undefined || state === undefined) return {};
  const { joints } = compiled.scene;
  return Object.fromEntries(
    joints
      .filter((joint) => joint.name !== '' && joint.type !== 'free')
      .map((joint) => {
        const start = joint.qposAddress;
        return [joint.name, [...state.qpos.slice(start, start + joint.initial.length)]];
      }),
  );
}

/** Joints of the model that have a kept position of the right length, moved into their limits. */
export function positionsByNumber(
  compiled: CompiledScene,
  positions: Readonly<Record<string, readonly number[]>>,
): Map<number, readonly number[]> {
  const found = new Map<number, readonly number[]>();
  compiled.scene.joints.forEach((joint, index) => {
    const position = Object.hasOwn(positions, joint.name) ? positions[joint.name] : undefined;
    if (position?.length !== joint.initial.length) return;
    const [low, high] = joint.type === 'ball' ? [-1, 1] : (joint.range ?? [-Infinity, Infinity]);
    found.set(index, position.map((value) => Math.min(high, Math.max(low, value)))); // prettier-ignore
  });
  return found;
}
