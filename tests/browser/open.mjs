// What the scripts here share: a browser that talks to nobody, and the pages of a folder.
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const quiet = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync', '--no-first-run'];

/** A headless Chromium with a profile of its own, which goes with it. */
export const open = () => chromium.launch({ executablePath: process.env.WUTU_CHROMIUM ?? '/usr/bin/chromium', args: quiet });

/** The pages of a folder, by path, in order. */
export const pagesOf = folder => readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter(one => one.isFile() && one.name.endsWith('.html'))
  .map(one => relative(folder, join(one.parentPath ?? one.path, one.name)))
  .sort();

/** The address of a file. */
export const address = path => pathToFileURL(path).href;

/** Ends the script: with the faults, or with what was looked at. */
export const end = (faults, seen) => {
  faults.forEach(fault => console.log(fault));
  console.log(`${seen}, ${faults.length} faults`);
  process.exitCode = faults.length ? 1 : 0;
};
