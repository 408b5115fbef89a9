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

/* What is exported is what the filters let through, and all of it. */
document.getElementById('export').addEventListener('click', (event) => {
  const wish = new FormData(document.getElementById('wish'));
  wish.delete('size');
  event.currentTarget.search = new URLSearchParams(wish).toString();
});

walk({
  rows: document.getElementById('rows'),
  more: () => window.htmx.trigger(document.getElementById('wish'), 'refresh'),
});
