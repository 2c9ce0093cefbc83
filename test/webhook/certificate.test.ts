import { X509Certificate } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../lab/folder.ts';
import { issue } from '../../src/server/authority.ts';
import { folderCertificate } from '../../src/server/folder-certificate.ts';
import { certificatesIn, isSignedBy, readPair } from '../../src/server/pair.ts';
import { nextMove, type Shared } from '../../src/server/renewal.ts';

const hour = 3600_000;
const terms = (until: number) => ({
  names: ['sluice-webhook.sluice-system.svc', '127.0.0.1', '::1'],
  from: new Date(Date.now() - 2 * hour),
  until: new Date(Date.now() + until),
});

describe('a certificate', () => {
  test('is for its names, and signed by an authority of its own', async () => {
    const [one, other] = [await issue(terms(hour)), await issue(terms(hour))];
    const leaf = new X509Certificate(one.certificate);
    expect(leaf.checkHost('sluice-webhook.sluice-system.svc')).toBeDefined();
    expect(leaf.checkIP('127.0.0.1')).toBeDefined();
    expect(leaf.checkHost('elsewhere')).toBeUndefined();
    expect(leaf.ca).toBe(false);
    expect(new X509Certificate(one.authority).ca).toBe(true);
    expect(isSignedBy(one.certificate, [other.authority, one.authority])).toBe(true);
    expect(isSignedBy(one.certificate, [other.authority])).toBe(false);
    expect(certificatesIn(one.authority + other.authority)).toEqual([one.authority, other.authority]);
  });

  test.each([
    ['no certificate', { certificate: 'x' }, 'the certificate is no PEM'],
    ['no key', { key: 'x' }, 'the private key is no PEM'],
  ])('with %s is refused', async (_, spoilt, message) => {
    const pair = await issue(terms(hour));
    expect(() => readPair({ ...pair, ...spoilt })).toThrow(message);
  });

  test('with the key of another is refused', async () => {
    const [pair, { key }] = [await issue(terms(hour)), await issue(terms(hour))];
    expect(() => readPair({ ...pair, key })).toThrow('belongs to another certificate');
  });
});

describe('the next move', () => {
  const times = { life: 90, ahead: 30, settle: 5 };
  const pair = (from: number, until: number) => ({ certificate: `c${until}`, key: 'k', from, until });
  const authority = (until: number) => ({ certificate: `a${until}`, until });
  const fresh: Shared = { served: pair(0, 90), authorities: [authority(90)] };
  const prepared: Shared = { ...fresh, next: pair(60, 150), authorities: [authority(90), authority(150)] };
  const switched: Shared = { served: pair(60, 150), authorities: [authority(90), authority(150)] };

  test.each([
    ['a fresh one waits for its renewal', fresh, 10, 0, { kind: 'wait', time: 50 }],
    ['the next is prepared ahead', fresh, 60, 0, { kind: 'prepare' }],
    ['it waits until it is trusted', prepared, 61, 0, { kind: 'wait', time: 5 }],
    ['and is served then', prepared, 66, 5, { kind: 'write', shared: switched }],
    [
      'or when the old one has expired',
      prepared,
      90,
      0,
      { kind: 'write', shared: { ...switched, authorities: [authority(150)] } },
    ],
    ['the old authority stays until its end', switched, 89, 20, { kind: 'wait', time: 1 }],
    [
      'and goes then',
      switched,
      90,
      20,
      { kind: 'write', shared: { ...switched, authorities: [authority(150)] } },
    ],
    ['an expired one is made anew', fresh, 90, 99, { kind: 'make' }],
    [
      'a next one that has expired is prepared anew',
      { ...fresh, next: pair(0, 65) },
      66,
      9,
      { kind: 'prepare' },
    ],
  ] as const)('%s', (_, shared, now, trusted, move) => {
    expect(nextMove(shared, times, now, trusted)).toEqual(move);
  });
});

describe('a certificate in a folder', () => {
  const placed = async (until: number) => {
    const { dir, remove } = await temporaryFolder();
    const { certificate, key } = await issue(terms(until));
    await writeFile(join(dir, 'tls.crt'), certificate);
    await writeFile(join(dir, 'tls.key'), key);
    return { dir, remove, certificate };
  };
  const told: string[] = [];
  const source = (dir: string) => {
    const one = folderCertificate(dir, { told: (level, text) => told.push(`${level} ${text}`) });
    return { read: () => one.read(() => 0) };
  };

  test('is taken up, with the authority beside it', async () => {
    const { dir, remove, certificate } = await placed(48 * hour);
    try {
      expect(await source(dir).read()).toMatchObject({ pair: { certificate } });
      await writeFile(join(dir, 'ca.crt'), 'an authority');
      expect(await source(dir).read()).toMatchObject({ authorities: 'an authority' });
      expect(told).toEqual([]);
    } finally {
      await remove();
    }
  });

  test.each([
    ['has expired', -hour, /^error The webhook's certificate .*tls\.crt expired at .* Put a new tls\.crt/],
    ['expires soon', hour, /^warn The webhook's certificate .*tls\.crt expires at .* Put a new tls\.crt/],
  ])('that %s is told once', async (_, until, sentence) => {
    told.length = 0;
    const { dir, remove } = await placed(until);
    try {
      const one = source(dir);
      await one.read();
      await one.read();
      expect(told).toEqual([expect.stringMatching(sentence)]);
    } finally {
      await remove();
    }
  });

  test('that is missing, or in halves, is told with the way out', async () => {
    const { dir, remove } = await placed(hour);
    try {
      await expect(source('/nowhere').read()).rejects.toThrow(/\/nowhere\/tls\.crt.*--webhook-cert-dir/);
      await writeFile(join(dir, 'tls.key'), (await issue(terms(hour))).key);
      await expect(source(dir).read()).rejects.toThrow(
        /belongs to another certificate\. Put a tls\.crt and a tls\.key/,
      );
    } finally {
      await remove();
    }
  });
});
