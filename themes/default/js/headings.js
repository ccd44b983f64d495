// Headings that can be linked to. Their ids come from their words without a count at the end, so that a link stays
// right when the count changes.
(() => {
  'use strict';
  const say = document.getElementById('words').dataset;

  const idOf = text => text.trim().replace(/\s+\d+$/, '').replace(/\s+/g, '-');

  for (const heading of document.querySelectorAll('main h2')) {
    const id = heading.id || idOf(heading.textContent);
    if (!id || (!heading.id && document.getElementById(id))) continue;
    heading.id = id;
    const link = document.createElement('a');
    link.className = 'anchor';
    link.href = '#' + encodeURIComponent(id);
    link.textContent = '#';
    link.setAttribute('aria-label', say.section);
    link.title = say.section;
    heading.append(' ', link);
  }

  // The browser looked for the anchor before there was one.
  // An address that somebody mistyped is no error.
  let id = location.hash.slice(1);
  try { id = decodeURIComponent(id); } catch (error) { /* as it is written */ }
  const wanted = id && document.getElementById(id);
  if (wanted && wanted.tagName === 'H2') wanted.scrollIntoView();
})();
