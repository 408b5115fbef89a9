/* The list of decision tables. */
import { walk } from './list.js';

walk({ rows: document.getElementById('rows') });
