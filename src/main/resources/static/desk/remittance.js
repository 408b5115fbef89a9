/* One remittance: its payments are walked, each is shown beside the list. */
import { done, segment } from './act.js';
import { ask, say, typing } from './desk.js';
import { walk } from './list.js';

const byId = (id) => document.getElementById(id);
const page = byId('remittance').dataset;
const detail = byId('detail');
const rows = byId('rows');

let looking = 0;
let shown = '';
function look(id) {
  if (shown === id) {
    return;
  }
  shown = id;
  clearTimeout(looking);
  looking = setTimeout(() => {
    window.htmx.ajax('GET', `/payments/${page.id}/claims/${encodeURIComponent(id)}`, { target: detail, swap: 'innerHTML' });
  }, 60);
}

const press = (...ids) => ids.map(byId).find(Boolean)?.click();
const keys = {
  o: () => press('open-claim'),
  t: () => press('to-task', 'to-match'),
  c: () => press('correct'),
  m: () => press('match'),
  e: () => press('more-of-it'),
  r: () => detail.querySelector('.cent')?.click(),
};

if (rows) {
  walk({ rows, keys });
  const current = () => rows.querySelector('tr.cur');
  new MutationObserver(() => current() && look(current().dataset.id)).observe(rows, { subtree: true, attributeFilter: ['class'] });
  rows.addEventListener('click', (event) => {
    if (event.target.closest('a.open')) {
      // A claim of the payment is shown beside it; whoever wants it in a window of its own opens the claim.
      event.preventDefault();
      event.target.closest('tr').querySelector('td:nth-child(2)').click();
    }
  });
  const first = rows.querySelector('tr[data-id]');
  if (first) {
    look(first.dataset.id);
  }
} else {
  document.addEventListener('keydown', (event) => {
    const act = { ...keys, '?': () => ask('keys') }[event.key.toLowerCase()];
    if (act && !typing(event)) {
      event.preventDefault();
      act();
    }
  });
  document.documentElement.dataset.ready = 'yes';
}

document.addEventListener('click', (event) => {
  const amount = event.target.closest('.cent');
  if (amount) {
    segment(amount);
  }
});

byId('scan')?.addEventListener('change', async (event) => {
  const [file] = event.target.files;
  if (!file) {
    return;
  }
  say('The scan is being attached');
  const meta = (name) => document.querySelector(`meta[name="${name}"]`).content;
  const answer = await fetch(`/api/remittances/${page.id}/scan`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/octet-stream', [meta('csrf-header')]: meta('csrf') },
    body: file,
  });
  if (answer.ok) {
    done('The scan is attached');
  } else {
    const problem = await answer.json().catch(() => ({}));
    say(problem.detail ?? `The server answered ${answer.status}.`);
  }
});
