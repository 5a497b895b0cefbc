/** What is read, or something else where it cannot be: a cell of a row may throw (src/database/cells.ts). */
export function readOr<Value, Else>(read: () => Value, otherwise: Else): Value | Else {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
