import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type ControlPlane, controlPlane } from '../../lab/control-plane.ts';
import { fields } from '../../src/api/read/fields.ts';
import type { KubeClient } from '../../src/kube/client.ts';
import { Lifecycle } from '../../src/kube/lifecycle.ts';
import { logger } from '../../src/log.ts';

const files = ['gateways', 'virtualservices'].map(
  (name) => new URL(`../../crds/${name}.yaml`, import.meta.url).pathname,
);
const before = process.env.KUBECONFIG;
let cluster: ControlPlane;

beforeAll(async () => {
  cluster = await controlPlane({ controllerManager: false });
  process.env.KUBECONFIG = cluster.kubeconfig;
}, 600_000);

afterAll(async () => {
  if (before === undefined) delete process.env.KUBECONFIG;
  else process.env.KUBECONFIG = before;
  await cluster?.stop();
});

const path = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';

const definition = async (client: KubeClient, name: string) =>
  fields(
    fields(await client.request({ method: 'GET', path: `${path}/${name}.networking.istio.io` })).metadata,
  );

test('definitions that are missing are made, and one that is there stays as it is', async () => {
  const foreign = parse(await readFile(files[0] ?? '', 'utf8'));
  foreign.metadata.labels = { 'app.kubernetes.io/part-of': 'istio' };
  const install = new Lifecycle(logger('error'), {
    definitions: [],
    run: async (client) => {
      await client.request({ method: 'POST', path, body: foreign });
      return { stop: async () => {} };
    },
  });
  await install.start();
  await install.end();

  const seen: unknown[] = [];
  let ended = false;
  const life = new Lifecycle(logger('error'), {
    definitions: files,
    run: async (client) => {
      seen.push(
        (await definition(client, 'gateways')).labels,
        (await definition(client, 'virtualservices')).name,
      );
      return {
        stop: async () => {
          ended = true;
        },
      };
    },
  });
  await life.start();
  await life.end();
  expect(seen).toEqual([{ 'app.kubernetes.io/part-of': 'istio' }, 'virtualservices.networking.istio.io']);
  expect(ended).toBe(true);
}, 60_000);
