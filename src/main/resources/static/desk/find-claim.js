/* Finds claims while somebody types. */
import { call } from './desk.js';
import { find } from './finder.js';

const dollars = (cents) => (cents / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' });
const day = (iso) => `${iso.slice(5, 7)}/${iso.slice(8, 10)}/${iso.slice(0, 4)}`;
const RANKS = ['P', 'S', 'T'];

function show(claim, line) {
  const rank = document.createElement('b');
  rank.className = 'pst s';
  rank.textContent = RANKS[claim.level - 1] ?? String(claim.level);
  const head = document.createElement('b');
  head.textContent = claim.practiceClaim;
  const who = document.createElement('span');
  who.textContent = claim.patient;
  const about = document.createElement('div');
  about.className = 't2 tiny';
  about.textContent = `${day(claim.service)} · ${dollars(claim.charge)} · ${claim.payer} · ${claim.state}`;
  line.append(rank, ' ', head, ' ', who, about);
}

/**
 * @param {{ input: HTMLInputElement, list: HTMLElement, payer?: () => string, chosen: (claim) => void }} finder
 */
export function findClaim({ input, list, payer = () => '', chosen }) {
  find({
    input,
    list,
    ask: (text) => call('POST', '/payments/claims', { search: text, payer: payer() }),
    show,
    none: 'No claim begins so. Try the last name, the visit number, or the number on the claim.',
    chosen,
  });
}
