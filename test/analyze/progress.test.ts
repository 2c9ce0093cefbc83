import { describe, expect, test } from 'vitest';
import type { ProxyProgress } from '../../src/analyze/parts.ts';
import { progressTracker } from '../../src/analyze/progress.ts';
import { statusOf } from '../../src/analyze/status.ts';
import type { Problem } from '../../src/api/problem.ts';

const id = 'VirtualService ns/web';
const object = (version: string, ...scopes: readonly string[]) =>
  new Map([[id, { version, places: scopes }]]);
const wanted = (...scopes: readonly string[]) => new Map(scopes.map((scope) => [scope, { scope }] as const));
const at = (pod: string, index: number, answers = true): ProxyProgress => ({
  pod: `ns/${pod}`,
  workload: `ns/own-${pod}`,
  index,
  answers,
});

/** Tracks one scope `s`, and says how far the object is where its proxies are as given. */
function track() {
  const tracker = progressTracker();
  const want = (version: string): object => {
    const files = wanted('s');
    tracker.wanted(files, object(version, 's'));
    return files.get('s') ?? {};
  };
  const progress = (...proxies: readonly ProxyProgress[]) => tracker.progress(() => proxies)(id);
  return { tracker, want, progress };
}

describe('an object', () => {
  test('is live on the proxies that run the write that has it, or a later one', () => {
    const { tracker, want, progress } = track();
    tracker.covered('s', want('1'), 5);
    expect(progress(at('a', 5), at('b', 9))).toEqual({ kind: 'live', all: 2 });
    expect(progress(at('a', 5), at('b', 4))).toEqual({
      kind: 'partly',
      live: 1,
      all: 2,
      why: 'propagating',
      behind: ['ns/b'],
    });
  });

  test('of another generation is not live before it is written, wherever the proxies are', () => {
    const { tracker, want, progress } = track();
    tracker.covered('s', want('1'), 5);
    const next = want('2');
    expect(progress(at('a', 5), at('b', 6))).toMatchObject({ live: 0, why: 'propagating' });
    tracker.covered('s', next, 7);
    expect(progress(at('a', 6), at('b', 7))).toMatchObject({ live: 1, behind: ['ns/a'] });
    expect(progress(at('a', 7), at('b', 7))).toMatchObject({ kind: 'live' });
  });

  test('stays live while endpoints make new wishes and writes', () => {
    const { tracker, want, progress } = track();
    tracker.covered('s', want('1'), 5);
    for (let i = 6; i < 400; i++) tracker.covered('s', want('1'), i);
    expect(progress(at('a', 390), at('b', 300))).toEqual({ kind: 'live', all: 2 });
  });

  test('becomes live by any write after its own, though each wish was overtaken by the next', () => {
    const { tracker, want, progress } = track();
    tracker.covered('s', want('1'), 1);
    want('2');
    want('2');
    tracker.covered('s', want('2'), 4);
    expect(progress(at('a', 3))).toMatchObject({ live: 0 });
    expect(progress(at('a', 4))).toMatchObject({ kind: 'live' });
  });

  test('is not live in a scope that it has just come to touch', () => {
    const tracker = progressTracker();
    const first = new Map<string, object>(wanted('s', 't'));
    tracker.wanted(first, object('1', 's'));
    for (const [scope, files] of first) tracker.covered(scope, files, 1);
    const second = new Map([...first, ['t', {}] as const]);
    tracker.wanted(second, object('1', 's', 't'));
    const progress = () => tracker.progress(() => [at('a', 1)])(id);
    expect(progress()).toMatchObject({ kind: 'partly', live: 1, all: 2 });
    tracker.covered('t', second.get('t') ?? {}, 1);
    expect(progress()).toMatchObject({ kind: 'live', all: 2 });
  });

  test('that has left a scope is not live before the proxies there are rid of it', () => {
    const tracker = progressTracker();
    const first = wanted('s', 't');
    tracker.wanted(first, object('1', 's', 't'));
    for (const [scope, files] of first) tracker.covered(scope, files, 1);
    const second = wanted('s', 't');
    tracker.wanted(second, object('2', 's'));
    tracker.covered('s', second.get('s') ?? {}, 2);
    const progress = (index: number) =>
      tracker.progress((scope) => [scope === 's' ? at('a', 2) : at('b', index)])(id);
    expect(progress(1)).toMatchObject({ kind: 'partly', live: 1, all: 2, behind: ['ns/b'] });
    tracker.covered('t', second.get('t') ?? {}, 2);
    expect(progress(1)).toMatchObject({ kind: 'partly', behind: ['ns/b'] });
    expect(progress(2)).toEqual({ kind: 'live', all: 1 });
    expect(progress(1)).toEqual({ kind: 'live', all: 1 });
  });

  test('that was refused is not live, also where it was taken before it was put back; what was live before stays so', () => {
    const { tracker, want, progress } = track();
    tracker.covered('s', want('1'), 1);
    tracker.covered('s', want('2'), 2);
    tracker.refused('s', 'rds.80.json', 'ns/b', 2);
    expect(progress(at('a', 3), at('b', 3))).toEqual({
      kind: 'partly',
      live: 0,
      all: 2,
      why: 'refused',
      behind: ['ns/b', 'ns/a'],
      file: 'rds.80.json',
    });
    const old = track();
    const first = old.want('1');
    old.tracker.covered('s', first, 1);
    const both = new Map([['s', {}]]);
    old.tracker.wanted(both, object('1', 's'));
    old.tracker.covered('s', both.get('s') ?? {}, 2);
    old.tracker.refused('s', 'rds.80.json', 'ns/b', 2);
    expect(old.progress(at('a', 3), at('b', 3))).toMatchObject({ kind: 'live' });
  });

  test('waits for those that cannot be asked only where all others serve it', () => {
    const { tracker, want, progress } = track();
    tracker.covered('s', want('1'), 2);
    expect(progress(at('a', 2), at('b', 1), at('c', 1, false))).toMatchObject({ why: 'propagating' });
    expect(progress(at('a', 2), at('b', 2), at('c', 1, false))).toMatchObject({
      why: 'unreachable',
      behind: ['ns/c'],
    });
    expect(progress()).toEqual({ kind: 'noProxies' });
  });

  test('that does not fit says so until it does', () => {
    const { tracker, want, progress } = track();
    tracker.covered('s', want('1'), 1);
    const large = want('2');
    tracker.tooLarge('s');
    expect(progress(at('a', 1))).toMatchObject({ why: 'tooLarge' });
    tracker.covered('s', large, 2);
    expect(progress(at('a', 2))).toMatchObject({ kind: 'live' });
  });
});

describe('an object that some proxies of a scope alone have', () => {
  const parts = (...pods: readonly string[]) =>
    new Map(pods.map((pod) => [`ns/own-${pod}`, 's#few'] as const));
  /** A rule that picks these pods, in this version, and the number of the write that has it. */
  const picking = () => {
    const tracker = progressTracker();
    const pick = (version: string, index: number, ...pods: readonly string[]): void => {
      const files = wanted('s');
      tracker.wanted(files, object(version, ...(pods.length === 0 ? [] : ['s#few'])), parts(...pods));
      tracker.covered('s', files.get('s') ?? {}, index);
    };
    const progress = (...proxies: readonly ProxyProgress[]) => tracker.progress(() => proxies)(id);
    return { pick, progress };
  };

  test('counts those', () => {
    const { pick, progress } = picking();
    pick('1', 1, 'a');
    expect(progress(at('a', 0), at('b', 1))).toMatchObject({ live: 0, all: 1, behind: ['ns/a'] });
    expect(progress(at('a', 1), at('b', 0))).toEqual({ kind: 'live', all: 1 });
  });

  test('that it does not pick any more have it until they are rid of it', () => {
    const { pick, progress } = picking();
    pick('1', 1, 'a', 'b');
    pick('2', 2, 'a');
    expect(progress(at('a', 2), at('b', 1), at('c', 1))).toMatchObject({ live: 1, all: 2, behind: ['ns/b'] });
    expect(progress(at('a', 2), at('b', 2), at('c', 1))).toEqual({ kind: 'live', all: 1 });
    pick('3', 3);
    expect(progress(at('a', 2), at('b', 2), at('c', 1))).toMatchObject({ live: 0, all: 1, behind: ['ns/a'] });
    expect(progress(at('a', 3), at('b', 2), at('c', 1))).toEqual({ kind: 'noProxies' });
  });

  test('is not counted for them where the rest of the scope has it', () => {
    const tracker = progressTracker();
    const [first, second] = [wanted('s'), wanted('s')];
    const progress = (...indices: readonly [number, number]) =>
      tracker.progress(() => [at('a', indices[0]), at('b', indices[1])])(id);
    tracker.wanted(first, object('1', 's'), parts('a'));
    tracker.covered('s', first.get('s') ?? {}, 1);
    expect(progress(0, 1)).toEqual({ kind: 'live', all: 1 });
    tracker.wanted(second, object('2', 's#few'), parts('a'));
    tracker.covered('s', second.get('s') ?? {}, 2);
    expect(progress(2, 1)).toMatchObject({ live: 1, all: 2, behind: ['ns/b'] });
    expect(progress(2, 2)).toEqual({ kind: 'live', all: 1 });
  });
});

describe('the condition', () => {
  const programmed = (...given: Parameters<typeof statusOf>) => {
    const found = statusOf(...given).conditions.find(({ type }) => type === 'Programmed');
    return found && `${found.status} ${found.reason}: ${found.message}`;
  };
  const counts = { kind: 'partly', live: 3, all: 8 } as const;
  const behind = ['ns/a', 'ns/b', 'ns/c', 'ns/d', 'ns/e'];

  test('names three of those that are behind', () => {
    expect(programmed([], { ...counts, why: 'propagating', behind })).toBe(
      'Unknown Propagating: 3 of 8 proxies serve it; not yet: ns/a, ns/b, ns/c and 2 more.',
    );
  });

  test('of a refusal says where the reason can be read', () => {
    expect(programmed([], { ...counts, why: 'refused', behind, file: 'rds.80.json' })).toMatch(
      /^False Refused: .*Envoy refused rds\.80\.json.*kubectl -n ns logs a -c istio-proxy$/,
    );
  });

  test('of an object that no proxy needs is True, but not where it is served nowhere for its mistakes', () => {
    const problem: Problem = {
      code: 'IST0101',
      severity: 'error',
      on: { kind: 'VirtualService', namespace: 'ns', name: 'web' },
      path: 'spec.gateways[0]',
      message: 'There is no such Gateway.',
    };
    expect(programmed([], { kind: 'noProxies' })).toMatch(/^True NoProxies/);
    expect(programmed([problem], { kind: 'noProxies' })).toMatch(/^False NotServed/);
    expect(programmed([problem], { kind: 'live', all: 1 })).toBe('True Live: 1 of 1 proxy serves it.');
  });
});
