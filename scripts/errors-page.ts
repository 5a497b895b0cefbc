import { STATUS_CODES } from 'node:http';
import { errorCodes, statusesOf, type ErrorCode } from '../src/kernel/error-codes.ts';
import { outputFormatted } from './outputs.ts';

/** Writes docs/errors.md from the table of codes. */
const isUnknown = (code: ErrorCode) => 'isUnknown' in errorCodes[code];
const codes = Object.keys(errorCodes) as ErrorCode[];

const intro = `<!-- Written by \`npm run codegen\` from src/kernel/error-codes.ts: change that. -->

# Errors

Each error has a code in \`extensions.code\`. Clients may rely on it, on the statuses here and on what \`extensions\` holds beside it; the words of a message may change.

The status is the answer's where the request is refused whole. Where single fields fail, GraphQL answers 200 with their errors, each with its \`path\`; a table, which is never half an answer, takes the status of the first that counts ([bi.md](bi.md)). At \`/mcp\` the same stands in a tool's answer, or in \`data\` of a JSON-RPC error ([assistants.md](assistants.md)); over WebSocket in a message \`error\`, or in the reason of a close ([live.md](live.md)).

An answer holds at most 100 errors. Where there are more, the last is \`MORE_ERRORS\` and counts the others.

A value that cannot be known is null, and no error. Why stands in \`extensions.unknown\` of the answer, of an event, of an assistant's tool: \`{path, code, message}\`, with what is missing or cannot be used (\`source\`, \`table\`, \`column\`, \`key\`, or the currencies and the day of a rate). Without a \`path\` it holds for more than one place. A hundred are told at most, of which the last is then \`MORE_UNKNOWN\`; a table counts them in \`X-Opsgraph-Unknown\`. Their codes have no status here: nothing was refused. Data that are known and [older than they may be](reliability.md#stale-data) stand in \`extensions.stale\`.

A \`BAD_USER_INPUT\` says where the value stands: \`locations\` in the document, and \`argument\`, the path from the field's argument down (\`filter.and[0].price.gte\`); \`variable\` where a variable brought it (\`$filter.and[0].price.gte\`); \`parameter\` in the address of a table. \`got\` is what came, shortened, and left out where nothing did; \`wanted\` is what would do. Two places that are wrong are two errors, up to twenty of one request; what is too large to be looked at is told alone. Names that were mistyped are guessed at ("Did you mean …?") in development alone, for in production names are told to nobody who does not know them.

| code | status | |
|---|---|---|
${codes.map((code) => `| [\`${code}\`](#${code.toLowerCase()}) | ${isUnknown(code) ? 'unknown' : statusesOf(code).join(', ')} | ${errorCodes[code].sentence} |`).join('\n')}
`;

const section = (code: ErrorCode): string => {
  const { sentence, cause, remedy } = errorCodes[code];
  const statuses = statusesOf(code).map((status) => `${status} ${STATUS_CODES[status]}`);
  return `## ${code}

${sentence}

- **Status**: ${isUnknown(code) ? 'none: told in `extensions.unknown`' : statuses.join('; or ')}
- **Cause**: ${cause}
- **What to do**: ${remedy}
`;
};

await outputFormatted('docs/errors.md', [intro, ...codes.map(section)].join('\n'));
