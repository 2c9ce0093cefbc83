import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The articles find Sluice not installed and take it away again; whoever comes after them installs it for the rest. */
const order = ['node', 'images', 'injection', 'articles', 'load', 'edits', 'faults'] as const;

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = order.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  return place < 0 ? order.length : place;
};

/** The files of tests on the node, one after another in their stated order. */
export class InOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}
