import { readFile, writeFile } from 'node:fs/promises';
import { startEnvoy } from '../lab/envoy.ts';
import { temporaryFolder } from '../lab/folder.ts';
import { openNetwork } from '../lab/netns.ts';
import { until } from '../lab/process.ts';
import { drawUid } from '../lab/scene.ts';
import { freeze } from '../src/api/freeze.ts';
import { objectKey, type Sidecar, type Snapshot, type VirtualService } from '../src/api/objects.ts';
import { filesFor } from '../src/envoy/apart.ts';
import { versionIn } from '../src/envoy/fragment.ts';
import { largestConfigMap, sizeOf } from '../src/envoy/limits.ts';
import type { ConfigFiles } from '../src/envoy/model.ts';
import { hash, regex } from '../src/given.ts';
import { writeFolder } from '../src/local/folder.ts';
import { type Translation, translator } from '../src/translate.ts';
import { changes } from './changes.ts';
import { endpointChange } from './edits.ts';
import { markdownTable } from './markdown.ts';
import { quantile } from './measure.ts';
import { buildMesh } from './mesh.ts';

/* What a Sidecar per namespace, or the scope of the mesh, saves in a large mesh. Writes docs/scope.md; as root, since its Envoys run in network namespaces. */

const services = 1_000;
const visible = 20;
/** How many services each of the namespaces has. */
const own = 50;
const rounds = 80;
const page = new URL('../docs/scope.md', import.meta.url);

/** Services without rules: their number is what counts here. */
const whole: Snapshot = freeze({
  ...buildMesh({ services, proxies: 100 }),
  virtualServices: new Map(),
  destinationRules: new Map(),
});

/** For each namespace a Sidecar by which its proxies see some of their namespace's services. */
function narrowed(snapshot: Snapshot): Snapshot {
  const byNamespace = Map.groupBy(snapshot.services.values(), ({ meta }) => meta.namespace);
  const sidecars = [...byNamespace].map(([namespace, mine]): Sidecar => {
    const hosts = mine.slice(0, visible).map(({ meta }) => `./${meta.name}.${namespace}.svc.cluster.local`);
    return {
      meta: { namespace, name: 'default', labels: {}, annotations: {} },
      spec: { egress: [{ hosts }] },
    };
  });
  return freeze({ ...snapshot, sidecars: new Map(sidecars.map((one) => [objectKey(one.meta), one])) });
}

/** How many services of another namespace the rules of each name. */
const named = 5;

/** A mesh by whose configuration proxies see what is referenced, with rules in each namespace for some services of the next one. */
function referenced(snapshot: Snapshot): Snapshot {
  const byNamespace = [...Map.groupBy(snapshot.services.values(), ({ meta }) => meta.namespace)];
  const rules = byNamespace.flatMap(([namespace], i) => {
    const [, next = []] = byNamespace[(i + 1) % byNamespace.length] ?? [];
    return next.slice(0, named).map(({ meta }): VirtualService => {
      const host = `${meta.name}.${meta.namespace}.svc.cluster.local`;
      return {
        meta: { namespace, name: meta.name, labels: {}, annotations: {} },
        spec: { hosts: [host], http: [{ route: [{ destination: { host } }] }] },
      };
    });
  });
  return freeze({
    ...snapshot,
    virtualServices: new Map(rules.map((one) => [objectKey(one.meta), one])),
    config: { ...snapshot.config, scope: 'referenced' },
  });
}

interface Result {
  /** Bytes: of the shared ConfigMap, and of a proxy's own one. */
  readonly shared: number;
  readonly own: number;
  /** Per endpoint that comes or goes: ConfigMaps that are written, and their bytes. */
  readonly writes: number;
  readonly written: number;
  /** Resident bytes of an Envoy. */
  readonly memory: number;
}

async function measure(snapshot: Snapshot): Promise<Result> {
  const translate = translator({ hash, regex });
  const first = translate(snapshot);
  const scopes = [...first.scopes.values()];
  const own = scopes.flatMap((one) => [...one.own.values()]);
  const churn = endpointChurn(snapshot, first, translate);
  return {
    shared: quantile(
      scopes.map((one) => sizeOf(one.shared)),
      0.5,
    ),
    own: quantile(own.map(sizeOf), 0.5),
    ...churn,
    memory: await memoryOf(filesOf(first)),
  };
}

function filesOf({ workloads, scopes }: Translation): ConfigFiles {
  const [first] = workloads.values();
  if (first === undefined) throw new Error('The mesh has no proxies.');
  return filesFor(scopes.get(first.scope), first.key);
}

function endpointChurn(
  from: Snapshot,
  first: Translation,
  translate: (snapshot: Snapshot) => Translation,
): Pick<Result, 'writes' | 'written'> {
  let [snapshot, before] = [from, first];
  let [writes, written] = [0, 0];
  for (let round = 0; round < rounds; round++) {
    snapshot = endpointChange(snapshot, round);
    const after = translate(snapshot);
    const touched = [...changes(before, after).byScope.keys()];
    writes += touched.length;
    for (const scope of touched) written += sizeOf(after.scopes.get(scope)?.shared ?? new Map());
    before = after;
  }
  return { writes: writes / rounds, written: written / rounds };
}

async function memoryOf(files: ConfigFiles): Promise<number> {
  const network = openNetwork();
  const { dir, remove } = await temporaryFolder();
  try {
    await writeFolder(dir, files);
    const envoy = await startEnvoy({
      dir,
      netns: network.island(),
      uid: drawUid(),
      gid: 1337,
      patience: 60_000,
    });
    try {
      const wanted = versionIn(files.get('cds.json') ?? '');
      await until(
        async () => {
          const all = await envoy.stats('cds.version_text$');
          return all.get('cluster_manager.cds.version_text') === wanted || undefined;
        },
        { patience: 60_000, otherwise: () => `Envoy does not take up the files:\n${envoy.log()}` },
      );
      const status = await readFile(`/proc/${envoy.pid}/status`, 'utf8');
      return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) * 1024;
    } finally {
      await envoy.stop();
    }
  } finally {
    network.close();
    await remove();
  }
}

const kilobytes = (bytes: number): string => `${Math.round(bytes / 1000).toLocaleString('en')} kB`;
const megabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`;

const results = [await measure(whole), await measure(narrowed(whole)), await measure(referenced(whole))];
const row = (name: string, text: (one: Result) => string): readonly string[] => [name, ...results.map(text)];
const fits = ({ shared }: Result): string =>
  shared > largestConfigMap ? `${kilobytes(shared)}: too large, not written` : kilobytes(shared);
const table = markdownTable([
  [
    '',
    'everything is seen',
    `Sidecars: ${visible} services are seen`,
    `referenced: ${own + named} services are seen`,
  ],
  row('shared ConfigMap of a namespace', fits),
  row("a proxy's own ConfigMap", ({ own }) => kilobytes(own)),
  row('ConfigMaps written when an endpoint comes or goes', ({ writes }) => writes.toFixed(1)),
  row('bytes of these', ({ written }) => kilobytes(written)),
  row('resident memory of an Envoy', ({ memory }) => megabytes(memory)),
]);

await writeFile(
  page,
  `<!-- Generated by bench/scope.ts, with figures of the machine that it ran on. Edit that. -->
# What proxies see

By default every proxy knows every service that is exported to its namespace. A Sidecar names what the proxies of a namespace call:

    apiVersion: networking.istio.io/v1
    kind: Sidecar
    metadata: { name: default, namespace: shop }
    spec:
      egress:
      - hosts: ["./*", "istio-system/*", "payments/api.payments.svc.cluster.local"]

What it does not name costs nothing: no cluster, no route, no write when its endpoints change. Requests to it pass through to where they were sent,
without rules, or are refused where \`outboundTrafficPolicy\` is \`REGISTRY_ONLY\`. What a rule that is seen leads to is there as well.

A Sidecar without \`workloadSelector\` narrows the shared ConfigMap of its namespace; one in the root namespace holds wherever there is none. The
pods that a selector picks get all their files in their own ConfigMaps ([why](adr/0015-proxies-that-differ-from-their-scope.md)): each change of what
they see is written once for each of them, so a selector is for few pods, or for pods that see little.

## Sidecars that fit what is used

    npx sluice scope suggest -n shop                   # or of all namespaces
    npx sluice scope suggest -n shop | kubectl apply -f -

asks the proxies of KUBECONFIG's cluster what they called since they started, and prints a Sidecar for each namespace that names it, with the hosts whose rules may have
led there and the namespaces of these rules, so that nothing changes for what was called. A comment says of how many proxies and since when that is known, whom nobody
could ask, and how many connections went to unknown addresses. What is called seldom is missing: let the proxies run for as long as that takes. Where the
namespace has a Sidecar already, its other fields stay. The way to the proxies is through the API server and needs the right to get \`pods/proxy\`; within the
network of the pods \`--road direct\` asks them themselves. Pods made by an older version have nothing to say until they are restarted.

## Without Sidecars: \`scope: referenced\`

In [mesh.yaml](mesh-config.md), which is of Sluice's own and not Istio's:

    scope: referenced                                              # the default is all

The proxies of a namespace then see

- the services of their namespace, its ServiceEntries among them;
- those that the rules of their namespace name: the hosts of VirtualServices that hold in the mesh (not on gateways alone), their destinations and mirrors, those of
  their delegates, and the hosts of DestinationRules;
- what the root namespace has, and what its rules name. A wildcard in a DestinationRule of the root namespace names nothing: it says how services
  are called, and not which ones.

For what is seen all rules hold that would hold otherwise, whichever namespace they are in. All else passes through to where it was sent, past its rules and
without retries by the proxy. A rule that is added brings the service that it names, without a lost request; when it goes, the service is passed through again.

A namespace says it for itself, which comes before the mesh's word and before a Sidecar of the root namespace:

    kubectl annotate namespace shop sluice.dev/scope=referenced    # or all

A Sidecar of the namespace comes before all of it. Gateways see what they saw. Where \`outboundTrafficPolicy\` of the mesh is \`REGISTRY_ONLY\`, \`referenced\` does
nothing and is told (\`SLU0112\`), since calls to what nobody names would be refused: write Sidecars there.

## Before and after

A mesh of ${services} services with three pods each in ${services / own} namespaces, and 100 proxies; then with a Sidecar in each namespace by which its proxies see
${visible} services; then with \`scope: referenced\` and ${named} VirtualServices in each namespace for services of another one. Means over ${rounds} changes of an
endpoint; \`node bench/scope.ts\`, as root, measures anew.

${table}
`,
);
console.log(table);
