import { copyFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../lab/folder.ts';
import { canUseNetns, type Network, openNetwork } from '../../lab/netns.ts';
import { articleTable, articleWords, istioIptables, rulesIn } from './program.ts';

const usable = canUseNetns();
if (usable !== true) process.stderr.write(`not run: istio-iptables in other images, because ${usable}\n`);

describe.skipIf(usable !== true)('istio-iptables in an image of other programs', () => {
  let network: Network;
  let netns: string;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;

  beforeEach(async () => {
    network = openNetwork();
    netns = network.pod('198.18.0.5');
    network.run(netns, ['ip', '-6', 'address', 'add', 'fd00::5/64', 'dev', 'eth0', 'nodad']);
    folder = await temporaryFolder();
  });
  afterEach(async () => {
    network.close();
    await folder.remove();
  });

  /** Runs it where the programs are those in the folder, and no others. */
  const run = () => {
    const hide = `for place in /usr/sbin /sbin; do mount --bind ${folder.dir} $place; done; exec "$@"`;
    const inside = ['nsenter', `--net=/run/netns/${netns}`, 'unshare', '--mount', 'sh', '-ec', hide, 'sh'];
    return istioIptables(articleWords(1337), [...inside, '/usr/bin/env', 'PATH=/nowhere']);
  };

  test('uses the plain names where there are no others, and does without ip', async () => {
    const binary = network
      .run(netns, ['sh', '-c', 'readlink -f "$(command -v iptables-nft-restore)"'])
      .trim();
    await copyFile(binary, join(folder.dir, 'xtables-nft-multi'));
    for (const name of ['iptables', 'ip6tables'].flatMap((of) => [`${of}-restore`, `${of}-save`])) {
      await symlink('xtables-nft-multi', join(folder.dir, name));
    }
    const { status, output, errors } = run();
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
    expect(output).toContain('Applied by iptables-restore.');
    expect(output).toContain('IPv6 is not captured: the program ip, of the package iproute2, is missing.');
    expect(rulesIn(network.run(netns, ['iptables-nft', '-t', 'nat', '-S']))).toEqual(articleTable);
    expect(rulesIn(network.run(netns, ['ip6tables-nft', '-t', 'nat', '-S']))).toEqual([]);
  });

  test('says that iptables is missing', () => {
    const { status, errors } = run();
    expect(status).toBe(1);
    expect(errors).toContain('the package iptables is missing');
  });

  test('takes nft where no rules are there to decide', () => {
    const inside = ['nsenter', `--net=/run/netns/${netns}`];
    const { output } = istioIptables(articleWords(1337), inside);
    expect(output).toContain('Applied by iptables-nft-restore.\nApplied by ip6tables-nft-restore.\n');
  });
});
