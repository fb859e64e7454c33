import chromium from '@sparticuz/chromium';
import { type Browser, chromium as driver } from 'playwright-core';

/** In one process, a page that is closed would take the browser with it. */
const ARGS = chromium.args.filter((arg) => arg !== '--single-process');

/** A browser of our own, the same everywhere, or that of CHROMIUM_PATH; whoever starts it closes it. */
export const startBrowser = async (): Promise<Browser> =>
  driver.launch({
    executablePath: process.env.CHROMIUM_PATH ?? (await chromium.executablePath()),
    args: ARGS,
    headless: true,
  });
