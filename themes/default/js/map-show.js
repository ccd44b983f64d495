// Taking a map along: as a picture, as a link; and showing all maps of a chain one after the other on the full screen.
(() => {
  'use strict';
  const SCALE = 2, LARGEST = 16000;
  const FAMILY = '"Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif';

  const tell = (tools, text) => {
    const output = tools.querySelector('output');
    output.textContent = text;
    setTimeout(() => { output.textContent = ''; }, 4000);
  };

  // A picture

  /** The drawing as a document of its own. A page opened from a folder may not draw its files, but may draw itself. */
  const ownAddress = svg => {
    const copy = svg.cloneNode(true);
    copy.setAttribute('font-family', FAMILY);
    copy.removeAttribute('style');
    return URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' }));
  };
  const loaded = address => new Promise((done, failed) => {
    const image = new Image();
    image.onload = () => done(image);
    image.onerror = failed;
    image.src = address;
  });
  const save = (address, name) => {
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
  };
  const picture = async (figure, file) => {
    const svg = figure.querySelector('.frame svg');
    const { width, height } = svg.viewBox.baseVal;
    const image = await loaded(location.protocol === 'file:' ? ownAddress(svg) : file);
    const scale = Math.min(SCALE, LARGEST / Math.max(width, height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise(done => canvas.toBlob(done, 'image/png'));
    save(URL.createObjectURL(blob), file.replace(/\.svg$/, '.png'));
  };

  // A link

  const copyOldWay = text => {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    if (!done) throw new Error('copy');
  };
  const copy = async text => {
    try { await navigator.clipboard.writeText(text); } catch (error) { copyOldWay(text); }
  };

  // Showing one map after the other

  /** The maps in order: those of the tabs, and after the one of this page its further sheets. */
  const slides = () => {
    const own = [...document.querySelectorAll('figure.sheet')].slice(1)
      .map(figure => ({ file: figure.querySelector('a[download]').getAttribute('href'), name: figure.querySelector('h2').firstChild.textContent }));
    const tabs = [...document.querySelectorAll('.tabs a[data-file]')];
    const all = [];
    tabs.forEach(tab => {
      const isHere = tab.getAttribute('aria-current') === 'page';
      all.push({ file: tab.dataset.file, name: tab.textContent, isHere });
      if (isHere) all.push(...own);
    });
    return all;
  };

  const button = (label, text, action) => {
    const element = document.createElement('button');
    element.type = 'button';
    element.textContent = text;
    element.setAttribute('aria-label', label);
    element.title = label;
    element.addEventListener('click', action);
    return element;
  };

  const show = (opener, all) => {
    const say = opener.dataset;
    const stage = document.createElement('div');
    const image = document.createElement('img');
    const caption = document.createElement('p');
    let at = Math.max(0, all.findIndex(one => one.isHere));
    const turn = steps => {
      at = (at + steps + all.length) % all.length;
      image.src = all[at].file;
      image.alt = all[at].name;
      caption.textContent = say.count.replace('{at}', at + 1).replace('{all}', all.length).replace('{name}', all[at].name);
    };
    const end = () => {
      if (!stage.isConnected) return;
      stage.remove();
      if (document.fullscreenElement) document.exitFullscreen();
      opener.focus();
    };
    stage.className = 'stage';
    stage.tabIndex = -1;
    stage.setAttribute('role', 'dialog');
    stage.setAttribute('aria-modal', 'true');
    stage.setAttribute('aria-label', opener.textContent);
    caption.setAttribute('aria-live', 'polite');
    const bar = document.createElement('div');
    bar.append(button(say.before, '←', () => turn(-1)), caption, button(say.after, '→', () => turn(1)), button(say.close, '×', end));
    stage.append(image, bar);
    stage.addEventListener('keydown', event => {
      const steps = { ArrowRight: 1, PageDown: 1, ' ': 1, ArrowLeft: -1, PageUp: -1 }[event.key];
      if (event.key === 'Escape') end();
      if (event.key === 'Tab') keepWithin(bar, event);
      if (!steps || (event.key === ' ' && event.target.matches('button'))) return;
      event.preventDefault();
      turn(steps);
    });
    stage.addEventListener('fullscreenchange', () => document.fullscreenElement || end());
    document.body.append(stage);
    turn(0);
    stage.focus();
    if (stage.requestFullscreen) stage.requestFullscreen().catch(() => {});
  };

  /** The tabulator goes round within a dialogue. */
  const keepWithin = (bar, event) => {
    const buttons = [...bar.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement);
    const next = buttons[(at + (event.shiftKey ? -1 : 1) + buttons.length) % buttons.length];
    event.preventDefault();
    next.focus();
  };

  // The buttons

  document.querySelectorAll('figure.sheet').forEach(figure => {
    const tools = figure.querySelector('.tools');
    const output = tools.querySelector('output').dataset;
    const failed = () => tell(tools, output.failed);
    tools.querySelector('[data-do=png]').addEventListener('click', event => {
      picture(figure, event.currentTarget.dataset.file).catch(failed);
    });
    tools.querySelector('[data-do=copy]').addEventListener('click', () => {
      copy(location.href).then(() => tell(tools, output.copied), failed);
    });
    const opener = tools.querySelector('[data-do=show]');
    const all = slides();
    opener.hidden = all.length < 2;
    opener.addEventListener('click', () => show(opener, all));
  });
})();
