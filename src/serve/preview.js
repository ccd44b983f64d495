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

  const style = () => {
    const link = element('link', '');
    link.rel = 'stylesheet';
    link.href = '/-/preview.css';
    return link;
  };

  const show = notice => {
    const text = JSON.stringify(notice);
    if (text === said) return;
    // What was put away stays away until something else is wrong; an error is always shown.
    isHidden = !notice || !notice.is_stale;
    said = text;
    draw(notice);
  };

  const draw = notice => {
    if (!notice) {
      host.remove();
      return;
    }
    const box = element(isHidden ? 'button' : 'section', isHidden ? 'chip' : 'box');
    if (notice.is_stale) box.classList.add('stale');
    const turn = () => {
      isHidden = !isHidden;
      draw(notice);
      root.querySelector('.chip, .close').focus();
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
    root.textContent = '';
    root.append(style(), box);
    document.body.append(host);
  };

  // Styles and scripts concern every page, the index of search none that is open.
  const concerns = path => path === own.path || /^assets\/[^/]+\.(css|js)$/.test(path);

  const listen = () => {
    if (source || document.hidden) return;
    source = new EventSource('/-/events');
    source.onmessage = event => {
      const update = JSON.parse(event.data);
      const missed = update.version !== version && update.version !== version + 1;
      if (update.version !== version && (missed || update.changed.some(concerns))) {
        location.reload();
        return;
      }
      version = update.version;
      show(update.notice);
    };
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
