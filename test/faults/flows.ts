/** Requests of one kind that are sent all the time. */
export interface Flow {
  readonly name: string;
  /** HTTP/1.1 over connections that are kept, over a new one for each request, or HTTP/2 over a few connections. */
  readonly protocol: 'kept' | 'new' | 'h2';
  readonly address: string;
  readonly port: number;
  readonly host: string;
  /** How many requests are on the way at most. */
  readonly together: number;
  readonly ratePerSecond: number;
}

/** What came of the requests of one flow that began in one section. Every request is in `outcomes` once. */
export interface Counted {
  readonly flow: string;
  readonly section: number;
  readonly sent: number;
  /** How often requests ended so; what an answer is called is said by `answerLabel`, of others the error's name stands there. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** When the first and the last request of each outcome ended, in milliseconds since 1970. */
  readonly first: Readonly<Record<string, number>>;
  readonly last: Readonly<Record<string, number>>;
  /** How long the slowest took, in milliseconds. */
  readonly slowest: number;
}

/** Headers by which both ends know of which request they speak. */
export const numberHeaders = { flow: 'x-flow', section: 'x-section', number: 'x-number' } as const;
/** By which rule a request was answered: the rule puts it into the answer. */
export const ruleHeader = 'x-rule';
export const podHeader = 'x-pod';

/** `200 7 v1-0`: by rule 7, from pod v1-0; `404`: neither by a rule nor from a pod. */
export const answerLabel = (status: number, rule: string, pod: string): string =>
  [String(status), rule, pod].filter((part) => part !== '').join(' ');

/** Of an answer, not of an error. */
export const isAnswer = (outcome: string): boolean => /^\d{3}\b/.test(outcome);

/** Orders to the program that sends. */
export type SenderOrder =
  | { readonly kind: 'add'; readonly flows: readonly Flow[] }
  /** Ends the section when the last of its requests has; of later ones, only flows of these names begin any. */
  | { readonly kind: 'cut'; readonly active: readonly string[] }
  /** How many requests of each flow have ended in the present section. */
  | { readonly kind: 'ended' };

/** Orders to the program that answers. */
export type BackendOrder =
  /** Pods by their addresses. */
  | { readonly kind: 'open'; readonly pods: Readonly<Record<string, string>> }
  /** Takes no connection any more, and ends those there are when they are idle. */
  | { readonly kind: 'end'; readonly address: string }
  /** Asks when the last request of these flows came to it, in milliseconds since 1970, once none has come for so many milliseconds. */
  | {
      readonly kind: 'left';
      readonly address: string;
      readonly flows: readonly string[];
      readonly quiet: number;
    }
  /** From now on it answers with this status. */
  | { readonly kind: 'answer'; readonly address: string; readonly status: number }
  /** What has come since the last question. */
  | { readonly kind: 'arrived' };

/** `all` counts each arrival, `different` those of one request once. */
export interface Arrived {
  readonly flow: string;
  readonly section: number;
  readonly all: number;
  readonly different: number;
}

/** Ports of the apps: the first speaks HTTP/1.1, the other HTTP/2. */
export const appPorts = { http: 80, http2: 81 } as const;
