// Comments in a built site as an expert does, from a folder: two elements picked on the map, a row of a table; after a
// reload all is still there, and the export holds it. At 390 px the panel is usable and nothing scrolls sideways.
//   node comments.mjs FOLDER EXPORT.json      the folder holds demo-chips with an open round
import { join, resolve } from 'node:path';
import { readFileSync } from 'node:fs';
import { address, end, open } from './open.mjs';

const [folder, target] = process.argv.slice(2).map(path => resolve(path));
const faults = [];
const expect = (is, fault) => { if (!is) faults.push(fault); };
const browser = await open();
const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
const page = await context.newPage();
page.on('console', message => faults.push(`console ${message.type()}: ${message.text()}`));
page.on('pageerror', error => faults.push(`script: ${error.message}`));
await page.goto(address(join(folder, 'chains/demo-chips/technology.html')));

const count = () => page.locator('.comments-list li').count();
const write = async (text, proposed) => {
  await page.fill('.comments [name=text]', text);
  if (proposed) await page.fill('.comments [name=proposed]', proposed);
  await page.click('.comments-main');
};

expect(await page.locator('#comments').isHidden(), 'the panel is open at first');
await page.click('.comments-open');
for (const [number, text] of [['DC-T-007', '光刻胶要写明依据'], ['DC-T-014', '<b>没有</b>这种“设备”']]) {
  await page.click('.comments-pick');
  await page.locator(`.frame svg.map [id="${number}"]`).first().dispatchEvent('click', { bubbles: true });
  const chosen = await page.locator('.comments [name=about] option:checked').textContent();
  expect(chosen.startsWith(number), `${number} was picked, ${chosen} is chosen`);
  await write(text);
}
await page.keyboard.press('Escape');
expect(await page.locator('#comments').isHidden(), 'Escape does not close the panel');
await page.locator('#row-DC-T-031 .comment-on').click();
await write('状态偏低', '优势');
expect(await count() === 3, `${await count()} comments are listed`);

await page.reload();
expect((await page.textContent('.comments-open')).includes('3'), 'a reload loses comments');
await page.focus('.comments-open');
await page.keyboard.press('Enter');
await page.click('.comments-export');
expect(await page.evaluate(() => document.activeElement.name === 'origin'), 'an export without an origin is not refused');
await page.selectOption('.comments [name=origin]', { index: 1 });
const [download] = await Promise.all([page.waitForEvent('download'), page.click('.comments-export')]);
await download.saveAs(target);
expect(JSON.parse(readFileSync(target, 'utf8')).comments.length === 3, 'the export lacks comments');

await page.locator('.comments-list button').first().click();
expect(await count() === 2, 'a comment cannot be taken away');
await page.setInputFiles('.comments [type=file]', target);
await page.waitForFunction(() => document.querySelectorAll('.comments-list li').length === 3);

await page.setViewportSize({ width: 390, height: 780 });
const fits = await page.evaluate(() => {
  const box = document.getElementById('comments').getBoundingClientRect();
  return box.left >= 0 && box.right <= innerWidth && box.top >= 0 && document.documentElement.scrollWidth <= innerWidth;
});
expect(fits, 'the panel does not fit into 390 px');
if (process.env.WUTU_PICTURES) {
  await page.screenshot({ path: join(process.env.WUTU_PICTURES, 'panel-390.png') });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.locator('#row-DC-T-031').scrollIntoViewIfNeeded();
  await page.screenshot({ path: join(process.env.WUTU_PICTURES, 'panel-1440.png') });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: join(process.env.WUTU_PICTURES, 'panel-dark.png') });
}
await browser.close();
end(faults, '3 comments');
