import fc from 'fast-check';
import type {
  Headers,
  HTTPFaultInjection,
  HTTPRetry,
  HTTPRewrite,
  Percent,
  StringMatch,
} from '../../src/api/istio.ts';
import { partial } from './names.ts';

/* Random parts of a rule besides where it sends to. */

const regexes = ['/v[0-9]+', '(?i)/ABC', '[', '(a)\\1', '', 'a{1000}{1000}'] as const;

/** A condition over some good values, an empty one, or a regular expression, good or bad. */
export const matchOf = (values: readonly string[]): fc.Arbitrary<StringMatch> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...values).map((exact) => ({ exact })) },
    { weight: 4, arbitrary: fc.constantFrom(...values).map((prefix) => ({ prefix })) },
    fc.constantFrom(...regexes).map((regex) => ({ regex })),
    fc.constantFrom<StringMatch>({}, { prefix: '' }),
  );

export const textMatch = matchOf(['http', 'yes', 'ja, natürlich', '"quoted"']);

export const percent: fc.Arbitrary<Percent> = partial({ value: fc.constantFrom(0, 0.0001, 50, 99.99, 100) });

const headerName = fc.constantFrom(
  'x-a',
  'X-B',
  'Host',
  ':authority',
  ':path',
  'bad name',
  '',
  'content-length',
);
const headerValue = fc.constantFrom('1', '', '%REQ(x-a)%', '50%', 'ünïcode', 'a\nb', '%DOWNSTREAM_X(%');
const operations = partial({
  set: fc.dictionary(headerName, headerValue, { maxKeys: 2 }),
  add: fc.dictionary(headerName, headerValue, { maxKeys: 2 }),
  remove: fc.array(headerName, { maxLength: 2 }),
});
export const headers: fc.Arbitrary<Headers> = partial({ request: operations, response: operations });

export const retries: fc.Arbitrary<HTTPRetry> = partial({
  attempts: fc.nat(3),
  perTryTimeout: fc.constantFrom('2s', '0s', '1h0.5ms'),
  retryOn: fc.constantFrom('5xx', '503,reset', 'retriable-status-codes,418', ''),
  backoff: fc.constantFrom('25ms', '0s'),
  retryIgnorePreviousHosts: fc.boolean(),
});

export const rewrite: fc.Arbitrary<HTTPRewrite> = fc.oneof(
  partial({ uri: fc.constantFrom('/', '/new', '', '\\1'), authority: fc.constantFrom('other', '') }),
  fc.record({
    uriRegexRewrite: partial({
      match: fc.constantFrom(...regexes),
      rewrite: fc.constantFrom('/\\1', '\\9', ''),
    }),
  }),
);

export const fault: fc.Arbitrary<HTTPFaultInjection> = partial({
  delay: partial({ fixedDelay: fc.constantFrom('3s', '0s', '100us'), percentage: percent }),
  abort: fc.oneof(
    fc.record({ httpStatus: fc.constantFrom(500, 503), percentage: percent }),
    fc.record({ grpcStatus: fc.constantFrom('UNAVAILABLE', 'NO_SUCH'), percentage: percent }),
  ),
});
