/* What the checks say of a visit: at its fields, and all together. A field that nobody has been in yet is left in peace. */
const byId = (id) => document.getElementById(id);

/** Somebody has been in these fields. */
export function touch(...fields) {
  fields.forEach((field) => {
    field.dataset.touched = 'yes';
  });
}

/** The patient is chosen, or is being typed in. */
const begun = () => byId('picking').hidden;

function fieldOf(form, path) {
  if (path === '') {
    return null;
  }
  const visible = (element) => element && element.closest('[hidden]') === null;
  const named = [...form.elements].find((element) => element.name === path || element.dataset.field === path);
  if (visible(named)) {
    return named;
  }
  const [head, rest] = path.split(/\.(.*)/, 2);
  const stands = [...form.querySelectorAll('[data-field]')].find((element) => element.dataset.field === path)
    ?? [...form.elements].find((element) => visible(element) && (element.name === `${head}.other` && rest === 'npi' || element.dataset.field?.startsWith(`${head}.`) || element.name?.startsWith(`${head}.`)));
  return visible(stands) ? stands : form.querySelector(`[data-field="${head.replace(/\[.*/, '')}"]`);
}

function sayAt(field, { rule, message, severity }, index) {
  const note = document.createElement('span');
  note.className = `fieldfault${severity === 'WARN' ? ' warn' : ''}`;
  note.id = `says-${index}`;
  note.textContent = `${message.charAt(0).toUpperCase()}${message.slice(1)} `;
  const id = document.createElement('span');
  id.className = 'tiny rule';
  id.textContent = rule;
  note.append(id);
  if (severity !== 'WARN') {
    field.setAttribute('aria-invalid', 'true');
  } else if (field.matches('.fld')) {
    field.classList.add('warned');
  }
  field.setAttribute('aria-describedby', note.id);
  if (field.matches('input[type=checkbox]')) {
    field.closest('li').append(note);
  } else {
    field.after(note);
  }
}

function clear(form) {
  form.querySelectorAll('.fieldfault').forEach((note) => note.remove());
  form.querySelectorAll('[aria-invalid], .warned, [aria-describedby^="says-"]').forEach((field) => {
    field.removeAttribute('aria-invalid');
    field.removeAttribute('aria-describedby');
    field.classList.remove('warned');
  });
}

function listed({ rule, message, severity, line, level }, field, later) {
  const item = document.createElement('li');
  item.className = later ? 'later' : severity === 'WARN' ? 'warn' : 'bad';
  const button = document.createElement('button');
  button.type = 'button';
  const where = line > 0 ? `Line ${line}: ` : level > 1 ? `Payer ${level}: ` : '';
  const words = document.createElement('span');
  words.textContent = where + (where === '' ? message.charAt(0).toUpperCase() + message.slice(1) : message);
  const id = document.createElement('span');
  id.className = 'tiny t3';
  id.textContent = `${severity === 'WARN' ? 'warns' : 'stops it'} · ${rule}`;
  button.append(words, id);
  button.addEventListener('click', () => {
    field?.closest('details')?.setAttribute('open', '');
    field?.focus();
  });
  item.append(button);
  return item;
}

/** As the fields stand in the form; what has no field comes first. */
function byPlace({ field: one }, { field: other }) {
  if (one === other) {
    return 0;
  }
  if (one === null || other === null) {
    return one === null ? -1 : 1;
  }
  return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

/**
 * Says messages.
 *
 * @param {HTMLFormElement} form
 * @param {{rule: string, severity: string, field: string, line: number, level: number, message: string}[]} messages
 * @param {boolean} all also at fields that nobody has been in, because it was to be saved
 */
export function show(form, messages, all) {
  clear(form);
  if (all) {
    touch(...form.elements);
  }
  const placed = messages.map((message) => ({ message, field: fieldOf(form, message.field) })).sort(byPlace);
  const now = placed.filter(({ field }) => field === null || field.dataset.touched || !('value' in field) && (all || begun()));
  now.forEach(({ message, field }, index) => {
    if (field) {
      sayAt(field, message, index);
    }
  });
  const stops = (list) => list.filter(({ message }) => message.severity !== 'WARN');
  byId('says').replaceChildren(...[...stops(now), ...now.filter(({ message }) => message.severity === 'WARN'), ...placed.filter((one) => !now.includes(one))].map((one) => listed(one.message, one.field, !now.includes(one))));
  const blocking = stops(placed).length;
  const missing = stops(placed).length - stops(now).length;
  const warns = placed.length - blocking;
  const verdict = byId('verdict');
  verdict.className = `small ${blocking === 0 ? 'good-ink' : stops(now).length > 0 ? 'bad-ink' : 't2'}`;
  verdict.textContent = blocking === 0
    ? `Ready to be saved${warns > 0 ? `; ${warns} to think about` : ''}`
    : [stops(now).length > 0 ? `${stops(now).length} to correct` : '', missing > 0 ? `${missing} still to fill in` : ''].filter(Boolean).join(', ');
  byId('despite-label').hidden = !all || blocking === 0 || messages.some((message) => message.needed);
  if (all) {
    (now.find(({ message, field }) => field && message.severity !== 'WARN')?.field ?? byId('save')).focus();
  }
}
