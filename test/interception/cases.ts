import { expect } from 'vitest';
import { elsewhere, pod, service } from './manifests.ts';
import type { Destination, Outcome, Sender } from './pod.ts';

/** What shows a rule: traffic that comes out as `right` with it and as `wrong` without. */
export interface RuleCase {
  /** As `iptables -S` prints it, with `UID` for the proxy's. */
  readonly rule: string;
  readonly title: string;
  readonly from: Sender;
  readonly to: Destination;
  readonly right: Outcome;
  readonly wrong: Partial<Outcome>;
  /** Rules before it that decide the same traffic. They are left out with and without it, since nothing else shows it. */
  readonly hiddenBy?: readonly string[];
}

const inboundJump = '-A PREROUTING -p tcp -j ISTIO_INBOUND';
const outboundJump = '-A OUTPUT -p tcp -j ISTIO_OUTPUT';
const othersReturn = '-A ISTIO_OUTPUT -o lo -m owner ! --uid-owner UID -j RETURN';
const otherGroupsReturn = '-A ISTIO_OUTPUT -o lo -m owner ! --gid-owner 1337 -j RETURN';

const fromOutside = {
  from: 'client',
  to: { address: pod, port: 9000 },
  right: { answer: 'web ping', inbound: 1, outbound: 0 },
  wrong: { answer: 'web ping', inbound: 0 },
} as const;

const toElsewhere = {
  from: 'app',
  to: { address: elsewhere, port: 9000 },
  right: { answer: 'elsewhere ping', inbound: 0, outbound: 1 },
  wrong: { answer: 'elsewhere ping', outbound: 0 },
} as const;

/** A page of the proxy itself, which its inbound listener is not to meet. */
const page = (port: number, path: string): RuleCase => ({
  rule: `-A ISTIO_INBOUND -p tcp -m tcp --dport ${port} -j RETURN`,
  title: `port ${port} is the proxy's own`,
  from: 'client',
  to: { address: pod, port, text: `GET ${path} HTTP/1.1\r\nhost: proxy\r\n\r\n` },
  right: { answer: 'HTTP/1.1 200 OK', inbound: 0, outbound: 0 },
  wrong: { answer: 'HTTP/1.1 200 OK', inbound: 1 },
});

/** A case for each rule of the default table, in its order. */
export const ruleCases: readonly RuleCase[] = [
  { rule: inboundJump, title: 'a client without a proxy reaches the pod through port 15006', ...fromOutside },
  { rule: outboundJump, title: 'what the app sends goes through port 15001', ...toElsewhere },
  {
    rule: '-A ISTIO_INBOUND -p tcp -m tcp --dport 15008 -j RETURN',
    title: 'port 15008 is not captured',
    from: 'client',
    to: { address: pod, port: 15008 },
    right: { answer: 'web ping', inbound: 0, outbound: 0 },
    wrong: { answer: 'web ping', inbound: 1 },
  },
  page(15090, '/stats/prometheus'),
  page(15021, '/healthz/ready'),
  page(15020, '/healthz/ready'),
  {
    rule: '-A ISTIO_INBOUND -p tcp -j ISTIO_IN_REDIRECT',
    title: 'each other port of the pod is captured',
    ...fromOutside,
  },
  {
    rule: '-A ISTIO_IN_REDIRECT -p tcp -j REDIRECT --to-ports 15006',
    title: 'what is captured on the way in goes to port 15006',
    ...fromOutside,
  },
  {
    rule: '-A ISTIO_OUTPUT -s 127.0.0.6/32 -o lo -j RETURN',
    title: 'what the inbound listener passes on from 127.0.0.6 reaches the app, and not the listener again',
    ...fromOutside,
    // How often it comes back before the bound ends it differs by a few.
    wrong: { answer: expect.not.stringMatching(/^web/), inbound: expect.toSatisfy((count) => count > 2) },
  },
  {
    rule: '-A ISTIO_OUTPUT ! -d 127.0.0.1/32 -o lo -m owner --uid-owner UID -j ISTIO_IN_REDIRECT',
    title: 'the proxy that calls its own pod through the Service goes through port 15006 as any client does',
    from: 'app',
    to: { address: service, port: 9000 },
    right: { answer: 'web ping', inbound: 1, outbound: 1 },
    wrong: { answer: 'web ping', inbound: 0, outbound: 1 },
  },
  {
    rule: othersReturn,
    title: "an app of the proxy's group that calls its own pod's address stays without a proxy",
    from: 'appOfProxyGroup',
    to: { address: pod, port: 9000 },
    right: { answer: 'web ping', inbound: 0, outbound: 0 },
    wrong: { answer: 'web ping', inbound: 1, outbound: 0 },
  },
  {
    rule: '-A ISTIO_OUTPUT -m owner --uid-owner UID -j RETURN',
    title: "what a process of the proxy's uid sends is not captured, whatever its group",
    from: 'processOfProxyUser',
    to: { address: elsewhere, port: 9000 },
    right: { answer: 'elsewhere ping', inbound: 0, outbound: 0 },
    wrong: { answer: 'elsewhere ping', outbound: 1 },
  },
  {
    rule: '-A ISTIO_OUTPUT ! -d 127.0.0.1/32 -o lo -m owner --gid-owner 1337 -j ISTIO_IN_REDIRECT',
    title: "one of the proxy's group that calls the pod's address is captured, where no uid decides before",
    from: 'appOfProxyGroup',
    to: { address: pod, port: 9000 },
    right: { answer: 'web ping', inbound: 1, outbound: 0 },
    wrong: { answer: 'web ping', inbound: 0, outbound: 0 },
    hiddenBy: [othersReturn],
  },
  {
    rule: otherGroupsReturn,
    title: "an app that calls its own pod's address stays without a proxy, where no uid decides before",
    from: 'app',
    to: { address: pod, port: 9000 },
    right: { answer: 'web ping', inbound: 0, outbound: 0 },
    wrong: { outbound: 1 },
    hiddenBy: [othersReturn],
  },
  {
    rule: '-A ISTIO_OUTPUT -m owner --gid-owner 1337 -j RETURN',
    title: "what an app of the proxy's group sends is not captured",
    from: 'appOfProxyGroup',
    to: { address: elsewhere, port: 9000 },
    right: { answer: 'elsewhere ping', inbound: 0, outbound: 0 },
    wrong: { answer: 'elsewhere ping', outbound: 1 },
  },
  {
    rule: '-A ISTIO_OUTPUT -d 127.0.0.1/32 -j RETURN',
    title: 'what an app sends to 127.0.0.1 is not captured, where no owner decides before',
    from: 'app',
    to: { address: '127.0.0.1', port: 9000 },
    right: { answer: '127.0.0.1 ping', inbound: 0, outbound: 0 },
    // One more than was sent: who asks the proxy for its counts asks 127.0.0.1 too.
    wrong: { answer: '127.0.0.1 ping', outbound: 2 },
    hiddenBy: [othersReturn, otherGroupsReturn],
  },
  {
    rule: '-A ISTIO_OUTPUT -j ISTIO_REDIRECT',
    title: 'whatever is left is captured',
    ...toElsewhere,
  },
  {
    rule: '-A ISTIO_REDIRECT -p tcp -j REDIRECT --to-ports 15001',
    title: 'what is captured on the way out goes to port 15001',
    ...toElsewhere,
  },
];
