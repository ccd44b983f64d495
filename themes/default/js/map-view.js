// Looking at a map: nearer and farther, dragging, fitting the window, full screen. The map is scrolled within its frame,
// so that touch, wheel and keys go on working as they do anywhere.
(() => {
  'use strict';
  const STEP = 1.25, LEAST = 0.2, MOST = 4, SLIP = 4;

  /** Makes one sheet movable. */
  const sheet = figure => {
    const frame = figure.querySelector('.frame');
    const svg = frame.querySelector('svg');
    const tools = figure.querySelector('.tools');
    const { width, height } = svg.viewBox.baseVal;
    const scale = () => svg.getBoundingClientRect().width / width;

    /** Sets the scale and keeps a point of the window where it is. */
    const zoom = (wanted, point) => {
      const box = frame.getBoundingClientRect();
      const at = point || { x: box.left + box.width / 2, y: box.top + frame.clientHeight / 2 };
      const old = svg.getBoundingClientRect();
      const share = { x: (at.x - old.left) / old.width, y: (at.y - old.top) / old.height };
      const next = Math.min(MOST, Math.max(LEAST, wanted));
      figure.classList.add('moved');
      svg.style.minWidth = '0';
      svg.style.width = `${width * next}px`;
      const now = svg.getBoundingClientRect();
      frame.scrollLeft += now.left + share.x * now.width - at.x;
      frame.scrollTop += now.top + share.y * now.height - at.y;
    };

    const isFull = () => figure.classList.contains('full');

    /** The whole sheet in the window where it is full, else as wide as the page. */
    const fit = () => {
      const across = frame.clientWidth / width;
      zoom(isFull() ? Math.min(across, frame.clientHeight / height) : across);
    };

    /** Back to how the page shows it. */
    const reset = () => {
      figure.classList.remove('moved');
      svg.style.minWidth = svg.style.width = '';
    };

    const fullButton = tools.querySelector('[data-do=full]');
    const setFull = full => {
      figure.classList.toggle('full', full);
      document.documentElement.classList.toggle('behind', full);
      fullButton.setAttribute('aria-pressed', String(full));
      if (full) fit(); else reset();
    };
    const toggleFull = () => {
      if (isFull()) {
        if (document.fullscreenElement) document.exitFullscreen();
        setFull(false);
      } else {
        setFull(true);
        // Where the browser does not allow it, the sheet fills the window all the same.
        if (figure.requestFullscreen) figure.requestFullscreen().then(fit, () => {});
      }
    };
    figure.addEventListener('fullscreenchange', () => document.fullscreenElement || setFull(false));

    const actions = { closer: () => zoom(scale() * STEP), farther: () => zoom(scale() / STEP), fit, full: toggleFull };
    tools.addEventListener('click', event => {
      const button = event.target.closest('button');
      const action = button && actions[button.dataset.do];
      if (action) action();
    });
    frame.addEventListener('wheel', event => {
      if (!event.ctrlKey && !isFull()) return;
      event.preventDefault();
      zoom(scale() * Math.pow(STEP, -Math.sign(event.deltaY)), { x: event.clientX, y: event.clientY });
    }, { passive: false });
    figure.addEventListener('keydown', event => {
      const action = { '+': 'closer', '=': 'closer', '-': 'farther', 0: 'fit' }[event.key];
      if (event.key === 'Escape' && isFull() && !event.defaultPrevented) toggleFull();
      if (!action || event.ctrlKey || event.altKey || event.metaKey || event.target.closest('input, select')) return;
      event.preventDefault();
      actions[action]();
    });
    drag(frame);
    tools.hidden = false;
  };

  /** Dragging scrolls; after a drag there is no click. */
  const drag = frame => {
    let start = null, moved = false;
    frame.addEventListener('pointerdown', event => {
      moved = false;
      if (event.button || event.pointerType !== 'mouse') return;
      start = { x: event.clientX, y: event.clientY, left: frame.scrollLeft, top: frame.scrollTop };
    });
    frame.addEventListener('pointermove', event => {
      if (!start) return;
      const [dx, dy] = [event.clientX - start.x, event.clientY - start.y];
      if (!moved && Math.hypot(dx, dy) < SLIP) return;
      if (!moved) frame.setPointerCapture(event.pointerId);
      moved = true;
      frame.classList.add('dragged');
      frame.scrollLeft = start.left - dx;
      frame.scrollTop = start.top - dy;
    });
    const end = () => {
      start = null;
      frame.classList.remove('dragged');
    };
    frame.addEventListener('pointerup', end);
    frame.addEventListener('pointercancel', end);
    frame.addEventListener('dragstart', event => event.preventDefault());
    frame.addEventListener('click', event => {
      if (!moved) return;
      moved = false;
      event.preventDefault();
      event.stopPropagation();
    }, true);
  };

  document.querySelectorAll('figure.sheet').forEach(sheet);
})();
