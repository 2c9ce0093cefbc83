/** Commands of Envoy's format strings that take no argument. */
const plain = [
  'DOWNSTREAM_(?:LOCAL|REMOTE|DIRECT_LOCAL|DIRECT_REMOTE)_ADDRESS(?:_WITHOUT_PORT)?',
  'DOWNSTREAM_(?:LOCAL|REMOTE)_PORT',
  'DOWNSTREAM_TLS_(?:VERSION|CIPHER|SESSION_ID)',
  'DOWNSTREAM_PEER_(?:SUBJECT|ISSUER|SERIAL|URI_SAN|DNS_SAN|FINGERPRINT_256|FINGERPRINT_1|CERT|CERT_V_START|CERT_V_END)',
  'DOWNSTREAM_LOCAL_(?:SUBJECT|URI_SAN|DNS_SAN)',
  'UPSTREAM_(?:HOST|CLUSTER|CLUSTER_RAW|PROTOCOL|REQUEST_ATTEMPT_COUNT|TLS_VERSION|TRANSPORT_FAILURE_REASON)',
  'UPSTREAM_(?:LOCAL|REMOTE)_(?:ADDRESS(?:_WITHOUT_PORT)?|PORT)',
  'RESPONSE_(?:CODE|CODE_DETAILS|FLAGS|FLAGS_LONG|DURATION|TX_DURATION)',
  'START_TIME|PROTOCOL|HOSTNAME|DURATION|REQUEST_DURATION|ROUTE_NAME|REQUESTED_SERVER_NAME|VIRTUAL_CLUSTER_NAME',
  'BYTES_(?:RECEIVED|SENT)|CONNECTION_ID|STREAM_ID|TRACE_ID|GRPC_STATUS|CONNECTION_TERMINATION_DETAILS|PATH',
] as const;

const word = '[A-Za-z0-9_.-]+';
const header = ':?[A-Za-z0-9_-]+';

/** Those that take one, with arguments of which Envoy is known to understand each. */
const withArgument = [
  `(?:REQ|RESP|TRAILER)\\(${header}(?:\\?${header})?\\)(?::[0-9]{1,4})?`,
  'START_TIME\\((?:%[YmdHMSsjyBbaAeFT]|%[1-9]f|[A-Za-z0-9 :./,_+-])*\\)',
  `(?:DYNAMIC|UPSTREAM|CLUSTER)_METADATA\\((?:${word}(?::${word})*|\\["${word}"(?:, ?"${word}")*\\])\\)`,
  `(?:FILTER_STATE|PER_REQUEST_STATE|ENVIRONMENT)\\(${word}\\)`,
  `QUERY_PARAM\\(${word}\\)(?::[0-9]{1,4})?`,
  'PATH\\((?:WQ|NQ)(?::(?:ORIG|PATH|ORIG_OR_PATH))?\\)',
] as const;

const command = new RegExp(`%%|%(?:${[...plain, ...withArgument].join('|')})%|%`, 'g');

/** A header's value in which only commands that Envoy knows are commands; any other percent sign stands for itself. */
export const safeFormat = (value: string): string =>
  value.replace(command, (found) => (found === '%' ? '%%' : found));
