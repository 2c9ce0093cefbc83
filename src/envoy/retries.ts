import type { Retries } from '../mesh/model.ts';
import { duration, type Json, typed } from './model.ts';

type Fields = { [name: string]: Json | undefined };

/** How a request is tried again; undefined: it is not. */
export function retryPolicy(retries: Retries): Json | undefined {
  if (retries.attempts <= 0) return undefined;
  return {
    retry_on: retries.on.join(','),
    num_retries: retries.attempts,
    per_try_timeout: retries.perTry === undefined ? undefined : duration(retries.perTry),
    ...(retries.backoff === undefined
      ? {}
      : {
          retry_back_off: {
            base_interval: duration(retries.backoff),
          },
        }),
    ...(retries.statusCodes.length === 0 ? {} : { retriable_status_codes: retries.statusCodes }),
    ...(retries.otherHosts ? otherHosts : {}),
    ...(retries.otherLocalities ? otherLocalities : {}),
  };
}

/** The balancer draws at random, and of two hosts n draws in vain come back to the one that was tried once in 2^(n+1): with the usual 5 a user would see it. */
const otherHosts: Fields = {
  retry_host_predicate: [
    {
      name: 'envoy.retry_host_predicates.previous_hosts',
      typed_config: typed('envoy.extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate', {}),
    },
  ],
  host_selection_retry_max_attempts: 32,
};

/** After each second try the localities that were tried are left out. */
const otherLocalities: Fields = {
  retry_priority: {
    name: 'envoy.retry_priorities.previous_priorities',
    typed_config: typed('envoy.extensions.retry.priority.previous_priorities.v3.PreviousPrioritiesConfig', {
      update_frequency: 2,
    }),
  },
};
