import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freeze } from '../../src/api/freeze.ts';
import type { Scope } from '../../src/api/istio.ts';
import type { Snapshot } from '../../src/api/objects.ts';
import { clustersFile } from '../../src/envoy/model.ts';
import { hash, regex } from '../../src/given.ts';
import { type Translation, translator } from '../../src/translate.ts';
import { foldersOf } from './closure.ts';
import { mesh } from './mesh.ts';
import { hostRoutes, namesOf } from './reading.ts';
import { runs } from './runs.ts';

/** The same mesh without Sidecars and with one scope for all. */
const scoped = (snapshot: Snapshot, scope: Scope): Translation =>
  translator({ hash, regex })(
    freeze({
      ...snapshot,
      namespaces: new Map(),
      sidecars: new Map(),
      config: { ...snapshot.config, scope, outboundTrafficPolicy: { mode: 'ALLOW_ANY' } },
    }),
  );

interface Seen {
  /** The routes of each virtual host, under `file name`. */
  readonly hosts: ReadonlyMap<string, string>;
  readonly clusters: ReadonlySet<string>;
}

function seenIn(folder: ReadonlyMap<string, string>): Seen {
  const files = [...folder].filter(([name]) => name.startsWith('rds.'));
  return {
    hosts: new Map(
      files.flatMap(([file, text]) =>
        [...hostRoutes(text)].map(([name, routes]) => [`${file} ${name}`, routes]),
      ),
    ),
    clusters: new Set(namesOf(folder.get(clustersFile) ?? '')),
  };
}

const sidecarFolders = ({ scopes, workloads }: Translation): ReadonlyMap<string, Seen> =>
  new Map(
    [...scopes].flatMap(([scope, files]) => {
      const isSidecar = [...workloads.values()].some((one) => one.scope === scope && one.role === 'sidecar');
      const [folder] = foldersOf(files);
      return isSidecar && folder !== undefined ? [[scope, seenIn(folder)] as const] : [];
    }),
  );

test('a scope leaves out services and changes no rule of those that are left', () => {
  let left = 0;
  let gone = 0;
  fc.assert(
    fc.property(mesh, (snapshot) => {
      const all = sidecarFolders(scoped(snapshot, 'all'));
      for (const [scope, { hosts, clusters }] of sidecarFolders(scoped(snapshot, 'referenced'))) {
        const whole = all.get(scope);
        expect([...clusters].filter((name) => whole?.clusters.has(name) !== true)).toEqual([]);
        for (const [name, routes] of hosts) expect(routes, `${scope} ${name}`).toBe(whole?.hosts.get(name));
        left += clusters.size;
        gone += (whole?.clusters.size ?? 0) - clusters.size;
      }
    }),
    runs(100),
  );
  expect(left).toBeGreaterThan(100);
  expect(gone).toBeGreaterThan(100);
}, 300_000);
