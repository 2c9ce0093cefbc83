import type { Meta, MisshapenObject, Table } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import { keepTable } from '../api/read/keep.ts';
import type { Watch } from './watch.ts';

/** An object that was checked: absent where there are problems. */
export interface Checked<T> {
  readonly meta: Meta;
  readonly object?: T;
  readonly problems: readonly Problem[];
}

/** What is made of a watch's table; made anew when the table is another. */
function perTable<T, R>(watch: Watch<T>, make: (table: Table<T>) => R): () => R {
  let last: { readonly table: Table<T>; readonly made: R } | undefined;
  return () => {
    const table = watch.table();
    if (last?.table !== table) last = { table, made: make(table) };
    return last.made;
  };
}

interface Faults {
  readonly misshapen: readonly MisshapenObject[];
  readonly problems: readonly Problem[];
}

/** What is wrong with the objects of a watch; the same while they are the same. */
export const faultsOf = (kind: MisshapenObject['kind'], watch: Watch<Checked<unknown>>): (() => Faults) =>
  perTable(watch, (table) => {
    const faulty: Checked<unknown>[] = [];
    for (const each of table.values()) if (each.problems.length > 0) faulty.push(each);
    return {
      misshapen: faulty.flatMap(({ object, meta: its }) =>
        object === undefined ? [{ kind, meta: its }] : [],
      ),
      problems: faulty.flatMap(({ problems }) => problems),
    };
  });

/** The objects of a watch that are sound; the same table while they are the same. */
export function sound<T>(watch: Watch<Checked<T>>): () => Table<T> {
  const keep = keepTable<T>();
  return perTable(watch, (table) => keep(soundOnes(table)));
}

function* soundOnes<T>(table: Table<Checked<T>>): Iterable<readonly [string, T]> {
  for (const [key, { object }] of table) if (object !== undefined) yield [key, object];
}
