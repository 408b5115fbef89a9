/* The form of a visit: what stands in it as an entry, and an entry as what stands in it. */
import { call } from './desk.js';

const byId = (id) => document.getElementById(id);
const MARKS = ['P', 'S', 'T'];
const MEDICARE = ['MA', 'MB'];
const given = (text) => (text === undefined || text.trim() === '' ? undefined : text.trim());
const cents = (text) => (given(text) === undefined ? undefined : Math.round(Number(text.replaceAll(/[$,\s]/g, '')) * 100));
const dollars = (amount) => (amount === undefined || amount === null ? '' : (amount / 100).toFixed(2));
const amount = (text) => (Number.isFinite(cents(text)) ? cents(text) : undefined);
const some = (object) => (Object.values(object).some((value) => value !== undefined) ? object : undefined);
const day = (iso) => (iso ? `${iso.slice(5, 7)}/${iso.slice(8, 10)}/${iso.slice(0, 4)}` : '');
let known = null;

/** Says that something changed without a key of the person's. */
function told(form) {
  form.dispatchEvent(new Event('visit:changed'));
}

/* The services. */
const rows = () => [...byId('lines').querySelectorAll('tr.line')];
const part = (row, name) => row.querySelector(`[data-part="${name}"]`);
const HEADS = { procedure: 'procedure', modifiers: 'modifiers', pointers: 'diagnoses', units: 'units', charge: 'charge', from: 'other day', to: 'last day' };

function number() {
  rows().forEach((row, index) => {
    row.querySelector('.n').textContent = index + 1;
    row.querySelectorAll('[data-part]').forEach((field) => {
      field.dataset.field = `lines[${index}].${field.dataset.part}`;
      field.setAttribute('aria-label', `Line ${index + 1}, ${HEADS[field.dataset.part]}`);
    });
    row.querySelector('[data-drop]').setAttribute('aria-label', `Remove line ${index + 1}`);
  });
  const sum = rows().map((row) => amount(part(row, 'charge').value) ?? 0).reduce((a, b) => a + b, 0);
  byId('total').textContent = (sum / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });
}
function addLine(values = {}) {
  const row = byId('line').content.firstElementChild.cloneNode(true);
  Object.entries({ units: '1', ...values }).forEach(([name, value]) => {
    part(row, name).value = value ?? '';
  });
  byId('lines').append(row);
  number();
  return row;
}
/** A line that says nothing of diagnoses points to the first. */
function pointed(row) {
  if (part(row, 'pointers').value === '' && part(row, 'procedure').value !== '' && document.querySelector('[name="diagnoses[0]"]').value !== '') {
    part(row, 'pointers').value = 'A';
  }
}

/** Makes the table of services one that is walked by Enter and arrows. */
export function grid(form) {
  const ORDER = ['procedure', 'modifiers', 'pointers', 'units', 'charge'];
  byId('lines').addEventListener('keydown', (event) => {
    const field = event.target.closest('[data-part]');
    const row = event.target.closest('tr');
    if (!field || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const all = rows();
    if (event.key === 'Enter') {
      event.preventDefault();
      const at = ORDER.indexOf(field.dataset.part);
      const next = at >= 0 && at < ORDER.length - 1 ? part(row, ORDER[at + 1]) : part(all[all.indexOf(row) + 1] ?? addLine(), 'procedure');
      next.focus();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && field.type !== 'date') {
      const other = all[all.indexOf(row) + (event.key === 'ArrowDown' ? 1 : -1)];
      if (other) {
        event.preventDefault();
        part(other, field.dataset.part).focus();
      }
    }
  });
  byId('lines').addEventListener('focusout', (event) => {
    const row = event.target.closest('tr');
    if (event.target.dataset.part === 'procedure') {
      pointed(row);
    }
    if (event.target.dataset.part === 'charge' && amount(event.target.value) !== undefined) {
      event.target.value = dollars(amount(event.target.value));
    }
    number();
  });
  byId('lines').addEventListener('input', number);
  byId('lines').addEventListener('focusin', (event) => event.target.matches('input:not([type=date])') && event.target.select());
  byId('lines').addEventListener('click', (event) => {
    if (event.target.closest('[data-drop]')) {
      event.target.closest('tr').remove();
      if (rows().length === 0) {
        addLine();
      }
      number();
      told(form);
    }
  });
  byId('add-line').addEventListener('click', () => part(addLine(), 'procedure').focus());
  byId('covers').addEventListener('click', (event) => {
    const item = event.target.closest('li');
    if (event.target.closest('[data-up]')) {
      item.previousElementSibling?.before(item);
    } else if (event.target.closest('[data-down]')) {
      item.nextElementSibling?.after(item);
    } else if (event.target.closest('[data-drop]')) {
      item.remove();
    } else {
      return;
    }
    ranked();
    told(form);
  });
  byId('covers').addEventListener('change', ranked);
  byId('add-coverage').addEventListener('click', () => {
    addCoverage();
    byId('covers').lastElementChild.querySelector('input').focus();
    told(form);
  });
  ['billing', 'rendering', 'referring', 'facility'].forEach((who) => {
    form.elements[`${who}.npi`].addEventListener('change', () => others(form));
  });
  byId('as-last').addEventListener('click', () => {
    known.diagnoses.forEach((code, index) => { form.elements[`diagnoses[${index}]`].value = code; });
    told(form);
    byId('as-last').hidden = true;
    form.elements[`diagnoses[${Math.min(known.diagnoses.length, 11)}]`].focus();
  });
}
function others(form) {
  ['billing', 'rendering', 'referring', 'facility'].forEach((who) => {
    form.querySelector(`[data-other=${who}]`).hidden = form.elements[`${who}.npi`].value !== 'other';
  });
}

/* The coverages. */
const used = (item) => item.dataset.kind === 'typed' || item.querySelector('[data-use]').checked;
function ranked() {
  let place = 0;
  [...byId('covers').children].forEach((item) => {
    const use = used(item);
    item.classList.toggle('out', !use);
    item.querySelector('.pst').textContent = use ? MARKS[place] ?? String(place + 1) : '–';
    item.querySelectorAll('[data-part]').forEach((field) => {
      field.dataset.field = use ? `coverages[${place}].${field.dataset.part}` : '';
    });
    const box = item.querySelector('[data-use]');
    if (box) {
      box.dataset.field = use ? `coverages[${place}].payer` : '';
      item.querySelector('.msp').hidden = !use || place === 0 || !MEDICARE.includes(item.dataset.filing);
    } else {
      item.querySelector('[data-part=insuranceType]').closest('label').hidden = place === 0;
      item.querySelector('[data-subscriber]').hidden = item.querySelector('[data-part=relationship]').value === '18';
    }
    place += use ? 1 : 0;
  });
  byId('no-coverage').hidden = byId('covers').children.length > 0;
}
function addOnFile(coverage) {
  const item = byId('on-file').content.firstElementChild.cloneNode(true);
  item.dataset.place = coverage.place;
  item.dataset.filing = coverage.filingIndicator;
  item.querySelector('[data-payer]').textContent = coverage.payerName;
  const until = coverage.to ? `, until ${day(coverage.to)}` : '';
  item.querySelector('[data-facts]').textContent = `${coverage.memberId}${coverage.relationship === '18' ? '' : `, subscriber ${coverage.subscriber}`}${coverage.datesSet ? `, from ${day(coverage.from)}` : ''}${until}`;
  item.querySelector('.msp').append(...[...byId('typed').content.querySelector('[data-part=insuranceType]').options].map((option) => option.cloneNode(true)));
  item.querySelector('[data-use]').checked = !coverage.to || coverage.to >= byId('visit').dataset.today;
  byId('covers').append(item);
  return item;
}
function addCoverage(values = {}) {
  const item = byId('typed').content.firstElementChild.cloneNode(true);
  Object.entries(values).forEach(([name, value]) => {
    const field = item.querySelector(`[data-part="${name}"]`);
    if (field && value !== undefined && value !== null) {
      field.value = value;
    }
  });
  byId('covers').append(item);
  ranked();
}
/** The id of a payer that was typed by its name. */
function payerId(text) {
  const wanted = text.trim().toLowerCase();
  return [...byId('payers').options].find((option) => option.textContent.trim().toLowerCase() === wanted)?.value ?? text.trim();
}
function insurance(item) {
  const value = (name) => given(item.querySelector(`[data-part="${name}"]`)?.value);
  if (item.dataset.kind === 'file') {
    return { place: Number(item.dataset.place), insuranceType: item.querySelector('.msp').hidden ? undefined : value('insuranceType') };
  }
  const relationship = value('relationship');
  return {
    payer: payerId(value('payer') ?? ''),
    memberId: value('memberId'),
    groupNumber: value('groupNumber'),
    relationship,
    insuranceType: value('insuranceType'),
    subscriber: relationship === '18' ? undefined : { last: value('subscriber.last'), first: value('subscriber.first'), birthDate: value('subscriber.birthDate') },
  };
}

/* The patient. */

/** Puts a known patient into the form; null takes the patient out. */
export function person(form, start, typed = false) {
  known = start;
  byId('picking').hidden = start !== null || typed;
  byId('known').hidden = start === null;
  // Of one who is known, only what the chart lacks is asked for.
  const lacks = (name) => start !== null && !start[name];
  byId('person').hidden = !typed && !lacks('birthDate') && !lacks('gender');
  ['last', 'first', 'middle', 'birthDate', 'gender', 'recordNumber'].forEach((name) => {
    form.elements[`patient.${name}`].closest('label').hidden = start !== null && !(['birthDate', 'gender'].includes(name) && lacks(name));
  });
  byId('home').hidden = !typed && (start === null || start.address !== null);
  byId('other').hidden = start === null && !typed;
  byId('new-patient').hidden = start !== null || typed;
  byId('as-last').hidden = !(start?.diagnoses.length > 0);
  byId('covers').replaceChildren();
  if (start) {
    byId('known-name').textContent = start.first ? `${start.last}, ${start.first}` : start.last;
    const home = start.address ? ` · ${start.address.line1}, ${start.address.city}` : '';
    byId('known-facts').textContent = `DOB ${day(start.birthDate) || 'not known'}${start.gender ? ` · ${start.gender}` : ''}${start.recordNumber ? ` · MRN ${start.recordNumber}` : ''}${home}`;
    byId('known-chart').href = `/patients/${start.id}`;
    start.coverages.forEach(addOnFile);
    choose(form, 'billing.npi', start.billing);
    choose(form, 'rendering.npi', start.rendering);
    choose(form, 'placeOfService', start.placeOfService);
  } else if (typed) {
    addCoverage();
  }
  others(form);
  ranked();
  told(form);
}
function choose(form, name, value) {
  const select = form.elements[name];
  if (value && [...select.options].some((option) => option.value === value)) {
    select.value = value;
  }
}

/** An empty form. */
export function blank(form, visit) {
  form.reset();
  form.querySelectorAll('[data-touched]').forEach((field) => field.removeAttribute('data-touched'));
  byId('lines').replaceChildren();
  addLine();
  person(form, null);
  form.elements.number.value = visit;
  byId('more').open = false;
  byId('despite').checked = false;
}

function provider(form, who) {
  const value = (name) => given(form.elements[`${who}.${name}`]?.value);
  if (value('npi') !== 'other') {
    return value('npi') === undefined ? undefined : { npi: value('npi') };
  }
  return some({
    npi: value('other'), name: value('name'), last: value('last'), first: value('first'), taxId: value('taxId'), taxonomy: value('taxonomy'), address: place(form, `${who}.address`),
  });
}
function place(form, name) {
  const value = (name2) => given(form.elements[`${name}.${name2}`]?.value);
  return some({ line1: value('line1'), city: value('city'), state: value('state'), zip: value('zip') });
}
function who(form) {
  const value = (name) => given(form.elements[`patient.${name}`].value);
  const address = byId('home').hidden ? undefined : place(form, 'patient.address');
  return known
    ? { id: known.id, address, birthDate: known.birthDate ? undefined : value('birthDate'), gender: known.gender ? undefined : value('gender') }
    : some({ last: value('last'), first: value('first'), middle: value('middle'), birthDate: value('birthDate'), gender: value('gender'), address, recordNumber: value('recordNumber') });
}
function line(row) {
  const value = (name) => given(part(row, name).value);
  const units = Number(value('units') ?? '1');
  return {
    procedure: value('procedure'),
    modifiers: (value('modifiers') ?? '').split(/[\s,]+/).filter(Boolean),
    pointers: (value('pointers') ?? '').toUpperCase().match(/1[0-2]|[A-L0-9]|[^\s,]/g) ?? [],
    units: Number.isFinite(units) ? units : 0,
    charge: amount(value('charge')),
    from: value('from'),
    to: value('to'),
  };
}

/** What stands in the form, as the REST interface takes it. */
export function entry(form) {
  const value = (name) => given(form.elements[name].value);
  const diagnoses = [...byId('dx').querySelectorAll('input')].map((field) => field.value.trim());
  return {
    number: value('number'),
    patient: who(form),
    coverages: [...byId('covers').children].filter(used).map(insurance),
    billing: provider(form, 'billing'),
    rendering: provider(form, 'rendering'),
    referring: provider(form, 'referring'),
    facility: provider(form, 'facility'),
    serviceFrom: value('serviceFrom'),
    serviceTo: value('serviceTo'),
    placeOfService: value('placeOfService'),
    diagnoses: diagnoses.slice(0, diagnoses.findLastIndex((code) => code !== '') + 1),
    lines: rows().map(line),
    authorization: value('authorization'),
    referral: value('referral'),
    employment: value('employment') === 'true' ? true : undefined,
    accident: value('accident'),
    accidentState: value('accidentState'),
    accidentOn: value('accidentOn'),
    onsetOn: value('onsetOn'),
    delayReason: value('delayReason'),
    patientPaid: amount(value('patientPaid')),
    note: value('note'),
  };
}

/** Puts an entry into the form. */
export async function fill(form, visit) {
  const start = visit.patient?.id ? await call('GET', `/intake/patients/${encodeURIComponent(visit.patient.id)}`).catch(() => null) : null;
  person(form, start, start === null && visit.patient !== undefined);
  const set = (name, value) => {
    if (form.elements[name] && value !== undefined && value !== null) {
      form.elements[name].value = value;
    }
  };
  ['number', 'serviceFrom', 'serviceTo', 'placeOfService', 'authorization', 'referral', 'accident', 'accidentState', 'accidentOn', 'onsetOn', 'delayReason', 'note'].forEach((name) => set(name, visit[name]));
  set('employment', visit.employment ? 'true' : undefined);
  set('patientPaid', dollars(visit.patientPaid));
  Object.entries(visit.patient ?? {}).forEach(([name, value]) => set(`patient.${name}`, value));
  Object.entries(visit.patient?.address ?? {}).forEach(([name, value]) => set(`patient.address.${name}`, value));
  ['billing', 'rendering', 'referring', 'facility'].forEach((role) => {
    const { npi, address, ...rest } = visit[role] ?? {};
    const select = form.elements[`${role}.npi`];
    if (npi && [...select.options].some((option) => option.value === npi)) {
      select.value = npi;
    } else if (visit[role]) {
      select.value = 'other';
      set(`${role}.other`, npi);
      Object.entries(rest).forEach(([name, value]) => set(`${role}.${name}`, value));
      Object.entries(address ?? {}).forEach(([name, value]) => set(`${role}.address.${name}`, value));
    }
  });
  (visit.diagnoses ?? []).forEach((code, index) => set(`diagnoses[${index}]`, code));
  covers(visit.coverages ?? []);
  byId('lines').replaceChildren();
  (visit.lines ?? []).forEach((one) => addLine({
    procedure: one.procedure, modifiers: (one.modifiers ?? []).join(' '), pointers: (one.pointers ?? []).join(''), units: String(one.units ?? 1), charge: dollars(one.charge), from: one.from, to: one.to,
  }));
  if (rows().length === 0) {
    addLine();
  }
  byId('more').open = ['accident', 'onsetOn', 'delayReason', 'note', 'employment'].some((name) => visit[name]);
  others(form);
}
function covers(wanted) {
  const onFile = [...byId('covers').children].filter((item) => item.dataset.kind === 'file');
  [...byId('covers').children].filter((item) => item.dataset.kind === 'typed').forEach((item) => item.remove());
  onFile.forEach((item) => { item.querySelector('[data-use]').checked = false; });
  wanted.forEach((coverage) => {
    const item = onFile.find((one) => Number(one.dataset.place) === coverage.place);
    if (item) {
      item.querySelector('[data-use]').checked = true;
      item.querySelector('.msp').value = coverage.insuranceType ?? '';
      byId('covers').append(item);
    } else if (!coverage.place) {
      const { subscriber, ...rest } = coverage;
      addCoverage({ ...rest, 'subscriber.last': subscriber?.last, 'subscriber.first': subscriber?.first, 'subscriber.birthDate': subscriber?.birthDate });
    }
  });
  onFile.filter((item) => !item.querySelector('[data-use]').checked).forEach((item) => byId('covers').append(item));
  ranked();
}
