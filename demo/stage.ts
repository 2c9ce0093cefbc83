import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { envoyBinary, startEnvoy } from '../lab/envoy.ts';
import { until } from '../lab/process.ts';
import { runLocal } from '../src/cli/local.ts';
import { applications, type Backend, startBackend } from './backends.ts';
import type { Cleanup } from './cleanup.ts';
import { changeFile, copySample, temporaryFolder } from './folders.ts';
import { gatewayPort, gatewayProxy, machineManifests } from './machine.ts';
import { requirePorts } from './ports.ts';

/** The running parts of the demo, and what a user does to them: apply a sample, edit a file. */
export interface Stage {
  readonly gateway: { readonly address: string; readonly port: number };
  /** The manifests, where a user edits them. */
  readonly manifests: string;
  /** The gateway's configuration, as its container would see it. */
  readonly configuration: string;
  readonly backends: readonly Backend[];
  /** Copies a sample beside the others, as `kubectl apply -f` would; gives the milliseconds until it was live. */
  apply(sample: string): Promise<number>;
  /** Changes the text of one manifest; gives the milliseconds until it was live. */
  edit(file: string, change: (text: string) => string): Promise<number>;
}

/** Waits until an operator has written the folder of a proxy, which fails after 10 seconds. */
export async function writtenBy(folder: string): Promise<void> {
  const bootstrap = join(folder, '..data', 'bootstrap.json');
  await until(() => existsSync(bootstrap) || undefined, {
    patience: 10_000,
    otherwise: () => `The operator has not written ${bootstrap}.`,
  });
}

/**
 * Fetches Envoy, starts the backends, the operator over copies of the samples, and the gateway, each of which `cleaning` ends.
 * Fails with what to do when a port is taken or Envoy cannot be had.
 */
export async function setStage(cleaning: Cleanup, log: (line: string) => void): Promise<Stage> {
  await requirePorts();
  await envoyBinary();
  const folder = await temporaryFolder();
  const backends = await Promise.all(
    applications.map((application) => cleaning.start(startBackend(application), (backend) => backend.stop())),
  );
  const manifests = join(folder, 'manifests');
  for (const sample of ['user-app', 'user-app-gateway', 'hello']) await copySample(sample, manifests);
  await writeFile(join(manifests, 'this-machine.yaml'), machineManifests(backends));

  const starting = runLocal({ paths: [manifests], out: join(folder, 'proxies'), log });
  const operator = await cleaning.start(starting, (run) => run.stop());
  const configuration = operator.folderOf(gatewayProxy);
  await writtenBy(configuration);
  await cleaning.start(startEnvoy({ dir: configuration }), (envoy) => envoy.stop());
  await operator.settled();

  const untilLive = async (change: Promise<void>): Promise<number> => {
    await change;
    const began = performance.now();
    await operator.settled();
    return performance.now() - began;
  };
  return {
    gateway: { address: '127.0.0.1', port: gatewayPort },
    manifests,
    configuration,
    backends,
    apply: (sample) => untilLive(copySample(sample, manifests)),
    edit: (file, change) => untilLive(changeFile(join(manifests, file), change)),
  };
}
