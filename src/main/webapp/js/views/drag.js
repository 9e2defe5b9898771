/**
 * Lets a finger or a mouse take an element along. A press that hardly moves stays a press.
 *
 * @param {HTMLElement} element
 * @param {() => void} dropped it stands where it was let go; `letGo` puts it back
 * @param {() => boolean} movable
 */
export function draggable(element, dropped, movable) {
  /** Where it was taken hold of. @type {{ id: number, x: number, y: number, moved: boolean } | null} */
  let grip = null;

  element.addEventListener('pointerdown', ({ target, pointerId, clientX, clientY, button }) => {
    if (button !== 0 || !movable() || (target instanceof Element && target.closest('button')))
      return;
    grip = { id: pointerId, x: clientX, y: clientY, moved: false };
    // A quick hand is beside it with its first move.
    element.setPointerCapture(pointerId);
  });

  element.addEventListener('pointermove', ({ pointerId, clientX, clientY }) => {
    if (grip?.id !== pointerId) return;
    const [dx, dy] = [clientX - grip.x, clientY - grip.y];
    grip.moved ||= Math.hypot(dx, dy) > PRESS_PX;
    if (!grip.moved) return;
    element.style.translate = `${dx}px ${dy}px`;
  });

  element.addEventListener('pointerup', ({ pointerId }) => {
    const moved = grip?.id === pointerId && grip.moved;
    grip = null;
    if (moved) dropped();
    letGo(element);
  });

  element.addEventListener('pointercancel', () => {
    grip = null;
    letGo(element);
  });
}

const PRESS_PX = 6;

/** @param {HTMLElement} element */
export const letGo = (element) => void (element.style.translate = '');
