import { controlPlane } from '../../lab/control-plane.ts';
import { median } from '../measure.ts';
import { contentsOf, makeTwins } from './bare.ts';
import { namespaceCount, namespaceName, ownKey, podKey, type Size, scopeKey } from './objects.ts';
import { type OperatorProcess, startOperator } from './operator.ts';
import { populate } from './populate.ts';
import type { CaseResult, EditResult, Taken, Times } from './result.ts';
import {
  type Bench,
  byBareClient,
  byOperator,
  type Edit,
  editOf,
  inARow,
  numbers,
  type Round,
} from './rounds.ts';
import { server } from './server.ts';
import { watches } from './watches.ts';

const medians = (times: readonly Times[]): Times => ({
  configMap: median(times.map(({ configMap }) => configMap)),
  poke: median(times.map(({ poke }) => poke)),
});

const largestOf = (all: readonly Taken[]): Taken => {
  const most = (pick: (one: Taken) => number): number => Math.max(...all.map(pick));
  return {
    configMaps: most((one) => one.configMaps),
    pokes: most((one) => one.pokes),
    others: most((one) => one.others),
    configMapBytes: most((one) => one.configMapBytes),
    pokeBytes: most((one) => one.pokeBytes),
  };
};

/** The operator and the bare client in turns, so that both meet the same machine. */
async function measure(on: Bench, edit: Edit): Promise<EditResult> {
  const { client } = on.server;
  await byOperator(on, edit, 1);
  const odd = await contentsOf(client, edit.scopes);
  await byOperator(on, edit, 0);
  const even = await contentsOf(client, edit.scopes);
  await byBareClient(on, edit, odd);
  const rounds: { readonly operator: Round; readonly bare: Round }[] = [];
  for (let round = 1; round <= edit.rounds; round++) {
    const operator = await byOperator(on, edit, round);
    // The other content than that of the operator's round, which is the one that its own last round did not leave.
    const bare = await byBareClient(on, edit, round % 2 === 0 ? odd : even);
    rounds.push({ operator, bare });
  }
  const all = {
    operator: rounds.map(({ operator }) => operator.times),
    bare: rounds.map(({ bare }) => bare.times),
  };
  return {
    scopes: edit.scopes.length,
    pods: edit.pods.length,
    rounds: rounds.length,
    taken: largestOf(rounds.map(({ operator }) => operator.taken)),
    bareTaken: largestOf(rounds.map(({ bare }) => bare.taken)),
    operator: medians(all.operator),
    bare: medians(all.bare),
    told: {
      operator: median(rounds.map(({ operator }) => operator.told)),
      bare: median(rounds.map(({ bare }) => bare.told)),
    },
    all,
  };
}

/** Waits until the operator has written everything for the first time. */
async function started(on: Bench): Promise<void> {
  const own = numbers(on.size.pods).map(ownKey);
  const shared = numbers(namespaceCount).map((i) => scopeKey(namespaceName(i)));
  await on.watches.written('configMaps', [...own, ...shared]);
  await on.watches.written('pods', numbers(on.size.pods).map(podKey));
  await on.watches.quiet();
}

async function editsOn(on: Bench, operator: OperatorProcess): Promise<CaseResult> {
  const start = performance.now();
  await started(on);
  const seconds = (performance.now() - start) / 1000;
  const { now } = await operator.memory();
  const every = editOf(on.size, numbers(namespaceCount), on.size.pods > 200 ? 5 : 11);
  const one = editOf(on.size, [7], 21);
  const contents = await contentsOf(on.server.client, every.scopes);
  await makeTwins(on.server.client, contents);
  const edits = { one: await measure(on, one), every: await measure(on, every) };
  const last = await contentsOf(on.server.client, every.scopes);
  const unlimited = await byBareClient(on, every, last, Number.POSITIVE_INFINITY);
  // The last round's number is odd, so this one changes the weights again.
  const second = await inARow(on, one, one.rounds + 1);
  const memory = await operator.memory();
  return {
    ...on.size,
    started: seconds,
    largest: Math.max(...[...contents.values()].map((files) => Object.values(files).join('').length)),
    edits,
    second,
    unlimited: unlimited.times,
    memory: { started: now, edited: memory.now, peak: memory.peak },
  };
}

/** Measures one size on a control plane of its own. `tell` hears what is being done. */
export async function runCase(size: Size, tell: (doing: string) => void): Promise<CaseResult> {
  tell('a control plane starts');
  // Endpoints are made by hand: the controller makes none for pods without a node.
  const plane = await controlPlane({ controllerManager: false });
  const ends: (() => Promise<unknown>)[] = [() => plane.stop()];
  try {
    const api = server(plane.kubeconfig);
    ends.push(() => api.close());
    tell(`${size.services} services and ${size.pods} pods are made`);
    await populate(plane, api, size);
    const on = { server: api, watches: await watches(api), size };
    ends.push(() => on.watches.stop());
    tell('the operator starts and writes everything once');
    const operator = await startOperator(plane.kubeconfig);
    ends.push(() => operator.stop());
    try {
      return await editsOn(on, operator);
    } catch (error) {
      throw new Error(`The operator said at last:\n${await operator.log()}`, { cause: error });
    }
  } finally {
    for (const end of ends.reverse()) await end();
  }
}
