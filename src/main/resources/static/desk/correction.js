/* What is corrected on a claim: the fields that differ from what stands there now. */
import { clearFaults, showFaults } from './dialogs.js';

const section = document.getElementById('correction');
const inputs = section ? [...section.querySelectorAll('input[data-kind]')] : [];
const CORRECTING = new Set(['CORRECTED', 'CORRECT_AND_RESUBMIT']);

const parts = (text) => text.split(/[\s,]+/).filter((part) => part !== '');
const value = {
  TEXT: (text) => text.trim(),
  DATE: (text) => text,
  LIST: parts,
  NUMBERS: (text) => parts(text).map(Number),
  MONEY: (text) => Math.round(Number(text.replace(/[$,]/g, '')) * 100),
};
const text = {
  LIST: (list) => list.join(' '),
  NUMBERS: (list) => list.join(' '),
  MONEY: (cents) => (cents / 100).toFixed(2),
};
const differs = (input) => input.value !== (input.dataset.was ?? '');

/** The correction that a decision takes along; null if it takes none, or nothing was changed. */
export function correction(decision) {
  if (!CORRECTING.has(decision)) {
    return null;
  }
  const changed = {};
  const lines = new Map();
  inputs.filter(differs).forEach((input) => {
    const path = input.name.split('.');
    const now = value[input.dataset.kind](input.value);
    if (path[0] === 'lines') {
      const line = lines.get(path[1]) ?? { number: Number(path[1]) };
      line[path[2]] = now;
      lines.set(path[1], line);
    } else if (path.length === 2) {
      changed[path[0]] = { ...changed[path[0]], [path[1]]: now };
    } else {
      changed[path[0]] = now;
    }
  });
  if (lines.size > 0) {
    changed.lines = [...lines.values()];
  }
  return Object.keys(changed).length === 0 ? null : changed;
}

/** Fills in what a draft has kept. */
export function restore(kept) {
  inputs.forEach((input) => {
    const path = input.name.split('.');
    const was =
      path[0] === 'lines'
        ? kept?.lines?.find((line) => line.number === Number(path[1]))?.[path[2]]
        : path.reduce((part, name) => part?.[name], kept);
    if (was !== undefined && was !== null) {
      input.value = text[input.dataset.kind]?.(was) ?? was;
    }
  });
  mark();
}

/** Shows the fields where a decision takes a correction along. */
export function showFor(decision) {
  if (section) {
    section.hidden = !CORRECTING.has(decision);
  }
}

function mark() {
  inputs.forEach((input) => input.classList.toggle('changed', differs(input)));
  const count = inputs.filter(differs).length;
  if (section) {
    document.getElementById('fixed').textContent =
      count === 0 ? 'Nothing changed yet.' : `${count} ${count === 1 ? 'field' : 'fields'} changed.`;
  }
}

/**
 * Says faults at the fields of the correction and goes to the first.
 *
 * @param {{ field: string, message: string }[]} faults
 * @returns {{ mine: string[], others: { field: string, message: string }[] }} those said here, with their fields' names; the others
 */
export function faultsAt(faults) {
  const form = section?.querySelector('form');
  if (!form || section.hidden) {
    return { mine: [], others: faults };
  }
  clearFaults(form);
  const here = faults
    .map(({ field, message }) => ({ fault: { field, message }, input: inputs.find((one) => field === `details.correction.${one.name}`) }))
    .filter(({ input }) => input);
  showFaults(form, here.map(({ fault, input }) => ({ field: input.name, message: fault.message })));
  return {
    mine: here.map(({ fault, input }) => `${input.getAttribute('aria-label') ?? input.labels[0].firstElementChild.textContent}: ${input.nextElementSibling.textContent}`),
    others: faults.filter((fault) => !here.some((one) => one.fault.field === fault.field)),
  };
}

section?.addEventListener('input', mark);
section?.addEventListener('submit', (event) => event.preventDefault());
