/* The versions of a decision table: two are compared, one is rolled back to. */
import { submitTo } from './act.js';
import { call } from './desk.js';
import { walk } from './list.js';

const byId = (id) => document.getElementById(id);
const { decision, basedOn } = byId('main').dataset;

/** Asks for the reason; the version is taken up again as a new one. */
function rollBack(number) {
  const dialog = byId('rolling');
  dialog.querySelector('form').reset();
  dialog.querySelectorAll('.which').forEach((place) => { place.textContent = number; });
  submitTo(dialog, ({ why }) => call('POST', `/api/decisions/${decision}/roll-back`, { version: Number(number), basedOn: Number(basedOn), why }),
    `What version ${number} says is in force`, `/settings/decisions/${decision}/versions`);
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-roll]');
  if (button) {
    rollBack(button.dataset.roll);
  }
  if (event.target.closest('[data-leave]')) {
    event.target.closest('dialog').close();
  }
});

if (byId('rows')) {
  walk({
    rows: byId('rows'),
    keys: {
      r: () => document.querySelector('#rows tr.cur [data-roll]')?.click(),
      c: () => document.querySelector('#rows tr.cur [data-compare]')?.click(),
    },
  });
}
document.documentElement.dataset.ready = 'yes';
