/* The process map: the model with what rests at its steps, kept fresh without losing place, zoom or selection. */
import { ask, call, say, typing } from './desk.js';

const EVERY_MILLIS = 20_000;
const byId = (id) => document.getElementById(id);
const wish = byId('wish');
const field = (name) => wish.elements.namedItem(name);
const refresh = () => window.htmx.trigger(wish, 'refresh');

let viewer;
let marked = [];

const steps = () => [...document.querySelectorAll('#steps tbody tr')];

function badge(row) {
  const { count, late, incidents } = row.dataset;
  const short = row.querySelector('.open-cents').textContent;
  const box = document.createElement('div');
  box.className = 'pm-badge';
  const add = (text, className) => {
    const part = document.createElement('span');
    part.textContent = text;
    part.className = className;
    box.append(part);
  };
  if (Number(count) > 0) {
    add(`${Number(count).toLocaleString('en-US')} · ${short}`, 'n');
  }
  if (Number(late) > 0) {
    add(`${Number(late).toLocaleString('en-US')} late`, 'l');
  }
  if (Number(incidents) > 0) {
    add(`! ${incidents}`, 'i');
  }
  return box;
}

/** Puts the numbers of the table onto the drawing. */
function mark() {
  const canvas = viewer.get('canvas');
  const overlays = viewer.get('overlays');
  const shapes = viewer.get('elementRegistry');
  marked.forEach(([id, marker]) => canvas.removeMarker(id, marker));
  marked = [];
  overlays.clear();
  steps().forEach((row) => {
    const { element, heat, incidents } = row.dataset;
    const shape = shapes.get(element);
    if (!shape) {
      return;
    }
    const markers = [`h-${heat.toLowerCase()}`, 'pm-step'];
    if (Number(incidents) > 0) {
      markers.push('h-incident');
    }
    if (element === field('step').value) {
      markers.push('pm-chosen');
    }
    markers.forEach((marker) => {
      canvas.addMarker(element, marker);
      marked.push([element, marker]);
    });
    const box = badge(row);
    if (box.childElementCount > 0) {
      overlays.add(element, { position: { bottom: 10, left: 2 }, html: box, scale: { min: 0.85, max: 1.4 } });
    }
  });
  byId('model').dataset.marked = String(steps().length);
}

async function draw(viewbox) {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  viewer?.destroy();
  marked = [];
  viewer = new window.BpmnJS({
    container: byId('model'),
    bpmnRenderer: { defaultFillColor: colour('--surface'), defaultStrokeColor: colour('--ink-2'), defaultLabelColor: colour('--ink-1') },
    textRenderer: { defaultStyle: { fontFamily: 'Inter, sans-serif', fontSize: 11 } },
  });
  const xml = await (await fetch(`/claims/models/${byId('model').dataset.process}`)).text();
  await document.fonts.load('11px Inter');
  await viewer.importXML(xml);
  // What is long gets the whole width, to be readable.
  const { inner } = viewer.get('canvas').viewbox();
  byId('main').classList.toggle('pm-long', inner.width > inner.height * 2);
  viewer.get('canvas').resized();
  if (viewbox) {
    viewer.get('canvas').viewbox(viewbox);
  } else {
    fit();
  }
  viewer.get('eventBus').on('element.click', ({ element }) => {
    const row = steps().find((one) => one.dataset.element === element.id);
    if (row) {
      choose(row.dataset.element, false);
    }
  });
  mark();
  byId('model').dataset.drawn = byId('model').dataset.process;
}

/** The whole of it, with room for the numbers at its edges. */
function fit() {
  const canvas = viewer.get('canvas');
  canvas.zoom('fit-viewport', 'auto');
  canvas.zoom(canvas.zoom() * 0.9, 'auto');
}
const zoom = (by) => viewer.get('canvas').zoom(Math.min(4, Math.max(0.2, viewer.get('canvas').zoom() * by)), 'auto');

/* What is shown stands in the address, so that Back and a link come to the same. */
function remember() {
  const query = new URLSearchParams();
  ['process', 'payer', 'step', 'sort', 'page'].forEach((name) => {
    const { value } = field(name);
    if (value !== '' && !(name === 'page' && value === '1')) {
      query.set(name, value);
    }
  });
  history.replaceState(null, '', `${location.pathname}?${query}`);
  const own = new URLSearchParams(query);
  ['step', 'page'].forEach((name) => own.delete(name));
  byId('csv').href = `/dashboard/process/steps.csv?${own}`;
  document.querySelectorAll('#tabs a').forEach((tab) => {
    const to = new URL(tab.href);
    to.searchParams.set('payer', field('payer').value);
    tab.href = to.pathname + to.search;
  });
}

let going = false;
function choose(element, go) {
  field('step').value = element;
  field('page').value = '1';
  going = go;
  remember();
  refresh();
}

let failing = false;
document.addEventListener('htmx:afterSettle', (event) => {
  if (event.detail.target.id === 'state') {
    failing = false;
    live();
    mark();
    if (going) {
      (document.querySelector('#rows a.open') ?? byId('here-h')).focus();
      byId('here').scrollIntoView({ block: 'nearest' });
    }
    going = false;
  }
});
['htmx:sendError', 'htmx:responseError'].forEach((name) =>
  document.addEventListener(name, () => {
    failing = true;
    live();
  }));

function live() {
  byId('live').hidden = failing;
  byId('built').textContent = failing ? `${byId('as-of').textContent}; the server does not answer, it is asked again` : byId('as-of').textContent;
}

/* Nobody is disturbed by it: whoever is in the table, the list or the drawing stays where they are. */
setInterval(() => {
  if (!document.hidden && document.querySelector('dialog[open]') === null) {
    refresh();
  }
}, EVERY_MILLIS);
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) {
    refresh();
  }
});

field('payer').addEventListener('change', () => {
  field('page').value = '1';
  remember();
  refresh();
});

async function build() {
  const button = byId('build');
  button.disabled = true;
  say('The map is being refreshed');
  try {
    await call('POST', '/api/process-map/build');
    refresh();
    say('The map is refreshed');
  } catch (refusal) {
    say(refusal.message);
  }
  button.disabled = false;
}

document.addEventListener('click', (event) => {
  const link = event.target.closest('#steps a.open');
  const row = event.target.closest('#steps tbody tr');
  const head = event.target.closest('[data-sort]');
  const page = event.target.closest('[data-page]');
  if (head) {
    const is = field('sort').value;
    const name = head.dataset.sort;
    const first = name === 'step' ? name : `-${name}`;
    const second = name === 'step' ? `-${name}` : name;
    field('sort').value = is === first ? second : is === second ? '' : first;
    remember();
    refresh();
  } else if (page) {
    field('page').value = page.dataset.page;
    going = true;
    remember();
    refresh();
  } else if (row && !(link && (event.ctrlKey || event.metaKey || event.shiftKey))) {
    event.preventDefault();
    choose(row.dataset.element, link !== null && event.detail === 0);
  }
});
byId('build').addEventListener('click', build);
byId('print').addEventListener('click', () => window.print());
byId('zoom-in').addEventListener('click', () => zoom(1.25));
byId('zoom-out').addEventListener('click', () => zoom(0.8));
byId('zoom-fit').addEventListener('click', fit);

const move = (by) => {
  const here = document.activeElement;
  const links = [...document.querySelectorAll(here.closest('#rows') ? '#rows a.open' : '#steps a.open')];
  const at = links.indexOf(here);
  links[at < 0 ? 0 : Math.max(0, Math.min(links.length - 1, at + by))]?.focus();
};
const keys = {
  j: () => move(1),
  k: () => move(-1),
  '+': () => zoom(1.25),
  '-': () => zoom(0.8),
  0: fit,
  e: () => byId('csv').click(),
  l: () => byId('list-csv')?.click(),
  r: build,
  p: () => window.print(),
  b: () => byId('back').click(),
  Escape: () => document.activeElement.closest('#here') && byId(`step-${field('step').value}`)?.focus(),
  '?': () => ask('keys'),
};
document.addEventListener('keydown', (event) => {
  const act = !typing(event) && document.querySelector('dialog[open]') === null && keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (act) {
    event.preventDefault();
    act();
  }
});
window.addEventListener('beforeprint', fit);
new MutationObserver(() => draw(viewer.get('canvas').viewbox())).observe(document.documentElement, { attributeFilter: ['data-bs-theme'] });

live();
remember();
await draw();
document.documentElement.dataset.ready = 'yes';
