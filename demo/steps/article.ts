import { ask } from '../ask.ts';
import type { StepResult } from '../result.ts';
import type { Screen } from '../screen.ts';
import type { Stage } from '../stage.ts';

const host = 'user-app.com';
const shownHeaders = ['server', 'content-type', 'content-length', 'x-envoy-upstream-service-time'];

/** The article's own request, once, with what it shows of the answer. */
export async function article(stage: Stage, screen: Screen): Promise<readonly StepResult[]> {
  const { address, port } = stage.gateway;
  screen.section('The request of the article');
  screen.line(`$ curl -i -H "Host: ${host}" ${address}:${port}`);
  const answer = await ask(stage.gateway, { host });
  const headers = shownHeaders.map((name) => `${name}: ${answer.headers[name] ?? '(none)'}`);
  screen.quote(
    [`HTTP/1.1 ${answer.status} ${answer.reason}`, ...headers, '', answer.body.trimEnd()].join('\n'),
  );

  const wrong: string[] = [];
  if (answer.status !== 200) wrong.push(`The article's request was answered with ${answer.status}.`);
  if (answer.headers.server !== 'istio-envoy') wrong.push(`The server header is ${answer.headers.server}.`);
  const version = /v[12]/.exec(answer.body)?.[0];
  if (version === undefined) wrong.push(`The article's request was answered with "${answer.body}".`);
  return [
    {
      name: 'article',
      sent: 1,
      answered: 1,
      failed: wrong.length === 0 ? 0 : 1,
      split: { [version ?? 'unknown']: 1 },
      wrong,
    },
  ];
}
