/* What the payer took or gave beside the claims of a check (PLB). */
import { button, make } from './dom.js';
import { amount, cents } from './eob.js';

const KINDS = [['L6', 'Interest'], ['WO', 'Overpayment recovery'], ['FB', 'Forwarded balance'], ['72', 'Refund acknowledged'], ['CS', 'Adjustment'], ['IR', 'Tax withheld'], ['E3', 'Withholding'], ['J1', 'For information']];

/**
 * Adds a provider adjustment below the claims.
 *
 * @param {{ row: { code: string, reference: string, amount: string }, rows: object[], changed: () => void }} given
 * @return its line on the page
 */
export function providerRow({ row, rows, changed }) {
  rows.push(row);
  const line = make('div', 'rw plb');
  const code = make('select', 'fld');
  code.setAttribute('aria-label', 'Kind of provider adjustment');
  KINDS.forEach(([value, text]) => {
    const option = make('option', '', `${value}, ${text}`);
    option.value = value;
    code.append(option);
  });
  code.value = row.code;
  const input = (key, label, className) => {
    const one = make('input', `fld ${className}`);
    one.value = row[key];
    one.placeholder = label;
    one.setAttribute('aria-label', label);
    one.maxLength = 50;
    one.addEventListener('input', () => {
      row[key] = one.value;
      words();
      changed();
    });
    return one;
  };
  const means = make('span', 't2 small');
  function words() {
    const value = cents(row.amount) || 0;
    means.textContent = value === 0 ? 'Above zero is taken from the check, below zero is given' : value > 0 ? `$${amount(value)} taken from us` : `$${amount(-value)} given to us`;
  }
  code.addEventListener('change', () => {
    row.code = code.value;
    changed();
  });
  line.append(code, input('reference', 'Reference', 'ref'), input('amount', 'Amount', 'num sum'), means, button('Remove', () => {
    rows.splice(rows.indexOf(row), 1);
    line.remove();
    changed();
  }, 'Remove the provider adjustment'));
  document.getElementById('plb').append(line);
  words();
  changed();
  return line;
}
