/* A payment beside the claims that it may be about: a number chooses, Ctrl+Enter posts. */
import { done, segment, submitTo } from './act.js';
import { ask, call, typing } from './desk.js';
import { findClaim } from './find-claim.js';

const byId = (id) => document.getElementById(id);
const { task, payment, remittance } = byId('matching').dataset;
const fault = byId('fault');
const choices = [...document.querySelectorAll('input[name=claim]')];
const take = byId('take');
const next = byId('following')?.href ?? byId('previous')?.href;
const complete = (decision) => call('POST', `/api/tasks/${encodeURIComponent(task)}/complete`, decision);

/** Where the next payment is that waits; the remittance if none does. */
const onward = next ? new URL(next).pathname + new URL(next).search : `/payments/${remittance}`;

function chosen() {
  return choices.find((choice) => choice.checked);
}

function show() {
  const choice = chosen();
  document.querySelectorAll('.side-by [data-claim]').forEach((head) => head.classList.toggle('on', head.dataset.claim === choice?.value));
  byId('picked').textContent = choice ? `It is posted to ${choice.dataset.label}.` : 'Nothing chosen yet: press the number of a claim.';
  if (take) {
    take.disabled = !choice;
  }
}

async function post() {
  const choice = chosen();
  if (!choice || !take || take.disabled) {
    return;
  }
  take.disabled = true;
  fault.hidden = true;
  try {
    await complete({ decision: 'MATCHED', details: { matches: [{ payment, claim: choice.value }] } });
    done(`Posted to ${choice.dataset.label}`, onward);
  } catch (refusal) {
    fault.textContent = refusal.message;
    fault.hidden = false;
    fault.focus();
    take.disabled = false;
  }
}

function notOurs() {
  if (byId('not-ours')) {
    byId('other').querySelector('form').reset();
    submitTo(byId('other'), ({ comment }) => complete({ decision: 'NOT_OURS', comment, details: { payments: [payment] } }), 'Kept apart: not ours', onward);
  }
}

choices.forEach((choice) => choice.addEventListener('change', show));
take?.addEventListener('click', post);
byId('not-ours')?.addEventListener('click', notOurs);
findClaim({
  input: byId('find'),
  list: byId('found'),
  chosen: (claim) => location.assign(`/payments/${remittance}/match?payment=${encodeURIComponent(payment)}&claim=${claim.id}`),
});

document.addEventListener('click', (event) => {
  if (event.target.closest('[data-leave]')) {
    event.target.closest('dialog').close();
  }
  const amount = event.target.closest('.cent');
  if (amount) {
    segment(amount);
  }
});

const keys = {
  n: notOurs,
  j: () => byId('following')?.click(),
  k: () => byId('previous')?.click(),
  '/': () => byId('find').focus(),
  '?': () => ask('keys'),
};
document.addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') {
    event.preventDefault();
    post();
  } else if (event.key === 'Escape' && document.querySelector('dialog[open]') === null) {
    if (event.target.closest('input:not([type=radio])')) {
      event.target.blur();
    } else {
      byId('back').click();
    }
  } else if (!event.ctrlKey && !event.altKey && /^[1-9]$/.test(event.key) && !event.target.closest('input:not([type=radio]), textarea') && document.querySelector('dialog[open]') === null) {
    const choice = choices[Number(event.key) - 1];
    if (choice) {
      event.preventDefault();
      choice.checked = true;
      choice.focus();
      show();
    }
  } else if ((!typing(event) || event.target.type === 'radio') && !event.ctrlKey && document.querySelector('dialog[open]') === null && keys[event.key.toLowerCase()]) {
    event.preventDefault();
    keys[event.key.toLowerCase()]();
  }
});

/* What a person has looked for is meant, as long as nothing else is said. */
if (new URLSearchParams(location.search).has('claim') && choices[0]) {
  choices[0].checked = true;
}
show();
document.documentElement.dataset.ready = 'yes';
