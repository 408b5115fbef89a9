/* What lists have in common: moving by keys, opening, showing more. */
import { ask, typing } from './desk.js';

/**
 * Makes a table of rows with links a list that is walked by keys.
 *
 * @param {{ rows: HTMLElement, keys?: Record<string, () => void>, more?: () => void, settled?: () => void }} list
 */
export function walk({ rows, keys = {}, more = () => {}, settled = () => {} }) {
  const all = () => [...rows.querySelectorAll('tr[data-id]')];
  let current = null;

  function goTo(tr, focus = true) {
    all().forEach((other) => other.classList.toggle('cur', other === tr));
    current = tr ?? null;
    if (tr) {
      tr.scrollIntoView({ block: 'nearest' });
      if (focus) {
        tr.querySelector('a.open')?.focus({ preventScroll: true });
      }
    }
  }

  function move(by) {
    const list = all();
    const at = list.indexOf(current);
    goTo(list[Math.max(0, Math.min(list.length - 1, at + by))]);
  }

  const acts = {
    j: () => move(1),
    k: () => move(-1),
    Enter: () => current?.querySelector('a.open')?.click(),
    '/': () => document.getElementById('search')?.focus(),
    '?': () => ask('keys'),
    ...keys,
  };

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && document.querySelector('dialog[open]') === null) {
      document.activeElement?.blur();
    } else if (!typing(event)) {
      const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (act && !(event.key === 'Enter' && event.target.closest('button, a'))) {
        event.preventDefault();
        act();
      }
    }
  });
  document.addEventListener('click', (event) => {
    const tr = event.target.closest('tr[data-id]');
    if (tr && rows.contains(tr) && !event.target.closest('a, button, input')) {
      goTo(tr);
    }
    if (event.target.closest('#more')) {
      const size = document.getElementById('size');
      size.value = String(Number(size.value) + 200);
      more();
    }
  });

  function ready() {
    const id = current?.dataset.id;
    goTo(all().find((tr) => tr.dataset.id === id) ?? all()[0], false);
    settled();
    document.documentElement.dataset.ready = 'yes';
  }

  document.addEventListener('htmx:afterSettle', (event) => {
    if (event.detail.target === rows) {
      ready();
    }
  });
  ready();
  return { current: () => current };
}
