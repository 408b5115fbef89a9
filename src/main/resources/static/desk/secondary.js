/* The page of a later payer's claim: its edits, and making it. */
import { ask, call, sayNext, typing } from './desk.js';

const { claim, family } = document.getElementById('secondary').dataset;
const byId = (id) => document.getElementById(id);
const at = (path) => `/api/claims/${claim}/${path}`;

function refuse(message) {
  byId('fault').textContent = message;
  byId('fault').hidden = false;
  byId('fault').focus();
}
function back(words) {
  sayNext(words);
  location.assign(`/claims/${family}`);
}
const reason = () => byId('reason').value.trim();

/** Only what was changed is sent. */
function changed() {
  const edits = {};
  [...byId('edits').elements].filter((field) => field.name && !field.disabled).forEach((field) => {
    const was = field.tagName === 'SELECT' ? [...field.options].find((option) => option.defaultSelected)?.value ?? '' : field.defaultValue;
    if (field.value !== was) {
      edits[field.name] = field.value;
    }
  });
  return edits;
}
async function save() {
  const edits = changed();
  if (Object.keys(edits).length > 0) {
    await call('PUT', at('edits'), edits);
  }
}

/* What goes beside the claim is asked for only where something does. */
const paper = byId('edits').elements.paperworkType;
function paperwork() {
  const none = paper.value === '';
  const byRequest = byId('edits').elements.paperworkBy.value === 'AA';
  byId('paperwork').hidden = none;
  byId('paper-number').hidden = none || byRequest;
  const number = byId('edits').elements.paperworkNumber;
  number.closest('label').hidden = byRequest;
  if (none || byRequest) {
    number.value = '';
  }
  if (none) {
    byId('edits').elements.paperworkBy.value = '';
  }
}
byId('edits').addEventListener('change', paperwork);
paperwork();

let busy = false;
async function carryOut(work) {
  if (busy) {
    return;
  }
  busy = true;
  try {
    await work();
  } catch (refusal) {
    refuse(refusal.message);
  } finally {
    busy = false;
  }
}

const acts = {
  save: async () => {
    await save();
    sayNext('Saved');
    location.reload();
  },
  submit: async () => {
    const confirmed = byId('confirmed');
    if (confirmed && !confirmed.checked) {
      confirmed.focus();
      throw new Error('Confirm first what becomes of the patient\'s charges.');
    }
    await save();
    const answer = await call('POST', at('create'), { reason: reason() });
    if (!answer.billed) {
      throw new Error(`It cannot be billed: ${answer.conditions.filter((c) => !c.met).map((c) => c.reason).join('; ')}`);
    }
    back('The claim is made and goes out');
  },
  delete: async () => {
    await call('POST', at('delete'), { reason: reason() });
    back('The claim is deleted');
  },
  anyway: async () => {
    await save();
    await call('POST', at('send-anyway'), { role: 'manager', reason: reason() });
    back('The claim goes out all the same');
  },
  skip: async () => {
    await call('POST', at('skip-prior'), { reason: reason() });
    back('The payers before are skipped');
  },
};
Object.entries(acts).forEach(([id, act]) => byId(id)?.addEventListener('click', () => carryOut(act)));
byId('edits').addEventListener('submit', (event) => event.preventDefault());

document.addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') {
    event.preventDefault();
    if (byId('submit') && !byId('submit').disabled) {
      carryOut(acts.submit);
    }
  } else if (event.key === 'Escape' && document.querySelector('dialog[open]') === null) {
    if (event.target.closest('input, textarea, select')) {
      event.target.blur();
    } else {
      byId('back').click();
    }
  } else if (!typing(event) && event.key === '?') {
    ask('keys');
  } else if (!typing(event) && event.key.toLowerCase() === 'e') {
    event.preventDefault();
    byId('edits').querySelector('input:not(:disabled)')?.focus();
  }
});

document.documentElement.dataset.ready = 'yes';
