type LogValue = string | number | boolean | readonly LogValue[] | LogFields;

/** What a JSON access log tells, under names. */
export interface LogFields {
  readonly [name: string]: LogValue;
}

const bytes = '(?:WIRE|HEADER|DECOMPRESSED_HEADER)_BYTES_(?:RECEIVED|SENT)';
const address = 'ADDRESS(?:_WITHOUT_PORT)?|PORT';
const names = '(?:URI|DNS|IP)_SAN';
const peer = `PEER_(?:SUBJECT|ISSUER|CERT|CERT_V_START|CERT_V_END|${names})`;

/** Commands of Envoy's access logs that take no argument. */
const plain = [
  '(?:START|EMIT)_TIME(?:_LOCAL)?|DURATION|(?:REQUEST|RESPONSE)(?:_TX)?_DURATION|ROUNDTRIP_DURATION',
  'DOWNSTREAM_HANDSHAKE_DURATION|UPSTREAM_CONNECTION_POOL_READY_DURATION',
  'REQUEST_HEADERS_BYTES|RESPONSE_(?:HEADERS|TRAILERS)_BYTES|BYTES_(?:RECEIVED|SENT)',
  `(?:UP|DOWN)STREAM_${bytes}`,
  'PROTOCOL|UPSTREAM_PROTOCOL|RESPONSE_CODE|RESPONSE_CODE_DETAILS|RESPONSE_FLAGS(?:_LONG)?',
  'CONNECTION_TERMINATION_DETAILS|GRPC_STATUS|GRPC_STATUS_NUMBER|LOCAL_REPLY_BODY|CUSTOM_FLAGS',
  'UPSTREAM_(?:HOST|HOST_NAME|HOST_NAME_WITHOUT_PORT|CLUSTER|CLUSTER_RAW|REQUEST_ATTEMPT_COUNT|CONNECTION_ID)',
  'UPSTREAM_(?:HOSTS_ATTEMPTED|TRANSPORT_FAILURE_REASON|DETECTED_CLOSE_TYPE|LOCAL_CLOSE_REASON)',
  `UPSTREAM_(?:LOCAL|REMOTE)_(?:${address})|DOWNSTREAM_(?:DIRECT_)?(?:LOCAL|REMOTE)_(?:${address})`,
  `UPSTREAM_(?:TLS_(?:CIPHER|VERSION|SESSION_ID)|${peer}|LOCAL_${names})`,
  `DOWNSTREAM_(?:TLS_(?:CIPHER|VERSION|SESSION_ID)|${peer}|LOCAL_${names}|LOCAL_SUBJECT)`,
  'DOWNSTREAM_(?:PEER|LOCAL)_(?:EMAIL|OTHERNAME)_SAN',
  'DOWNSTREAM_PEER_(?:FINGERPRINT_(?:256|1)|SERIAL|CHAIN_FINGERPRINTS_(?:256|1)|CHAIN_SERIALS)',
  'DOWNSTREAM_(?:TRANSPORT_FAILURE_REASON|DETECTED_CLOSE_TYPE|LOCAL_CLOSE_REASON)',
  'HOSTNAME|FILTER_CHAIN_NAME|ACCESS_LOG_TYPE|TRACE_ID|SPAN_ID|STREAM_ID|UNIQUE_ID|CONNECTION_ID',
  'ROUTE_NAME|VIRTUAL_CLUSTER_NAME|REQUESTED_SERVER_NAME|TLS_JA[34]_FINGERPRINT|PATH',
] as const;

const word = '[A-Za-z0-9_.-]+';
const header = ':?[A-Za-z0-9_-]+';
const length = '(?::[0-9]{1,4})?';

/** Those that take one, with arguments of which Envoy is known to understand each. */
const withArgument = [
  `(?:REQ|RESP|TRAILER)\\(${header}(?:\\?${header})?\\)${length}`,
  '(?:START|EMIT)_TIME\\((?:%[YmdHMSsjyBbaAeFT]|%[1-9]f|[A-Za-z0-9 :./,_+-])*\\)',
  'COMMON_DURATION\\([A-Z_]+:[A-Z_]+:(?:ms|us|ns)\\)',
  'RESPONSE_CODE_DETAILS\\(ALLOW_WHITESPACES\\)',
  'GRPC_STATUS\\((?:CAMEL_STRING|SNAKE_STRING|NUMBER)\\)',
  'REQUESTED_SERVER_NAME\\((?:SNI_ONLY|SNI_FIRST|HOST_FIRST):(?:ORIG|HOST)\\)',
  `(?:DYNAMIC|UPSTREAM|CLUSTER)_METADATA\\(${word}(?::${word})*\\)${length}`,
  `(?:UPSTREAM_)?FILTER_STATE\\(${word}(?::(?:PLAIN|TYPED))?\\)${length}`,
  `ENVIRONMENT\\(${word}\\)${length}`,
  `QUERY_PARAM\\(${word}\\)${length}`,
  `PATH\\((?:WQ|NQ)(?::(?:ORIG|PATH|ORIG_OR_PATH))?\\)${length}`,
] as const;

const command = new RegExp(`%%|%(?:${[...plain, ...withArgument].join('|')})%`, 'g');

/** Why a proxy would not take the format; undefined where it would. An empty format is none. */
export function logFormatRefusal(format: string, encoding: 'TEXT' | 'JSON'): string | undefined {
  if (format === '') return undefined;
  if (encoding === 'TEXT') return unknownCommand(format);
  const fields = jsonFormat(format);
  return fields === undefined
    ? 'With the encoding JSON the format must be a JSON object of texts, such as {"status": "%RESPONSE_CODE%"}. Write one, or use the encoding TEXT.'
    : textsIn(fields)
        .map(unknownCommand)
        .find((wrong) => wrong !== undefined);
}

/** The first percent sign of a text that begins no command. */
function unknownCommand(text: string): string | undefined {
  const left = text.replaceAll(command, '');
  const at = left.indexOf('%');
  if (at === -1) return undefined;
  const [found = ''] = /^%[^%\s]*%?/.exec(left.slice(at)) ?? [];
  return `${JSON.stringify(found.slice(0, 60))} is no command of access logs that the proxies know. Correct it, or write %% for a percent sign.`;
}

/** The object that a JSON format is; undefined where it is none. */
export function jsonFormat(format: string): LogFields | undefined {
  try {
    const value: unknown = JSON.parse(format);
    return isObject(value) && Object.values(value).every(isLogValue) ? (value as LogFields) : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isLogValue(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isLogValue);
  if (isObject(value)) return Object.values(value).every(isLogValue);
  return ['string', 'number', 'boolean'].includes(typeof value);
}

const textsIn = (value: LogValue): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object'
      ? Object.values(value).flatMap(textsIn)
      : [];
