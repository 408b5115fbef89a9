/* The part of a chart that is about the patient's portal: invitations, and what the patient entered. */
import { call, say } from './desk.js';
import { done, submitTo } from './dialogs.js';

const byId = (id) => document.getElementById(id);
const { patient } = byId('chart').dataset;
const at = (path) => `/api/patients/${patient}/portal/${path}`;
const given = (value) => (value === undefined || value === '' ? undefined : value);

/* Invitations. Link and code stand on the page until it is left, and nowhere else. */
function invite(button) {
  const dialog = byId('invite');
  const again = button.dataset.again === 'true';
  byId('invite-text').textContent = again
    ? 'The patient gets another link and another code. The invitation that is open ends, and whoever is in the portal by it is out.'
    : 'The patient gets a link and a code. Both are shown once.';
  const form = dialog.querySelector('form');
  const fault = form.querySelector('.fault');
  fault.hidden = true;
  form.onsubmit = async (event) => {
    event.preventDefault();
    byId('invite-do').disabled = true;
    try {
      show(await call('POST', at('invitation')));
      dialog.close();
    } catch (refusal) {
      fault.textContent = refusal.message;
      fault.hidden = false;
      fault.focus();
    } finally {
      byId('invite-do').disabled = false;
    }
  };
  form.querySelector('[data-leave]').onclick = () => dialog.close();
  dialog.showModal();
}
function show(made) {
  byId('invited-link').textContent = made.link;
  byId('invited-code').textContent = `${made.code.slice(0, 4)} ${made.code.slice(4)}`;
  byId('invited-until').textContent = new Date(`${made.expiresOn}T00:00`).toLocaleDateString('en-US', { dateStyle: 'long' });
  const qr = byId('invited-qr');
  qr.setAttribute('viewBox', `0 0 ${made.picture.width} ${made.picture.width}`);
  qr.querySelector('path').setAttribute('d', made.picture.path);
  const dialog = byId('invited');
  dialog.addEventListener('close', () => done('The patient is invited'), { once: true });
  dialog.showModal();
}
async function copy(button) {
  try {
    await navigator.clipboard.writeText(byId(button.dataset.copy).textContent);
    say('Copied');
  } catch {
    // Browsers copy over https and on this machine only.
    getSelection().selectAllChildren(byId(button.dataset.copy));
    say('It is selected: copy it with Ctrl+C');
  }
}
async function withdraw() {
  try {
    await call('DELETE', at('invitation'));
    done('The invitation is withdrawn');
  } catch (refusal) {
    say(refusal.message);
  }
}

/* What the patient entered. */
function payerId(text) {
  const wanted = text.trim().toLowerCase();
  return [...byId('payers').options].find((option) => option.textContent.trim().toLowerCase() === wanted)?.value ?? text.trim();
}
function accept({ dataset: entry }) {
  const dialog = byId('accept-entry');
  const form = dialog.querySelector('form');
  form.reset();
  byId('accept-entry-h').textContent = entry.heading;
  dialog.querySelectorAll('[data-of]').forEach((part) => {
    part.hidden = !part.dataset.of.split(' ').includes(entry.kind);
  });
  const fill = (name, value) => {
    form.elements[name].value = value ?? '';
  };
  const named = [...byId('payers').options].find((option) => option.value === entry.payer);
  fill('payer', named ? named.textContent.trim() : entry.payer);
  fill('filingIndicator', entry.filing);
  fill('memberId', entry.member);
  fill('groupNumber', entry.group);
  fill('relationship', entry.relationship);
  fill('subscriber.last', entry.last);
  fill('subscriber.first', entry.first);
  fill('subscriber.birthDate', entry.born);
  fill('effectiveFrom', entry.from);
  fill('effectiveTo', entry.to);
  fill('reason', 'Entered by the patient in the portal');
  const place = form.elements.place;
  place.selectedIndex = place.options.length - 1;
  const subscriber = () => {
    byId('accept-subscriber').hidden = entry.kind !== 'NEW' || form.elements.relationship.value === '18';
  };
  form.elements.relationship.onchange = subscriber;
  subscriber();
  submitTo(
    dialog,
    (v) => {
      const id = payerId(v.payer);
      return call('POST', at(`entries/${entry.entry}/accept`), {
        revision: Number(entry.revision),
        coverage: {
          place: Number(v.place),
          payer: id,
          payerName: entry.payer === '' && id === v.payer.trim() ? given(entry.payerName) : undefined,
          memberId: v.memberId,
          groupNumber: given(v.groupNumber),
          filingIndicator: given(v.filingIndicator),
          insuranceType: given(v.insuranceType),
          relationship: v.relationship,
          subscriber: v.relationship === '18' ? undefined : { last: v['subscriber.last'], first: given(v['subscriber.first']), birthDate: given(v['subscriber.birthDate']) },
          effectiveFrom: given(v.effectiveFrom),
          effectiveTo: given(v.effectiveTo),
          reason: v.reason,
        },
      });
    },
    entry.kind === 'ENDED' ? 'Accepted: the coverage ends' : 'Accepted; the payer is asked about it',
  );
}
function refuse({ dataset: { entry, revision } }) {
  const dialog = byId('why');
  dialog.querySelector('form').reset();
  byId('why-h').textContent = 'Refuse what the patient entered';
  byId('why-text').textContent = 'Nothing changes. The patient reads the reason: write it to the patient, in plain words.';
  byId('why-do').textContent = 'Refuse it';
  byId('why-do').className = 'btn btn-primary';
  submitTo(dialog, ({ reason }) => call('POST', at(`entries/${entry}/refuse`), { revision: Number(revision), reason }), 'Refused; the patient reads why');
}

const clicks = [
  ['[data-invite]', invite],
  ['[data-uninvite]', withdraw],
  ['[data-copy]', copy],
  ['[data-accept-entry]', accept],
  ['[data-refuse-entry]', refuse],
  ['#invited-print', () => window.print()],
];
document.addEventListener('click', (event) => {
  const hit = clicks.map(([selector, act]) => [event.target.closest(selector), act]).find(([button]) => button);
  hit?.[1](hit[0]);
});
