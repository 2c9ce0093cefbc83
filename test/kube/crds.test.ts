import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { type ControlPlane, controlPlane } from '../../lab/control-plane.ts';
import { temporaryFolder } from '../../lab/folder.ts';
import { until } from '../../lab/process.ts';

const root = join(import.meta.dirname, '..', '..');
const group = 'networking.istio.io';
const versions = ['v1', 'v1beta1', 'v1alpha3'] as const;
const bad = join(root, 'test', 'structure', 'bad');

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec?: unknown;
}

const isManifest = (value: unknown): value is Manifest =>
  typeof value === 'object' && value !== null && 'kind' in value && 'metadata' in value;
const isIstio = ({ apiVersion }: Manifest): boolean => apiVersion.startsWith(`${group}/`);

/** Every manifest below a folder of this repository. */
async function manifestsIn(folder: string): Promise<Manifest[]> {
  const files = (await readdir(join(root, folder), { recursive: true })).sort();
  const texts = await Promise.all(
    files.filter((file) => file.endsWith('.yaml')).map((file) => readFile(join(root, folder, file), 'utf8')),
  );
  return texts
    .flatMap((text) => parseAllDocuments(text))
    .map((document): unknown => document.toJS())
    .filter(isManifest);
}

let plane: ControlPlane;
let folder: { readonly dir: string; remove(): Promise<void> };
let all: readonly Manifest[];

async function written(name: string, items: readonly object[]): Promise<string> {
  const file = join(folder.dir, name);
  await writeFile(file, JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
  return file;
}

beforeAll(async () => {
  folder = await temporaryFolder();
  plane = await controlPlane({ controllerManager: false });
  all = [...(await manifestsIn('samples')), ...(await manifestsIn(join('test', 'structure', 'good')))];
  await plane.kubectl('apply', '--validate=strict', '-k', join(root, 'crds'));
  await plane.kubectl('wait', '--for=condition=Established', 'crd', '--all', '--timeout=30s');
  // One of the bad manifests names its namespace.
  await plane.kubectl('create', 'namespace', 'shop');
}, 60_000);

afterAll(async () => {
  await plane?.stop();
  await folder?.remove();
});

it('has schemas that the API server calls structural, and that client-side apply can annotate', async () => {
  const found: {
    items: { metadata: { name: string; annotations: object }; status: { conditions: object[] } }[];
  } = JSON.parse(await plane.kubectl('get', 'crd', '-o', 'json'));
  expect(found.items).toHaveLength(6);
  for (const { metadata, status } of found.items) {
    expect(metadata.annotations).toHaveProperty(['kubectl.kubernetes.io/last-applied-configuration']);
    expect(status.conditions).not.toContainEqual(expect.objectContaining({ type: 'NonStructuralSchema' }));
  }
});

it('can be applied again, by the client and by the server', async () => {
  const again = await plane.kubectl('apply', '-k', join(root, 'crds'));
  expect(again.trim().split('\n')).toEqual(
    Array.from({ length: 6 }, () => expect.stringMatching(/ unchanged$/)),
  );
  const asFolder = await plane.kubectl('apply', '-f', join(root, 'crds'));
  expect(asFolder.match(/ unchanged$/gm)).toHaveLength(6);
  const byServer = await plane.kubectl('apply', '--server-side', '-k', join(root, 'crds'));
  expect(byServer.match(/ serverside-applied$/gm)).toHaveLength(6);
});

it.each(versions)('takes every manifest as %s, and gives it back as v1', async (version) => {
  const given = all.filter(isIstio).map((manifest, index) => ({
    ...manifest,
    apiVersion: `${group}/${version}`,
    // Several files use the same name.
    metadata: { ...manifest.metadata, name: `m${index}`, namespace: version },
  }));
  await plane.kubectl('create', 'namespace', version);
  await plane.kubectl('create', '--validate=strict', '-f', await written(`${version}.json`, given));
  const kinds = [
    'gateways',
    'virtualservices',
    'destinationrules',
    'serviceentries',
    'workloadentries',
    'sidecars',
  ];
  const names = kinds.map((kind) => `${kind}.v1.${group}`).join(',');
  const stored: { items: Manifest[] } = JSON.parse(
    await plane.kubectl('get', names, '--namespace', version, '-o', 'json'),
  );
  const specs = (manifests: readonly Manifest[]) =>
    new Map(manifests.map(({ kind, metadata, spec }) => [`${kind} ${metadata.name}`, spec]));
  expect(given.length).toBeGreaterThan(15);
  expect(specs(stored.items)).toEqual(specs(given));
  expect(new Set(stored.items.map(({ apiVersion }) => apiVersion))).toEqual(new Set([`${group}/v1`]));
});

it('stands beside manifests of other kinds that the API server takes as well', async () => {
  const others = all.filter((manifest) => !isIstio(manifest));
  expect(others).not.toEqual([]);
  const file = await written('others.json', others);
  await plane.kubectl('create', '--dry-run=server', '--validate=strict', '-f', file);
});

/**
 * A bad manifest begins with `# path | message` for each of its mistakes. The API server tells of unknown fields alone where there are any,
 * then of what the schema itself says, and of rules between fields last; a null it drops.
 */
function toldFirst(text: string): string[] {
  const stage = (message: string): number => {
    if (/There is no field|no-break space/.test(message)) return 0;
    return /At most one|may not be set|found nothing/.test(message) ? 2 : 1;
  };
  const mistakes = [...text.matchAll(/^# (.*) \| (.*)$/gm)].map(([, path = '', message = '']) => ({
    path: path.replaceAll(/\[([^\]\d][^\]]*)\]/g, '.$1'),
    stage: stage(message),
  }));
  const first = Math.min(...mistakes.map((mistake) => mistake.stage));
  return mistakes.filter((mistake) => mistake.stage === first).map(({ path }) => path);
}

it.each(await readdir(bad))('refuses %s by naming the field', async (file) => {
  const paths = toldFirst(await readFile(join(bad, file), 'utf8'));
  const flags = ['--dry-run=server', '--validate=strict'];
  const said = await plane.kubectl('create', ...flags, '-f', join(bad, file)).then(
    (accepted) => expect.fail(accepted),
    (error: unknown) => String(error),
  );
  expect(paths).not.toEqual([]);
  for (const path of paths) expect(said).toContain(path);
});

it('explains a field in our words', async () => {
  const crd = parse(await readFile(join(root, 'crds', 'virtualservices.yaml'), 'utf8'));
  const { http } = crd.spec.versions[0].schema.openAPIV3Schema.properties.spec.properties;
  const sentence: string = http.items.properties.route.description;
  // What is explained is published a moment after the definition is established.
  const explain = () => plane.kubectl('explain', 'virtualservices.spec.http.route').catch(() => undefined);
  const said = await until(explain, {
    patience: 20_000,
    pause: 200,
    otherwise: () => 'nothing is explained',
  });
  expect(said.replaceAll(/\s+/g, ' ')).toContain(sentence);
});

it('is listed by its short names and by its category', async () => {
  const listed = await plane.kubectl('api-resources', `--api-group=${group}`, '--no-headers');
  const columns = listed
    .trim()
    .split('\n')
    .map((line) => line.split(/\s+/));
  const short = new Map(columns.map((words) => [words[0], words.length === 5 ? words[1] : undefined]));
  expect(Object.fromEntries(short)).toMatchObject({
    destinationrules: 'dr',
    gateways: 'gw',
    serviceentries: 'se',
    workloadentries: 'we',
    virtualservices: 'vs',
  });
  const together = await plane.kubectl('get', 'istio-io', '--namespace', 'v1', '-o', 'name');
  expect(together).toContain(`gateway.${group}/`);
  expect(together).toContain(`virtualservice.${group}/`);
});

it('keeps its status apart from its spec, and shows it in the list', async () => {
  const name = 'listed';
  const spec = {
    hosts: ['reviews'],
    gateways: ['mesh'],
    http: [{ route: [{ destination: { host: 'reviews' } }] }],
  };
  const manifest = { apiVersion: `${group}/v1`, kind: 'VirtualService', metadata: { name }, spec };
  await plane.kubectl('create', '-f', await written('listed.json', [manifest]));
  const programmed = {
    type: 'Programmed',
    status: 'True',
    reason: 'Programmed',
    message: '20 of 20 proxies',
    lastTransitionTime: '2026-01-01T00:00:00Z',
    observedGeneration: 1,
  };
  const patch = JSON.stringify({ spec: { hosts: ['other'] }, status: { conditions: [programmed] } });
  const patched = ['patch', 'vs', name, '--type=merge', '-p'];
  await plane.kubectl(...patched, patch, '--subresource=status');
  await plane.kubectl(...patched, JSON.stringify({ status: { conditions: [] } }));
  const stored = JSON.parse(await plane.kubectl('get', 'vs', name, '-o', 'json'));
  expect(stored).toMatchObject({ metadata: { generation: 1 }, spec, status: { conditions: [programmed] } });
  const [head, line] = (await plane.kubectl('get', 'vs', name)).trim().split('\n');
  expect(head?.split(/\s+/)).toEqual(['NAME', 'GATEWAYS', 'HOSTS', 'PROGRAMMED', 'AGE']);
  expect(line).toMatch(/^listed\s+\["mesh"\]\s+\["reviews"\]\s+True\s+\d+s$/);
  await plane.kubectl('wait', '--for=condition=Programmed', `virtualservice/${name}`, '--timeout=5s');
});
