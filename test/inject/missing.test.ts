import { describe, expect, test } from 'vitest';
import type { Labels, Namespace, Pod, Snapshot, Table } from '../../src/api/objects.ts';
import { doubleClaims } from '../../src/inject/claims.ts';
import { missingProxies } from '../../src/inject/missing.ts';

const namespace = (name: string, labels: Labels): Namespace => ({
  meta: { namespace: '', name, labels, annotations: {} },
});
const table = <T extends Pod | Namespace>(...all: readonly T[]): Table<T> =>
  new Map(all.map((each) => [[each.meta.namespace, each.meta.name].filter(Boolean).join('/'), each]));
const enabled = { 'istio-injection': 'enabled' };
const none: Labels = {};

interface Given {
  readonly labels?: Labels;
  readonly annotations?: Labels;
  readonly more?: Partial<Pod>;
}

const pod = ({ labels = none, annotations = none, more = {} }: Given): Pod => ({
  meta: { namespace: 'shop', name: 'web', labels, annotations },
  ready: true,
  terminating: false,
  hostNetwork: false,
  ports: [],
  ...more,
});
const told = (given: Given, namespaceLabels: Labels = enabled): readonly string[] => {
  const snapshot: Pick<Snapshot, 'pods' | 'namespaces'> = {
    pods: table(pod(given)),
    namespaces: table(namespace('shop', namespaceLabels)),
  };
  return [...missingProxies()(snapshot).values()].map(({ code, message }) => `${code} ${message}`);
};

describe('a pod without a proxy', () => {
  test('is told where its namespace asks, with the way out', () => {
    expect(told({})).toEqual([
      expect.stringMatching(/^IST0103 .*istio-injection: enabled.*kubectl -n shop rollout restart/),
    ]);
  });

  test('is told where it asks itself, and as a gateway', () => {
    expect(told({ labels: { 'sidecar.istio.io/inject': 'true' } }, {})).toHaveLength(1);
    expect(told({ annotations: { 'inject.istio.io/templates': 'gateway' } }, {})).toHaveLength(1);
  });

  test.each<[string, Given, Labels?]>([
    ['nobody asks', {}, {}],
    ['it has one', { annotations: { 'sidecar.istio.io/status': '{}' } }],
    ['kube-inject gave it one', { annotations: { 'sluice.dev/config-map': 'sluice-web' } }],
    ['it says no', { labels: { 'sidecar.istio.io/inject': 'false' } }],
    ["it is in its node's network", { more: { hostNetwork: true } }],
    ['it goes', { more: { terminating: true } }],
    ['a revision of Istio has it', { labels: { 'istio.io/rev': 'stable' } }],
    ['a revision of Istio has its namespace', {}, { ...enabled, 'istio.io/rev': 'stable' }],
  ])('is right where %s', (_, given, labels = enabled) => {
    expect(told(given, labels)).toEqual([]);
  });
});

describe("Istio's own injector", () => {
  const claims = (
    labels: Labels,
    ...expressions: readonly { key: string; operator: string; values?: string[] }[]
  ) =>
    doubleClaims(
      [
        {
          name: 'istio-sidecar-injector',
          webhooks: [
            {
              namespaces: {
                labels: {},
                expressions: expressions.map((each) => ({ values: [], ...each })),
              },
            },
          ],
        },
      ],
      table(namespace('shop', labels)),
    ).map(({ code, on }) => `${code} ${on.name}`);
  const byLabel = { key: 'istio-injection', operator: 'In', values: ['enabled'] };

  test('is told where it claims a namespace that asks here', () => {
    expect(claims(enabled, byLabel)).toEqual(['SLU0308 shop']);
    expect(claims(enabled, byLabel, { key: 'istio.io/rev', operator: 'DoesNotExist' })).toEqual([
      'SLU0308 shop',
    ]);
  });

  test('is left alone where it does not, or nobody asks here', () => {
    expect(claims({}, byLabel)).toEqual([]);
    expect(claims({ ...enabled, 'istio.io/rev': 'stable' }, byLabel)).toEqual([]);
    expect(claims(enabled, { key: 'istio-injection', operator: 'DoesNotExist' })).toEqual([]);
    expect(claims(enabled, byLabel, { key: 'team', operator: 'Exists' })).toEqual([]);
    expect(
      claims(enabled, { key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['shop'] }),
    ).toEqual([]);
  });
});
