/* What every page has: the token of its forms, the theme, dialogs, and words for screen readers. */
import './place.js';

const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? '';

document.addEventListener('htmx:configRequest', (event) => {
  event.detail.headers[meta('csrf-header')] = meta('csrf');
});

/** Calls the REST interface as the person who is logged in; a refusal is an Error with its problem. */
export async function call(method, path, body) {
  const response = await fetch(path, {
    method,
    headers: { 'Content-Type': 'application/json', [meta('csrf-header')]: meta('csrf') },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (response.status === 401) {
    location.assign('/login?ended');
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    const refusal = new Error(answer.detail ?? `The server answered ${response.status}.`);
    refusal.fields = answer.fields ?? [];
    refusal.status = response.status;
    refusal.problem = answer;
    throw refusal;
  }
  return answer;
}

/**
 * Says something to everybody, also to who cannot see it.
 *
 * @param {string} text
 * @param {number} time for which it is seen, in milliseconds
 */
export function say(text, time = 4000) {
  const said = document.getElementById('said');
  // Only what changes is read out: the same words once more have to come anew.
  said.textContent = '';
  setTimeout(() => {
    said.textContent = text;
  }, 30);
  document.querySelector('.saying')?.remove();
  const saying = document.createElement('div');
  saying.className = 'saying';
  saying.textContent = text;
  document.body.append(saying);
  setTimeout(() => saying.remove(), time);
}

const SAID = 'cobalt.said';

/** Says something on the page that comes next, be it this one read anew. */
export function sayNext(text) {
  sessionStorage.setItem(SAID, text);
}

/** Opens a dialog; resolves to its values, or to null if it was left. */
export function ask(id) {
  const dialog = document.getElementById(id);
  dialog.returnValue = '';
  dialog.querySelector('form')?.reset();
  dialog.showModal();
  return new Promise((done) => {
    dialog.addEventListener('close', () => {
      const form = dialog.querySelector('form');
      done(dialog.returnValue === 'do' ? Object.fromEntries(new FormData(form)) : null);
    }, { once: true });
  });
}

/* Enter does what the dialog is for; by itself it would press its first button, which cancels. */
document.addEventListener('keydown', (event) => {
  const form = event.key === 'Enter' && event.target.closest('dialog.dlg input:not([type=checkbox]):not([type=radio])')?.form;
  const go = form && form.querySelector('button[value=do]');
  if (go) {
    event.preventDefault();
    form.requestSubmit(go);
  }
});

export const typing = (event) =>
  event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]') !== null
  || event.target.closest('input:not([type=checkbox]), select, textarea, [contenteditable], .fjs-container') !== null;

document.addEventListener('click', (event) => {
  const theme = event.target.closest('[data-theme-switch]');
  if (theme) {
    const dark = document.documentElement.dataset.bsTheme !== 'dark';
    document.documentElement.dataset.bsTheme = dark ? 'dark' : 'light';
    document.cookie = `theme=${dark ? 'dark' : 'light'};path=/;max-age=31536000;samesite=strict`;
  }
  const opener = event.target.closest('[data-opens]');
  if (opener) {
    ask(opener.dataset.opens);
  }
});

/* Who leaves the desk is logged out, though the page itself asks the server now and then. */
const IDLE = 15 * 60 * 1000;
let idle = 0;
function awake() {
  clearTimeout(idle);
  idle = setTimeout(async () => {
    await fetch('/logout', { method: 'POST', headers: { [meta('csrf-header')]: meta('csrf') } });
    location.assign('/login?ended');
  }, IDLE);
}
if (meta('csrf')) {
  ['keydown', 'pointerdown', 'wheel'].forEach((kind) => document.addEventListener(kind, awake, { passive: true }));
  awake();
}

/* What the page before has to say. */
const told = document.getElementById('said')?.dataset.said ?? sessionStorage.getItem(SAID);
sessionStorage.removeItem(SAID);
if (told) {
  // The page has to come to rest first.
  say(told, 8000);
}
