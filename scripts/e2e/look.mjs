// Looks at the preview's page without VS Code: node scripts/e2e/look.mjs MODEL [--theme light] [--size 1200x760] [--out FILE.png]
// [--joint NAME=VALUE]... [--switch collisions]... [--simulate SECONDS] [--fitting PHOTO [--preview PNG] [--text FILE]] [--marking PHOTO [--box x0,y0,x1,y1 |
// --point x,y]] [--select geom:NAME | --click x,y] [--enter FIELD=VALUE]. With --fitting it shows how the model is being made, with --marking how the object is marked in its photo. The page runs under the product's content security policy.
import { build } from 'esbuild';
import { fork } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { launchBrowser } from './browser.mjs';
import { THEMES } from './themes.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    theme: { type: 'string', multiple: true, default: ['dark'] },
    size: { type: 'string', default: '1200x760' },
    out: { type: 'string', default: 'test-results/look.png' },
    joint: { type: 'string', multiple: true, default: [] },
    switch: { type: 'string', multiple: true, default: [] },
    simulate: { type: 'string', default: '0' },
    fitting: { type: 'string' },
    preview: { type: 'string' },
    text: { type: 'string' },
    marking: { type: 'string' },
    box: { type: 'string' },
    point: { type: 'string' },
    hover: { type: 'string' },
    select: { type: 'string' },
    enter: { type: 'string' },
    parts: { type: 'boolean', default: false },
    click: { type: 'string' },
    scroll: { type: 'boolean', default: false },
  },
});
const [modelPath] = positionals;
const [width, height] = values.size.split('x').map(Number);

const bundle = path.join(root, 'out/look-files.mjs');
await build({
  entryPoints: [path.join(root, 'src/formats/model-files/model-files.ts')],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'esm',
  logLevel: 'warning',
});
const { collectModelFiles } = await import(pathToFileURL(bundle).href);
const read = (file) => readFile(file).catch(() => undefined);
const absolute = path.resolve(modelPath);
const base = absolute.replace(/\.[^.]*$/, '');
const isGlb = absolute.endsWith('.glb');
const model = await collectModelFiles(isGlb ? `${base}.xml` : absolute, read);
const glb = await read(`${base}.glb`);
const report = await read(path.join(path.dirname(absolute), 'report.json'));
const payload = {
  uri: pathToFileURL(absolute).href,
  fileName: path.basename(absolute),
  format: isGlb ? 'glb' : absolute.endsWith('.urdf') ? 'urdf' : 'mjcf',
  files: [...(model?.files ?? [])].map(([file, bytes]) => ({ path: file, bytes: bytes.toString('base64') })),
  entry: model?.entry ?? '',
  missing: model?.missing ?? [],
  glb: glb?.toString('base64'),
  report: report === undefined ? undefined : JSON.parse(report.toString()),
  recognition: recognise(await read(path.join(path.dirname(absolute), 'asset.json'))),
};
const photo = values.fitting === undefined ? undefined : await readFile(values.fitting);
const marking = values.marking === undefined ? undefined : await readFile(values.marking);
const preview = values.preview === undefined ? undefined : await readFile(values.preview);

const language = path.join(root, 'out/look-language.mjs');
const from = (file) => JSON.stringify(path.join(root, 'src', file));
await build({
  stdin: {
    contents: `
      import { createWorkspace } from ${from('language/workspace.ts')};
      import { diskFiles } from ${from('lint/disk-files.ts')};
      import { checkModel } from ${from('language/check-model.ts')};
      import { inspectElement } from ${from('language/inspector/inspect-element.ts')};
      import { editField } from ${from('language/inspector/edit-field.ts')};
      import { findPartElement, partOf } from ${from('language/inspector/part-elements.ts')};
      export function openInspector(main) {
        const files = diskFiles;
        const model = createWorkspace(files).model(main);
        let element;
        return {
          inspect(address) {
            element = model && findPartElement(model, address);
            if (element === undefined) return { remark: 'This has no element of its own.' };
            const diagnostics = checkModel(model, { files }).flatMap((each) => each.diagnostics);
            return { part: partOf(model, element), inspected: inspectElement(model, element, { files, diagnostics, uriOf: (file) => 'file://' + file }) };
          },
          changeElement({ field, text }) {
            const answer = editField(model, element, field, text, files);
            return { kind: 'refused', message: answer.refused ?? 'Nothing is written here.' };
          },
        };
      }`,
    resolveDir: root,
    loader: 'ts',
  },
  outfile: language,
  bundle: true,
  platform: 'node',
  format: 'esm',
  logLevel: 'warning',
});
const { openInspector } = await import(pathToFileURL(language).href);
/** What the language server says of parts; nothing is written. */
const inspector = openInspector(absolute);
const answerPage = (id, name, params) => ({ kind: 'result', id, value: inspector[name](params) });

const numbers = (text) => text?.split(',').map(Number);
const mark =
  values.box !== undefined
    ? { kind: 'box', box: numbers(values.box) }
    : values.point !== undefined
      ? { kind: 'click', at: numbers(values.point) }
      : undefined;
const worker =
  marking === undefined
    ? undefined
    : fork(path.join(root, 'dist/worker.js'), [], { execArgv: [], serialization: 'advanced' });

/** What the host asks of its worker for the page. */
function findOutline(id, mark) {
  const params = { imagePath: path.resolve(values.marking), backend: 'embedded', mark: mark ?? undefined };
  worker.send({ kind: 'request', id, name: 'findOutline', params });
  return new Promise((resolve) => {
    const listen = (message) => {
      if (message.id !== id) return;
      worker.off('message', listen);
      resolve(message);
    };
    worker.on('message', listen);
  });
}

/** What the host reads of asset.json. */
function recognise(bytes) {
  const asset = bytes === undefined ? {} : JSON.parse(bytes.toString());
  if (asset.source === undefined) return undefined;
  const { category, confidence, source } = asset;
  const { candidates = [], image, backend } = source;
  const isOutline = backend === 'silhouette' || candidates.every((each) => each.category !== category);
  const others = candidates.filter((each) => each.category !== category && each.confidence >= 0.05);
  const isGivenCategory = source.category !== undefined;
  const markedWith = source.mark?.kind;
  const imageName = path.basename(image);
  return { category, confidence, isGivenCategory, isOutline, others, imageName, hasImage: true, markedWith };
}

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  const theme = THEMES[pathname.slice(1)];
  if (theme !== undefined) {
    const colors = Object.entries(theme.colors).map(([name, value]) => `--vscode-${name}:${value}`);
    const fonts = '--vscode-font-family:system-ui,"Segoe UI",Ubuntu,sans-serif;--vscode-font-size:13px';
    const policy = `default-src 'none'; script-src 'nonce-look' 'wasm-unsafe-eval'; worker-src blob:; connect-src 'self' blob:; img-src 'self' blob: data:; font-src 'self' data:; style-src 'self' 'nonce-look'`;
    response.setHeader('Content-Type', 'text/html');
    response.end(`<!DOCTYPE html><html><head><meta http-equiv="Content-Security-Policy" content="${policy}">
<style nonce="look">html{${colors.join(';')};${fonts}}</style>
<meta id="resources" data-wasm="/wasm/mujoco.wasm" data-sim-worker="/webview/sim-worker.js">
<link rel="stylesheet" href="/webview/main.css"></head><body class="${theme.className}">
<script nonce="look">
  let state; window.fromPage = [];
  const post = (m) => {
    window.fromPage.push(m);
    if (['inspect', 'changeElement'].includes(m.name)) window.answerPage(m.id, m.name, m.params).then((reply) => window.postMessage(reply, '*'));
    if (m.name === 'findOutline') window.findOutline(m.id, m.params).then((reply) => window.postMessage(reply, '*'));
  };
  window.acquireVsCodeApi = () => ({ postMessage: post, getState: () => state, setState: (s) => { state = s; } });
</script>
<script nonce="look" src="/webview/main.js"></script></body></html>`);
    return;
  }
  const file = await read(path.join(root, 'dist', pathname));
  response.statusCode = file !== undefined ? 200 : pathname === '/favicon.ico' ? 204 : 404;
  if (pathname.endsWith('.css')) response.setHeader('Content-Type', 'text/css');
  if (pathname.endsWith('.js')) response.setHeader('Content-Type', 'text/javascript');
  response.end(file);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const browser = await launchBrowser();
try {
  for (const theme of values.theme) {
    const page = await browser.newPage({ viewport: { width, height } });
    page.on('console', (message) => console.log(`[${message.type()}] ${message.text()}`));
    page.on('pageerror', (error) => console.log(`[page error] ${error.message}`));
    await page.exposeFunction('findOutline', findOutline);
    await page.exposeFunction('answerPage', answerPage);
    await page.goto(`http://127.0.0.1:${server.address().port}/${theme}`);
    const ask = (name, params) =>
      page.evaluate(
        async ([name, params]) => {
          const unpack = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
          if (params?.photo !== undefined) params.photo = unpack(params.photo);
          if (name === 'show') {
            params.files = params.files.map((file) => ({ ...file, bytes: unpack(file.bytes) }));
            if (params.glb !== undefined) params.glb = unpack(params.glb);
          }
          if (name === 'askMark') params.mark = params.mark ?? undefined;
          const id = (window.nextId = (window.nextId ?? 1000) + 1);
          window.postMessage({ kind: 'request', id, name, params }, '*');
          for (;;) {
            const reply = window.fromPage.find((m) => m.id === id && (m.kind === 'result' || m.kind === 'failure'));
            if (reply !== undefined) return reply.value ?? reply.error;
            await new Promise((resolve) => setTimeout(resolve, 20));
          }
        },
        [name, params],
      );
    const started = Date.now();
    let state = await ask('show', structuredClone(payload));
    console.log(`${theme}: shown in ${Date.now() - started} ms`);
    if (photo !== undefined) {
      const url = preview === undefined ? undefined : `data:image/png;base64,${preview.toString('base64')}`;
      state = await ask('showFitting', {
        imageName: path.basename(values.fitting),
        ...(values.text === undefined ? {} : { text: await readFile(values.text, 'utf8') }),
        photo: photo.toString('base64'),
        fraction: url === undefined ? 0.05 : 0.46,
        message: url === undefined ? 'Finding the object' : 'Fitting: laptop',
        ...(url === undefined ? {} : { preview: url }),
      });
    }
    if (marking !== undefined) {
      // Answered when the user has said it.
      void ask('askMark', { imageName: path.basename(values.marking), photo: marking.toString('base64'), mark }).catch(
        () => undefined,
      );
      await page.locator('.marking-status', { hasText: /^Outlined|\./ }).waitFor();
      await page.locator('.marking-status', { hasText: 'Finding' }).waitFor({ state: 'hidden' });
    }
    for (const name of values.switch) await page.locator(`[data-switch="${name}"]`).click();
    if (values.joint.length > 0)
      state = await ask(
        'setJoints',
        Object.fromEntries(values.joint.map((pair) => [pair.split('=')[0], Number(pair.split('=')[1])])),
      );
    if (Number(values.simulate) > 0) {
      await page.getByRole('button', { name: /Simulate/ }).click();
      await page.waitForTimeout(1000 * Number(values.simulate));
      state = await ask('describe');
    }
    if (values.parts) await page.getByRole('tab', { name: 'Inspector' }).click();
    if (values.select !== undefined) {
      const [kind, name] = values.select.split(':');
      state = await ask('select', { kind, name });
    }
    if (values.click !== undefined) {
      const [x, y] = numbers(values.click);
      await page.mouse.click(x, y);
      await page.locator('.inspector-title:visible').waitFor();
      state = await ask('describe');
    }
    if (values.enter !== undefined) {
      const [field, text] = values.enter.split('=');
      state = await ask('enter', { field, text });
    }
    if (values.hover) await page.locator(`[data-joint="${values.hover}"]`).hover();
    if (values.scroll) await page.locator('.side-panel').evaluate((panel) => panel.scrollTo(0, 1e4));
    await page.waitForTimeout(400);
    const out = values.theme.length > 1 ? values.out.replace(/\.png$/, `-${theme}.png`) : values.out;
    await mkdir(path.dirname(out), { recursive: true });
    await page.screenshot({ path: out });
    console.log(JSON.stringify(state, null, 1));
    await page.close();
  }
} finally {
  await browser.close();
  server.close();
  worker?.kill();
}
