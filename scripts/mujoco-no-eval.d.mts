import type { Plugin } from 'esbuild';

export function removeDynamicCode(source: string): string;
export const mujocoNoEval: Plugin;
