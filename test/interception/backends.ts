import { canUseNetns, openNetwork } from '../../lab/netns.ts';
import type { Variant } from './pod.ts';

/** True where rules of a backend can be made in a namespace here, else the reason why not, as the end of a sentence. */
function canUse(program: string): true | string {
  const usable = canUseNetns();
  if (usable !== true) return usable;
  const network = openNetwork();
  try {
    const netns = network.island();
    network.run(netns, [`${program}-restore`, '--noflush'], '*nat\n-A OUTPUT -j RETURN\nCOMMIT\n');
    return true;
  } catch (error) {
    return `${program} cannot be used here: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    network.close();
  }
}

/** Both backends of a family, and which of them is missing here; why is told on stderr, once per test file. */
export function backendsHere(
  what: string,
  family: 'iptables' | 'ip6tables' = 'iptables',
): readonly { variant: Variant; missing: boolean }[] {
  return (['nft', 'legacy'] as const).map((variant) => {
    const usable = canUse(`${family}-${variant}`);
    if (usable !== true) process.stderr.write(`not run: ${what} by ${variant}, because ${usable}\n`);
    return { variant, missing: usable !== true };
  });
}
