/** The same call between browsers of different make. */
import { test } from 'node:test';
import { chromium, firefox } from './browsers.js';
import { People } from './people.js';
import { CAMERA, SCREEN, paintScreen, seesShape } from './screen.js';

const chromiumPeople = await People.with(chromium());
const firefoxPeople = await People.with(firefox());

for (const [callers, called, title] of /** @type {[People, People, string][]} */ ([
  [chromiumPeople, firefoxPeople, 'Chromium to Firefox'],
  [firefoxPeople, chromiumPeople, 'Firefox to Chromium'],
])) {
  test(`${title}: the same call, Next and Forget`, async () => {
    const first = await callers.arriveReady('first');
    const second = await called.arriveReady('second');
    // Who waits longer is the one who offers.
    await first.joins();
    await second.joins();
    await first.isConnectedTo(second);
    await second.isConnectedTo(first);
    await second.presses('Next');
    await first.isTold(/^The stranger left/);
    await second.is('queued');
    await second.presses('Forget skipped people');
    await first.isConnectedTo(second);
    await second.isConnectedTo(first);
    await second.leaves();
    await first.isTold(/^The stranger left/);
  });
  test(`${title}: a screen is shared, and the camera comes back`, async () => {
    const first = await callers.arriveReady('first', { prepare: paintScreen });
    const second = await called.arriveReady('second');
    await first.joins();
    await second.joins();
    await first.isConnectedTo(second);
    await second.isConnectedTo(first);
    await first.presses('Share screen');
    await seesShape(second, SCREEN);
    await second.seesMovement();
    await first.presses('Share screen');
    await seesShape(second, CAMERA);
    await second.seesMovement();
  });
}
