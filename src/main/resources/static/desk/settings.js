/* The settings and the set-up: forms that the server checks, saved by keys as well. */
import { say, typing } from './desk.js';
import { walk } from './list.js';

const form = document.getElementById('settings');
const rows = document.getElementById('rows');

/* The first field that is wrong, else what is wrong as a whole, has the focus. */
const wrong = document.querySelector('[aria-invalid=true]') ?? document.querySelector('.fault[role=alert]');
wrong?.focus();

/* Sent once: a second click waits for the answer to the first. */
document.querySelectorAll('form[method=post]').forEach((one) => {
  one.addEventListener('submit', (event) => {
    if (one.dataset.sent) {
      event.preventDefault();
    }
    one.dataset.sent = 'true';
  });
});
window.addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach((one) => delete one.dataset.sent));

document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && form) {
    event.preventDefault();
    form.requestSubmit();
  } else if (event.key === 'a' && !typing(event) && rows === null) {
    document.getElementById('add')?.click();
  }
});

document.querySelectorAll('[data-shut]').forEach((button) => button.addEventListener('click', () => button.closest('dialog').close()));

/* The server searches here, so that Enter asks it and does not go to the first row. */
document.getElementById('search')?.addEventListener('keydown', (event) => {
  if (event.key === 'Enter') {
    event.stopPropagation();
  }
});

if (rows) {
  walk({ rows, keys: { a: () => document.getElementById('add')?.click() } });
}

/* What is typed is not lost by a link. */
if (form) {
  let changed = document.querySelector('.fault[role=alert]') !== null;
  form.addEventListener('input', () => {
    changed = true;
  });
  document.addEventListener('submit', () => {
    changed = false;
  });
  window.addEventListener('beforeunload', (event) => {
    if (changed) {
      event.preventDefault();
    }
  });
}

/* The first file of claims. */
const first = document.getElementById('first');
const meta = (name) => document.querySelector(`meta[name="${name}"]`).content;

function follow(times) {
  const came = document.getElementById('came');
  if (times > 0 && (!came || came.querySelector('[data-fate=RECEIVED]'))) {
    setTimeout(() => location.replace(`/setup/claims?wait=${times - 1}`), 2000);
  }
}

first?.addEventListener('submit', async (event) => {
  event.preventDefault();
  const file = document.getElementById('claims').files[0];
  const how = document.getElementById('how');
  const button = first.querySelector('button');
  button.disabled = true;
  how.textContent = `${file.name} is being uploaded.`;
  const answer = await fetch(`/api/files?folder=intake&name=${encodeURIComponent(file.name.replace(/[^A-Za-z0-9._-]/g, '_'))}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream', [meta('csrf-header')]: meta('csrf') },
    body: file,
  }).catch(() => null);
  if (answer?.status === 202) {
    how.textContent = 'Uploaded. It is read within seconds.';
    say('Uploaded');
    setTimeout(() => location.replace('/setup/claims?wait=10'), 2500);
    return;
  }
  const problem = await answer?.json().catch(() => ({}));
  how.textContent = problem?.detail ?? 'The server did not answer; try again.';
  button.disabled = false;
});

const wait = Number(new URLSearchParams(location.search).get('wait') ?? 0);
if (wait > 0) {
  follow(wait);
}

document.documentElement.dataset.ready = 'true';
