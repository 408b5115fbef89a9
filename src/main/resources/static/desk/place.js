/*
 * Where lists were left: the view, the filters and the row, so that who returns goes on there. What was searched for may
 * be a name and is not kept.
 */
const RETURNING = 'cobalt.returning';
const key = (path) => `cobalt.place.${path}`;
const kept = (path) => JSON.parse(sessionStorage.getItem(key(path)) ?? 'null');

/** Keeps where this list is left. */
export function leave(place) {
  sessionStorage.setItem(key(location.pathname), JSON.stringify({ view: location.search, ...place }));
}

/** Where this list was left, if it is returned to: by Back, by the way back that a page shows, or read anew; otherwise null. */
export function returned() {
  const shown = sessionStorage.getItem(RETURNING) === location.pathname;
  sessionStorage.removeItem(RETURNING);
  const how = performance.getEntriesByType('navigation')[0]?.type;
  const place = kept(location.pathname);
  return place?.view === location.search && (shown || how === 'back_forward' || how === 'reload') ? place : null;
}

/** The address of a list as it was left; who goes there returns. */
export function wayBack(path) {
  sessionStorage.setItem(RETURNING, path);
  return path + (kept(path)?.view ?? '');
}

/* The links above a page lead back to the lists that it was opened from. */
document.addEventListener('click', (event) => {
  const link = event.target.closest('header.top a[href]');
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && link.search === '' && kept(link.pathname)) {
    link.href = wayBack(link.pathname);
  }
}, true);
/* A page that the browser has kept alive shows what was then. */
window.addEventListener('pageshow', (event) => {
  if (event.persisted) {
    location.reload();
  }
});
