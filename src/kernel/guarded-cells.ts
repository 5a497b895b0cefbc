/** A thing whose members throw where they cannot be read, such as a row with a cell that means nothing. */
type Row = Record<string, unknown>;

/** Puts in the place of a cell what throws why it cannot be read. */
export function guard(row: Row, name: string, reason: unknown): void {
  Object.defineProperty(row, name, {
    enumerable: true,
    configurable: true,
    get() {
      throw reason;
    },
  });
}

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
