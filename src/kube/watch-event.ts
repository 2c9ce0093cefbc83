import type { RbacRule, ResourceKind } from './kinds.ts';

/** What a watch tells of itself. */
export type WatchEvent = { readonly of: ResourceKind } & (
  | {
      readonly kind: 'listed';
      readonly objects: number;
      /** How many objects the watch had wrong; undefined where that cannot be told, as after a version that was too old. */
      readonly missed: number | undefined;
    }
  /** Told once, until it goes well again or another error comes. */
  | { readonly kind: 'interrupted'; readonly error: unknown }
  | { readonly kind: 'forbidden'; readonly missing: RbacRule; readonly error: unknown }
  | { readonly kind: 'going' }
  /** The API server does not know the kind: its CRD is not installed. */
  | { readonly kind: 'not served' }
  /** An object could not be read and counts as absent, `on` is its key; or `changed` threw, `on` is empty. */
  | { readonly kind: 'threw'; readonly on: string; readonly error: unknown }
);

/** The event as a sentence; undefined for what is as it should be. */
export function watchSentence(event: WatchEvent): string | undefined {
  const { plural, apiVersion } = event.of;
  switch (event.kind) {
    case 'listed':
      if (event.missed === undefined || event.missed === 0) return undefined;
      return `${plural}: the watch had missed ${event.missed} ${event.missed === 1 ? 'change' : 'changes'}; a list has put it right`;
    case 'interrupted':
      return `${plural}: the watch is interrupted and tries again: ${reason(event.error)}`;
    case 'forbidden':
      return `${plural}: not allowed, and tried again; a ClusterRole lacks the rule ${JSON.stringify(event.missing)}: ${reason(event.error)}`;
    case 'going':
      return `${plural}: the watch goes on`;
    case 'not served':
      return `${plural}: ${apiVersion} is not served here, its CRD is not installed; what is served goes on`;
    case 'threw':
      return `${plural}${event.on === '' ? '' : ` ${event.on}`}: ${reason(event.error)}`;
  }
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));
