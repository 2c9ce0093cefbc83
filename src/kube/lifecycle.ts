import k8sOperator, { type OperatorLogger } from '@dot-i/k8s-operator';
import { type KubeClient, kubeClient, loadKubeConfig } from './client.ts';

/** A running operator. */
export interface Running {
  stop(): Promise<void>;
}

/**
 * The operator's life between `start` and `end`, on the base class of @dot-i/k8s-operator. What it watches and writes is handed in as `run`,
 * which `start` calls with a client for the cluster of the kubeconfig.
 */
export class Lifecycle extends k8sOperator.default {
  private readonly client: KubeClient;
  private readonly run: (client: KubeClient) => Promise<Running>;
  private running: Running | undefined;

  /** Throws where there is no usable kubeconfig, and says what to do. */
  constructor(logger: OperatorLogger, run: (client: KubeClient) => Promise<Running>) {
    const config = loadKubeConfig();
    super(logger);
    this.client = kubeClient(config);
    this.run = run;
  }

  protected async init(): Promise<void> {
    this.running = await this.run(this.client);
  }

  /** Resolves when the last write is out. */
  async end(): Promise<void> {
    this.stop();
    await this.running?.stop();
    await this.client.close();
  }
}
