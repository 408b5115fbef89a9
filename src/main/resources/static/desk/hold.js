/* Legal holds, placed from the chart and from the claim. */
import { call } from './desk.js';
import { submitTo } from './dialogs.js';

const dialog = document.getElementById('legal');

/** A key of its own keeps a hold that is sent twice from being placed twice. */
document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-legal]');
  if (button && dialog) {
    const { legal, subject, name } = button.dataset;
    dialog.querySelector('form').reset();
    document.getElementById('legal-text').textContent = `On ${name}. It is kept from the purge, whatever its age, until the hold is released.`;
    const key = crypto.randomUUID();
    submitTo(dialog, ({ reason }) => call('POST', '/api/holds', { scope: legal, subject, reason, key }), 'The legal hold is placed');
  }
});
