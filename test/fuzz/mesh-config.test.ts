import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { mismatches } from '../../lab/expectation.ts';
import { canUseNetns } from '../../lab/netns.ts';
import { sendingOf, trafficOf } from '../../lab/traffic.ts';
import { meshConfigMap } from '../../src/api/read/meshconfig.ts';
import { hash, regex, yaml } from '../../src/given.ts';
import { loader } from '../../src/local/manifests.ts';
import { schemaValidator } from '../../src/schema.ts';
import { translator } from '../../src/translate.ts';
import { mutatedConfigs } from './mesh-configs.ts';
import { openProxies, type Proxies } from './proxies.ts';

/* Odd mesh configurations among good ones, one after the other, over the good objects and in real Envoys. FUZZ_SEED says which; `npm run fuzz` tries more. */

const long = process.env.FUZZ_MUTANTS;
const count = Number(process.env.FUZZ_CONFIGS ?? (long === undefined ? 40 : Math.ceil(Number(long) / 10)));
const seed = Number(process.env.FUZZ_SEED ?? (long === undefined ? 1 : Date.now() % 1_000_000));

const usable = canUseNetns();
if (usable !== true)
  process.stderr.write(`not run: mesh configurations on a real Envoy, because ${usable}\n`);

const text = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const load = loader({ validate: schemaValidator() });
const translate = translator({ hash, regex });
const traffic = trafficOf(yaml(text('good-traffic.yaml')));
const { namespace, name, key } = meshConfigMap;

function apply(config: unknown) {
  const data = { [key]: stringify(config) };
  const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace, name }, data };
  const { snapshot, problems } = load([
    { file: 'good.yaml', text: text('good.yaml') },
    { file: 'mesh.yaml', text: stringify(configMap) },
  ]);
  const translation = translate(snapshot);
  const errors = problems.filter(({ on, severity }) => on.kind === 'ConfigMap' && severity === 'error');
  return { snapshot, translation, errors };
}

describe.skipIf(usable !== true)(`${count} mesh configurations of seed ${seed}`, () => {
  const good = apply({});
  let proxies: Proxies;

  beforeAll(async () => {
    proxies = await openProxies(good.snapshot, good.translation, traffic);
  });
  afterAll(() => proxies?.close());

  const disturbed = async (): Promise<string[]> => {
    const wrong: string[] = [];
    for (const request of traffic.requests) {
      const answers = await proxies.scene.send(request.from, sendingOf(request, good.snapshot));
      const found = mismatches(request.expect, answers, request.send.raw !== undefined);
      wrong.push(...found.map((line) => `${request.title}: ${line}`));
    }
    return wrong;
  };

  test(
    'are taken or told, and Envoy refuses nothing; afterwards all is as before',
    async () => {
      let [taken, told, moved] = [0, 0, 0];
      let held = good.snapshot.config;
      for (const config of mutatedConfigs(count, seed)) {
        const { snapshot, translation, errors } = apply(config);
        const what = JSON.stringify(config);
        if (errors.length > 0) {
          told++;
          expect(snapshot.config, what).toBe(held);
        } else taken++;
        if (snapshot.config !== held) moved++;
        held = snapshot.config;
        expect(await proxies.moveTo(translation), what).toEqual([]);
      }
      console.log(`${taken} taken, ${told} told; ${moved} times another one held`);
      expect(Math.min(taken, told, moved)).toBeGreaterThan(count / 20);
      expect(await proxies.moveTo(apply({}).translation)).toEqual([]);
      expect(await disturbed()).toEqual([]);
    },
    120_000 + count * 3_000,
  );
});
