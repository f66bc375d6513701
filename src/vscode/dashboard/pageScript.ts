/**
 * What runs in the page: a click on a place opens it in the editor, and parts that come later take their places. A part
 * that says the same is left alone, with what is unfolded in it and where the keyboard is.
 */
export const PAGE_SCRIPT = `
const host = acquireVsCodeApi();
const shown = new Map();
document.addEventListener('click', event => {
  const link = event.target instanceof Element ? event.target.closest('a[data-file]') : null;
  if (!link) return;
  event.preventDefault();
  event.stopPropagation();
  host.postMessage({ kind: 'open', file: link.dataset.file, line: link.dataset.line });
}, true);
addEventListener('message', ({ data }) => {
  for (const [id, html] of data.sections ?? []) {
    const part = document.getElementById(id);
    if (!part || shown.get(id) === html) continue;
    const isHere = part.contains(document.activeElement);
    const unfolded = [...part.querySelectorAll('details')].map(({ open }) => open);
    part.innerHTML = html;
    shown.set(id, html);
    part.querySelectorAll('details').forEach((one, at) => { one.open = unfolded[at] === true; });
    if (isHere) part.querySelector('h2')?.focus();
  }
});
host.postMessage({ kind: 'ready' });
`;
