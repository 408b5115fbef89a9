/* A check with its paper EOBs, typed into a grid: kept on the server as it grows, posted when it adds up. Also a posted payment as it should have been. */
import { done } from './act.js';
import { ask, call, say, typing } from './desk.js';
import { button, make } from './dom.js';
import { grid } from './eob-grid.js';
import { providerRow } from './eob-provider.js';
import { amount, cents, claimOf, entryOf, paidOf, typed } from './eob.js';
import { findClaim } from './find-claim.js';

const byId = (id) => document.getElementById(id);
const begin = JSON.parse(byId('begin').textContent);
const correcting = begin.payment !== '';
const adding = !correcting && begin.remittance !== '';
const head = byId('check');
const holder = byId('claims');

const claims = [];
const provider = [];
let draft = begin.draft;
let asked = false;
let faults = [];

const { draw, inputAt, deny, asWhole } = grid({
  holder,
  says: byId('says'),
  begin,
  removable: !correcting,
  keep: () => keep(),
  weighed: () => weighCheck(),
  drawn: () => markFaults(),
  remove: (claim) => remove(claim),
  faultAt: (claim, line, name) => faults.find((one) => one.claim === claim.entry.claim && one.line === line && columnOf(one) === name),
  behind: () => (byId('find') ?? byId('post')).focus(),
});

function remove(claim) {
  claims.splice(claims.indexOf(claim), 1);
  claim.box.remove();
  weighCheck();
  keep();
  byId('find')?.focus();
}

function weighCheck() {
  const paid = claims.reduce((sum, claim) => sum + paidOf(claim), 0);
  if (correcting) {
    byId('entered').textContent = amount(paid);
    return;
  }
  const beside = provider.reduce((sum, row) => sum + (cents(row.amount) || 0), 0);
  const rest = (adding ? begin.left : cents(head.amount.value) || 0) - paid + beside;
  byId('entered').textContent = amount(paid - beside);
  const place = byId('left');
  place.textContent = amount(rest);
  place.className = `zero${rest === 0 ? '' : rest < 0 ? ' off' : ' more'}`;
  return rest;
}

/* ---- what keeps it from being posted ---- */

const columnOf = (fault) => ({ paid: 'paid', allowed: 'allowed', adjustments: 'other', remarks: 'remarks', procedure: 'paid', '': 'paid' })[fault.field] ?? 'paid';

function placeOf(fault) {
  const claim = claims.find((one) => one.entry.claim === fault.claim);
  if (!claim) {
    return fault.field === 'providerAdjustments' ? document.querySelector('#plb input') : head?.elements[fault.field || 'amount'] ?? null;
  }
  return claim.box.querySelector(`[data-field="${fault.field}"]`)
    ?? inputAt(claim, fault.line, columnOf(fault))
    ?? claim.box.querySelector('.cell');
}

function markFaults() {
  document.querySelectorAll('[aria-invalid]').forEach((input) => {
    input.removeAttribute('aria-invalid');
    input.removeAttribute('title');
  });
  faults.forEach((fault) => {
    const input = placeOf(fault);
    if (input && (asked || input.value !== '')) {
      input.setAttribute('aria-invalid', 'true');
      input.title = fault.message;
    }
  });
}

function refuse(message, list = []) {
  const box = byId('fault');
  box.replaceChildren(make('div', 'grow', message));
  if (list.length > 0) {
    const items = make('ul');
    list.forEach((fault) => {
      const claim = claims.find((one) => one.entry.claim === fault.claim);
      const item = make('li');
      const go = make('a', '', `${claim ? `${claim.about.practiceClaim}${fault.line ? `, line ${fault.line}` : ''}: ` : ''}${fault.message}${fault.difference ? ` (off by ${amount(fault.difference)})` : ''}`);
      go.href = '#';
      go.addEventListener('click', (event) => {
        event.preventDefault();
        placeOf(fault)?.focus();
      });
      item.append(go);
      items.append(item);
    });
    box.firstChild.append(items);
  }
  box.hidden = false;
  box.scrollIntoView({ block: 'nearest' });
}

/* ---- kept as it grows ---- */

function check() {
  return {
    payer: head.payer.value.trim() || undefined,
    number: head.number.value.trim() || undefined,
    date: head.date.value || undefined,
    amount: Number.isNaN(cents(head.amount.value)) ? undefined : cents(head.amount.value) ?? undefined,
    method: head.method.value,
    claims: claims.map(entryOf),
    providerAdjustments: beside(),
  };
}

let waiting = 0;
let saving = Promise.resolve();
let saved = '';
const said = (text) => { byId('kept').textContent = text; };

function keep() {
  if (!correcting && !adding) {
    clearTimeout(waiting);
    waiting = setTimeout(save, 500);
  }
}

function save() {
  clearTimeout(waiting);
  saving = saving.then(async () => {
    const body = check();
    const text = JSON.stringify(body);
    const nothing = !body.payer && !body.number && body.amount === undefined && claims.length === 0;
    if (text === saved || (nothing && draft === '')) {
      return;
    }
    said('Saving');
    try {
      const answer = await call(draft === '' ? 'POST' : 'PUT', `/api/remittance-drafts${draft === '' ? '' : `/${draft}`}`, body);
      if (draft === '') {
        draft = answer.id;
        history.replaceState(null, '', `/payments/drafts/${draft}`);
        byId('forget').hidden = false;
      }
      saved = text;
      faults = answer.faults;
      markFaults();
      said('Draft saved');
    } catch (refusal) {
      said(`Not saved: ${refusal.message}`);
    }
  });
  return saving;
}

/* ---- posting ---- */

const scan = byId('scan');
const meta = (name) => document.querySelector(`meta[name="${name}"]`).content;

async function attach(id) {
  const [file] = scan.files;
  if (!file) {
    return '';
  }
  const answer = await fetch(`/api/remittances/${id}/scan`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/octet-stream', [meta('csrf-header')]: meta('csrf') },
    body: file,
  });
  return answer.ok ? '' : '; the scan could not be attached, try it again here';
}

async function post() {
  const act = byId('post');
  if (act.disabled || document.querySelector('dialog[open]')) {
    return;
  }
  document.activeElement?.blur();
  asked = true;
  act.disabled = true;
  try {
    await (correcting ? correct() : adding ? postMore() : postCheck());
  } catch (refusal) {
    refuse(refusal.message, faults);
  } finally {
    act.disabled = false;
  }
}

async function postCheck() {
  await save();
  if (draft === '') {
    refuse('Enter the check first: payer, number, date and amount.');
    head.payer.focus();
    return;
  }
  markFaults();
  const unreadable = document.querySelector('.cell[data-wrong]');
  if (unreadable) {
    refuse('A cell cannot be read; it is marked.');
    unreadable.focus();
    return;
  }
  if (faults.length > 0) {
    refuse(faults.length === 1 ? 'One thing is to be mended first:' : `${faults.length} things are to be mended first:`, faults);
    placeOf(faults[0])?.focus();
    return;
  }
  const rest = weighCheck();
  if (rest > 0) {
    byId('rest-text').textContent = `$${amount(rest)} of the check are not entered. They stay as the remainder of its deposit; more claims can be entered later.`;
    if (!(await ask('rest'))) {
      return;
    }
  }
  const remittance = await call('POST', `/api/remittance-drafts/${draft}/post`);
  saved = '';
  const note = await attach(remittance.id);
  done(`Posted${note}`, `/payments/${remittance.id}`);
}

const beside = () => provider.map((row) => ({ code: row.code, reference: row.reference.trim() || undefined, amount: cents(row.amount) || 0 }));
const key = `${Date.now()}-${Math.random()}`;

async function postMore() {
  if (claims.length === 0 && provider.length === 0) {
    refuse('Add a claim first.');
    byId('find').focus();
    return;
  }
  await call('POST', `/api/remittances/${begin.remittance}/claims`, { key, claims: claims.map(entryOf), providerAdjustments: beside() });
  done('Posted', `/payments/${begin.remittance}`);
}

async function correct() {
  const reason = byId('reason');
  if (reason.value.trim() === '') {
    refuse('Say why it is corrected.');
    reason.focus();
    return;
  }
  await call('POST', `/api/payments/${encodeURIComponent(begin.payment)}/correct`, { reason: reason.value.trim(), entry: entryOf(claims[0]) });
  done('Corrected', `/payments/${begin.remittance}`);
}

/* ---- adding ---- */

async function add(found) {
  if (claims.some((claim) => claim.entry.claim === found.id)) {
    say('That claim is on the check already');
    inputAt(claims.find((claim) => claim.entry.claim === found.id), 1, 'paid')?.focus();
    return;
  }
  let start;
  try {
    start = await call('GET', `/api/claims/${found.id}/eob-draft`);
  } catch (refusal) {
    say(refusal.message);
    return;
  }
  const claim = claimOf(start.entry, found);
  claim.level = found.level;
  if (start.source === 'POSTED' && !correcting) {
    claim.note = make('p', 'hint small', '');
    const link = make('a', '', 'Correct that payment');
    link.href = `/payments/correct/${encodeURIComponent(start.payment)}`;
    claim.note.append(make('span', '', `A decision on this claim is posted already${start.number ? ` (${start.number})` : ''}. This one would be a second one: `), link);
  }
  claims.push(claim);
  draw(claim);
  keep();
  if (head && head.payer.value === '') {
    head.payer.value = found.payer;
  }
  (claim.box.querySelector('.cell[data-name=allowed]') ?? claim.box.querySelector('.cell'))?.focus();
}

const plb = (row) => providerRow({
  row,
  rows: provider,
  changed: () => {
    byId('no-plb').hidden = provider.length > 0;
    weighCheck();
    keep();
  },
});

/* ---- keys ---- */

head?.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && !event.ctrlKey) {
    event.preventDefault();
    const fields = [...head.elements].filter((one) => one.matches('input, select'));
    (fields[fields.indexOf(event.target) + 1] ?? byId('find')).focus();
  }
});
head?.addEventListener('submit', (event) => event.preventDefault());
head?.addEventListener('input', () => {
  const value = cents(head.amount.value);
  if (value === 0 || (value > 0 && head.method.value === 'NON')) {
    head.method.value = value === 0 ? 'NON' : 'CHK';
  }
  head.amount.toggleAttribute('data-wrong', Number.isNaN(value));
  weighCheck();
  keep();
});

const here = () => claims.find((claim) => claim.box.contains(document.activeElement)) ?? claims.at(-1);
const alt = {
  a: () => byId('find')?.focus(),
  d: () => here() && deny(here()),
  w: () => here() && asWhole(here()),
  p: () => byId('add-plb')?.click(),
};
document.addEventListener('keydown', (event) => {
  const key = event.code?.startsWith('Key') ? event.code.slice(3).toLowerCase() : event.key.toLowerCase();
  if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') {
    event.preventDefault();
    post();
  } else if (event.altKey && !event.ctrlKey && alt[key] && document.querySelector('dialog[open]') === null) {
    event.preventDefault();
    alt[key]();
  } else if (event.key === 'Escape' && document.querySelector('dialog[open]') === null) {
    document.activeElement?.blur();
  } else if (!typing(event) && event.key === '?') {
    event.preventDefault();
    ask('keys');
  }
});

byId('post').addEventListener('click', post);
byId('add-plb')?.addEventListener('click', () => plb({ code: 'L6', reference: '', amount: '' }).querySelector('select').focus());
byId('forget')?.addEventListener('click', async () => {
  if (await ask('away')) {
    clearTimeout(waiting);
    saved = '';
    await call('DELETE', `/api/remittance-drafts/${draft}`);
    done('The draft is thrown away', '/payments?view=drafts');
  }
});
scan?.addEventListener('change', () => {
  byId('scan-name').textContent = scan.files[0] ? `${scan.files[0].name}: attached when the check is posted` : 'It is attached when the check is posted.';
});
/* What was typed last is kept also by whoever leaves at once. */
window.addEventListener('pagehide', () => {
  const body = head ? JSON.stringify(check()) : '';
  if (head && draft !== '' && saved !== '' && body !== saved) {
    fetch(`/api/remittance-drafts/${draft}`, {
      method: 'PUT',
      keepalive: true,
      headers: { 'Content-Type': 'application/json', [meta('csrf-header')]: meta('csrf') },
      body,
    });
  }
});

/* ---- the beginning ---- */

if (!correcting) {
  findClaim({ input: byId('find'), list: byId('found'), payer: () => head?.payer.value ?? '', chosen: add });
  const kept = begin.check;
  if (kept) {
    head.payer.value = kept.payer ?? '';
    head.number.value = kept.number ?? '';
    head.date.value = kept.date ?? '';
    head.amount.value = typed(kept.amount);
    head.method.value = kept.method ?? 'CHK';
    (kept.claims ?? []).forEach((entry) => {
      const about = begin.about[entry.claim] ?? { practiceClaim: entry.claim, patient: '', payer: '', service: '', charge: entry.charge, level: Number(entry.claim.at(-1)) };
      const claim = claimOf(entry, about);
      claim.level = about.level;
      claims.push(claim);
      draw(claim);
    });
    (kept.providerAdjustments ?? []).forEach((row) => plb({ code: row.code, reference: row.reference ?? '', amount: typed(row.amount) }));
    byId('forget').hidden = false;
    weighCheck();
    saved = JSON.stringify(check());
    const { faults: known } = await call('GET', `/api/remittance-drafts/${draft}`);
    faults = known;
    markFaults();
    said('Draft');
  } else if (adding) {
    weighCheck();
    byId('find').focus();
  } else {
    head.date.value = begin.today;
    head.payer.focus();
    weighCheck();
  }
} else {
  await add(begin.about[begin.claim]);
  byId('was').textContent = amount(paidOf(claims[0]));
  byId('reason').focus();
}
document.documentElement.dataset.ready = 'yes';
