/* What lists have in common: moving by keys, opening, selecting, showing more. */
import { ask, typing } from './desk.js';
import { leave, returned } from './place.js';

const dollars = (cents) => (cents / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' });

/**
 * Makes a table of rows with links a list that is walked by keys. Where rows have a checkbox they can be selected: the
 * bar #bulk shows how many (#chosen) and how much money (data-money, in cents) that is. Where the list is returned to, its
 * filters (the form #wish) and the cursor are as they were left; where rows are replaced, the focus stays at its row.
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
  const wish = document.getElementById('wish');
  const chosen = new Map();
  let current = null;
  let at = 0;
  let held = '';
  let back = returned();

  const row = (id) => all().find((tr) => tr.dataset.id === id);

  function goTo(tr, focus = true) {
    all().forEach((other) => other.classList.toggle('cur', other === tr));
    if (tr) {
      tr.scrollIntoView({ block: 'nearest' });
      if (focus) {
        tr.querySelector('a.open')?.focus({ preventScroll: true });
      }
    }
    at = Math.max(0, all().indexOf(tr));
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
    const inside = bulk.contains(document.activeElement);
    bulk.hidden = chosen.size === 0;
    if (bulk.hidden && inside) {
      goTo(row(current) ?? null);
    }
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
    Enter: () => (row(current) ?? all()[0])?.querySelector('a.open')?.click(),
    '/': () => document.getElementById('search')?.focus(),
    '?': () => ask('keys'),
    ...(bulk ? { x: () => current && choose(row(current), !chosen.has(current)) } : {}),
    ...keys,
  };

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && document.querySelector('dialog[open]') === null) {
      clear();
      goTo(row(current) ?? null);
    } else if (['ArrowDown', 'Enter'].includes(event.key) && event.target.id === 'search') {
      // What is searched for is shown while it is typed; the form's button, which may be the export, is not meant.
      event.preventDefault();
      goTo(row(current) ?? all()[0] ?? null);
    } else if (!typing(event)) {
      const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (act && !(event.key === 'Enter' && event.target.closest('button, a'))) {
        event.preventDefault();
        act();
      }
    }
  });
  /* What is focused is what the keys are about, however it got the focus. */
  rows.addEventListener('focusin', (event) => {
    const tr = event.target.closest('tr[data-id]');
    if (tr && tr.dataset.id !== current) {
      goTo(tr, false);
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

  /** The fields of the wish that may be kept: not what is searched for, and not the token of the form. */
  const kept = () => [...(wish?.elements ?? [])].filter((field) => field.name && field.type !== 'search' && !field.name.startsWith('_'));
  const part = (field) => (field.type === 'checkbox' ? 'checked' : 'value');

  /** Fills in the wish as it was left; true if it was another one. */
  function wishAgain() {
    const other = kept().filter((field) => field.name in back.wish && back.wish[field.name] !== field[part(field)]);
    other.forEach((field) => {
      field[part(field)] = back.wish[field.name];
    });
    return other.length > 0;
  }

  /** Goes to the row where the cursor was, or where it would stand now that its row has gone. */
  function place(focus) {
    const list = all();
    goTo(row(back?.id ?? current) ?? list[Math.min(at, list.length - 1)] ?? null, focus);
    if (focus && held !== '' && current !== null) {
      row(current).querySelector(held)?.focus({ preventScroll: true });
    }
    if (focus && current === null) {
      document.getElementById('main')?.focus({ preventScroll: true });
    }
  }

  function ready(focus) {
    showChosen();
    place(focus);
    settled();
    document.documentElement.dataset.ready = 'yes';
  }

  /** The part of a row in which the focus is: its checkbox, its link; empty if it is in none. */
  function holding() {
    const here = document.activeElement;
    return !rows.contains(here) ? '' : here.matches('input') ? 'input' : 'a.open';
  }

  document.addEventListener('htmx:beforeSwap', (event) => {
    if (event.detail.target === rows && event.detail.shouldSwap) {
      held = holding();
      const here = document.activeElement;
      if (here?.id === 'more' && rows.contains(here)) {
        // The first of those that were asked for.
        at = all().length;
        current = null;
      }
    }
  });
  document.addEventListener('htmx:afterSettle', (event) => {
    if (event.detail.target === rows) {
      if (back === null && event.detail.requestConfig?.triggeringEvent?.type !== 'refresh' && !row(current)) {
        // Another wish: its first row.
        at = 0;
      }
      ready(held !== '' || back !== null);
      held = '';
      back = null;
    }
  });
  window.addEventListener('pagehide', () =>
    leave({ id: current, at, wish: Object.fromEntries(kept().map((field) => [field.name, field[part(field)]])) }));

  if (back === null) {
    ready(false);
  } else {
    at = back.at;
    if (wishAgain()) {
      // htmx listens from here on.
      document.addEventListener('DOMContentLoaded', more);
    } else {
      ready(true);
      back = null;
    }
  }
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
