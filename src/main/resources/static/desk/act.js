/* What pages with acts have in common: dialogs that stay open until the server has taken what they say, and the segment behind an amount. */
import { say, sayNext } from './desk.js';

/** Says what was done on the page that comes next: this one anew, or another one. */
export function done(words, path) {
  sayNext(words);
  if (path) {
    location.assign(path);
  } else {
    location.reload();
  }
}

/** Opens a dialog whose form stays open until the server has taken what it says. */
export function submitTo(dialog, send, words, path) {
  const form = dialog.querySelector('form');
  const fault = form.querySelector('.fault');
  fault.hidden = true;
  form.onsubmit = async (event) => {
    event.preventDefault();
    const button = form.querySelector('[type=submit]');
    button.disabled = true;
    try {
      await send(Object.fromEntries(new FormData(form)));
      done(words, path);
    } catch (refusal) {
      fault.textContent = refusal.message;
      fault.hidden = false;
      fault.focus();
    } finally {
      button.disabled = false;
    }
  };
  dialog.showModal();
}

/** Shows the segment that an amount comes from, among those of the same claim. */
export async function segment(button) {
  const answer = await fetch(`/claims/segments/${button.dataset.remittance}/${button.dataset.segment}`);
  if (!answer.ok) {
    say('The segment cannot be shown: the file that it came in is not there');
    return;
  }
  document.getElementById('raw-body').innerHTML = await answer.text();
  document.getElementById('raw').showModal();
  document.querySelector('#raw .hit')?.scrollIntoView({ block: 'center' });
}
