/* What patients entered in the portal: a list that leads to their charts. */
import { walk } from './list.js';

const rows = document.getElementById('rows');
if (rows) {
  walk({ rows, keys: { '?': () => {} } });
}
document.documentElement.dataset.ready = 'yes';
