import { describe, expect, test } from 'vitest';
import type { ConfigFiles } from '../../src/envoy/model.ts';
import type { Failures } from '../../src/envoy/shown.ts';
import { Blame, type Lag } from '../../src/kube/blame.ts';

const file = (version: string, cluster: object): string =>
  `{"version_info":"${version}","resources":[\n${JSON.stringify(cluster)}\n]}\n`;
/** One cluster of a setting, with one endpoint. */
const clusters = (setting: string, endpoint: number): string =>
  file(`${setting}.${endpoint}`, { name: 'one', setting, load_assignment: { endpoint } });
const route = (version: string): string => file(version, { name: '80', version });

interface Scene {
  /** Other texts stand from now on. */
  stands(at: number, cds: string, rds?: string): void;
  /** The proxy shows these versions. */
  shows(at: number, cds: string, rds?: string): void;
  /** Its counters of rejections, and which files they speak against. */
  counts(at: number, cds: number, rds?: number): readonly string[];
}

function scene(): Scene {
  const blame = new Blame();
  let lag: Lag = { shown: new Map(), files: new Map(), late: [] };
  const see = (next: Pick<Lag, 'shown' | 'files'>, at: number): void => {
    const late = [...next.files].flatMap(([name, text]) =>
      text.includes(`"version_info":"${next.shown.get(name)}"`) ? [] : [name],
    );
    const before = lag.shown;
    lag = { ...next, late };
    blame.moved(before, lag, at);
  };
  return {
    stands: (at, cds, rds = route('r')) => {
      const files: ConfigFiles = new Map([
        ['cds.json', cds],
        ['rds.80.json', rds],
      ]);
      const before = lag;
      see({ shown: lag.shown, files }, at);
      blame.overtaken(before.files, lag, before.late.length > 0, at);
    },
    shows: (at, cds, rds = 'r') => {
      const shown = new Map([
        ['cds.json', cds],
        ['rds.80.json', rds],
      ]);
      see({ shown, files: lag.files }, at);
    },
    counts: (at, cds, rds = 0) => {
      const of = (rejected: number): Failures => ({ rejected, unread: 0 });
      const failures = new Map([
        ['cds.json', of(cds)],
        ['rds.80.json', of(rds)],
      ]);
      return blame.look(failures, lag, at).map((one) => one.file);
    },
  };
}

/** A proxy that runs what stands, and has rejected two texts in its life. */
function clean(): Scene {
  const one = scene();
  one.stands(0, clusters('a', 1));
  one.shows(0, 'a.1');
  expect(one.counts(0, 2)).toEqual([]);
  return one;
}

describe('a gain of rejections', () => {
  test('is told against the file that lags, and nothing is without a gain', () => {
    const one = clean();
    one.stands(10, clusters('bad', 1));
    one.shows(200, 'a.1');
    expect(one.counts(200, 2)).toEqual([]);
    expect(one.counts(300, 3)).toEqual(['cds.json']);
  });

  test('is found though endpoints change all the time', () => {
    const one = clean();
    one.stands(0, clusters('bad', 1));
    for (const endpoint of [2, 3, 4]) {
      one.stands(endpoint * 300, clusters('bad', endpoint));
      one.shows(endpoint * 300, 'a.1');
    }
    expect(one.counts(1_200, 6)).toEqual(['cds.json']);
  });

  test('is not told against a correction that it has not read yet', () => {
    const one = clean();
    one.stands(10, clusters('bad', 1));
    one.stands(500, clusters('corrected', 1));
    expect(one.counts(600, 3)).toEqual([]);
    one.shows(700, 'corrected.1');
    expect(one.counts(700, 3)).toEqual([]);
    one.stands(800, clusters('corrected', 2));
    expect(one.counts(900, 3)).toEqual([]);
  });

  test('of a time before the file moved is no matter of what stands now, however long the proxy lags', () => {
    const one = scene();
    one.stands(0, clusters('a', 1));
    one.shows(0, 'older');
    expect(one.counts(0, 7)).toEqual([]);
    for (let endpoint = 2; endpoint < 60; endpoint++) {
      const at = endpoint * 200;
      one.stands(at, clusters('a', endpoint));
      one.shows(at + 100, `a.${endpoint - 1}`);
      expect(one.counts(at + 100, 7), String(at)).toEqual([]);
    }
  });

  test('that came while the file moved tells where it then stands still', () => {
    const one = clean();
    one.stands(10, clusters('b', 1));
    one.stands(20, clusters('bad', 1));
    // It has taken b and rejected the next, both since the last look.
    one.shows(4_000, 'b.1');
    expect(one.counts(4_000, 3)).toEqual([]);
    one.shows(7_500, 'b.1');
    expect(one.counts(7_500, 3)).toEqual(['cds.json']);
  });

  test('counts anew after the proxy was started again', () => {
    const one = clean();
    one.stands(10, clusters('bad', 1));
    one.shows(100, 'a.1');
    expect(one.counts(100, 1)).toEqual(['cds.json']);
  });
});
