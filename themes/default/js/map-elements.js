// The elements of a map: pointing at one lights it with what belongs to it, clicking pins it and opens its card, arrow
// keys go from one to the next, and the address names the one that is pinned. The card is made from the row of the table
// that carries the same number.
(() => {
  'use strict';
  const maps = [...document.querySelectorAll('.frame svg.map')];
  const card = document.querySelector('.pinned');
  const items = new Map();
  maps.forEach(map => map.querySelectorAll('.item[id]').forEach(item => items.set(item.id, item)));
  const rowOf = id => document.getElementById(`row-${id}`) || document.getElementById(`row-${id.replace(/^\w+?-/, '')}`);

  /** The numbers that belong to each number: told on one row, true for both. */
  const related = new Map();
  const relate = (one, other) => {
    if (!related.has(one)) related.set(one, new Set());
    related.get(one).add(other);
  };
  for (const row of document.querySelectorAll('tr[data-with]')) {
    const own = row.id.replace('row-', '');
    for (const other of row.dataset.with.split(' ')) {
      relate(own, other);
      relate(other, own);
    }
  }

  // Lighting

  let pinned = null;
  const light = id => {
    const own = id && new Set([id].concat([...(related.get(id) || [])]));
    maps.forEach(map => map.classList.toggle('lit', Boolean(id)));
    items.forEach((item, number) => {
      item.classList.toggle('on', Boolean(own) && own.has(number));
      item.classList.toggle('chosen', number === pinned);
    });
  };
  const settle = () => light(pinned);

  // The card

  const headOf = (row, at) => {
    const head = row.closest('table').tHead.rows[0].cells[at];
    return head ? head.textContent.trim() : '';
  };
  const copyOf = cell => {
    const copy = cell.cloneNode(true);
    copy.querySelectorAll('[id]').forEach(one => one.removeAttribute('id'));
    return [...copy.childNodes];
  };
  const make = (tag, ...content) => {
    const element = document.createElement(tag);
    element.append(...content);
    return element;
  };

  /** Name as heading, every other filled cell under the head of its column. */
  const fill = (id, item) => {
    [...card.children].filter(one => !one.matches('.close')).forEach(one => one.remove());
    const title = item.querySelector('title');
    const row = rowOf(id);
    if (!row) {
      card.append(make('h3', title ? title.textContent : id));
    } else {
      const cells = [...row.cells];
      const isNumber = Boolean(cells[0].querySelector('.number'));
      card.append(make('h3', ...copyOf(cells[isNumber ? 1 : 0])));
      const list = document.createElement('dl');
      cells.forEach((cell, at) => {
        if (at === (isNumber ? 1 : 0) || !cell.textContent.trim()) return;
        list.append(make('div', make('dt', headOf(row, at)), make('dd', ...copyOf(cell))));
      });
      const way = make('a', card.dataset.row);
      way.href = `#${row.id}`;
      card.append(list, make('p', way));
    }
    const page = item.querySelector('a[href]:not([href^="#"])');
    if (page && !page.closest('.item .item .item')) {
      const way = make('a', card.dataset.page);
      way.href = page.getAttribute('href');
      card.append(make('p', way));
    }
  };

  const remember = hash => {
    // Some browsers allow no change of the address of a file.
    try { history.replaceState(null, '', hash || location.pathname + location.search); } catch (error) { /* it stays */ }
  };

  const pin = id => {
    const item = items.get(id);
    pinned = id;
    settle();
    fill(id, item);
    item.closest('figure').append(card);
    card.hidden = false;
    remember(`#${id}`);
  };
  const close = () => {
    if (!pinned) return;
    const item = items.get(pinned);
    const within = card.contains(document.activeElement);
    pinned = null;
    card.hidden = true;
    settle();
    if (location.hash === `#${encodeURIComponent(item.id)}` || location.hash === `#${item.id}`) remember('');
    if (within) focusable(item).focus({ preventScroll: true });
  };
  const toggle = id => (pinned === id ? close() : pin(id));

  // Pointing and clicking

  const itemAt = target => target.closest && target.closest('.item[id]');
  maps.forEach(map => {
    map.addEventListener('mouseover', event => {
      const item = itemAt(event.target);
      light(item ? item.id : pinned);
    });
    map.addEventListener('mouseleave', settle);
    map.addEventListener('focusin', event => {
      const item = itemAt(event.target);
      if (item) light(item.id);
    });
    map.addEventListener('focusout', settle);
    map.addEventListener('click', event => {
      const item = itemAt(event.target);
      if (!item || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      toggle(item.id);
    });
  });
  card.querySelector('.close').addEventListener('click', close);

  // Keys: one stop of the tabulator for a map, arrows within it

  /** What takes the focus for an item: its own link, else itself. */
  const focusable = item => {
    const link = item.querySelector('a[href]');
    return link && link.closest('.item') === item ? link : item;
  };
  const stopsOf = map => {
    const own = [...map.querySelectorAll('.item[id]')].map(focusable);
    const links = [...map.querySelectorAll('a[href]')].filter(link => !own.includes(link));
    const place = (a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
    return own.concat(links).sort(place);
  };
  const middle = element => {
    const box = element.getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  };
  const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

  /** The nearest stop in a direction; what lies aside counts double. */
  const nearest = (stops, from, [dx, dy]) => {
    const start = middle(from);
    let best = null, least = Infinity;
    for (const stop of stops) {
      const at = middle(stop);
      const along = (at.x - start.x) * dx + (at.y - start.y) * dy;
      const aside = Math.abs((at.x - start.x) * dy) + Math.abs((at.y - start.y) * dx);
      if (stop !== from && along > 1 && along + 2 * aside < least) [best, least] = [stop, along + 2 * aside];
    }
    return best;
  };

  const rove = map => {
    const stops = stopsOf(map);
    stops.forEach((stop, at) => {
      stop.setAttribute('tabindex', at ? '-1' : '0');
      if (!stop.matches('a')) stop.setAttribute('role', 'button');
    });
    const go = stop => {
      stops.forEach(one => one.setAttribute('tabindex', one === stop ? '0' : '-1'));
      stop.focus();
    };
    map.addEventListener('keydown', event => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const item = itemAt(event.target);
      const next = event.key === 'Home' ? stops[0] : event.key === 'End' ? stops[stops.length - 1]
        : WAYS[event.key] && nearest(stops, event.target, WAYS[event.key]);
      if (event.key in WAYS || event.key === 'Home' || event.key === 'End') {
        event.preventDefault();
        if (next) go(next);
      } else if ((event.key === 'Enter' || event.key === ' ') && item) {
        event.preventDefault();
        pin(item.id);
        card.focus({ preventScroll: true });
      }
    });
  };
  maps.forEach(rove);

  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !pinned) return;
    event.preventDefault();
    close();
  }, true);

  // The address

  const open = () => {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch (error) { /* as it is written */ }
    // Who goes to a row or a heading has left the element; its card would lie over what is looked for.
    if (id && !items.has(id)) close();
    if (!items.has(id)) return;
    if (pinned !== id) pin(id);
    items.get(id).scrollIntoView({ block: 'center', inline: 'center' });
  };
  window.addEventListener('hashchange', open);
  // The browser goes to the anchor itself when all is loaded; only after that the element can be brought to the middle.
  window.addEventListener('load', () => requestAnimationFrame(open));
})();
