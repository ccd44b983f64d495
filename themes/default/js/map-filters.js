// Filters of a map and of its tables: what does not fit is dimmed in the drawing and hidden in the tables. Statuses are
// switches, as a legend has them; several of one kind widen, several kinds narrow.
(() => {
  'use strict';
  const form = document.querySelector('.filters');
  if (!form) return;
  const rows = [...document.querySelectorAll('tr[data-facets], tr[id^="row-"]')].filter(row => row.closest('.tables'));
  const facetsOf = row => (row.dataset.facets || '').split('|').map(one => one.split('='));
  const entries = rows.map(row => ({ row, facets: facetsOf(row), item: document.getElementById(row.id.replace('row-', '')) }));
  const switches = [...form.querySelectorAll('button[data-kind]')];
  const selects = [...form.querySelectorAll('select')];
  const count = form.querySelector('output');
  const reset = form.querySelector('[type=reset]');

  /** What is wanted, by kind. */
  const wanted = () => {
    const all = new Map();
    const add = (kind, value) => all.set(kind, (all.get(kind) || []).concat(value));
    switches.filter(one => one.getAttribute('aria-pressed') === 'true').forEach(one => add(one.dataset.kind, one.dataset.value));
    selects.filter(one => one.value).forEach(one => add(one.dataset.kind, one.value));
    return [...all];
  };

  const apply = () => {
    const kinds = wanted();
    let fitting = 0;
    for (const { row, facets, item } of entries) {
      const fits = kinds.every(([kind, values]) => facets.some(([own, value]) => own === kind && values.includes(value)));
      row.classList.toggle('filtered', !fits);
      if (item && item.matches('.item')) item.classList.toggle('unfit', !fits);
      fitting += Number(fits);
    }
    reset.hidden = !kinds.length;
    count.textContent = kinds.length ? count.dataset.found.replace('{count}', fitting).replace('{all}', entries.length) : '';
  };

  form.addEventListener('click', event => {
    const button = event.target.closest('button[data-kind]');
    if (!button) return;
    button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
    apply();
  });
  // The words of the drawn legend are the same switches; keys have the buttons.
  for (const text of document.querySelectorAll('svg.map > text')) {
    const button = switches.find(one => one.dataset.value === text.textContent);
    if (!button) continue;
    text.classList.add('switches');
    text.addEventListener('click', () => button.click());
  }
  form.addEventListener('change', apply);
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('reset', () => {
    switches.forEach(one => one.setAttribute('aria-pressed', 'false'));
    setTimeout(apply);
  });
  form.hidden = false;
})();
