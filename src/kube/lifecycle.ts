import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import k8sOperator, { type OperatorLogger } from '@dot-i/k8s-operator';
import { loadYaml } from '@kubernetes/client-node';
import { ApiError, type KubeClient, kubeClient, loadKubeConfig } from './client.ts';

const definitionsPath = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
const conflict = 409;

/** A running operator. */
export interface Running {
  stop(): Promise<void>;
}

export interface Life {
  /** Calls what watches and writes, with a client for the cluster of the kubeconfig. */
  readonly run: (client: KubeClient) => Promise<Running>;
  /** Files of custom resource definitions that are made where they are missing. One that is there is used as it is: it may be Istio's own. */
  readonly definitions: readonly string[];
}

/**
 * The operator's life between `start` and `end`, on the base class of @dot-i/k8s-operator. `start` registers the definitions and runs what is
 * handed in.
 */
export class Lifecycle extends k8sOperator.default {
  private readonly client: KubeClient;
  private readonly life: Life;
  private running: Running | undefined;

  /** Throws where there is no usable kubeconfig, and says what to do. */
  constructor(logger: OperatorLogger, life: Life) {
    const config = loadKubeConfig();
    super(logger);
    this.client = kubeClient(config);
    this.life = life;
  }

  protected async init(): Promise<void> {
    for (const file of this.life.definitions) await this.register(file);
    this.running = await this.life.run(this.client);
  }

  /** The base class's own registration calls the API of an older client, so this one speaks for itself. */
  private async register(file: string): Promise<void> {
    const body = loadYaml<object>(await readFile(file, 'utf8'));
    try {
      await this.client.request({ method: 'POST', path: definitionsPath, body });
      this.logger.info(`${basename(file)}: the definition is made`);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== conflict) throw error;
      this.logger.debug(`${basename(file)}: the definition is there already, and is used as it is`);
    }
  }

  /** Resolves when the last write is out. */
  async end(): Promise<void> {
    this.stop();
    await this.running?.stop();
    await this.client.close();
  }
}
