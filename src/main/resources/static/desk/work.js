/* The work list: the same for many, and what others do. What the server says replaces rows, never the page. */
import { ask, call, say } from './desk.js';
import { walk } from './list.js';

const rows = document.getElementById('rows');
const wish = document.getElementById('wish');
const preview = document.getElementById('preview');
const refresh = () => window.htmx.trigger(wish, 'refresh');

let looking = 0;
function look(tr) {
  clearTimeout(looking);
  if (!tr) {
    preview.replaceChildren();
    return;
  }
  looking = setTimeout(() => {
    window.htmx.ajax('GET', `/work/preview/${encodeURIComponent(tr.dataset.id)}`, { target: preview, swap: 'innerHTML' });
  }, 60);
}

/* The preview is drawn anew after each act: who pressed one of its buttons stays at the same one, or at its first. */
let pressed = null;
document.addEventListener('htmx:beforeSwap', (event) => {
  if (event.detail.target === preview) {
    const here = document.activeElement;
    pressed = preview.contains(here) ? here.dataset.key ?? '' : null;
  }
});
document.addEventListener('htmx:afterSettle', (event) => {
  if (event.detail.target === preview && pressed !== null) {
    // Who was in the text and at no button is there again.
    const same = preview.querySelector(pressed === '' ? '.bd' : `[data-key="${pressed}"]`);
    (same ?? preview.querySelector('.ac a, .ac button') ?? preview.querySelector('.bd'))?.focus();
    pressed = null;
  }
});

async function many(action, more = {}) {
  const ids = list.meant();
  if (ids.length === 0) {
    return;
  }
  try {
    const results = await call('POST', '/api/tasks/bulk', { action, ids, ...more });
    const failed = results.filter((result) => result.status !== 200);
    const done = results.length - failed.length;
    say(failed.length === 0 ? `${done} done` : `${done} done; ${failed.length} not: ${failed[0].problem}`);
    list.clear();
    refresh();
    look(list.current());
  } catch (refusal) {
    say(refusal.message);
  }
}

/** Asks in a dialog, if anything is meant at all; null if nothing is, or the dialog was left. */
const asked = async (dialog) => (list.meant().length > 0 ? ask(dialog) : null);

const actions = {
  CLAIM: () => many('CLAIM'),
  ASSIGN: async () => {
    const values = await asked('assign');
    return values && many('ASSIGN', { assignee: values.assignee || null });
  },
  SNOOZE: async () => {
    const values = await asked('snooze');
    return values && many('SNOOZE', { until: values.until });
  },
  PRIORITY: async () => {
    const values = await asked('priority');
    return values && many('PRIORITY', { priority: Number(values.priority) });
  },
};

async function release() {
  const tr = list.current();
  if (!tr) {
    return;
  }
  try {
    await call('POST', `/api/tasks/${encodeURIComponent(tr.dataset.id)}/release`);
    say('Released');
    refresh();
    look(tr);
  } catch (refusal) {
    say(refusal.message);
  }
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
  sessionStorage.setItem('cobalt.tasks', JSON.stringify([...rows.querySelectorAll('tr[data-id]')].map((tr) => tr.dataset.id)));
}

const keys = {
  c: actions.CLAIM,
  a: actions.ASSIGN,
  s: actions.SNOOZE,
  p: actions.PRIORITY,
  u: release,
  n: () => document.getElementById('next').click(),
  ArrowRight: () => preview.querySelector('.bd')?.focus(),
};

document.addEventListener('click', (event) => {
  const bulk = event.target.closest('[data-bulk]');
  if (bulk) {
    actions[bulk.dataset.bulk]();
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

const list = walk({ rows, keys, more: refresh, moved: look, settled });
