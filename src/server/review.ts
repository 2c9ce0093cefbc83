import { type Fields, fields, isFields, text } from '../api/read/fields.ts';

/** One question of the API server: may this pod be made? `pod` is its JSON as it stands after defaulting and pruning. */
export interface Review {
  readonly uid: string;
  readonly namespace: string;
  readonly dryRun: boolean;
  /** Undefined where the question is not about the making of a pod. */
  readonly pod: Fields | undefined;
  /** What the question is about, for people: `pods CREATE`. */
  readonly about: string;
}

/** The answer: a JSON patch (RFC 6902), empty where the pod stays as it is, or the reason why it may not be made. */
export type Verdict = { readonly warnings: readonly string[] } & (
  | { readonly allowed: true; readonly patch: readonly object[] }
  | { readonly allowed: false; readonly message: string }
);

const version = 'admission.k8s.io/v1';
const kind = 'AdmissionReview';

/** Reads an AdmissionReview of version v1; a string says what is wrong with it. */
export function readReview(body: unknown): Review | string {
  const { apiVersion, kind: given, request } = fields(body);
  if (apiVersion !== version || given !== kind) {
    return `The body is no ${kind} of ${version}: its apiVersion is ${told(apiVersion)} and its kind ${told(given)}.`;
  }
  if (!isFields(request)) return `The ${kind} has no request.`;
  const { uid, namespace, operation, resource, subResource, object, dryRun } = request;
  if (typeof uid !== 'string' || uid === '') return `The ${kind}'s request.uid is missing.`;
  const { group, resource: plural } = fields(resource);
  const isPod = group === '' && plural === 'pods' && operation === 'CREATE' && (subResource ?? '') === '';
  if (isPod && !isFields(object))
    return `The ${kind}'s request.object is missing, though a pod is to be made.`;
  return {
    uid,
    namespace: text(namespace) ?? '',
    dryRun: dryRun === true,
    pod: isPod && isFields(object) ? object : undefined,
    about: [plural, subResource, operation].filter((word) => word !== undefined && word !== '').join(' '),
  };
}

const told = (value: unknown): string => (value === undefined ? 'missing' : JSON.stringify(value));

/** The AdmissionReview that answers the one with this uid. */
export function answer(uid: string, verdict: Verdict): object {
  const warnings = verdict.warnings.length > 0 ? { warnings: verdict.warnings } : {};
  return { apiVersion: version, kind, response: { uid, ...decision(verdict), ...warnings } };
}

function decision(verdict: Verdict): object {
  if (!verdict.allowed) {
    return { allowed: false, status: { code: 422, reason: 'Invalid', message: verdict.message } };
  }
  if (verdict.patch.length === 0) return { allowed: true };
  const patch = Buffer.from(JSON.stringify(verdict.patch)).toString('base64');
  return { allowed: true, patchType: 'JSONPatch', patch };
}
