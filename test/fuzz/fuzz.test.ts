import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mismatches } from '../../lab/expectation.ts';
import { canUseNetns } from '../../lab/netns.ts';
import { sendingOf, trafficOf } from '../../lab/traffic.ts';
import { structure } from '../../src/analyze/structure.ts';
import type { Problem } from '../../src/api/problem.ts';
import { hash, regex, yaml } from '../../src/given.ts';
import { loader } from '../../src/local/manifests.ts';
import { schemaValidator } from '../../src/schema.ts';
import { type Translation, translator } from '../../src/translate.ts';
import { type Mutant, mutants, rooms, targets } from './mutants.ts';
import { openProxies, type Proxies } from './proxies.ts';

/*
 * Mutants of the golden cases' objects, batch after batch beside good objects, through the pipeline into real Envoys. FUZZ_MUTANTS and
 * FUZZ_SEED say how many and which; `npm run fuzz` is the long form, which draws a seed and prints it. FUZZ_FROM leaves out the mutants before
 * this one, to see a batch again.
 */

const count = Number(process.env.FUZZ_MUTANTS ?? 500);
const seed = Number(
  process.env.FUZZ_SEED ?? (process.env.FUZZ_MUTANTS === undefined ? 1 : Date.now() % 1_000_000),
);

const from = Number(process.env.FUZZ_FROM ?? 0);
/** After so many batches that went wrong nothing new is learnt. */
const patience = 5;

const usable = canUseNetns();
if (usable !== true) process.stderr.write(`not run: mutants on a real Envoy, because ${usable}\n`);

const text = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const validate = schemaValidator();
const load = loader({ validate });
const translate = translator({ hash, regex });
const traffic = trafficOf(yaml(text('good-traffic.yaml')));

function apply(batch: readonly Mutant[]) {
  const good = { file: 'good.yaml', text: text('good.yaml') };
  const bad = batch.map(({ manifest }) => ({
    file: `${manifest.metadata.name}.json`,
    text: JSON.stringify(manifest),
  }));
  const { snapshot, problems } = load([good, ...bad]);
  const translation = translate(snapshot);
  return { snapshot, translation, problems: [...problems, ...translation.problems] };
}

type Fate = 'served' | 'told' | 'idle' | 'lost';

const textOf = ({ manifest }: Mutant): string => JSON.stringify(manifest).slice(0, 4000);

/** What became of a mutant. */
function fateOf({ manifest }: Mutant, problems: readonly Problem[], { touches }: Translation): Fate {
  const { namespace, name } = manifest.metadata;
  const mine = ({ on }: Problem): boolean =>
    on.kind === manifest.kind && on.namespace === namespace && on.name === name;
  if (touches.has(`${manifest.kind} ${namespace}/${name}`)) return 'served';
  if (problems.some(mine)) return 'told';
  return isIdle(manifest) ? 'idle' : 'lost';
}

const listIn = (value: unknown, name: string): readonly unknown[] => {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  return Array.isArray(found) ? found : [];
};

const has = (value: unknown, name: string): boolean =>
  typeof value === 'object' && value !== null && Reflect.get(value, name) !== undefined;

/** Whether every rule is for callers of one kind, of which there may be none. */
function asksWhoCalls(spec: unknown): boolean {
  const rules = ['http', 'tcp', 'tls'].flatMap((kind) => listIn(spec, kind));
  return rules.every((rule) => {
    const matches = listIn(rule, 'match');
    return (
      matches.length > 0 &&
      matches.every((match) => has(match, 'sourceNamespace') || has(match, 'sourceLabels'))
    );
  });
}

/** Whether an object asks for nothing by itself: it is exported or for few, or others would have to refer to it first. */
function isIdle({ kind, spec }: Mutant['manifest']): boolean {
  const audience = listIn(spec, 'exportTo');
  if (audience.length > 0 && !audience.includes('*')) return true;
  switch (kind) {
    case 'VirtualService':
      return listIn(spec, 'hosts').length === 0 || asksWhoCalls(spec);
    case 'Gateway':
      return !/"protocol":"(HTTP|HTTP2|GRPC|GRPC-WEB)"/.test(JSON.stringify(listIn(spec, 'servers')));
    case 'WorkloadEntry':
    case 'Sidecar':
      return true;
    case 'ServiceEntry':
      return listIn(spec, 'ports').length === 0;
    case 'DestinationRule':
      return false;
  }
}

/** The good requests that are not answered as before. A Sidecar may take from the clients of its own namespace what they see. */
async function disturbed(
  { scene }: Proxies,
  snapshot: ReturnType<typeof apply>['snapshot'],
): Promise<string[]> {
  const wrong: string[] = [];
  const narrowed = new Set([...snapshot.sidecars.values()].map(({ meta }) => meta.namespace));
  for (const request of traffic.requests) {
    if (narrowed.has(request.from.split('/', 1)[0] ?? '')) continue;
    const answers = await scene.send(request.from, sendingOf(request, snapshot));
    const found = mismatches(request.expect, answers, request.send.raw !== undefined);
    wrong.push(...found.map((line) => `${request.title}: ${line}`));
  }
  return wrong;
}

/** What became of the mutants: the lost ones, and the batches that Envoy refused or that harmed a good request. */
interface Tally {
  readonly fates: Map<Fate, number>;
  readonly lost: string[];
  readonly wrong: string[];
}

async function tryBatch(proxies: Proxies, batch: readonly Mutant[], { fates, lost, wrong }: Tally) {
  const { snapshot, translation, problems } = apply(batch);
  for (const mutant of batch) {
    const fate = fateOf(mutant, problems, translation);
    fates.set(fate, (fates.get(fate) ?? 0) + 1);
    if (fate === 'lost') lost.push(textOf(mutant));
  }
  const found = [...(await proxies.moveTo(translation)), ...(await disturbed(proxies, snapshot))];
  if (found.length > 0) wrong.push([...found, ...batch.map(textOf)].join('\n'));
}

const tell = ({ fates, wrong }: Tally): void => {
  const counts = [...fates].map(([fate, times]) => `${times} ${fate}`);
  console.log(`${counts.join(', ')}; ${wrong.length} batches went wrong`);
};

/** A long run tells how far it is after so many batches. */
const told = 50;

describe.skipIf(usable !== true)(`${count} mutants of seed ${seed}`, () => {
  const all = mutants(count, seed);
  const start = apply([]);
  let proxies: Proxies | undefined;

  beforeAll(async () => {
    proxies = await openProxies(start.snapshot, start.translation, traffic);
  });
  afterAll(() => proxies?.close());

  test('mutate every field, and most of them fit the schema', () => {
    const mutated = new Set(all.map(({ target }) => `${target.kind} ${target.listed}`));
    const missed = targets
      .filter((one) => !mutated.has(`${one.kind} ${one.listed}`))
      .map((one) => one.field.path);
    const fitting = all.filter(({ manifest }) => structure(manifest, validate).length === 0);
    console.log(
      `seed ${seed}: ${count} mutants of ${mutated.size} fields (${targets.length} places), ${fitting.length} fit the schema`,
    );
    expect(missed).toEqual([]);
    expect(fitting.length).toBeGreaterThanOrEqual(count * 0.6);
  });

  test(
    'are served or told, harm no good request, and Envoy refuses nothing',
    async () => {
      if (proxies === undefined) throw new Error('the proxies do not run');
      const tally: Tally = { fates: new Map(), lost: [], wrong: [] };
      expect(await proxies.moveTo(start.translation)).toEqual([]);
      expect(await disturbed(proxies, start.snapshot)).toEqual([]);
      for (let i = from; i < all.length && tally.wrong.length < patience; i += rooms) {
        await tryBatch(proxies, all.slice(i, i + rooms), tally);
        if ((i / rooms) % told === told - 1) tell(tally);
      }
      tell(tally);
      expect(tally.wrong).toEqual([]);
      expect(tally.lost).toEqual([]);
      expect(await proxies.moveTo(start.translation)).toEqual([]);
    },
    120_000 + count * 400,
  );
});
