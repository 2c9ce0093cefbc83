import type { MeshConfig } from '../api/istio.ts';
import { localityRefusals } from './balancer-refusals.ts';
import { collectorOf } from './collector.ts';
import { isDomain, isLabel } from './dns.ts';
import { durationRefusal, milliseconds } from './duration.ts';
import { retryRefusals } from './effect-refusals.ts';
import { logFormatRefusal } from './log-format.ts';
import type { Refuse } from './refusals.ts';

/** Mistakes for which nothing of a mesh configuration is taken although each field fits its schema. Paths begin at the configuration. */
export function configRefusals(config: MeshConfig, refuse: Refuse): void {
  const { rootNamespace, defaultHttpRetryPolicy, localityLbSetting } = config;
  if (rootNamespace !== undefined && !isNamespace(rootNamespace))
    refuse(
      'rootNamespace',
      `${JSON.stringify(rootNamespace)} is no namespace's name. Write one, such as istio-system.`,
    );
  timeRefusals(config, refuse);
  retryRefusals(defaultHttpRetryPolicy, 'defaultHttpRetryPolicy', refuse);
  if (localityLbSetting !== undefined) localityRefusals(localityLbSetting, 'localityLbSetting', refuse);
  for (const field of [
    'defaultServiceExportTo',
    'defaultVirtualServiceExportTo',
    'defaultDestinationRuleExportTo',
  ] as const)
    audienceRefusals(config[field], field, refuse);
  logRefusals(config, refuse);
  collectorRefusals(config, refuse);
}

const isNamespace = (name: string): boolean => isLabel(name) && name === name.toLowerCase();

/** The longest time that connecting may take, in milliseconds. */
const longestConnecting = 3_600_000;

function timeRefusals(config: MeshConfig, refuse: Refuse): void {
  const { connectTimeout, protocolDetectionTimeout, dnsRefreshRate, tcpKeepalive } = config;
  durationRefusal(connectTimeout, 'connectTimeout', refuse);
  if ((milliseconds(connectTimeout) ?? 0) > longestConnecting)
    refuse('connectTimeout', `${connectTimeout} is longer than an hour. Give a shorter time.`);
  durationRefusal(protocolDetectionTimeout, 'protocolDetectionTimeout', refuse, true);
  durationRefusal(dnsRefreshRate, 'dnsRefreshRate', refuse);
  durationRefusal(tcpKeepalive?.time, 'tcpKeepalive.time', refuse, true);
  durationRefusal(tcpKeepalive?.interval, 'tcpKeepalive.interval', refuse, true);
}

function audienceRefusals(names: readonly string[] | undefined, path: string, refuse: Refuse): void {
  for (const [i, name] of (names ?? []).entries())
    if (!['*', '.', '~'].includes(name) && !isNamespace(name))
      refuse(
        `${path}[${i}]`,
        `${JSON.stringify(name)} is no namespace's name. Write one, or "." for the object's own, "*" for all, "~" for none.`,
      );
}

function logRefusals(config: MeshConfig, refuse: Refuse): void {
  const { accessLogFile = '', accessLogFormat = '', accessLogEncoding = 'TEXT' } = config;
  if (accessLogFile !== '' && !/^\/[!-~]*$/.test(accessLogFile))
    refuse(
      'accessLogFile',
      `${JSON.stringify(accessLogFile)} is no whole path. Write one, such as /dev/stdout.`,
    );
  const wrong = logFormatRefusal(accessLogFormat, accessLogEncoding);
  if (wrong !== undefined) refuse('accessLogFormat', wrong);
}

function collectorRefusals({ defaultConfig }: MeshConfig, refuse: Refuse): void {
  const address = defaultConfig?.tracing?.zipkin?.address;
  if (address === undefined || address === '') return;
  const collector = collectorOf(address);
  const isHost = collector !== undefined && (!collector.named || isDomain(collector.host));
  if (!isHost || collector.host.includes('*'))
    refuse(
      'defaultConfig.tracing.zipkin.address',
      `${JSON.stringify(address)} is no address of a collector. Write a host and a port, such as zipkin.istio-system:9411.`,
    );
}
