import { type SchemaValidator, structure } from '../analyze/structure.ts';
import { istioKinds, type Snapshot } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import { keepValue } from '../api/read/keep.ts';
import { type Beside, beside } from './beside.ts';
import { catalogue, type Kind } from './catalogue.ts';
import type { Document } from './files.ts';
import { meshConfig } from './mesh-config.ts';
import { type Manifest, type Parsed, parse } from './parse.ts';
import { secret } from './secret.ts';
import { snapshots } from './snapshot.ts';

export { type Document, readManifests } from './files.ts';
export { watchManifests } from './watch.ts';

export interface Loading {
  readonly validate: SchemaValidator;
  /** `namespace/pod` or `namespace/workload` that are proxies whatever their labels say. */
  readonly proxies?: readonly string[];
  /** A file whose text is the mesh configuration, in place of the ConfigMap among the manifests. */
  readonly meshConfig?: string;
}

export interface Loaded {
  readonly snapshot: Snapshot;
  readonly problems: readonly Problem[];
  /** The certificates and keys of all Secrets, under the names of their files; to be neither logged nor shown. */
  readonly texts: ReadonlyMap<string, string>;
  /** What is not translated, and read for advice alone. */
  beside(): Beside;
}

/**
 * Makes a loader, which turns manifests into what a cluster would hold after `kubectl apply`. It never throws over their contents: an object that
 * is broken is left out and becomes a Problem. Objects, tables and the snapshot keep their identity from call to call where nothing
 * changed, and are deep-frozen.
 */
export function loader(loading: Loading): (documents: readonly Document[]) => Loaded {
  const parsed = parseChanged();
  const problemsOf = checkOnce(loading.validate);
  const credentialOf = once(secret);
  const snapshot = snapshots({
    proxies: loading.proxies ?? [],
    secret: (manifest) => credentialOf(manifest).ref,
  });
  const configOf = meshConfig(loading);
  const keepProblems = keepValue<readonly Problem[]>();
  return (documents) => {
    const files = parsed(documents.filter(({ file }) => file !== loading.meshConfig));
    const found = catalogue(files.flatMap((file) => file.manifests));
    const broken = istioKinds.flatMap((kind) => found.of(kind).flatMap(problemsOf));
    const of = (kind: Kind) => found.of(kind).filter((manifest) => problemsOf(manifest).length === 0);
    const { config, problems: ofConfig } = configOf(documents, of('ConfigMap'));
    const problems = [...files.flatMap((file) => file.problems), ...found.problems, ...broken, ...ofConfig];
    const texts = new Map(of('Secret').flatMap((manifest) => [...credentialOf(manifest).texts]));
    return {
      snapshot: snapshot(of, config),
      problems: keepProblems(problems),
      texts,
      beside: () => beside(of),
    };
  };
}

/** Parses a file again only when its text has changed. */
function parseChanged(): (documents: readonly Document[]) => readonly Parsed[] {
  let last = new Map<string, { readonly text: string; readonly parsed: Parsed }>();
  return (documents) => {
    const next: typeof last = new Map();
    for (const document of documents) {
      const before = last.get(document.file);
      next.set(
        document.file,
        before?.text === document.text ? before : { text: document.text, parsed: parse(document) },
      );
    }
    last = next;
    return [...next.values()].map(({ parsed }) => parsed);
  };
}

/** Reads each manifest once. */
function once<T>(read: (manifest: Manifest) => T): (manifest: Manifest) => T {
  const known = new WeakMap<Manifest, { readonly value: T }>();
  return (manifest) => {
    const entry = known.get(manifest) ?? { value: read(manifest) };
    known.set(manifest, entry);
    return entry.value;
  };
}

/** The structural errors of an Istio object, found once per text. */
function checkOnce(validate: SchemaValidator): (manifest: Manifest) => readonly Problem[] {
  const known = new WeakMap<Manifest, readonly Problem[]>();
  const kinds: ReadonlySet<string> = new Set(istioKinds);
  return (manifest) => {
    if (manifest.group !== 'networking.istio.io' || !kinds.has(manifest.on.kind)) return [];
    const problems =
      known.get(manifest) ??
      structure({ ...manifest.raw, kind: manifest.on.kind, metadata: manifest.on }, validate);
    known.set(manifest, problems);
    return problems;
  };
}
