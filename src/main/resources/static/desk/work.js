/* The work list: moving, selecting, and the same for many. What the server says replaces rows, never the page. */
import { ask, call, say, typing } from './desk.js';

const rows = document.getElementById('rows');
const wish = document.getElementById('wish');
const preview = document.getElementById('preview');
const bulk = document.getElementById('bulk');
const chosen = new Map();
let current = null;

const all = () => [...rows.querySelectorAll('tr[data-id]')];
const row = (id) => all().find((tr) => tr.dataset.id === id);
const dollars = (cents) => (cents / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' });

function goTo(tr, focus = true) {
  all().forEach((other) => other.classList.toggle('cur', other === tr));
  if (!tr) {
    preview.replaceChildren();
    current = null;
    return;
  }
  tr.scrollIntoView({ block: 'nearest' });
  if (focus) {
    tr.querySelector('a.open').focus({ preventScroll: true });
  }
  if (current !== tr.dataset.id) {
    current = tr.dataset.id;
    look(current);
  }
}

let looking = 0;
function look(id) {
  clearTimeout(looking);
  looking = setTimeout(() => {
    window.htmx.ajax('GET', `/work/preview/${encodeURIComponent(id)}`, { target: preview, swap: 'innerHTML' });
  }, 60);
}

function choose(tr, yes) {
  if (yes) {
    chosen.set(tr.dataset.id, Number(tr.dataset.money));
  } else {
    chosen.delete(tr.dataset.id);
  }
  showChosen();
}

function showChosen() {
  all().forEach((tr) => {
    const yes = chosen.has(tr.dataset.id);
    tr.setAttribute('aria-selected', String(yes));
    tr.querySelector('input').checked = yes;
  });
  bulk.hidden = chosen.size === 0;
  const money = [...chosen.values()].reduce((a, b) => a + b, 0);
  document.getElementById('chosen').textContent = `${chosen.size} selected · ${dollars(money)}`;
  const every = all();
  document.getElementById('all').checked = every.length > 0 && every.every((tr) => chosen.has(tr.dataset.id));
}

function settled() {
  const sum = document.getElementById('sum');
  if (sum) {
    const count = Number(sum.dataset.total).toLocaleString('en-US');
    document.getElementById('total').textContent = `${count} tasks · ${sum.dataset.stake} at stake`;
    document.querySelectorAll('th[data-sort]').forEach((th) => {
      const by = sum.dataset.sort;
      const is = by.replace('-', '') === th.dataset.sort;
      if (is) {
        th.setAttribute('aria-sort', by.startsWith('-') ? 'descending' : 'ascending');
      } else {
        th.removeAttribute('aria-sort');
      }
    });
  }
  sessionStorage.setItem('cobalt.tasks', JSON.stringify(all().map((tr) => tr.dataset.id)));
  const kept = current && row(current);
  showChosen();
  if (kept) {
    kept.classList.add('cur');
  } else {
    current = null;
    goTo(all()[0], false);
  }
  document.documentElement.dataset.ready = 'yes';
}

const refresh = () => window.htmx.trigger(wish, 'refresh');

/** The selected tasks, or the one that the cursor stands on. */
const meant = () => (chosen.size > 0 ? [...chosen.keys()] : current ? [current] : []);

async function many(action, more = {}) {
  const ids = meant();
  if (ids.length === 0) {
    return;
  }
  try {
    const results = await call('POST', '/api/tasks/bulk', { action, ids, ...more });
    const failed = results.filter((result) => result.status !== 200);
    const done = results.length - failed.length;
    say(failed.length === 0 ? `${done} done` : `${done} done; ${failed.length} not: ${failed[0].problem}`);
    chosen.clear();
    refresh();
    if (current) {
      look(current);
    }
  } catch (refusal) {
    say(refusal.message);
  }
}

const actions = {
  CLAIM: () => many('CLAIM'),
  ASSIGN: async () => {
    const values = meant().length > 0 && (await ask('assign'));
    return values && many('ASSIGN', { assignee: values.assignee || null });
  },
  SNOOZE: async () => {
    const values = meant().length > 0 && (await ask('snooze'));
    return values && many('SNOOZE', { until: values.until });
  },
  PRIORITY: async () => {
    const values = meant().length > 0 && (await ask('priority'));
    return values && many('PRIORITY', { priority: Number(values.priority) });
  },
};

async function release() {
  if (!current) {
    return;
  }
  try {
    await call('POST', `/api/tasks/${encodeURIComponent(current)}/release`);
    say('Released');
    refresh();
    look(current);
  } catch (refusal) {
    say(refusal.message);
  }
}

function move(by) {
  const list = all();
  const at = list.findIndex((tr) => tr.dataset.id === current);
  goTo(list[Math.max(0, Math.min(list.length - 1, at + by))]);
}

const open = () => current && location.assign(`/work/tasks/${encodeURIComponent(current)}`);

const keys = {
  j: () => move(1),
  k: () => move(-1),
  x: () => current && choose(row(current), !chosen.has(current)),
  c: actions.CLAIM,
  a: actions.ASSIGN,
  s: actions.SNOOZE,
  p: actions.PRIORITY,
  u: release,
  n: () => document.getElementById('next').click(),
  '/': () => document.getElementById('search').focus(),
  '?': () => ask('keys'),
  Enter: open,
};

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && document.querySelector('dialog[open]') === null) {
    chosen.clear();
    showChosen();
    document.activeElement?.blur();
    return;
  }
  if (typing(event)) {
    return;
  }
  const onButton = event.key === 'Enter' && event.target.closest('button, a:not(.open)');
  const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (act && !onButton) {
    event.preventDefault();
    act();
  }
});

document.addEventListener('click', (event) => {
  const tr = event.target.closest('#rows tr[data-id]');
  if (tr) {
    if (event.target.matches('input')) {
      choose(tr, event.target.checked);
    } else if (!event.target.closest('a')) {
      goTo(tr);
    }
  }
  const many = event.target.closest('[data-bulk]');
  if (many) {
    actions[many.dataset.bulk]();
  }
  const key = event.target.closest('[data-key]');
  if (key) {
    keys[key.dataset.key]();
  }
  const sort = event.target.closest('th[data-sort] button');
  if (sort) {
    const by = sort.closest('th').dataset.sort;
    const input = document.getElementById('sort');
    input.value = input.value === by ? `-${by}` : by;
    refresh();
  }
  if (event.target.closest('#more')) {
    const size = document.getElementById('size');
    size.value = String(Number(size.value) + 200);
    refresh();
  }
  if (event.target.closest('#unchoose')) {
    chosen.clear();
    showChosen();
  }
});

document.getElementById('all').addEventListener('change', (event) => {
  all().forEach((tr) => choose(tr, event.target.checked));
});
document.addEventListener('htmx:afterSettle', (event) => {
  if (event.detail.target === rows) {
    settled();
  }
});

/* Somebody else changed something: the same rows again, in place. */
const news = new EventSource('/work/events');
news.addEventListener('open', () => {
  document.getElementById('live').hidden = false;
});
news.addEventListener('error', () => {
  document.getElementById('live').hidden = true;
});
let waiting = 0;
news.addEventListener('tasks', () => {
  clearTimeout(waiting);
  waiting = setTimeout(refresh, 400);
});
window.addEventListener('pagehide', () => news.close());

settled();
