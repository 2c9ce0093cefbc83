/** The addresses of a node, all of 198.18.0.0/15, which is set apart for tests; fixed, hence one node on a machine. */
export const addresses = {
  /** This machine, as the node and its pods reach it: the API server, and what a test serves for them. */
  machine: '198.18.2.1',
  /** The node, as this machine reaches it: node ports. */
  node: '198.18.2.2',
  pods: '198.18.0.0/24',
  services: '198.19.0.0/16',
  dns: '198.19.0.10',
} as const;

/** The name of the node, and of all that it has on this machine: its network interface and its cgroups. */
export const nodeName = 'sluice-node';
