/* The audit log. */
import { call, say } from './desk.js';
import { walk } from './list.js';

document.getElementById('verify').addEventListener('click', async () => {
  try {
    const { entries, fault } = await call('GET', '/api/audit/verdict');
    document.getElementById('verdict').textContent = fault === ''
      ? `The chain of all ${entries.toLocaleString('en-US')} entries holds.`
      : `The chain is broken behind entry ${entries.toLocaleString('en-US')}: ${fault}.`;
  } catch (refusal) {
    say(refusal.message);
  }
});

walk({
  rows: document.getElementById('rows'),
  more: () => window.htmx.trigger(document.getElementById('wish'), 'refresh'),
});
