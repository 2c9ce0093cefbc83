import k8sOperator, { type OperatorLogger } from '@dot-i/k8s-operator';
import type { KubeConfig } from '@kubernetes/client-node';
import { loadKubeConfig } from './kubeconfig.ts';

/** A running operator. */
export interface Running {
  stop(): Promise<void>;
}

/**
 * The operator's life between `start` and `stop`, on the base class of @dot-i/k8s-operator. What it watches and writes is handed in as `run`,
 * which the base class calls `init`.
 */
export class Lifecycle extends k8sOperator.default {
  private readonly config: KubeConfig;
  private readonly run: (config: KubeConfig) => Promise<Running>;
  private running: Running | undefined;

  /** Throws where there is no usable kubeconfig, and says what to do. */
  constructor(logger: OperatorLogger, run: (config: KubeConfig) => Promise<Running>) {
    super(logger);
    this.config = loadKubeConfig();
    this.run = run;
  }

  protected async init(): Promise<void> {
    this.running = await this.run(this.config);
  }

  /** Resolves when the last write is out. */
  async end(): Promise<void> {
    this.stop();
    await this.running?.stop();
  }
}
