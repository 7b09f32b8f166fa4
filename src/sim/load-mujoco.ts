import type { MainModule } from '@mujoco/mujoco';
import type { MujocoData, MujocoModel } from './mujoco-types.js';

/** The default export of `@mujoco/mujoco`. */
export type MujocoFactory = (options?: unknown) => Promise<MainModule>;

/** The engine's code: the bytes of `mujoco.wasm`, or a module compiled from them before (which may be posted to a worker). */
export type MujocoSource = { readonly factory: MujocoFactory } & (
  { readonly wasmBytes: BufferSource } | { readonly wasmModule: WebAssembly.Module }
);

/** A running MuJoCo. One heap (2 GB at most) for all models compiled with it; the host frees it by dropping the engine. */
export interface MujocoEngine {
  readonly mj: MainModule;
  /** `3.14.0`. */
  readonly version: string;
  /** Post it to workers, or keep it: a second engine from it starts in half the time. */
  readonly wasmModule: WebAssembly.Module;
  /** Runs a call that may throw out of the engine, and puts the C stack back when it does. */
  guard<T>(call: () => T): T;
  /** False once the engine has crashed (a trap in its code, as by a model of many gigabytes): its memory cannot be trusted then. */
  isSound(): boolean;
  /** Runs `call` and returns what the engine printed meanwhile. */
  capture<T>(call: () => T): { readonly value: T; readonly printed: readonly string[] };
  /** Size of the heap, bytes. It never shrinks. */
  heapBytes(): number;
  /** Allocates the state for a model. The caller deletes it. */
  createData(model: MujocoModel): MujocoData;
}

interface RawExports {
  readonly memory: WebAssembly.Memory;
  malloc(bytes: number): number;
  _emscripten_stack_restore(address: number): void;
  emscripten_stack_get_current(): number;
}

/**
 * The build's C stack is 64 KB, which 140 nested bodies overrun in silence; the compiler recurses once per level. 16 MB hold more
 * than 1000 levels, where the XML reader gives up with a proper message.
 */
const STACK_BYTES = 16 << 20;

/**
 * Starts MuJoCo. Works in Node, in workers and in a browser worker: nothing is fetched, the caller brings factory and code.
 *
 * Works around two defects of the build: the small C stack (moved to a heap block) and the stack pointer that stays where it was
 * when an exception leaves the engine (about 1.2 KB lost per failed compile; `guard` puts it back). The third, code made from text
 * at run time, is removed when bundling: scripts/mujoco-no-eval.mjs.
 */
export async function loadMujoco(source: MujocoSource): Promise<MujocoEngine> {
  const wasmModule = 'wasmModule' in source ? source.wasmModule : await WebAssembly.compile(source.wasmBytes);
  let exports: RawExports | undefined;
  let printed: string[] | undefined;
  const print = (line: string): void => {
    printed?.push(line);
  };
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => (fail = reject));
  const started = source.factory({
    print,
    printErr: print,
    // Resolves with the exports that the package keeps to itself: the allocator and the stack pointer.
    instantiateWasm(
      imports: WebAssembly.Imports,
      done: (instance: WebAssembly.Instance, m: WebAssembly.Module) => void,
    ) {
      WebAssembly.instantiate(wasmModule, imports)
        .then((instance) => {
          exports = instance.exports as unknown as RawExports;
          done(instance, wasmModule);
        })
        .catch(fail);
      return {};
    },
  });
  const mj = await Promise.race([started, failed]);
  if (exports === undefined) throw new Error('the engine started without its exports');
  const raw = exports;
  const block = raw.malloc(STACK_BYTES);
  // The stack grows down and must be 16-byte aligned.
  raw._emscripten_stack_restore((block + STACK_BYTES) & ~15);

  let sound = true;
  const guard = <T>(call: () => T): T => {
    const stack = raw.emscripten_stack_get_current();
    try {
      return call();
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) sound = false;
      raw._emscripten_stack_restore(stack);
      throw error;
    }
  };
  return {
    mj,
    version: mj.mj_versionString(),
    wasmModule,
    guard,
    isSound: () => sound,
    capture(call) {
      const outer = printed;
      const lines: string[] = [];
      printed = lines;
      // What mj_compile warns of the bindings say themselves, past `print`.
      const { warn } = console;
      console.warn = print;
      try {
        return { value: call(), printed: lines };
      } finally {
        printed = outer;
        console.warn = warn;
      }
    },
    heapBytes: () => raw.memory.buffer.byteLength,
    createData: (model) => guard(() => new mj.MjData(model)),
  };
}
