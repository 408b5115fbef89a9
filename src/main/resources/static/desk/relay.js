/* ERAs and the practice's copies of them: sending one, or all of some days. */
import { submitTo } from './dialogs.js';
import { call } from './desk.js';
import { walk } from './list.js';

const byId = (id) => document.getElementById(id);
const wish = byId('wish');
const { token } = wish.dataset;
const refresh = () => window.htmx.trigger(wish, 'refresh');

function send(row) {
  const button = row?.querySelector('[data-send]');
  if (button) {
    byId('again-what').textContent = button.dataset.name;
    submitTo(
      byId('again'),
      () => call('POST', `/api/files/${encodeURIComponent(row.dataset.id)}/relay`, { token }),
      'It goes with the next visit to the server',
    );
  }
}

function days() {
  if (byId('days-open')) {
    submitTo(
      byId('days'),
      ({ from, to }) => call('POST', '/api/files/relay', { from, to, token }),
      'They go with the next visit to the server',
    );
    byId('days').querySelector('[name=from]').value = byId('from').value;
    byId('days').querySelector('[name=to]').value = byId('to').value;
  }
}

byId('days-open')?.addEventListener('click', days);
byId('rows').addEventListener('click', (event) => {
  if (event.target.closest('[data-send]')) {
    send(event.target.closest('tr'));
  }
});

walk({ rows: byId('rows'), more: refresh, keys: { s: () => send(byId('rows').querySelector('tr.cur')), d: days } });
