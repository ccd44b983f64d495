/* The box of search. `search.html` is a link to the list of names; here it becomes a field with the list of what
   `find.js` finds. ES2017, no library. */
(() => {
  'use strict';
  const box = document.getElementById('search');
  if (!box) return;
  const { ask, find, addressOf, passageOf, fold, wordsOf, kind: kindWord, isWaiting, hasFailed } = window.wutuSearch;
  const words = box.dataset;
  const root = new URL('../', document.currentScript.src).href;

  /* ---- What is shown ---- */

  const element = (name, attributes, ...inner) => {
    const made = document.createElement(name);
    Object.keys(attributes).forEach(key => made.setAttribute(key, attributes[key]));
    made.append(...inner);
    return made;
  };

  /** A text with its marked ranges. */
  const marked = (text, ranges) => {
    const pieces = [];
    let end = 0;
    for (const [from, to] of ranges.sort((a, b) => a[0] - b[0])) {
      if (from < end) continue;
      pieces.push(text.slice(end, from), element('mark', {}, text.slice(from, to)));
      end = to;
    }
    return pieces.concat(text.slice(end));
  };

  /** Where words stand in a text, and where a reading was found in it. */
  const rangesIn = (text, query, read) => {
    const folded = fold(text);
    const ranges = read.map(hit => [hit.at, hit.at + hit.length]);
    for (const word of query) {
      for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) ranges.push([at, at + word.length]);
    }
    return ranges;
  };

  const AROUND = 24, LONG = 72;

  /** The passage of a hit, cut to what is around it, with its marks. */
  const context = (shelf, hit, query) => {
    const text = passageOf(shelf, hit.passage);
    const from = text.length > LONG ? Math.max(0, Math.min(hit.at - AROUND, text.length - LONG)) : 0;
    const shown = text.slice(from, from + LONG);
    const read = hit.isRead ? [Object.assign({}, hit, { at: hit.at - from })] : [];
    const pieces = marked(shown, rangesIn(shown, query, read));
    return [from ? '…' : '', ...pieces, from + LONG < text.length ? '…' : ''];
  };

  const option = (result, query, id) => {
    const { shelf, found, hits } = result;
    const [, , beside, names] = shelf.found[found];
    const name = passageOf(shelf, names[0]);
    // The short name that was read stands in the whole name, as a rule: it is marked there.
    const placed = hit => name.indexOf(passageOf(shelf, hit.passage));
    const inName = hits.filter(hit => hit.isRead && placed(hit) >= 0).map(hit => Object.assign({}, hit, { at: placed(hit) + hit.at }));
    // A passage that says no more than what stands above it is not repeated.
    const isNew = hit => !name.includes(passageOf(shelf, hit.passage)) && !beside.includes(passageOf(shelf, hit.passage));
    const elsewhere = hits.find(isNew);
    const lines = [element('span', { class: 'find-name' }, ...marked(name, rangesIn(name, query, inName)))];
    if (beside) lines.push(element('span', { class: 'find-beside' }, ...marked(beside, rangesIn(beside, query, []))));
    if (elsewhere) lines.push(element('span', { class: 'find-context' }, ...context(shelf, elsewhere, query)));
    return element('a', { class: 'find', role: 'option', id, tabindex: '-1', 'aria-selected': 'false', href: root + addressOf(result) }, ...lines);
  };

  const FEW = 3, STEP = 50;
  /** How many results a kind shows at first: fewer where there are many kinds. */
  const atFirst = groups => (groups.length === 1 ? STEP : groups.length < 5 ? 2 * FEW : FEW);

  /** A kind with its first results; the last option shows more of them, where it is more than one. */
  const group = ({ kind, results }, query, most) => {
    const shown = results.length === most + 1 ? results.length : most;
    const label = `finds-${kind}`;
    const head = element('p', { class: 'finds-kind', role: 'presentation', id: label }, kindWord(kind), element('span', {}, String(results.length)));
    const made = element('div', { class: 'finds-group', role: 'group', 'aria-labelledby': label }, head);
    made.append(...results.slice(0, shown).map((one, at) => option(one, query, `find-${kind}-${at}`)));
    const rest = Math.min(STEP, results.length - shown);
    if (rest > 0) {
      const more = element('div', { class: 'find find-more', role: 'option', id: `find-${kind}-more`, 'aria-selected': 'false' }, words.more.replace('{n}', rest));
      more.onclick = () => {
        const wider = group({ kind, results }, query, shown + STEP);
        made.replaceWith(wider);
        choose(wider.querySelectorAll('.find')[shown]);
      };
      made.append(more);
    }
    return made;
  };

  const field = element('input', {
    class: 'search-field', type: 'text', inputmode: 'search', role: 'combobox', 'aria-label': words.label, 'aria-expanded': 'false', 'aria-controls': 'finds',
    'aria-autocomplete': 'list', autocomplete: 'off', spellcheck: 'false', maxlength: '80', placeholder: words.placeholder,
  });
  const list = element('div', { id: 'finds', role: 'listbox', 'aria-label': words.results });
  const none = element('p', { class: 'finds-none', hidden: '' });
  const status = element('p', { role: 'status' });
  const byLetter = element('a', { href: box.querySelector('a').href }, words.list);
  const panel = element('div', { class: 'finds', hidden: '' }, list, none, element('div', { class: 'finds-foot' }, status, element('span', { class: 'finds-keys', 'aria-hidden': 'true' }, words.keys), byLetter));
  box.textContent = '';
  box.append(field, element('kbd', { 'aria-hidden': 'true' }, '/'), panel);

  let chosen = null;

  const choose = next => {
    if (chosen) chosen.setAttribute('aria-selected', 'false');
    chosen = next || null;
    if (!chosen) return field.removeAttribute('aria-activedescendant');
    chosen.setAttribute('aria-selected', 'true');
    chosen.scrollIntoView({ block: 'nearest' });
    field.setAttribute('aria-activedescendant', chosen.id);
  };

  const step = by => {
    const all = [...list.querySelectorAll('.find')];
    const at = all.indexOf(chosen) + by;
    choose(all[at === -2 ? all.length - 1 : at]);
  };

  const say = groups => {
    if (isWaiting()) return words.loading;
    if (hasFailed()) return words.failed;
    return words.count.replace('{n}', groups.reduce((sum, one) => sum + one.results.length, 0));
  };

  /** More results than this do not fit on a screen. */
  const SCREEN = 24;
  let rest = 0;

  /** Puts kinds into the list: at once those that fill a screen, the others after the next frame. */
  const fill = (groups, query) => {
    const make = one => group(one, query, atFirst(groups));
    const last = groups.findIndex((_, at) => at * FEW >= SCREEN);
    const now = last < 0 ? groups : groups.slice(0, last);
    list.textContent = '';
    list.append(...now.map(make));
    cancelAnimationFrame(rest);
    rest = requestAnimationFrame(() => list.append(...groups.slice(now.length).map(make)));
  };

  /** Shows what is found for what stands in the field. */
  const show = () => {
    const text = field.value.trim();
    const groups = find(text);
    fill(groups, wordsOf(text));
    none.hidden = !text || groups.length > 0 || isWaiting();
    none.textContent = none.hidden ? '' : words.none.replace('{q}', () => text);
    list.hidden = !groups.length;
    status.textContent = text ? say(groups) : '';
    panel.hidden = !text;
    field.setAttribute('aria-expanded', String(!panel.hidden));
    choose(null);
  };

  let due = 0;
  /** Shows soon, once for all files that arrive together. */
  const schedule = () => {
    cancelAnimationFrame(due);
    due = requestAnimationFrame(() => { if (document.activeElement === field) show(); });
  };

  const close = () => {
    panel.hidden = true;
    field.setAttribute('aria-expanded', 'false');
    choose(null);
  };

  /* ---- The address: #q= holds the query, so that going back finds the results again ---- */

  const queryOf = hash => new URLSearchParams(hash.slice(1)).get('q') || '';
  let before = queryOf(location.hash) ? '' : location.hash, timer = 0;

  const remember = () => {
    const text = field.value.trim();
    history.replaceState(history.state, '', text ? `#q=${encodeURIComponent(text)}` : before || location.pathname + location.search);
  };

  const recall = () => {
    const text = queryOf(location.hash);
    if (!text) {
      before = location.hash;
      return close();
    }
    ask(schedule);
    field.value = text;
    field.focus();
    show();
  };

  /* ---- Keys and clicks ---- */

  field.addEventListener('focus', () => { ask(schedule); show(); });
  field.addEventListener('input', event => {
    if (event.isComposing) return;
    show();
    // Browsers refuse more than a few changes of the address in a second.
    clearTimeout(timer);
    timer = setTimeout(remember, 400);
  });
  field.addEventListener('compositionend', () => field.dispatchEvent(new Event('input')));
  field.addEventListener('keydown', event => {
    if (event.isComposing) return;
    const act = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: () => { clearTimeout(timer); remember(); (chosen || list.querySelector('.find') || field).click(); },
      Escape: () => {
        if (!field.value) return field.blur();
        field.value = '';
        clearTimeout(timer);
        remember();
        show();
      },
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  // The field keeps the focus while somebody clicks into the list.
  list.addEventListener('mousedown', event => event.preventDefault());
  list.addEventListener('click', event => {
    if (event.target.closest('a')) { clearTimeout(timer); remember(); }
  });
  box.addEventListener('focusout', event => { if (!box.contains(event.relatedTarget)) close(); });
  document.addEventListener('keydown', event => {
    const isTyped = event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select, [contenteditable]');
    if (event.key !== '/' || isTyped) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
  window.addEventListener('hashchange', recall);
  if (queryOf(location.hash)) recall();
})();
