/** What a code in `extensions.code` means, wherever it is answered. docs/errors.md is written from it. */
interface CodeMeaning {
  /** HTTP's status where a request is refused with it; where only fields fail, the answer is 200. */
  readonly status: number;
  /** Statuses in place of that one, where HTTP has a closer one for the case. */
  readonly otherStatuses?: readonly number[];
  /** What has happened; the message itself where nothing more is known. */
  readonly sentence: string;
  readonly cause: string;
  readonly remedy: string;
  /** Nothing failed: told in `extensions.unknown`, and not among the errors. */
  readonly isUnknown?: true;
}

/** Every code that clients may rely on. One that is missing here can be given to no error. */
export const errorCodes = {
  BAD_USER_INPUT: {
    status: 400,
    sentence: 'An argument, a variable or a parameter has a value that cannot be meant.',
    cause:
      'A value of the wrong form or out of bounds, or several that contradict each other. `locations` and `argument`, `variable` or `parameter` say where, `got` what came, `wanted` what would do.',
    remedy: 'Mend the value at the place that is named. Each place that is wrong has an error of its own.',
  },
  BAD_REQUEST: {
    status: 400,
    otherStatuses: [404, 405, 406, 414, 415, 505],
    sentence: 'The request cannot be read, whatever it asks for.',
    cause:
      'No JSON, two operations in one request, a header that is missing or sent twice, an address that means nothing.',
    remedy: 'Mend the client: the message says which part of the request.',
  },
  GRAPHQL_PARSE_FAILED: {
    status: 400,
    sentence: 'The document is not GraphQL.',
    cause: 'A syntax error at `locations`, or more words than a document may have.',
    remedy: 'Mend the document. An explorer shows where it breaks off.',
  },
  GRAPHQL_VALIDATION_FAILED: {
    status: 400,
    sentence: 'The document does not fit the schema.',
    cause:
      'A field, an argument or a type that does not exist, a variable of another type, fields that conflict.',
    remedy: 'Hold the document against the schema. In development, the message names what is spelt alike.',
  },
  OPERATION_RESOLUTION_FAILURE: {
    status: 400,
    sentence: 'The document does not say which of its operations to run.',
    cause: 'It holds several and `operationName` names none of them.',
    remedy: 'Send `operationName`, or a document with one operation.',
  },
  WRONG_TRANSPORT: {
    status: 400,
    sentence: 'The operation is of a kind that is not answered here.',
    cause: 'A subscription sent to `/graphql` by POST, or a query sent where subscriptions are told.',
    remedy:
      'Queries go to `/graphql` over HTTP; subscriptions over WebSocket there, or to `/graphql/stream`.',
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    sentence: 'The address is not asked by this method.',
    cause: 'Opsgraph reads alone, and each address takes the methods in `Allow`.',
    remedy: 'Use one of the methods in `Allow`.',
  },
  NOT_FOUND: {
    status: 404,
    sentence: 'There is nothing here. The graph is at /graphql.',
    cause: 'The address leads nowhere.',
    remedy: 'Ask at `/graphql`, `/q` or `/mcp`.',
  },
  NO_TABLE: {
    status: 404,
    sentence: 'The operation is no table.',
    cause: 'What it answers has no rows, or several lists that do not go into one table.',
    remedy: 'Ask for it at `/graphql`, or list an operation that selects one list.',
  },
  UNAUTHENTICATED: {
    status: 401,
    sentence: 'Who asks cannot be told.',
    cause: 'No credentials, two of them, or some that are unknown, expired or revoked.',
    remedy: 'Send `Authorization: Bearer` with an access token that is still good or with an API key.',
  },
  AUTHENTICATION_UNAVAILABLE: {
    status: 503,
    sentence:
      'The key of this access token is not known, and its issuer does not answer or was asked a moment ago. Try again.',
    cause: 'The issuer is down, or has new keys that were not read yet.',
    remedy: 'Send the same again after `Retry-After` seconds.',
  },
  FORBIDDEN: {
    status: 403,
    sentence: 'The caller may not read this.',
    cause:
      'It lacks scopes (`requiredScopes`), is held to brands and asks for what is summed over all, or comes from a page that may not ask.',
    remedy:
      'Ask for a key or token with these scopes, or leave the field, filter or order out. The rest is answered.',
  },
  AUDIT_UNAVAILABLE: {
    status: 503,
    sentence:
      'Readings of personal data cannot be written down now, so none are given out. Ask without personal data.',
    cause: 'The audit log is full or cannot be reached.',
    remedy: 'Ask without names and e-mail addresses, or again later. Operators mend `AUDIT_LOG_FILE`.',
  },
  PERSISTED_OPERATION_UNKNOWN: {
    status: 404,
    otherStatuses: [403],
    sentence: 'The operation is in no list of those that may run.',
    cause: 'No trusted document has this id or name (404), or the server runs trusted documents alone (403).',
    remedy: 'List the operation: `npm run persist`. Tools ask by a name or hash of the list.',
  },
  PERSISTED_QUERY_NOT_FOUND: {
    status: 200,
    sentence: 'PersistedQueryNotFound',
    cause: 'Nobody has sent the text of this hash yet. The words are those that clients look for.',
    remedy: 'Send the text together with its hash; clients of automatic persisted queries do so themselves.',
  },
  LIMIT_EXCEEDED: {
    status: 400,
    otherStatuses: [413, 414, 429, 431, 503],
    sentence: 'The request goes beyond a limit.',
    cause: '`limit` names it as the settings do, `maximum` is where it lies: see [limits.md](limits.md).',
    remedy: 'Ask for less at a time. Operators may set the limit higher.',
  },
  MAX_COST_EXCEEDED: {
    status: 400,
    sentence: 'The operation costs more than any may.',
    cause: '`cost` is what it may cost at most, `maximum` what is allowed.',
    remedy: 'Ask for smaller pages or fewer fields. Waiting does not help.',
  },
  FILTER_TOO_BROAD: {
    status: 400,
    sentence: 'A filter lets through more than the question can take.',
    cause: 'Keys that one database finds go to the next, and there are bounds to how many.',
    remedy: 'Narrow the filter that the message names.',
  },
  REPORT_TOO_LARGE: {
    status: 400,
    sentence: 'The report would hold more than it may, and is never cut.',
    cause: 'More rows or keys than `limit`.',
    remedy: 'Ask for a shorter period, fewer dimensions or a narrower filter.',
  },
  THROTTLED: {
    status: 429,
    sentence: 'The caller asks too much at a time.',
    cause: 'Its budget is spent, or too many of its requests are being answered.',
    remedy: 'Send the same again after `retryAfterSeconds`.',
  },
  OVERLOADED: {
    status: 503,
    sentence: 'Too many requests are being answered. Try again in a moment.',
    cause: 'The process answers as many requests as it can, or is about to stop.',
    remedy: 'Send the same again after `Retry-After` seconds.',
  },
  TIMEOUT: {
    status: 504,
    otherStatuses: [408],
    sentence: 'The answer was not ready in time, or the request took too long to arrive.',
    cause: 'A request larger or databases slower than the limits of time allow.',
    remedy: 'Ask for less, or again later.',
  },
  REQUEST_TIMEOUT: {
    status: 504,
    sentence: 'The request met its deadline: what was read by then is answered.',
    cause: 'A database was slow. Fields that it had not told yet are null.',
    remedy: 'Ask for less, or again later.',
  },
  REQUEST_ENDED: {
    status: 500,
    sentence: 'The request has ended.',
    cause: 'The client has left, or has been answered, so that nobody reads this.',
    remedy: 'Nothing: it is for the log.',
  },
  SOURCE_UNAVAILABLE: {
    status: 502,
    sentence: 'A database did not answer, or not this: it took too long, or lacks what this is read from.',
    cause:
      '`source` names it. It is up where there is a `reason`: `STATEMENT_TIMEOUT`, it was asked too much; `SOURCE_INCOMPLETE`, a grant, table or column is missing, which `sources` names.',
    remedy: 'Use the rest of the answer; ask again later, or for less. See [reliability.md](reliability.md).',
  },
  EXCHANGE_RATE_MISSING: {
    status: 502,
    sentence: 'An amount is unknown, for a rate is missing.',
    cause: 'No rate `from` one currency `to` the other is kept for the `day`, nor for the week before it.',
    remedy: 'Record the rate in the database of costs; the rest of the answer is good.',
    isUnknown: true,
  },
  NOT_RECORDED: {
    status: 200,
    sentence: 'Something is unknown, for the company keeps no such table.',
    cause:
      'A field, filter, order, sum or list would stand on an optional table (`source`, `table`) that is not there: its values are null, and a condition on them holds for none.',
    remedy:
      'Read nothing from what is missing: no hit is not none. Where the data exist, make the table or a view of its name.',
    isUnknown: true,
  },
  NO_DATA: {
    status: 404,
    sentence: 'The company keeps no such data.',
    cause: 'The whole table of an address under `/q` stands on an optional table that is not there.',
    remedy: 'Where the data exist, make the table that the message names, or a view of its name.',
  },
  SOURCE_VALUE_INVALID: {
    status: 502,
    sentence: 'A value is unknown, for what a database holds in its place cannot be meant.',
    cause:
      'Infinity, not a number, a day beyond the calendar, a number that is too large, a word that nobody foresaw. `source`, `table`, `column` and `key` say where it stands, as far as that is known. Or rows have no usable key, null or an empty text: these are in no list, no count and no table, and `rows` says how many they are.',
    remedy:
      'Mend the value in the database, or the view that the graph reads. `check-sources` looks for such values. The rest of the answer is good.',
    isUnknown: true,
  },
  PERIOD_NOT_BEGUN: {
    status: 200,
    sentence: 'Nothing is known yet of the period that was asked for.',
    cause: 'It begins today or later; `from` says when. Figures are of days that are over.',
    remedy: 'Ask for days up to yesterday, or ask again when the first of them is over.',
    isUnknown: true,
  },
  FACTS_WITHOUT_DIMENSION: {
    status: 200,
    sentence: 'A figure is unknown, for what it counts does not lead to what is grouped by or filtered.',
    cause:
      'Metrics of unlike facts in one report, such as visits to the site by carrier. `measure` and `dimension` name the pair.',
    remedy: 'Ask for the figure in a report of its own, by dimensions that it has.',
    isUnknown: true,
  },
  MORE_UNKNOWN: {
    status: 200,
    sentence: 'The answer has more unknown values than are told.',
    cause: 'Mostly one reason under a long page. `more` counts the values left out, by code.',
    remedy: 'Look at those before it: most of the others are of their kind.',
    isUnknown: true,
  },
  MORE_ERRORS: {
    status: 200,
    sentence: 'The answer has more errors than are told.',
    cause: 'Mostly one database that is down under a long page. `more` counts the errors left out, by code.',
    remedy: 'Look at the errors before it: most of the others are of their kind.',
  },
  INTERNAL_SERVER_ERROR: {
    status: 500,
    sentence: 'Something went wrong on our side.',
    cause: 'A defect of Opsgraph. What it was stands in the log and never leaves the server.',
    remedy: 'Tell the operators the `x-request-id` of the answer.',
  },
} as const satisfies Readonly<Record<string, CodeMeaning>>;

export type ErrorCode = keyof typeof errorCodes;

/** The codes of what is unknown though nothing failed. */
export type UnknownCode = {
  [Code in ErrorCode]: (typeof errorCodes)[Code] extends { readonly isUnknown: true } ? Code : never;
}[ErrorCode];

/** The statuses that a code is answered with over HTTP. */
export type StatusOf<Code extends ErrorCode> = {
  [Each in Code]: (typeof errorCodes)[Each] extends {
    readonly otherStatuses: readonly (infer Other extends number)[];
  }
    ? (typeof errorCodes)[Each]['status'] | Other
    : (typeof errorCodes)[Each]['status'];
}[Code];

export const isErrorCode = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && Object.hasOwn(errorCodes, code);

export const statusesOf = (code: ErrorCode): readonly number[] => {
  const { status, otherStatuses = [] }: CodeMeaning = errorCodes[code];
  return [status, ...otherStatuses];
};

/** The status that somebody else has found for a code, where the code has it; the code's own otherwise. */
export const statusOf = <Code extends ErrorCode>(code: Code, found?: number): StatusOf<Code> =>
  (found !== undefined && statusesOf(code).includes(found)
    ? found
    : errorCodes[code].status) as StatusOf<Code>;

/**
 * What HTTP calls a status. Node is asked for it at run time: to import node:http reads all of its members, which loads a
 * whole client of HTTP that nobody uses.
 */
export const titleOf = (status: number): string | undefined =>
  process.getBuiltinModule('node:http').STATUS_CODES[status];
