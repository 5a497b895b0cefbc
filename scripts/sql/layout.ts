/** Strings, quoted names, parameters, words and signs. */
const tokens = /'(?:[^']|'')*'|"[^"]*"|\$\d+|[\w.]+|\S/g;
const breaks = /'(?:[^']|'')*'|"[^"]*"|[()]|,? /g;

const clauses = new Set(['select', 'from', 'where', 'group', 'having', 'order', 'limit', 'union', 'window']);
const joins = new Set(['inner', 'left', 'cross', 'join']);
const width = 110;
const longestLiteral = 400;

/** Strings that are tables of data are left out. */
export const withoutData = (text: string): string =>
  text.replaceAll(/'(?:[^']|'')*'/g, (string) => (string.length > longestLiteral ? "'…'" : string));

interface Line {
  readonly indent: number;
  text: string;
}

/** The whole text, or what stands in one pair of brackets. */
interface Level {
  /** Whether it is a query, whose clauses begin lines. */
  readonly isQuery: boolean;
  readonly indent: number;
  /** How far in the line stands that it began on. */
  readonly from: number;
  isJoined: boolean;
  isBetween: boolean;
  openCases: number;
}

/** SQL for people: each clause of a query, and each of its conditions, begins a line. Of what is left, only white space changes. */
export function laidOut(whole: string): string {
  const text = withoutData(whole);
  const lines: Line[] = [];
  let line: Line = { indent: 0, text: '' };
  const begin = (indent: number) => {
    if (line.text) lines.push(line);
    line = { indent, text: '' };
  };
  const found = [...text.matchAll(tokens)].map(([token]) => token);
  const outer: Level[] = [];
  let level = levelAt(true, 0, 0);
  let read = 0;
  for (const [place, token] of found.entries()) {
    const at = text.indexOf(token, read);
    const isSpaced = at > read;
    read = at + token.length;
    if (token === ')') {
      if (level.isQuery) begin(level.from);
      level = outer.pop() ?? level;
    } else if (level.isQuery) {
      const indent = indentOf(token, found[place - 1], level);
      if (indent !== undefined) begin(indent);
    }
    note(token, level);
    line.text += (isSpaced && line.text ? ' ' : '') + token;
    if (token === '(') {
      const isQuery = ['select', 'with'].includes(found[place + 1] ?? '');
      outer.push(level);
      level = levelAt(isQuery, line.indent + 1, line.indent);
      if (isQuery) begin(level.indent);
    }
  }
  begin(0);
  return lines.flatMap(wrapped).join('\n');
}

const levelAt = (isQuery: boolean, indent: number, from: number): Level => ({
  isQuery,
  indent,
  from,
  isJoined: false,
  isBetween: false,
  openCases: 0,
});

/** Where a token begins a line, how far in. */
function indentOf(token: string, before: string | undefined, level: Level): number | undefined {
  const isNoClause =
    (token === 'from' && before === 'distinct') || (token === 'group' && before === 'within');
  if (isNoClause) return undefined;
  if (clauses.has(token)) return level.indent;
  if (joins.has(token)) return before !== undefined && joins.has(before) ? undefined : level.indent + 1;
  const isCondition = (token === 'and' && !level.isBetween) || token === 'or';
  if (isCondition && level.openCases === 0) return level.indent + (level.isJoined ? 2 : 1);
  return undefined;
}

function note(token: string, level: Level): void {
  if (token === 'case') level.openCases += 1;
  else if (token === 'end') level.openCases -= 1;
  else if (token === 'between') level.isBetween = true;
  else if (token === 'and') level.isBetween = false;
  else if (joins.has(token)) level.isJoined = true;
  else if (clauses.has(token)) level.isJoined = false;
}

/** A long line goes on further in, after what fits: in as few brackets as can be, after a comma if there is one. */
function wrapped({ indent, text }: Line): readonly string[] {
  const lines: string[] = [];
  let margin = '  '.repeat(indent);
  let rest = text;
  while (margin.length + rest.length > width) {
    const cut = bestBreak(rest, width - margin.length);
    if (cut === undefined) break;
    lines.push(margin + rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut);
    margin = '  '.repeat(indent + 2);
  }
  return [...lines, margin + rest];
}

/** A break this early would leave a line that says nothing. */
const tooEarly = 12;

function bestBreak(text: string, room: number): number | undefined {
  let best: { readonly end: number; readonly rank: number } | undefined;
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(breaks)) {
    if (token === '(') depth += 1;
    else if (token === ')') depth -= 1;
    else if (token.endsWith(' ')) {
      if (index >= room) return best?.end ?? index + token.length;
      const rank = depth * 2 + (token === ' ' ? 1 : 0);
      if (index >= tooEarly && (!best || rank <= best.rank)) best = { end: index + token.length, rank };
    }
  }
  return best?.end;
}
