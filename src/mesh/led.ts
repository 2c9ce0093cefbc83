import type { RouteTable, Weighted } from './model.ts';

/** A host to which a rule sends, and the port there where one is said. */
export interface Led {
  readonly host: string;
  readonly port: number | undefined;
}

/** Where the rules of a table lead the clients of a namespace. */
export function ledTo({ http, tcp, tls }: RouteTable, client: string): readonly Led[] {
  const concerns = ({
    matches,
  }: {
    readonly matches: readonly { readonly sourceNamespace?: string }[];
  }): boolean =>
    matches.length === 0 ||
    matches.some(({ sourceNamespace }) => sourceNamespace === undefined || sourceNamespace === client);
  const targets = (to: readonly Weighted[]): readonly Led[] => to.map(({ target }) => target);
  return [
    ...http
      .filter(concerns)
      .flatMap(({ action }) =>
        action.kind === 'forward'
          ? [...targets(action.to), ...action.mirrors.map(({ target }) => target)]
          : [],
      ),
    ...[...tcp, ...tls].filter(concerns).flatMap(({ to }) => targets(to)),
  ];
}
