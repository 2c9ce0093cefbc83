import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const dir = mkdtempSync(join(tmpdir(), 'sluice-analyze-'));
afterAll(() => rmSync(dir, { recursive: true }));

const rule = `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: default }
spec: { hosts: [shop], http: [{ route: [{ destination: { host: shop } }] }] }
`;
const service = `
apiVersion: v1
kind: Service
metadata: { name: shop, namespace: default }
spec: { selector: { app: shop }, ports: [{ name: http, port: 80 }] }
`;

/** What `sluice analyze` says of manifests. */
function analyzed(manifests: Readonly<Record<string, string>>, ...more: readonly string[]) {
  const files = Object.entries(manifests).map(([name, text]) => {
    const file = join(dir, name);
    writeFileSync(file, text);
    return file;
  });
  return spawnSync(process.execPath, [main, 'analyze', '-f', ...files, ...more], { encoding: 'utf8' });
}

describe('sluice analyze -f', () => {
  it('says of a part of a mesh that what is missing may stand elsewhere', () => {
    const { status, stdout, stderr } = analyzed({ 'rule.yaml': rule });
    expect(stdout).toContain('IST0101');
    expect(stderr).toContain('The files count as all there is');
    expect(status).toBe(1);
  });

  it('says nothing of the kind where nothing is missing, or where a program reads', () => {
    const whole = analyzed({ 'rule.yaml': rule, 'service.yaml': service });
    expect(whole.stdout).not.toContain('IST0101');
    expect(whole.stderr).not.toContain('all there is');
    expect(whole.status).toBe(0);
    const json = analyzed({ 'rule.yaml': rule }, '-o', 'json');
    expect(JSON.parse(json.stdout)).toMatchObject([{ code: 'IST0101' }]);
    expect(json.stderr).toBe('');
  });
});
