/* One figure: its trend as a chart, and the keys of its list. */
import { done } from './act.js';
import { ask, call, typing } from './desk.js';

const byId = (id) => document.getElementById(id);
const canvas = byId('trend');
let chart;

function draw() {
  if (!canvas) {
    return;
  }
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  // An attribute that is empty is none.
  const { unit = '', target = '' } = canvas.dataset;
  const dollars = unit === '$';
  const scale = dollars ? 10000 : 100;
  const values = (canvas.dataset.values ?? '').split(',').map((value) => (value === '' ? null : Number(value) / scale));
  const days = canvas.dataset.days.split(',');
  const shown = (value) => (dollars ? `$${value.toLocaleString('en-US')}` : `${value}${unit}`);
  const lines = [
    { data: values, borderColor: colour('--age-3'), backgroundColor: colour('--age-3'), borderWidth: 2, pointRadius: values.length < 3 ? 3 : 0, pointHitRadius: 8, tension: 0 },
  ];
  if (target !== '') {
    const goal = Number(target) / (dollars ? 100 : 1);
    lines.push({ data: days.map(() => goal), borderColor: colour('--age-5'), borderWidth: 1.5, borderDash: [5, 4], pointRadius: 0 });
  }
  const axis = { grid: { color: colour('--line-soft') }, ticks: { color: colour('--ink-2'), font: { family: 'Inter, sans-serif', size: 11 }, maxTicksLimit: 7 } };
  chart?.destroy();
  chart = new window.Chart(canvas, {
    type: 'line',
    data: { labels: days.map((day) => `${day.slice(5, 7)}/${day.slice(8)}`), datasets: lines },
    options: {
      animation: false,
      maintainAspectRatio: false,
      plugins: { legend: { display: false }, tooltip: { filter: (item) => item.datasetIndex === 0, callbacks: { label: (item) => shown(item.parsed.y) } } },
      scales: { x: { ...axis, ticks: { ...axis.ticks, maxRotation: 0 } }, y: { ...axis, ticks: { ...axis.ticks, callback: shown } } },
    },
  });
}

new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ['data-bs-theme'] });
window.addEventListener('beforeprint', () => chart?.resize());
byId('print').addEventListener('click', () => window.print());

/* What is to be reached. */
const aim = byId('aim');
async function set(goal) {
  const fault = aim.querySelector('.fault');
  fault.hidden = true;
  const buttons = [...aim.querySelectorAll('button')];
  buttons.forEach((button) => { button.disabled = true; });
  try {
    await call('PUT', `/api/kpis/${aim.dataset.id}/target`, { goal });
    done('The target is set');
  } catch (refusal) {
    fault.textContent = refusal.message;
    fault.hidden = false;
    fault.focus();
    buttons.forEach((button) => { button.disabled = false; });
  }
}
aim?.addEventListener('submit', (event) => {
  event.preventDefault();
  set(Math.round(Number(byId('goal').value) * Number(aim.dataset.scale)));
});
byId('usual')?.addEventListener('click', () => set(null));

const links = [...document.querySelectorAll('#rows a.open')];
const move = (by) => {
  const at = links.indexOf(document.activeElement);
  links[at < 0 ? 0 : Math.max(0, Math.min(links.length - 1, at + by))]?.focus();
};
const keys = {
  j: () => move(1),
  k: () => move(-1),
  e: () => byId('csv').click(),
  p: () => window.print(),
  b: () => byId('back').click(),
  '?': () => ask('keys'),
};
document.addEventListener('keydown', (event) => {
  const act = !typing(event) && keys[event.key.toLowerCase()];
  if (act) {
    event.preventDefault();
    act();
  }
});
await document.fonts.load('11px Inter');
draw();
document.documentElement.dataset.ready = 'yes';
