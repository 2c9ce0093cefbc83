import type { IstioKind } from '../api/objects.ts';
import { type Fields, fields, isFields, items, text } from '../api/read/fields.ts';
import { ApiError } from './api-error.ts';
import { manager, type Requests } from './configmaps.ts';
import { istioVersions } from './kinds.ts';

/** The objects of Istio's API whose status is written. */
export interface StatusTarget {
  readonly kind: IstioKind;
  readonly namespace: string;
  readonly name: string;
}

/** What is to be said of an object, found for its spec of this generation. */
export interface StatusContent {
  readonly generation: number;
  readonly conditions: readonly ConditionContent[];
  /** In the shape of Istio's status, and more. */
  readonly validationMessages: readonly object[];
}

interface ConditionContent {
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason: string;
  readonly message: string;
}

/** A condition whose status changed, on the object as it was read. `before` is absent for a condition that is new. */
export interface Transition {
  readonly on: StatusTarget & {
    readonly apiVersion: string;
    readonly uid: string;
    readonly resourceVersion: string;
  };
  readonly before?: string;
  readonly condition: ConditionContent;
}

const plurals = {
  Gateway: 'gateways',
  VirtualService: 'virtualservices',
  DestinationRule: 'destinationrules',
  ServiceEntry: 'serviceentries',
  WorkloadEntry: 'workloadentries',
  Sidecar: 'sidecars',
} as const satisfies Record<IstioKind, string>;

const mostConflicts = 5;

/**
 * Writes an object's status where it differs from what is there, and gives back the conditions that changed. Conditions that others wrote stay.
 * Touches nothing but the status; an object that is gone is passed over. Throws ApiError.
 */
export async function writeStatus(
  client: Requests,
  on: StatusTarget,
  content: StatusContent,
): Promise<readonly Transition[]> {
  for (let tries = 1; ; tries++) {
    try {
      return await writeOnce(client, on, content);
    } catch (error) {
      const status = error instanceof ApiError ? error.status : undefined;
      if (status === 404) return [];
      if (status !== 409 || tries === mostConflicts) throw error;
    }
  }
}

/** The object in the best version that is served. Throws ApiError. */
async function found(
  client: Requests,
  { kind, namespace, name }: StatusTarget,
): Promise<{ readonly apiVersion: string; readonly path: string; readonly raw: Fields }> {
  const older: string[] = istioVersions.slice(1);
  for (let apiVersion: string = istioVersions[0]; ; apiVersion = older.shift() ?? '') {
    const path = `/apis/${apiVersion}/namespaces/${namespace}/${plurals[kind]}/${name}`;
    try {
      return { apiVersion, path, raw: fields(await client.request({ method: 'GET', path })) };
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 404 || older.length === 0) throw error;
    }
  }
}

async function writeOnce(
  client: Requests,
  on: StatusTarget,
  content: StatusContent,
): Promise<readonly Transition[]> {
  const { apiVersion, path, raw } = await found(client, on);
  const metadata = fields(raw.metadata);
  const there = fields(raw.status);
  const status = wanted(content, there, now());
  if (isAsSaid(there, status)) return [];
  const resourceVersion = text(metadata.resourceVersion) ?? '';
  await client.request({
    method: 'PATCH',
    path: `${path}/status`,
    // Istio's own CRDs keep conditions as one value, so an owner of some of them has to take over the whole.
    query: { fieldManager: manager, force: 'true' },
    contentType: 'application/apply-patch+yaml',
    body: {
      apiVersion,
      kind: on.kind,
      // The version makes the API server refuse what was computed from conditions that others have changed since.
      metadata: { namespace: on.namespace, name: on.name, resourceVersion },
      status,
    },
  });
  const target = { ...on, apiVersion, uid: text(metadata.uid) ?? '', resourceVersion };
  return transitions(target, items(there.conditions).map(fields), content.conditions);
}

interface Status {
  readonly observedGeneration: number;
  readonly conditions: readonly object[];
  readonly validationMessages?: readonly object[];
}

/** Conditions of others first, as they are; of ours, those that hold on keep the time since when they do. */
function wanted(content: StatusContent, there: Fields, time: string): Status {
  const before = items(there.conditions).filter(isFields);
  const ours = new Set(content.conditions.map(({ type }) => type));
  const said = content.conditions.map((condition) => {
    const last = before.find(({ type }) => type === condition.type);
    const since = last?.status === condition.status ? text(last.lastTransitionTime) : undefined;
    return {
      ...condition,
      observedGeneration: content.generation,
      lastTransitionTime: since ?? time,
    };
  });
  return {
    observedGeneration: content.generation,
    conditions: [...before.filter(({ type }) => !ours.has(text(type) ?? '')), ...said],
    ...(content.validationMessages.length > 0 && { validationMessages: content.validationMessages }),
  };
}

const isAsSaid = (there: Fields, status: Status): boolean =>
  canonical([there.observedGeneration, byType(items(there.conditions)), items(there.validationMessages)]) ===
  canonical([status.observedGeneration, byType(status.conditions), status.validationMessages ?? []]);

const typeOf = (condition: unknown): string => text(fields(condition).type) ?? '';
const byType = (conditions: readonly unknown[]): readonly unknown[] =>
  [...conditions].sort((a, b) => (typeOf(a) < typeOf(b) ? -1 : 1));

/** JSON with sorted members, for the API server gives them back in an order of its own. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    isFields(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each,
  );

function transitions(
  on: Transition['on'],
  before: readonly Fields[],
  after: readonly ConditionContent[],
): readonly Transition[] {
  return after.flatMap((condition) => {
    const last = text(before.find(({ type }) => type === condition.type)?.status);
    if (last === condition.status) return [];
    return [{ on, condition, ...(last === undefined ? {} : { before: last }) }];
  });
}

/** The time as Kubernetes writes it, in whole seconds. */
const now = (): string => new Date().toISOString().replace(/\.\d+Z$/, 'Z');
