import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ControlPlane, controlPlane } from '../../lab/control-plane.ts';
import { clientOf } from '../../lab/kube.ts';
import { type Fields, fields, items, text } from '../../src/api/read/fields.ts';
import { problemsOfCluster } from '../../src/cli/analyzed-cluster.ts';
import { runOperator } from '../../src/cli/operator.ts';
import type { KubeClient } from '../../src/kube/client.ts';
import type { Running } from '../../src/kube/lifecycle.ts';
import { logger } from '../../src/log.ts';
import { install, namespace, until } from './cluster.ts';

let cluster: ControlPlane;
let client: KubeClient;
let running: Running | undefined;

const post = (path: string, kind: string, apiVersion: string, rest: object): Promise<unknown> =>
  client.request({ method: 'POST', path, body: { apiVersion, kind, ...rest } });

const service = (name: string, ports: readonly object[]) =>
  post('/api/v1/namespaces/shop/services', 'Service', 'v1', {
    metadata: { name },
    spec: { selector: { app: 'web' }, ports },
  });

const deployment = () =>
  post('/apis/apps/v1/namespaces/shop/deployments', 'Deployment', 'apps/v1', {
    metadata: { name: 'web', annotations: { 'sidecar.istio.io/inject': 'true' } },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: {
          labels: { app: 'web' },
          annotations: {
            'sluice.dev/config-map': 'sluice-web',
            'sluice.dev/shared-config-map': 'sluice-scope-shop',
          },
        },
        spec: { containers: [{ name: 'web', image: 'none' }] },
      },
    },
  });

const route = (host: string) =>
  post(
    '/apis/networking.istio.io/v1/namespaces/shop/virtualservices',
    'VirtualService',
    'networking.istio.io/v1',
    {
      metadata: { name: host },
      spec: { hosts: [host], http: [{ route: [{ destination: { host: 'web' } }] }] },
    },
  );

beforeAll(async () => {
  cluster = await controlPlane();
  await install(cluster, 'crds');
  client = clientOf(cluster.kubeconfig);
  await namespace(cluster, 'shop');
  await cluster.kubectl('label', 'namespace', 'shop', 'istio-injection=enabled', 'istio.io/rev=stable');
  await service('web', [
    { name: 'http', port: 80, targetPort: 8080 },
    { name: 'odd', port: 81, targetPort: 8081 },
  ]);
  await service('web-raw', [{ name: 'tcp', port: 90, targetPort: 8080 }]);
  await deployment();
  await route('shop.test');
  running = await runOperator(client, logger(process.env.LOG ?? 'error'));
}, 600_000);

afterAll(async () => {
  await running?.stop();
  await client?.close();
  await cluster?.stop();
});

const notes = async (ns: string): Promise<readonly Fields[]> =>
  items(
    fields(await client.request({ method: 'GET', path: `/apis/events.k8s.io/v1/namespaces/${ns}/events` }))
      .items,
  )
    .map(fields)
    .filter((event) => event.reportingController === 'sluice.dev/operator');

/** What is told of an object in the cluster's own words, once it is. */
async function told(ns: string, reason: string): Promise<Fields> {
  await until(async () => (await notes(ns)).some((event) => event.reason === reason), 60_000);
  return (await notes(ns)).find((event) => event.reason === reason) ?? {};
}

describe('advice', () => {
  test('on an Istio object stands in its status, and takes nothing from it', async () => {
    const path = '/apis/networking.istio.io/v1/namespaces/shop/virtualservices/shop.test';
    const status = async () => fields(fields(await client.request({ method: 'GET', path })).status);
    await until(async () => items((await status()).validationMessages).length > 0, 60_000);
    expect(items((await status()).validationMessages)).toMatchObject([
      {
        type: { code: 'IST0112', name: 'VirtualServiceDestinationPortSelectorRequired' },
        level: 'WARNING',
        path: 'spec.http[0].route[0].destination.port',
      },
    ]);
    const accepted = items((await status()).conditions)
      .map(fields)
      .find(({ type }) => type === 'Accepted');
    expect(accepted).toMatchObject({ status: 'True' });
  }, 90_000);

  test('on a Deployment stands in an event on a pod of it', async () => {
    const event = await told('shop', 'DeploymentAssociatedToMultipleServices');
    expect(event).toMatchObject({ type: 'Warning', regarding: { kind: 'Pod', namespace: 'shop' } });
    expect(text(event.note)).toMatch(/^IST0116: Deployment shop\/web: Port 8080 /);
    expect(text(fields(event.regarding).uid)).not.toBe('');
  }, 90_000);

  test('on a namespace stands in an event on it', async () => {
    const event = await told('default', 'NamespaceMultipleInjectionLabels');
    expect(event).toMatchObject({ regarding: { kind: 'Namespace', name: 'shop', uid: 'shop' } });
  }, 90_000);

  test('that is just good to know is no event', async () => {
    await told('shop', 'DeploymentAssociatedToMultipleServices');
    const reasons = (await notes('shop')).map(({ reason }) => reason);
    expect(reasons).not.toContain('PortNameIsNotUnderNamingConvention');
  }, 90_000);
});

describe('sluice analyze on a cluster', () => {
  test('tells the same, what is good to know, and what is wrong with Deployments', async () => {
    const lines: string[] = [];
    const problems = await problemsOfCluster(client, (line) => lines.push(line));
    const mine = problems.filter(({ on }) => on.namespace === 'shop' || on.name === 'shop');
    const found = mine.map(({ code, on, path }) => `${code} ${on.kind} ${on.name} ${path}`).sort();
    expect(found).toEqual([
      'IST0107 Deployment web metadata.annotations[sidecar.istio.io/inject]',
      'IST0112 VirtualService shop.test spec.http[0].route[0].destination.port',
      'IST0116 Deployment web ',
      'IST0118 Service web spec.ports[1].name',
      'IST0123 Namespace shop metadata.labels[istio.io/rev]',
      'IST0137 Deployment web ',
    ]);
    expect(lines).toEqual([]);
  }, 90_000);
});
