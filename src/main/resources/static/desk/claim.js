/* The page of a claim family: what its coverages, amounts and processes are asked to show and do. */
import { done, segment, submitTo } from './act.js';
import { ask, call, say, typing } from './desk.js';

const family = document.getElementById('family').dataset.family;
const byId = (id) => document.getElementById(id);

function act(button) {
  const { path, label, text, reason, danger } = button.dataset;
  const dialog = byId('act');
  dialog.querySelector('form').reset();
  byId('act-h').textContent = label;
  byId('act-text').textContent = text;
  const why = byId('act-why');
  why.hidden = reason !== 'yes';
  byId('act-phi').hidden = why.hidden;
  why.querySelector('textarea').required = reason === 'yes';
  const submit = byId('act-do');
  submit.textContent = label.split(',')[0];
  submit.className = `btn ${danger === 'yes' ? 'btn-danger' : 'btn-primary'}`;
  submitTo(dialog, (values) => call('POST', path, why.hidden ? {} : { reason: values.reason }), `${label}: done`);
}

/* The order of the payers. */
async function order() {
  const dialog = byId('order');
  const list = byId('sorted');
  const items = [...list.children].sort((a, b) => a.dataset.level - b.dataset.level);
  list.replaceChildren(...items);
  dialog.querySelector('form').reset();
  const hint = byId('suggested');
  hint.replaceChildren();
  submitTo(
    dialog,
    ({ reason }) => call('PUT', `/api/families/${family}/payer-order`, { levels: [...list.children].map((item) => Number(item.dataset.level)), reason }),
    'The payer order is set',
  );
  const found = await call('GET', `/api/families/${family}/payer-order`).catch(() => null);
  if (found) {
    const words = document.createElement('p');
    words.className = 'hint info small';
    const names = found.suggested.map((level) => items.find((item) => Number(item.dataset.level) === level)?.querySelector('span').textContent ?? level);
    const sentence = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
    const why = [...new Set(found.reasons.map((reason) => reason.explanation).filter(Boolean))].map(sentence).join(' ');
    words.textContent = `${found.differs ? `The rules suggest ${names.join(', then ')}.` : 'The rules suggest no other order.'} ${why}`;
    hint.append(words);
  }
}

function move(button) {
  const item = button.closest('li');
  if ('up' in button.dataset) {
    item.previousElementSibling?.before(item);
  } else {
    item.nextElementSibling?.after(item);
  }
  button.focus();
}

function cover() {
  const dialog = byId('cover');
  dialog.querySelector('form').reset();
  const given = (value) => (value === '' ? undefined : value);
  submitTo(
    dialog,
    (v) => call('POST', `/api/families/${family}/coverages`, {
      coverage: {
        payerId: v.payerId,
        memberId: v.memberId,
        groupNumber: given(v.groupNumber),
        filingIndicator: given(v.filingIndicator),
        relationship: v.relationship,
        subscriber: v.last === '' ? undefined : { last: v.last, first: given(v.first), birthDate: given(v.birthDate), relationship: v.relationship },
      },
      place: v.place === '' ? undefined : Number(v.place),
      reason: v.reason,
    }),
    'The coverage is added',
  );
}

/* A payment spread anew; amounts in dollars on the page, in cents on the way. */
const cents = (text) => Math.round(Number(text.replaceAll(',', '')) * 100);
const dollars = (value) => (value / 100).toFixed(2);

function field(label, value, className) {
  const input = document.createElement('input');
  input.className = `fld ${className}`;
  input.value = value;
  input.setAttribute('aria-label', label);
  input.autocomplete = 'off';
  return input;
}

function adjustmentRow(line, row) {
  const group = document.createElement('div');
  group.className = 'rw adjustment';
  const remove = document.createElement('button');
  remove.type = 'button';
  remove.className = 'btn btn-out';
  remove.textContent = 'Remove';
  remove.addEventListener('click', () => {
    group.remove();
    weigh();
  });
  group.append(
    field(`Line ${line}, group`, row.group, 'group'),
    field(`Line ${line}, reason`, row.reason, 'reason'),
    field(`Line ${line}, amount`, dollars(row.amount), 'amount'),
    remove,
  );
  return group;
}

function mendLine(line) {
  const box = document.createElement('div');
  box.className = 'mline';
  box.dataset.line = line.line;
  box.dataset.charge = line.charge;
  const head = document.createElement('div');
  head.className = 'rw';
  const title = document.createElement('b');
  title.textContent = `Line ${line.line}: charged ${dollars(line.charge)}, paid`;
  const left = document.createElement('span');
  left.className = 'left small';
  head.append(title, field(`Line ${line.line}, paid`, dollars(line.paid), 'amount paid'), left);
  const add = document.createElement('button');
  add.type = 'button';
  add.className = 'btn btn-out';
  add.textContent = 'Add adjustment';
  add.addEventListener('click', () => {
    add.before(adjustmentRow(line.line, { group: 'CO', reason: '45', amount: 0 }));
    weigh();
  });
  box.append(head, ...line.adjustments.map((row) => adjustmentRow(line.line, row)), add);
  return box;
}

function read() {
  return [...document.querySelectorAll('#mending .mline')].map((box) => ({
    line: Number(box.dataset.line),
    paid: cents(box.querySelector('.paid').value),
    adjustments: [...box.querySelectorAll('.adjustment')].map((row) => ({
      group: row.querySelector('.group').value.trim().toUpperCase(),
      reason: row.querySelector('.reason').value.trim(),
      amount: cents(row.querySelector('.amount').value),
    })),
  }));
}

/** What of each line's charge is not explained yet. */
function weigh() {
  const boxes = [...document.querySelectorAll('#mending .mline')];
  let off = 0;
  read().forEach((line, i) => {
    const left = Number(boxes[i].dataset.charge) - line.paid - line.adjustments.reduce((sum, row) => sum + row.amount, 0);
    const words = boxes[i].querySelector('.left');
    words.textContent = left === 0 ? 'Balances' : `Not explained: ${dollars(left)}`;
    words.className = `left small zero ${left === 0 ? '' : 'off'}`;
    off += left === 0 ? 0 : 1;
  });
  byId('mend-left').textContent = off === 0 ? 'Every line balances.' : `${off} of ${boxes.length} lines do not balance yet.`;
}

async function mend(claim) {
  const dialog = byId('mend');
  dialog.querySelector('form').reset();
  let payments;
  try {
    payments = await call('GET', `/api/claims/${claim}/payments`);
  } catch (refusal) {
    say(refusal.message);
    return;
  }
  const payment = payments.at(-1);
  if (!payment) {
    say('Nothing is posted that could be mended');
    return;
  }
  byId('mending').replaceChildren(...payment.lines.map(mendLine));
  byId('mending').oninput = weigh;
  weigh();
  submitTo(
    dialog,
    ({ reason }) => call('POST', `/api/payments/${encodeURIComponent(payment.id)}/mend`, { reason, lines: read() }),
    'The payment is posted anew',
  );
}

/* The segment behind an amount. */
function form({ claim, version }) {
  const path = (kind) => `/api/claims/${claim}/cms1500.${kind}?version=${version}`;
  const image = byId('cms-image');
  const no = byId('cms-no');
  byId('cms-h').textContent = `CMS-1500 of ${version}`;
  byId('cms-pdf').href = path('pdf');
  image.hidden = true;
  no.textContent = 'The form is being drawn.';
  no.hidden = false;
  image.onload = () => {
    image.hidden = false;
    no.hidden = true;
  };
  image.onerror = () => {
    no.textContent = 'This version cannot be shown as a form.';
    no.hidden = false;
  };
  image.alt = `CMS-1500 form of version ${version}`;
  image.src = path('png');
  byId('cms').showModal();
}

/** So near that it can be read, around a shape, and showing nothing beside the drawing. */
function closeUp(canvas, shape) {
  const scale = 0.75;
  const edge = 24;
  const { inner, outer } = canvas.viewbox();
  const width = outer.width / scale;
  const height = outer.height / scale;
  const within = (wanted, from, size, room) => (size + 2 * edge <= room ? from - (room - size) / 2 : Math.min(Math.max(wanted, from - edge), from + size + edge - room));
  canvas.viewbox({
    x: within(shape.x + shape.width / 2 - width / 2, inner.x, inner.width, width),
    y: within(shape.y + shape.height / 2 - height / 2, inner.y, inner.height, height),
    width,
    height,
  });
}

/* The process model, drawn where somebody looks at it. */
let viewer;
async function draw(button) {
  document.querySelectorAll('#process [data-process]').forEach((one) => one.setAttribute('aria-pressed', String(one === button)));
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  viewer?.destroy();
  viewer = new window.BpmnJS({
    container: byId('model'),
    bpmnRenderer: { defaultFillColor: colour('--surface'), defaultStrokeColor: colour('--ink-2'), defaultLabelColor: colour('--ink-1') },
    textRenderer: { defaultStyle: { fontFamily: 'Inter, sans-serif', fontSize: 11 } },
  });
  const xml = await (await fetch(`/claims/models/${button.dataset.process}`)).text();
  await document.fonts.load('11px Inter');
  await viewer.importXML(xml);
  const canvas = viewer.get('canvas');
  const elements = button.dataset.elements.split(' ').filter((id) => viewer.get('elementRegistry').get(id));
  elements.forEach((id) => canvas.addMarker(id, 'rests-here'));
  canvas.zoom('fit-viewport', 'auto');
  if (canvas.zoom() < 0.55 && elements.length > 0) {
    closeUp(canvas, viewer.get('elementRegistry').get(elements[0]));
  } else {
    canvas.zoom(canvas.zoom() * 0.93, 'auto');
  }
  byId('model').dataset.drawn = button.dataset.process;
}
const shown = () => document.querySelector('#process [aria-pressed=true]');
new MutationObserver(() => draw(shown())).observe(document.documentElement, { attributeFilter: ['data-bs-theme'] });

document.addEventListener('click', (event) => {
  const on = (selector) => event.target.closest(selector);
  const menu = on('.sheet')?.closest('details');
  if (menu) {
    menu.open = false;
  }
  document.querySelectorAll('details.menu[open]').forEach((other) => {
    other.open = other.contains(event.target) && other !== menu;
  });
  if (on('[data-act]')) {
    act(on('[data-act]'));
  } else if (on('[data-order]')) {
    order();
  } else if (on('[data-up], [data-down]')) {
    move(on('[data-up], [data-down]'));
  } else if (on('[data-cover]')) {
    cover();
  } else if (on('[data-mend]')) {
    mend(on('[data-mend]').dataset.claim);
  } else if (on('[data-segment]')) {
    segment(on('[data-segment]'));
  } else if (on('[data-form]')) {
    form(on('[data-form]').dataset);
  } else if (on('[data-process]')) {
    draw(on('[data-process]'));
  } else if (on('[data-leave]')) {
    on('dialog').close();
  } else if (on('#all')) {
    document.querySelectorAll('.cs .tl li').forEach((item) => { item.hidden = false; });
    byId('all').remove();
  }
});

const go = (id) => {
  const target = byId(id);
  target.tabIndex = -1;
  target.scrollIntoView({ block: 'start' });
  target.focus({ preventScroll: true });
};
const lane = (level) => {
  const target = document.querySelector(`.lane[data-level="${level}"]`);
  if (target) {
    target.tabIndex = -1;
    target.scrollIntoView({ block: 'nearest' });
    target.focus({ preventScroll: true });
  }
};
const keys = {
  h: () => document.querySelector('.top [data-act][data-id=hold], .top [data-act][data-id=release]')?.click(),
  s: () => byId('secondary')?.click(),
  m: () => document.querySelector('#more summary')?.click(),
  b: () => go('proof'),
  l: () => go('ledger'),
  w: () => go('process'),
  '?': () => ask('keys'),
};
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    const open = document.querySelector('details.menu[open]');
    if (open) {
      open.open = false;
      open.querySelector('summary').focus();
    }
  } else if (!typing(event) && event.key.match(/^[1-9]$/)) {
    lane(event.key);
  } else if (!typing(event) && keys[event.key.toLowerCase()]) {
    event.preventDefault();
    keys[event.key.toLowerCase()]();
  }
});

await draw(shown());
document.documentElement.dataset.ready = 'yes';
