/**
 * A length of time as decimal numbers with units, like `5s`, `1m30s` or `250ms`.
 * @pattern ^([0-9]+(\.[0-9]*)?(h|m|s|ms|us|ns))+$
 */
export type Duration = string;

/**
 * @asType integer
 * @minimum 0
 * @maximum 4294967295
 */
export type UInt32 = number;

/**
 * @asType integer
 * @minimum 0
 * @maximum 2147483647
 */
export type NonNegativeInt32 = number;

/**
 * @asType integer
 * @minimum 0
 * @maximum 9007199254740991
 */
export type UInt64 = number;

/**
 * A whole percentage from 0 to 100.
 * @asType integer
 * @minimum 0
 * @maximum 100
 */
export type WholePercent = number;

/**
 * @asType integer
 * @minimum 1
 * @maximum 65535
 */
export type PortNumber = number;

/**
 * A port number in a place where 0 means that none is given.
 * @asType integer
 * @minimum 0
 * @maximum 65535
 */
export type PortOrZero = number;

/**
 * A status that a proxy can answer with.
 * @asType integer
 * @minimum 200
 * @maximum 599
 */
export type HTTPStatus = number;

/** Labels or headers: names with their values. */
export type StringMap = Readonly<Record<string, string>>;

/** A share of the traffic. */
export interface Percent {
  /**
   * The share in percent, from 0 to 100, fractions allowed.
   * @minimum 0
   * @maximum 100
   */
  readonly value?: number;
}

/** A way to compare a string; with no member set it asks only that the value is present. */
export interface StringMatch {
  /** The whole value, byte for byte. */
  readonly exact?: string;
  /** What the value must begin with. */
  readonly prefix?: string;
  /** An RE2 expression that must match the whole value. */
  readonly regex?: string;
}

/** Picks the workloads that carry all of these labels. */
export interface WorkloadSelector {
  /** Labels that a workload must carry; none selects every workload of the namespace. */
  readonly labels?: StringMap;
}
