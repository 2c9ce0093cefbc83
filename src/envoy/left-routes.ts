import { fields, items, text } from '../api/read/fields.ts';
import { asciiJson, documentOf } from './fragment.ts';
import type { ConfigFiles, FileName, Hash } from './model.ts';
import { fallbacks } from './routes.ts';

/**
 * The live route files that are wanted no more, while their listeners go. Connections that those have kept get there what new ones get: what is unknown
 * is passed through, or refused. Their routes would lead to clusters that go next.
 */
export const leftRoutes = (live: ConfigFiles, wanted: ConfigFiles, hash: Hash): ConfigFiles =>
  new Map(
    [...live]
      .filter(([name]) => name.startsWith('rds.') && !wanted.has(name))
      .map(([name, content]): [FileName, string] => [name, fallbackOf(content, hash)]),
  );

/** A route file with nothing but what holds for unknown hosts; as it is where it has no such thing, which is on gateways. */
function fallbackOf(content: string, hash: Hash): string {
  const [resource] = items(fields(JSON.parse(content)).resources).map(fields);
  const last = items(resource?.virtual_hosts).at(-1);
  if (!fallbacks.has(text(fields(last).name) ?? '')) return content;
  const json = asciiJson({ ...resource, virtual_hosts: [last] });
  return documentOf({ text: json, names: hash(''), bytes: hash(json) });
}
