import type { Structural } from '../structural.ts';

/** A field of a kind's spec. */
export interface Field {
  /** From the spec down: `http[].match[].headers.*.exact`, where `[]` is any item of a list and `*` any key of a map. */
  readonly path: string;
  readonly description: string;
  readonly schema: Structural;
}

/** Every field below a schema, in the schema's order, each before those inside it. */
export function fieldsOf(schema: Structural, at = ''): Field[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const path = at === '' ? name : `${at}.${name}`;
    const field = { path, description: property.description ?? '', schema: property };
    return [field, ...inside(property, path)];
  });
}

function inside(schema: Structural, path: string): Field[] {
  if (schema.items !== undefined) return inside(schema.items, `${path}[]`);
  const { additionalProperties } = schema;
  // A map of plain texts or numbers has no fields: its keys are the user's own.
  if (additionalProperties?.properties !== undefined) return fieldsOf(additionalProperties, `${path}.*`);
  return fieldsOf(schema, path);
}

/** What a DestinationRule repeats: policies stand in the rule, in its subsets and in their ports, and mean the same in each. */
const repeated =
  /^(?:subsets\[\]\.)?trafficPolicy\.(?:portLevelSettings\[\]\.)?((?:loadBalancer|connectionPool|outlierDetection|tls|tunnel|proxyProtocol|retryBudget)\b.*\..*)$/;

/** The path under which a field is listed: that of a policy's part is the one in the rule's own policy, wherever it stands. */
export function listedAs(path: string): string {
  const part = repeated.exec(path)?.[1];
  return part === undefined ? path : `trafficPolicy.${part}`;
}
