/**
 * How much of the page a keyboard on the screen covers, as --keyboard. Browsers that know
 * interactive-widget=resizes-content make the page smaller instead, and there it stays 0.
 *
 * @param {HTMLElement} element that is to keep clear of it
 * @param {AbortSignal} signal
 */
export function clearOfKeyboard(element, signal) {
  const view = window.visualViewport;
  if (!view) return;
  const measure = () => {
    // Zoomed in, it is the person who has made the view smaller.
    const covered = view.scale > 1 ? 0 : Math.max(0, innerHeight - view.height - view.offsetTop);
    element.style.setProperty('--keyboard', `${Math.round(covered)}px`);
  };
  for (const type of ['resize', 'scroll']) view.addEventListener(type, measure, { signal });
  measure();
}
