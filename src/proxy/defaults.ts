import type { Protocol, Traffic } from '../mesh/model.ts';
import type { ConnectionDefaults } from '../mesh/settings.ts';

/** A policy towards a port of this protocol, with what holds in the whole mesh where it says nothing. */
export function withDefaults(traffic: Traffic, defaults: ConnectionDefaults, protocol: Protocol): Traffic {
  const { connectTimeout, keepalive } = defaults;
  const upgrade = traffic.http?.upgrade ?? (defaults.upgrade && protocol === 'http');
  return {
    ...traffic,
    tcp: { connectTimeout, ...(keepalive === undefined ? {} : { keepalive }), ...traffic.tcp },
    ...(upgrade ? { http: { useClientProtocol: false, ...traffic.http, upgrade } } : {}),
  };
}
