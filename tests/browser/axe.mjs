// Holds pages to WCAG 2.2 AA with axe-core: one page of every kind, and every page with a map, in both themes.
//   node axe.mjs FOLDER
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { address, end, open, pagesOf } from './open.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// A theme changes colours and nothing else: in the dark one only they are looked at again.
const COLOURS = ['color-contrast', 'link-in-text-block'];
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const folder = resolve(process.argv[2] ?? '.');
const faults = [];

/** Every page with a map; of other kinds the longest and the first page of a folder. */
const chosen = async (browser, pages) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  const kinds = new Map(), taken = [];
  for (const path of pages) {
    await page.goto(address(join(folder, path)));
    const [kind, size] = [await page.getAttribute('body', 'class'), (await page.content()).length];
    if ((kind ?? '').includes('map-page')) { taken.push(path); continue; }
    const name = `${kind} in ${dirname(path).split('/').slice(0, 1)}`;
    const known = kinds.get(name) ?? { first: path, longest: path, size: 0 };
    kinds.set(name, size > known.size ? { ...known, longest: path, size } : known);
  }
  await page.close();
  return [...new Set([...taken, ...[...kinds.values()].flatMap(one => [one.first, one.longest])])];
};

const browser = await open();
const paths = await chosen(browser, pagesOf(folder));
const work = async queue => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  for (let path = queue.shift(); path; path = queue.shift()) {
    await page.goto(address(join(folder, path)));
    await page.addScriptTag({ path: axe });
    for (const theme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme: theme });
      const result = await page.evaluate(tags => window.axe.run(document, { runOnly: tags, resultTypes: ['violations'] }), theme === 'light' ? TAGS : { type: 'rule', values: COLOURS });
      for (const { id, help, nodes } of result.violations) {
        faults.push(`${path}, ${theme}: ${id} (${help}), ${nodes.length} times: ${nodes.slice(0, 2).map(node => `${node.target.join(' ')} ${node.any.concat(node.all).map(one => one.message).slice(0, 1)}`).join('; ')}`);
      }
    }
  }
  await page.close();
};
const queue = [...paths];
await Promise.all([work(queue), work(queue)]);
await browser.close();
if (!paths.length) faults.push(`there is no page in ${folder}`);
end(faults, `${paths.length} pages, both themes`);
