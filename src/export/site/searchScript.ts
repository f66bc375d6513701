/**
 * The search of a site, as it runs in the reader's browser: every word must be there, in Chinese every piece between two
 * spaces. What is found in a heading comes first. Nothing of what is found is taken for HTML.
 */
export const SEARCH_SCRIPT = `'use strict';
(() => {
  const data = window.handoverSearch || [];
  const form = document.querySelector('form.search');
  const list = document.querySelector('.results');
  const main = document.querySelector('main');
  if (!form || !list) return;
  const input = form.querySelector('input');
  const fold = text => text.normalize('NFKC').toLowerCase();
  const known = data.map(entry => ({ ...entry, ft: fold(entry.p + ' ' + entry.t), fx: fold(entry.x) }));
  const MOST = 50;
  form.hidden = false;
  form.addEventListener('submit', event => event.preventDefault());
  input.addEventListener('input', () => show(input.value));
  input.addEventListener('keydown', event => {
    if (event.key === 'Escape') { input.value = ''; show(''); }
  });
  const asked = new URLSearchParams(location.search).get('q');
  if (asked) { input.value = asked; show(asked); }

  function show(query) {
    const words = fold(query).split(/\\s+/).filter(Boolean);
    list.textContent = '';
    list.hidden = words.length === 0;
    if (words.length === 0) return;
    const found = known
      .filter(entry => words.every(word => entry.ft.includes(word) || entry.fx.includes(word)))
      .map(entry => ({ entry, rank: words.filter(word => entry.ft.includes(word)).length }))
      .sort((one, other) => other.rank - one.rank)
      .slice(0, MOST);
    if (found.length === 0) {
      const item = document.createElement('li');
      item.textContent = input.dataset.nothing;
      list.append(item);
    }
    for (const { entry } of found) list.append(itemOf(entry, words));
  }

  function itemOf(entry, words) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = entry.a;
    link.textContent = entry.p === entry.t ? entry.t : entry.p + ' › ' + entry.t;
    item.append(link);
    const places = words.map(word => entry.fx.indexOf(word)).filter(place => place >= 0);
    if (places.length > 0) {
      const from = Math.max(0, Math.min(...places) - 30);
      const line = document.createElement('p');
      mark(line, (from > 0 ? '…' : '') + entry.x.slice(from, from + 140), words);
      item.append(line);
    }
    return item;
  }

  function mark(line, text, words) {
    const folded = fold(text);
    let at = 0;
    // Where folding changes lengths, words are shown without marks rather than with wrong ones.
    while (folded.length === text.length && at < text.length) {
      const next = words
        .map(word => ({ word, place: folded.indexOf(word, at) }))
        .filter(({ place }) => place >= 0)
        .sort((one, other) => one.place - other.place || other.word.length - one.word.length)[0];
      if (!next) break;
      line.append(text.slice(at, next.place));
      const strong = document.createElement('mark');
      strong.textContent = text.slice(next.place, next.place + next.word.length);
      line.append(strong);
      at = next.place + next.word.length;
    }
    line.append(text.slice(at));
  }
})();
`;
