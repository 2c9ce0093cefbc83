import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { versionsIn, versionsOf } from '../../src/local/acknowledge.ts';

const stat = (name: string, value: unknown) => ({ name, value });

describe('an answer of Envoy', () => {
  test('gives a version for each file', () => {
    const answer = {
      stats: [
        stat('cluster_manager.cds.version_text', 'c.1'),
        stat('listener_manager.lds.version_text', 'l.1'),
        stat('http.outbound_0.0.0.0_80.rds.80.version_text', 'r.1'),
        stat('http.gateway.rds.https.443.https.gate.default.version_text', 'r.2'),
        stat('cluster_manager.cds.update_success', 3),
        stat('runtime.version_text', 'x'),
        { histograms: {} },
      ],
    };
    expect(versionsIn(answer)).toEqual(
      new Map([
        ['cds.json', 'c.1'],
        ['lds.json', 'l.1'],
        ['rds.80.json', 'r.1'],
        ['rds.https.443.https.gate.default.json', 'r.2'],
      ]),
    );
  });

  test('with two versions of one route is the acknowledgement of neither', () => {
    const both = (a: string, b: string) =>
      versionsIn({
        stats: [stat('http.a.rds.80.version_text', a), stat('http.b.rds.80.version_text', b)],
      }).get('rds.80.json');
    expect(both('r.1', 'r.1')).toBe('r.1');
    expect(both('r.2', 'r.1')).toBe('mixed:r.1,r.2');
  });

  test('of another shape gives none', () => {
    for (const answer of [null, [], 'x', {}, { stats: 'x' }, { stats: [null, 1] }])
      expect(versionsIn(answer).size).toBe(0);
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

describe('asking', () => {
  test('reads the versions from port 15021', async () => {
    const asked: (string | undefined)[] = [];
    await listen(
      createServer((request, response) => {
        asked.push(request.url);
        response.end(JSON.stringify({ stats: [stat('cluster_manager.cds.version_text', 'c.1')] }));
      }),
    );
    expect(await versionsOf(address)).toEqual(new Map([['cds.json', 'c.1']]));
    expect(asked).toEqual(['/config/versions']);
  });

  test('gives undefined when nobody listens, nobody answers, or somebody else does', async () => {
    expect(await versionsOf(address)).toBeUndefined();
    const silent = createTcpServer((socket) => servers.push({ close: () => socket.destroy() }));
    await listen(silent);
    expect(await versionsOf(address)).toBeUndefined();
    for (const server of servers.splice(0)) server.close();
    await listen(createServer((_request, response) => response.writeHead(404).end('no')));
    expect(await versionsOf(address)).toBeUndefined();
  });
});
