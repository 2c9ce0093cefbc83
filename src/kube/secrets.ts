import { annotations, type Pod, type SecretRef, type Snapshot, type Table } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import { keepTable } from '../api/read/keep.ts';
import { meta, rawObject } from '../api/read/objects.ts';
import { credential, isWhole } from '../credential.ts';
import type { KubeClient } from './client.ts';
import { isManaged, textsOf } from './gateway-keys.ts';
import type { RbacRule, ResourceKind } from './kinds.ts';
import { type Timing, type Watch, type WatchEvent, watchKind } from './watch.ts';

interface Given {
  readonly client: KubeClient;
  readonly changed: () => void;
  readonly told: (event: WatchEvent) => void;
  readonly timing?: Partial<Timing>;
}

/** The Secrets of the namespaces in which gateways run. Their texts are neither logged nor part of a snapshot. */
export interface GatewaySecrets {
  /** Watches the namespaces of these pods' gateways, and no others; resolves when each has been listed, or is known to be forbidden. */
  follow(pods: Snapshot['pods']): Promise<void>;
  table(): Table<SecretRef>;
  /** Certificates and keys under the names of their files. */
  text(name: string): string | undefined;
  /** The names of the files in a Secret that we wrote, `namespace/name`, without those that somebody has altered; undefined where there is none. The same until it changes. */
  files(key: string): readonly string[] | undefined;
  /** Namespaces whose Secrets may not be read. */
  problems(): readonly Problem[];
  stop(): Promise<void>;
}

type Entry =
  | { readonly kind: 'given'; readonly ref: SecretRef; readonly texts: Texts }
  | { readonly kind: 'ours'; readonly texts: Texts; readonly names: readonly string[] };

/** By name, in the form in which two entries can be compared. */
type Texts = Readonly<Record<string, string>>;

const kind: ResourceKind = { kind: 'Secret', apiVersion: 'v1', plural: 'secrets', namespaced: true };

/** Those that are none of a gateway's, and may be many and large. */
const fieldSelector = 'type!=helm.sh/release.v1,type!=kubernetes.io/service-account-token';

/** What the operator's account needs in the namespace of a gateway that ends TLS. */
const rule: RbacRule = {
  apiGroups: [''],
  resources: ['secrets'],
  verbs: ['get', 'list', 'watch', 'create', 'update', 'delete'],
};

/** So many texts are kept beside those that Secrets hold now: a step may still be on its way to an earlier one. */
const remembered = 200;

interface Watched {
  readonly watch: Watch<Entry>;
  readonly settled: Promise<void>;
  isForbidden: boolean;
}

export function gatewaySecrets(given: Given): GatewaySecrets {
  const watched = new Map<string, Watched>();
  const past = new Map<string, string>();
  let followed: Table<Pod> | undefined;
  const keep = keepTable<SecretRef>();
  const entries = (): (readonly [string, Entry])[] =>
    [...watched.values()].flatMap(({ watch }) => [...watch.table()]);
  const remember = (texts: Texts): void => {
    for (const [name, content] of Object.entries(texts)) {
      past.delete(name);
      past.set(name, content);
    }
    for (const name of past.keys()) {
      if (past.size <= remembered) break;
      past.delete(name);
    }
  };
  const open = (namespace: string): Watched => {
    const forbidden = Promise.withResolvers<void>();
    const watch = watchKind<Entry>({
      ...given,
      kind,
      namespace,
      fieldSelector,
      read: (raw) => {
        const entry = entryOf(raw);
        remember(entry.texts);
        return entry;
      },
      told: (event) => {
        if (event.kind === 'forbidden') {
          one.isForbidden = true;
          forbidden.resolve();
          given.changed();
        } else if (event.kind === 'listed' || event.kind === 'going') one.isForbidden = false;
        given.told(event);
      },
    });
    const settled = Promise.race([watch.ready, forbidden.promise]);
    // Nobody may be waiting for it when the watch is stopped.
    settled.catch(() => {});
    const one: Watched = { watch, settled, isForbidden: false };
    return one;
  };
  const watchBeside = (pods: Table<Pod>): void => {
    const wanted = new Set([...pods.values()].filter(isGateway).map(({ meta }) => meta.namespace));
    for (const namespace of wanted) if (!watched.has(namespace)) watched.set(namespace, open(namespace));
    for (const [namespace, { watch }] of watched) {
      if (wanted.has(namespace)) continue;
      watched.delete(namespace);
      void watch.stop();
    }
  };
  return {
    follow: async (pods) => {
      if (pods !== followed) watchBeside(pods);
      followed = pods;
      await Promise.all([...watched.values()].map(({ settled }) => settled));
    },
    table: () =>
      keep(entries().flatMap(([key, entry]) => (entry.kind === 'given' ? [[key, entry.ref] as const] : []))),
    text: (name) =>
      past.get(name) ?? entries().find(([, { texts }]) => Object.hasOwn(texts, name))?.[1].texts[name],
    files: (key) => {
      const entry = watched
        .get(key.split('/', 1)[0] ?? '')
        ?.watch.table()
        .get(key);
      return entry?.kind === 'ours' ? entry.names : undefined;
    },
    problems: () =>
      [...watched].flatMap(([namespace, { isForbidden }]) => (isForbidden ? [forbiddenIn(namespace)] : [])),
    stop: async () => {
      await Promise.all([...watched.values()].map(({ watch }) => watch.stop()));
    },
  };
}

const isGateway = ({ meta }: Pod): boolean =>
  (meta.annotations[annotations.injectTemplates] ?? '').split(',').includes('gateway') &&
  meta.annotations[annotations.configMap] !== undefined;

function entryOf(raw: unknown): Entry {
  const texts = textsOf(raw);
  if (isManaged(raw)) {
    const whole = [...texts].filter(([name, text]) => isWhole(name, text));
    return { kind: 'ours', texts: Object.fromEntries(whole), names: whole.map(([name]) => name) };
  }
  const found = credential(meta(rawObject(raw)), (name) => texts.get(name));
  return { kind: 'given', ref: found.ref, texts: Object.fromEntries(found.texts) };
}

const forbiddenIn = (namespace: string): Problem => ({
  code: 'SLU0205',
  severity: 'warning',
  on: { kind: 'Namespace', namespace: '', name: namespace },
  path: '',
  message: `The operator may not read the Secrets of namespace ${namespace}, so gateways there end no TLS with a credentialName; all else is served. Bind a Role with the rule ${JSON.stringify(rule)} to its account there, as config/gateway/secrets.yaml does for istio-system.`,
});
