/* One deposit: it is closed with a reason, or is one with another. */
import { submitTo } from './act.js';
import { ask, call, typing } from './desk.js';

const byId = (id) => document.getElementById(id);
const { id } = byId('main').dataset;
const at = (path) => `/api/deposits/${id}/${path}`;

function close() {
  const button = byId('close');
  if (button && !button.disabled) {
    byId('closing').querySelector('form').reset();
    submitTo(byId('closing'), ({ reason }) => call('POST', at('close'), { reason }), 'The deposit is closed');
  }
}

function match(button) {
  if (button && !button.disabled) {
    submitTo(byId('same'), () => call('POST', at('match'), { deposit: button.dataset.other }), 'They are one deposit', '/deposits');
  }
}

document.addEventListener('click', (event) => {
  const on = (selector) => event.target.closest(selector);
  if (on('[data-leave]')) {
    on('dialog').close();
  } else if (on('#close')) {
    close();
  } else if (on('[data-match]')) {
    match(on('[data-match]'));
  }
});

const keys = {
  c: close,
  o: () => byId('to-payment')?.click(),
  t: () => byId('to-task')?.click(),
  '?': () => ask('keys'),
};
document.addEventListener('keydown', (event) => {
  if (typing(event)) {
    return;
  }
  if (event.key === 'Escape') {
    byId('back').click();
  } else if (/^[1-9]$/.test(event.key)) {
    match(document.querySelectorAll('[data-match]')[Number(event.key) - 1]);
  } else if (keys[event.key.toLowerCase()]) {
    event.preventDefault();
    keys[event.key.toLowerCase()]();
  }
});
document.documentElement.dataset.ready = 'yes';
