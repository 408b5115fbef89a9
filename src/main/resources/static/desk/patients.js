/* The list of patients. */
import { walk } from './list.js';

const refresh = () => window.htmx.trigger(document.getElementById('wish'), 'refresh');
const fresh = document.getElementById('new');

const { current } = walk({
  rows: document.getElementById('rows'),
  keys: {
    n: () => fresh?.click(),
    v: () => {
      const id = current()?.dataset.id;
      if (fresh && id) {
        location.assign(`/intake?patient=${encodeURIComponent(id)}`);
      }
    },
  },
  more: refresh,
  settled: () => {
    const total = Number(document.getElementById('sum').dataset.total);
    document.getElementById('total').textContent = `${total.toLocaleString('en-US')} ${total === 1 ? 'patient' : 'patients'}`;
  },
});
document.getElementById('wish').addEventListener('submit', (event) => event.preventDefault());
