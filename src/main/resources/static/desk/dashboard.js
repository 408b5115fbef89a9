/* The dashboard: small trends, shares as bars, and its keys. */
import { ask, call, say, typing } from './desk.js';

const byId = (id) => document.getElementById(id);
const SVG = 'http://www.w3.org/2000/svg';

/** A line through the values of the days; where there is none the line is broken. */
function spark(svg) {
  const values = (svg.dataset.trend ?? '').split(',').map((value) => (value === '' ? null : Number(value)));
  const known = values.filter((value) => value !== null);
  if (known.length < 2) {
    return;
  }
  const low = Math.min(...known);
  const span = Math.max(...known) - low || 1;
  const x = (i) => ((i * 70) / Math.max(1, values.length - 1) + 1).toFixed(1);
  const y = (value) => (23 - ((value - low) * 20) / span).toFixed(1);
  let path = '';
  values.forEach((value, i) => {
    if (value !== null) {
      path += `${path === '' || values[i - 1] === null ? 'M' : 'L'}${x(i)} ${y(value)}`;
    }
  });
  const line = document.createElementNS(SVG, 'path');
  line.setAttribute('d', path);
  svg.append(line);
}

document.querySelectorAll('.spark').forEach(spark);
document.querySelectorAll('[data-grow]').forEach((part) => {
  part.style.flexGrow = Math.max(0, Number(part.dataset.grow));
});

async function build() {
  const button = byId('build');
  button.disabled = true;
  say('The figures are being refreshed');
  try {
    await call('POST', '/api/kpis/build');
    location.reload();
  } catch (refusal) {
    say(refusal.message);
    button.disabled = false;
  }
}

byId('build').addEventListener('click', build);
byId('print').addEventListener('click', () => window.print());

const tiles = [...document.querySelectorAll('.kpi a.open')];
const move = (by) => {
  const at = tiles.indexOf(document.activeElement);
  tiles[at < 0 ? 0 : Math.max(0, Math.min(tiles.length - 1, at + by))].focus();
};
const keys = { j: () => move(1), k: () => move(-1), r: build, p: () => window.print(), '?': () => ask('keys') };
document.addEventListener('keydown', (event) => {
  const act = !typing(event) && keys[event.key.toLowerCase()];
  if (act) {
    event.preventDefault();
    act();
  }
});
document.documentElement.dataset.ready = 'yes';
