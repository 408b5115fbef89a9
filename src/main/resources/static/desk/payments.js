/* The list of payments. */
import './act.js';
import { walk } from './list.js';

const total = document.getElementById('total');

const refresh = () => window.htmx.trigger(document.getElementById('wish'), 'refresh');

/* A column's name sorts by it, and once more the other way. */
document.addEventListener('click', (event) => {
  const by = event.target.closest('th[data-sort]')?.dataset.sort;
  if (by) {
    const sort = document.getElementById('sort');
    sort.value = sort.value === `-${by}` ? by : `-${by}`;
    refresh();
  }
});

function sorted(order) {
  document.querySelectorAll('th[data-sort]').forEach((th) => {
    if (th.dataset.sort === order.replace('-', '')) {
      th.setAttribute('aria-sort', order.startsWith('-') ? 'descending' : 'ascending');
    } else {
      th.removeAttribute('aria-sort');
    }
  });
}

walk({
  rows: document.getElementById('rows'),
  keys: { n: () => document.getElementById('new')?.click() },
  more: refresh,
  settled: () => {
    const sum = document.getElementById('sum').dataset;
    const count = Number(sum.total);
    sorted(sum.sort);
    total.textContent = `${count.toLocaleString('en-US')} ${count === 1 ? 'payment' : 'payments'}`;
  },
});
