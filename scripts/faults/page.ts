import { availableParallelism, loadavg } from 'node:os';
import { markdownTable } from '../../bench/markdown.ts';
import type { Noted } from '../../test/faults/figures.ts';
import { type Row, sumOf } from '../../test/faults/row.ts';
import { spread } from '../../test/kube/figures.ts';

/** How far the run is: `failed` where a check did. */
export type Ending = 'under way' | 'failed' | 'passed';

interface Run {
  readonly ending: Ending;
  /** How long it took; undefined where that is not known. */
  readonly minutes: number | undefined;
}

const head = [
  'what goes on',
  'edits',
  'torn',
  'requests',
  'reached an app',
  'lost',
  'wrong',
  'came twice',
  'slowest',
  'moved after',
  'live after',
];

const times = (all: readonly number[]): string => (all.length === 0 ? '' : spread(all));

const line = (part: string, row: Row): string[] => [
  part,
  ...[row.edits, row.torn, row.sent, row.arrived, row.lost, row.wrong, row.twice].map(String),
  `${Math.round(row.slowest)} ms`,
  times(row.moved),
  times(row.live),
];

const isRow = (noted: Noted): noted is Extract<Noted, { kind: 'row' }> => noted.kind === 'row';

function tables(noted: readonly Noted[]): string {
  const rows = noted.filter(isRow);
  const counted = rows.filter(({ isBroken }) => !isBroken);
  const body = counted.map(({ part, row }) => line(part, row));
  const total = line('all of it', sumOf(counted.map(({ row }) => row)));
  const missed = counted.flatMap(({ part, row }) => row.examples.map((example) => `- ${part}: ${example}`));
  const broken = rows.filter(({ isBroken }) => isBroken).map(({ part, row }) => line(part, row));
  const figures = noted.flatMap((one) => (one.kind === 'figure' ? [[one.what, one.value]] : []));
  return [
    markdownTable([head, ...body, total]),
    ...(missed.length === 0 ? [] : [`What was lost or wrong:\n\n${missed.join('\n')}`]),
    ...(broken.length === 0
      ? []
      : [
          'To see that a loss is counted, the operator was broken on purpose: it wrote all files in one swap.',
          markdownTable([head, ...broken]),
        ]),
    ...(figures.length === 0 ? [] : [markdownTable([['what', 'measured'], ...figures])]),
  ].join('\n\n');
}

const endings: Readonly<Record<Ending, string>> = {
  'under way': ' The run was not over: what follows is a part of it.',
  failed: ' Not every check of the run passed.',
  passed: '',
};

function machine({ ending, minutes }: Run): string {
  const [, , load = 0] = loadavg();
  const time = minutes === undefined ? '' : ` in ${Math.ceil(minutes)} minutes`;
  return `${time} on ${availableParallelism()} cores at a load average of ${load.toFixed(0)}.${endings[ending]}`;
}

/** The page of what runs noted. */
export const page = (noted: readonly Noted[], run: Run): string => `# Nothing is lost: what was counted

Written by \`npm run test:faults\`${machine(run)}

A real API server; the operator as a process, which reaches it over a wire on which faults are made; two sidecars and a gateway, each a real Envoy in a
network namespace of its own; volumes kept as a kubelet keeps them. Ten flows of requests run all the time: HTTP/1.1 over connections that are kept and
over new ones, and HTTP/2. Each rule puts its number into its answers, and each request has a number of its own, so that both ends count the same.

- *lost*: without an answer, or answered 5xx. *Wrong*: answered by a rule that was in force neither before nor after the edit, by a pod that the rule does
  not send to, or by the former rule although \`Programmed\` was \`True\` when the request began; also an answer of an app that no app knows of.
- *torn*: edits whose objects the API server took more than 750 ms apart, as a busy one may. What stood in between was in force then, and where it
  named a subset that is not there, 503 was right for that time.
- *came twice*: a retry of the proxy's, after a connection failed.
- *moved after*: from the edit to the last answer by the former rule. *Live after*: until \`Programmed\` is \`True\` for all objects. Median, the value
  that one in a hundred exceeds, and the largest.

Edits come in a round of twenty: weights; subsets added with the rule that uses them, and removed or renamed with it; another service; the
DestinationRule deleted and restored; hosts renamed; Gateways and ports added and removed; policies that move endpoints to files and back. What belongs
together is sent at once, in no order. Each is followed until it is live and at least 1000 requests have ended.

${tables(noted)}
`;
