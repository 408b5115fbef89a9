/* The list of claims. */
import { call, say } from './desk.js';
import { walk } from './list.js';

const wish = document.getElementById('wish');
const refresh = () => window.htmx.trigger(wish, 'refresh');
const build = document.getElementById('build');

build?.addEventListener('click', async () => {
  build.disabled = true;
  try {
    const { batches } = await call('POST', '/api/batches');
    say(batches.length === 0 ? 'Nothing is ready to go' : `${batches.length} ${batches.length === 1 ? 'file' : 'files'} begun`);
    refresh();
  } catch (refusal) {
    say(refusal.message);
  }
  build.disabled = false;
});

walk({
  rows: document.getElementById('rows'),
  keys: { b: () => build?.click() },
  more: refresh,
  settled: () => {
    const total = Number(document.getElementById('sum').dataset.total);
    document.getElementById('total').textContent = `${total.toLocaleString('en-US')} ${total === 1 ? 'claim' : 'claims'}`;
  },
});
