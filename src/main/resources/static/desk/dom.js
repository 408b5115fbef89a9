/* Elements made by scripts. */

/** An element with a class and a text. */
export const make = (tag, className, text) => {
  const element = document.createElement(tag);
  if (className) {
    element.className = className;
  }
  if (text !== undefined) {
    element.textContent = text;
  }
  return element;
};

/** A button with what it does, and its name where the text does not say it. */
export const button = (text, act, label) => {
  const one = make('button', 'btn btn-out', text);
  one.type = 'button';
  if (label) {
    one.setAttribute('aria-label', label);
  }
  one.addEventListener('click', act);
  return one;
};
