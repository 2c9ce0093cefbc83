import type { Structural } from './structural.ts';

/** A kind of networking.istio.io: its names and what `kubectl get` shows of it. */
export interface Kind {
  readonly kind: string;
  readonly plural: string;
  readonly shortNames: readonly string[];
  readonly columns: readonly Column[];
}

interface Column {
  readonly name: string;
  readonly type: 'string' | 'date';
  readonly jsonPath: string;
  readonly description: string;
}

const hosts: Column = {
  name: 'Hosts',
  type: 'string',
  jsonPath: '.spec.hosts',
  description: 'The hosts it is for',
};

export const kinds: readonly Kind[] = [
  { kind: 'Gateway', plural: 'gateways', shortNames: ['gw'], columns: [] },
  {
    kind: 'VirtualService',
    plural: 'virtualservices',
    shortNames: ['vs'],
    columns: [
      {
        name: 'Gateways',
        type: 'string',
        jsonPath: '.spec.gateways',
        description: 'The gateways it holds on',
      },
      hosts,
    ],
  },
  {
    kind: 'DestinationRule',
    plural: 'destinationrules',
    shortNames: ['dr'],
    columns: [{ name: 'Host', type: 'string', jsonPath: '.spec.host', description: 'The service it is for' }],
  },
  { kind: 'ServiceEntry', plural: 'serviceentries', shortNames: ['se'], columns: [hosts] },
  {
    kind: 'WorkloadEntry',
    plural: 'workloadentries',
    shortNames: ['we'],
    columns: [
      { name: 'Address', type: 'string', jsonPath: '.spec.address', description: 'Where it is reached' },
    ],
  },
  { kind: 'Sidecar', plural: 'sidecars', shortNames: [], columns: [] },
];

const lastColumns: readonly Column[] = [
  {
    name: 'Programmed',
    type: 'string',
    jsonPath: '.status.conditions[?(@.type=="Programmed")].status',
    description: 'Whether every proxy concerned runs it',
  },
  {
    name: 'Age',
    type: 'date',
    jsonPath: '.metadata.creationTimestamp',
    description: 'The time since it was made',
  },
];

const text = (description: string): Structural => ({ description, type: 'string' });

const generation: Structural = {
  description: 'The generation of the object that this was found for.',
  type: 'integer',
  format: 'int64',
};

const condition: Structural = {
  type: 'object',
  required: ['status', 'type'],
  properties: {
    type: text('What the condition tells: Accepted, ResolvedRefs or Programmed.'),
    status: text('True, False or Unknown.'),
    reason: text('The cause in one word.'),
    message: text('The cause in a sentence.'),
    observedGeneration: generation,
    lastTransitionTime: { ...text('When the status last changed.'), format: 'date-time' },
  },
};

const validationMessage: Structural = {
  type: 'object',
  properties: {
    type: {
      type: 'object',
      properties: { code: text('The code of the problem, such as IST0101.'), name: text("The code's name.") },
    },
    level: { ...text('How bad it is.'), enum: ['UNKNOWN', 'ERROR', 'WARNING', 'INFO'] },
    documentationUrl: text('Where the code is explained.'),
  },
  'x-kubernetes-preserve-unknown-fields': true,
};

const status: Structural = {
  description: 'What has become of the object; written by the operator.',
  type: 'object',
  properties: {
    conditions: { description: 'What holds for the object.', type: 'array', items: condition },
    observedGeneration: generation,
    validationMessages: { description: 'Problems with the object.', type: 'array', items: validationMessage },
  },
  'x-kubernetes-preserve-unknown-fields': true,
};

/** The CustomResourceDefinition of a kind whose spec has this schema, alike in all three versions. */
export function customResourceDefinition(
  { kind, plural, shortNames, columns }: Kind,
  spec: Structural,
): object {
  const openAPIV3Schema: Structural = { type: 'object', required: ['spec'], properties: { spec, status } };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.networking.istio.io` },
    spec: {
      group: 'networking.istio.io',
      scope: 'Namespaced',
      names: {
        kind,
        listKind: `${kind}List`,
        plural,
        singular: kind.toLowerCase(),
        ...(shortNames.length === 0 ? {} : { shortNames }),
        categories: ['istio-io', 'networking-istio-io'],
      },
      versions: ['v1', 'v1beta1', 'v1alpha3'].map((name) => ({
        name,
        served: true,
        storage: name === 'v1',
        additionalPrinterColumns: [...columns, ...lastColumns],
        schema: { openAPIV3Schema },
        subresources: { status: {} },
      })),
    },
  };
}
