import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { askProxy } from '../../src/ask.ts';
import { failuresIn, subscriptions, versionsIn } from '../../src/envoy/shown.ts';

const stat = (name: string, value: unknown) => ({ name, value });

const file = (member: string) => `{"version_info":"v","resources":[\n{"@type":"t",${member}}\n]}\n`;
const of = subscriptions(
  new Map([
    ['bootstrap.json', '{"name":"none"}'],
    ['cds.json', file('"name":"one"')],
    ['lds.json', file('"name":"one"')],
    ['rds.80.json', file('"name":"80"')],
    ['rds.https.443.https.gate.default.json', file('"name":"https.443.https.gate.default"')],
    ['rds.0123.json', file('"name":"a:b"')],
    ['eds.4567.json', file('"cluster_name":"outbound|80||web.x"')],
  ]),
);

describe('an answer of Envoy', () => {
  test('gives a version for each file', () => {
    const answer = {
      stats: [
        stat('cluster_manager.cds.version_text', 'c.1'),
        stat('listener_manager.lds.version_text', 'l.1'),
        stat('http.outbound_0.0.0.0_80.rds.80.version_text', 'r.1'),
        stat('http.gateway.rds.https.443.https.gate.default.version_text', 'r.2'),
        stat('http.outbound_0.0.0.0_81.rds.a_b.version_text', 'r.3'),
        stat('http.outbound_0.0.0.0_82.rds.gone.version_text', 'r.4'),
        stat('cluster.outbound|80||web.x.version_text', 'e.1'),
        stat('cluster_manager.cds.update_success', 3),
        stat('runtime.version_text', 'x'),
        { histograms: {} },
      ],
    };
    expect(versionsIn(answer, of)).toEqual(
      new Map([
        ['cds.json', 'c.1'],
        ['lds.json', 'l.1'],
        ['rds.80.json', 'r.1'],
        ['rds.https.443.https.gate.default.json', 'r.2'],
        ['rds.0123.json', 'r.3'],
        ['eds.4567.json', 'e.1'],
      ]),
    );
  });

  test('with two versions of one route is the acknowledgement of neither', () => {
    const both = (a: string, b: string) =>
      versionsIn(
        { stats: [stat('http.a.rds.80.version_text', a), stat('http.b.rds.80.version_text', b)] },
        of,
      ).get('rds.80.json');
    expect(both('r.1', 'r.1')).toBe('r.1');
    expect(both('r.2', 'r.1')).toBe('mixed:r.1,r.2');
  });

  test('of another shape gives none', () => {
    for (const answer of [null, [], 'x', {}, { stats: 'x' }, { stats: [null, 1] }])
      expect(versionsIn(answer, of).size).toBe(0);
  });

  test('counts what was refused of files that are there', () => {
    const answer = {
      stats: [
        stat('cluster_manager.cds.update_rejected', 1),
        stat('cluster_manager.cds.update_failure', 2),
        stat('cluster_manager.cds.update_success', 9),
        stat('http.a.rds.80.update_rejected', 0),
        stat('http.a.rds.gone.update_failure', 4),
        stat('cluster.BlackHoleCluster.update_failure', 5),
      ],
    };
    expect(failuresIn(answer, of)).toEqual(
      new Map([
        ['cds.json', { rejected: 1, unread: 2 }],
        ['rds.80.json', { rejected: 0, unread: 0 }],
      ]),
    );
  });
});

/** An address of loopback that is ours alone: the port is fixed. */
const address = `127.${100 + (process.pid % 100)}.${(process.pid >> 8) % 250}.7`;
const servers: { close(): unknown }[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const listen = (server: Server | ReturnType<typeof createTcpServer>) =>
  new Promise<AddressInfo | string | null>((resolve, reject) => {
    servers.push(server);
    server.once('error', reject);
    server.listen(15021, address, () => resolve(server.address()));
  });

const ask = () => askProxy(address, '/config/versions', { patience: 1_000 });

describe('asking', () => {
  test('reads the versions from port 15021', async () => {
    const asked: (string | undefined)[] = [];
    await listen(
      createServer((request, response) => {
        asked.push(request.url);
        response.end(JSON.stringify({ stats: [stat('cluster_manager.cds.version_text', 'c.1')] }));
      }),
    );
    expect(versionsIn(await ask(), of)).toEqual(new Map([['cds.json', 'c.1']]));
    expect(asked).toEqual(['/config/versions']);
  });

  test('gives undefined when nobody listens, nobody answers, or somebody else does', async () => {
    expect(await ask()).toBeUndefined();
    const silent = createTcpServer((socket) => servers.push({ close: () => socket.destroy() }));
    await listen(silent);
    expect(await ask()).toBeUndefined();
    for (const server of servers.splice(0)) server.close();
    await listen(createServer((_request, response) => response.writeHead(404).end('no')));
    expect(await ask()).toBeUndefined();
  });
});
