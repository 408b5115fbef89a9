/* The chart of a patient: what its coverages and money are asked to show and do. */
import { ask, call, say, typing } from './desk.js';
import { submitTo } from './dialogs.js';

const byId = (id) => document.getElementById(id);
const { patient, today } = byId('chart').dataset;
const at = (path) => `/api/patients/${patient}/${path}`;
const given = (value) => (value === undefined || value === '' ? undefined : value);
const cents = (text) => Math.round(Number(text.replaceAll(/[$,\s]/g, '')) * 100);
const dollars = (amount) => (Number(amount) / 100).toFixed(2);
const fresh = (id) => {
  const dialog = byId(id);
  dialog.querySelectorAll('form').forEach((form) => form.reset());
  return dialog;
};
const fieldOf = (dialog, name) => dialog.querySelector('form[method=dialog]').elements[name];

/** The id of a payer that was typed by its name. */
function payerId(text) {
  const wanted = text.trim().toLowerCase();
  return [...byId('payers').options].find((option) => option.textContent.trim().toLowerCase() === wanted)?.value ?? text.trim();
}

/* Coverages. */
function cover() {
  const dialog = fresh('cover');
  fieldOf(dialog, 'effectiveFrom').value = `${today.slice(0, 4)}-01-01`;
  subscriber();
  submitTo(
    dialog,
    (v) => call('POST', at('coverages'), {
      place: Number(v.place),
      payer: payerId(v.payer),
      memberId: v.memberId,
      groupNumber: given(v.groupNumber),
      filingIndicator: given(v.filingIndicator),
      insuranceType: given(v.insuranceType),
      relationship: v.relationship,
      subscriber: v.relationship === '18' ? undefined : { last: v['subscriber.last'], first: given(v['subscriber.first']), birthDate: given(v['subscriber.birthDate']) },
      effectiveFrom: given(v.effectiveFrom),
      effectiveTo: given(v.effectiveTo),
      reason: v.reason,
    }),
    'The coverage is added',
  );
}
function subscriber() {
  byId('subscriber').hidden = fieldOf(byId('cover'), 'relationship').value === '18';
}

function number({ dataset }) {
  const dialog = fresh('number');
  fieldOf(dialog, 'number').value = dataset.number ?? '';
  submitTo(dialog, (v) => call('PUT', at('record-number'), { number: v.number }), 'The record number is saved');
}

function numbers({ dataset: { place, payer, member, group } }) {
  const dialog = fresh('numbers');
  byId('numbers-h').textContent = `Member ID and group with ${payer}`;
  fieldOf(dialog, 'memberId').value = member ?? '';
  fieldOf(dialog, 'groupNumber').value = group ?? '';
  submitTo(
    dialog,
    (v) => call('PUT', at(`coverages/${place}/numbers`), { memberId: v.memberId, groupNumber: v.groupNumber, reason: v.reason }),
    'The numbers are corrected',
  );
}

function dates(button, ends) {
  const { place, payer, from, to } = button.dataset;
  const dialog = fresh('dates');
  byId('dates-h').textContent = ends ? `End coverage by ${payer}` : `Dates of ${payer}`;
  byId('dates-text').textContent = ends
    ? 'Its last day. Visits after it are not billed to it; what was billed stays. Coverages behind it need an active one before them.'
    : 'Visits outside of them are not billed to it; those that were missed and lie in them go now.';
  byId('dates-do').textContent = ends ? 'End it' : 'Set the dates';
  fieldOf(dialog, 'effectiveFrom').value = from;
  fieldOf(dialog, 'effectiveTo').value = ends ? today : to ?? '';
  submitTo(
    dialog,
    (v) => call('PUT', at(`coverages/${place}`), { effectiveFrom: given(v.effectiveFrom), effectiveTo: given(v.effectiveTo), reason: v.reason }),
    ends ? 'The coverage ends' : 'The dates are set',
  );
  if (ends) {
    fieldOf(dialog, 'effectiveTo').focus();
  }
}

/** Asks for a reason, and does something with it. */
function because(heading, text, label, send, words, danger) {
  const dialog = fresh('why');
  byId('why-h').textContent = heading;
  byId('why-text').textContent = text;
  byId('why-do').textContent = label;
  byId('why-do').className = `btn ${danger ? 'btn-danger' : 'btn-primary'}`;
  submitTo(dialog, send, words);
}
function remove({ dataset: { place, payer } }) {
  because(
    `Delete ${payer}`,
    'For one that was entered in error. What was billed to it stays; one that has ended is better ended.',
    'Delete it',
    ({ reason }) => call('DELETE', `${at(`coverages/${place}`)}?reason=${encodeURIComponent(reason)}`),
    'The coverage is deleted',
    true,
  );
}
async function askPayer(button) {
  button.disabled = true;
  try {
    await call('POST', at(`coverages/${button.dataset.place}/eligibility`), {});
    sessionStorage.setItem('cobalt.said', `${button.dataset.payer} is asked; the answer stands under Eligibility when it comes`);
    location.reload();
  } catch (refusal) {
    say(refusal.message);
    button.disabled = false;
  }
}

/* The order of the payers. */
const sorted = byId('sorted');
const places = () => [...sorted.children].map((item) => Number(item.dataset.place));
function arrange(wanted) {
  wanted.forEach((place) => sorted.append(sorted.querySelector(`[data-place="${place}"]`)));
}
function explain(found) {
  const words = document.createElement('div');
  words.className = `hint small${found.differs ? '' : ' info'}`;
  const name = (place) => sorted.querySelector(`[data-place="${place}"] span`).textContent;
  const text = document.createElement('div');
  const head = document.createElement('b');
  const decided = found.reasons.some((reason) => reason.first !== 0);
  head.textContent = found.differs ? `The rules suggest ${found.suggested.map(name).join(', then ')}` : decided ? 'The order is the one that the rules suggest' : 'No rule says which payer comes first';
  text.append(head);
  found.reasons.forEach((reason) => {
    const line = document.createElement('div');
    const sentence = `${reason.explanation.charAt(0).toUpperCase()}${reason.explanation.slice(1)}.`;
    const missing = reason.missingFacts.length > 0 ? ` It takes: ${reason.missingFacts.join('; ')}.` : '';
    line.textContent = `${reason.first === 0 ? '' : `${name(reason.first)} before ${name(reason.second)}. `}${sentence}${missing} (${reason.rule})`;
    text.append(line);
  });
  if (found.differs) {
    const take = document.createElement('button');
    take.type = 'button';
    take.className = 'btn btn-out mt1';
    take.textContent = 'Use this order';
    take.addEventListener('click', () => {
      arrange(found.suggested);
      fieldOf(byId('order'), 'reason').value = why(found.reasons);
      fieldOf(byId('order'), 'reason').focus();
    });
    text.append(take);
  }
  words.append(text);
  byId('suggested').replaceChildren(words);
}
const why = (reasons) => `By the rules (${[...new Set(reasons.map((reason) => reason.rule))].join(', ')})`;

function order(wanted) {
  const dialog = fresh('order');
  arrange(places().sort((a, b) => a - b));
  byId('suggested').replaceChildren();
  submitTo(dialog, ({ reason }) => call('PUT', at('coverages'), { places: places(), reason }), 'The payer order is set');
  call('GET', at('coverages/order')).then((found) => {
    explain(found);
    if (wanted) {
      arrange(wanted);
      fieldOf(dialog, 'reason').value = why(found.reasons);
    }
  }).catch((refusal) => say(refusal.message));
}
byId('facts')?.addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = event.target;
  const truth = (text) => (text === '' ? undefined : text === 'true');
  const plans = [...form.querySelectorAll('tr[data-place]')].map((row) => {
    const value = (name) => row.querySelector(`[name=${name}]`).value;
    return {
      place: Number(row.dataset.place),
      subscriberWorks: truth(value('subscriberWorks')),
      continuation: truth(value('continuation')),
      employerSize: value('employerSize') === '' ? undefined : Number(value('employerSize')),
      since: given(value('since')),
    };
  });
  try {
    explain(await call('POST', at('coverages/order'), { plans, parents: form.elements.parents.value, disabled: form.elements.disabled.value === 'true' }));
  } catch (refusal) {
    say(refusal.message);
  }
});
function move(button) {
  const item = button.closest('li');
  if ('up' in button.dataset) {
    item.previousElementSibling?.before(item);
  } else {
    item.nextElementSibling?.after(item);
  }
  button.focus();
}

/* Money of the patient. A key of its own keeps what is sent twice from being booked twice. */
function pay({ family, claim, amount }) {
  const dialog = money('Enter a payment', 'Used for its visit first, then for the oldest that is owed; held while a payer is open.', 'Enter it', amount);
  shown({ 'pay-for': true, 'pay-how': true, 'pay-number': true });
  fieldOf(dialog, 'family').value = family ?? '';
  const key = crypto.randomUUID();
  submitTo(
    dialog,
    (v) => call('POST', at('payments'), { amount: sum(v), date: given(v.date), method: v.method, reference: v.reference, key, family: given(v.family) }),
    `The payment is entered${claim ? ` for ${claim}` : ''}`,
  );
  fieldOf(dialog, 'amount').select();
}

/** What we owe goes back to the patient or to a payer, or pays another visit. */
function refund(button) {
  const { family, claim, amount } = button.dataset;
  const dialog = money(
    claim ? `Settle the credit of ${claim}` : 'Pay back to the patient',
    claim ? 'The patient\'s own money is the patient\'s; the rest belongs to a payer that paid too much.' : `What is held beside any visit: ${dollars(amount)} at most.`,
    claim ? 'Settle it' : 'Pay it back',
    amount,
  );
  const to = fieldOf(dialog, 'to');
  to.replaceChildren(...[...(button.nextElementSibling?.content?.children ?? [])].map((option) => option.cloneNode(true)));
  const isVisit = () => to.selectedOptions[0]?.dataset.visit !== undefined;
  to.onchange = () => {
    const moves = isVisit();
    shown({ 'pay-to': claim, 'pay-how': !moves, 'pay-number': !moves, 'pay-why': true });
    fieldOf(dialog, 'method').closest('label').hidden = to.value !== '0' && Boolean(claim);
    if (claim) {
      fieldOf(dialog, 'amount').value = dollars(to.selectedOptions[0].dataset.most);
    }
  };
  to.onchange();
  const key = crypto.randomUUID();
  submitTo(
    dialog,
    (v) => {
      const paid = { amount: sum(v), date: given(v.date), reference: v.reference, key, family: given(family), reason: v.reason };
      if (!claim || to.value === '0') {
        return call('POST', at('refunds'), { ...paid, method: v.method });
      }
      return isVisit()
        ? call('POST', at('transfers'), { amount: paid.amount, from: family, to: to.value, reason: v.reason })
        : call('POST', at('payer-refunds'), { ...paid, level: Number(to.value) });
    },
    claim ? 'The credit is settled' : 'Paid back',
  );
  (claim ? to : fieldOf(dialog, 'amount')).focus();
}

function money(heading, text, does, amount) {
  const dialog = fresh('pay');
  byId('pay-h').textContent = heading;
  byId('pay-text').textContent = text;
  byId('pay-do').textContent = does;
  shown({});
  fieldOf(dialog, 'method').closest('label').hidden = false;
  fieldOf(dialog, 'amount').value = amount ? dollars(amount) : '';
  fieldOf(dialog, 'date').value = today;
  return dialog;
}

function shown(parts) {
  ['pay-to', 'pay-for', 'pay-how', 'pay-number', 'pay-why'].forEach((id) => {
    byId(id).hidden = !parts[id];
  });
}

function sum({ amount }) {
  const found = cents(amount);
  if (!(found > 0)) {
    throw new Error('Enter an amount above zero, such as 25.00.');
  }
  return found;
}

function takeBack({ dataset: { id } }) {
  because('Void a payment', 'For one that was entered in error: all that it did is undone.', 'Void it', ({ reason }) => call('POST', at(`payments/${id}/void`), { reason }), 'The payment is void', true);
}

const clicks = [
  ['[data-cover]', cover],
  ['[data-mrn]', number],
  ['[data-numbers]', numbers],
  ['[data-dates]', (button) => dates(button, false)],
  ['[data-end]', (button) => dates(button, true)],
  ['[data-remove]', remove],
  ['[data-ask]', askPayer],
  ['[data-order]', () => order()],
  ['#accept', (button) => order(button.dataset.places.split(',').map(Number))],
  ['[data-up], [data-down]', move],
  ['[data-pay]', (button) => pay(button.dataset)],
  ['[data-refund]', refund],
  ['[data-void]', takeBack],
];
document.addEventListener('click', (event) => {
  document.querySelectorAll('details.menu[open]').forEach((menu) => {
    if (!menu.contains(event.target) || event.target.closest('.sheet button')) {
      menu.open = false;
    }
  });
  const hit = clicks.map(([selector, act]) => [event.target.closest(selector), act]).find(([button]) => button);
  hit?.[1](hit[0]);
});
byId('cover')?.addEventListener('change', subscriber);

function show(element) {
  element?.scrollIntoView({ block: 'start', behavior: 'auto' });
  element?.focus({ preventScroll: true });
}
const acts = {
  c: () => byId('cover') && cover(),
  o: () => byId('order') && sorted.children.length > 1 && order(),
  p: () => byId('pay') && pay({}),
  v: () => byId('visit')?.click(),
  b: () => show(byId('balance')),
  e: () => show(byId('eligibility')),
  '?': () => ask('keys'),
};
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && document.querySelector('dialog[open]') === null) {
    const menu = document.querySelector('details.menu[open]');
    if (menu) {
      menu.open = false;
      menu.querySelector('summary').focus();
    } else if (!event.target.closest('input, textarea, select')) {
      byId('back').click();
    }
  } else if (!typing(event)) {
    const act = /^[1-9]$/.test(event.key) ? () => show(document.querySelector(`.lane[data-place="${event.key}"]`)) : acts[event.key.toLowerCase()];
    if (act) {
      event.preventDefault();
      act();
    }
  }
});
document.documentElement.dataset.ready = 'yes';
