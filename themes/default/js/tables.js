// Tables that can be sorted by a column and filtered by words. The order of the content comes back with the third click.
(() => {
  'use strict';
  const SORTED_FROM = 4, FILTERED_FROM = 20;
  const SIGNS = ['strong', 'plain', 'weak', 'gone', 'risk'];
  const say = document.getElementById('words').dataset;
  const collator = new Intl.Collator('zh-Hans-u-co-pinyin', { numeric: true });

  /** What a cell is sorted by: its place among the statuses, its number, or its words. */
  const keyOf = cell => {
    const sign = cell && cell.querySelector('.sign');
    if (sign) return SIGNS.findIndex(name => sign.classList.contains(name));
    const text = cell ? cell.textContent.trim() : '';
    const number = /^-?[\d,]+(\.\d+)?%?$/.test(text) ? Number(text.replace(/[,%]/g, '')) : NaN;
    return Number.isNaN(number) ? text : number;
  };

  /** Empty and missing cells stand last in both directions. */
  const compare = (a, b, turn) => {
    const empty = key => key === '' || key === '—';
    if (empty(a) || empty(b)) return Number(empty(a)) - Number(empty(b));
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
    return order * turn;
  };

  const sort = (table, rows, column, direction) => {
    const keyed = rows.map((row, at) => ({ row, at, key: keyOf(row.cells[column]) }));
    const turn = direction === 'descending' ? -1 : 1;
    if (direction !== 'none') keyed.sort((a, b) => compare(a.key, b.key, turn) || a.at - b.at);
    const totals = [...table.tBodies[0].rows].filter(row => row.classList.contains('total'));
    table.tBodies[0].append(...keyed.map(one => one.row), ...totals);
  };

  const NEXT = { none: 'ascending', ascending: 'descending', descending: 'none' };

  const makeSortable = (table, rows) => {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const text = head.textContent.trim();
      if (!text || head.querySelector('a')) return;
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'sort';
      button.title = say.sort.replace('{column}', text);
      button.append(...head.childNodes);
      head.append(button);
      head.setAttribute('aria-sort', 'none');
      button.addEventListener('click', () => {
        const direction = NEXT[head.getAttribute('aria-sort')];
        heads.forEach(other => other.hasAttribute('aria-sort') && other.setAttribute('aria-sort', 'none'));
        head.setAttribute('aria-sort', direction);
        table.classList.toggle('sorted', direction !== 'none');
        sort(table, rows, column, direction);
      });
    });
  };

  const makeFilterable = (table, rows) => {
    const label = document.createElement('label');
    const input = document.createElement('input');
    const count = document.createElement('output');
    label.className = 'table-filter';
    input.type = 'search';
    label.append(say.filter + ' ', input, count);
    table.closest('.scroll').before(label);
    const texts = rows.map(row => row.textContent.toLowerCase());
    input.addEventListener('input', () => {
      const wanted = input.value.trim().toLowerCase();
      rows.forEach((row, at) => row.classList.toggle('unfit', !texts[at].includes(wanted)));
      const left = rows.filter(row => !row.classList.contains('unfit')).length;
      count.textContent = wanted && say.rows.replace('{count}', left).replace('{all}', rows.length);
    });
  };

  for (const table of document.querySelectorAll('main .scroll > table')) {
    if (!table.tHead || !table.tBodies.length) continue;
    const rows = [...table.tBodies[0].rows].filter(row => !row.classList.contains('total'));
    if (rows.length >= SORTED_FROM) makeSortable(table, rows);
    if (rows.length >= FILTERED_FROM) makeFilterable(table, rows);
  }
})();
