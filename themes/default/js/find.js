/* Finding. The index lies beside this script as script files that are loaded on first use, so that it works from a
   folder. It (src/search/) is passages, each once, and the results in whose parts they stand. A query is words; a result
   is found where each word stands in one of its names or passages, or is how one of its names is read. The box that
   asks is in `search.js`. ES2017, no library. */
(() => {
  'use strict';
  const folder = new URL('search/', document.currentScript.src);

  /* ---- The index ---- */

  const shelves = [];
  const readings = new Map();
  let kinds = [], waiting = 0, failed = false, isAsked = false, arrived = () => {};

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
    const done = isFailed => { waiting--; failed = failed || isFailed; arrived(); };
    script.onload = () => done(false);
    script.onerror = () => done(true);
    waiting++;
    document.head.append(script);
  };

  /** Loads the index, once; `then` is called after each of its files. */
  const ask = then => {
    arrived = then;
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
    push: shelve, ask, find, addressOf, passageOf, fold, wordsOf,
    kind: at => kinds[at],
    isWaiting: () => waiting > 0,
    hasFailed: () => failed,
    isReady: () => isAsked && !waiting && !failed,
  };
})();
