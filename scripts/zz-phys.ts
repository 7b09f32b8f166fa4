/* eslint-disable */
// node scripts/run-ts.mjs scripts/zz-phys.ts cases.mjs : cases = [[name, text | {path: text|bytes, main}], ...]
import { pathToFileURL } from 'node:url';
import { loadNodeMujoco } from '../src/pipeline/node-engines.js';
const engine = await loadNodeMujoco();
const { default: cases } = await import(pathToFileURL(process.argv[2] ?? "").href);
const { mj } = engine;
let n = 0;
for (const [name, given, opt = {}] of cases) {
  const files = typeof given === 'string' ? { 'm.xml': given } : given;
  const main = opt.main ?? Object.keys(files)[0];
  const root = `/c${n++}`;
  mj.FS.mkdir(root);
  for (const [p, c] of Object.entries(files)) {
    const full = p.startsWith('/') ? p : `${root}/${p}`;
    const parts = full.split('/').slice(1, -1); let at = '';
    for (const part of parts) { at += `/${part}`; try { mj.FS.mkdir(at); } catch {} }
    mj.FS.writeFile(full, c);
  }
  try {
    const { value: m, printed } = engine.capture(() => engine.guard(() => mj.MjModel.from_xml_path(`${root}/${main}`)));
    const f = (a) => Array.from(a).map((x) => Number(x.toPrecision(7))).join(' ');
    const show = opt.show ?? ['body_mass', 'body_inertia', 'body_ipos', 'body_iquat'];
    console.log(`${name}: ok`, printed.join('|'), show.map((k) => `\n    ${k} ${f(m[k])}`).join(''));
    if (opt.run) opt.run(engine, m);
    m.delete();
  } catch (e) { console.log(`${name}: ${String(e.message ?? e).replace(/\n/g, ' / ')}`); }
}
