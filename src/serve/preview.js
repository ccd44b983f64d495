// The live preview in an open page: loads it again when it changed, and says what is wrong with the content.
// Added while serving only; no file of the site knows of it.
(() => {
  'use strict';
  const own = document.currentScript.dataset;
  let version = Number(own.version);
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  let source = null;
  let said = '';
  let isHidden = false;

  const element = (name, className, text) => {
    const one = document.createElement(name);
    one.className = className;
    if (text) one.textContent = text;
    return one;
  };

  const problem = one => {
    const item = element('li', one.is_error ? 'problem error' : 'problem');
    const head = element('p', 'head');
    head.append(element('b', 'severity', one.severity));
    if (one.place) head.append(element('code', 'place', one.place));
    if (one.code) head.append(element('span', 'code', one.code));
    item.append(head, element('p', 'message', one.message));
    if (one.line) {
      const line = element('pre', 'line');
      line.append(one.line[0], element('mark', '', one.line[1]), one.line[2]);
      item.append(line);
    }
    if (one.help) item.append(element('p', 'help', one.help));
    return item;
  };

  const style = path => {
    const link = element('link', '');
    link.rel = 'stylesheet';
    link.href = path;
    return link;
  };
  // A face for signs that nothing on this machine has: loaded only where it is needed, and known to whole documents only.
  document.head.append(style('/-/font.css'));
  const ownStyle = style('/-/preview.css');
  const styled = new Promise(done => ownStyle.addEventListener('load', done));
  root.append(ownStyle);
  document.body.append(host);

  const show = notice => {
    const text = JSON.stringify(notice);
    if (text === said) return;
    // What was put away stays away until something else is wrong; an error is always shown.
    isHidden = !notice || !notice.is_stale;
    said = text;
    draw(notice);
  };

  const draw = notice => {
    const shown = root.querySelector('.chip, .box');
    if (shown) shown.remove();
    if (!notice) return;
    const box = element(isHidden ? 'button' : 'section', isHidden ? 'chip' : 'box');
    if (notice.is_stale) box.classList.add('stale');
    const turn = () => {
      isHidden = !isHidden;
      draw(notice);
      root.querySelector('.chip, .close').focus({ preventScroll: true });
    };
    if (isHidden) {
      box.textContent = notice.title;
      box.addEventListener('click', turn);
    } else {
      box.setAttribute('role', 'alertdialog');
      box.setAttribute('aria-label', notice.title);
      const bar = element('header', 'bar');
      const close = element('button', 'close', notice.close);
      close.addEventListener('click', turn);
      bar.append(element('h2', 'title', notice.title), close);
      const list = element('ol', 'list');
      list.tabIndex = 0;
      notice.problems.forEach(one => list.append(problem(one)));
      box.append(bar, list);
      box.addEventListener('keydown', event => {
        event.stopPropagation();
        if (event.key === 'Escape') turn();
      });
    }
    root.append(box);
  };

  // The page as it was served, before its scripts did anything to it.
  const served = () => fetch(`/${own.path}`).then(answer => answer.text())
    .then(text => new DOMParser().parseFromString(text, 'text/html'));
  let before = served();

  const MAP = '.frame svg.map';
  const ELEMENT = '.item[id]';
  const versionOf = page => Number(page.querySelector('script[data-version]').dataset.version);

  /** Everything of a page but its drawings, and which elements these have. */
  const rest = page => {
    const copy = page.body.cloneNode(true);
    const elements = [...copy.querySelectorAll(`${MAP} ${ELEMENT}`)].map(one => one.id);
    copy.querySelectorAll(`${MAP}, script[data-version]`).forEach(one => one.remove());
    return elements.sort().join() + copy.innerHTML;
  };

  /** Puts a newer drawing in the place of one; its elements stay who they are, since scripts hold them. */
  const put = (map, next) => {
    const known = new Map([...map.querySelectorAll(ELEMENT)].map(one => [one.id, one]));
    const dress = (one, as, kept) => {
      [...as.attributes].filter(({ name }) => !kept.includes(name)).forEach(({ name, value }) => one.setAttribute(name, value));
      one.textContent = '';
      one.append(...as.childNodes);
    };
    for (const element of next.querySelectorAll(ELEMENT)) {
      dress(known.get(element.id), element, ['class', 'tabindex']);
      element.replaceWith(known.get(element.id));
    }
    dress(map, next, ['class', 'style', 'tabindex']);
  };

  /** Follows a change of this page: by its drawings alone where nothing else of it changed. */
  const follow = () => {
    const [was, is] = [before, served()];
    before = is;
    Promise.all([was, is]).then(([old, next]) => {
      if (versionOf(old) !== version || rest(old) !== rest(next)) throw new Error('more than drawings changed');
      const drawings = next.querySelectorAll(MAP);
      document.querySelectorAll(MAP).forEach((map, at) => put(map, document.importNode(drawings[at], true)));
      version = versionOf(next);
    }).catch(() => location.reload());
  };

  // Styles and scripts concern every page, the index of search none that is open.
  const concerns = path => path === own.path || /^assets\/[^/]+\.(css|js)$/.test(path);

  const listen = () => {
    if (source || document.hidden) return;
    source = new EventSource('/-/events');
    source.onmessage = event => styled.then(() => {
      const update = JSON.parse(event.data);
      const missed = update.version !== version && update.version !== version + 1;
      const concerned = update.version !== version && (missed || update.changed.some(concerns));
      if (!concerned) {
        version = update.version;
        show(update.notice);
      } else if (missed || update.changed.some(path => path !== own.path && concerns(path))) {
        location.reload();
      } else {
        show(update.notice);
        follow();
      }
    });
  };

  // Browsers allow few connections to one server: pages that nobody looks at give theirs up.
  document.addEventListener('visibilitychange', () => {
    if (document.hidden && source) {
      source.close();
      source = null;
    }
    listen();
  });
  listen();
})();
