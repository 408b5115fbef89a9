/* A decision table is edited: its rows, a try, what would change, and the save with its reason. */
import { ask, call, say, sayNext } from './desk.js';
import { make } from './dom.js';
import { grid } from './decision-grid.js';
import { rowsOf } from './decision-rows.js';
import { trial } from './decision-try.js';
import { words } from './decision-words.js';

const byId = (id) => document.getElementById(id);
const { decision } = byId('editor').dataset;
const may = byId('editor').dataset.may === 'true';
const KEPT = `cobalt.decision.${decision}`;
const MOST_SHOWN = 10;

const { about, facts, tables } = await call('GET', `/api/decisions/${decision}`);
let basedOn = about.version.number;
const rows = rowsOf(tables);
const grids = tables.map((table) => {
  const holder = byId(`grid-${table.id}`);
  return grid({ holder, table, rows, may, changed, at });
});
let open = tables.find((table) => `#${table.id}` === location.hash)?.id ?? tables[0].id;
const shown = () => grids.find((one) => one.table.id === open);

/* ---- which table is shown ---- */

function show(id) {
  open = id;
  tables.forEach((table) => {
    byId(`part-${table.id}`).hidden = table.id !== id;
    const tab = document.querySelector(`#tabs a[href="#${table.id}"]`);
    if (table.id === id) {
      tab?.setAttribute('aria-current', 'true');
    } else {
      tab?.removeAttribute('aria-current');
    }
  });
}

byId('tabs')?.addEventListener('click', (event) => {
  const tab = event.target.closest('a');
  if (tab) {
    event.preventDefault();
    history.replaceState(null, '', tab.hash);
    show(tab.hash.slice(1));
  }
});

/* ---- what stands in the cell ---- */

function at(row, column, fault) {
  const rule = rows.rules(open)[row];
  if (!rule) {
    return;
  }
  const text = column.note ? rule.note : rule[column.list][column.place];
  const base = rows.base(open, rule.id);
  const was = base && (column.note ? base.note : base[column.list][column.place]);
  const said = column.note ? text || 'why the row is there' : words(text, column);
  const before = base && was !== text ? ` (was ${column.note ? was : words(was, column)})` : '';
  byId('says').textContent = fault || `Row ${row + 1}, ${column.label}: ${said}${before}`;
  byId('says').classList.toggle('bad-ink', Boolean(fault));
}

/* ---- changes, undone and kept ---- */

function changed() {
  const dirty = rows.dirty();
  if (may) {
    byId('save').disabled = !dirty;
    byId('undo').disabled = !rows.canUndo();
    byId('redo').disabled = !rows.canRedo();
  }
  byId('dirty').hidden = !dirty;
  byId('result').replaceChildren();
  grids.forEach((one) => {
    const tab = document.querySelector(`#tabs a[href="#${one.table.id}"] span`);
    if (tab) {
      tab.textContent = rows.rules(one.table.id).length;
    }
  });
  if (dirty) {
    sessionStorage.setItem(KEPT, JSON.stringify({ basedOn, tables: rows.all() }));
  } else {
    sessionStorage.removeItem(KEPT);
  }
}

function redraw() {
  grids.forEach((one) => one.draw());
  changed();
}

function back(step, words) {
  if (may && step()) {
    redraw();
    shown().focus();
    say(words, 1500);
  }
}

const undo = () => back(rows.undo, 'Undone');
const redo = () => back(rows.redo, 'Done again');

/* ---- what is wrong ---- */

function clearFaults() {
  grids.forEach((one) => one.blame([]));
  byId('faults').hidden = true;
}

function showFaults(faults) {
  grids.forEach((one) => one.blame(faults.filter((fault) => fault.table === one.table.id)));
  const list = byId('faults').querySelector('ul');
  list.replaceChildren(...faults.map((fault) => {
    const item = make('li');
    const one = grids.find((each) => each.table.id === fault.table);
    const part = tables.length > 1 ? `${one.table.name}, ` : '';
    const where = fault.row < 0 ? '' : `${part}row ${fault.row + 1}${fault.column < 0 ? '' : `, ${one.columns[fault.column].label}`}: `;
    const button = make('button', 'lnk', `${where.charAt(0).toUpperCase()}${where.slice(1)}${fault.message}`);
    button.type = 'button';
    button.addEventListener('click', () => goTo(fault));
    item.append(button);
    return item;
  }));
  byId('faults').hidden = false;
  goTo(faults[0]);
  say(faults[0].message, 8000);
}

function goTo(fault) {
  const one = grids.find((each) => each.table.id === fault.table);
  show(fault.table);
  one.go(fault.row < 0 ? rows.rules(fault.table).length - 1 : fault.row, Math.max(0, fault.column));
}

/* ---- save ---- */

const sent = () => rows.all().map((table) => ({ id: table.id, rules: table.rules.map((rule) => (rule.id.startsWith('new-') ? { ...rule, id: '' } : rule)) }));
const draft = () => ({ decision, basedOn, tables: sent() });

function listed(items, most = MOST_SHOWN) {
  const list = make('ul');
  items.slice(0, most).forEach((text) => list.append(make('li', '', text)));
  if (items.length > most) {
    list.append(make('li', 't3', `and ${items.length - most} more`));
  }
  return list;
}

function weigh(preview) {
  const holder = byId('weighed');
  holder.replaceChildren(make('h3', '', 'What you changed'), listed(preview.changes.map((change) => change.words)));
  preview.compared.forEach((one) => {
    const count = one.differences.reduce((sum, difference) => sum + difference.count, 0);
    const all = one.looked.toLocaleString('en-US');
    const name = tables.length > 1 ? `${tables.find((table) => table.id === one.table).name}: ` : '';
    holder.append(make('h3', '', `${name}What would be decided differently`));
    holder.append(make('p', 'small t2', count === 0
      ? `Nothing, in ${all} situations that the rows tell apart.`
      : `${count.toLocaleString('en-US')} of ${all} situations that the rows tell apart${one.looked < one.situations ? ' (a choice of them)' : ''}.`));
    if (count > 0) {
      holder.append(listed(one.differences.map((difference) => difference.words)));
    }
    if (one.unreached.length > 0) {
      holder.append(make('p', 'hint', `${one.unreached.length === 1 ? 'Row' : 'Rows'} ${one.unreached.join(', ')} will never decide: the rows above take every case.`));
    }
  });
}

async function save() {
  document.activeElement?.closest?.('.cellin')?.blur();
  if (!may || !rows.dirty() || document.querySelector('dialog[open]')) {
    return;
  }
  try {
    const preview = await call('POST', '/api/decisions/preview', draft());
    if (preview.faults.length > 0) {
      showFaults(preview.faults);
      return;
    }
    clearFaults();
    weigh(preview);
    openSave();
  } catch (refusal) {
    say(refusal.message, 8000);
  }
}

function openSave() {
  const dialog = byId('saving');
  const form = dialog.querySelector('form');
  const fault = form.querySelector('.fault');
  fault.hidden = true;
  form.onsubmit = async (event) => {
    event.preventDefault();
    const button = form.querySelector('[type=submit]');
    button.disabled = true;
    try {
      const version = await call('PUT', `/api/decisions/${decision}`, { basedOn, why: form.why.value, tables: sent() });
      sessionStorage.removeItem(KEPT);
      sayNext(`Version ${version.number} is in force`);
      location.reload();
    } catch (refusal) {
      if (refusal.status === 409) {
        dialog.close();
        late(refusal.problem.version, refusal.message);
      } else if (refusal.problem?.faults?.length > 0) {
        dialog.close();
        showFaults(refusal.problem.faults);
      } else {
        fault.textContent = refusal.message;
        fault.hidden = false;
        fault.focus();
      }
    } finally {
      button.disabled = false;
    }
  };
  dialog.showModal();
}

/* ---- somebody else was first ---- */

function late(theirs, message) {
  const bar = byId('late');
  bar.querySelector('span').textContent = message;
  bar.querySelector('a').href = `/settings/decisions/${decision}/compare?from=${basedOn}&to=${theirs.number}`;
  const button = bar.querySelector('button');
  button.textContent = `Bring my changes onto version ${theirs.number}`;
  button.onclick = () => bring(theirs.number);
  bar.hidden = false;
  button.focus();
  say(message, 8000);
}

async function bring(number) {
  const { tables: now } = await call('GET', `/api/decisions/${decision}/versions/${number}`);
  const both = rows.moveTo(now);
  basedOn = number;
  byId('late').hidden = true;
  redraw();
  if (both.length > 0) {
    showFaults(both.map(({ table, id }) => ({
      table,
      row: rows.rules(table).findIndex((rule) => rule.id === id),
      column: 0,
      message: 'You both changed this row. Look at it before you save.',
    })));
  } else {
    clearFaults();
    shown().focus();
    say(`Your changes stand on version ${number} now; save them`, 8000);
  }
}

/** What was not saved when the page was left is there again. */
async function takeUpAgain(kept) {
  if (!may || !kept) {
    return;
  }
  if (kept.basedOn !== basedOn) {
    const newest = about.version.number;
    const { tables: then } = await call('GET', `/api/decisions/${decision}/versions/${kept.basedOn}`);
    rows.moveTo(then);
    basedOn = kept.basedOn;
    late({ number: newest }, `Version ${newest} came meanwhile. Your unsaved changes were made on version ${basedOn}.`);
  }
  rows.restore(kept.tables);
  redraw();
  byId('again').hidden = false;
}

/* ---- the page ---- */

document.querySelectorAll('[data-row]').forEach((button) => {
  button.addEventListener('click', () => shown().acts[button.dataset.row]());
});
byId('save')?.addEventListener('click', save);
byId('undo')?.addEventListener('click', undo);
byId('redo')?.addEventListener('click', redo);
byId('discard')?.addEventListener('click', () => {
  sessionStorage.removeItem(KEPT);
  location.reload();
});
document.addEventListener('click', (event) => {
  if (event.target.closest('[data-leave]')) {
    event.target.closest('dialog').close();
  }
});

const panel = byId('trying');
function togglePanel() {
  panel.hidden = !panel.hidden;
  byId('editor').classList.toggle('tg', !panel.hidden);
  byId('try').setAttribute('aria-expanded', String(!panel.hidden));
  if (panel.hidden) {
    grids.forEach((one) => one.mark(-1));
    byId('try').focus();
  } else {
    panel.querySelector('.fld').focus();
  }
}
byId('try').addEventListener('click', togglePanel);
byId('untry').addEventListener('click', togglePanel);
trial({
  form: byId('trial'),
  result: byId('result'),
  facts,
  draft,
  tables,
  show(table, row, quiet) {
    const one = grids.find((each) => each.table.id === table);
    one.mark(row);
    if (!quiet) {
      show(table);
      one.go(row, 0);
    }
  },
  refused(refusal) {
    if (refusal.problem?.faults?.length > 0) {
      showFaults(refusal.problem.faults);
    }
  },
});

document.addEventListener('keydown', (event) => {
  const key = event.key.toLowerCase();
  const control = event.ctrlKey || event.metaKey;
  if (document.querySelector('dialog[open]')) {
    return;
  }
  if (control && key === 's') {
    event.preventDefault();
    save();
  } else if (control && !event.target.closest('input, textarea, select') && (key === 'y' || (key === 'z' && event.shiftKey))) {
    event.preventDefault();
    redo();
  } else if (control && !event.target.closest('input, textarea, select') && key === 'z') {
    event.preventDefault();
    undo();
  } else if (!control && !event.altKey && !event.target.closest('input, textarea, select, td')) {
    const act = { t: togglePanel, v: () => byId('versions').click(), g: () => shown().focus(), '?': () => ask('keys') }[key];
    if (act) {
      event.preventDefault();
      act();
    }
  } else if (event.key === 'Escape' && event.target.closest('#trying')) {
    togglePanel();
  }
});
show(open);
const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null');
changed();
await takeUpAgain(kept);
document.documentElement.dataset.ready = 'yes';
