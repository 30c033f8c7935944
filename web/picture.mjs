// Takes the README's picture of the real page: npm run picture

import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { preview } from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const server = await preview({
  configFile: false,
  logLevel: 'warn',
  build: { outDir: here('../dist/site') },
  preview: { port: 0, host: 'localhost' },
});
const browser = await chromium.launch({
  executablePath: process.env.CHROME ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
await page.goto(server.resolvedUrls.local[0]);
await page.locator('attention-playground').evaluate((element) => element.ready);
await page.screenshot({ path: here('../.github/page.png') });
await browser.close();
await server.close();
