/** What a part of the suite came to. */
export interface Row {
  readonly edits: number;
  /** Edits whose objects came so far apart that what stood in between was in force, 503 for a subset that is not there included. */
  readonly torn: number;
  readonly sent: number;
  /** Requests that reached an app. */
  readonly arrived: number;
  /** Arrivals of requests that had arrived already: retries. */
  readonly twice: number;
  /** Answers of apps. */
  readonly byPods: number;
  /** Without an answer, or answered 5xx. */
  readonly lost: number;
  /** Answered by a rule that was in force neither before nor after the edit, or by a pod that it does not send to. */
  readonly wrong: number;
  /** The longest time a request took, in milliseconds. */
  readonly slowest: number;
  /** For each edit the time until the last answer by the former rule, and until all objects said that they are live, in milliseconds. */
  readonly moved: readonly number[];
  readonly live: readonly number[];
  /** Flows that were not answered by the new rule once it was live. */
  readonly unseen: readonly string[];
  /** What was lost or wrong. */
  readonly examples: readonly string[];
}

const none: Row = {
  edits: 0,
  torn: 0,
  sent: 0,
  arrived: 0,
  twice: 0,
  byPods: 0,
  lost: 0,
  wrong: 0,
  slowest: 0,
  moved: [],
  live: [],
  unseen: [],
  examples: [],
};

export const sumOf = (rows: readonly Partial<Row>[]): Row =>
  rows.reduce<Row>(
    (sum, row) => ({
      edits: sum.edits + (row.edits ?? 0),
      torn: sum.torn + (row.torn ?? 0),
      sent: sum.sent + (row.sent ?? 0),
      arrived: sum.arrived + (row.arrived ?? 0),
      twice: sum.twice + (row.twice ?? 0),
      byPods: sum.byPods + (row.byPods ?? 0),
      lost: sum.lost + (row.lost ?? 0),
      wrong: sum.wrong + (row.wrong ?? 0),
      slowest: Math.max(sum.slowest, row.slowest ?? 0),
      moved: [...sum.moved, ...(row.moved ?? [])],
      live: [...sum.live, ...(row.live ?? [])],
      unseen: [...sum.unseen, ...(row.unseen ?? [])],
      examples: [...sum.examples, ...(row.examples ?? [])],
    }),
    none,
  );
