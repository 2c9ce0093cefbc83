import { expect, test } from 'vitest';
import { meshConfigReader } from '../../src/analyze/mesh-config.ts';
import { keepGood, meshConfigPlace } from '../../src/api/read/meshconfig.ts';
import { yamlValue } from '../../src/local/parse.ts';
import { schemaValidator } from '../../src/schema.ts';

const read = meshConfigReader({ validate: schemaValidator(), yaml: yamlValue });
const at = (text: string) => read(text, { on: meshConfigPlace.on, path: '' });
const told = (text: string) =>
  at(text).problems.map(({ severity, code, path }) => `${severity} ${code} ${path}`);

test.each([
  ['', {}],
  ['# nothing but comments\n', {}],
  ['rootNamespace: mesh', { rootNamespace: 'mesh' }],
  ['defaultConfig:\n  tracing:\nconnectTimeout: 3s', { defaultConfig: {}, connectTimeout: '3s' }],
  ['defaultServiceExportTo: [., shop]', { defaultServiceExportTo: ['.', 'shop'] }],
  [
    'accessLogEncoding: JSON\naccessLogFormat: \'{"a": {"b": ["%REQ(:PATH)%", 1]}}\'',
    { accessLogEncoding: 'JSON', accessLogFormat: '{"a": {"b": ["%REQ(:PATH)%", 1]}}' },
  ],
])('%j is taken as it stands', (text, config) => {
  expect(at(text)).toEqual({ config, problems: [] });
});

test.each([
  ['a: [', 'SLU0001', ''],
  ['- a', 'IST0106', ''],
  ['rootNamespace: 5', 'IST0106', 'rootNamespace'],
  ['rootNamespace: "*"', 'IST0106', 'rootNamespace'],
  ['outboundTrafficPolicy: { mode: REGISTRY }', 'IST0106', 'outboundTrafficPolicy.mode'],
  ['connectTimeout: 5', 'IST0106', 'connectTimeout'],
  ['connectTimeout: 0s', 'IST0106', 'connectTimeout'],
  ['connectTimeout: 61m', 'IST0106', 'connectTimeout'],
  ['protocolDetectionTimeout: 1us', 'IST0106', 'protocolDetectionTimeout'],
  ['dnsRefreshRate: 0s', 'IST0106', 'dnsRefreshRate'],
  ['tcpKeepalive: { time: 1us }', 'IST0106', 'tcpKeepalive.time'],
  ['defaultHttpRetryPolicy: { retryOn: 5xx }', 'IST0106', 'defaultHttpRetryPolicy'],
  [
    'defaultHttpRetryPolicy: { attempts: 1, retryOn: sometimes }',
    'IST0106',
    'defaultHttpRetryPolicy.retryOn',
  ],
  ['defaultServiceExportTo: [.shop]', 'IST0106', 'defaultServiceExportTo[0]'],
  ['defaultVirtualServiceExportTo: ["*", Shop]', 'IST0106', 'defaultVirtualServiceExportTo[1]'],
  ['localityLbSetting: { failover: [{ from: a, to: a }] }', 'IST0106', 'localityLbSetting.failover[0].to'],
  ['accessLogFile: stdout', 'IST0106', 'accessLogFile'],
  ['accessLogFormat: "%NOPE%"', 'IST0106', 'accessLogFormat'],
  ['accessLogFormat: "100 %"', 'IST0106', 'accessLogFormat'],
  ['accessLogEncoding: JSON\naccessLogFormat: "%PROTOCOL%"', 'IST0106', 'accessLogFormat'],
  ['accessLogEncoding: JSON\naccessLogFormat: \'{"a": ["%NOPE%"]}\'', 'IST0106', 'accessLogFormat'],
  ['defaultConfig: { tracing: { sampling: 101 } }', 'IST0106', 'defaultConfig.tracing.sampling'],
  [
    'defaultConfig: { tracing: { zipkin: { address: zipkin } } }',
    'IST0106',
    'defaultConfig.tracing.zipkin.address',
  ],
  [
    'defaultConfig: { gatewayTopology: { numTrustedProxies: -1 } }',
    'IST0106',
    'defaultConfig.gatewayTopology.numTrustedProxies',
  ],
])('nothing of %j is taken', (text, code, path) => {
  expect(told(text)).toEqual([`error ${code} ${path}`]);
  expect(at(text).config).toBeUndefined();
});

test('fields that are unknown or not obeyed are told, and the others are taken', () => {
  const text = `
rootNamespac: mesh
trustDomain: { whatever: [it, holds] }
defaultConfig: { concurrency: 2, tracing: { sampling: 5, tag: x } }
`;
  expect(told(text)).toEqual([
    'warning IST0133 rootNamespac',
    'warning IST0133 defaultConfig.tracing.tag',
    'warning SLU0108 trustDomain',
    'warning SLU0108 defaultConfig.concurrency',
  ]);
  expect(at(text).config?.defaultConfig?.tracing?.sampling).toBe(5);
  expect(at(text).problems[0]?.message).toContain('Did you mean "rootNamespace"?');
});

test('a log file that proxies may not be able to open is told', () => {
  expect(told('accessLogFile: /var/log/proxy.log')).toEqual(['warning IST0133 accessLogFile']);
  expect(told('accessLogFile: /dev/stdout')).toEqual([]);
});

test('the last good configuration holds while the present one is wrong', () => {
  const hold = keepGood();
  const now = (text: string) => hold({ text, ...at(text) });
  const defaults = now('connectTimeout: 0s');
  expect(defaults.config).toEqual({});
  expect(defaults.problems[0]?.message).toContain('the defaults hold');
  const good = now('connectTimeout: 2s');
  expect(good).toEqual({ config: { connectTimeout: '2s' }, text: 'connectTimeout: 2s', problems: [] });
  const bad = now('connectTimeout: 0s');
  expect(bad.config).toBe(good.config);
  expect(bad.text).toBe(good.text);
  expect(bad.problems[0]?.message).toContain('the last good configuration holds');
  expect(now('connectTimeout: 2s # again').config).toBe(good.config);
  expect(hold(undefined)).toEqual({ config: {}, text: undefined, problems: [] });
});

test('what was in force before is taken only where the first text is wrong', () => {
  const before = () => ({ text: 'rootNamespace: a', ...at('rootNamespace: a') });
  expect(keepGood(before)({ text: 'b: [', ...at('b: [') }).config).toEqual({ rootNamespace: 'a' });
  expect(keepGood(before)({ text: '', ...at('') }).config).toEqual({});
  expect(keepGood(before)(undefined).config).toEqual({});
});
