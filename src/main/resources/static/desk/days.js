/* A posting day: closed, and its month locked, after a question. */
import { submitTo } from './act.js';
import { ask, call, typing } from './desk.js';

const byId = (id) => document.getElementById(id);
const { day, month } = byId('day').dataset;

const close = () => byId('close') && submitTo(byId('closing'), () => call('POST', `/api/days/${day}/close`), 'The day is closed');
const lock = () => submitTo(byId('locking'), () => call('POST', `/api/months/${month}/lock`), `${month} is locked`);

byId('close')?.addEventListener('click', close);
byId('lock')?.addEventListener('click', lock);
document.addEventListener('click', (event) => {
  if (event.target.closest('[data-leave]')) {
    event.target.closest('dialog').close();
  }
});

const keys = {
  j: () => byId('after')?.click(),
  k: () => byId('before').click(),
  c: close,
  g: () => byId('date').focus(),
  '?': () => ask('keys'),
};
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    document.activeElement?.blur();
  } else if (!typing(event) && keys[event.key.toLowerCase()]) {
    event.preventDefault();
    keys[event.key.toLowerCase()]();
  }
});
document.documentElement.dataset.ready = 'yes';
