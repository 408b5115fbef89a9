/* The list of deposits, and bank statements that are uploaded. */
import './act.js';
import { say } from './desk.js';
import { walk } from './list.js';

const refresh = () => window.htmx.trigger(document.getElementById('wish'), 'refresh');
const progress = document.getElementById('progress');
const picked = document.getElementById('picked');
const meta = (name) => document.querySelector(`meta[name="${name}"]`).content;
const FATES = { TAKEN: 'taken', PARTLY: 'taken, but for some rows', DUPLICATE: 'was taken before', UNREADABLE: 'cannot be read' };

/** What became of a statement, and each row that could not be read. */
function told(file, request) {
  let answer = {};
  try {
    answer = JSON.parse(request.responseText);
  } catch {
    // No answer in JSON: the general words stay.
  }
  const box = document.createElement('div');
  const taken = request.status === 200;
  const fate = taken ? FATES[answer.fate] ?? answer.fate : 'was not taken';
  box.className = taken && (answer.fate === 'TAKEN' || answer.fate === 'DUPLICATE') ? 'good' : 'bad';
  const [first, ...rows] = (answer.reason ?? answer.detail ?? `the server answered ${request.status}`).split('\n');
  box.textContent = `${file.name} ${fate}: ${first}`;
  if (rows.length > 0) {
    const list = document.createElement('ul');
    rows.forEach((row) => {
      const item = document.createElement('li');
      item.textContent = row;
      list.append(item);
    });
    box.append(list);
  }
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'btn btn-out';
  close.textContent = 'Close';
  close.addEventListener('click', () => box.remove());
  box.append(' ', close);
  return box;
}

picked?.addEventListener('change', () => {
  const [file] = picked.files;
  if (!file) {
    return;
  }
  const line = document.createElement('label');
  const bar = document.createElement('progress');
  bar.max = 1;
  line.append(`${file.name} `, bar);
  progress.append(line);
  const request = new XMLHttpRequest();
  request.open('POST', `/api/bank-statements?name=${encodeURIComponent(file.name.replace(/[^A-Za-z0-9._-]/g, '_'))}`);
  request.setRequestHeader('Content-Type', 'application/octet-stream');
  request.setRequestHeader(meta('csrf-header'), meta('csrf'));
  request.upload.addEventListener('progress', (event) => {
    bar.value = event.lengthComputable ? event.loaded / event.total : 0;
  });
  request.addEventListener('loadend', () => {
    line.replaceWith(told(file, request));
    say(request.status === 200 ? 'The statement is read' : 'The statement was not taken');
    refresh();
  });
  request.send(file);
  picked.value = '';
});

walk({
  rows: document.getElementById('rows'),
  keys: { b: () => picked?.click() },
  more: refresh,
  settled: () => {
    const sum = document.getElementById('sum');
    const count = Number(sum.dataset.total);
    document.getElementById('total').textContent = `${count.toLocaleString('en-US')} ${count === 1 ? 'deposit' : 'deposits'} · ${sum.textContent}`;
  },
});
