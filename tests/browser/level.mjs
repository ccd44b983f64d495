// Holds scripts to ES2017 as classic scripts and style sheets to what Chromium 78 draws.
//   node level.mjs FOLDER      FOLDER: assets of a built site
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'acorn';
import DoIUse from 'doiuse/lib/DoIUse.js';
import postcss from 'postcss';
import { end } from './open.mjs';

const folder = resolve(process.argv[2] ?? '.');
// Known in part, and what we use of it is known: `overflow` without `clip`, `sticky` on cells, `break-*: avoid`. The one of
// mathematics takes `minmax()` for `max()`. What fails without harm: where an underline stands.
const PASSED = ['css-overflow', 'css-sticky', 'multicolumn', 'css-math-functions', 'text-decoration'];
// What the list of features does not know, or not well.
const UNKNOWN = [/\baspect-ratio\s*:/, /\btext-wrap\s*:/, /@layer\b/, /\bcolor-mix\(/, /\binset\s*:/, /:is\(/, /:where\(/, /:focus-visible/,
  /(^|[^\w-])(min|max|clamp)\(/, /overflow(-[xy])?\s*:\s*clip/];
const faults = [];

const files = readdirSync(folder).sort();
const scripts = files.filter(name => name.endsWith('.js'));
const sheets = files.filter(name => name.endsWith('.css'));
for (const name of scripts) {
  try {
    parse(readFileSync(join(folder, name), 'utf8'), { ecmaVersion: 2017, sourceType: 'script' });
  } catch (error) {
    faults.push(`${name}: no ES2017: ${error.message}`);
  }
}
for (const name of sheets) {
  const text = readFileSync(join(folder, name), 'utf8');
  const onFeatureUsage = ({ feature, usage }) => {
    faults.push(`${name}:${usage.source?.start?.line}: Chromium 78 does not know ${feature}: ${String(usage).slice(0, 60)}`);
  };
  await postcss([new DoIUse({ browsers: ['chrome 78'], ignore: PASSED, onFeatureUsage })]).process(text, { from: name });
  for (const unknown of UNKNOWN) if (unknown.test(text.replace(/\/\*[^]*?\*\//g, ''))) faults.push(`${name}: Chromium 78 does not know ${unknown}`);
  // `gap` in a flex box came with Chromium 84; in a grid it is old.
  for (const [rule] of text.matchAll(/\{[^{}]*\}/g)) {
    if (/display:\s*(inline-)?flex/.test(rule) && /(^|[\s;{])(row-|column-)?gap\s*:/.test(rule)) faults.push(`${name}: gap in a flex box: ${rule.slice(0, 60)}`);
  }
}
if (!scripts.length || !sheets.length) faults.push(`${folder} holds ${scripts.length} scripts and ${sheets.length} style sheets`);
end(faults, `${scripts.length} scripts, ${sheets.length} style sheets`);
