import type { Size } from './objects.ts';

/** When the last ConfigMap and the last poke were seen, in milliseconds since the edit was sent. */
export interface Times {
  readonly configMap: number;
  readonly poke: number;
}

/** What the API server took for one change; sizes in bytes of request bodies. */
export interface Taken {
  readonly configMaps: number;
  readonly pokes: number;
  /** Requests beside those two: status, events, reading. */
  readonly others: number;
  readonly configMapBytes: number;
  readonly pokeBytes: number;
}

export interface EditResult {
  readonly scopes: number;
  readonly pods: number;
  readonly rounds: number;
  /** The largest of all rounds. */
  readonly taken: Taken;
  readonly bareTaken: Taken;
  /** Medians. */
  readonly operator: Times;
  readonly bare: Times;
  /** Median time from the sending of the edit until a watch tells of it. */
  readonly told: { readonly operator: number; readonly bare: number };
  readonly all: { readonly operator: readonly Times[]; readonly bare: readonly Times[] };
}

export interface CaseResult extends Size {
  /** Seconds until nothing was left to write after the operator's start. */
  readonly started: number;
  readonly largest: number;
  readonly edits: { readonly one: EditResult; readonly every: EditResult };
  /** For an edit that comes as soon as the last pod was poked for the one before; seen by one scope. */
  readonly second: Times;
  /** The bare client without a limit on pokes, for the edit that every scope sees. */
  readonly unlimited: Times;
  /** Bytes: when all was written for the first time, after the edits, and the most ever. */
  readonly memory: { readonly started: number; readonly edited: number; readonly peak: number };
}
