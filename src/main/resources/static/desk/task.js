/* The page of one task: its form, what is corrected, drafts, and on to the next. */
import { segment } from './act.js';
import { ask, call, say, sayNext, typing } from './desk.js';
import { correction, faultsAt, restore, showFor } from './correction.js';
import { mended } from './form-keys.js';
import { wayBack } from './place.js';

const panel = document.getElementById('decide');
const id = panel.dataset.id;
const title = document.getElementById('title');
const at = (path) => `/api/tasks/${encodeURIComponent(id)}/${path}`;
const faults = document.getElementById('faults');
const json = (name) => JSON.parse(document.getElementById(name).textContent);
const container = document.getElementById('form');
// Each letter counts at once: whoever completes by keys does not leave the field before.
const form = new window.FormViewer.Form({ container, debounce: false });
const schema = json('schema');
const values = json('values');

await document.fonts.load('13px Inter');
await form.importSchema(schema, values);
const keyed = mended(form, container);
restore(values.details?.correction);
showFor(values.decision);
form.on('changed', ({ data }) => showFor(data.decision));
const asItCame = JSON.stringify(entered());
if (new URL(document.referrer || location.href).pathname.startsWith('/work')) {
  // Who comes from task to task goes on at the task, not at the top of the page.
  title.focus();
}
document.documentElement.dataset.ready = 'yes';

/** Says what is wrong, and goes there: to the first of the fields that have a fault, or to the words. */
function refuse(message, named = [], stay = false) {
  faults.replaceChildren();
  const words = document.createElement('div');
  words.textContent = message;
  faults.append(words);
  if (named.length > 0) {
    const list = document.createElement('ul');
    named.forEach((fault) => {
      const item = document.createElement('li');
      item.textContent = fault;
      list.append(item);
    });
    words.append(list);
  }
  faults.hidden = false;
  if (!stay) {
    faults.focus();
  }
}

const sentence = (words) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

/** Says what the server refuses, at the fields where they are shown. */
function refused(refusal) {
  const { mine, others } = faultsAt(refusal.fields);
  const known = others.map(({ field, message }) => [keyed.fieldAt(field), message]).filter(([found]) => found);
  const named = [...keyed.show(Object.fromEntries(known.map(([found, message]) => [found, [sentence(message)]]))), ...mine];
  const all = named.length > 0 && named.length === refusal.fields.length;
  refuse(all ? 'This cannot be done yet:' : refusal.message, named, named.length > 0);
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

function entered() {
  return told(form._getState().data);
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

/** The page after this one: of the list's next task that is still open, else of the person's own next, else the list. */
async function onwards() {
  if (place < 0) {
    return `/work/after/${encodeURIComponent(id)}`;
  }
  sessionStorage.setItem('cobalt.tasks', JSON.stringify(list.filter((task) => task !== id)));
  for (const next of list.slice(place + 1)) {
    const found = await call('GET', `/api/tasks/${encodeURIComponent(next)}`).catch(() => null);
    if (found?.task.state === 'OPEN') {
      return pageOf(next);
    }
  }
  return wayBack('/work');
}

/** What was decided, in the words of the form. */
function decided(decision) {
  const asked = schema.components.find((field) => field.key === 'decision');
  const words = asked?.values?.find((choice) => choice.value === decision)?.label ?? decision;
  return `${title.textContent}, done: ${words}`;
}

const note = document.getElementById('note');
const noted = () => note.elements.text.value.trim();

async function complete() {
  const button = document.getElementById('complete');
  if (!button) {
    say('There is nothing to complete here');
    return;
  }
  if (button.getAttribute('aria-disabled') === 'true') {
    return;
  }
  const unreadable = keyed.settle();
  const { data, errors } = form.submit();
  const wrong = { ...errors, ...unreadable };
  if (Object.keys(wrong).length > 0) {
    refuse('Some fields are missing or wrong:', keyed.show(wrong), true);
    return;
  }
  // Not disabled: a button that is loses the focus.
  button.setAttribute('aria-disabled', 'true');
  try {
    if (noted()) {
      await call('POST', at('comments'), { text: noted() });
      note.reset();
    }
    await call('POST', at('complete'), told(data));
    sayNext(decided(data.decision));
    location.assign(await onwards());
  } catch (refusal) {
    button.removeAttribute('aria-disabled');
    refused({ message: refusal.message, fields: refusal.fields ?? [] });
  }
}

async function draft() {
  keyed.settle();
  try {
    await call('PUT', at('draft'), entered());
    say('Draft saved');
  } catch (refusal) {
    refuse(refusal.message);
  }
}

/** Nothing that was entered is lost by leaving: it becomes the draft. True if there was anything. */
async function keep() {
  keyed.settle();
  if (!document.getElementById('draft') || JSON.stringify(entered()) === asItCame) {
    return false;
  }
  await call('PUT', at('draft'), entered());
  return true;
}

async function go(path) {
  try {
    if (await keep()) {
      sayNext('Draft saved');
    }
    location.assign(path());
  } catch (refusal) {
    refuse(refusal.message);
  }
}

async function release() {
  try {
    await keep();
    await call('POST', at('release'));
    sayNext('Released');
    location.assign(wayBack('/work'));
  } catch (refusal) {
    refuse(refusal.message);
  }
}

async function claim() {
  try {
    await keep();
    await call('POST', at('claim'));
    sayNext('Claimed');
    location.reload();
  } catch (refusal) {
    refuse(refusal.message);
  }
}

const buttons = { complete, draft, release, claim };
Object.entries(buttons).forEach(([name, act]) => document.getElementById(name)?.addEventListener('click', act));
['previous', 'following'].forEach((name) =>
  document.getElementById(name).addEventListener('click', (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      go(() => document.getElementById(name).href);
    }
  }));
document.addEventListener('click', (event) => {
  const cent = event.target.closest('[data-segment]');
  if (cent) {
    segment(cent);
  }
});
document.getElementById('back').addEventListener('click', (event) => {
  if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    go(() => wayBack('/work'));
  }
});
note.addEventListener('submit', async (event) => {
  event.preventDefault();
  try {
    const task = await call('POST', at('comments'), { text: noted() });
    const last = task.comments.at(-1);
    const shown = document.createElement('div');
    shown.className = 'note';
    const header = document.createElement('header');
    header.textContent = last.by;
    const words = document.createElement('div');
    words.textContent = last.text;
    shown.append(header, words);
    note.before(shown);
    document.getElementById('no-notes')?.remove();
    note.reset();
    note.elements.text.focus();
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
  d: keyed.enter,
  o: () => press('to-payment'),
  f: () => press('to-claim'),
  p: () => press('to-chart'),
  '?': () => ask('keys'),
};
/* Before the form sees it: there, Enter in a date would take the focus away. */
document.addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === 'Enter' && document.querySelector('dialog[open]') === null) {
    event.preventDefault();
    event.stopPropagation();
    complete();
  }
}, true);
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && document.querySelector('dialog[open]') === null) {
    const menu = document.querySelector('details.menu[open]');
    if (menu) {
      menu.open = false;
      menu.querySelector('summary').focus();
    } else if (event.target.closest('input, textarea, select')) {
      // The first one leaves the field for its part of the page, so that the keys work from there.
      (event.target.closest('.bd') ?? document.getElementById('main')).focus({ preventScroll: true });
    } else {
      go(() => wayBack('/work'));
    }
  } else if (!typing(event) && keys[event.key.toLowerCase()]) {
    event.preventDefault();
    keys[event.key.toLowerCase()]();
  }
});
