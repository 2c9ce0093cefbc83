import { isDeepStrictEqual } from 'node:util';
import { createPatch } from 'rfc6902';
import type { ObjectRef, Problem } from '../api/problem.ts';
import { type Fields, fields, text } from '../api/read/fields.ts';
import { inject } from '../inject/inject.ts';
import type { Given, InjectionSettings } from '../inject/model.ts';
import { workloadOf } from '../inject/names.ts';
import { drawUid, reown } from '../inject/uid.ts';
import type { Review, Verdict } from './review.ts';

export interface Admission {
  readonly settings: InjectionSettings;
  readonly given: Given;
  /** Numbers from 0 up to 1 that nobody can foresee. */
  readonly random: () => number;
  readonly told: (level: 'debug' | 'info' | 'warn', sentence: string) => void;
}

/**
 * What becomes of each pod: its own ConfigMap has a new name, and its proxy a user that nobody else in the pod has. Nothing is made here: the
 * ConfigMaps follow the pod, and so a dry run needs no care.
 */
export const admission =
  (admitting: Admission): ((review: Review) => Verdict) =>
  (review) => {
    const pod = review.pod ?? {};
    const metadata = fields(pod.metadata);
    const on = { kind: 'Pod', namespace: review.namespace, name: nameOf(metadata) };
    const uid = drawUid(pod, admitting.random);
    const owned = reown(pod, uid);
    if (owned !== undefined) {
      tell(admitting, review, `${written(on)} came with a proxy, which runs as user ${uid} now`);
      return { allowed: true, patch: patchOf(pod, owned), warnings: [] };
    }
    return injected({ ...admitting, review, pod, on, uid });
  };

interface Candidate extends Admission {
  readonly review: Review;
  readonly pod: Fields;
  readonly on: ObjectRef;
  readonly uid: number;
}

function injected(candidate: Candidate): Verdict {
  const { review, pod, on, uid, settings, given, told } = candidate;
  const workload = workloadOf(fields(pod.metadata), review.namespace);
  const configMap = newName(workload.name, candidate.random);
  const injection = inject(
    { pod, workload, told: { on, path: '' }, configMap, ofTemplate: false, uid, settings },
    given,
  );
  const warnings = injection.problems.filter(({ severity }) => severity !== 'error').map(sentence);
  switch (injection.kind) {
    case 'injected':
      tell(candidate, review, `${written(on)} is injected: user ${uid}, ConfigMap ${configMap}`);
      return { allowed: true, patch: patchOf(pod, injection.pod), warnings };
    case 'skipped':
      told('debug', `${written(on)} is not injected: ${injection.why}`);
      return { allowed: true, patch: [], warnings };
    case 'refused': {
      const errors = injection.problems.filter(({ severity }) => severity === 'error').map(sentence);
      const message = `${written(on)}: ${errors.join(' ')}`;
      told('warn', `${message} (refused)`);
      return { allowed: false, message, warnings };
    }
  }
}

const tell = ({ told }: Admission, { dryRun }: Review, line: string): void =>
  told(dryRun ? 'debug' : 'info', dryRun ? `${line} (dry run)` : line);

const nameOf = (metadata: Fields): string => text(metadata.name) || text(metadata.generateName) || '';
const written = ({ kind, namespace, name }: ObjectRef): string => `${kind} ${namespace}/${name}`;
const sentence = ({ code, path, message }: Problem): string =>
  path === '' ? `${code}: ${message}` : `${code} ${path}: ${message}`;

/** Without vowels, so that no word comes out, and without digits that look like letters. */
const letters = 'bcdfghjklmnpqrstvwxz2456789';
const length = 10;
const longestBase = 40;

/** A ConfigMap's name that no other pod has. It begins like the workload, for those who read lists. */
function newName(workload: string, random: () => number): string {
  const base = workload.slice(0, longestBase).replace(/[^a-z0-9]+$/, '');
  const drawn = Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join('');
  return ['sluice', base, drawn].filter((part) => part !== '').join('-');
}

/** A list that differs is replaced whole: the search for the shortest patch of two lists takes time that a pod's author could make long. */
const patchOf = (before: Fields, after: Fields): readonly object[] =>
  createPatch(before, after, (one: unknown, other: unknown, pointer) => {
    if (!Array.isArray(one) || !Array.isArray(other)) return undefined;
    if (isDeepStrictEqual(one, other)) return [];
    return [{ op: 'replace', path: pointer.toString(), value: other }];
  });
