/*
 * The forms of form-js, mended for people who type: a date counts as soon as it stands there, Enter and Escape leave the
 * focus where it is, groups of choices have names, and faults stand at their fields.
 */
const EXAMPLE = new Date(2026, 3, 15);
const OLDEST = 1900;

/** Two digits are a year up to twenty years from now. */
function year(text) {
  const number = Number(text);
  if (text.length !== 2) {
    return text.length === 4 ? number : 0;
  }
  return number <= (new Date().getFullYear() % 100) + 20 ? 2000 + number : 1900 + number;
}

function digits(text, order) {
  if (!/^\d{8}$/.test(text)) {
    return text.split(/[\s./-]+/);
  }
  let from = 0;
  return [...order].map((part) => text.slice(from, (from += part === 'y' ? 4 : 2)));
}

/** The day that a text says, in the order of the browser's language or as 2026-04-15; null if it says none. */
function dayOf(text, format) {
  const own = format.replace(/[^djmnYy]/g, '').replace('j', 'd').replace('n', 'm').replace('Y', 'y');
  const order = /^\d{4}\D/.test(text) ? 'ymd' : own;
  const parts = digits(text, order);
  if (parts.length !== 3 || !parts.every((part) => /^\d{1,4}$/.test(part))) {
    return null;
  }
  const [y, m, d] = [year(parts[order.indexOf('y')]), Number(parts[order.indexOf('m')]), Number(parts[order.indexOf('d')])];
  const date = new Date(y, m - 1, d);
  return y >= OLDEST && date.getMonth() === m - 1 && date.getDate() === d ? date : null;
}

const iso = (date) =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

/** The input of a date that something belongs to, be it the input itself or a part of its calendar; null if none. */
const dateInput = (element) => element?.closest?.('.flatpickr-wrapper')?.querySelector(':scope > input') ?? null;

/**
 * Mends a form that is shown.
 *
 * @param form of form-js
 * @param {HTMLElement} container that it is shown in
 */
export function mended(form, container) {
  const fields = form.get('formFieldRegistry');
  const shown = () => form.get('formFieldInstanceRegistry').getAllKeyed();
  const domId = (id) => `fjs-form-${form._id}-${id}`;
  const inputOf = (id) =>
    document.getElementById(`${domId(id)}-date`)
    ?? document.getElementById(domId(id))
    ?? container.querySelector(`input[name="${domId(id)}"]:checked`)
    ?? container.querySelector(`input[name="${domId(id)}"]`);
  const labelOf = (id) => fields.get(id).label || fields.get(id).dateLabel || '';
  const unreadable = new Map();

  function mark(id, message) {
    const { [id]: old, ...errors } = form._getState().errors;
    form._setState({ errors: message ? { ...errors, [id]: [message] } : errors });
  }

  /** Takes over what stands in the input of a date; false if it is none, which its field then says. */
  function commit(instance) {
    const input = document.getElementById(`${domId(instance.id)}-date`);
    const picker = input?._flatpickr;
    if (!picker) {
      return true;
    }
    const text = input.value.trim();
    const date = text === '' ? null : dayOf(text, picker.config.dateFormat);
    if (text !== '' && date === null) {
      unreadable.set(instance.id, `Enter a date such as ${picker.formatDate(EXAMPLE, picker.config.dateFormat)}.`);
      mark(instance.id, unreadable.get(instance.id));
      return false;
    }
    const now = date && iso(date);
    const before = instance.valuePath.reduce((part, name) => part?.[name], form._getState().data) ?? null;
    if (date) {
      picker.setDate(date, false);
    }
    if (now !== before) {
      form._update({ fieldInstance: instance, value: now });
    }
    if (unreadable.delete(instance.id)) {
      mark(instance.id, null);
    }
    return true;
  }
  const dates = () => shown().filter(({ id }) => fields.get(id).type === 'datetime');
  const instanceOf = (input) => dates().find(({ id }) => input.id === `${domId(id)}-date`);
  const commitIn = (input) => {
    const instance = instanceOf(input);
    return !instance || commit(instance);
  };

  /** Takes over what stands in all dates; the faults of those that are none, by the id of the field. */
  function settle() {
    unreadable.clear();
    dates().forEach(commit);
    return Object.fromEntries([...unreadable].map(([id, message]) => [id, [message]]));
  }

  /** Shows faults at their fields and goes to the first; says them with the fields' labels. */
  function show(errors) {
    form._setState({ errors: { ...form._getState().errors, ...errors } });
    const wrong = Object.keys(errors)
      .map((id) => ({ id, input: inputOf(id) }))
      .filter(({ input }) => input)
      .sort((a, b) => (a.input.compareDocumentPosition(b.input) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
    wrong[0]?.input.focus();
    return wrong.map(({ id }) => `${labelOf(id)}: ${[errors[id]].flat(Infinity).join(' ')}`);
  }

  /** The id of the field that the server knows by a path such as {@code details.until}; undefined if none is shown. */
  const fieldAt = (path) => {
    const named = shown().map(({ id, valuePath }) => ({ id, path: valuePath.join('.') }));
    return (named.find((one) => one.path === path) ?? named.find((one) => one.path.startsWith(`${path}.`)))?.id;
  };

  container.addEventListener('keydown', (event) => {
    const input = dateInput(event.target);
    const picker = input?._flatpickr;
    if (!picker) {
      return;
    }
    if (event.key === 'Enter' && event.target === input) {
      // By itself it would take the focus out of the field, to nowhere.
      event.preventDefault();
      event.stopPropagation();
      commitIn(input);
      picker.close();
    } else if (event.key === 'Escape' && picker.isOpen) {
      event.preventDefault();
      event.stopPropagation();
      input.focus();
      picker.close();
    }
  }, true);

  /* By itself the calendar (at blur) and the field (at focusout) empty what they cannot read. */
  ['blur', 'focusout'].forEach((kind) => container.addEventListener(kind, (event) => {
    const input = dateInput(event.target);
    if (input && event.target === input && dateInput(event.relatedTarget) !== input && !commitIn(input)) {
      event.stopPropagation();
      input._flatpickr.close();
    }
  }, true));
  window.addEventListener('mousedown', (event) => {
    const input = dateInput(document.activeElement);
    if (input && container.contains(input) && dateInput(event.target) !== input && !commitIn(input)) {
      input._flatpickr.close();
    }
  }, true);

  /* What a group of choices asks stands beside it, but is not said with it. */
  function name() {
    container.querySelectorAll('.fjs-form-field-radio').forEach((group) => {
      const label = group.querySelector(':scope > label');
      const choice = group.querySelector('input[type=radio]');
      if (label && choice) {
        label.id = `${choice.name}-asks`;
        group.setAttribute('role', 'radiogroup');
        group.setAttribute('aria-labelledby', label.id);
      }
    });
    container.querySelectorAll('.fjs-form-field-datetime').forEach((field) =>
      field.querySelector('input')?.setAttribute('aria-invalid', String(field.classList.contains('fjs-has-errors'))));
  }
  new MutationObserver(name).observe(container, { childList: true, subtree: true, attributeFilter: ['class'] });
  name();

  return {
    settle,
    show,
    fieldAt,
    /** Goes to what is decided first. */
    enter: () => (container.querySelector('input:checked') ?? container.querySelector('input, textarea, select'))?.focus(),
  };
}
