// Searches a built site as a reader does: what stands on its pages, by readings, by keys alone, without scripts, under a
// strict policy; and measures a keystroke.
//   node search.mjs FOLDER CASES.json [SEED]      CASES: a list of [query, name of a result]
// A fault is also: anything on the console, a request that fails, a page that scrolls sideways.
import { createServer } from 'node:http';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { address, end, open, pagesOf } from './open.mjs';

const folder = resolve(process.argv[2] ?? '.');
const cases = JSON.parse(readFileSync(process.argv[3], 'utf8'));
const faults = [];
const pages = pagesOf(folder).filter(path => path !== '404.html');
const home = address(folder) + '/';

let state = Number(process.argv[4] ?? 1);
/** The next whole number below a limit: the same sequence for the same seed. */
const random = limit => {
  state = (state * 48271) % 2147483647;
  return state % limit;
};

const browser = await open();

/** A page that tells its faults. */
const visit = async (path, { root = home, options = {} } = {}) => {
  const context = await browser.newContext(Object.assign({ viewport: { width: 1440, height: 900 } }, options));
  const page = await context.newPage();
  page.on('console', message => faults.push(`${path}: console ${message.type()}: ${message.text()}`));
  page.on('pageerror', error => faults.push(`${path}: script: ${error.message}`));
  // A font that was still on its way when the next page was opened is no fault.
  page.on('requestfailed', request => request.url().startsWith(root) && request.failure()?.errorText !== 'net::ERR_ABORTED' && faults.push(`${request.url()}: ${request.failure()?.errorText}`));
  await page.goto(root + path);
  return page;
};

/** Focuses the field, which loads the index; waits for all of it. */
const ready = async page => {
  await page.keyboard.press('/');
  await page.waitForFunction(() => window.wutuSearch.isReady(), null, { timeout: 30000 });
};

const expect = (is, fault) => { if (!is) faults.push(fault); };

/** The lines of text that a reader sees on the open page: of its blocks and of its drawings. Runs in the page. */
const lines = () => {
  const drawn = [...document.querySelectorAll('main svg text')].map(text => text.textContent);
  document.querySelectorAll('main svg').forEach(svg => { svg.style.display = 'none'; });
  const written = document.querySelector('main').innerText.split(/[\n\t]/);
  return written.concat(drawn).map(line => line.trim()).filter(line => line.length > 1);
};

/** Random pieces of the lines of random pages, without what scripts add to them: [page, piece]. */
const pieces = async count => {
  const page = await visit('index.html', { options: { javaScriptEnabled: false } });
  const found = [];
  for (let taken = 0; taken < count; taken++) {
    const path = pages[random(pages.length)];
    await page.goto(home + path);
    const all = await page.evaluate(lines);
    for (let more = 0; more < 10; more++) {
      const line = all[random(all.length)];
      const from = random(Math.max(1, line.length - 1));
      const piece = line.slice(from, from + 2 + random(11)).trim();
      if (piece) found.push([path, piece]);
    }
  }
  await page.context().close();
  return found;
};

/** What is seen is found: by the script that the box uses, and some of it in the box itself. */
const property = async () => {
  const found = await pieces(80);
  const page = await visit('index.html');
  await ready(page);
  const missed = await page.evaluate(all => all.filter(([path, piece]) => !window.wutuSearch.find(piece)
    .some(group => group.results.some(one => window.wutuSearch.addressOf(one).split('#')[0] === path))), found);
  missed.forEach(([path, piece]) => faults.push(`“${piece}” stands on ${path} and is not found there`));
  for (const [path, piece] of found.filter((_, at) => at % 100 === 0)) {
    await page.fill('.search-field', piece);
    for (let more; (more = await page.$('.find-more'));) await more.click();
    const links = await page.$$eval('a.find', all => all.map(one => one.href.split('#')[0]));
    expect(links.includes(home + path), `“${piece}” is found on ${path} and not shown`);
  }
  await page.context().close();
  return found.map(([, piece]) => piece);
};

/** Readings, numbers, full width: the first names that the box shows. */
const readings = async () => {
  const page = await visit('index.html');
  await ready(page);
  for (const [query, name] of cases) {
    await page.fill('.search-field', query);
    const shown = await page.$$eval('.find-name', all => all.slice(0, 5).map(one => one.textContent));
    expect(shown.includes(name), `“${query}” finds ${shown.join('、') || 'nothing'}, not ${name}`);
    expect(await page.$('.find mark'), `“${query}” is marked nowhere`);
  }
  await page.context().close();
};

/** From `/` to a result and back, by keys alone. */
const keyboard = async () => {
  const page = await visit('sources.html#x');
  const active = () => page.evaluate(() => document.activeElement.getAttribute('aria-activedescendant'));
  const expanded = () => page.getAttribute('.search-field', 'aria-expanded');
  await ready(page);
  await page.keyboard.type(cases[0][0]);
  expect(await page.inputValue('.search-field') === cases[0][0], '/ does not only focus the field');
  expect(await expanded() === 'true', 'the list does not open');
  await page.keyboard.press('ArrowDown');
  const first = await active();
  expect(first && await page.getAttribute(`#${first}`, 'aria-selected') === 'true', 'arrow down chooses nothing');
  await page.keyboard.press('ArrowUp');
  expect(await active() === null, 'arrow up does not lead back to the field');
  await page.keyboard.press('ArrowUp');
  expect(await active(), 'arrow up does not lead to the last result');
  await page.waitForFunction(() => location.hash.startsWith('#q='));
  await page.keyboard.press('Escape');
  expect(await page.inputValue('.search-field') === '' && await expanded() === 'false', 'Escape does not clear');
  expect(new URL(page.url()).hash === '#x', `Escape leaves ${page.url()}`);
  await page.keyboard.type(cases[0][0]);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  expect((await page.textContent('h1')).includes(cases[0][1]), `Enter leads to ${page.url()}`);
  await page.goBack();
  await page.waitForSelector('a.find');
  expect(await page.inputValue('.search-field') === cases[0][0], 'going back loses the query');
  // Whatever somebody types is a text, in the address too.
  for (const odd of ['$&', '100%', '<b>&amp;"', '\\', '#q=']) {
    await page.fill('.search-field', odd);
    await page.waitForFunction(text => location.hash === `#q=${encodeURIComponent(text)}`, odd);
    const none = await page.locator('.finds-none:not([hidden])').textContent({ timeout: 100 }).catch(() => odd);
    expect(none.includes(odd), `“${odd}” is told as ${none}`);
  }
  await page.goto(`${home}index.html#q=%E0%A4%A`);
  await page.context().close();
};

/** Without scripts the box leads to the list of names. */
const withoutScripts = async () => {
  const page = await visit(pages.find(path => path.startsWith('chains/')), { options: { javaScriptEnabled: false } });
  expect(!(await page.$('.search input')), 'there is a field that does nothing');
  await page.click('.search a');
  expect(page.url() === `${home}names.html`, `the box leads to ${page.url()}`);
  const name = page.locator('.names-list a', { hasText: cases[0][1] });
  if (await name.count()) await name.first().click();
  expect((await page.textContent('h1')).includes(cases[0][1]), `the list of names leads to ${page.url()}`);
  await page.context().close();
};

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };

/** From a server that allows nothing but its own files, on a small screen, in the dark. */
const underPolicy = async () => {
  const server = createServer((request, response) => {
    const path = join(folder, decodeURIComponent(new URL(request.url, 'http://x').pathname));
    const isThere = path.startsWith(folder) && existsSync(path);
    const code = isThere ? 200 : path.endsWith('favicon.ico') ? 204 : 404;
    response.writeHead(code, { 'Content-Type': TYPES[extname(path)] ?? 'text/plain', 'Content-Security-Policy': "default-src 'self'" });
    response.end(isThere ? readFileSync(path) : '');
  });
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  const root = `http://127.0.0.1:${server.address().port}/`;
  const path = pages.find(one => one.startsWith('chains/'));
  const page = await visit(path, { root, options: { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } });
  await page.click('.search-field');
  await page.waitForFunction(() => window.wutuSearch.isReady());
  await page.fill('.search-field', cases[0][0]);
  const panel = await page.locator('.finds').boundingBox();
  expect(panel && panel.x >= 0 && panel.x + panel.width <= 390 && panel.y + panel.height <= 844, `the list reaches beyond the screen: ${JSON.stringify(panel)}`);
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth);
  expect(wide <= 390, `the page scrolls sideways: ${wide}`);
  await Promise.all([page.waitForNavigation(), page.click('a.find')]);
  expect((await page.textContent('h1')).includes(cases[0][1]), `a click leads to ${page.url()}`);
  await page.context().close();
  server.close();
};

/** Milliseconds for each query, three times each, in order: a keystroke until its results are laid out, finding alone,
    and as a floor one pass over the same text that finds nothing. Runs in the page. */
const measure = ([queries, text]) => {
  const field = document.querySelector('.search-field'), list = document.getElementById('finds');
  const once = (act, query) => {
    const start = performance.now();
    act(query);
    return performance.now() - start;
  };
  const timed = act => {
    const rounds = [1, 2, 3].map(() => queries.map(query => once(act, query)));
    return queries.map((_, at) => rounds.map(round => round[at]).sort((a, b) => a - b));
  };
  const type = query => {
    field.value = query;
    field.dispatchEvent(new Event('input'));
    return list.offsetHeight;
  };
  return { keystroke: timed(type), find: timed(query => window.wutuSearch.find(query)), floor: timed(query => text.indexOf(`${query}\u0000`)) };
};

/** The middle ones of three. */
const told = times => {
  const sorted = times.map(([, middle]) => middle).sort((a, b) => a - b);
  const at = share => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1);
  return `p50 ${at(0.5)} p95 ${at(0.95)} max ${at(1)} ms`;
};

/** How long a keystroke takes: every beginning of many queries, as they are typed. */
const speed = async pieces => {
  const typed = pieces.slice(0, 100).concat(cases.map(([query]) => query));
  const queries = typed.flatMap(query => [...query].map((_, at) => query.slice(0, at + 1)));
  const index = join(folder, 'assets/search');
  const files = readdirSync(index, { recursive: true }).filter(name => name.endsWith('.js')).map(name => readFileSync(join(index, name), 'utf8'));
  const text = files.map(file => JSON.parse(file.slice(file.indexOf('(') + 1, file.lastIndexOf(')'))).texts).join('\n');
  const page = await visit('index.html');
  await ready(page);
  const { keystroke, find, floor } = await page.evaluate(measure, [queries, text]);
  await page.context().close();
  const size = files.reduce((sum, file) => sum + Buffer.byteLength(file), 0);
  return `${queries.length} keystrokes over ${text.length} characters (${Math.round(size / 1024)} KB): shown ${told(keystroke)}; found ${told(find)}; one indexOf ${told(floor)}`;
};

const found = await property();
await readings();
await keyboard();
await withoutScripts();
await underPolicy();
const figures = await speed(found);
await browser.close();
end(faults, `${found.length} pieces of text, ${cases.length} cases; ${figures}`);
