/* The list of legal holds: they are placed and released here. */
import { call } from './desk.js';
import { submitTo } from './dialogs.js';
import { findClaim } from './find-claim.js';
import { find } from './finder.js';
import { walk } from './list.js';

const byId = (id) => document.getElementById(id);
const placing = byId('legal');
const form = placing.querySelector('form');
const { scope } = form.elements;
const day = (iso) => (iso ? `${iso.slice(5, 7)}/${iso.slice(8, 10)}/${iso.slice(0, 4)}` : 'no birth date');

/** The field in which what is held is chosen, by what that is. */
const FIELD = { PATIENT: 'patient', CLAIM: 'claim', PAYER: 'payer' };
const MISSING = { PATIENT: 'find the patient and choose one of the list', CLAIM: 'find the visit and choose one of the list', PAYER: 'choose the payer' };
let chosen = '';

function choose(subject, words) {
  chosen = subject;
  const note = byId('chosen-one');
  note.textContent = words;
  note.hidden = words === '';
}

/** Shows the field of what the hold is to be on. */
function about() {
  form.querySelectorAll('[data-of]').forEach((part) => {
    part.hidden = part.dataset.of !== scope.value;
  });
  form.elements.payer.value = '';
  choose('', '');
}
scope.addEventListener('change', about);

find({
  input: byId('find-patient'),
  list: byId('found-patients'),
  ask: (text) => call('POST', '/patients/find', { text }),
  show: (one, line) => {
    const name = document.createElement('b');
    name.textContent = one.name;
    const facts = document.createElement('div');
    facts.className = 't2 tiny';
    facts.textContent = `${day(one.birthDate)} ${one.gender} · ${one.coverages || 'no coverage'}`;
    line.append(name, facts);
  },
  none: 'Nobody is found. Try the last name, a claim number, or the birth date as MM/DD/YYYY.',
  chosen: (one) => {
    choose(one.id, `${one.name}, born ${day(one.birthDate)}`);
    form.elements.reason.focus();
  },
});
findClaim({
  input: byId('find-claim'),
  list: byId('found-claims'),
  chosen: (claim) => {
    choose(claim.id.slice(0, 10), `Visit ${claim.practiceClaim} of ${claim.patient}, ${day(claim.service)}`);
    form.elements.reason.focus();
  },
});

/** Sends a hold; what is wrong with its subject is said where that was chosen. */
async function send({ reason, payer }, key) {
  const kind = scope.value;
  const subject = kind === 'PAYER' ? payer : chosen;
  if (subject === '') {
    const refusal = new Error(MISSING[kind]);
    refusal.fields = [{ field: FIELD[kind], message: MISSING[kind] }];
    throw refusal;
  }
  try {
    await call('POST', '/api/holds', { scope: kind, subject, reason, key });
  } catch (refusal) {
    refusal.fields = (refusal.fields ?? []).map((fault) => (fault.field === 'subject' ? { ...fault, field: FIELD[kind] } : fault));
    throw refusal;
  }
}

function place() {
  form.reset();
  about();
  const key = crypto.randomUUID();
  submitTo(placing, (values) => send(values, key), 'The legal hold is placed');
}

function release(tr) {
  if (tr?.dataset.stands !== 'true') {
    return;
  }
  const dialog = byId('release');
  dialog.querySelector('form').reset();
  byId('release-text').textContent = `The hold on ${tr.dataset.name}. From then on what is old enough is purged, unless another hold keeps it.`;
  submitTo(dialog, ({ reason }) => call('POST', `/api/holds/${tr.dataset.id}/release`, { reason }), 'The legal hold is released');
}

const list = walk({
  rows: byId('rows'),
  keys: { p: place, r: () => release(list.current()) },
  more: () => window.htmx.trigger(byId('wish'), 'refresh'),
  settled: () => {
    const count = Number(byId('sum').dataset.total);
    byId('total').textContent = `${count.toLocaleString('en-US')} ${count === 1 ? 'hold' : 'holds'}`;
  },
});
byId('place').addEventListener('click', place);
byId('rows').addEventListener('click', (event) => {
  if (event.target.closest('[data-release]')) {
    release(event.target.closest('tr'));
  }
});
