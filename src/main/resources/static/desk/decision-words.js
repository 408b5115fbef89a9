/* What stands in a cell of a decision table, in words, as the server says it of whole rows. */
const TEXTS = /^"[^"]*"(\s*,\s*"[^"]*")*$/;

function answer(cell) {
  if (TEXTS.test(cell)) {
    return [...cell.matchAll(/"([^"]*)"/g)].map(([, text]) => text || 'nothing').join(' or ');
  }
  return { true: 'yes', false: 'no' }[cell] ?? cell;
}

function test(cell) {
  if (cell === '' || cell === '-') {
    return 'anything';
  }
  const not = cell.match(/^not\((.*)\)$/);
  if (not) {
    return `not ${test(not[1].trim())}`;
  }
  const compared = cell.match(/^(<=|>=|<|>)\s*([\w.-]+)$/);
  if (compared) {
    return `${{ '<': 'less than', '<=': 'at most', '>': 'more than', '>=': 'at least' }[compared[1]]} ${compared[2]}`;
  }
  const range = cell.match(/^([[(\]])\s*([\w.-]+?)\s*\.\.\s*([\w.-]+)\s*([\])[])$/);
  if (range) {
    return `${range[1] === '[' ? 'from' : 'more than'} ${range[2]} to ${range[4] === ']' ? '' : 'less than '}${range[3]}`;
  }
  return answer(cell);
}

export const words = (cell, column) => (column.answer ? answer(cell) : test(cell));
