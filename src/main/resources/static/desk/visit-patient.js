/* Finding the patient of a visit by keys: what is typed stands in a request's body and in no address. */
import { call } from './desk.js';
import { person } from './visit-form.js';

const byId = (id) => document.getElementById(id);

export function findPatients(form) {
  const field = byId('find');
  const list = byId('found');
  let pending = 0;
  let asked = 0;
  let at = -1;

  const close = () => {
    list.hidden = true;
    at = -1;
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
  };
  const options = () => [...list.querySelectorAll('[role=option]')];
  function go(index) {
    const all = options();
    at = Math.max(0, Math.min(all.length - 1, index));
    all.forEach((option, i) => option.setAttribute('aria-selected', String(i === at)));
    if (all[at]) {
      field.setAttribute('aria-activedescendant', all[at].id);
      all[at].scrollIntoView({ block: 'nearest' });
    }
  }
  async function choose(id) {
    close();
    if (id === 'new') {
      fresh();
      return;
    }
    person(form, await call('GET', `/intake/patients/${encodeURIComponent(id)}`));
    field.value = '';
    form.elements.serviceFrom.focus();
  }
  function fresh() {
    const [last, first] = field.value.split(/\s*,\s*/, 2);
    person(form, null, true);
    form.elements['patient.last'].value = /\d/.test(last) ? '' : last ?? '';
    form.elements['patient.first'].value = first ?? '';
    field.value = '';
    form.elements['patient.last'].focus();
  }
  function option(id, name, facts) {
    const item = document.createElement('li');
    item.setAttribute('role', 'option');
    item.id = `found-${id}`;
    item.dataset.id = id;
    const strong = document.createElement('b');
    strong.textContent = name;
    const rest = document.createElement('span');
    rest.className = 't2 small';
    rest.textContent = ` ${facts}`;
    item.append(strong, rest);
    return item;
  }
  async function look() {
    const text = field.value.trim();
    const mine = ++asked;
    if (text.length < 2) {
      close();
      return;
    }
    const found = await call('POST', '/patients/find', { text }).catch(() => []);
    if (mine !== asked || document.activeElement !== field) {
      return;
    }
    const day = (iso) => (iso ? `${iso.slice(5, 7)}/${iso.slice(8, 10)}/${iso.slice(0, 4)}` : 'no birth date');
    list.replaceChildren(...found.map((one) => option(one.id, one.name, `${day(one.birthDate)} ${one.gender} · ${one.coverages || 'no coverage'}`)), option('new', 'New patient', 'who is not found above'));
    list.hidden = false;
    field.setAttribute('aria-expanded', 'true');
    go(0);
  }

  field.addEventListener('input', () => {
    clearTimeout(pending);
    pending = setTimeout(look, 120);
  });
  field.addEventListener('keydown', (event) => {
    if (list.hidden || event.ctrlKey || event.metaKey) {
      return;
    }
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (moves[event.key]) {
      event.preventDefault();
      go(at + moves[event.key]);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(options()[at].dataset.id);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    }
  });
  list.addEventListener('pointerdown', (event) => {
    const item = event.target.closest('[role=option]');
    if (item) {
      event.preventDefault();
      choose(item.dataset.id);
    }
  });
  field.addEventListener('blur', close);
  byId('new-patient').addEventListener('click', fresh);
  byId('other').addEventListener('click', () => {
    person(form, null);
    field.focus();
  });
}
