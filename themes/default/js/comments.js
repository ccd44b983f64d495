// Comments on what is under review: kept in this browser, handed over as one file that `wutu review import` reads.
// A classic script of ES2017 that works from a folder. Without it the pages show nothing of this.
(() => {
  'use strict';
  const draft = window.wutuReview;
  const template = document.getElementById('comments-panel');
  if (!draft || !template) return;

  const words = template.dataset;
  document.body.appendChild(template.content.cloneNode(true));
  const panel = document.getElementById('comments');
  const find = (selector) => panel.querySelector(selector);
  const opener = document.querySelector('.comments-open');
  const form = find('form');
  const { about: items, text, category, proposed } = form.elements;
  const origin = find('[name=origin]');
  const pick = find('.comments-pick');
  const file = find('[type=file]');
  const list = find('.comments-list');
  const store = 'wutu-review:' + draft.chain + '/' + draft.round;
  const state = load();
  const byNumber = {};
  let picking = false;

  function load() {
    try {
      const kept = JSON.parse(localStorage.getItem(store) || '{}');
      return { origin: kept.origin || '', comments: Array.isArray(kept.comments) ? kept.comments : [] };
    } catch (error) {
      return { origin: '', comments: [] };
    }
  }

  function save() {
    try {
      localStorage.setItem(store, JSON.stringify(state));
    } catch (error) {
      say(words.failed);
    }
    show();
  }

  const say = (what) => { find('.comments-told').textContent = what; };
  const fill = (what, name, value) => what.replace('{' + name + '}', value);
  const title = (item) => (item.number + ' ' + item.name).trim();

  /** A tag with text in it, which is never taken for markup. */
  function make(tag, content) {
    const made = document.createElement(tag);
    made.textContent = content;
    return made;
  }

  function button(content, label, act) {
    const made = make('button', content);
    made.type = 'button';
    made.setAttribute('aria-label', label);
    made.addEventListener('click', act);
    return made;
  }

  /** Adds to a list what can be chosen: pairs of value and text. */
  function choices(select, pairs) {
    for (const [value, content] of pairs) {
      const option = make('option', content);
      option.value = value;
      select.appendChild(option);
    }
  }

  function open(item) {
    panel.hidden = false;
    opener.setAttribute('aria-expanded', 'true');
    if (item) items.value = item.key;
    (items.value ? text : items).focus();
  }

  function close() {
    panel.hidden = true;
    setPicking(false);
    opener.setAttribute('aria-expanded', 'false');
    opener.focus();
  }

  function setPicking(on) {
    picking = on;
    pick.setAttribute('aria-pressed', String(on));
    document.documentElement.classList.toggle('comments-picking', on);
    say(on ? words.pick : '');
  }

  /** The item that a place on the page belongs to. */
  function around(place) {
    for (let one = place; one && one.nodeType === 1; one = one.parentNode) {
      const item = byNumber[(one.id || '').replace(/^row-/, '')];
      if (item) return item;
    }
    return null;
  }

  function choose(event) {
    if (!picking || panel.contains(event.target) || event.target === opener) return;
    const item = around(event.target);
    if (!item) return;
    event.preventDefault();
    event.stopPropagation();
    setPicking(false);
    open(item);
  }

  function add(event) {
    event.preventDefault();
    const item = draft.items.find((one) => one.key === items.value);
    if (!item || !text.value.trim()) return;
    const { key, hash, number, name } = item;
    state.comments.push({
      key, hash, number, name,
      text: text.value.trim(), category: category.value, proposed: proposed.value.trim(),
    });
    for (const field of [text, proposed, category]) field.value = '';
    say(words.noted);
    save();
    text.focus();
  }

  function remove(at) {
    state.comments.splice(at, 1);
    save();
    (list.querySelector('button') || text).focus();
  }

  /** Hands the whole file over; what it holds is checked where it is read. */
  function hand() {
    if (!state.origin) {
      say(words.origin);
      origin.focus();
      return;
    }
    const { chain, round, edition } = draft;
    const whole = Object.assign({ wutu: 'review-comments', chain, round, edition }, state);
    const address = URL.createObjectURL(new Blob([JSON.stringify(whole, null, 2)], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = 'review-' + chain + '-' + round + '.json';
    document.body.appendChild(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
    say(fill(words.exported, 'count', state.comments.length));
  }

  function take() {
    const reader = new FileReader();
    reader.onload = () => {
      try {
        const whole = JSON.parse(reader.result);
        if (whole.chain !== draft.chain || whole.round !== draft.round) throw new Error('other');
        const known = state.comments.map((one) => JSON.stringify(one));
        const fresh = whole.comments.filter((one) => !known.includes(JSON.stringify(one)));
        state.comments.push(...fresh);
        state.origin = state.origin || whole.origin || '';
        save();
        say(fill(words.imported, 'count', fresh.length));
      } catch (error) {
        say(words.foreign);
      }
    };
    if (file.files[0]) reader.readAsText(file.files[0]);
    file.value = '';
  }

  function show() {
    const count = state.comments.length;
    opener.querySelector('.comments-count').textContent = count ? fill(words.count, 'count', count) : '';
    origin.value = state.origin;
    list.textContent = '';
    state.comments.forEach((one, at) => {
      const entry = document.createElement('li');
      const drop = button(words.drop, fill(words.dropping, 'item', title(one)), () => remove(at));
      entry.append(make('strong', title(one)), make('span', one.text), drop);
      list.appendChild(entry);
    });
  }

  /** A button in the first cell of every row that the draft knows. */
  function mark(row) {
    const item = byNumber[row.id.slice(4)];
    const cell = row.querySelector('th, td');
    if (!item || !cell) return;
    const made = button(words.mark, fill(words.on, 'item', title(item)), () => open(item));
    made.className = 'comment-on';
    cell.appendChild(made);
  }

  for (const item of draft.items) if (item.number) byNumber[item.number] = item;
  choices(items, draft.items.map((item) => [item.key, title(item)]));
  choices(category, draft.categories.map((word) => [word, word]));
  choices(origin, draft.origins.map((word) => [word, word]));
  document.querySelectorAll('main tr[id^="row-"]').forEach(mark);
  document.addEventListener('click', choose, true);
  panel.addEventListener('keydown', (event) => { if (event.key === 'Escape') close(); });
  form.addEventListener('submit', add);
  origin.addEventListener('change', () => { state.origin = origin.value; save(); });
  pick.addEventListener('click', () => setPicking(!picking));
  file.addEventListener('change', take);
  opener.addEventListener('click', () => { if (panel.hidden) open(); else close(); });
  find('.comments-close').addEventListener('click', close);
  find('.comments-export').addEventListener('click', hand);
  find('.comments-import').addEventListener('click', () => file.click());
  show();
})();
