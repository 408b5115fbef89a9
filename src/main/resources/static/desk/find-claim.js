/* Finds claims while somebody types: a field with a list below it, walked by keys. What is typed stands in no address. */
import { call } from './desk.js';

const dollars = (cents) => (cents / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' });
const day = (iso) => `${iso.slice(5, 7)}/${iso.slice(8, 10)}/${iso.slice(0, 4)}`;
const RANKS = ['P', 'S', 'T'];

/**
 * @param {{ input: HTMLInputElement, list: HTMLElement, payer?: () => string, chosen: (claim) => void }} finder
 */
export function findClaim({ input, list, payer = () => '', chosen }) {
  let found = [];
  let at = -1;
  let typed = 0;

  function close() {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
    at = -1;
  }

  function mark(next) {
    at = next;
    [...list.children].forEach((item, i) => item.setAttribute('aria-selected', String(i === at)));
    list.children[at]?.scrollIntoView({ block: 'nearest' });
    if (at >= 0) {
      input.setAttribute('aria-activedescendant', list.children[at].id);
    }
  }

  function take(claim) {
    input.value = '';
    close();
    chosen(claim);
  }

  function item(claim, i) {
    const line = document.createElement('li');
    line.id = `${list.id}-${i}`;
    line.setAttribute('role', 'option');
    line.setAttribute('aria-selected', 'false');
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
    line.addEventListener('mousedown', (event) => {
      event.preventDefault();
      take(claim);
    });
    return line;
  }

  async function search() {
    const asked = input.value.trim();
    if (asked.length < 2) {
      close();
      return;
    }
    const answer = await call('POST', '/payments/claims', { search: asked, payer: payer() }).catch(() => []);
    if (asked !== input.value.trim()) {
      return;
    }
    found = answer;
    if (found.length === 0) {
      const none = document.createElement('li');
      none.className = 't3';
      none.setAttribute('role', 'option');
      none.setAttribute('aria-disabled', 'true');
      none.textContent = 'No claim begins so. Try the last name, the visit number, or the number on the claim.';
      list.replaceChildren(none);
    } else {
      list.replaceChildren(...found.map(item));
    }
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    mark(found.length > 0 ? 0 : -1);
  }

  input.addEventListener('input', () => {
    clearTimeout(typed);
    typed = setTimeout(search, 120);
  });
  input.addEventListener('keydown', (event) => {
    if (list.hidden) {
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      event.stopPropagation();
      mark(Math.max(0, Math.min(found.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter' && found[at] && !event.ctrlKey) {
      event.preventDefault();
      event.stopPropagation();
      take(found[at]);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    }
  });
  input.addEventListener('blur', () => setTimeout(close, 150));
}
