import 'reflect-metadata';
import { webcrypto, X509Certificate } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BasicConstraintsExtension, X509CertificateGenerator } from '@peculiar/x509';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../lab/folder.ts';
import { issue } from '../../src/server/authority.ts';
import { folderCertificate } from '../../src/server/folder-certificate.ts';
import { certificatesIn, isSignedBy, leadsTo, readPair } from '../../src/server/pair.ts';
import { nextMove, type Shared } from '../../src/server/renewal.ts';

const hour = 3600_000;
const terms = (until: number) => ({
  names: ['sluice-webhook.sluice-system.svc', '127.0.0.1', '::1'],
  from: new Date(Date.now() - 2 * hour),
  until: new Date(Date.now() + until),
});

/** Certificates as PEM, each signed with the key of the one before, the first one with its own. */
async function chain(names: readonly string[]): Promise<readonly string[]> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
  const made: string[] = [];
  let signer: { readonly name: string; readonly key: webcrypto.CryptoKey } | undefined;
  for (const name of names) {
    const { privateKey, publicKey } = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
    const certificate = await X509CertificateGenerator.create({
      subject: `CN=${name}`,
      issuer: `CN=${signer?.name ?? name}`,
      signingAlgorithm: algorithm,
      publicKey,
      signingKey: signer?.key ?? privateKey,
      extensions: [new BasicConstraintsExtension(name !== 'leaf', undefined, true)],
    });
    made.push(`${certificate.toString('pem').trim()}\n`);
    signer = { name, key: privateKey };
  }
  return made;
}

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

  test('leads to an authority by those behind it, whatever their order', async () => {
    const [root = '', second = '', first = '', leaf = ''] = await chain(['root', 'second', 'first', 'leaf']);
    expect(leadsTo(leaf + first + second, [root])).toBe(true);
    expect(leadsTo(leaf + second + first, [root])).toBe(true);
    expect(leadsTo(leaf + first, [root])).toBe(false);
    expect(leadsTo(leaf, [leaf])).toBe(true);
    const [other = ''] = await chain(['root']);
    expect(leadsTo(leaf + first + second, [other])).toBe(false);
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
  const placed = async (until: number, from = -2 * hour) => {
    const { dir, remove } = await temporaryFolder();
    const { certificate, key, authority } = await issue({
      ...terms(until),
      from: new Date(Date.now() + from),
    });
    await writeFile(join(dir, 'tls.crt'), certificate);
    await writeFile(join(dir, 'tls.key'), key);
    return { dir, remove, certificate, authority };
  };
  const told: string[] = [];
  const source = (dir: string) => {
    const one = folderCertificate(dir, { told: (level, text) => told.push(`${level} ${text}`) });
    return { read: () => one.read(() => 0) };
  };

  test('is taken up, with the authority beside it', async () => {
    const { dir, remove, certificate, authority } = await placed(48 * hour);
    try {
      const alone = await source(dir).read();
      expect(alone).toMatchObject({ pair: { certificate } });
      expect(alone).not.toHaveProperty('authorities');
      await writeFile(join(dir, 'ca.crt'), authority);
      expect(await source(dir).read()).toMatchObject({ authorities: authority });
      expect(told).toEqual([]);
    } finally {
      await remove();
    }
  });

  test.each([
    ['of another', async () => (await issue(terms(hour))).authority, /no authority in ca\.crt signed it/],
    ['that is no PEM', async () => 'x', /ca\.crt has no certificate in PEM/],
  ])('is refused with an authority %s', async (_, other, reason) => {
    const { dir, remove } = await placed(48 * hour);
    try {
      await writeFile(join(dir, 'ca.crt'), await other());
      const refused = expect(source(dir).read()).rejects;
      await refused.toThrow(reason);
      await expect(source(dir).read()).rejects.toThrow(`${dir} cannot be used: `);
      await expect(source(dir).read()).rejects.toThrow(/Put the ca\.crt there that signed tls\.crt, or none/);
    } finally {
      await remove();
    }
  });

  test.each([
    ['has expired', -hour, -2 * hour],
    ['does not hold yet', 48 * hour, hour],
  ])('that %s has no authority trusted', async (_, until, from) => {
    const { dir, remove, certificate, authority } = await placed(until, from);
    try {
      await writeFile(join(dir, 'ca.crt'), authority);
      const read = await source(dir).read();
      expect(read).toMatchObject({ pair: { certificate } });
      expect(read).not.toHaveProperty('authorities');
    } finally {
      await remove();
    }
  });

  test.each([
    ['has expired', -hour, /^error The webhook's certificate .*tls\.crt expired at .* Put a new tls\.crt/],
    ['expires soon', hour, /^warn The webhook's certificate .*tls\.crt expires at .* Put a new tls\.crt/],
    [
      'does not hold yet',
      48 * hour,
      /^error The webhook's certificate .*tls\.crt does not hold before .*T/,
      hour,
    ],
  ])('that %s is told once', async (_, until, sentence, from = -2 * hour) => {
    told.length = 0;
    const { dir, remove } = await placed(until, from);
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
