import type { Cors, Fault } from '../mesh/model.ts';
import { stringMatch } from './matches.ts';
import { duration, fraction, type Json, typed } from './model.ts';

/** What a route says to the filters before the router; undefined: nothing. */
export function perFilter(fault: Fault | undefined, cors: Cors | undefined): Json | undefined {
  if (fault === undefined && cors === undefined) return undefined;
  return {
    ...(fault === undefined ? {} : { 'envoy.filters.http.fault': faultConfig(fault) }),
    ...(cors === undefined ? {} : { 'envoy.filters.http.cors': corsPolicy(cors) }),
  };
}

function faultConfig({ delay, abort }: Fault): Json {
  return typed('envoy.extensions.filters.http.fault.v3.HTTPFault', {
    delay:
      delay === undefined
        ? undefined
        : { fixed_delay: duration(delay.duration), percentage: fraction(delay.share) },
    abort:
      abort === undefined || (abort.httpStatus === undefined && abort.grpcStatus === undefined)
        ? undefined
        : {
            ...(abort.httpStatus === undefined
              ? { grpc_status: abort.grpcStatus }
              : { http_status: abort.httpStatus }),
            percentage: fraction(abort.share),
          },
  });
}

const corsPolicy = (cors: Cors): Json =>
  typed('envoy.extensions.filters.http.cors.v3.CorsPolicy', {
    allow_origin_string_match: cors.origins.map(stringMatch),
    allow_methods: joined(cors.methods),
    allow_headers: joined(cors.headers),
    expose_headers: joined(cors.exposeHeaders),
    max_age: cors.maxAge === undefined ? undefined : String(Math.floor(cors.maxAge / 1000)),
    allow_credentials: cors.credentials,
    forward_not_matching_preflights: cors.forwardUnmatchedPreflights,
  });

const joined = (items: readonly string[]): string | undefined =>
  items.length === 0 ? undefined : items.join(',');
