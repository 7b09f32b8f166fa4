// One journey through the real VS Code with the packed extension: an image becomes an asset by right-click, the preview shows it, a
// joint moves, themes change, the window is reloaded. node scripts/e2e/run-journey.mjs [REPORT.json]. Pictures of every step are
// kept in test-results/screenshots.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { execFileSync } from 'node:child_process';
import { setUpTestHost } from '../setup-test-host.mjs';
import { launchBrowser } from './browser.mjs';
import { makeWorkspace } from './make-workspace.mjs';
import { startVsCode } from './vscode-host.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const home = path.join(root, 'test-results/journey');
const shots = path.join(root, 'test-results/screenshots');
const vsix = path.join(root, 'test-results/journey.vsix');
const workspace = path.join(root, 'test-results/journey-workspace');
/** For one step on a busy machine: compiling and drawing in software take their time. */
const STEP = 120_000;

setUpTestHost();
rmSync(shots, { recursive: true, force: true });
mkdirSync(shots, { recursive: true });
execFileSync(process.execPath, ['scripts/package-vsix.mjs', '--out', vsix], { cwd: root, stdio: 'inherit' });
await makeWorkspace(workspace);
// A fit of some seconds: it shall not be over before the page has started.
const vscode = await startVsCode({
  root: home,
  vsix,
  settings: { 'workbench.colorTheme': 'Dark Modern', 'physxAnything.fitSeconds': 15 },
});
const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
page.setDefaultTimeout(STEP);
const pageErrors = [];
page.on('console', (message) => {
  if (/Content Security Policy|physx/i.test(message.text())) pageErrors.push(message.text());
});

const totals = { passed: 0, failed: 0 };
const started = Date.now();
let shot = 0;

async function step(title, run) {
  try {
    await run();
    totals.passed++;
    console.log(`ok ${title} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  } catch (error) {
    totals.failed++;
    console.error(`FAILED ${title}: ${error.message}`);
    await page.screenshot({ path: path.join(shots, `failed-${totals.failed}.png`) });
    // Later steps stand on earlier ones.
    throw error;
  }
}
const look = async (name, lag = 700) => {
  // Software rendering lags behind the page.
  await page.waitForTimeout(lag);
  await page.screenshot({ path: path.join(shots, `${String(++shot).padStart(2, '0')}-${name}.png`) });
};
const expect = (condition, what) => {
  if (!condition) throw new Error(what);
};
const row = (name) => page.getByRole('treeitem', { name: new RegExp(`^${name.replace('.', '\\.')}\\b`) }).first();
const menuItem = (text) => page.locator('.monaco-menu .action-menu-item').filter({ hasText: text });

/** Clicks an entry of the open menu. The workbench ignores a click in the moment when the menu opens, so it is tried again. */
async function chooseItem(label) {
  const item = menuItem(label);
  for (let tries = 0; tries < 5; tries++) {
    await item.click();
    const closed = await item.waitFor({ state: 'hidden', timeout: 3000 }).then(
      () => true,
      () => false,
    );
    if (closed) return;
  }
  throw new Error(`the menu does not react to ${label}`);
}
/** Opens a row's menu until it has an entry: VS Code shows menus before it has asked every extension for theirs. */
const openMenu = async (file, entry) => {
  for (const end = Date.now() + STEP; ;) {
    await row(file).click({ button: 'right' });
    await page.locator('.monaco-menu .action-menu-item').first().waitFor();
    if ((await menuItem(entry).count()) > 0) return;
    expect(Date.now() < end, `the menu of ${file} has no ${entry}`);
    await page.keyboard.press('Escape');
    await page.waitForTimeout(500);
  }
};
/** The page of the preview that is in front. */
const preview = () => page.frameLocator('iframe.webview.ready:visible').last().frameLocator('iframe#active-frame');
const waitForModel = async (fileName) => {
  await preview().locator('.model-name', { hasText: fileName }).waitFor();
  await preview().locator('.facts dd').first().waitFor();
};
/** The canvas as pixels, to see whether the picture has changed. */
const picture = async () => (await preview().locator('.stage canvas').screenshot()).toString('base64');
/** Picks an entry of the command palette. */
const runCommand = async (title) => {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
};
const setTheme = async (name) => {
  await runCommand('Preferences: Color Theme');
  await page.locator('.quick-input-widget input').fill(name);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor();
  await page.keyboard.press('Enter');
};
const openFolder = async () => {
  await page.goto(`${vscode.url}/?folder=${encodeURIComponent(workspace)}`);
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
};

try {
  await step('the workspace opens', async () => {
    await openFolder();
    await row('mug.png').waitFor();
  });
  await step('an image offers to be generated from, a text file does not', async () => {
    await openMenu('mug.png', 'Generate from Image');
    await page.keyboard.press('Escape');
    await row('notes.txt').click({ button: 'right' });
    await page.locator('.monaco-menu .action-menu-item').first().waitFor();
    expect((await menuItem('Generate from Image').count()) === 0, 'the command is offered on a text file');
    await page.keyboard.press('Escape');
    await openMenu('mug.png', 'Generate from Image');
    await look('menu');
    await chooseItem('Generate from Image');
  });
  await step('the asset is made and shown', async () => {
    await waitForModel('mug.xml');
    expect(existsSync(path.join(workspace, 'mug/mug.glb')), 'there is no mug.glb');
    await look('generated');
    const verdict = await preview().locator('.verdict').getAttribute('data-pass');
    expect(verdict === 'true', `the physics gate says ${verdict}`);
  });
  await step('a photo of a laptop becomes one with a lid that turns', async () => {
    await openMenu('laptop.png', 'Generate from Image');
    await chooseItem('Generate from Image');
    await waitForModel('laptop.xml');
    await preview().locator('.fitting').waitFor({ state: 'hidden' });
    await look('fitted');
    const category = await preview().locator('.recognition').getAttribute('data-category');
    expect(category === 'laptop', `it was taken for: ${category}`);
    await preview().locator('[data-joint="lid_hinge"] .joint-value').waitFor();
  });
  await step('another category is chosen, and fitted in the same place while one looks on', async () => {
    await preview().getByRole('button', { name: 'Choose Category' }).click();
    const entry = (name) => page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first();
    await entry('laptop').waitFor();
    await look('choose-category');
    await page.locator('.quick-input-widget input').fill('suitcase');
    await entry('suitcase').click();
    // The first fit may be over before the page has started; this page runs.
    await preview().locator('.fitting .fitting-tile img.right:visible').waitFor();
    // At once: it is soon over.
    await look('fitting', 0);
    await preview().locator('.recognition[data-category="suitcase"]').waitFor({ state: 'attached' });
    await preview().locator('.fitting').waitFor({ state: 'hidden' });
    await look('chosen');
    expect(existsSync(path.join(workspace, 'laptop/laptop.xml')), 'the asset is in its folder');
  });
  await step('the object is marked in its photo, and fitted again', async () => {
    const status = (text) => preview().locator('.marking-status', { hasText: text }).waitFor();
    await preview().getByRole('button', { name: 'Mark the Object' }).click();
    await status('Outlined: what the model was made of.');
    await look('mark');
    const photo = await preview().locator('.marking-picture img').boundingBox();
    // The photo is square, whole in the middle of its frame.
    const side = Math.min(photo.width, photo.height);
    const at = (x, y) => [photo.x + photo.width / 2 + (x - 0.5) * side, photo.y + photo.height / 2 + (y - 0.5) * side];
    await page.mouse.move(...at(0.08, 0.08));
    await page.mouse.down();
    await page.mouse.move(...at(0.94, 0.89), { steps: 6 });
    await page.mouse.up();
    await status('Outlined: what it will be.');
    await look('marked');
    await page.keyboard.press('Enter');
    await preview().locator('.fitting').waitFor();
    await preview().locator('.recognition dd', { hasText: 'with a box' }).waitFor({ state: 'attached' });
    await preview().locator('.fitting').waitFor({ state: 'hidden' });
    const { category, mark } = JSON.parse(readFileSync(path.join(workspace, 'laptop/asset.json'), 'utf8')).source;
    expect(category === 'suitcase' && mark?.kind === 'box', `made of ${JSON.stringify({ category, mark })}`);
  });
  await step('an existing asset is not overwritten without asking', async () => {
    const before = readFileSync(path.join(workspace, 'mug/asset.json'));
    await openMenu('mug.png', 'Generate from Image');
    await chooseItem('Generate from Image');
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    await look('exists');
    await dialog.getByRole('button', { name: 'Keep Both' }).click();
    await waitForModel('mug-2.xml');
    expect(readFileSync(path.join(workspace, 'mug/asset.json')).equals(before), 'the first asset was changed');
  });
  await step('a model opens by right-click', async () => {
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+W');
    await row('models').click();
    await openMenu('cabinet.xml', 'Open Preview');
    await chooseItem('Open Preview');
    await waitForModel('cabinet.xml');
    await look('cabinet');
  });
  await step('a joint moves with its slider, and the picture with it', async () => {
    const slider = preview().locator('[data-joint="door_hinge"] .joint-slider');
    const before = await picture();
    const box = await slider.boundingBox();
    await page.mouse.move(box.x + 8, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.75, box.y + box.height / 2, { steps: 6 });
    await page.mouse.up();
    const value = Number(await preview().locator('[data-joint="door_hinge"] .joint-value').inputValue());
    expect(value > 60 && value < 109, `the door is at ${value} degrees`);
    await look('door-open');
    expect((await picture()) !== before, 'the picture has not changed');
  });
  await step('the overlays are drawn', async () => {
    const before = await picture();
    await preview().locator('[data-switch="collisions"]').click();
    await preview().locator('[data-switch="axes"]').click();
    await look('overlays');
    expect((await picture()) !== before, 'the picture has not changed');
    await preview().locator('[data-switch="collisions"]').click();
  });
  await step('the simulation runs and stops', async () => {
    await preview()
      .getByRole('button', { name: /^Simulate/ })
      .click();
    await preview()
      .locator('.status-line', { hasText: /[0-9.]+ s/ })
      .waitFor();
    await preview()
      .getByRole('button', { name: /^Pause/ })
      .click();
  });
  await step('a reload of the window keeps model and pose', async () => {
    await preview().locator('[data-joint="door_hinge"] .joint-value').fill('45');
    await preview().locator('[data-joint="door_hinge"] .joint-value').press('Enter');
    // Longer than the page waits before it saves.
    await page.waitForTimeout(1500);
    // VS Code's own reload, which saves what it keeps; navigating away would not wait for that.
    const loaded = page.waitForEvent('load');
    await runCommand('Developer: Reload Window');
    await loaded;
    await waitForModel('cabinet.xml');
    const degrees = await preview().locator('[data-joint="door_hinge"] .joint-value').inputValue();
    expect(Math.abs(Number(degrees) - 45) < 0.2, `the door is at ${degrees} degrees`);
    await look('reloaded');
  });
  for (const [theme, name] of [
    ['Light Modern', 'light'],
    ['Dark High Contrast', 'high-contrast'],
  ]) {
    await step(`the preview follows the ${name} theme`, async () => {
      const background = () =>
        preview()
          .locator('body')
          .evaluate((body) => getComputedStyle(body).backgroundColor);
      const before = await background();
      await setTheme(theme);
      await page.waitForFunction(
        (wanted) => document.querySelector('.monaco-workbench')?.classList.contains(wanted),
        name === 'light' ? 'vs' : 'hc-black',
      );
      for (let tries = 0; (await background()) === before && tries < 50; tries++) await page.waitForTimeout(200);
      expect((await background()) !== before, 'the background has not changed');
      await look(name);
    });
  }
  await step('a GLB opens as itself', async () => {
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+W');
    await row('mug').click();
    await row('mug.glb').dblclick();
    await waitForModel('mug.glb');
    await look('glb');
  });
  await step('the key of a model server is asked for, and sent to this server alone', async () => {
    const keys = [];
    const server = createServer((request, response) => {
      keys.push(request.headers.authorization);
      response.writeHead(401).end();
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const settings = path.join(workspace, '.vscode/settings.json');
      mkdirSync(path.dirname(settings), { recursive: true });
      const baseUrl = `http://127.0.0.1:${server.address().port}/v1`;
      writeFileSync(
        settings,
        JSON.stringify({ 'physxAnything.server.baseUrl': baseUrl, 'physxAnything.server.model': 'one' }),
      );
      const box = page.locator('.quick-input-widget', { hasText: '127.0.0.1' });
      for (let tries = 0; !(await box.isVisible()) && tries < 20; tries++) {
        // The workbench sees the file a moment later; until then the command says that no server is set.
        await page.keyboard.press('Escape');
        await runCommand('PhysX-Anything: Set Model Server Key');
        await box.waitFor({ timeout: 3000 }).catch(() => undefined);
      }
      await look('server-key');
      expect((await box.locator('input').getAttribute('type')) === 'password', 'the key can be read on the screen');
      await box.locator('input').fill('a-key-of-the-test');
      await page.keyboard.press('Enter');
      await openMenu('fan.png', 'Generate from Image');
      await chooseItem('Generate from Image');
      const refused = page.locator('.notification-list-item', { hasText: 'refused access' });
      await refused.getByRole('button', { name: 'Set Key' }).waitFor();
      await look('server-refused');
      expect(keys.length > 0 && keys.every((key) => key === 'Bearer a-key-of-the-test'), `sent ${keys.join(', ')}`);
      expect(!readFileSync(settings, 'utf8').includes('a-key'), 'the key is in the settings');
    } finally {
      server.close();
    }
  });
  await step('the page broke no rule of its content security policy', async () => {
    expect(pageErrors.length === 0, pageErrors.join('\n'));
  });
} catch {
  // Reported where it happened.
} finally {
  await browser.close();
  await vscode.stop();
}
console.log(`journey: ${totals.passed} passed, ${totals.failed} failed; pictures in ${path.relative(root, shots)}`);
if (process.argv[2] !== undefined) writeFileSync(process.argv[2], JSON.stringify(totals));
process.exit(totals.failed === 0 ? 0 : 1);
