/** A thing whose members throw where they cannot be read, such as a row with a cell that means nothing. */
type Row = Record<string, unknown>;

const hasGuards = Symbol('has cells that throw');
const itself = Symbol('the row itself');

let guarded = 0;

/** Puts in the place of a cell what throws why it cannot be read. */
export function guard(row: Row, name: string, reason: unknown): void {
  guarded += 1;
  Object.defineProperty(row, name, {
    enumerable: true,
    configurable: true,
    get() {
      throw reason;
    },
  });
  Object.defineProperty(row, hasGuards, { value: true });
}

/** Whether there is any guarded cell: nobody looks for them while there is none. */
export const anyGuarded = (): boolean => guarded > 0;

interface Guarded extends Readonly<Row> {
  readonly [hasGuards]?: true;
  readonly [itself]?: Row;
}

const isObject = (value: unknown): value is Guarded => typeof value === 'object' && value !== null;

/**
 * A thing as it is handed out to be told: in the place of a cell that throws stands the reason, which executors tell as
 * they tell any error. Who reckons with it takes `reckonedWith`.
 */
export function toldAs(value: unknown): unknown {
  if (guarded === 0 || !isObject(value) || !value[hasGuards]) return value;
  const told: Row & { [itself]?: Row } = {};
  for (const name of Object.keys(value)) told[name] = cellOf(value, name);
  told[itself] = value;
  return told;
}

/** The thing itself, whose cells throw why they cannot be read. */
export const reckonedWith = (told: unknown): unknown =>
  guarded > 0 && isObject(told) ? (told[itself] ?? told) : told;

/** A cell; in its place the reason where it cannot be read, which executors tell as an error. */
export function cellOf<Of extends object, Name extends keyof Of>(row: Of, name: Name): Of[Name] {
  try {
    return row[name];
  } catch (reason) {
    return reason as Of[Name];
  }
}

/** What is read, or something else where it cannot be. */
export function readOr<Value, Else>(read: () => Value, otherwise: Else): Value | Else {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

/** Copies a cell, also one that throws when it is read. */
export function copyCell(from: Readonly<Row>, name: string, to: Row, as: string): void {
  try {
    to[as] = from[name];
  } catch (reason) {
    guard(to, as, reason);
  }
}

/** Whether all cells of a row can be read. */
export const isReadable = (row: object): boolean => readOr(() => Object.values(row).length > 0, false);
