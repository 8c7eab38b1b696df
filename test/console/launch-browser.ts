import { type Browser, chromium } from 'playwright-core';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Starts the browser that is installed; it asks nobody but the pages that it is given. */
export async function launchBrowser(): Promise<Browser> {
  try {
    return await chromium.launch({
      executablePath,
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new Error(
      `No Chromium could be started from ${executablePath} (${why}). Install it (Debian, Ubuntu: apt-get install chromium) or set CHROMIUM to the path of one.`,
    );
  }
}
