/* A field with a list below it, which is walked by keys: what is found while somebody types. What is typed stands in no address. */

/**
 * @param {{
 *   input: HTMLInputElement,
 *   list: HTMLElement,
 *   ask: (text: string) => Promise<object[]>,
 *   show: (found: object, line: HTMLElement) => void,
 *   none: string,
 *   chosen: (found: object) => void,
 * }} finder show fills the line of one; none is said where nothing is found
 */
export function find({ input, list, ask, show, none, chosen }) {
  let found = [];
  let at = -1;
  let typed = 0;

  function close() {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
    at = -1;
  }

  function mark(next) {
    at = next;
    [...list.children].forEach((item, i) => item.setAttribute('aria-selected', String(i === at)));
    list.children[at]?.scrollIntoView({ block: 'nearest' });
    if (at >= 0) {
      input.setAttribute('aria-activedescendant', list.children[at].id);
    }
  }

  function take(one) {
    input.value = '';
    close();
    chosen(one);
  }

  function item(one, i) {
    const line = document.createElement('li');
    line.id = `${list.id}-${i}`;
    line.setAttribute('role', 'option');
    line.setAttribute('aria-selected', 'false');
    show(one, line);
    line.addEventListener('mousedown', (event) => {
      event.preventDefault();
      take(one);
    });
    return line;
  }

  async function search() {
    const asked = input.value.trim();
    if (asked.length < 2) {
      close();
      return;
    }
    const answer = await ask(asked).catch(() => []);
    if (asked !== input.value.trim()) {
      return;
    }
    found = answer;
    if (found.length === 0) {
      const line = document.createElement('li');
      line.className = 't3';
      line.setAttribute('role', 'option');
      line.setAttribute('aria-disabled', 'true');
      line.textContent = none;
      list.replaceChildren(line);
    } else {
      list.replaceChildren(...found.map(item));
    }
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    mark(found.length > 0 ? 0 : -1);
  }

  input.addEventListener('input', () => {
    clearTimeout(typed);
    typed = setTimeout(search, 120);
  });
  input.addEventListener('keydown', (event) => {
    if (list.hidden) {
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      event.stopPropagation();
      mark(Math.max(0, Math.min(found.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter' && found[at] && !event.ctrlKey) {
      event.preventDefault();
      event.stopPropagation();
      take(found[at]);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
  input.addEventListener('blur', () => setTimeout(close, 150));
}
