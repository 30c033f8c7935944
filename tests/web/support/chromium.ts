import { type Browser, chromium } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Debian's Chromium, or the one that CHROME names. */
export function launchChromium(): Promise<Browser> {
  const executablePath = process.env.CHROME ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: flags });
}
