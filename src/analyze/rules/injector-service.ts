import type { InjectionWebhook } from '../../api/injector.ts';
import type { Service, Table } from '../../api/objects.ts';
import type { Problem } from '../../api/problem.ts';
import { wholeRule } from './rule.ts';

/** Injectors that nobody can answer for. */
const unanswered = (injectors: Table<InjectionWebhook>, services: Table<Service>): Problem[] =>
  [...injectors.values()].flatMap(({ name, webhooks }) =>
    webhooks.flatMap(({ service }, i): Problem[] => {
      if (service === undefined || services.has(`${service.namespace}/${service.name}`)) return [];
      const message = `There is no Service ${service.namespace}/${service.name}, so nobody answers this webhook, and pods that it is asked about are refused or come without a proxy. Create the Service, or delete the configuration.`;
      return [
        {
          code: 'IST0139',
          severity: 'error',
          on: { kind: 'MutatingWebhookConfiguration', namespace: '', name },
          path: `webhooks[${i}].clientConfig.service`,
          message,
        },
      ];
    }),
  );

export const injectorService = wholeRule(
  ({ injectors, snapshot }) => [injectors, snapshot.services],
  unanswered,
);
