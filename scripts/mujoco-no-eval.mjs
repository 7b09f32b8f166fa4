import { readFile } from 'node:fs/promises';

/*
 * MuJoCo's JavaScript makes functions from text (`new Function`) in two places, which a content security policy without
 * 'unsafe-eval' forbids: the webview's has none. Both are only a way to unroll loops over argument types, so closures that
 * loop do the same: what Emscripten itself emits with -sDYNAMIC_EXECUTION=0.
 */

/** Calls of C++ functions and methods: converts arguments, calls, frees what the conversion made, converts the result. */
const INVOKER = {
  find: `let [args, invokerFnBody] = createJsInvoker(argTypes, isClassMethodFunc, returns, isAsync);
      var invokerFn = new Function(...args, invokerFnBody)(...closureArgs);`,
  replace: `var invokerFn = function (...values) {
        checkArgCount(values.length, minArgs, expectedArgCount, humanName, throwBindingError);
        var destructors = needsDestructorStack ? [] : null;
        var thisWired;
        var wired = [];
        if (isClassMethodFunc) thisWired = argTypes[1]['toWireType'](destructors, this);
        for (var i = 2; i < argCount; ++i) wired.push(argTypes[i]['toWireType'](destructors, values[i - 2]));
        var rv = isClassMethodFunc
          ? cppInvokerFunc(cppTargetFunc, thisWired, ...wired)
          : cppInvokerFunc(cppTargetFunc, ...wired);
        if (needsDestructorStack) runDestructors(destructors);
        else {
          if (isClassMethodFunc && argTypes[1].destructorFunction !== null) argTypes[1].destructorFunction(thisWired);
          for (var i = 2; i < argCount; ++i) {
            if (argTypes[i].destructorFunction !== null) argTypes[i].destructorFunction(wired[i - 2]);
          }
        }
        if (returns) return argTypes[0]['fromWireType'](rv);
      };`,
};

/** Calls of JavaScript values from C++: reads arguments from memory, calls or constructs, converts the result. */
const METHOD_CALLER = {
  find: 'var invokerFunction = new Function(...params, functionBody)(...args);',
  replace: `var invokerFunction = function (obj, func, destructorsRef, args) {
        var values = [];
        var at = 0;
        for (var i = 0; i < argCount; ++i) {
          values.push(types[i].readValueFromPointer(args + at));
          at += types[i].argPackAdvance;
        }
        var rv = kind === 1 ? new func(...values) : kind === 0 ? func.call(obj, ...values) : func.call(...values);
        if (!retType.isVoid) return emval_returnValue(retType, destructorsRef, rv);
      };`,
};

/**
 * MuJoCo's JavaScript without code made from text. Throws when a place is not found, as after an update of the package: read what
 * changed, and adapt the text above.
 *
 * @param {string} source content of @mujoco/mujoco/mujoco.js
 * @returns {string}
 */
export function removeDynamicCode(source) {
  let text = source;
  for (const { find, replace } of [INVOKER, METHOD_CALLER]) {
    if (text.split(find).length !== 2) {
      throw new Error(`mujoco.js does not hold, exactly once, the text to replace:\n${find}`);
    }
    // A function as the second argument, since a replacement text would have its dollar signs read as patterns.
    text = text.replace(find, () => replace);
  }
  const left = /new Function\b|[^.\w]eval\s*\(/.exec(text);
  if (left !== null) throw new Error(`mujoco.js makes code from text at offset ${left.index}, which is not known here`);
  return text;
}

/**
 * esbuild plugin: MuJoCo's JavaScript goes into bundles without code made from text. The build fails when it cannot.
 *
 * @type {import('esbuild').Plugin}
 */
export const mujocoNoEval = {
  name: 'mujoco-no-eval',
  setup(build) {
    build.onLoad({ filter: /@mujoco[\\/]mujoco[\\/](mt[\\/])?mujoco\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      try {
        return { contents: removeDynamicCode(source), loader: 'js' };
      } catch (error) {
        return { errors: [{ text: error instanceof Error ? error.message : String(error) }] };
      }
    });
    if (build.initialOptions.platform === 'node') return;
    // Its Node branch imports Node's `module`; a browser never comes there.
    build.onResolve({ filter: /^module$/ }, ({ importer }) =>
      importer.includes('@mujoco') ? { path: 'module', external: true } : undefined,
    );
  },
};
