/**
 * What belongs to something that lives for one request, kept on it. V8's quick collections take the values of a WeakMap for
 * needed: one that outlives requests would hold them, and all that they lead to, until all memory is looked through
 * (docs/decisions/0086-what-outlives-its-request.md).
 */
export class Slot<Owner extends object, Value> {
  readonly #name = Symbol('slot');

  get(owner: Owner): Value | undefined {
    return (owner as { [name: symbol]: Value | undefined })[this.#name];
  }

  /** What is there, made first where nothing is. */
  of(owner: Owner, make: () => Value): Value {
    let value = this.get(owner);
    if (value === undefined) this.set(owner, (value = make()));
    return value;
  }

  set(owner: Owner, value: Value): void {
    (owner as { [name: symbol]: Value | undefined })[this.#name] = value;
  }
}

/** The same function, run once for each thing that lives for a request; see `memoized` for what lives longer. */
export function onceFor<Owner extends object, Value>(make: (owner: Owner) => Value): (owner: Owner) => Value {
  const made = new Slot<Owner, Value>();
  return (owner) => made.of(owner, () => make(owner));
}
