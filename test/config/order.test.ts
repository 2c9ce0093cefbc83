import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { prepareControlPlane } from '../../lab/control-plane.ts';
import { temporaryFolder } from '../../lab/folder.ts';
import { fields, text } from '../../src/api/read/fields.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..', '..');
const whole = join(root, 'config/default');
/** As the README writes it. */
const overlay = (base: string): string => `
resources: [${base}]
sortOptions: { order: fifo }
images: [{ name: sluice/operator, newName: registry.example.com/sluice/operator }]
patches:
  - target: { kind: Deployment, name: sluice }
    patch: |-
      - { op: add, path: /spec/template/spec/containers/0/args/-, value: --proxy-image=registry.example.com/sluice/proxy:0.1.0 }
`;

describe('the installation', () => {
  let kubectl = '';
  let folder = '';
  let remove = async (): Promise<void> => {};

  beforeAll(async () => {
    kubectl = join(await prepareControlPlane(), 'kubectl');
    ({ dir: folder, remove } = await temporaryFolder());
    // kustomize takes only paths relative to the folder.
    await writeFile(join(folder, 'kustomization.yaml'), overlay(relative(folder, whole)));
  });

  afterAll(() => remove());

  const printed = async (of: string): Promise<string> => (await run(kubectl, ['kustomize', of])).stdout;
  const objects = async (of: string): Promise<readonly string[]> =>
    parseAllDocuments(await printed(of)).map((document) => {
      const { kind, metadata } = fields(document.toJS());
      return `${text(kind)} ${text(fields(metadata).name)}`;
    });

  it('brings each object before those that need it, in an overlay as well', async () => {
    const orders = [await objects(whole), await objects(folder)];
    const before = [
      ['Namespace sluice-system', 'ServiceAccount sluice'],
      ['ServiceAccount sluice', 'Deployment sluice'],
      ['ValidatingAdmissionPolicyBinding sluice-pods', 'Deployment sluice'],
      ['CustomResourceDefinition virtualservices.networking.istio.io', 'Deployment sluice'],
      ['MutatingWebhookConfiguration sluice', 'Deployment istio-ingressgateway'],
      ['MutatingWebhookConfiguration sluice', 'Deployment istio-egressgateway'],
      ['Namespace istio-system', 'ServiceAccount istio-ingressgateway'],
    ] as const;
    for (const order of orders)
      for (const [first, second] of before) {
        expect(order).toContain(first);
        expect(order.slice(order.indexOf(first))).toContain(second);
      }
  });

  it('takes its images from another registry by an overlay', async () => {
    const said = await printed(folder);
    expect(said).toContain('image: registry.example.com/sluice/operator:0.1.0');
    expect(said).toContain('- --proxy-image=registry.example.com/sluice/proxy:0.1.0');
  });
});
