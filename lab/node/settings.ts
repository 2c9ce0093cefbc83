import { addresses, nodeName } from './addresses.ts';

/** Where things lie inside the node. */
const places = {
  programs: '/opt/sluice',
  settings: '/etc/sluice-node',
  containerd: '/var/lib/containerd',
  kubelet: '/var/lib/kubelet',
  registry: '/var/lib/registry',
  socket: '/run/containerd/containerd.sock',
} as const;

export const pauseImage = 'registry.k8s.io/pause:3.10';
const registry = '127.0.0.1:5000';

const inSettings = (name: string): string => `${places.settings}/${name}`;

// restrict_oom_score_adj: where root may not lower it, the sandbox's wish for -998 would make every pod fail.
const containerd = `version = 2
root = "${places.containerd}"
state = "/run/containerd"
disabled_plugins = ["io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.devmapper", "io.containerd.snapshotter.v1.zfs", "io.containerd.internal.v1.tracing"]
[grpc]
address = "${places.socket}"
[plugins."io.containerd.grpc.v1.cri"]
sandbox_image = "${pauseImage}"
disable_apparmor = true
restrict_oom_score_adj = true
[plugins."io.containerd.grpc.v1.cri".registry]
config_path = "${inSettings('registries')}"
[plugins."io.containerd.grpc.v1.cri".cni]
bin_dir = "/usr/lib/cni"
conf_dir = "${inSettings('networks')}"
[plugins."io.containerd.grpc.v1.cri".containerd]
snapshotter = "overlayfs"
discard_unpacked_layers = true
[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
runtime_type = "io.containerd.runc.v2"
[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
BinaryName = "/usr/sbin/runc"
SystemdCgroup = false
`;

/** Whatever registry an image's name begins with, it comes from the node's own and from nowhere else. */
const registries = `server = "http://${registry}"
[host."http://${registry}"]
capabilities = ["pull", "resolve"]
`;

const registryService = {
  version: '0.1',
  log: { level: 'warn', accesslog: { disabled: true } },
  storage: { filesystem: { rootdirectory: places.registry } },
  http: { addr: registry },
};

/** Each pod has a wire of its own to the node, which routes: a bridge would need br_netfilter for ClusterIPs. */
const network = {
  cniVersion: '1.0.0',
  name: 'pods',
  plugins: [
    {
      type: 'ptp',
      ipMasq: false,
      ipam: { type: 'host-local', ranges: [[{ subnet: addresses.pods }]], routes: [{ dst: '0.0.0.0/0' }] },
    },
    { type: 'portmap', capabilities: { portMappings: true } },
  ],
};

const kubelet = {
  apiVersion: 'kubelet.config.k8s.io/v1beta1',
  kind: 'KubeletConfiguration',
  // Kubernetes 1.36 would refuse to start on cgroup v1 else.
  failCgroupV1: false,
  cgroupDriver: 'cgroupfs',
  failSwapOn: false,
  address: addresses.node,
  healthzBindAddress: '127.0.0.1',
  authentication: {
    x509: { clientCAFile: inSettings('clients.crt') },
    webhook: { enabled: true },
    anonymous: { enabled: false },
  },
  authorization: { mode: 'Webhook' },
  containerRuntimeEndpoint: `unix://${places.socket}`,
  clusterDomain: 'cluster.local',
  clusterDNS: [addresses.dns],
  resolvConf: inSettings('resolv.conf'),
  evictionHard: { 'memory.available': '100Mi', 'nodefs.available': '1%', 'imagefs.available': '1%' },
  imageGCHighThresholdPercent: 100,
  imageGCLowThresholdPercent: 99,
  enforceNodeAllocatable: ['pods'],
  // As many as there are addresses for pods.
  maxPods: 250,
  registryPullQPS: 0,
  serializeImagePulls: false,
};

const kubeProxy = {
  apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
  kind: 'KubeProxyConfiguration',
  mode: 'iptables',
  clientConnection: { kubeconfig: inSettings('kube-proxy') },
  clusterCIDR: addresses.pods,
  hostnameOverride: nodeName,
  bindAddress: addresses.node,
  healthzBindAddress: '127.0.0.1:10256',
  metricsBindAddress: '127.0.0.1:10249',
  // Zeros leave the kernel's limits as they are.
  conntrack: { maxPerCore: 0, min: 0, tcpEstablishedTimeout: '0s', tcpCloseWaitTimeout: '0s' },
  iptables: { minSyncPeriod: '100ms' },
};

/** The files that the node's programs read, by their path below `places.settings`. */
export const settingsFiles: Readonly<Record<string, string>> = {
  'containerd.toml': containerd,
  'registries/_default/hosts.toml': registries,
  'registry.json': JSON.stringify(registryService),
  'networks/pods.conflist': JSON.stringify(network),
  'kubelet.json': JSON.stringify(kubelet),
  'kube-proxy.json': JSON.stringify(kubeProxy),
  'resolv.conf': 'nameserver 127.0.0.1\n',
};

export const commands = {
  registry: ['/usr/bin/docker-registry', 'serve', inSettings('registry.json')],
  containerd: ['/usr/bin/containerd', '--config', inSettings('containerd.toml')],
  kubelet: [
    `${places.programs}/kubelet`,
    `--config=${inSettings('kubelet.json')}`,
    `--kubeconfig=${inSettings('kubelet')}`,
    `--root-dir=${places.kubelet}`,
    `--hostname-override=${nodeName}`,
    `--node-ip=${addresses.node}`,
    '--v=2',
  ],
  kubeProxy: [`${places.programs}/kube-proxy`, `--config=${inSettings('kube-proxy.json')}`, '--v=1'],
} as const;
