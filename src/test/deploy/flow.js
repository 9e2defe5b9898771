/** What goes through a relay in one direction, and how much of it arrives at the other end. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { setInterval as each } from 'node:timers/promises';
import { until } from '../browser/until.js';
import { ADDRESS } from './machine.js';

/** @import { TurnClient } from './turn-client.js' */

/** Bytes of each piece, as browsers make them. */
const PIECE = 1000;
const LAST = Buffer.from('the last');

/**
 * At an even pace; a machine that is busy makes it slower, and never faster.
 * @param {TurnClient} client that has an allocation
 * @param {{ pieces: number, everyMs: number }} pace
 * @returns {Promise<{ sent: number, arrived: number, seconds: number }>} bytes, and how long it took in all
 */
export async function flow(client, { pieces, everyMs }) {
  const end = createSocket('udp4').bind(0, ADDRESS);
  await once(end, 'listening');
  const peer = { address: ADDRESS, port: end.address().port };
  let arrived = 0;
  let over = false;
  end.on('message', (data) => {
    if (data.equals(LAST)) over = true;
    else arrived += data.length;
  });
  try {
    if ((await client.permit(ADDRESS)) !== 0) throw new Error('the relay may not send here');
    const start = performance.now();
    let left = pieces;
    for await (const _ of each(everyMs)) {
      client.send(peer, Buffer.alloc(PIECE, 1));
      if (--left === 0) break;
    }
    // It may be held back as well, but nothing overtakes it.
    const isOver = () => (client.send(peer, LAST), over);
    await until(isOver, () => `nothing comes any more after ${arrived} bytes`);
    return { sent: pieces * PIECE, arrived, seconds: (performance.now() - start) / 1000 };
  } finally {
    end.close();
  }
}
