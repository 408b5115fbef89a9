/* The list of batches. */
import { walk } from './list.js';

walk({
  rows: document.getElementById('rows'),
  more: () => window.htmx.trigger(document.getElementById('wish'), 'refresh'),
});
