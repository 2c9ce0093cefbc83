import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canOpenNode } from '../../lab/node/ability.ts';
import { counted, type Installed, openInstalled } from './installed.ts';
import { type Line, writeReport } from './report.ts';

const usable = canOpenNode();

/** 4 deviations to either side of nine tenths, seven tenths and the rest of so many answers. */
const many = 400;
const between = (share: number): readonly [number, number] => {
  const spread = 4.5 * Math.sqrt(many * share * (1 - share));
  return [many * share - spread, many * share + spread];
};

function expectShares(said: string, shares: Readonly<Record<string, number>>): void {
  const counts = counted(
    said.replaceAll(/^ *(\d+) (.*)$/gm, (_, count, line) => `${line}\n`.repeat(Number(count))),
  );
  expect(Object.keys(counts).sort(), said).toEqual(Object.keys(shares).sort());
  for (const [line, share] of Object.entries(shares)) {
    const [least, most] = between(share);
    expect(counts[line]).toBeGreaterThan(least);
    expect(counts[line]).toBeLessThan(most);
  }
}

/** How often the proxy of the pod of user-app-v2 was restarted, and whether it is ready. */
const restarts = `kubectl get pods -l version=v2 -o 'jsonpath={range .items[0].status.initContainerStatuses[?(@.name=="istio-proxy")]}{.restartCount} {.ready}{end}'`;

// Where there is no root the reason stands in the test's name.
describe.skipIf(usable !== true)(`the articles${usable === true ? '' : ` (skipped: ${usable})`}`, () => {
  let on: Installed;
  const lines: Line[] = [];

  beforeAll(async () => {
    on = await openInstalled();
  });

  afterAll(async () => {
    await writeReport(lines);
    await on?.close();
  });

  const made = new Set<string>();
  /** The commands of one article in their order, in a namespace that is made for it unless an earlier one has it. */
  const article = (title: string, namespace: string, steps: (step: Step, namespace: string) => void) =>
    describe(title, () => {
      beforeAll(async () => {
        if (made.has(namespace)) return;
        made.add(namespace);
        await on.namespace(namespace);
      });
      steps((command, expected, check) => {
        it(`${command.split('\n')[0]}: ${expected}`, async () => {
          const said = await on.shell(command, namespace);
          await check(said);
          lines.push({ article: title, command, expected, seen: said });
        });
      }, namespace);
    });

  describe('installation', () => {
    const title = 'Installation: kubectl apply -k config/default';
    const step = (command: string, expected: string, check: (said: string) => void): void =>
      it(`${command}: ${expected}`, async () => {
        const said = await on.shell(command);
        lines.push({ article: title, command, expected, seen: said });
        check(said);
      });
    step(
      'kubectl get deployments -n sluice-system; kubectl get deployments -n istio-system',
      'two replicas of the operator and of the ingress gateway, one of the egress gateway, all ready',
      (said) => {
        for (const ready of [/^sluice +2\/2/m, /^istio-ingressgateway +2\/2/m, /^istio-egressgateway +1\/1/m])
          expect(said).toMatch(ready);
      },
    );
    step('kubectl get service -n istio-system istio-ingressgateway', 'node port 31221 for port 80', (said) =>
      expect(said).toMatch(/NodePort .* 15021:\d+\/TCP,80:31221\/TCP,443:\d+\/TCP/),
    );
    step(
      'kubectl get lease -n sluice-system sluice -o jsonpath={.spec.holderIdentity}',
      'one of the two replicas leads',
      (said) => expect(said).toMatch(/^sluice-/),
    );
    step('kubectl get pods -A --no-headers', 'none was refused or restarted', (said) =>
      expect(
        said
          .trim()
          .split('\n')
          .filter((line) => !/ 1\/1 +Running +0 /.test(line)),
      ).toEqual([]),
    );
    step(
      'kubectl exec -n istio-system deploy/istio-ingressgateway -- id -u',
      'a user that is not root, in a range of its own',
      (said) => expect(Number(said)).toBeGreaterThanOrEqual(10_000),
    );
  });

  article('000: a sidecar by hand', 'article-000', (step) => {
    step(
      'sluice kube-inject kube-inject/deploy.yaml -o /tmp/deploy-new.yaml && cat /tmp/deploy-new.yaml && kubectl apply -f /tmp/deploy-new.yaml && rm /tmp/deploy-new.yaml',
      'istio-iptables with the arguments of the article, and deployment created',
      (said) => {
        expect(said).toMatch(
          /- istio-iptables\s+- -p\s+- "15001"\s+- -z\s+- "15006"\s+- -u\s+- "1337"\s+- -m\s+- REDIRECT\s+- -i\s+- "?'?\*/,
        );
        expect(said).toContain('deployment.apps/nginx created');
      },
    );
    step(
      'kubectl rollout status deployment/nginx --timeout=300s && kubectl get pods',
      'two containers of two are ready',
      (said) => expect(said).toMatch(/nginx-\S+ +2\/2 +Running +0/),
    );
  });

  article('001: two versions behind one Service', 'article-001', (step) => {
    step(
      'sluice kube-inject -f user-app/user-app-v1-deploy.yaml | kubectl apply -f -\nsluice kube-inject -f user-app/user-app-v2-deploy.yaml | kubectl apply -f -',
      'both are created',
      (said) => expect(said).toMatch(/user-app-v1 created\n.*user-app-v2 created/s),
    );
    step(
      'kubectl apply -f user-app/user-app-svc.yaml -f user-app/user-app-destinationrule.yaml -f user-app/user-app-virtualservice.yaml',
      'v1alpha3 is taken as it stands',
      (said) => expect(said).toContain('virtualservice.networking.istio.io/user-app-virtualservice created'),
    );
    step(
      'kubectl rollout status deployment/user-app-v1 --timeout=300s; kubectl rollout status deployment/user-app-v2 --timeout=300s; kubectl wait --for=condition=Programmed virtualservice/user-app-virtualservice --timeout=120s',
      'the proxies serve it',
      (said) => expect(said).toContain('condition met'),
    );
    // Pods that have just become ready reach the other proxies within 1.3 seconds, which is less than it takes to type what comes next.
    step(
      `kubectl exec deploy/user-app-v2 -c istio-proxy -- timeout 20 sh -c 'until [ $(curl -s localhost:15000/clusters | grep -c "user-app-svc.*health_flags::healthy") = 4 ]; do sleep 0.1; done; curl -s localhost:15000/clusters | grep "user-app-svc.*health_flags"'`,
      'a pod in each subset, and both in the cluster of the Service',
      (said) => expect(said.match(/\|v[12]\|.*healthy/g)).toHaveLength(2),
    );
    step(
      `kubectl exec deploy/user-app-v2 -c user-app-v2 -- sh -c 'for i in $(seq ${many}); do curl -s user-app-svc; done' | sort | uniq -c`,
      'nine tenths from v1',
      (said) => expectShares(said, { 'user service for v1': 0.9, 'user service for v2': 0.1 }),
    );
    step(
      `kubectl patch virtualservice user-app-virtualservice --type=json -p '[{"op":"replace","path":"/spec/http/0/route/0/weight","value":30},{"op":"replace","path":"/spec/http/0/route/1/weight","value":70}]'
kubectl wait --for=condition=Programmed virtualservice/user-app-virtualservice --timeout=120s
kubectl exec deploy/user-app-v2 -c user-app-v2 -- sh -c 'for i in $(seq ${many}); do curl -s user-app-svc; done' | sort | uniq -c`,
      'three tenths from v1 after the edit',
      (said) =>
        expectShares(said.replaceAll(/^virtualservice.*$/gm, ''), {
          'user service for v1': 0.3,
          'user service for v2': 0.7,
        }),
    );
    step(
      'kubectl apply -f user-app-gateway && kubectl wait --for=condition=Programmed gateway/user-app-gateway virtualservice/user-app-gateway-virtualservice --timeout=120s',
      'the gateway serves it',
      (said) => expect(said.match(/condition met/g)).toHaveLength(2),
    );
    step('curl -si -H "Host: user-app.com" $NODE:31221', '200, with server: istio-envoy', (said) => {
      expect(said).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
      expect(said).toMatch(/^server: istio-envoy\r$/m);
      expect(said).toMatch(/user service for v[12]\n$/);
    });
    step(
      `for i in $(seq ${many}); do curl -s -H "Host: user-app.com" $NODE:31221; done | sort | uniq -c`,
      'nine tenths from v1',
      (said) => expectShares(said, { 'user service for v1': 0.9, 'user service for v2': 0.1 }),
    );
    step(
      'curl -s -o /dev/null -w "%{http_code}" -H "Host: other.com" $NODE:31221',
      '404 for another host',
      (said) => expect(said).toBe('404'),
    );
    step(
      'kubectl apply -f user-app-rewrite && kubectl wait --for=condition=Programmed virtualservice/user-app-gateway-virtualservice --timeout=120s\nfor path in /v1 /v2 ""; do curl -s -H "Host: user-app.com" $NODE:31221$path; done',
      'v1, v2, v1',
      (said) => expect(said).toMatch(/user service for v1\nuser service for v2\nuser service for v1\n$/),
    );
  });

  article('002: what injection adds', 'article-002', (step, namespace) => {
    step(
      `kubectl label namespace ${namespace} istio-injection=enabled && kubectl apply -f user-app/user-app-v1-deploy.yaml && kubectl rollout status deployment/user-app-v1 --timeout=300s && kubectl describe pod -l app=user-app`,
      'an init container istio-init with the arguments of istio-iptables, a container istio-proxy, both from the proxy image',
      (said) => {
        expect(said).toMatch(/Init Containers:\n +istio-init:/);
        expect(said).toMatch(/istio-iptables\n +-p\n +15001\n +-z\n +15006/);
        expect(said).toMatch(/istio-proxy:/);
        expect(said).toMatch(/Port: +15090\/TCP/);
        expect(said).toMatch(/State: +Terminated\n +Reason: +Completed\n +Exit Code: +0/);
      },
    );
  });

  article('003: header, delay and circuit breaker', 'article-003', (step, namespace) => {
    step(
      `kubectl label namespace ${namespace} istio-injection=enabled && kubectl apply -f hello && for name in hello hello-new client; do kubectl rollout status deployment/$name --timeout=300s; done && kubectl get pods`,
      'each pod has two containers ready',
      (said) => expect(said.match(/^(client|hello|hello-new)-\S+ +2\/2 +Running +0/gm)).toHaveLength(3),
    );
    step('kubectl exec deploy/hello -- ps -ef', 'the app alone, in its own container', (said) =>
      expect(said).toMatch(/1 root .*httpd -f -p 8080 -h \/var\/www/),
    );
    step('kubectl exec deploy/hello -c istio-proxy -- ps -ef', 'envoy, as a user that is not root', (said) =>
      expect(said).toMatch(/^[1-9]\d{4} +1 .* envoy -c /m),
    );
    step(
      'kubectl exec deploy/hello -c istio-proxy -- netstat -nltp',
      "Envoy's ports as in the article",
      (said) => {
        for (const port of [15001, 15006, 15020, 15021, 15090])
          expect(said).toMatch(new RegExp(`0\\.0\\.0\\.0:${port} .* LISTEN +1/envoy`));
        expect(said).toMatch(/127\.0\.0\.1:15000 .* LISTEN +1\/envoy/);
      },
    );
    step('kubectl logs --tail=32 deploy/hello -c istio-init', 'the table of the nat rules', (said) => {
      expect(said).toMatch(/^\*nat$/m);
      expect(said).toMatch(/^-A ISTIO_IN_REDIRECT -p tcp -j REDIRECT --to-ports 15006$/m);
      expect(said).toMatch(/^-A ISTIO_REDIRECT -p tcp -j REDIRECT --to-ports 15001$/m);
      expect(said).toMatch(/^COMMIT$/m);
    });
    step('kubectl logs deploy/hello -c istio-proxy --tail=5', 'the log can be read', (said) =>
      expect(said).not.toMatch(/error|critical/i),
    );
    step(
      'kubectl wait --for=condition=Programmed gateway/xingren-gateway virtualservice/hello-virtualservice destinationrule/hello-destinationrule --timeout=120s',
      'the proxies serve it',
      (said) => expect(said.match(/condition met/g)).toHaveLength(3),
    );
    step(
      `for i in $(seq ${many}); do curl -s -H "Host: xingren.upup" $NODE:31221; done | sort | uniq -c`,
      'seven tenths from the latest',
      (said) => expectShares(said, { 'Hello World': 0.7, 'Hello World(new)': 0.3 }),
    );
    step(
      `seq 100 | xargs -P 20 -I {} curl -s -o /dev/null -w '%{http_code} %{time_total}\\n' --max-time 40 -H "Host: xingren.upup" -H "version: new" $NODE:31221`,
      'one in ten is held back for 10 s, and is not cut off by the timeout of 5 s (503 is the circuit breaker)',
      (said) => {
        const answers = said
          .trim()
          .split('\n')
          .map((line) => line.split(' ').map(Number));
        expect(answers.filter(([status = 0]) => ![200, 503].includes(status))).toEqual([]);
        // A proxy's timer may go off within a millisecond before its time.
        const delay = 9.99;
        const slow = answers.filter(([, seconds = 0]) => seconds >= delay);
        expect(slow.length).toBeLessThan(40);
        expect(slow.filter(([status]) => status === 200).length).toBeGreaterThan(0);
        expect(answers.filter(([, seconds = 0]) => seconds >= 5 && seconds < delay)).toEqual([]);
      },
    );
    step(
      // One process, since the start of many would keep their requests apart.
      `curl -s --no-progress-meter --parallel --parallel-immediate --parallel-max 100 -o /dev/null -w '%{http_code}\\n' -H "Host: xingren.upup" "$NODE:31221/?[1-200]" | sort | uniq -c`,
      'many at once: some get through, the rest is refused with 503 by the circuit breaker',
      (said) => {
        expect(said).toMatch(/^ *\d+ 200$/m);
        expect(said).toMatch(/^ *\d+ 503$/m);
      },
    );
    step(
      `kubectl exec deploy/client -c client -- sh -c 'for i in $(seq 20); do wget -q -O - hello; done' | sort | uniq -c`,
      'inside the mesh the rules of the gateway do not apply: both answer',
      (said) => {
        expect(said).toMatch(/Hello World $/m);
        expect(said).toMatch(/Hello World\(new\) $/m);
      },
    );
  });

  article('004: interception', 'sidecar', (step, namespace) => {
    step(
      `kubectl label ns ${namespace} istio-injection=enabled && kubectl apply -f toolbox/nginx.yaml -n sidecar && kubectl apply -f toolbox/toolbox.yaml -n sidecar && for name in nginx-deployment toolbox; do kubectl rollout status deployment/$name --timeout=300s; done && kubectl get pod,deployment,svc,endpoints -n sidecar -o wide`,
      'two pods of two containers each, a Service and its endpoint',
      (said) => expect(said.match(/^pod\/\S+ +2\/2 +Running/gm)).toHaveLength(2),
    );
    step(
      'kubectl get pods -l app=toolbox -n sidecar -o "jsonpath={.items[0].spec.initContainers[*].name} {.items[0].spec.containers[*].name}"',
      'istio-init, and istio-proxy beside the toolbox (as an init container that stays, where the article has a second container)',
      (said) => expect(said).toBe('istio-init istio-proxy toolbox'),
    );
    step(
      'kubectl exec deploy/toolbox -c toolbox -n sidecar -- curl -si http://$(kubectl get service nginx -n sidecar -o jsonpath={.spec.clusterIP})',
      'the page of nginx, through both proxies',
      (said) => {
        expect(said).toMatch(/^server: envoy\r$/m);
        expect(said).toContain('<title>Welcome to nginx!</title>');
      },
    );
    step(
      'curl -si http://$(kubectl get service nginx -n sidecar -o jsonpath={.spec.clusterIP})',
      "from the node's machine, which has no proxy: the page, through the server's proxy",
      (said) => {
        expect(said).toMatch(/^server: istio-envoy\r$/m);
        expect(said).toContain('<title>Welcome to nginx!</title>');
      },
    );
    step(
      `kubectl exec deploy/toolbox -c istio-proxy -n sidecar -- curl -s localhost:15000/config_dump?include_eds | grep -o '"\\(name\\|address\\|route_config_name\\)": "\\(virtualOutbound\\|virtualInbound\\|0.0.0.0_80\\|80\\|outbound|80||nginx.sidecar.svc.cluster.local\\)"' | sort -u`,
      'the listeners, the route and the cluster that the article walks through',
      (said) => {
        for (const name of [
          'virtualOutbound',
          'virtualInbound',
          '0.0.0.0_80',
          'outbound|80||nginx.sidecar.svc.cluster.local',
        ])
          expect(said).toContain(`"name": "${name}"`);
      },
    );
  });

  article('With the operator gone', 'article-001', (step) => {
    step(
      'kubectl scale deployment/sluice --replicas=0 -n sluice-system && kubectl wait --for=delete pod -l app.kubernetes.io/name=sluice -n sluice-system --timeout=120s',
      'no replica is left',
      (said) => expect(said).toContain('condition met'),
    );
    step(
      `kubectl exec deploy/user-app-v2 -c istio-proxy -- curl -s -X POST localhost:15000/quitquitquit
for i in $(seq 120); do sleep 1; ${restarts} | grep '^[1-9].*true' && break; done`,
      'the proxy of the pod that asks was restarted, and is ready',
      (said) => expect(said).toMatch(/^[1-9]\d* true$/m),
    );
    step(
      `kubectl exec deploy/user-app-v2 -c user-app-v2 -- sh -c 'for i in $(seq ${many}); do curl -s user-app-svc; done' | sort | uniq -c`,
      'three tenths from v1, as before',
      (said) => expectShares(said, { 'user service for v1': 0.3, 'user service for v2': 0.7 }),
    );
    step(
      'kubectl scale deployment/sluice --replicas=2 -n sluice-system && kubectl rollout status deployment/sluice -n sluice-system --timeout=300s',
      'two replicas again',
      (said) => expect(said).toContain('successfully rolled out'),
    );
  });

  describe('uninstallation', () => {
    const title = 'Uninstallation';
    it('leaves nothing', async () => {
      const unlabel =
        'for ns in article-000 article-001 article-002 article-003 sidecar; do kubectl label namespace $ns istio-injection-; kubectl delete deployments --all -n $ns --wait=false; done';
      lines.push({
        article: title,
        command: unlabel,
        expected: 'workloads are taken away, or rolled without the label',
        seen: await on.shell(unlabel),
      });
      const command =
        'kubectl delete -k ../config/default && kubectl delete configmaps -A -l sluice.dev/managed=true';
      lines.push({ article: title, command, expected: 'all of it goes', seen: await on.shell(command) });
      const kinds = (await on.shell('kubectl api-resources --verbs=list -o name | paste -sd,')).trim();
      const left = await on.shell(
        `kubectl get ${kinds} -A -o name --ignore-not-found | grep -iE 'sluice|istio' | grep -v '^event' || true`,
      );
      expect(left.split('\n').filter((line) => line !== '' && !/^Warning:|sluice-node/.test(line))).toEqual(
        [],
      );
    });
  });
});

type Step = (command: string, expected: string, check: (said: string) => void | Promise<void>) => void;
