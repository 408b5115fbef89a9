/* A decision is tried with values of one's own, before it is saved. */
import { call } from './desk.js';
import { make } from './dom.js';

const said = (value) => (value === '' || value === null ? 'nothing' : value === true ? 'yes' : value === false ? 'no' : String(value));

function field(fact) {
  const label = make('label', '', fact.label);
  const chosen = fact.type === 'boolean' || fact.values.length > 0;
  const input = make(chosen ? 'select' : 'input', 'fld');
  input.name = fact.name;
  if (chosen) {
    const values = fact.type === 'boolean' ? [['false', 'no'], ['true', 'yes']] : fact.values.map((value) => [value, value || 'nothing']);
    values.forEach(([value, text]) => input.append(new Option(text, value)));
  } else {
    input.autocomplete = 'off';
    input.maxLength = 80;
    if (fact.type === 'number') {
      input.inputMode = 'decimal';
      input.value = '0';
    }
  }
  label.append(input);
  return label;
}

/**
 * The form with the facts.
 *
 * @param {{ form: HTMLFormElement, result: HTMLElement, facts: object[], draft: () => object, show: (table: string, row: number) => void, tables: object[], refused: (refusal: Error) => void }} page
 */
export function trial({ form, result, facts, draft, show, tables, refused }) {
  const holder = form.querySelector('.fgrid');
  holder.append(...facts.map(field));

  const values = () => Object.fromEntries(facts.flatMap((fact) => {
    const { value } = form.elements.namedItem(fact.name);
    if (fact.type === 'boolean') {
      return [[fact.name, value === 'true']];
    }
    if (fact.type !== 'number') {
      return [[fact.name, value.trim()]];
    }
    return value.trim() === '' ? [] : [[fact.name, Number(value)]];
  }));

  const wrong = () => facts.filter((fact) => fact.type === 'number')
    .map((fact) => form.elements.namedItem(fact.name))
    .find((input) => Number.isNaN(Number(input.value)));

  function answers(run) {
    const answer = JSON.parse(run.answer);
    const list = make('dl', 'answers');
    const labels = new Map(tables.flatMap((table) => table.outputs.map((output) => [output.looksAt, output.label])));
    const pairs = answer !== null && typeof answer === 'object' ? Object.entries(answer) : [['', answer]];
    pairs.forEach(([name, value]) => list.append(make('dt', '', labels.get(name) ?? (name || tables[0].outputs[0].label)), make('dd', '', said(value))));
    return list;
  }

  function steps(run) {
    const list = make('ol', 'bywhat');
    run.steps.forEach((step) => {
      const table = tables.find((one) => one.id === step.table);
      const item = make('li');
      const button = make('button', 'lnk', `${table.name}: ${step.row === 0 ? 'no row fits' : `row ${step.row}`}`);
      button.type = 'button';
      button.addEventListener('click', () => show(step.table, step.row - 1));
      item.append(button);
      list.append(item);
    });
    return list;
  }

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const bad = wrong();
    if (bad) {
      result.replaceChildren(make('p', 'fault', 'A number is wanted here.'));
      bad.focus();
      return;
    }
    try {
      const run = await call('POST', '/api/decisions/try', { ...draft(), facts: values() });
      result.replaceChildren(make('h3', '', 'Decided'), answers(run), make('h3', '', 'By'), steps(run));
      run.steps.forEach((step) => show(step.table, step.row - 1, true));
    } catch (refusal) {
      result.replaceChildren(make('p', 'fault', refusal.message));
      refused(refusal);
    }
  });
}
