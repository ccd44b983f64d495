// Uses maps, tables and ways as a reader does, with mouse and keys alone, in the demonstration site: from its folder and
// from a server with a strict policy.
//   node interaction.mjs FOLDER
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { address, end, open } from './open.mjs';
import { serve } from './serve.mjs';

const folder = resolve(process.argv[2] ?? '.');
const faults = [];
const browser = await open();
const MAP = 'chains/demo-chips/technology.html';

/** Goes through everything at one address. */
const goThrough = async home => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
  const page = await context.newPage();
  const check = (holds, what) => holds || faults.push(`${home.slice(0, 4)}: ${what}`);
  page.on('console', message => faults.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', error => faults.push(`script: ${error.message}`));
  page.on('request', request => request.url().startsWith(home) || request.url().startsWith('blob:') || faults.push(`asks for ${request.url()}`));
  const on = (selector, pageFunction, argument) => page.$eval(selector, pageFunction, argument);
  const count = selector => page.$$eval(selector, all => all.length);
  const visit = async path => { await page.goto('about:blank'); await page.goto(home + path); };
  const widthOfMap = () => on('.frame svg', svg => svg.getBoundingClientRect().width);
  const isPinned = () => on('.pinned', card => !card.hidden);
  const focused = () => page.evaluate(() => (document.activeElement.closest('.item') || document.activeElement).id);

  const looking = async () => {
    await visit(MAP);
    const natural = await widthOfMap();
    await page.click('[data-do=closer]');
    check(Math.abs(await widthOfMap() / natural - 1.25) < 0.01, 'a step nearer is a quarter');
    const frame = await (await page.$('.frame')).boundingBox();
    const at = [frame.x + 300, frame.y + 300];
    await page.mouse.move(...at);
    await page.mouse.down();
    await page.mouse.move(at[0] - 80, at[1] - 40, { steps: 4 });
    await page.mouse.up();
    check(await on('.frame', one => one.scrollLeft) > 60, 'dragging scrolls the map');
    check(!await isPinned(), 'a drag is no click');
    const before = await widthOfMap();
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    await page.waitForTimeout(400);
    check(await widthOfMap() > before * 1.2, 'the wheel with Ctrl goes nearer');
    await page.click('[data-do=full]');
    await page.waitForTimeout(800);
    const box = await (await page.$('.sheet.full .frame svg')).boundingBox();
    check(box.height <= 900 && box.width <= 1440, 'the whole sheet stands on the full screen');
    await page.click('[data-do=full]');
    await page.waitForTimeout(800);
    check(!await count('.sheet.full') && Math.abs(await widthOfMap() - natural) < 1, 'after the full screen all is as before');
  };

  const pinning = async () => {
    await visit(MAP);
    const product = '.item[data-tags~=product][id]';
    const id = await on(product, item => item.id);
    await page.hover(product);
    check(await count('.map.lit .item.on') === 2, 'a product is lit with its link');
    await page.click(product);
    check(await isPinned(), 'a click opens the card');
    const row = await on(`#row-${id}`, one => one.cells[1].textContent);
    check(await on('.pinned h3', (one, name) => one.textContent === name, row), 'the card is headed as the row is named');
    check(await on('.pinned', (card, number) => card.textContent.includes(number), id), 'the card says the number');
    check(new URL(page.url()).hash === `#${id}`, 'the address names what is pinned');
    check(!await count('.pinned [id]'), 'no anchor stands twice');
    await page.keyboard.press('Escape');
    check(!await isPinned(), 'Esc closes the card');
    await visit(`${MAP}#${id}`);
    check(await isPinned(), '#id opens the element');
    const box = await (await page.$(`[id="${id}"]`)).boundingBox();
    check(box.y > 0 && box.y + box.height < 900, '#id brings the element into view');
    const rows = await page.$$eval('.item[id]', items => items.filter(item => !document.getElementById(`row-${item.id}`)).map(item => item.id));
    check(!rows.length, `elements without a row: ${rows}`);
  };

  const filtering = async () => {
    await visit(MAP);
    const all = await count('.item[id]');
    await page.click('.filters [data-value=薄弱]');
    const weak = await count('.item:not(.unfit)[id]');
    const shown = await count('.tables tr[id^=row-]:not(.filtered)');
    check(weak > 0 && weak < all && weak === shown, `filters: ${weak} drawn and ${shown} listed of ${all}`);
    check((await on('.filters output', one => one.textContent)).includes(String(shown)), 'the count is said');
    await page.selectOption('.filters select >> nth=0', { index: 1 });
    check(await count('.item:not(.unfit)[id]') < weak, 'a second kind narrows');
    await page.click('.filters [type=reset]');
    await page.click('.map .switches >> text=缺失 >> nth=0');
    check(await on('.filters [data-value=缺失]', one => one.getAttribute('aria-pressed')) === 'true', 'the legend is a switch');
    await page.click('.filters [type=reset]');
    await page.waitForTimeout(200);
    check(await count('.item:not(.unfit)[id]') === all, 'clearing brings all back');
  };

  const taking = async () => {
    await visit(MAP);
    const [file] = await Promise.all([page.waitForEvent('download'), page.click('[data-do=png]')]);
    check(file.suggestedFilename() === 'technology.png', `the picture is called ${file.suggestedFilename()}`);
    const head = await new Promise(done => file.path().then(path => createReadStream(path, { end: 23 }).on('data', done)));
    check(head.readUInt32BE(16) === 3200, `the picture is ${head.readUInt32BE(16)} wide`);
    await page.click('[data-do=copy]');
    await page.waitForTimeout(400);
    check(await on('.tools output', one => one.textContent === one.dataset.copied), 'the link is copied');
    await page.click('[data-do=show]');
    await page.waitForTimeout(800);
    await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(1200);
    check(await on('.stage img', image => image.src.endsWith('applications.svg') && image.naturalWidth > 0), 'the arrow shows the next map');
    await page.keyboard.press('Escape');
    await page.waitForTimeout(400);
    check(!await count('.stage'), 'Esc ends the show');
  };

  const sorting = async () => {
    await visit('chains/index.html');
    const names = () => page.$$eval('main tbody tr', rows => rows.map(row => row.cells[0].textContent));
    const numbers = () => page.$$eval('main tbody tr', rows => rows.map(row => Number(row.cells[4].textContent)));
    const before = await names();
    await page.click('thead th >> nth=4');
    const up = await numbers();
    check(up.every((one, at) => !at || up[at - 1] <= one), `sorted: ${up}`);
    check(await on('thead th:nth-child(5)', head => head.getAttribute('aria-sort')) === 'ascending', 'the head says the direction');
    await page.click('thead th >> nth=4');
    const down = await numbers();
    check(down.every((one, at) => !at || down[at - 1] >= one), `sorted back: ${down}`);
    await page.click('thead th >> nth=4');
    check(String(await names()) === String(before), 'the third click brings the order of the content back');
    await visit(MAP);
    const rows = await count('.tables section:first-child tbody tr');
    await page.fill('.table-filter input >> nth=0', '光刻');
    const left = await count('.tables section:first-child tbody tr:not(.unfit)');
    const holding = await page.$$eval('.tables section:first-child tbody tr', all => all.filter(row => row.textContent.includes('光刻')).length);
    check(left === holding, `${left} rows are left of ${holding} that hold the word`);
    check(left > 0 && left < rows, `the filter of a table leaves ${left} of ${rows}`);
  };

  /** Presses Tab until a link with such an address has the focus. */
  const tabTo = async (test, what) => {
    for (let at = 0; at < 120; at += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(source => new RegExp(source).test(document.activeElement.getAttribute('href') || ''), test.source)) return;
    }
    faults.push(`${home.slice(0, 4)}: the tabulator does not reach ${what}`);
  };
  const enter = () => Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);

  /** From the home page to the card of a firm on a map, to its page, and back: no mouse. */
  const keysAlone = async () => {
    await visit('index.html');
    await tabTo(/^chains\/demo-chips\/layout\.html$/, 'the layout map');
    await enter();
    await tabTo(/technology\.html$/, 'the tabs');
    for (let at = 0; at < 60 && !await page.evaluate(() => Boolean(document.activeElement.closest('.map'))); at += 1) await page.keyboard.press('Tab');
    check(await page.evaluate(() => Boolean(document.activeElement.closest('.map'))), 'the tabulator reaches the map');
    const seen = new Set();
    const all = await count('.item[id]');
    const isFirm = () => page.evaluate(() => (document.activeElement.closest('.item') || document.body).matches('[data-tags~=firm]'));
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowLeft']) {
      for (let at = 0; at < all && !await isFirm(); at += 1) {
        const before = await page.evaluate(() => document.activeElement.outerHTML.slice(0, 200));
        await page.keyboard.press(key);
        seen.add(before);
        if (before === await page.evaluate(() => document.activeElement.outerHTML.slice(0, 200))) break;
      }
    }
    check(await isFirm(), `arrows reach a firm (${seen.size} places seen)`);
    const firm = await focused();
    await page.keyboard.press('Enter');
    check(await isPinned() && await page.evaluate(() => document.activeElement.matches('.pinned')), 'Enter opens the card and goes there');
    await tabTo(/firms\//, 'the page of the firm');
    await enter();
    check(/\/firms\//.test(page.url()), 'the page of the firm is open');
    await Promise.all([page.waitForNavigation(), page.goBack()]).catch(() => {});
    await page.waitForTimeout(800);
    check(page.url().includes(firm) && await isPinned(), 'back again the firm is still pinned');
    await page.keyboard.press('Escape');
    await page.goBack();
    check(page.url() === `${home}index.html`, `back at home, not ${page.url()}`);
  };

  /** Every element of every map of the chain is reached by arrows from some other. */
  const arrows = async () => {
    for (const map of ['technology', 'applications', 'layout', 'roadmap', 'investment']) {
      await visit(`chains/demo-chips/${map}.html`);
      const lost = await page.evaluate(() => {
        const stops = [...document.querySelectorAll('.map [tabindex]')];
        const seen = new Set([stops[0]]);
        const queue = [stops[0]];
        for (let from = queue.shift(); from; from = queue.shift()) {
          for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'End']) {
            from.focus();
            from.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
            if (!seen.has(document.activeElement)) queue.push(document.activeElement);
            seen.add(document.activeElement);
          }
        }
        return stops.filter(stop => !seen.has(stop)).map(stop => stop.id || stop.textContent.slice(0, 20));
      });
      check(!lost.length, `${map}: arrows do not reach ${lost.length}: ${lost.slice(0, 5)}`);
    }
  };

  const zoomed = async () => {
    await page.setViewportSize({ width: 640, height: 400 });
    for (const path of ['index.html', MAP, 'firms/index.html']) {
      await visit(path);
      check(await page.evaluate(() => document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth), `${path} scrolls sideways at 200 %`);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  };

  for (const part of [looking, pinning, filtering, taking, sorting, keysAlone, arrows, zoomed]) {
    await part().catch(error => faults.push(`${home.slice(0, 4)}: ${part.name}: ${error.message.split('\n')[0]}`));
  }
  await context.close();
};

const server = await serve(folder);
await goThrough(`${address(folder)}/`);
await goThrough(server.home);
server.close();
await browser.close();
end(faults, 'from the folder and from a server');
