import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, and so must not begin last, when one processor would wait for the other. */
const first = [
  'golden',
  'kube/thousand',
  'kube/live',
  'properties/rollout',
  'webhook/availability',
  'faults/faults',
] as const;

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = first.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
  return place < 0 ? first.length : place;
};

/** The longest files of tests first, the others in Vitest's order. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}
