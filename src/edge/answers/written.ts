import { setImmediate as nextTurn } from 'node:timers/promises';

/** JSON that has been written already, in the place of what it was written from. */
export class Written {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What is written without a pause, in characters: a few milliseconds. */
const charactersPerTurn = 256 * 1_024;
/** Items of a list of leaves that are written together. */
const leavesTogether = 1_000;

/**
 * A value as JSON in at most so many bytes of UTF-8; null where it is longer, found out as soon as it is. Only lists make
 * an answer longer than what its document says by itself, so they are written item by item, and in turns of the event loop.
 */
export async function jsonWithin(value: unknown, maximum: number): Promise<string | null> {
  let [text, bytes, turnEnds] = ['', 0, charactersPerTurn];
  for (const piece of piecesOf(value)) {
    bytes += Buffer.byteLength(piece);
    if (bytes > maximum) return null;
    text += piece;
    if (text.length > turnEnds) {
      turnEnds = text.length + charactersPerTurn;
      await nextTurn();
    }
  }
  return text;
}

type Json = Readonly<Record<string, unknown>>;

function* piecesOf(value: unknown): Generator<string> {
  if (value instanceof Written) yield value.text;
  else if (Array.isArray(value)) yield* itemsOf(value);
  else if (isObject(value) && holdsPieces(value)) yield* membersOf(value);
  else yield JSON.stringify(value) ?? 'null';
}

function* itemsOf(items: readonly unknown[]): Generator<string> {
  yield '[';
  for (let from = 0; from < items.length;) {
    if (from > 0) yield ',';
    let until = from;
    while (until < items.length && until < from + leavesTogether && !isObject(items[until])) until += 1;
    if (until > from) {
      yield JSON.stringify(items.slice(from, until)).slice(1, -1);
      from = until;
    } else {
      yield* piecesOf(items[from]);
      from += 1;
    }
  }
  yield ']';
}

function* membersOf(value: Json): Generator<string> {
  let before = '{';
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    yield `${before}${JSON.stringify(name)}:`;
    yield* piecesOf(member);
    before = ',';
  }
  yield before === '{' ? '{}' : '}';
}

/** Whether anything in it is written in pieces. */
const holdsPieces = (value: Json): boolean =>
  Object.values(value).some(
    (member) =>
      Array.isArray(member) || member instanceof Written || (isObject(member) && holdsPieces(member)),
  );

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
