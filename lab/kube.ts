import { KubeConfig } from '@kubernetes/client-node';
import { type KubeClient, kubeClient } from '../src/kube/client.ts';

/** What a kubeconfig at this path says. */
export function configOf(kubeconfig: string): KubeConfig {
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  return config;
}

/** A client with the address and the credentials of the kubeconfig at this path. */
export const clientOf = (kubeconfig: string): KubeClient => kubeClient(configOf(kubeconfig));
