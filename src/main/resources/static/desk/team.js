/* Who works here. */
import { ask, call, say } from './desk.js';
import { walk } from './list.js';

const rows = document.getElementById('rows');
const at = (name, more = '') => `/api/accounts/${encodeURIComponent(name)}${more}`;

async function attempt(work) {
  try {
    await work();
    location.reload();
  } catch (refusal) {
    say(refusal.message);
  }
}

/** The roles that are ticked in a dialog: a form's values hold only the last of them. */
const ticked = (dialog) => [...document.querySelectorAll(`#${dialog} [name=roles]:checked`)].map((box) => box.value);

async function add() {
  const values = await ask('new');
  if (values) {
    const { name, displayName, password } = values;
    await attempt(() => call('POST', '/api/accounts', { name, displayName, password, roles: ticked('new') }));
  }
}

async function change(tr) {
  const { id, name, roles, active, factor } = tr.dataset;
  const dialog = document.getElementById('change');
  const form = dialog.querySelector('form');
  const answer = ask('change');
  form.displayName.value = name;
  form.active.checked = active === 'true';
  form.querySelectorAll('[name=roles]').forEach((box) => {
    box.checked = roles.split(',').includes(box.value);
  });
  const off = document.getElementById('factor');
  off.hidden = factor !== 'true';
  off.onclick = () => attempt(() => call('DELETE', at(id, '/second-factor')));
  document.getElementById('new-password').onclick = async () => {
    dialog.close();
    const wanted = await ask('password');
    if (wanted) {
      await attempt(() => call('POST', at(id, '/password'), wanted));
    }
  };
  const values = await answer;
  if (values) {
    await attempt(() => call('PUT', at(id), { displayName: values.displayName, roles: ticked('change'), active: values.active === 'true' }));
  }
}

document.getElementById('add').addEventListener('click', add);
rows.addEventListener('click', (event) => {
  const open = event.target.closest('a.open');
  if (open) {
    event.preventDefault();
    change(open.closest('tr'));
  }
});

walk({ rows, keys: { a: add } });
