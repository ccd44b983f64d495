// Measures labels in the browser, with the fonts and the style sheet of a built site, against the widths that the
// maps were laid out with.
//   node widths.mjs FOLDER LABELS.json      LABELS: a list of [text, size, weight, width]
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { address, end, open } from './open.mjs';

const TOLERANCE = 0.5;
const [folder, list] = process.argv.slice(2);
const labels = JSON.parse(readFileSync(list, 'utf8'));

/** The widths that the browser gives to labels. Runs in the page. */
const measure = async labels => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'map');
  document.body.append(svg);
  const texts = labels.map(([content, size, weight]) => {
    const text = document.createElementNS('http://www.w3.org/2000/svg', 'text');
    text.setAttribute('font-size', size);
    text.setAttribute('font-weight', weight);
    text.setAttribute('xml:space', 'preserve');
    text.textContent = content;
    svg.append(text);
    return text;
  });
  await document.fonts.ready;
  return texts.map(text => text.getComputedTextLength());
};

const browser = await open();
const page = await browser.newPage();
await page.goto(address(join(resolve(folder), 'index.html')));
await page.evaluate(() => document.fonts.ready.then(() => true));
await page.evaluate(measure, labels); // loads what the page itself does not use
const widths = await page.evaluate(measure, labels);
const families = await page.evaluate(() => [...document.fonts].filter(face => face.status === 'loaded').length);
await browser.close();
const off = labels.map(([content, size,, width], at) => [Math.abs(widths[at] - width), `“${content}” at ${size}`])
  .reduce((worst, one) => (one[0] > worst[0] ? one : worst), [0, '']);
const faults = labels.map(([content, size, weight, width], at) => [Math.abs(widths[at] - width), `“${content}” at ${size}, ${weight}: ${widths[at]} in the browser, ${width} on the map`])
  .filter(([difference]) => difference > TOLERANCE).sort((a, b) => b[0] - a[0]).map(([, text]) => text);
if (families < 2) faults.push(`${families} fonts of the site are loaded`);
if (!labels.length) faults.push('there are no labels');
end(faults, `${labels.length} labels, largest difference ${off[0].toFixed(4)} px in ${off[1]}`);
