// Opens every page of a built folder as a reader does, wide and narrow, light and dark: from the folder itself or from a
// server with a strict policy, with scripts or without.
//   node pages.mjs FOLDER [--served] [--scripts-off]
// A fault is: anything on the console, an error of a script, a request that fails or leaves the folder, a page that
// scrolls sideways, text that reaches beyond its drawing, a font that does not load.
import { resolve } from 'node:path';
import { address, end, open, pagesOf } from './open.mjs';
import { serve } from './serve.mjs';

const folder = resolve(process.argv[2] ?? '.');
const off = process.argv.includes('--scripts-off');
const server = process.argv.includes('--served') ? await serve(folder) : undefined;
const home = server?.home ?? address(folder) + '/';
const views = [[1440, 'light'], [1440, 'dark'], [1024, 'light'], [390, 'light'], [390, 'dark']];
const faults = [];

/** What is wrong with the layout of the page that is open. Runs in the page. */
const layout = () => {
  const found = [], root = document.scrollingElement;
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.body.querySelectorAll('*')].filter(one => one.getBoundingClientRect().right > root.clientWidth + 0.5
      && !one.closest('.frame, svg') && getComputedStyle(one).position !== 'fixed');
    const names = wide.slice(0, 3).map(one => one.tagName.toLowerCase() + (one.className ? `.${one.className}` : ''));
    found.push(`scrolls sideways: ${root.scrollWidth} > ${root.clientWidth} (${names.join(', ')})`);
  }
  return found;
};

/** What is wrong with the fonts and drawings of the page that is open. Runs in the page. */
const drawings = () => {
  const found = [], faces = [...document.fonts];
  faces.filter(face => face.status === 'error').forEach(face => found.push(`font ${face.family} ${face.weight} did not load`));
  if (!faces.some(face => face.status === 'loaded')) found.push('no font of the site was loaded');
  for (const svg of document.querySelectorAll('svg')) {
    const { x, y, width, height } = svg.viewBox.baseVal;
    for (const text of svg.querySelectorAll('text')) {
      const box = text.getBBox();
      const out = box.x < x - 0.5 || box.y < y - 0.5 || box.x + box.width > x + width + 0.5 || box.y + box.height > y + height + 0.5;
      if (out) found.push(`“${text.textContent}” reaches beyond its drawing: ${box.x}, ${box.y}, ${box.width} × ${box.height}`);
    }
  }
  return found;
};

const browser = await open();
const pages = pagesOf(folder);

/** Takes one page after the other until none is left. */
const work = async queue => {
  const context = await browser.newContext({ javaScriptEnabled: !off });
  const page = await context.newPage();
  let at = '';
  const fault = text => faults.push(`${at}: ${text}`);
  page.on('console', message => fault(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', error => fault(`script: ${error.message}`));
  page.on('request', request => request.url().startsWith(home) || fault(`asks for ${request.url()}`));
  page.on('requestfailed', request => fault(`${request.url()}: ${request.failure()?.errorText}`));
  for (let path = queue.shift(); path; path = queue.shift()) {
    for (const [width, theme] of views) {
      at = `${path} at ${width} px, ${theme}`;
      await page.setViewportSize({ width, height: width < 600 ? 844 : 900 });
      await page.emulateMedia({ colorScheme: theme });
      if (width === views[0][0] && theme === views[0][1]) {
        await page.goto(home + path);
        // Without scripts no promise is kept.
        if (!off) {
          await page.evaluate(() => document.fonts.ready.then(() => true));
          (await page.evaluate(drawings)).forEach(fault);
        }
      }
      (await page.evaluate(layout)).forEach(fault);
    }
  }
  await context.close();
};

const queue = [...pages];
await Promise.all([work(queue), work(queue), work(queue)]);
await browser.close();
server?.close();
if (!pages.length) faults.push(`there is no page in ${folder}`);
end(faults, `${pages.length} pages, ${views.length} views each`);
