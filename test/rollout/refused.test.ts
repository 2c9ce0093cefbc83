import { describe, expect, test } from 'vitest';
import type { ScopeFiles } from '../../src/envoy/model.ts';
import { recalled, recordsOf } from '../../src/envoy/refusal-record.ts';
import { type RefusedText, refusals } from '../../src/envoy/refused.ts';
import { rollout } from '../../src/envoy/rollout.ts';
import { hash } from '../../src/given.ts';

/** A cluster with one endpoint; `setting` is all else that there is of it. */
const cluster = (name: string, setting: string, endpoint: string): string =>
  JSON.stringify({ name, setting, load_assignment: { cluster_name: name, endpoint } });

const file = (...resources: readonly string[]): string =>
  `{"version_info":"${hash(resources.map((text) => JSON.parse(text).name).join())}.${hash(resources.join())}","resources":[\n${resources.join(',\n')}\n]}\n`;

const route = (text: string): string => file(JSON.stringify({ name: '80', text }));

const files = (cds: string, rds: string, lds = 'l'): ScopeFiles => ({
  shared: new Map([
    ['cds.json', cds],
    ['rds.80.json', rds],
  ]),
  own: new Map([['ns/own', new Map([['lds.json', file(JSON.stringify({ name: lds }))]])]]),
});

const { of, without, isWanted } = refusals(hash);
type Told = Omit<RefusedText, 'by'>;
const by = 'ns/pod';
const hold = (live: ScopeFiles, wanted: ScopeFiles, ...refused: readonly Told[]): ScopeFiles =>
  without(
    live,
    wanted,
    refused.map((one) => of({ ...one, by })),
  );

const one = cluster('one', 'a', '1');
const [good, bad] = [route('good'), route('bad')];
const badRoute: Told = { file: 'rds.80.json', text: bad, good };

describe('what was refused', () => {
  test('gives way to what ran before, and clusters that this names stay', () => {
    const two = cluster('two', 'b', '2');
    const live = files(file(one, two), bad);
    const held = hold(live, files(file(one), bad), badRoute);
    expect(held.shared.get('rds.80.json')).toBe(good);
    expect(held.shared.get('cds.json')).toContain('"two"');
  });

  test('is wanted no more where something else is, or where nothing good is known', () => {
    const live = files(file(one), bad);
    const corrected = files(file(one), route('corrected'));
    expect(hold(live, corrected, badRoute)).toBe(corrected);
    const wanted = files(file(one), bad);
    expect(hold(live, wanted, { file: 'rds.80.json', text: bad })).toBe(wanted);
  });

  test('of a proxy’s own files gives way for that one alone', () => {
    const wanted = files(file(one), good, 'new');
    const text = wanted.own.get('ns/own')?.get('lds.json') ?? '';
    const held = hold(files(file(one), good), wanted, { file: 'lds.json', own: 'ns/own', text, good: 'old' });
    expect(held.own.get('ns/own')?.get('lds.json')).toBe('old');
    expect(held.shared.get('rds.80.json')).toBe(good);
  });

  test('of clusters is those that had changed; endpoints go on, of theirs as well', () => {
    const before = file(one, cluster('two', 'b', '2'));
    const text = file(one, cluster('two', 'bad', '2'), cluster('new', 'bad', '3'));
    const wanted = files(
      file(cluster('one', 'a', '9'), cluster('two', 'bad', '8'), cluster('new', 'bad', '7')),
      good,
    );
    const held = hold(files(text, good), wanted, { file: 'cds.json', text, good: before });
    const clusters: unknown = JSON.parse(held.shared.get('cds.json') ?? '{}').resources;
    expect(clusters).toEqual(
      [cluster('one', 'a', '9'), cluster('two', 'b', '8')].map((each) => JSON.parse(each)),
    );
    const fixed = files(file(one, cluster('two', 'c', '2')), good);
    expect(hold(files(text, good), fixed, { file: 'cds.json', text, good: before })).toBe(fixed);
  });

  test('of a proxy that is apart gives way for that one alone, and its routes with its clusters', () => {
    const apart = (cds: string, rds: string): ScopeFiles => ({
      shared: files(file(one), good).shared,
      own: new Map([['ns/own', new Map([...files(cds, rds).shared, ['lds.json', file('{"name":"l"}')]])]]),
    });
    const before = file(one, cluster('two', 'b', '2'));
    const text = file(one, cluster('two', 'bad', '2'));
    const wanted = apart(text, good);
    const refused = { file: 'cds.json', own: 'ns/own', text, good: before };
    const held = hold(wanted, wanted, refused);
    expect(held.shared).toBe(wanted.shared);
    const clusters: unknown = JSON.parse(held.own.get('ns/own')?.get('cds.json') ?? '{}').resources;
    expect(clusters).toEqual([one, cluster('two', 'b', '2')].map((each) => JSON.parse(each)));
    const step = rollout(hash)(wanted, held);
    if (step === undefined || step.phase === 'stuck') throw new Error('There is no step.');
    expect(rollout(hash)(step.files, hold(step.files, wanted, refused))).toBeUndefined();
    const fixed = apart(file(one, cluster('two', 'c', '2')), good);
    expect(hold(wanted, fixed, refused)).toBe(fixed);
  });

  test('is put back in one step, after which there is nothing to do', () => {
    const live = files(file(one), bad);
    const wanted = files(file(one), bad);
    const steps = rollout(hash);
    const step = steps(live, hold(live, wanted, badRoute));
    if (step === undefined || step.phase === 'stuck') throw new Error('There is no step.');
    expect(step.files.shared.get('rds.80.json')).toBe(good);
    expect(steps(step.files, hold(step.files, wanted, badRoute))).toBeUndefined();
  });

  test('is known to the next process by a record beside the files that stand in its place', () => {
    const text = file(cluster('one', 'bad', '1'), cluster('new', 'bad', '3'));
    const wanted = files(text, bad, 'new');
    const own = { file: 'lds.json', own: 'ns/own', text: wanted.own.get('ns/own')?.get('lds.json') ?? '' };
    const before = files(file(one), good, 'old');
    const refused = [
      { ...badRoute, by },
      { file: 'cds.json', text, good: file(one), by },
      { ...own, good: before.own.get('ns/own')?.get('lds.json') ?? '', by },
    ].map(of);
    const live = without(wanted, wanted, refused);
    const records = recordsOf('ns/scope', refused);
    expect([...records.keys()]).toEqual(['ns/scope', 'ns/own']);
    const known = recalled('ns/scope', records, live);
    expect(known.map((each) => isWanted(wanted, each))).toEqual([true, true, true]);
    expect(rollout(hash)(live, without(live, wanted, known))).toBeUndefined();
    const corrected = files(file(one), route('corrected'), 'newer');
    expect(known.map((each) => isWanted(corrected, each))).toEqual([false, false, false]);
    for (const record of ['{', '[]', '[1]', '[{"file":"none","by":"x"}]', '[{"file":"cds.json"}]'])
      expect(recalled('ns/scope', new Map([['ns/scope', record]]), live)).toEqual([]);
  });
});
