/**
 * A small world of network namespaces, as docs/operations.md draws it:
 *
 *     ann 192.168.1.2 ── her NAT 192.0.2.101 ─┐
 *                                               ├─ the internet ── the server 192.0.2.2
 *     bob 192.168.2.2 ── his NAT 192.0.2.102 ─┘
 *
 * For use inside src/test/apart, on a Machine whose /run is its own: nothing of it is seen outside.
 */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../browser/browsers.js';
import { ADDRESS } from './machine.js';
import { startNames } from './names.js';
import { need } from './needs.js';

const HOMES = /** @type {const} */ ({
  ann: { nat: 'nat-ann', wan: '192.0.2.101', lan: '192.168.1' },
  bob: { nat: 'nat-bob', wan: '192.0.2.102', lan: '192.168.2' },
});

/** @typedef {keyof typeof HOMES} Who */
/**
 * @typedef {{ mapping: 'cone' | 'symmetric', passes?: string }} Nat
 *   cone: a socket is seen by everyone with one port; symmetric: with another port by each. passes: what a firewall
 *   lets out, in words of nft; everything else is dropped without a word
 */

/** @param {string} command @param {string} [input] */
function run(command, input) {
  const [program = '', ...args] = command.split(' ');
  execFileSync(program, args, { input, stdio: ['pipe', 'ignore', 'pipe'] });
}

export class NatWorld {
  #folder = mkdtempSync(join(tmpdir(), 'world-'));
  /** @type {import('node:child_process').ChildProcess[]} */
  #running = [];

  constructor() {
    for (const [program, debian] of [
      ['ip', 'iproute2'],
      ['nsenter', 'util-linux'],
      ['sysctl', 'procps'],
      ['nft', 'nftables'],
      ['conntrack', 'conntrack'],
    ])
      need(program ?? '', debian);
    run('ip netns add server');
    run('ip -n server link set lo up');
    run('ip -n server link add internet type bridge');
    run(`ip -n server address add ${ADDRESS}/24 dev internet`);
    run('ip -n server link set internet up');
    for (const who of /** @type {Who[]} */ (Object.keys(HOMES))) this.#settle(who);
  }

  /** @param {Who} who */
  #settle(who) {
    const { nat, wan, lan } = HOMES[who];
    for (const name of [nat, who]) {
      run(`ip netns add ${name}`);
      run(`ip -n ${name} link set lo up`);
    }
    run(`ip -n ${nat} link add wan type veth peer name ${who} netns server`);
    run(`ip -n server link set ${who} master internet up`);
    run(`ip -n ${nat} address add ${wan}/24 dev wan`);
    run(`ip -n ${nat} link set wan up`);
    run(`ip -n ${nat} link add lan type veth peer name home netns ${who}`);
    run(`ip -n ${nat} address add ${lan}.1/24 dev lan`);
    run(`ip -n ${nat} link set lan up`);
    run(`ip -n ${who} address add ${lan}.2/24 dev home`);
    run(`ip -n ${who} link set home up`);
    run(`ip -n ${who} route add default via ${lan}.1`);
    run(`${this.within(nat).join(' ')} sysctl -q -w net.ipv4.ip_forward=1`);
  }

  /** The command that runs a program there. @param {string} name */
  within(name) {
    return ['nsenter', `--net=/run/netns/${name}`];
  }

  /** A name server at home, which knows of the server only: browsers look names of TURN servers up nowhere else. */
  startNames() {
    for (const who of Object.keys(HOMES)) {
      this.#running.push(startNames(ADDRESS, { within: this.within(who) }));
    }
  }

  async close() {
    for (const child of this.#running) {
      const gone = once(child, 'exit');
      if (child.kill('SIGKILL')) await gone;
    }
  }

  /** What both NATs are from now on; they know nothing of what was before. @param {Nat} nat */
  behave({ mapping, passes = '' }) {
    const how = mapping === 'symmetric' ? 'random,fully-random' : '';
    for (const { nat } of Object.values(HOMES)) {
      const there = this.within(nat).join(' ');
      run(
        `${there} nft -f -`,
        `flush ruleset
         table ip home {
           chain out {
             type nat hook postrouting priority 100
             oifname wan masquerade ${how}
           }
           chain through {
             type filter hook forward priority 0; policy drop
             ct state established,related accept
             iifname lan ${passes} accept
           }
           # Or what one sends before the other has is the router's own, and takes the port.
           chain in {
             type filter hook input priority 0
             iifname wan ct state new drop
           }
         }
        `,
      );
      run(`${there} conntrack -F`);
    }
  }

  /** What goes by UDP is swallowed from now on, in either direction, until the NATs are others. */
  stopsUdp() {
    for (const { nat } of Object.values(HOMES))
      run(`${this.within(nat).join(' ')} nft insert rule ip home through meta l4proto udp drop`);
  }

  /** A browser that is at home there. @param {Who} who @returns {string} its path */
  chromiumOf(who) {
    const path = join(this.#folder, `chromium-${who}`);
    const there = this.within(who).join(' ');
    writeFileSync(path, `#!/bin/sh\nexec ${there} ${findChromium()} "$@"\n`, { mode: 0o755 });
    return path;
  }
}

/** @returns {string} what this kernel cannot do of it, or nothing */
export function lacks() {
  const probe = `table ip probe {
    chain out {
      type nat hook postrouting priority 100
      oifname none masquerade random,fully-random
    }
    chain in {
      type filter hook input priority 0
      iifname none ct state new drop
    }
  }
  `;
  try {
    execFileSync(need('nft', 'nftables'), ['-f', '-'], { input: probe, stdio: 'pipe' });
    run('nft delete table ip probe');
    return '';
  } catch (error) {
    const { stderr } = /** @type {{ stderr?: Buffer }} */ (error);
    // What nft says of a kernel without it; of anything else the test is to fail.
    if (!/Operation not supported|No such file or directory/.test(String(stderr))) throw error;
    return `this kernel cannot play a NAT (nf_tables with masquerade and conntrack): ${stderr}`;
  }
}
