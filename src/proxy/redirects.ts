import type { Redirect } from '../mesh/model.ts';
import type { RedirectTo } from './model.ts';
import type { Place } from './routes.ts';

/** A redirect at a place: the request's port is the one that is served there, and a scheme's own port is not written out. */
export function redirectAt(redirect: Redirect, place: Place): RedirectTo {
  const { port, ...rest } = redirect;
  const number = port === 'request' ? place.port : port;
  const scheme = redirect.scheme ?? (place.tls ? 'https' : 'http');
  return number === undefined || number === usual[scheme] ? rest : { ...rest, port: number };
}

const usual = { http: 80, https: 443 } as const;
