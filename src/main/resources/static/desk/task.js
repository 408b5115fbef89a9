/* The page of one task: its form, drafts, and on to the next. */
import { call, say, typing } from './desk.js';

const panel = document.getElementById('decide');
const id = panel.dataset.id;
const faults = document.getElementById('faults');
const json = (name) => JSON.parse(document.getElementById(name).textContent);
const form = new window.FormViewer.Form({ container: document.getElementById('form') });

await document.fonts.load('13px Inter');
await form.importSchema(json('schema'), json('values'));
document.documentElement.dataset.ready = 'yes';

function refuse(message, fields = []) {
  faults.replaceChildren();
  const words = document.createElement('div');
  words.textContent = message;
  faults.append(words);
  if (fields.length > 0) {
    const list = document.createElement('ul');
    fields.forEach((fault) => {
      const item = document.createElement('li');
      item.textContent = `${fault.field}: ${fault.message ?? fault.problem}`;
      list.append(item);
    });
    words.append(list);
  }
  faults.hidden = false;
  faults.focus();
}

async function complete() {
  const { data, errors } = form.submit();
  if (Object.keys(errors).length > 0) {
    refuse('Some fields are missing or wrong; they are marked below.');
    return;
  }
  const button = document.getElementById('complete');
  button.disabled = true;
  try {
    await call('POST', `/api/tasks/${encodeURIComponent(id)}/complete`, data);
    location.assign(`/work/after/${encodeURIComponent(id)}`);
  } catch (refusal) {
    button.disabled = false;
    refuse(refusal.message, refusal.fields);
  }
}

async function draft() {
  try {
    await call('PUT', `/api/tasks/${encodeURIComponent(id)}/draft`, form._getState().data);
    say('Draft saved');
  } catch (refusal) {
    refuse(refusal.message);
  }
}

async function release() {
  try {
    await call('POST', `/api/tasks/${encodeURIComponent(id)}/release`);
    location.assign('/work');
  } catch (refusal) {
    refuse(refusal.message);
  }
}

document.getElementById('complete')?.addEventListener('click', complete);
document.getElementById('draft')?.addEventListener('click', draft);
document.getElementById('release')?.addEventListener('click', release);
document.getElementById('note').addEventListener('submit', async (event) => {
  event.preventDefault();
  const text = new FormData(event.target).get('text');
  try {
    await call('POST', `/api/tasks/${encodeURIComponent(id)}/comments`, { text });
    location.reload();
  } catch (refusal) {
    say(refusal.message);
  }
});
document.addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') {
    event.preventDefault();
    complete();
  } else if (event.key === 'Escape') {
    location.assign('/work');
  } else if (event.key.toLowerCase() === 'u' && !typing(event)) {
    release();
  }
});
