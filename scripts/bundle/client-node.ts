/*
 * What the operator's base class reads of the client, whose index would bring a class for every kind of Kubernetes along: some 50 MB of
 * memory for nothing that Sluice calls.
 */
export { KubeConfig } from '@kubernetes/client-node/dist/config.js';
export { loadYaml } from '@kubernetes/client-node/dist/yaml.js';

/** The base class makes one when it is constructed, and uses it nowhere. */
export class CoreV1Api {}
