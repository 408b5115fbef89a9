/* Dialogs whose form stays open until the server has taken what it says; faults stand at their fields. */
import { sayNext } from './desk.js';

/** After an act the page is read anew, and says what was done. */
export function done(words) {
  sayNext(words);
  location.reload();
}

function describe(field, ids) {
  if (ids === '') {
    field.removeAttribute('aria-describedby');
  } else {
    field.setAttribute('aria-describedby', ids);
  }
}

/** Takes away what was said at the fields of a form. */
export function clearFaults(form) {
  form.querySelectorAll('.fieldfault').forEach((note) => note.remove());
  form.querySelectorAll('[aria-invalid]').forEach((field) => {
    field.removeAttribute('aria-invalid');
    describe(field, field.dataset.hint ?? '');
  });
}

/** Says faults at their fields; returns those that have none in the form. */
export function showFaults(form, faults) {
  const homeless = [];
  faults.forEach(({ field, message }) => {
    const input = [...form.elements].find((element) => element.name === field);
    if (!input) {
      homeless.push(message);
      return;
    }
    const note = document.createElement('span');
    note.className = 'fieldfault';
    note.id = `fault-${form.closest('dialog')?.id ?? 'page'}-${field.replaceAll('.', '-')}`;
    note.textContent = `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
    input.setAttribute('aria-invalid', 'true');
    input.dataset.hint ??= input.getAttribute('aria-describedby') ?? '';
    describe(input, `${input.dataset.hint} ${note.id}`.trim());
    // Inside of a label it would become a part of the field's name; described by it, the field says it all the same.
    note.setAttribute('aria-hidden', 'true');
    input.after(note);
  });
  form.querySelector('[aria-invalid]')?.focus();
  return homeless;
}

/**
 * Opens a dialog.
 *
 * @param {HTMLDialogElement} dialog
 * @param {(values: Record<string, string>) => Promise<unknown>} send
 * @param {string} words that are said when it is done
 */
export function submitTo(dialog, send, words) {
  const form = dialog.querySelector('form[method=dialog]');
  const fault = form.querySelector('.fault');
  const show = (message) => {
    fault.textContent = message;
    fault.hidden = message === '';
  };
  clearFaults(form);
  show('');
  form.onsubmit = async (event) => {
    event.preventDefault();
    const button = form.querySelector('[type=submit]');
    button.disabled = true;
    clearFaults(form);
    show('');
    try {
      await send(Object.fromEntries(new FormData(form)));
      done(words);
    } catch (refusal) {
      const fields = refusal.fields ?? [];
      const homeless = showFaults(form, fields);
      if (homeless.length === fields.length) {
        show(refusal.message);
      } else if (homeless.length > 0) {
        show(homeless.join(' '));
      }
      if (!fault.hidden) {
        fault.focus();
      }
    } finally {
      button.disabled = false;
    }
  };
  form.querySelector('[data-leave]').onclick = () => dialog.close();
  dialog.showModal();
}
