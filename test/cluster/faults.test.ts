import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../lab/folder.ts';
import { canOpenNode } from '../../lab/node/ability.ts';
import { issue } from '../../src/server/authority.ts';
import { type Installed, openInstalled } from './installed.ts';

const usable = canOpenNode();
const ns = 'shop';

const web = (name: string, annotations = '{}'): string => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} }, annotations: ${annotations} }
    spec: { terminationGracePeriodSeconds: 1, containers: [{ name: ${name}, image: nginx }] }
---
apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { selector: { app: ${name} }, ports: [{ name: http, port: 80 }] }
`;

const rule = (header: string): string => `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web }
spec:
  hosts: [web]
  http: [{ headers: { response: { set: { x-rule: ${header} } } }, route: [{ destination: { host: web } }] }]
`;

const istiod = `
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: { name: istio-sidecar-injector }
webhooks:
  - name: namespace.sidecar-injector.istio.io
    clientConfig: { url: "https://127.0.0.1:1/inject" }
    rules: [{ apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods] }]
    namespaceSelector: { matchExpressions: [{ key: istio-injection, operator: In, values: [enabled] }] }
    objectSelector: { matchLabels: { never: matches } }
    failurePolicy: Ignore
    sideEffects: None
    admissionReviewVersions: [v1]
`;

const pod = (app: string, field: string): string =>
  `kubectl get pods -l app=${app} -o jsonpath='{.items[0].${field}}'`;
const eventsOn = (kind: string, name = ''): string =>
  `kubectl get events --field-selector involvedObject.kind=${kind}${name === '' ? '' : `,involvedObject.name=${name}`} -o jsonpath='{range .items[*]}{.reason} {.message}{"\\n"}{end}'`;
const operatorLog = 'kubectl logs -n sluice-system -l app.kubernetes.io/name=sluice --tail=-1';

// Where there is no root the reason stands in the test's name.
describe.skipIf(usable !== true)(
  `what goes wrong is told${usable === true ? '' : ` (skipped: ${usable})`}`,
  () => {
    let on: Installed;

    beforeAll(async () => {
      on = await openInstalled();
      await on.namespace(ns, true);
      await apply(web('web'));
      await apply(web('other'));
      await rolledOut('web');
      await rolledOut('other');
      await apply(rule('first'));
      await served('first');
    });

    afterAll(() => on?.close());

    const apply = (text: string, namespace = ns): Promise<string> =>
      on.shell(`kubectl apply -f - <<'END'\n${text}\nEND`, namespace);
    const rolledOut = (name: string, namespace = ns): Promise<string> =>
      on.shell(`kubectl rollout status deployment/${name} --timeout=300s`, namespace);
    /** What the proxy of the other pod answers by, from within. */
    const served = (header: string): Promise<string> =>
      on.becomes(
        'kubectl exec deploy/other -c other -- curl -si http://web',
        new RegExp(`x-rule: ${header}\\r`),
        ns,
      );
    /** Whatever rule is in force by now. */
    const goesOn = (): Promise<string> => served('\\w+');
    const scaled = async (replicas: number): Promise<void> => {
      await on.shell(`kubectl scale deployment/sluice --replicas=${replicas}`, 'sluice-system');
      if (replicas === 0)
        await on.shell(
          'kubectl wait --for=delete pod -l app.kubernetes.io/name=sluice --timeout=120s',
          'sluice-system',
        );
      else await rolledOut('sluice', 'sluice-system');
    };

    it('a namespace that was labelled after its pods', async () => {
      await on.namespace('late');
      await apply(web('early'), 'late');
      await rolledOut('early', 'late');
      await on.shell('kubectl label namespace late istio-injection=enabled');
      const name = (await on.shell(pod('early', 'metadata.name'), 'late')).trim();
      await on.becomes(
        eventsOn('Pod', name),
        /PodMissingProxy IST0103: .*kubectl -n late rollout restart/,
        'late',
      );
      expect(await on.shell(operatorLog)).toContain(`IST0103 Pod late/${name}`);
      await on.shell('kubectl rollout restart deployment/early', 'late');
      await rolledOut('early', 'late');
      await on.becomes(operatorLog, new RegExp(`solved: .*IST0103 Pod late/${name}`));
    });

    it('an Istio that injects the same namespaces', async () => {
      await apply(istiod);
      try {
        await on.becomes(eventsOn('Namespace', ns), /TwoInjectors SLU0308: .*istio-sidecar-injector/);
      } finally {
        await on.shell('kubectl delete mutatingwebhookconfiguration istio-sidecar-injector');
      }
      await on.becomes(operatorLog, /solved: .*SLU0308/);
    });

    it('the webhook is down: pods that ask wait, all others are made, and traffic goes on', async () => {
      await scaled(0);
      try {
        await expect(on.shell('kubectl run asks --image=nginx', ns)).rejects.toThrow(
          /failed calling webhook "namespace\.inject\.sluice\.dev"/,
        );
        await on.namespace('quiet');
        await on.shell(
          'kubectl run asks-not --image=nginx && kubectl wait --for=condition=Ready pod/asks-not --timeout=300s',
          'quiet',
        );
        await goesOn();
      } finally {
        await scaled(2);
      }
      await on.becomes('kubectl run asks --image=nginx', /pod\/asks created/, ns);
      await on.shell('kubectl delete pod asks --now', ns);
    });

    it('a given certificate has expired: the replicas that run go on', async () => {
      const hours = (count: number): Date => new Date(Date.now() + count * 3600_000);
      const names = ['sluice-webhook.sluice-system.svc'];
      const { certificate, key, authority } = await issue({ names, from: hours(-48), until: hours(-24) });
      const { dir, remove } = await temporaryFolder();
      await writeFile(join(dir, 'tls.crt'), certificate);
      await writeFile(join(dir, 'tls.key'), key);
      await writeFile(join(dir, 'ca.crt'), authority);
      const system = 'sluice-system';
      await on.shell(`kubectl create secret generic given --from-file=${dir}`, system);
      const bundle =
        "kubectl get mutatingwebhookconfiguration sluice -o jsonpath='{.webhooks[*].clientConfig.caBundle}'";
      const trusted = await on.shell(bundle);
      await remove();
      const container = '/spec/template/spec/containers/0';
      const patch = [
        { op: 'add', path: `${container}/args/-`, value: '--webhook-cert-dir=/given' },
        { op: 'add', path: `${container}/volumeMounts`, value: [{ name: 'given', mountPath: '/given' }] },
        {
          op: 'add',
          path: '/spec/template/spec/volumes',
          value: [{ name: 'given', secret: { secretName: 'given' } }],
        },
      ];
      await on.shell(`kubectl patch deployment sluice --type=json -p '${JSON.stringify(patch)}'`, system);
      try {
        await on.becomes(operatorLog, /certificate \/given\/tls\.crt expired at .* Put a new tls\.crt/);
        await on.becomes(eventsOn('Pod'), /Readiness probe failed: .*503/, system);
        await on.shell('kubectl run asks --image=nginx && kubectl delete pod asks --now', ns);
        expect(await on.shell(bundle)).toBe(trusted);
      } finally {
        await on.shell('kubectl rollout undo deployment/sluice', system);
        await rolledOut('sluice', system);
      }
    });

    it('ConfigMaps that were deleted by hand, also while the operator is down', async () => {
      const all = 'kubectl get configmaps -l sluice.dev/managed=true -o name';
      const before = await on.shell(all, ns);
      const missing = 'kubectl delete configmaps -l sluice.dev/managed=true';
      await on.shell(missing, ns);
      await on.becomes(all, new RegExp(`^${before.replaceAll(/[.]/g, '\\.')}$`), ns);
      expect(await on.shell(operatorLog)).toMatch(
        /ConfigMap shop\/sluice-\S+ was edited or deleted by another hand and is put back/,
      );
      await scaled(0);
      try {
        await on.shell(missing, ns);
        await goesOn();
      } finally {
        await scaled(2);
      }
      await on.becomes(all, new RegExp(`^${before.replaceAll(/[.]/g, '\\.')}$`), ns);
      await apply(rule('second'));
      await served('second');
    });

    it('Pod Security forbids what istio-init needs', async () => {
      await on.namespace('strict', true);
      await on.shell('kubectl label namespace strict pod-security.kubernetes.io/enforce=baseline');
      await apply(web('web'), 'strict');
      await on.becomes(
        eventsOn('ReplicaSet'),
        /violates PodSecurity "baseline:latest": .*"istio-init".*NET_ADMIN/,
        'strict',
      );
      await on.becomes(
        eventsOn('Namespace', 'strict'),
        /PodSecurityRefusesProxies SLU0309: .*kubectl label --overwrite namespace strict .*=privileged/,
      );
      await goesOn();
    });

    it("the proxy's image is missing", async () => {
      await apply(web('imageless', '{ sidecar.istio.io/proxyImage: "example.test/none:1" }'));
      await on.becomes(eventsOn('Pod'), /Failed to pull image "example\.test\/none:1"/, ns);
      await goesOn();
      await on.shell('kubectl delete deployment imageless', ns);
    });

    it('a quota leaves no room for a ConfigMap', async () => {
      await on.namespace('narrow', true);
      await apply(
        'apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: few }\nspec: { hard: { count/configmaps: "1" } }',
        'narrow',
      );
      await on.becomes("kubectl get resourcequota few -o jsonpath='{.status.used}'", /configmaps/, 'narrow');
      await apply(web('web'), 'narrow');
      await on.becomes(operatorLog, /narrow\/sluice-\S+: .*exceeded quota: few/);
      await on.becomes(
        eventsOn('Pod'),
        /ConfigMapNotWritten ConfigMap narrow\/sluice-\S+ .*exceeded quota: few.*Raise that quota/,
        'narrow',
      );
      await goesOn();
      await on.shell('kubectl delete resourcequota few', 'narrow');
      await rolledOut('web', 'narrow');
    });

    it('the operator cannot reach the proxies', async () => {
      const programmed =
        'kubectl get virtualservice web -o jsonpath=\'{.status.conditions[?(@.type=="Programmed")]}\'';
      const blocked = ['FORWARD', '-p', 'tcp', '--dport', '15021', '-j', 'DROP'];
      await on.node.enter('iptables', '-I', ...blocked);
      try {
        await apply(rule('third'));
        await served('third');
        const said = await on.becomes(programmed, /"reason":"Unreachable"/, ns);
        expect(said).toMatch(/port 15021 .*NetworkPolicy/);
        expect(said).toMatch(/shop\/(other|web)-/);
      } finally {
        await on.node.enter('iptables', '-D', ...blocked);
      }
      await on.becomes(programmed, /"status":"True"/, ns);
    });
  },
);
