import { type Fields, optional } from '../api/read/fields.ts';
import { bootstrapFile, mount, pathOf } from '../envoy/model.ts';
import { proxyPorts } from '../proxy/model.ts';
import { type Captured, interceptionArgs } from './interception.ts';
import { containerName, proxyId, volumeName } from './model.ts';
import type { Role } from './names.ts';
import type { ProxyOptions } from './options.ts';
import { resourceFields } from './resources.ts';

const ready = { path: '/healthz/ready', port: proxyPorts.health };
const readyUrl = `http://127.0.0.1:${ready.port}${ready.path}`;
const drainUrl = `http://127.0.0.1:${proxyPorts.admin}/drain_listeners?inboundonly&graceful&skip_exit`;

const image = (options: ProxyOptions): Fields => ({
  image: options.image,
  ...optional('imagePullPolicy', options.imagePullPolicy),
});

/** Lays the rules that redirect the pod's traffic, and ends. It alone needs rights, over the pod's own network. */
export const initContainer = (options: ProxyOptions, captured: Captured, uid: number): Fields => ({
  name: containerName.init,
  ...image(options),
  args: interceptionArgs(captured, uid),
  env: [podAddresses],
  resources: resourceFields(options.resources),
  securityContext: {
    allowPrivilegeEscalation: false,
    capabilities: { add: ['NET_ADMIN', 'NET_RAW'], drop: ['ALL'] },
    privileged: false,
    // The older of the two iptables keeps a lock file below /run.
    readOnlyRootFilesystem: false,
    runAsGroup: 0,
    runAsNonRoot: false,
    runAsUser: 0,
    seccompProfile: { type: 'RuntimeDefault' },
  },
});

/** The proxy serves the families that the cluster gave the pod; a pod may have a further one by its network alone. */
const podAddresses: Fields = { name: 'POD_IPS', valueFrom: { fieldRef: { fieldPath: 'status.podIPs' } } };

/** The proxy among the pod's containers. `grace` is how long the pod has to stop, in seconds. */
export const proxyContainer = (options: ProxyOptions, uid: number, grace: number): Fields => ({
  name: containerName.proxy,
  ...image(options),
  args: proxyArgs(options),
  ports: [prometheusPort],
  resources: resourceFields(options.resources),
  ...(options.native ? { restartPolicy: 'Always' } : {}),
  lifecycle: {
    ...(options.hold && !options.native ? { postStart: shell(waitUntilReady) } : {}),
    preStop: shell(drain(options, grace)),
  },
  readinessProbe,
  startupProbe,
  securityContext: securityContext(uid),
  volumeMounts: [volumeMount],
});

/** What a gateway's own container gets where it says nothing itself. Nothing is redirected, so it waits for nobody. */
export const gatewayContainer = (options: ProxyOptions, uid: number, grace: number): Fields => ({
  ...image(options),
  args: proxyArgs(options),
  ports: [prometheusPort],
  resources: resourceFields(options.resources),
  lifecycle: { preStop: shell(drain(options, grace)) },
  readinessProbe,
  startupProbe,
  securityContext: securityContext(uid),
  volumeMounts: [volumeMount],
});

/**
 * Of two ConfigMaps the later one stands over the former where both have a file. Required: a deleted one leaves the files as they are. A gateway's
 * certificates come by a Secret of the own one's name, which is there only where TLS ends.
 */
export const volume = (shared: string, own: string, role: Role): Fields => ({
  name: volumeName,
  projected: {
    sources: [
      { configMap: { name: shared } },
      { configMap: { name: own } },
      ...(role === 'gateway' ? [{ secret: { name: own, optional: true } }] : []),
    ],
  },
});

const prometheusPort: Fields = {
  containerPort: proxyPorts.prometheus,
  name: 'http-envoy-prom',
  protocol: 'TCP',
};

const volumeMount: Fields = { name: volumeName, mountPath: mount, readOnly: true };

const proxyArgs = (options: ProxyOptions): readonly string[] => [
  ...['envoy', '-c', pathOf(bootstrapFile)],
  // A proxy is never replaced by another one beside it; each start is a new container.
  '--disable-hot-restart',
  ...['--drain-time-s', String(options.drainSeconds), '--drain-strategy', 'immediate'],
  ...['--log-level', options.logLevel],
  ...(options.componentLogLevel === undefined ? [] : ['--component-log-level', options.componentLogLevel]),
  ...(options.concurrency ? ['--concurrency', String(options.concurrency)] : []),
];

/** All that Pod Security `restricted` asks for. */
const securityContext = (uid: number): Fields => ({
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  privileged: false,
  readOnlyRootFilesystem: true,
  runAsGroup: proxyId,
  runAsNonRoot: true,
  runAsUser: uid,
  seccompProfile: { type: 'RuntimeDefault' },
});

const readinessProbe: Fields = {
  httpGet: ready,
  periodSeconds: 15,
  timeoutSeconds: 3,
  failureThreshold: 4,
};

/** Its files are there before it starts, so it is ready within moments; a slow node has ten minutes. */
const startupProbe: Fields = { httpGet: ready, periodSeconds: 1, timeoutSeconds: 3, failureThreshold: 600 };

const shell = (script: string): Fields => ({ exec: { command: ['/bin/sh', '-c', script] } });

/** The kubelet starts the next container when this has ended, and kills the proxy where it fails, after two minutes. */
const waitUntilReady = `n=0; until curl -fs -m 3 -o /dev/null ${readyUrl}; do n=$((n+1)); [ $n -lt 600 ] || exit 1; sleep 0.2; done`;

/** The inbound listeners tell their clients to leave, while outbound ones serve the app that is still at work. */
function drain(options: ProxyOptions, grace: number): string {
  const wait = Math.max(0, Math.min(options.terminationDrainSeconds, grace - 1));
  return `curl -fsS -m 3 -o /dev/null -X POST '${drainUrl}'; sleep ${wait}`;
}
