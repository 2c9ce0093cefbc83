import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { articleTable, articleWords, istioIptables, rulesIn } from './program.ts';

/** The rules of both families that a command line would apply. */
function dryRun(words: readonly string[]): {
  ipv4: readonly string[];
  ipv6: readonly string[];
  remarks: readonly string[];
} {
  const { status, output, errors } = istioIptables([...words, '--dry-run']);
  expect(errors).toBe('');
  expect(status).toBe(0);
  const [ipv4 = '', ipv6 = ''] = output.split('# IPv6\n');
  const remarks = output.split('\n').filter((line) => line.startsWith('# ') && !/^# IPv[46]$/.test(line));
  return { ipv4: rulesIn(ipv4), ipv6: rulesIn(ipv6), remarks };
}

const all = ['-i', '*', '-b', '*'];
const inboundJump = '-A PREROUTING -p tcp -j ISTIO_INBOUND';
const tunnel = '-A ISTIO_INBOUND -p tcp -m tcp --dport 15008 -j RETURN';

const inbound = (rules: readonly string[]): readonly string[] =>
  rules.filter((line) => line.startsWith('-A ISTIO_INBOUND ') || line.startsWith('-A PREROUTING '));

/** Of ISTIO_OUTPUT what stands before the rules of the proxy itself, and what behind them. */
function outbound(rules: readonly string[]): { before: readonly string[]; behind: readonly string[] } {
  const output = rules.filter((line) => line.startsWith('-A ISTIO_OUTPUT '));
  const source = output.findIndex((line) => / -s (127\.0\.0\.6\/32|::6\/128) /.test(line));
  const loopback = output.findIndex((line) => / -d (127\.0\.0\.1\/32|::1\/128) -j RETURN$/.test(line));
  return { before: output.slice(0, source), behind: output.slice(loopback + 1) };
}

describe('the table of istio-iptables', () => {
  test('is that of the articles, in its order', () => {
    expect(dryRun(articleWords(1337)).ipv4).toEqual(articleTable);
  });

  test('has the uid of the pod, and the gid of every proxy', () => {
    const expected = articleTable.map((line) => line.replace('--uid-owner 1337', '--uid-owner 20001'));
    expect(dryRun(articleWords(20_001)).ipv4).toEqual(expected);
  });

  test('is the same for IPv6, with its own loopback', () => {
    const expected = articleTable.map((line) =>
      line.replace('127.0.0.1/32', '::1/128').replace('127.0.0.6/32', '::6/128'),
    );
    expect(dryRun(articleWords(1337)).ipv6).toEqual(expected);
  });

  test('is the same by long names', () => {
    const words = ['--envoy-port', '15001', '--inbound-capture-port=15006', '--proxy-uid', '1337'].concat(
      ['--proxy-gid', '1337', '--istio-inbound-interception-mode', 'REDIRECT', '--istio-service-cidr', '*'],
      ['--istio-service-exclude-cidr', '', '--istio-inbound-ports', '*'],
      ['--istio-local-exclude-ports', '15090,15021,15020', '--istio-local-outbound-ports-exclude', ''],
      ['--istio-outbound-ports', ''],
    );
    expect(dryRun(words).ipv4).toEqual(articleTable);
  });

  test('goes to other ports', () => {
    const { ipv4 } = dryRun([...all, '-p', '1', '-z', '65535']);
    expect(ipv4).toContain('-A ISTIO_REDIRECT -p tcp -j REDIRECT --to-ports 1');
    expect(ipv4).toContain('-A ISTIO_IN_REDIRECT -p tcp -j REDIRECT --to-ports 65535');
  });

  test.each([
    [
      "-d ''",
      ['-i', '*', '-b', '*', '-d', ''],
      [inboundJump, tunnel, '-A ISTIO_INBOUND -p tcp -j ISTIO_IN_REDIRECT'],
    ],
    [
      '-d in its own order, each port once',
      ['-i', '*', '-b', '*', '-d', '22, 15008,7,22'],
      [
        inboundJump,
        tunnel,
        '-A ISTIO_INBOUND -p tcp -m tcp --dport 22 -j RETURN',
        '-A ISTIO_INBOUND -p tcp -m tcp --dport 7 -j RETURN',
        '-A ISTIO_INBOUND -p tcp -j ISTIO_IN_REDIRECT',
      ],
    ],
    ["-b ''", ['-i', '*', '-b', '', '-d', '15090'], [tunnel]],
    [
      '-b with a list, to which -d does not apply',
      ['-i', '*', '-b', '8080,9090', '-d', '15090'],
      [
        inboundJump,
        tunnel,
        '-A ISTIO_INBOUND -p tcp -m tcp --dport 8080 -j ISTIO_IN_REDIRECT',
        '-A ISTIO_INBOUND -p tcp -m tcp --dport 9090 -j ISTIO_IN_REDIRECT',
      ],
    ],
  ])('has the inbound rules of %s', (_, words, expected) => {
    const { ipv4, ipv6 } = dryRun(words);
    expect(inbound(ipv4)).toEqual(expected);
    expect(inbound(ipv6)).toEqual(expected);
  });

  const everything = '-A ISTIO_OUTPUT -j ISTIO_REDIRECT';

  test.each<[string, readonly string[], ReturnType<typeof outbound>, ReturnType<typeof outbound>]>([
    ["-i ''", ['-i', ''], { before: [], behind: [] }, { before: [], behind: [] }],
    [
      '-i with networks of both families',
      ['-i', '10.0.0.0/8,fd00::/8,192.0.2.7/32'],
      {
        before: [],
        behind: [
          '-A ISTIO_OUTPUT -d 10.0.0.0/8 -j ISTIO_REDIRECT',
          '-A ISTIO_OUTPUT -d 192.0.2.7/32 -j ISTIO_REDIRECT',
        ],
      },
      { before: [], behind: ['-A ISTIO_OUTPUT -d fd00::/8 -j ISTIO_REDIRECT'] },
    ],
    [
      '-x',
      ['-i', '*', '-x', '10.1.0.0/16,fd01::/16'],
      { before: [], behind: ['-A ISTIO_OUTPUT -d 10.1.0.0/16 -j RETURN', everything] },
      { before: [], behind: ['-A ISTIO_OUTPUT -d fd01::/16 -j RETURN', everything] },
    ],
    [
      '-o, before all others',
      ['-i', '*', '-o', '3306,6379'],
      {
        before: [
          '-A ISTIO_OUTPUT -p tcp -m tcp --dport 3306 -j RETURN',
          '-A ISTIO_OUTPUT -p tcp -m tcp --dport 6379 -j RETURN',
        ],
        behind: [everything],
      },
      {
        before: [
          '-A ISTIO_OUTPUT -p tcp -m tcp --dport 3306 -j RETURN',
          '-A ISTIO_OUTPUT -p tcp -m tcp --dport 6379 -j RETURN',
        ],
        behind: [everything],
      },
    ],
    [
      '-q, between -x and -i',
      ['-q', '80', '-i', '10.0.0.0/8', '-x', '10.1.0.0/16'],
      {
        before: [],
        behind: [
          '-A ISTIO_OUTPUT -d 10.1.0.0/16 -j RETURN',
          '-A ISTIO_OUTPUT -p tcp -m tcp --dport 80 -j ISTIO_REDIRECT',
          '-A ISTIO_OUTPUT -d 10.0.0.0/8 -j ISTIO_REDIRECT',
        ],
      },
      { before: [], behind: ['-A ISTIO_OUTPUT -p tcp -m tcp --dport 80 -j ISTIO_REDIRECT'] },
    ],
    [
      '-q *',
      ['-q', '*'],
      { before: [], behind: ['-A ISTIO_OUTPUT -p tcp -j ISTIO_REDIRECT'] },
      { before: [], behind: ['-A ISTIO_OUTPUT -p tcp -j ISTIO_REDIRECT'] },
    ],
  ])('has the outbound rules of %s', (_, words, expected4, expected6) => {
    const { ipv4, ipv6 } = dryRun([...words, '-b', '*']);
    expect(outbound(ipv4)).toEqual(expected4);
    expect(outbound(ipv6)).toEqual(expected6);
    expect(ipv4).toContain('-A OUTPUT -p tcp -j ISTIO_OUTPUT');
  });

  test('catches what each of several proxies sends to its own pod before it tells one from the other', () => {
    const owners = dryRun([...all, '-u', '1337,1338', '-g', '1337,1339']).ipv4.filter((line) =>
      line.includes('-m owner'),
    );
    expect(owners).toEqual([
      '-A ISTIO_OUTPUT ! -d 127.0.0.1/32 -o lo -m owner --uid-owner 1337 -j ISTIO_IN_REDIRECT',
      '-A ISTIO_OUTPUT ! -d 127.0.0.1/32 -o lo -m owner --uid-owner 1338 -j ISTIO_IN_REDIRECT',
      '-A ISTIO_OUTPUT -o lo -m owner ! --uid-owner 1337 -j RETURN',
      '-A ISTIO_OUTPUT -o lo -m owner ! --uid-owner 1338 -j RETURN',
      '-A ISTIO_OUTPUT -m owner --uid-owner 1337 -j RETURN',
      '-A ISTIO_OUTPUT -m owner --uid-owner 1338 -j RETURN',
      '-A ISTIO_OUTPUT ! -d 127.0.0.1/32 -o lo -m owner --gid-owner 1337 -j ISTIO_IN_REDIRECT',
      '-A ISTIO_OUTPUT ! -d 127.0.0.1/32 -o lo -m owner --gid-owner 1339 -j ISTIO_IN_REDIRECT',
      '-A ISTIO_OUTPUT -o lo -m owner ! --gid-owner 1337 -j RETURN',
      '-A ISTIO_OUTPUT -o lo -m owner ! --gid-owner 1339 -j RETURN',
      '-A ISTIO_OUTPUT -m owner --gid-owner 1337 -j RETURN',
      '-A ISTIO_OUTPUT -m owner --gid-owner 1339 -j RETURN',
    ]);
  });
});

describe('istio-iptables', () => {
  test('is a command of sluice as well', () => {
    const main = new URL('../../src/main.ts', import.meta.url).pathname;
    const words = [main, 'istio-iptables', ...articleWords(1337), '--dry-run'];
    const { stdout } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    expect(stdout).toBe(istioIptables([...articleWords(1337), '--dry-run']).output);
    const refused = spawnSync(process.execPath, [main, 'istio-iptables', '-p', '0'], { encoding: 'utf8' });
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('option -p, --envoy-port: "0" is no port');
  });

  test('lists its options', () => {
    const { status, output } = istioIptables(['--help']);
    expect(status).toBe(0);
    for (const short of 'pzugmixbdoqn') expect(output).toMatch(new RegExp(`^  -${short}, --`, 'm'));
  });

  test.each([
    [
      'no option',
      [],
      [
        '# Nothing is captured on the way in: -b is empty.',
        '# Nothing is captured on the way out: -i and -q are empty.',
      ],
    ],
    ['-q alone', ['-b', '*', '-q', '80'], []],
    [
      'the same port in -b and -d',
      ['-i', '*', '-b', '80,81', '-d', '81,82'],
      ['# Captured all the same, because -b names it too: -d 81.'],
    ],
  ])('remarks on %s', (_, words, expected) => {
    expect(dryRun(words).remarks).toEqual(expected);
  });

  test.each<[string, readonly string[], readonly string[]]>([
    ['a port of 0', ['-p', '0'], ['option -p, --envoy-port: ', '"0" is no port', 'from 1 to 65535']],
    ['a port above 65535', ['-z', '65536'], ['option -z, --inbound-capture-port: ', '"65536" is no port']],
    ['a port that is no number', ['-p', '0x1'], ['option -p, ', '"0x1" is no port']],
    ['both ports the same', ['-p', '15006'], ['options -p and -z are both 15006']],
    ['a uid that is a name', ['-u', 'istio-proxy'], ['option -u, --proxy-uid: ', '"istio-proxy" is no uid']],
    ['a negative uid', ['--proxy-uid=-1'], ['option -u, ', '"-1" is no uid']],
    ['a uid too large', ['-u', '4294967295'], ['option -u, ', '"4294967295" is no uid']],
    ['no uid', ['-u', ''], ['option -u, ', "name the proxy's own uid"]],
    ['a bad gid in a list', ['-g', '1337,x'], ['option -g, --proxy-gid: ', '"x" is no gid']],
    ['TPROXY', ['-m', 'TPROXY'], ['option -m, ', 'TPROXY is not supported', 'Use REDIRECT']],
    [
      'a mode that does not exist',
      ['-m', 'redirect'],
      ['option -m, ', '"redirect" is no mode of interception', 'REDIRECT'],
    ],
    [
      'an address without a length',
      ['-i', '10.0.0.1'],
      ['option -i, --istio-service-cidr: ', 'such as 10.0.0.1/32'],
    ],
    ['an IPv6 address without a length', ['-x', 'fd00::1'], ['option -x, ', 'such as fd00::1/128']],
    ['a length too great', ['-i', '10.0.0.0/33'], ['option -i, ', 'from 0 to 32']],
    ['an IPv6 length too great', ['-i', 'fd00::/129'], ['option -i, ', 'from 0 to 128']],
    ['a network that is a name', ['-x', 'example.com/8'], ['option -x, ', 'no network in CIDR form']],
    ['a * among others', ['-i', '*,10.0.0.0/8'], ['option -i, ', 'a "*" stands alone']],
    ['a * that excludes all networks', ['-x', '*'], ['option -x, ', "-i ''"]],
    [
      'a * that excludes all ports',
      ['-d', '*'],
      ['option -d, --istio-local-exclude-ports: ', 'name the ports'],
    ],
    ['a range of ports', ['-b', '80-90'], ['option -b, --istio-inbound-ports: ', '"80-90" is no port']],
    ['an item without text', ['-o', '80,,81'], ['option -o, ', 'comma too many']],
    ['a bad port to include', ['-q', 'http'], ['option -q, --istio-outbound-ports: ', '"http" is no port']],
    ['an option that does not exist', ['--redirect-dns'], ["Unknown option '--redirect-dns'"]],
    ['an option without its value', ['-b'], ["'-b, --istio-inbound-ports <value>' argument missing"]],
    ['a word too many', ['15001'], ["Unexpected argument '15001'"]],
  ])('refuses %s', (_, words, said) => {
    const { status, output, errors } = istioIptables(['--dry-run', ...words]);
    expect(status).toBe(1);
    expect(output).toBe('');
    for (const part of said) expect(errors).toContain(part);
  });
});
