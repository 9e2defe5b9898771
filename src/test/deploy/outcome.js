/** How a program ended, and all it said. */
import { once } from 'node:events';

/**
 * @param {import('node:child_process').ChildProcessByStdio<any, import('node:stream').Readable, import('node:stream').Readable>} child
 * @returns {Promise<{code: number, output: string}>}
 */
export async function outcome(child) {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  }
  const [code] = await once(child, 'close');
  return { code, output };
}
