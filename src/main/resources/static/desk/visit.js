/* Charge entry: a visit is typed in, looked at while it is, and saved as a claim. */
import { ask, call, say, typing } from './desk.js';
import { blank, entry, fill, grid, person } from './visit-form.js';
import { findPatients } from './visit-patient.js';
import { show, touch } from './visit-says.js';

const byId = (id) => document.getElementById(id);
const form = byId('visit');
const embedded = (id) => JSON.parse(byId(id).textContent);

/* What is typed is looked at, and kept, a moment after the last key. */
let pending = 0;
let asked = 0;
let saving = false;
let dirty = false;
let keeping = Promise.resolve();
function changed() {
  dirty = true;
  clearTimeout(pending);
  pending = setTimeout(look, 350);
}
async function look() {
  const mine = ++asked;
  const visit = entry(form);
  try {
    const { messages } = await call('POST', '/api/visits/check', visit);
    if (mine === asked && !saving) {
      show(form, messages, false);
      if (dirty) {
        keeping = call('PUT', '/api/visits/draft', visit);
        await keeping;
        byId('kept').textContent = 'Draft kept';
      }
    }
  } catch (refusal) {
    if (mine === asked) {
      byId('verdict').textContent = refusal.message;
    }
  }
}

async function save(next) {
  if (saving) {
    return;
  }
  saving = true;
  asked += 1;
  clearTimeout(pending);
  const fault = byId('fault');
  fault.hidden = true;
  ['save', 'next'].forEach((id) => { byId(id).disabled = true; });
  try {
    const taken = await call('POST', '/api/visits', { ...entry(form), despiteFindings: byId('despite').checked || undefined });
    await forget();
    const words = taken.family ? `Visit ${taken.number} is taken in` : `Visit ${taken.number} makes no claim: ${taken.reason}`;
    if (next || !taken.family) {
      saving = false;
      await another();
      say(words);
    } else {
      sessionStorage.setItem('cobalt.said', words);
      location.assign(`/claims/${taken.family}`);
    }
  } catch (refusal) {
    if (refusal.fields?.length > 0) {
      show(form, refusal.fields, true);
    } else {
      fault.textContent = refusal.message;
      fault.hidden = false;
      fault.focus();
    }
  } finally {
    saving = false;
    ['save', 'next'].forEach((id) => { byId(id).disabled = false; });
  }
}

/** The draft is not needed any more; one that is on its way is awaited, or it would come back. */
async function forget() {
  dirty = false;
  asked += 1;
  clearTimeout(pending);
  await keeping.catch(() => {});
  await call('DELETE', '/api/visits/draft');
}

/** An empty form with a number of its own. */
async function another() {
  const { value } = await call('GET', '/intake/number');
  blank(form, value);
  byId('number-shown').textContent = value;
  byId('kept').textContent = '';
  byId('find').focus();
  dirty = false;
  clearTimeout(pending);
  await look();
}

byId('save').addEventListener('click', () => save(false));
byId('next').addEventListener('click', () => save(true));
byId('clear').addEventListener('click', async () => {
  await forget();
  history.replaceState(null, '', '/intake');
  await another();
});
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('input', changed);
form.addEventListener('change', changed);
form.addEventListener('visit:changed', changed);
form.addEventListener('focusout', (event) => {
  if (event.target.matches('input, select')) {
    touch(event.target);
    changed();
  }
});
form.elements.number.addEventListener('input', (event) => { byId('number-shown').textContent = event.target.value; });

document.addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') {
    event.preventDefault();
    document.activeElement?.blur();
    save(event.shiftKey);
  } else if (event.altKey && event.key.toLowerCase() === 'm') {
    event.preventDefault();
    byId('says').querySelector('button')?.click();
  } else if (event.key === 'Escape' && document.querySelector('dialog[open]') === null) {
    document.activeElement?.blur();
  } else if (!typing(event) && event.key === '?') {
    ask('keys');
  }
});

grid(form);
findPatients(form);
blank(form, form.elements.number.value);
const start = embedded('start');
const draft = embedded('draft');
if (start) {
  person(form, start);
  form.elements.serviceFrom.focus();
} else if (draft) {
  await fill(form, draft);
  byId('number-shown').textContent = form.elements.number.value;
  byId('kept').textContent = 'Your draft';
  touch(...[...form.elements].filter((field) => field.value !== ''));
} else {
  byId('find').focus();
}
dirty = false;
clearTimeout(pending);
await look();
document.documentElement.dataset.ready = 'yes';
