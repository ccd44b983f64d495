/* Search. The box of `search.html` becomes a field; the index lies beside this script as script files that are loaded
   on first use, so that it works from a folder. ES2017, no library.

   The index (src/search/) is passages, each once, and the results in whose parts they stand. A query is words; a
   result is found where each word stands in one of its names or passages, or is how one of its names is read. */
(() => {
  'use strict';
  const box = document.getElementById('search');
  if (!box) return;
  const words = box.dataset;
  const folder = new URL('search/', document.currentScript.src);
  const root = new URL('../../', folder).href;

  /* ---- The index ---- */

  const shelves = [];
  const readings = new Map();
  let kinds = [], waiting = 0, failed = false, isAsked = false;

  /** One way to write a text: small letters, half width, plain spaces. It keeps every position. */
  const fold = text => text
    .replace(/[\uff01-\uff5e]/g, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000]/g, space => (space === '\n' ? space : ' '))
    .replace(/\u0130/g, 'I').toLowerCase();

  /** For each passage, the numbers of those that hold it. */
  const holders = (count, lists) => {
    const all = Array.from({ length: count }, () => []);
    lists.forEach((list, holder) => list.forEach(passage => all[passage].push(holder)));
    return all;
  };

  const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
  const bit = letter => (letter ? 1 << (LETTERS.indexOf(letter) + 1) % 31 : 0);

  /** Letters with which the characters of the names may be read, as bits. */
  const firstLetters = (folded, end) => {
    const bits = new Int32Array(end);
    for (let at = 0; at < end; at++) {
      const own = readings.get(folded[at]);
      bits[at] = own ? own.reduce((all, syllable) => all | bit(syllable[0]), 0) : bit(folded[at]);
    }
    return bits;
  };

  /** Takes a file of the index in. */
  const shelve = data => {
    const order = Number(document.currentScript.getAttribute('data-order'));
    if (data.head) open(data.head);
    const folded = fold(data.texts);
    const starts = [0];
    for (let at = folded.indexOf('\n'); at >= 0; at = folded.indexOf('\n', at + 1)) starts.push(at + 1);
    const count = starts.length;
    starts.push(folded.length + 1);
    shelves.push({
      order, folded, starts, texts: data.texts, names: data.names, found: data.found, parts: data.parts,
      named: holders(count, data.found.map(one => one[3])),
      held: holders(count, data.parts.map(one => one[2])),
      letters: firstLetters(folded, starts[data.names] - 1),
    });
    shelves.sort((a, b) => a.order - b.order);
  };

  /** The first file: how characters are read, what kinds there are, and which files follow. */
  const open = head => {
    for (const line of head.readings.split('\n')) {
      const syllable = /^[a-z]*/.exec(line)[0];
      for (const character of line.slice(syllable.length)) {
        readings.set(character, (readings.get(character) || []).concat(syllable));
      }
    }
    kinds = head.kinds;
    head.files.forEach(load);
  };

  const load = (file, at) => {
    const script = document.createElement('script');
    script.src = new URL(file, folder).href;
    script.setAttribute('data-order', at + 1);
    const done = isFailed => { waiting--; failed = failed || isFailed; schedule(); };
    script.onload = () => done(false);
    script.onerror = () => done(true);
    waiting++;
    document.head.append(script);
  };

  const ask = () => {
    if (!isAsked) load('shared.js', -1);
    isAsked = true;
  };

  /* ---- Matching ---- */

  const EXACT = 0, READ = 1, BEGINS = 2, READ_BEGINS = 3, WITHIN = 4, READ_WITHIN = 5, TEXT = 6;

  /** Where a name ends that is read as the rest of a word from a character on; -1 if it is not. A character may be
      given by a whole syllable, by its first letter (zh, ch, sh count as one), and the last by any beginning. */
  const readOn = (folded, from, word, at) => {
    if (at === word.length) return from;
    const character = folded[from];
    if (!character || character === '\n') return -1;
    const own = readings.get(character);
    if (!own) {
      if (character === word[at]) return readOn(folded, from + 1, word, at + 1);
      return LETTERS.includes(character) ? -1 : readOn(folded, from + 1, word, at);
    }
    for (const syllable of own) {
      if (syllable.startsWith(word.slice(at))) return from + 1;
      for (const length of new Set([syllable.length, syllable[1] === 'h' ? 2 : 1, 1])) {
        if (!word.startsWith(syllable.slice(0, length), at)) continue;
        const end = readOn(folded, from + 1, word, at + length);
        if (end >= 0) return end;
      }
    }
    return -1;
  };

  /** Calls `visit(passage, at, length)` for every passage that holds a word, at its first place there. */
  const eachPassage = ({ folded, starts }, word, visit) => {
    let passage = 0;
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, starts[passage] - 1)) {
      while (starts[passage + 1] <= at) passage++;
      visit(passage, at - starts[passage], word.length);
      passage++;
    }
  };

  /** The same for the names that are read as a word says. A single letter is looked for at their beginnings. */
  const eachReading = ({ folded, starts, names, letters }, word, visit) => {
    const first = bit(word[0]);
    for (let name = 0; name < names; name++) {
      const end = word.length === 1 ? starts[name] + 1 : starts[name + 1] - 1;
      for (let at = starts[name]; at < end; at++) {
        if (!(letters[at] & first)) continue;
        const last = readOn(folded, at, word, 0);
        if (last < 0) continue;
        visit(name, at - starts[name], last - at);
        break;
      }
    }
  };

  /** The best place of a word in each result of a shelf: rank, passage, position, length, anchor. */
  const hitsOf = (shelf, word) => {
    const hits = new Map();
    const note = (found, rank, place, anchor) => {
      const known = hits.get(found);
      if (!known || rank < known.rank) hits.set(found, Object.assign({ rank, anchor }, place));
    };
    const rankOf = ({ passage, at, length }, whole, begins, within) => {
      const size = shelf.starts[passage + 1] - 1 - shelf.starts[passage];
      return length === size ? whole : at === 0 ? begins : within;
    };
    eachPassage(shelf, word, (passage, at, length) => {
      const place = { passage, at, length };
      const rank = rankOf(place, EXACT, BEGINS, WITHIN);
      shelf.named[passage].forEach(found => note(found, rank, place, ''));
      shelf.held[passage].forEach(part => note(shelf.parts[part][0], TEXT, place, shelf.parts[part][1]));
    });
    if (/^[a-z0-9]{1,40}$/.test(word)) {
      eachReading(shelf, word, (passage, at, length) => {
        const place = { passage, at, length, isRead: true };
        const rank = rankOf(place, READ, READ_BEGINS, READ_WITHIN);
        shelf.named[passage].forEach(found => note(found, rank, place, ''));
      });
    }
    return hits;
  };

  /** The words of a query. */
  const wordsOf = query => fold(query).split(/\s+/).filter(word => word);

  /** Results of one shelf: where every word is found. */
  const resultsOf = (shelf, query) => {
    const [first, ...others] = query.map(word => hitsOf(shelf, word));
    const results = [];
    first.forEach((hit, found) => {
      const hits = [hit, ...others.map(all => all.get(found))];
      if (hits.every(one => one)) results.push({ shelf, found, hits, rank: Math.max(...hits.map(one => one.rank)) });
    });
    return results;
  };

  /** All results by kind: kinds with the best results first, else in their own order. */
  const find = text => {
    const query = wordsOf(text);
    if (!query.length) return [];
    const groups = [];
    for (const shelf of shelves) {
      for (const result of resultsOf(shelf, query)) {
        const kind = shelf.found[result.found][1];
        (groups[kind] = groups[kind] || { kind, results: [] }).results.push(result);
      }
    }
    const sorted = groups.filter(group => group);
    // The shorter of two names is the closer one; what only stands in the text keeps the order of the content.
    const closer = (a, b) => a.rank - b.rank || (a.rank < TEXT ? nameLength(a) - nameLength(b) : 0);
    sorted.forEach(group => group.results.sort(closer));
    return sorted.sort((a, b) => a.results[0].rank - b.results[0].rank || a.kind - b.kind);
  };

  const passageOf = (shelf, passage) => shelf.texts.slice(shelf.starts[passage], shelf.starts[passage + 1] - 1);
  const nameLength = ({ shelf: { starts, found: all }, found }) => starts[all[found][3][0] + 1] - starts[all[found][3][0]];

  /** Address of a result, below the root: the record, or the anchor where the words stand. */
  const addressOf = ({ shelf, found, hits }) => {
    const anchored = hits.find(hit => hit.anchor);
    return shelf.found[found][0] + (anchored ? anchored.anchor : '');
  };

  window.wutuSearch = {
    push: shelve, find, ask, isReady: () => isAsked && !waiting && !failed,
    addresses: text => find(text).reduce((all, group) => all.concat(group.results.map(addressOf)), []),
  };

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

  /** A kind with its first results; the last option shows more of them. */
  const group = ({ kind, results }, query, shown) => {
    const label = `finds-${kind}`;
    const head = element('h2', { id: label }, kinds[kind], element('span', {}, String(results.length)));
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
    class: 'search-field', type: 'search', role: 'combobox', 'aria-label': words.label, 'aria-expanded': 'false', 'aria-controls': 'finds',
    'aria-autocomplete': 'list', autocomplete: 'off', spellcheck: 'false', maxlength: '80', placeholder: words.placeholder,
  });
  const list = element('div', { id: 'finds', role: 'listbox', 'aria-label': words.results });
  const status = element('p', { role: 'status' });
  const byLetter = element('a', { href: box.querySelector('a').href }, words.list);
  const panel = element('div', { class: 'finds', hidden: '' }, list, element('div', { class: 'finds-foot' }, status, element('span', { class: 'finds-keys', 'aria-hidden': 'true' }, words.keys), byLetter));
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
    if (waiting) return words.loading;
    if (failed) return words.failed;
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
    if (text && !groups.length && !waiting) list.append(element('p', { class: 'finds-none' }, words.none.replace('{q}', text)));
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

  const queryOf = hash => (hash.startsWith('#q=') ? decodeURIComponent(hash.slice(3)) : '');
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
    ask();
    field.value = text;
    field.focus();
    show();
  };

  /* ---- Keys and clicks ---- */

  field.addEventListener('focus', () => { ask(); show(); });
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
