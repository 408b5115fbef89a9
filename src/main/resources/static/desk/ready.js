/* Claims that are ready to leave. */
import { ask, call, say } from './desk.js';
import { walk } from './list.js';

const rows = document.getElementById('rows');
const refresh = () => window.htmx.trigger(document.getElementById('wish'), 'refresh');
const count = (n, one, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;
const offered = (act) => document.querySelector(`[data-act="${act}"]`) !== null;

async function attempt(work) {
  try {
    await work();
  } catch (refusal) {
    say(refusal.message);
  }
  refresh();
}

const begun = ({ batches, left }) =>
  (batches.length === 0 ? 'Nothing is ready to go' : `${count(batches.length, 'file')} begun`)
  + (left.length === 0 ? '' : `; ${count(left.length, 'claim')} not ready: ${left.join(', ')}`);

const build = () => attempt(async () => {
  const claims = list.chosen();
  say(begun(await call('POST', '/api/batches', claims.length === 0 ? undefined : { claims })));
  list.clear();
});

/** The file is made at once, but its claims count as sent only when a person says that it was uploaded. */
const upload = () => attempt(async () => {
  const claims = list.meant();
  if (claims.length === 0) {
    return;
  }
  const answer = await call('POST', '/api/batches', { claims, byHand: true });
  if (answer.batches.length === 0) {
    say(begun(answer));
    list.clear();
    return;
  }
  location.assign(answer.batches.length === 1 ? `/batches/${encodeURIComponent(answer.batches[0])}` : '/batches?group=upload');
});

const print = () => attempt(async () => {
  const claims = list.meant();
  if (claims.length === 0) {
    return;
  }
  const printer = document.getElementById('printer')?.value;
  const { id, document: pdf, leftOut } = await call('POST', '/api/print-batches', { claims, printer });
  say(id ? `${count(claims.length - leftOut.length, 'claim')} printed` : `Nothing printed: ${leftOut[0]?.reason ?? 'nothing to print'}`);
  if (pdf) {
    window.open(pdf, '_blank', 'noopener');
  }
  list.clear();
});

const families = () => {
  const meant = new Set(list.meant());
  return [...new Set(list.rows().filter((tr) => meant.has(tr.dataset.id)).map((tr) => tr.dataset.family))];
};

const stop = (act) => async () => {
  const meant = families();
  const values = meant.length > 0 && (await ask(act));
  if (values) {
    await attempt(async () => {
      for (const family of meant) {
        await call('POST', `/api/families/${encodeURIComponent(family)}/${act}`, { reason: values.reason });
      }
      say(`${count(meant.length, 'visit')} ${act === 'hold' ? 'on hold' : 'released'}`);
      list.clear();
    });
  }
};

const acts = { build, upload, print, hold: stop('hold'), release: stop('release') };
const keys = Object.fromEntries(
  Object.entries({ b: 'build', d: 'upload', p: 'print', h: 'hold', r: 'release' })
    .filter(([, act]) => offered(act))
    .map(([key, act]) => [key, acts[act]]),
);

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-act]');
  if (button) {
    acts[button.dataset.act]();
  }
});

const list = walk({ rows, keys, more: refresh });
