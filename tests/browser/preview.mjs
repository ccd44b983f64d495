// The live preview in a browser: a page follows its file, the overlay names file and line of a mistake and goes when it is
// mended, a drawing that alone changed is swapped in without loading the page again. Run by `browser.rs` beside `wutu serve`.
//   node preview.mjs HOST FOLDER      FOLDER holds the content that HOST serves
import { join } from 'node:path';
import { readFileSync, writeFileSync } from 'node:fs';
import { end, open } from './open.mjs';

const [host, folder] = process.argv.slice(2);
const faults = [];
const expect = (is, fault) => { if (!is) faults.push(fault); };
const browser = await open();
const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
const page = await context.newPage();
page.on('console', message => faults.push(`console ${message.type()}: ${message.text()}`));
page.on('pageerror', error => faults.push(`script: ${error.message}`));
page.on('request', request => expect(request.url().startsWith(`http://${host}/`), `a request to ${request.url()}`));

const PATIENCE = { timeout: 60000 };
const edit = (path, from, to) => {
  const text = readFileSync(join(folder, path), 'utf8');
  expect(text.split(from).length === 2, `${from} does not stand once in ${path}`);
  writeFileSync(join(folder, path), text.replace(from, to));
  return text.replace(from, to);
};
const picture = async name => {
  if (!process.env.WUTU_PICTURES) return;
  for (const scheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.screenshot({ path: join(process.env.WUTU_PICTURES, `${name}-${scheme}.png`) });
  }
  await page.emulateMedia({ colorScheme: 'light' });
};
const since = start => `${Math.round(performance.now() - start)} ms`;

const FILE = 'content/chains/demo-chips/technology.yml';
await page.goto(`http://${host}/chains/demo-chips/technology.html`);
let start = performance.now();
edit(FILE, 'id: photomask, name: 掩膜版', 'id: photomask, name: 掩膜新版');
await page.waitForSelector('.tables :text("掩膜新版")', PATIENCE);
const told = [`the page follows in ${since(start)}`];

start = performance.now();
const broken = edit(FILE, 'name: 掩膜新版', 'name: 掩膜坏版, stat: 缺失');
await page.waitForSelector('.box .place', PATIENCE);
told.push(`the overlay in ${since(start)}`);
const line = broken.slice(0, broken.indexOf('掩膜坏版')).split('\n').length;
const places = await page.locator('.box .error .place').allTextContents();
expect(places.some(place => place.startsWith(`${FILE}:${line}:`)), `the overlay names ${places}, not line ${line}`);
expect(await page.locator('.box .error .help').count() > 0, 'the overlay says no remedy');
expect(await page.locator('.tables :text("掩膜新版")').count() > 0, 'the last good page is gone');
await picture('overlay-1440');
await page.setViewportSize({ width: 390, height: 780 });
await picture('overlay-390');
await page.setViewportSize({ width: 1440, height: 900 });
await page.keyboard.press('Tab');
await page.locator('.box .close').click();
expect(await page.locator('.chip').count() === 1, 'the overlay cannot be put away');
await picture('chip-1440');
await page.goto(`http://${host}/index.html`);
await page.waitForSelector('.box .place', PATIENCE);
await page.goto(`http://${host}/chains/demo-chips/technology.html`);
await page.waitForSelector('.box .place', PATIENCE);
start = performance.now();
edit(FILE, 'name: 掩膜坏版, stat: 缺失', 'name: 掩膜好版');
await page.waitForSelector('.tables :text("掩膜好版")', PATIENCE);
expect(await page.locator('.box').count() === 0, 'the overlay stays when the content is mended');
told.push(`mended in ${since(start)}`);

// Where a city stands on the sheet is told by the drawing alone.
await page.goto(`http://${host}/chains/demo-chips/layout.html`);
await page.waitForTimeout(500);
const drawn = () => page.evaluate(() => document.querySelector('.frame svg.map').innerHTML);
const first = await drawn();
await page.evaluate(() => { window.isStillHere = true; });
const tile = readFileSync(join(folder, 'content/regions.yml'), 'utf8').match(/tile: \[\d+, \d+\]/)[0];
start = performance.now();
edit('content/regions.yml', tile, tile.replace(/\d+\]/, count => `${parseInt(count, 10) + 7}]`));
await page.waitForFunction(old => document.querySelector('.frame svg.map').innerHTML !== old, first, PATIENCE);
told.push(`a drawing in ${since(start)}`);
expect(await page.evaluate(() => window.isStillHere === true), 'the page was loaded again for a drawing');
const lit = page.locator('.frame svg.map .item[id]').first();
await lit.dispatchEvent('click', { bubbles: true });
expect(await page.locator('.pinned').isVisible(), 'an element of the new drawing has no card');
await browser.close();
end(faults, told.join(', '));
