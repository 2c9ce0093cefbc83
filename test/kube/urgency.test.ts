import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ScopeFiles } from '../../src/envoy/model.ts';
import { urgency } from '../../src/envoy/urgency.ts';
import { hash, regex } from '../../src/given.ts';
import { type Document, loader, readManifests } from '../../src/local/manifests.ts';
import { schemaValidator } from '../../src/schema.ts';
import { translator } from '../../src/translate.ts';

const samples = await readManifests([join(import.meta.dirname, '../../samples/user-app')]);

/** The files of the first scope, with the texts of all manifests edited. */
function files(edit: (text: string) => string): ScopeFiles {
  const documents: Document[] = samples.map((each) => ({ ...each, text: edit(each.text) }));
  const { snapshot } = loader({ validate: schemaValidator(), proxies: ['default/user-app-v1'] })(documents);
  const [scope] = translator({ hash, regex })(snapshot).scopes.values();
  if (scope === undefined) throw new Error('The samples have no proxy.');
  return scope;
}

const replicas = (count: number) => files((text) => text.replaceAll(/replicas: \d+/g, `replicas: ${count}`));

test('an edit of routes goes before endpoints that leave, and these before the rest', () => {
  const live = replicas(2);
  const nothing: ScopeFiles = { shared: new Map(), own: new Map() };
  expect(urgency(nothing, live)).toBe('routes');
  const weights = (text: string) => text.replaceAll(/weight: \d+/g, 'weight: 50');
  const routed = files((text) => weights(text).replaceAll(/replicas: \d+/g, 'replicas: 2'));
  expect(routed.shared).not.toEqual(live.shared);
  expect(urgency(live, routed)).toBe('routes');
  expect(urgency(live, replicas(1))).toBe('leaving');
  expect(urgency(replicas(1), live)).toBe('rest');
});
