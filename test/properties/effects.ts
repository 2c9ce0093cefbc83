import fc from 'fast-check';
import type {
  CorsPolicy,
  Headers,
  HTTPFaultInjection,
  HTTPRetry,
  HTTPRewrite,
  Percent,
  StringMatch,
} from '../../src/api/istio.ts';
import { mostly, partial } from './names.ts';

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

/** Lengths of time: good ones, and such as are below, between or above what counts. */
export const duration = (...good: string[]): fc.Arbitrary<string> =>
  mostly(fc.constantFrom(...good), fc.constantFrom('0s', '100us', '1h0.5ms', '300000000h', '1.5ms'));

export const retries: fc.Arbitrary<HTTPRetry> = fc
  .tuple(
    fc.nat(3),
    partial({
      perTryTimeout: duration('2s', '1h1m', '1.s'),
      retryOn: mostly(
        fc.constantFrom('5xx', '503,reset', 'retriable-status-codes,418', 'unavailable,599', ''),
        fc.constantFrom('5xx, reset', 'nothing', '99'),
      ),
      backoff: duration('25ms', '1ms', '1000000h'),
      retryIgnorePreviousHosts: fc.boolean(),
      retryRemoteLocalities: fc.boolean(),
    }),
    fc.nat(20),
  )
  .map(([attempts, more, odd]) => (attempts === 0 && odd > 0 ? { attempts } : { attempts, ...more }));

export const rewrite: fc.Arbitrary<HTTPRewrite> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('/', '/new', '\\1', '/a b'),
      partial({ authority: mostly(fc.constant('other'), fc.constantFrom('', 'a\nb')) }),
    )
    .map(([uri, more]) => ({ uri, ...more })),
  fc.record({
    uriRegexRewrite: fc.record({
      match: mostly(fc.constantFrom(...regexes.filter((one) => one !== '')), fc.constant('')),
      rewrite: mostly(fc.constantFrom('/\\1', '\\9', '/x\\'), fc.constant('')),
    }),
  }),
);

const delay = partial({ fixedDelay: duration('3s', '1ms', '2000000h'), percentage: percent });
const oldDelay = fc.record({ fixedDelay: fc.constant('1s'), percent: fc.constantFrom(0, 7, 100) });
const abort = fc.oneof(
  fc.record({ httpStatus: fc.constantFrom(200, 500, 599), percentage: percent }),
  fc.record({
    grpcStatus: mostly(fc.constantFrom('UNAVAILABLE', 'OK'), fc.constantFrom('NO_SUCH', '14')),
    percentage: percent,
  }),
  fc.record({ percentage: percent }),
);
export const fault: fc.Arbitrary<HTTPFaultInjection> = fc.oneof(
  { weight: 9, arbitrary: fc.record({ delay }) },
  { weight: 9, arbitrary: fc.record({ abort }) },
  { weight: 9, arbitrary: fc.record({ delay: oldDelay, abort }) },
  fc.constant({}),
);

const origin = mostly(
  fc.constantFrom<StringMatch>(
    { exact: '*' },
    { exact: 'http://a.test' },
    { prefix: 'http' },
    { regex: '.*\\.test' },
    { regex: '[' },
  ),
  matchOf(['http://a.test']),
);
export const cors: fc.Arbitrary<CorsPolicy> = partial({
  allowOrigins: fc.array(origin, { maxLength: 2 }),
  allowOrigin: fc.constantFrom(['*'], ['http://a.test', '']),
  allowMethods: mostly(fc.constantFrom(['GET'], ['*', 'PUT']), fc.constantFrom(['get'], ['GET\r\nx: y'])),
  allowHeaders: mostly(fc.constantFrom(['x-a'], ['*']), fc.constantFrom(['a b'], ['a\nb'])),
  exposeHeaders: mostly(fc.constant(['x-a', 'X_B']), fc.constant([''])),
  maxAge: duration('24h', '1s', '2000000h'),
  allowCredentials: fc.boolean(),
  unmatchedPreflights: fc.constantFrom('UNSPECIFIED', 'FORWARD', 'IGNORE'),
});
