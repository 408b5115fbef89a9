/* The list of files, and uploads by hand. */
import { say } from './desk.js';
import { walk } from './list.js';

const refresh = () => window.htmx.trigger(document.getElementById('wish'), 'refresh');
const progress = document.getElementById('progress');
const meta = (name) => document.querySelector(`meta[name="${name}"]`).content;

/** A file's name as the folder takes it. */
const plain = (name) => name.replace(/[^A-Za-z0-9._-]/g, '_');

function upload(file) {
  const folder = document.getElementById('folder').value;
  const line = document.createElement('label');
  const bar = document.createElement('progress');
  bar.max = 1;
  line.append(`${file.name} to ${folder} `, bar);
  progress.append(line);
  const request = new XMLHttpRequest();
  const address = `/api/files?folder=${encodeURIComponent(folder)}&name=${encodeURIComponent(plain(file.name))}`;
  request.open('POST', address);
  request.setRequestHeader('Content-Type', 'application/octet-stream');
  request.setRequestHeader(meta('csrf-header'), meta('csrf'));
  request.upload.addEventListener('progress', (event) => {
    bar.value = event.lengthComputable ? event.loaded / event.total : 0;
  });
  request.addEventListener('loadend', () => {
    const taken = request.status === 202;
    line.className = taken ? 'good' : 'bad';
    let why = 'the server did not answer';
    try {
      why = JSON.parse(request.responseText).detail ?? why;
    } catch {
      // No answer in JSON: the general words stay.
    }
    line.replaceChildren(taken ? `${file.name}: uploaded to ${folder}; it is taken within seconds` : `${file.name}: ${why}`);
    if (taken) {
      say('Uploaded');
      [1500, 4000, 8000, 15000, 30000].forEach((after) => setTimeout(refresh, after));
      setTimeout(() => line.remove(), 31000);
    }
  });
  request.send(file);
}

document.getElementById('picked').addEventListener('change', (event) => {
  [...event.target.files].forEach(upload);
  event.target.value = '';
});
document.addEventListener('dragover', (event) => {
  event.preventDefault();
  document.body.classList.add('dropping');
});
document.addEventListener('dragleave', (event) => {
  if (event.relatedTarget === null) {
    document.body.classList.remove('dropping');
  }
});
document.addEventListener('drop', (event) => {
  event.preventDefault();
  document.body.classList.remove('dropping');
  [...event.dataTransfer.files].forEach(upload);
});

walk({ rows: document.getElementById('rows'), more: refresh });
