/* What lists have in common: moving by keys, opening, selecting, showing more. */
import { ask, typing } from './desk.js';

const dollars = (cents) => (cents / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' });

/**
 * Makes a table of rows with links a list that is walked by keys. Where rows have a checkbox they can be selected: the
 * bar #bulk shows how many (#chosen) and how much money (data-money, in cents) that is.
 *
 * @param {{
 *   rows: HTMLElement,
 *   keys?: Record<string, () => void>,
 *   more?: () => void,
 *   moved?: (row: HTMLElement | null) => void,
 *   settled?: () => void,
 * }} list moved is called where the cursor comes to another row, settled when rows were replaced
 */
export function walk({ rows, keys = {}, more = () => {}, moved = () => {}, settled = () => {} }) {
  const all = () => [...rows.querySelectorAll('tr[data-id]')];
  const bulk = document.getElementById('bulk');
  const every = document.getElementById('all');
  const chosen = new Map();
  let current = null;

  const row = (id) => all().find((tr) => tr.dataset.id === id);

  function goTo(tr, focus = true) {
    all().forEach((other) => other.classList.toggle('cur', other === tr));
    if (tr) {
      tr.scrollIntoView({ block: 'nearest' });
      if (focus) {
        tr.querySelector('a.open')?.focus({ preventScroll: true });
      }
    }
    const id = tr?.dataset.id ?? null;
    if (id !== current) {
      current = id;
      moved(tr ?? null);
    }
  }

  function move(by) {
    const list = all();
    const at = list.findIndex((tr) => tr.dataset.id === current);
    goTo(list[Math.max(0, Math.min(list.length - 1, at + by))]);
  }

  function showChosen() {
    if (!bulk) {
      return;
    }
    all().forEach((tr) => {
      const yes = chosen.has(tr.dataset.id);
      tr.setAttribute('aria-selected', String(yes));
      tr.querySelector('input[type=checkbox]').checked = yes;
    });
    bulk.hidden = chosen.size === 0;
    const money = [...chosen.values()].reduce((a, b) => a + b, 0);
    document.getElementById('chosen').textContent = `${chosen.size} selected · ${dollars(money)}`;
    every.checked = all().length > 0 && all().every((tr) => chosen.has(tr.dataset.id));
  }

  function choose(tr, yes) {
    if (yes) {
      chosen.set(tr.dataset.id, Number(tr.dataset.money));
    } else {
      chosen.delete(tr.dataset.id);
    }
    showChosen();
  }

  function clear() {
    chosen.clear();
    showChosen();
  }

  const acts = {
    j: () => move(1),
    k: () => move(-1),
    Enter: () => row(current)?.querySelector('a.open')?.click(),
    '/': () => document.getElementById('search')?.focus(),
    '?': () => ask('keys'),
    ...(bulk ? { x: () => current && choose(row(current), !chosen.has(current)) } : {}),
    ...keys,
  };

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && document.querySelector('dialog[open]') === null) {
      clear();
      document.activeElement?.blur();
    } else if (event.key === 'Enter' && event.target.id === 'search') {
      // What is searched for is shown while it is typed; the form's button, which may be the export, is not meant.
      event.preventDefault();
      goTo(all()[0]);
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
    if (tr && rows.contains(tr)) {
      if (event.target.matches('input[type=checkbox]')) {
        choose(tr, event.target.checked);
      } else if (!event.target.closest('a, button, input')) {
        goTo(tr);
      }
    }
    if (event.target.closest('#more')) {
      const size = document.getElementById('size');
      size.value = String(Number(size.value) + 200);
      more();
    }
    if (event.target.closest('#unchoose')) {
      clear();
    }
  });
  every?.addEventListener('change', () => {
    const yes = every.checked;
    all().forEach((tr) => choose(tr, yes));
  });

  function ready() {
    showChosen();
    goTo(row(current) ?? all()[0], false);
    settled();
    document.documentElement.dataset.ready = 'yes';
  }

  document.addEventListener('htmx:afterSettle', (event) => {
    if (event.detail.target === rows) {
      ready();
    }
  });
  ready();
  return {
    current: () => row(current) ?? null,
    rows: all,
    /** Ids of the selected rows, or of the one that the cursor stands on. */
    meant: () => (chosen.size > 0 ? [...chosen.keys()] : current ? [current] : []),
    /** Ids of the selected rows. */
    chosen: () => [...chosen.keys()],
    clear,
  };
}
