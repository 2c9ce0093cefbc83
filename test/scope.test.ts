import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../lab/client.ts';
import { canUseNetns } from '../lab/netns.ts';
import { sendingOf, type Traffic, type TrafficRequest, trafficOf } from '../lab/traffic.ts';
import { hash, regex } from '../src/given.ts';
import { loader } from '../src/local/manifests.ts';
import { schemaValidator } from '../src/schema.ts';
import { translator } from '../src/translate.ts';
import { openProxies, type Proxies } from './fuzz/proxies.ts';

const usable = canUseNetns();
if (usable !== true) process.stderr.write(`not run: rules that come later, because ${usable}\n`);

const pod = (namespace: string, name: string, labels: string, more = '') => `
apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: ${namespace}, labels: ${labels}${more} }
spec: { containers: [{ name: app, image: app }] }
`;

/** Nothing else of the client's namespace has a port 80 or 9000. */
const base = [
  `
apiVersion: v1
kind: Namespace
metadata:
  name: default
  labels: { istio-injection: enabled }
  annotations: { sluice.dev/scope: referenced }
`,
  pod('default', 'client', '{ app: client }'),
  ...['v1', 'v2'].map((version) => pod('shop', version, `{ app: stock, version: ${version} }`)),
  `
apiVersion: v1
kind: Service
metadata: { name: stock, namespace: shop }
spec:
  selector: { app: stock }
  ports: [{ name: http, port: 80, targetPort: 8080 }, { name: tcp, port: 9000, targetPort: 9000 }]
`,
];

const host = 'stock.shop.svc.cluster.local';
const subsets = `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: stock, namespace: default }
spec:
  host: ${host}
  subsets: [{ name: v1, labels: { version: v1 } }, { name: v2, labels: { version: v2 } }]
`;
const rule = (subset: string) => `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: stock, namespace: default }
spec:
  hosts: [${host}]
  http: [{ route: [{ destination: { host: ${host}, subset: ${subset} } }] }]
  tcp: [{ match: [{ port: 9000 }], route: [{ destination: { host: ${host}, subset: ${subset} } }] }]
`;

const load = loader({ validate: schemaValidator() });
const translate = translator({ hash, regex });
const states = [
  { title: 'nothing names the service', pods: ['v1', 'v2'], objects: [] },
  { title: 'a rule for it comes', pods: ['v2'], objects: [subsets, rule('v2')] },
  { title: 'the rule is edited', pods: ['v1'], objects: [subsets, rule('v1')] },
  { title: 'a policy alone names it', pods: ['v1', 'v2'], objects: [subsets] },
  { title: 'nothing names it any more', pods: ['v1', 'v2'], objects: [] },
].map(({ objects, ...rest }) => {
  const { snapshot, problems } = load([{ file: 'in.yaml', text: [...base, ...objects].join('---') }]);
  return { ...rest, snapshot, problems, translation: translate(snapshot) };
});

const traffic: Traffic = trafficOf({
  requests: [
    { title: 'kept', from: 'default/client', send: { to: 'http://stock.shop/', times: 40 }, expect: {} },
    {
      title: 'new',
      from: 'default/client',
      send: { to: 'http://stock.shop/', times: 40, together: 8 },
      expect: {},
    },
    {
      title: 'bytes',
      from: 'default/client',
      send: { to: 'tcp://stock.shop:9000', raw: 'hello\n', times: 40, together: 8 },
      expect: {},
    },
  ],
});

/** Both apps say their name, in JSON over HTTP and as the first word over bytes. */
const podOf = ({ body }: Answer): string => /^(?:.*"pod":")?(v\d)\b/.exec(body)?.[1] ?? body;

describe.skipIf(usable !== true)('a namespace whose scope is what its rules name', () => {
  let proxies: Proxies;
  const [first, ...later] = states;
  if (first === undefined) throw new Error('There is no state to begin with.');

  beforeAll(async () => {
    proxies = await openProxies(first.snapshot, first.translation, traffic);
  }, 120_000);
  afterAll(() => proxies?.close());

  const ask = (request: TrafficRequest) =>
    proxies.scene.send(request.from, sendingOf(request, first.snapshot));

  /** Those that were not answered. */
  const lost = (answers: readonly Answer[]): readonly Answer[] =>
    answers.filter(({ status, body, failure }) => failure !== undefined || body === '' || status >= 400);

  /** Asks until the work is done, and at least once. */
  async function during(work: Promise<unknown>): Promise<{ sent: number; lost: readonly Answer[] }> {
    let isDone = false;
    void work.finally(() => {
      isDone = true;
    });
    const answers: Answer[] = [];
    do answers.push(...(await Promise.all(traffic.requests.map(ask))).flat());
    while (!isDone);
    return { sent: answers.length, lost: lost(answers) };
  }

  test('reaches what nobody names, and obeys a rule from when it comes, without a lost request', async () => {
    let sent = 0;
    for (const { title, pods, problems, translation } of [first, ...later, ...later]) {
      expect(problems, title).toEqual([]);
      const moving = proxies.moveTo(translation);
      const counted = await during(moving);
      sent += counted.sent;
      expect(await moving, title).toEqual([]);
      expect(counted.lost, title).toEqual([]);
      for (const request of traffic.requests) {
        const answers = await ask(request);
        expect(lost(answers), title).toEqual([]);
        const found = [...new Set(answers.map(podOf))].sort();
        // A connection that is passed through stays with the pod that it reached.
        const whole = request.title === 'kept' ? pods.filter((name) => found.includes(name)) : pods;
        expect(found, `${title}: ${request.title}`).toEqual(whole);
      }
    }
    expect(sent).toBeGreaterThanOrEqual(120 * 9);
  }, 300_000);
});
