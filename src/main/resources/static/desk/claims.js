/* The list of claims. */
import { walk } from './list.js';

const wish = document.getElementById('wish');
const refresh = () => window.htmx.trigger(wish, 'refresh');

walk({
  rows: document.getElementById('rows'),
  more: refresh,
  settled: () => {
    const total = Number(document.getElementById('sum').dataset.total);
    document.getElementById('total').textContent = `${total.toLocaleString('en-US')} ${total === 1 ? 'claim' : 'claims'}`;
  },
});
