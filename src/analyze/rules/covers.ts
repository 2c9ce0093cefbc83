import type {
  HTTPMatchRequest,
  L4MatchAttributes,
  StringMatch,
  TLSMatchAttributes,
} from '../../api/istio.ts';
import { hostCovers } from '../../mesh/names.ts';

/* Whether one condition holds wherever another one does. Where that cannot be told, it does not. */

/** Whether all that fits `later` fits `earlier`. */
function coversText(earlier: StringMatch | undefined, later: StringMatch | undefined): boolean {
  if (earlier === undefined) return true;
  if (later === undefined) return false;
  const { exact, prefix, regex } = earlier;
  if (exact !== undefined) return later.exact === exact;
  if (prefix !== undefined) return (later.exact ?? later.prefix)?.startsWith(prefix) ?? false;
  return regex === undefined || regex === '.*' || later.regex === regex;
}

const lowered = ({ exact, prefix }: StringMatch): StringMatch =>
  exact !== undefined
    ? { exact: exact.toLowerCase() }
    : prefix !== undefined
      ? { prefix: prefix.toLowerCase() }
      : {};

/** A regular expression is compared with regard to case, whatever is said. */
function coversPath(earlier: HTTPMatchRequest, later: HTTPMatchRequest): boolean {
  const [one, other] = [earlier.uri, later.uri];
  if (one === undefined || one.prefix === '/' || one.regex === '.*') return true;
  if (one.regex !== undefined || other?.regex !== undefined || other === undefined)
    return coversText(one, other);
  if (earlier.ignoreUriCase === true) return coversText(lowered(one), lowered(other));
  return later.ignoreUriCase !== true && coversText(one, other);
}

type Table = Readonly<Record<string, StringMatch>>;

const coversEach = (earlier: Table = {}, later: Table = {}): boolean =>
  Object.entries(earlier).every(([name, one]) => {
    const other = later[name];
    return other !== undefined && coversText(one, other);
  });

const folded = (table: Table = {}): Table =>
  Object.fromEntries(Object.entries(table).map(([name, one]) => [name.toLowerCase(), one]));

interface Caller {
  readonly port?: number;
  readonly sourceLabels?: Readonly<Record<string, string>>;
  readonly sourceNamespace?: string;
  readonly gateways?: readonly string[];
}

/** With gateways a match does not ask who calls. */
function coversCaller(earlier: Caller, later: Caller): boolean {
  const [own = [], other = []] = [earlier.gateways, later.gateways];
  if ((earlier.port ?? 0) !== 0 && earlier.port !== later.port) return false;
  if (own.length > 0) return other.length > 0 && other.every((name) => own.includes(name));
  const asks = Object.entries(earlier.sourceLabels ?? {});
  const from = earlier.sourceNamespace ?? '';
  if (asks.length === 0 && from === '') return true;
  if (other.length > 0) return false;
  return (
    asks.every(([name, value]) => later.sourceLabels?.[name] === value) &&
    (from === '' || from === later.sourceNamespace)
  );
}

/** What must not be there for `earlier` must not be there for `later`. */
const coversAbsent = (earlier: Table, later: Table): boolean => {
  return Object.entries(earlier).every(([name, one]) => {
    const other = later[name];
    return other !== undefined && coversText(other, one);
  });
};

export const coversRequest = (earlier: HTTPMatchRequest, later: HTTPMatchRequest): boolean =>
  coversCaller(earlier, later) &&
  coversPath(earlier, later) &&
  coversText(earlier.scheme, later.scheme) &&
  coversText(earlier.method, later.method) &&
  coversText(earlier.authority, later.authority) &&
  coversEach(folded(earlier.headers), folded(later.headers)) &&
  coversEach(earlier.queryParams, later.queryParams) &&
  coversAbsent(folded(earlier.withoutHeaders), folded(later.withoutHeaders));

export const coversConnection = (earlier: L4MatchAttributes, later: L4MatchAttributes): boolean =>
  coversCaller(earlier, later) && coversNetworks(earlier, later);

const coversNetworks = (
  { destinationSubnets: own = [] }: Pick<L4MatchAttributes, 'destinationSubnets'>,
  { destinationSubnets: other = [] }: Pick<L4MatchAttributes, 'destinationSubnets'>,
): boolean => own.length === 0 || (other.length > 0 && other.every((network) => own.includes(network)));

export const coversServerName = (earlier: TLSMatchAttributes, later: TLSMatchAttributes): boolean =>
  coversCaller(earlier, later) &&
  coversNetworks(earlier, later) &&
  later.sniHosts.every((name) =>
    earlier.sniHosts.some((host) => hostCovers(host.toLowerCase(), name.toLowerCase())),
  );
