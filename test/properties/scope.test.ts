import fc from 'fast-check';
import { expect, test } from 'vitest';
import { suggestedHosts } from '../../src/analyze/suggested-hosts.ts';
import { freeze } from '../../src/api/freeze.ts';
import type { Scope } from '../../src/api/istio.ts';
import { objectKey, type Sidecar, type Snapshot } from '../../src/api/objects.ts';
import { clustersFile } from '../../src/envoy/model.ts';
import { hash, regex } from '../../src/given.ts';
import { type Translation, translator } from '../../src/translate.ts';
import { foldersOf } from './closure.ts';
import { mesh } from './mesh.ts';
import { hostRoutes, namesOf } from './reading.ts';
import { runs } from './runs.ts';

/** The same mesh without Sidecars and with one scope for all. */
const scopedMesh = (snapshot: Snapshot, scope: Scope): Snapshot => ({
  ...snapshot,
  namespaces: new Map(),
  sidecars: new Map(),
  config: { ...snapshot.config, scope, outboundTrafficPolicy: { mode: 'ALLOW_ANY' } },
});

const translate = (snapshot: Snapshot): Translation => translator({ hash, regex })(freeze(snapshot));
const scoped = (snapshot: Snapshot, scope: Scope): Translation => translate(scopedMesh(snapshot, scope));

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

/** The same mesh with a Sidecar for what was called in one namespace. */
function suggested(snapshot: Snapshot, namespace: string, used: ReadonlySet<string>): Snapshot {
  const { mesh: whole } = scoped(snapshot, 'all');
  const hosts = suggestedHosts(whole, namespace, used);
  const sidecar: Sidecar = {
    meta: { namespace, name: 'default', labels: {}, annotations: {} },
    spec: { egress: [{ hosts: hosts.length === 0 ? ['~/*'] : hosts }] },
  };
  return { ...scopedMesh(snapshot, 'all'), sidecars: new Map([[objectKey(sidecar.meta), sidecar]]) };
}

test('a Sidecar that is suggested changes nothing for what was called', () => {
  let compared = 0;
  fc.assert(
    fc.property(mesh, fc.array(fc.nat(30), { minLength: 1, maxLength: 3 }), (snapshot, picks) => {
      const all = scoped(snapshot, 'all');
      for (const [scope, whole] of sidecarFolders(all)) {
        const [namespace = ''] = scope.split('/', 1);
        const called = [...whole.clusters].flatMap((name) => hostOf(name) ?? []);
        const used = new Set(picks.flatMap((at) => called[at % Math.max(1, called.length)] ?? []));
        const after = sidecarFolders(translate(suggested(snapshot, namespace, used))).get(scope);
        for (const [name, routes] of whole.hosts) {
          if (!leadsTo(routes, used)) continue;
          expect(after?.hosts.get(name), `${scope} ${name}`).toBe(routes);
          compared++;
        }
      }
    }),
    runs(100),
  );
  expect(compared).toBeGreaterThan(100);
}, 300_000);

const hostOf = (cluster: string): string | undefined => /^outbound\|\d+\|[^|]*\|(.+)$/.exec(cluster)?.[1];

const leadsTo = (routes: string, used: ReadonlySet<string>): boolean =>
  [...routes.matchAll(/"(outbound\|[^"]*)"/g)].some(([, name = '']) => used.has(hostOf(name) ?? ''));
