import type { ModelPayload } from '../../protocol/preview.js';

/** Whether two payloads of one model would show the same. */
export function isSamePayload(a: ModelPayload, b: ModelPayload): boolean {
  const { files: filesOfA, glb: glbOfA, ...restOfA } = a;
  const { files: filesOfB, glb: glbOfB, ...restOfB } = b;
  return (
    JSON.stringify(restOfA) === JSON.stringify(restOfB) &&
    filesOfA.length === filesOfB.length &&
    filesOfA.every(({ path, bytes }, i) => path === filesOfB[i].path && isSame(bytes, filesOfB[i].bytes)) &&
    isSame(glbOfA, glbOfB)
  );
}

const isSame = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a === undefined || b === undefined ? a === b : Buffer.compare(a, b) === 0;
