/* One decision table as a grid: cells are walked with the arrows, opened with Enter, left with Escape. */
import { make } from './dom.js';
import { newId } from './decision-rows.js';

/** The columns of a table: what it looks at, what it answers, and the note. */
export const columnsOf = (table) => [
  ...table.inputs.map((column, place) => ({ ...column, list: 'inputs', place })),
  ...table.outputs.map((column, place) => ({ ...column, list: 'outputs', place, answer: true })),
  { label: 'Note', type: 'string', values: [], list: 'note', note: true },
];

const read = (rule, column) => (column.note ? rule.note : rule[column.list][column.place]);

/**
 * Draws a table.
 *
 * @param {{ holder: HTMLElement, table: object, rows: object, may: boolean, changed: () => void, at: (row: number, column: object) => void }} page
 */
export function grid({ holder, table, rows, may, changed, at }) {
  const columns = columnsOf(table);
  const faults = new Map();
  let row = 0;
  let place = 0;
  let hit = -1;

  const element = make('table', 'dmn');
  element.setAttribute('role', 'grid');
  element.setAttribute('aria-label', `${table.name}: rows`);
  element.setAttribute('aria-readonly', String(!may));
  const head = make('thead');
  const names = make('tr');
  names.append(title('Row', 'rowno'));
  columns.forEach((column) => names.append(title(column.label, column.note ? 'whyc' : `${column.answer ? 'answer ' : ''}is-${column.type}`)));
  head.append(names);
  const body = make('tbody');
  element.append(head, body);
  holder.append(element);

  function title(text, className) {
    const th = make('th', className, text);
    th.scope = 'col';
    return th;
  }

  const rules = () => rows.rules(table.id);
  const cellAt = (r, c) => body.rows[r]?.cells[c + 1];

  /** An answer is needed; a test that is empty fits anything. */
  function fill(td, rule, column) {
    const text = read(rule, column);
    // Long lists are broken at their commas.
    td.replaceChildren(...(text || (column.list === 'inputs' ? '–' : '')).split(/(?<=",)/).flatMap((part, i) => (i === 0 ? [part] : [make('wbr'), part])));
    td.classList.toggle('any', text === '' && column.list === 'inputs');
    const base = rows.base(table.id, rule.id);
    td.classList.toggle('changed', !base || read(base, column) !== text);
    const fault = faults.get(`${rule.id} ${columns.indexOf(column)}`);
    if (fault) {
      td.setAttribute('aria-invalid', 'true');
      td.title = fault;
    } else {
      td.removeAttribute('aria-invalid');
      td.removeAttribute('title');
    }
  }

  function draw() {
    body.replaceChildren(...rules().map((rule, r) => {
      const tr = make('tr');
      tr.dataset.rule = rule.id;
      tr.classList.toggle('hit', r === hit);
      tr.classList.toggle('added', !rows.base(table.id, rule.id));
      const number = make('th', 'rowno', String(r + 1));
      number.scope = 'row';
      tr.append(number);
      columns.forEach((column, c) => {
        const td = make('td', column.note ? 'whyc' : `${column.answer ? 'answer ' : ''}is-${column.type}`);
        td.tabIndex = -1;
        td.dataset.column = c;
        fill(td, rule, column);
        tr.append(td);
      });
      return tr;
    }));
    rove();
  }

  function rove() {
    row = Math.max(0, Math.min(row, rules().length - 1));
    place = Math.max(0, Math.min(place, columns.length - 1));
    body.querySelectorAll('[tabindex="0"]').forEach((td) => { td.tabIndex = -1; });
    const td = cellAt(row, place);
    if (td) {
      td.tabIndex = 0;
    }
  }

  function go(r, c) {
    row = r;
    place = c;
    rove();
    const td = cellAt(row, place);
    td?.focus();
    td?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  body.addEventListener('focusin', (event) => {
    const td = event.target.closest('td');
    if (td && event.target === td) {
      row = td.parentElement.rowIndex - 1;
      place = Number(td.dataset.column);
      rove();
      at(row, columns[place], td.title);
    }
  });

  /* ---- one cell is edited ---- */

  function write(rule, column, text) {
    const clean = text.replace(/\s+/g, ' ').trim();
    if (clean === read(rule, column)) {
      return false;
    }
    rows.change(() => {
      const now = rules().find((one) => one.id === rule.id);
      if (column.note) {
        now.note = clean;
      } else {
        now[column.list][column.place] = clean;
      }
    });
    faults.delete(`${rule.id} ${columns.indexOf(column)}`);
    return true;
  }

  function choices(column) {
    if (column.type === 'boolean') {
      return ['true', 'false'];
    }
    return column.note ? [] : column.values.map((value) => `"${value}"`);
  }

  function edit(text) {
    const td = cellAt(row, place);
    const column = columns[place];
    const rule = rules()[row];
    if (!may || !td || td.querySelector('input')) {
      return;
    }
    const input = make('input', 'cellin');
    input.value = text ?? read(rule, column);
    input.autocomplete = 'off';
    input.spellcheck = column.note === true;
    input.maxLength = 2000;
    input.setAttribute('aria-label', `Row ${row + 1}, ${column.label}`);
    const offered = choices(column);
    const list = make('datalist');
    if (offered.length > 0) {
      list.id = 'offered';
      offered.forEach((value) => {
        const option = make('option');
        option.value = value;
        list.append(option);
      });
      input.setAttribute('list', 'offered');
    }
    td.replaceChildren(input, list);
    td.classList.add('editing');
    input.focus();
    if (text === undefined) {
      input.select();
    }
    let over = false;
    const end = (keep) => {
      if (over) {
        return;
      }
      over = true;
      const wrote = keep && write(rule, column, input.value);
      td.classList.remove('editing');
      fill(td, rules().find((one) => one.id === rule.id) ?? rule, column);
      if (wrote) {
        changed();
      }
    };
    input.addEventListener('blur', () => end(true));
    input.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.key === 'Escape') {
        event.preventDefault();
        end(false);
        td.focus();
      } else if (event.key === 'Enter' && !event.isComposing) {
        event.preventDefault();
        end(true);
        go(Math.min(row + 1, rules().length - 1), place);
      } else if (event.key === 'Tab') {
        event.preventDefault();
        end(true);
        go(row, Math.max(0, Math.min(place + (event.shiftKey ? -1 : 1), columns.length - 1)));
      }
    });
  }

  /* ---- rows ---- */

  function structure(work, r, c = place) {
    if (!may) {
      return;
    }
    rows.change(work);
    hit = -1;
    row = r;
    place = c;
    draw();
    go(row, place);
    changed();
  }

  const empty = () => ({ id: newId(), note: '', inputs: table.inputs.map(() => ''), outputs: table.outputs.map(() => '') });
  const acts = {
    add: () => structure(() => rules().splice(row + 1, 0, empty()), row + 1, 0),
    duplicate: () => structure(() => {
      const one = rules()[row];
      rules().splice(row + 1, 0, { ...one, id: newId(), inputs: [...one.inputs], outputs: [...one.outputs] });
    }, row + 1),
    remove: () => rules().length > 1 && structure(() => rules().splice(row, 1), row),
    up: () => row > 0 && structure(() => rules().splice(row - 1, 0, rules().splice(row, 1)[0]), row - 1),
    down: () => row < rules().length - 1 && structure(() => rules().splice(row + 1, 0, rules().splice(row, 1)[0]), row + 1),
  };

  const moves = {
    ArrowUp: () => go(Math.max(0, row - 1), place),
    ArrowDown: () => go(Math.min(rules().length - 1, row + 1), place),
    ArrowLeft: () => go(row, Math.max(0, place - 1)),
    ArrowRight: () => go(row, Math.min(columns.length - 1, place + 1)),
    Home: () => go(row, 0),
    End: () => go(row, columns.length - 1),
    PageUp: () => go(Math.max(0, row - 10), place),
    PageDown: () => go(Math.min(rules().length - 1, row + 10), place),
    Enter: () => edit(),
    F2: () => edit(),
    Delete: () => clear(),
    Backspace: () => clear(),
  };

  function clear() {
    const td = cellAt(row, place);
    if (may && write(rules()[row], columns[place], '')) {
      fill(td, rules()[row], columns[place]);
      changed();
    }
  }

  const combined = (event) => ({
    'Alt ArrowUp': acts.up,
    'Alt ArrowDown': acts.down,
    'Ctrl Enter': acts.add,
    'Ctrl d': acts.duplicate,
    'Ctrl Delete': acts.remove,
    'Ctrl Home': () => go(0, 0),
    'Ctrl End': () => go(rules().length - 1, columns.length - 1),
  })[`${event.altKey ? 'Alt ' : ''}${event.ctrlKey || event.metaKey ? 'Ctrl ' : ''}${event.key}`];

  body.addEventListener('keydown', (event) => {
    if (event.target.closest('input')) {
      return;
    }
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const act = plain ? moves[event.key] : combined(event);
    if (act) {
      event.preventDefault();
      event.stopPropagation();
      act();
    } else if (plain && event.key.length === 1 && may) {
      event.preventDefault();
      event.stopPropagation();
      edit(event.key);
    }
  });
  body.addEventListener('dblclick', (event) => {
    if (event.target.closest('td')) {
      edit();
    }
  });

  draw();
  return {
    table,
    acts,
    go,
    draw,
    focus: () => go(row, place),
    here: () => ({ row, column: columns[place] }),
    columns,
    /** Shows what is wrong; returns how many there are. */
    blame(found) {
      faults.clear();
      found.filter((fault) => fault.row >= 0 && fault.column >= 0).forEach((fault) => {
        faults.set(`${rules()[fault.row].id} ${fault.column}`, fault.message);
      });
      draw();
    },
    /** Marks the row that decided; none with -1. */
    mark(r) {
      hit = r;
      draw();
      body.rows[r]?.scrollIntoView({ block: 'nearest' });
    },
  };
}
