import type { Seen } from './backend.ts';
import type { Answer, SecureAnswer } from './client.ts';

/** A number, or a range such as `"20..40"`, both ends included. */
type Amount = number | string;

/** A header's value, or an expression that it matches; null is a header that must be absent. */
type ExpectedHeader = string | number | boolean | null | { readonly matches: string };
type ExpectedHeaders = Readonly<Record<string, ExpectedHeader>>;

/** How an app should have seen a request. */
interface ExpectedRequest {
  readonly path?: string;
  readonly method?: string;
  readonly port?: number;
  readonly host?: string;
  readonly headers?: ExpectedHeaders;
  /** null asks that there is none. */
  readonly sni?: string | null;
  /** The version of the PROXY header in front of the connection; null asks that there is none. */
  readonly proxyHeader?: string | null;
  /** The address that the connection came from. */
  readonly remote?: string;
}

/** Requests that a pod should have seen, whether or not its answer came back. */
interface ExpectedCopies extends ExpectedRequest {
  readonly pod: string;
  readonly times: Amount;
}

export interface Expectation {
  readonly status?: number | Readonly<Record<string, Amount>>;
  readonly pods?: Readonly<Record<string, Amount>>;
  readonly spread?: Amount;
  readonly app?: ExpectedRequest;
  readonly copies?: readonly ExpectedCopies[];
  readonly answer?: { readonly body?: string; readonly headers?: ExpectedHeaders };
  readonly seconds?: Amount;
  readonly closed?: boolean;
  /** No answer came, and this expression matches why. */
  readonly failure?: string;
  readonly tls?: Partial<SecureAnswer>;
}

function within(amount: Amount, value: number): boolean {
  if (typeof amount === 'number') return value === amount;
  const [low = Number.NaN, high = low] = amount.split('..').map(Number);
  if (Number.isNaN(low) || Number.isNaN(high))
    throw new Error(`"${amount}" is neither a number nor a range like "20..40"`);
  return value >= low && value <= high;
}

function tally(what: string, expected: Readonly<Record<string, Amount>>, found: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const one of found) counts.set(one, (counts.get(one) ?? 0) + 1);
  const amounts = new Map(Object.entries(expected));
  const names = new Set([...amounts.keys(), ...counts.keys()]);
  return [...names].flatMap((name) => {
    const wanted = amounts.get(name) ?? 0;
    const count = counts.get(name) ?? 0;
    return within(wanted, count) ? [] : [`${what} ${name}: ${count} times, expected ${wanted}`];
  });
}

function headers(
  where: string,
  expected: ExpectedHeaders,
  found: Readonly<Record<string, string>>,
): string[] {
  return Object.entries(expected).flatMap(([name, wanted]) => {
    const value = found[name.toLowerCase()];
    const shown = wanted !== null && typeof wanted === 'object' ? wanted.matches : (wanted ?? 'absent');
    return fits(wanted, value)
      ? []
      : [`header ${name} ${where}: ${value ?? 'absent'}, expected ${String(shown)}`];
  });
}

function fits(wanted: ExpectedHeader, value: string | undefined): boolean {
  if (wanted === null) return value === undefined;
  if (typeof wanted === 'object') return value !== undefined && new RegExp(wanted.matches).test(value);
  return value === String(wanted);
}

/** What the app wrote into the body; undefined where the answer is not the app's. */
function seenIn({ body }: Answer): Seen | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null && 'pod' in parsed ? (parsed as Seen) : undefined;
  } catch {
    return undefined;
  }
}

// A line over TCP is answered by "POD LINE", a greeting reads "hello from POD".
const podOf = (answer: Answer): string[] => {
  const line = /^(?:hello from )?(\S+)/.exec(answer.body)?.[1];
  const pod = seenIn(answer)?.pod ?? (answer.status === 0 || answer.status === 101 ? line : undefined);
  return pod === undefined ? [] : [pod];
};

function app(expected: ExpectedRequest, answer: Answer | undefined): string[] {
  const seen = answer === undefined ? undefined : seenIn(answer);
  return seen === undefined ? ['the app did not answer the last request'] : differences(expected, seen);
}

function differences(expected: ExpectedRequest, seen: Seen): string[] {
  const pairs = [
    ['path', expected.path, seen.path],
    ['method', expected.method, seen.method],
    ['port', expected.port, seen.port],
    ['host', expected.host, seen.headers.host],
    ['server name', expected.sni, seen.sni],
    ['PROXY header', expected.proxyHeader, seen.proxyHeader],
    ['remote address', expected.remote, seen.remote],
  ] as const;
  const wrong = pairs.filter(([, wanted, found]) => wanted !== undefined && wanted !== (found ?? null));
  return [
    ...wrong.map(([name, wanted, found]) => `${name} at the app: ${found}, expected ${wanted ?? 'none'}`),
    ...headers('at the app', expected.headers ?? {}, seen.headers),
  ];
}

/** What is wrong with the requests that the pods saw. */
export const copyMismatches = (
  expected: NonNullable<Expectation['copies']>,
  seen: readonly Seen[],
): readonly string[] =>
  expected.flatMap(({ pod, times, ...request }) => {
    const mine = seen.filter((one) => one.pod === pod);
    const last = mine.at(-1);
    return [
      ...(within(times, mine.length) ? [] : [`${pod} saw ${mine.length} of them, expected ${times}`]),
      ...(last === undefined ? [] : differences(request, last)),
    ];
  });

function reply(expected: NonNullable<Expectation['answer']>, answer: Answer | undefined): string[] {
  const wrongBody = expected.body !== undefined && expected.body !== answer?.body;
  return [
    ...(wrongBody
      ? [`body: ${JSON.stringify(answer?.body)}, expected ${JSON.stringify(expected.body)}`]
      : []),
    ...headers('of the answer', expected.headers ?? {}, answer?.headers ?? {}),
  ];
}

function closing({ closed, failure: why }: Expectation, raw: boolean, answers: readonly Answer[]): string[] {
  if (why !== undefined) {
    return answers.flatMap(({ failure, status, body }) =>
      failure !== undefined && new RegExp(why).test(failure)
        ? []
        : [`expected to fail with ${why}, but ${failure ?? `${status} ${body}`}`],
    );
  }
  if (closed === true) {
    return answers.flatMap((answer) =>
      answer.closed ? [] : [`not closed, but ${answer.failure ?? `${answer.status} ${answer.body}`}`],
    );
  }
  return answers.flatMap(({ failure, status }) =>
    failure !== undefined && (raw || status === 0) ? [`no answer: ${failure}`] : [],
  );
}

const secured = (expected: Partial<SecureAnswer>, answer: Answer | undefined): string[] =>
  (['version', 'cipher', 'protocol', 'certificate'] as const).flatMap((name) => {
    const [wanted, found] = [expected[name], answer?.tls?.[name]];
    return wanted === undefined || wanted === found ? [] : [`${name} of TLS: ${found}, expected ${wanted}`];
  });

function spread(expected: Amount | undefined, pods: readonly string[]): string[] {
  const met = new Set(pods);
  if (expected === undefined || within(expected, met.size)) return [];
  return [`${met.size} different pods answered (${[...met].join(', ')}), expected ${expected}`];
}

/** Everything in which the answers differ from what was expected, a line each. `raw` tells that they are not HTTP. */
export function mismatches(
  expected: Expectation,
  answers: readonly Answer[],
  raw: boolean,
): readonly string[] {
  const last = answers.at(-1);
  const statuses = answers.map(({ status }) => String(status));
  const wanted =
    typeof expected.status === 'number' ? { [expected.status]: answers.length } : expected.status;
  const { seconds } = expected;
  return [
    ...closing(expected, raw, answers),
    ...(expected.tls === undefined ? [] : secured(expected.tls, last)),
    ...(wanted === undefined ? [] : tally('status', wanted, statuses)),
    ...(expected.pods === undefined ? [] : tally('pod', expected.pods, answers.flatMap(podOf))),
    ...spread(expected.spread, answers.flatMap(podOf)),
    ...(expected.app === undefined ? [] : app(expected.app, last)),
    ...(expected.answer === undefined ? [] : reply(expected.answer, last)),
    ...(seconds === undefined ? [] : answers.filter((answer) => !within(seconds, answer.seconds))).map(
      (answer) => `${answer.seconds.toFixed(3)} seconds, expected ${seconds}`,
    ),
  ];
}
