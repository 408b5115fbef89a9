/* One batch: upload by hand, send again. */
import { ask, call, say } from './desk.js';
import { walk } from './list.js';

const batch = document.getElementById('main').dataset.batch;
const upload = document.getElementById('upload');

async function attempt(work) {
  try {
    await work();
    location.reload();
  } catch (refusal) {
    say(refusal.message);
  }
}

const decide = (decision) => attempt(() =>
  call('POST', `/api/tasks/${encodeURIComponent(upload.dataset.task)}/complete`, { decision }));

async function giveUp() {
  if (await ask('give-up')) {
    await decide('GIVE_UP');
  }
}

async function again() {
  if (await ask('again')) {
    await attempt(() => call('POST', `/api/batches/${encodeURIComponent(batch)}/again`));
  }
}

document.querySelector('[data-decision]')?.addEventListener('click', () => decide('UPLOADED'));
/* These open dialogs whose answer counts: not the general opener's. */
document.querySelectorAll('[data-act]').forEach((button) =>
  button.addEventListener('click', { 'give-up': giveUp, again }[button.dataset.act]));

walk({
  rows: document.getElementById('rows'),
  keys: {
    d: () => document.getElementById('download')?.click(),
    u: () => upload && decide('UPLOADED'),
    a: () => document.getElementById('send-again')?.click(),
  },
});
