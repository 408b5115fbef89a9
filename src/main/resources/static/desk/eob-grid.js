/* The grid of a check's claims: cells that add up while they are typed, walked by keys. What becomes of them is the page's. */
import { call } from './desk.js';
import { REASONS, amount, cents, chargeOf, claimLeft, claimOf, left, read, typed } from './eob.js';
import { button, make } from './dom.js';

const RANKS = ['P', 'S', 'T'];
const COLUMNS = [
  ['allowed', 'Allowed'], ['paid', 'Paid'], ['contractual', 'Contractual', 'CO-45'], ['prior', 'Prior payers', 'OA-23'],
  ['deductible', 'Deductible', 'PR-1'], ['coinsurance', 'Coinsurance', 'PR-2'], ['copay', 'Copay', 'PR-3'], ['other', 'Other adjustments'], ['remarks', 'Remarks'],
];

/**
 * Draws claims into a holder.
 *
 * @param {{ holder: HTMLElement, says: HTMLElement, begin: object, removable: boolean, keep: () => void, weighed: () => void,
 *   drawn: () => void, remove: (claim) => void, faultAt: (claim, line, name) => object, behind: () => void }} page
 */
export function grid({ holder, says, begin, removable, keep, weighed, drawn, remove, faultAt, behind }) {
  const day = (iso) => (iso ? `${iso.slice(5, 7)}/${iso.slice(8, 10)}/${iso.slice(0, 4)}` : '');
  const columns = (claim) => COLUMNS.filter(([name]) => name !== 'prior' || claim.level > 1);
  const rowsOf = (claim) => [
    ...(claim.whole ? [] : claim.lines.map((line) => ({ place: line.line, name: `Line ${line.line}`, charge: line.charge, cells: line.cells, line }))),
    ...(claim.whole || claim.withWhole ? [{ place: 0, name: 'Claim as a whole', charge: claim.whole ? chargeOf(claim) : 0, cells: claim.cells }] : []),
  ];

  /* ---- one claim on the page ---- */

  function cell(claim, row, [name, label, code]) {
    const box = make('td', name === 'other' || name === 'remarks' ? 'text' : 'num');
    if (row.place === 0 && !claim.whole && (name === 'allowed' || name === 'paid' || name === 'remarks')) {
      return box;
    }
    const input = make('input', 'cell');
    input.value = row.cells[name] ?? '';
    input.dataset.name = name;
    input.dataset.line = row.place;
    input.autocomplete = 'off';
    input.setAttribute('aria-label', `${row.name}, ${label.toLowerCase()}${code ? ` (${code})` : ''}`);
    if (name === 'other') {
      input.placeholder = 'CO-97 0.00';
    } else if (name !== 'remarks') {
      input.inputMode = 'decimal';
    }
    input.addEventListener('input', () => {
      if (name === 'other' && input.value.endsWith('=')) {
        const before = input.value.slice(0, -1).trimEnd();
        row.cells.other = before.replace(/[A-Z]{2}[\s-]*[A-Z]{0,2}\d{1,3}$/i, '');
        input.value = `${before} ${typed(left(row.charge, row.cells))}`;
      }
      row.cells[name] = input.value;
      weigh(claim);
      keep();
    });
    input.addEventListener('keydown', (event) => {
      if (event.key === '=' && name !== 'other' && name !== 'remarks') {
        event.preventDefault();
        row.cells[name] = '';
        input.value = typed(name === 'allowed' ? row.charge : left(row.charge, row.cells));
        row.cells[name] = input.value;
        weigh(claim);
        keep();
      }
    });
    input.addEventListener('focus', () => {
      input.select();
      explain(claim, row, name);
    });
    input.addEventListener('blur', () => {
      const value = cents(input.value);
      if (name !== 'other' && name !== 'remarks' && value !== null && !Number.isNaN(value)) {
        input.value = typed(value);
        row.cells[name] = input.value;
      }
      if (name === 'allowed' && claim.level === 1 && value !== null && !Number.isNaN(value) && (row.cells.contractual ?? '') === '' && row.charge > value) {
        row.cells.contractual = typed(row.charge - value);
        inputAt(claim, row.place, 'contractual').value = row.cells.contractual;
      }
      weigh(claim);
      keep();
    });
    box.append(input);
    return box;
  }

  const inputAt = (claim, line, name) => claim.box.querySelector(`.cell[data-line="${line}"][data-name="${name}"]`);

  function field(claim, label, key, type) {
    const wrap = make('label', 'small');
    const input = make('input', 'fld');
    input.value = claim[key];
    input.type = type ?? 'text';
    input.maxLength = 60;
    input.autocomplete = 'off';
    input.dataset.field = key;
    if (type === 'date') {
      input.max = begin.today;
    }
    input.addEventListener('input', () => {
      claim[key] = input.value;
      keep();
    });
    wrap.append(label, input);
    return wrap;
  }

  function table(claim) {
    const shown = columns(claim);
    const grid = make('table', 'eobgrid');
    const caption = make('caption', 'visually-hidden', `Decision on ${claim.about.practiceClaim}`);
    const names = make('tr');
    [['Ln'], ['Procedure'], ['Charge', 'num'], ...shown.map(([name, label]) => [label, name === 'other' || name === 'remarks' ? '' : 'num']), ['Left', 'num']].forEach(([text, className]) => {
      const th = make('th', className, text);
      th.scope = 'col';
      names.append(th);
    });
    const body = make('tbody');
    rowsOf(claim).forEach((row) => {
      const tr = make('tr');
      tr.dataset.line = row.place;
      const procedure = make('td', row.line ? 'strong' : '', row.line ? row.line.procedure.replaceAll(':', ' ') : 'Claim as a whole');
      tr.append(make('td', 't3', row.place === 0 ? '' : String(row.place)), procedure, make('td', 'num t2', row.charge === 0 && row.place === 0 ? '' : amount(row.charge)));
      shown.forEach((column) => tr.append(cell(claim, row, column)));
      tr.append(make('td', 'num rowleft'));
      body.append(tr);
    });
    const foot = make('tfoot');
    const sums = make('tr');
    sums.append(make('td'), make('td', '', 'Claim'), make('td', 'num', amount(chargeOf(claim))));
    shown.forEach(([name]) => {
      const td = make('td', 'num');
      td.dataset.sum = name;
      sums.append(td);
    });
    sums.append(make('td', 'num claimleft'));
    foot.append(sums);
    const header = make('thead');
    header.append(names);
    grid.append(caption, header, body, foot);
    return grid;
  }

  function draw(claim) {
    const box = make('article', 'box eob');
    box.setAttribute('aria-label', `Claim ${claim.about.practiceClaim}`);
    const title = make('div', 'ch');
    const mark = make('b', 'pst', RANKS[claim.level - 1] ?? String(claim.level));
    mark.setAttribute('aria-hidden', 'true');
    const name = make('h2', '', `${claim.about.patient} · ${claim.about.practiceClaim}`);
    const about = make('span', 't3 small', `${day(claim.about.service)} · ${claim.about.payer}`);
    const acts = make('span', 'r');
    const mode = button(claim.whole ? 'By line' : 'As a whole', () => asWhole(claim), claim.whole ? 'Decided by line' : 'Decided on the claim as a whole, without lines');
    acts.append(mode, button('Deny', () => deny(claim), `Deny ${claim.about.practiceClaim}: nothing paid`));
    if (!claim.whole && !claim.withWhole) {
      acts.append(button('Claim adjustment', () => {
        claim.withWhole = true;
        draw(claim);
        inputAt(claim, 0, 'other').focus();
      }, 'Add adjustments of the claim as a whole'));
    }
    if (removable) {
      acts.append(button('Remove', () => remove(claim), `Remove ${claim.about.practiceClaim}`));
    }
    title.append(mark, name, about, acts);
    const fields = make('div', 'eobhead');
    fields.append(field(claim, "Payer's claim number", 'controlNumber'), field(claim, 'Claim remarks', 'remarks'), field(claim, 'Decided on', 'decided', 'date'));
    if (claim.note) {
      fields.append(claim.note);
    }
    const scroll = make('div', 'scroll');
    scroll.append(table(claim));
    box.append(title, fields, scroll);
    if (claim.box) {
      claim.box.replaceWith(box);
    } else {
      holder.append(box);
    }
    claim.box = box;
    weigh(claim);
    drawn();
  }

  async function asWhole(claim) {
    if (claim.whole && claim.lines.length === 0) {
      const { entry } = await call('GET', `/api/claims/${claim.entry.claim}/eob-draft`);
      claim.lines = claimOf({ ...entry }, claim.about).lines;
    }
    claim.whole = !claim.whole;
    claim.withWhole = claim.whole;
    draw(claim);
    keep();
    claim.box.querySelector('.cell')?.focus();
  }

  function deny(claim) {
    rowsOf(claim).forEach((row) => {
      if (row.place > 0 || claim.whole) {
        row.cells.paid = '0.00';
        row.cells.allowed = '';
        Object.keys(REASONS).forEach((name) => { row.cells[name] = ''; });
      }
    });
    draw(claim);
    keep();
    claim.box.querySelector('.cell[data-name=other]')?.focus();
    says.textContent = 'Nothing is paid. Type the reason and = for all of the line, such as CO-97=';
  }

  /** What is left of each line and of the claim. */
  function weigh(claim) {
    rowsOf(claim).forEach((row) => {
      const tr = claim.box.querySelector(`tbody tr[data-line="${row.place}"]`);
      const { wrong } = read(row.cells);
      tr.querySelectorAll('.cell').forEach((input) => input.toggleAttribute('data-wrong', wrong.includes(input.dataset.name)));
      if (row.place > 0 || claim.whole) {
        balance(tr.querySelector('.rowleft'), left(row.charge, row.cells));
      }
    });
    columns(claim).forEach(([name]) => {
      const td = claim.box.querySelector(`[data-sum="${name}"]`);
      if (name !== 'other' && name !== 'remarks') {
        const all = rowsOf(claim).reduce((sum, row) => sum + (cents(row.cells[name]) || 0), 0);
        td.textContent = all === 0 ? '' : amount(all);
      }
    });
    balance(claim.box.querySelector('.claimleft'), claimLeft(claim));
    weighed();
  }

  function balance(place, value) {
    place.textContent = value === 0 ? '✓ 0.00' : amount(value);
    place.classList.toggle('off', value !== 0);
    place.classList.toggle('even', value === 0);
  }

  /** What stands in the cell in words. */
  function explain(claim, row, name) {
    const fault = faultAt(claim, row.place, name);
    const { adjustments, wrong } = read(row.cells);
    if (wrong.includes(name)) {
      says.textContent = name === 'other' ? 'Group, reason and amount, such as CO-97 12.50; several with a semicolon' : 'An amount, such as 1,234.50';
    } else if (name === 'other' && adjustments.length > 0) {
      says.textContent = adjustments
        .filter((one) => !Object.values(REASONS).some(([group, reason]) => group === one.group && reason === one.reason))
        .map((one) => `${one.group}-${one.reason}: ${begin.reasons[one.reason] ?? 'not in our table; a person looks at it'}`).join(' · ');
    } else {
      says.textContent = fault?.message ?? '';
    }
  }

  const cellsOf = () => [...holder.querySelectorAll('.cell')];

  function vertical(input, by) {
    const same = cellsOf().filter((one) => one.dataset.name === input.dataset.name);
    const next = same[same.indexOf(input) + by];
    if (next) {
      next.focus();
    } else if (by > 0) {
      behind();
    }
  }

  function sideways(event, input, by) {
    const edge = by > 0 ? input.selectionEnd === input.value.length : input.selectionStart === 0;
    const whole = input.selectionStart === 0 && input.selectionEnd === input.value.length;
    if (edge || whole) {
      const all = cellsOf();
      const next = all[all.indexOf(input) + by];
      if (next) {
        event.preventDefault();
        next.focus();
      }
    }
  }

  holder.addEventListener('keydown', (event) => {
    const input = event.target.closest('.cell');
    if (!input || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    if (event.key === 'Enter' || event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      vertical(input, event.key === 'ArrowUp' || (event.key === 'Enter' && event.shiftKey) ? -1 : 1);
    } else if (event.key === 'ArrowRight') {
      sideways(event, input, 1);
    } else if (event.key === 'ArrowLeft') {
      sideways(event, input, -1);
    }
  });

  return { draw, inputAt, deny, asWhole };
}
