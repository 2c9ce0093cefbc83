import type { CorsPolicy, HTTPFaultInjection, Percent } from '../api/istio.ts';
import { milliseconds } from './duration.ts';
import { type Complain, matcher, type RegexCheck } from './matches.ts';
import type { Cors, Fault } from './model.ts';
import { defined } from './traffic.ts';

/** A percentage in millionths, which is as fine as Envoy divides. */
export const millionths = (percent: Percent | undefined): number =>
  Math.round((percent?.value ?? 0) * 10_000);

/** Without a percentage a fault never fires. */
export function readFault(fault: HTTPFaultInjection | undefined): Fault | undefined {
  if (fault === undefined) return undefined;
  const { delay, abort } = fault;
  const duration = milliseconds(delay?.fixedDelay);
  const share = (percentage: Percent | undefined, percent: number | undefined): number =>
    percentage === undefined ? (percent ?? 0) * 10_000 : millionths(percentage);
  const delays =
    delay === undefined || duration === undefined || duration <= 0
      ? undefined
      : { share: share(delay.percentage, delay.percent), duration };
  const aborts =
    abort === undefined
      ? undefined
      : defined({
          share: share(abort.percentage, undefined),
          httpStatus: abort.httpStatus,
          grpcStatus: grpcCode(abort.grpcStatus),
        });
  return delays === undefined && aborts === undefined
    ? undefined
    : (defined({ delay: delays, abort: aborts }) as Fault);
}

const grpcCodes = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
];
/** The number of a gRPC status; undefined where there is none of this name. */
export function grpcCode(name: string | undefined): number | undefined {
  if (name === undefined) return undefined;
  const at = grpcCodes.indexOf(name);
  return at === -1 ? undefined : at;
}

/** A rule's CORS policy; an origin that cannot be read is reported and matches nothing. */
export function readCors(
  cors: CorsPolicy | undefined,
  path: string,
  regex: RegexCheck,
  complain: Complain,
): Cors | undefined {
  if (cors === undefined) return undefined;
  const origins = (cors.allowOrigins ?? []).flatMap((origin, i) => {
    const read = matcher(origin, `${path}.allowOrigins[${i}]`, regex, complain);
    return read === undefined ? [] : [read];
  });
  const exact =
    cors.allowOrigins === undefined
      ? (cors.allowOrigin ?? []).map((value) => ({ kind: 'exact' as const, value }))
      : [];
  return defined({
    origins: [...origins, ...exact],
    methods: cors.allowMethods ?? [],
    headers: cors.allowHeaders ?? [],
    exposeHeaders: cors.exposeHeaders ?? [],
    maxAge: milliseconds(cors.maxAge),
    credentials: cors.allowCredentials,
    forwardUnmatchedPreflights: cors.unmatchedPreflights !== 'IGNORE',
  }) as Cors;
}
