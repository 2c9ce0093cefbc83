import type { Meta } from '../api/objects.ts';
import { isNews } from './events.ts';
import { QueueStopped } from './lane.ts';
import type { StatusContent, StatusTarget } from './status.ts';
import type { WriteQueue } from './write.ts';

/** What is to be said of one object. */
export interface Report extends Omit<StatusContent, 'generation'> {
  readonly kind: StatusTarget['kind'];
  readonly meta: Meta;
}

/** A report that keeps its identity says what it said. */
interface Said {
  readonly report: Report;
  readonly text: string;
}

/**
 * Makes a function that takes the reports of all objects after each pass. It writes those that are new or say something new since the last pass,
 * and an event for each condition that has turned.
 */
export function statusWriter(given: {
  readonly queue: Pick<WriteQueue, 'status' | 'event'>;
  readonly failed: (what: string, error: unknown) => void;
}): (reports: Iterable<Report>) => void {
  let said = new Map<string, Said>();
  const write = async (key: string, report: Report): Promise<void> => {
    try {
      const transitions = await given.queue.status(...statusOf(report));
      await Promise.all(transitions.filter(isNews).map((transition) => given.queue.event(transition)));
    } catch (error) {
      if (error instanceof QueueStopped) return;
      // Said again in the next pass.
      said.delete(key);
      given.failed(`status of ${key}`, error);
    }
  };
  return (reports) => {
    const before = said;
    said = new Map();
    for (const report of reports) {
      const key = `${report.kind} ${report.meta.namespace}/${report.meta.name}`;
      const last = before.get(key);
      const text =
        last?.report === report ? last.text : JSON.stringify([report.meta.created, statusOf(report)]);
      said.set(key, { report, text });
      if (last?.text !== text) void write(key, report);
    }
  };
}

function statusOf({ kind, meta, conditions, validationMessages }: Report): [StatusTarget, StatusContent] {
  const { namespace, name, generation = 0 } = meta;
  return [
    { kind, namespace, name },
    { generation, conditions, validationMessages },
  ];
}
