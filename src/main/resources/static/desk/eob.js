/* One claim of a paper EOB as rows of cells: what is typed, what it adds up to, and how it is told to the server. No page in here. */

/** The columns of amounts that are reasons, as group and reason. */
export const REASONS = { contractual: ['CO', '45'], prior: ['OA', '23'], deductible: ['PR', '1'], coinsurance: ['PR', '2'], copay: ['PR', '3'] };
const AMOUNTS = ['allowed', 'paid', ...Object.keys(REASONS)];
const ROW = /([A-Z]{2})[\s-]*([A-Z]{0,2}\d{1,3})[\s:]+(-?[\d,]*\.?\d+)/gi;

/** Cents of an amount as people type it; null for nothing, NaN for what is no amount. */
export function cents(text) {
  const plain = (text ?? '').replaceAll(/[\s$]/g, '').replace(/^\((.*)\)$/, '-$1');
  if (plain === '') {
    return null;
  }
  return /^-?(\d{1,3}(,\d{3})+|\d*)(\.\d{0,2})?$/.test(plain) && /\d/.test(plain) ? Math.round(Number(plain.replaceAll(',', '')) * 100) : NaN;
}

/** Cents as an amount to be shown. */
export const amount = (value) => (value / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Cents as an amount to be typed over. */
export const typed = (value) => (value === null || value === undefined ? '' : (value / 100).toFixed(2));

/** Reasons as people type them, such as "CO-97 12.50; OA 23 4"; null if it is something else. */
export function reasons(text) {
  const rows = [];
  const rest = (text ?? '').replaceAll(ROW, (all, group, reason, value) => {
    rows.push({ group: group.toUpperCase(), reason: reason.toUpperCase(), amount: cents(value) });
    return ' ';
  });
  return /^[\s;,]*$/.test(rest) && rows.every((row) => ['CO', 'PR', 'OA', 'PI'].includes(row.group) && !Number.isNaN(row.amount)) ? rows : null;
}

const remarks = (text) => (text ?? '').toUpperCase().split(/[\s,;]+/).filter(Boolean);

/** What one row says: cents each, and which of its cells cannot be read. */
export function read(cells) {
  const wrong = AMOUNTS.filter((name) => Number.isNaN(cents(cells[name])));
  const value = (name) => (wrong.includes(name) ? 0 : cents(cells[name]));
  const other = reasons(cells.other);
  if (other === null) {
    wrong.push('other');
  }
  const adjustments = Object.entries(REASONS)
    .map(([name, [group, reason]]) => ({ group, reason, amount: value(name) ?? 0 }))
    .concat(other ?? [])
    .filter((row) => row.amount !== 0);
  return { paid: value('paid'), allowed: value('allowed'), adjustments, remarks: remarks(cells.remarks), wrong };
}

const sum = (values) => values.reduce((all, one) => all + one, 0);

/** What of a row's charge is not explained yet. */
export function left(charge, cells) {
  const row = read(cells);
  return charge - (row.paid ?? 0) - sum(row.adjustments.map((one) => one.amount));
}

/** Cells of a row from what the server has of it. */
export function cells(row) {
  const rest = [];
  const shown = { paid: typed(row.paid), allowed: typed(row.allowed), remarks: (row.remarks ?? []).join(' ') };
  const summary = row.summary ?? {};
  Object.keys(REASONS).forEach((name) => {
    const key = name === 'prior' ? 'otherPayers' : name;
    shown[name] = typed(summary[key]);
  });
  shown.paid = shown.paid || typed(summary.paid);
  if (summary.patient) {
    rest.push({ group: 'PR', reason: '192', amount: summary.patient });
  }
  (row.adjustments ?? []).forEach((one) => {
    const name = Object.keys(REASONS).find((key) => REASONS[key][0] === one.group && REASONS[key][1] === one.reason);
    if (name && !shown[name]) {
      shown[name] = typed(one.amount);
    } else {
      rest.push(one);
    }
  });
  shown.other = rest.map((one) => `${one.group}-${one.reason} ${typed(one.amount)}`).join('; ');
  return shown;
}

/**
 * A claim of a check in memory.
 *
 * @param entry as the server has it
 * @param about what the claim is, to be shown
 */
export function claimOf(entry, about) {
  const byLine = (entry.lines ?? []).length > 0;
  return {
    entry,
    about,
    whole: !byLine,
    lines: (entry.lines ?? []).map((line) => ({ line: line.line, procedure: line.procedure ?? '', charge: line.charge ?? 0, cells: cells(line) })),
    cells: cells(byLine ? { ...entry, paid: null, allowed: null, remarks: [] } : { ...entry, remarks: [] }),
    withWhole: !byLine || (entry.adjustments ?? []).length > 0,
    remarks: (entry.remarks ?? []).join(' '),
    controlNumber: entry.controlNumber ?? '',
    decided: entry.decided ?? '',
  };
}

/** The charge of a claim. */
export const chargeOf = (claim) => claim.about?.charge ?? claim.entry.charge ?? sum(claim.lines.map((line) => line.charge));

/** What a claim was paid (CLP04), as far as it is typed in. */
export function paidOf(claim) {
  const whole = read(claim.cells);
  return claim.whole
    ? whole.paid ?? 0
    : sum(claim.lines.map((line) => read(line.cells).paid ?? 0)) - (claim.withWhole ? sum(whole.adjustments.map((row) => row.amount)) : 0);
}

/** What of a claim's charge is not explained yet. */
export function claimLeft(claim) {
  return claim.whole
    ? left(chargeOf(claim), claim.cells)
    : sum(claim.lines.map((line) => left(line.charge, line.cells)));
}

const told = (value) => (value === '' || value === null ? undefined : value);

/** A claim as the server takes it. */
export function entryOf(claim) {
  const whole = read(claim.cells);
  const { status, originalControlNumber, forwardedTo } = claim.entry;
  return {
    claim: claim.entry.claim,
    status,
    originalControlNumber,
    forwardedTo,
    controlNumber: told(claim.controlNumber.trim()),
    decided: told(claim.decided),
    charge: chargeOf(claim),
    paid: claim.whole ? whole.paid ?? undefined : undefined,
    allowed: claim.whole ? whole.allowed ?? undefined : undefined,
    adjustments: claim.whole || claim.withWhole ? whole.adjustments : [],
    remarks: remarks(claim.remarks),
    lines: claim.whole
      ? []
      : claim.lines.map((line) => {
        const row = read(line.cells);
        return {
          line: line.line,
          procedure: told(line.procedure),
          charge: line.charge,
          paid: row.paid ?? undefined,
          allowed: row.allowed ?? undefined,
          adjustments: row.adjustments,
          remarks: row.remarks,
        };
      }),
  };
}
