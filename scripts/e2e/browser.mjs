import { chromium } from 'playwright-core';
import { findChromium } from '../setup-test-host.mjs';

/** Starts a headless Chromium with WebGL 2 in software. */
export function launchBrowser() {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error('Chromium is not installed: run `node scripts/setup-test-host.mjs`.');
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--ignore-gpu-blocklist',
    ],
  });
}
