/* The page of one task: its form, what is corrected, drafts, and on to the next. */
import { ask, call, say, typing } from './desk.js';
import { correction, restore, showFor } from './correction.js';

const panel = document.getElementById('decide');
const id = panel.dataset.id;
const at = (path) => `/api/tasks/${encodeURIComponent(id)}/${path}`;
const faults = document.getElementById('faults');
const json = (name) => JSON.parse(document.getElementById(name).textContent);
const form = new window.FormViewer.Form({ container: document.getElementById('form') });
const values = json('values');

await document.fonts.load('13px Inter');
await form.importSchema(json('schema'), values);
restore(values.details?.correction);
showFor(values.decision);
form.on('changed', ({ data }) => showFor(data.decision));
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

/** Without what was left empty. */
function filled(value) {
  if (value === null || typeof value !== 'object') {
    return value === '' || value === null ? undefined : value;
  }
  const kept = Object.entries(value)
    .map(([name, part]) => [name, filled(part)])
    .filter(([, part]) => part !== undefined);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

/** What is sent: the form's own fields, and the decision's details where there are any. */
function told(data) {
  const { decision, comment } = data;
  const details = { ...filled(data.details) };
  const corrected = correction(decision);
  if (corrected) {
    details.correction = corrected;
  }
  return { decision, comment, ...(Object.keys(details).length > 0 && { details }) };
}

/* The list that the person came from; the ids of tasks only. */
const list = JSON.parse(sessionStorage.getItem('cobalt.tasks') ?? '[]');
const place = list.indexOf(id);
const pageOf = (task) => `/work/tasks/${encodeURIComponent(task)}`;
if (place >= 0) {
  document.getElementById('place').textContent = `${place + 1} of ${list.length}`;
  [['previous', place - 1], ['following', place + 1]].forEach(([link, to]) => {
    const anchor = document.getElementById(link);
    anchor.hidden = to < 0 || to >= list.length;
    anchor.href = anchor.hidden ? '#' : pageOf(list[to]);
  });
}

async function complete() {
  const { data, errors } = form.submit();
  if (Object.keys(errors).length > 0) {
    refuse('Some fields are missing or wrong; they are marked below.');
    return;
  }
  const button = document.getElementById('complete');
  if (!button || button.disabled) {
    return;
  }
  button.disabled = true;
  try {
    await call('POST', at('complete'), told(data));
    const next = list[place + 1];
    if (place >= 0) {
      sessionStorage.setItem('cobalt.tasks', JSON.stringify(list.filter((task) => task !== id)));
    }
    location.assign(place >= 0 && next ? pageOf(next) : `/work/after/${encodeURIComponent(id)}`);
  } catch (refusal) {
    button.disabled = false;
    refuse(refusal.message, refusal.fields);
  }
}

async function draft() {
  try {
    await call('PUT', at('draft'), told(form._getState().data));
    say('Draft saved');
  } catch (refusal) {
    refuse(refusal.message);
  }
}

async function release() {
  try {
    await call('POST', at('release'));
    location.assign('/work');
  } catch (refusal) {
    refuse(refusal.message);
  }
}

async function claim() {
  try {
    await call('POST', at('claim'));
    location.reload();
  } catch (refusal) {
    refuse(refusal.message);
  }
}

const buttons = { complete, draft, release, claim };
Object.entries(buttons).forEach(([name, act]) => document.getElementById(name)?.addEventListener('click', act));
document.getElementById('note').addEventListener('submit', async (event) => {
  event.preventDefault();
  const text = new FormData(event.target).get('text');
  try {
    const task = await call('POST', at('comments'), { text });
    const last = task.comments.at(-1);
    const note = document.createElement('div');
    note.className = 'note';
    const header = document.createElement('header');
    header.textContent = last.by;
    const words = document.createElement('div');
    words.textContent = last.text;
    note.append(header, words);
    event.target.before(note);
    document.getElementById('no-notes')?.remove();
    event.target.reset();
    say('Noted');
  } catch (refusal) {
    say(refusal.message);
  }
});

const press = (name) => {
  const target = document.getElementById(name);
  if (target && !target.hidden) {
    target.click();
  }
};
const keys = {
  j: () => press('following'),
  k: () => press('previous'),
  c: () => press('claim'),
  u: () => press('release'),
  d: () => document.querySelector('#form input, #form textarea')?.focus(),
  o: () => press('to-payment'),
  '?': () => ask('keys'),
};
document.addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') {
    event.preventDefault();
    complete();
  } else if (event.key === 'Escape' && document.querySelector('dialog[open]') === null) {
    // The first one leaves the field, so that nothing typed is lost by one key too many.
    if (event.target.closest('input, textarea, select')) {
      event.target.blur();
    } else {
      location.assign('/work');
    }
  } else if (!typing(event) && keys[event.key.toLowerCase()]) {
    event.preventDefault();
    keys[event.key.toLowerCase()]();
  }
});
