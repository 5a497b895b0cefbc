/** The same function, run once for each thing that it is given first; what is known of a thing goes with it. */
export function memoized<Thing extends object, Rest extends readonly unknown[], Result>(
  workOut: (thing: Thing, ...rest: Rest) => Result,
): (thing: Thing, ...rest: Rest) => Result {
  const known = new WeakMap<Thing, { readonly result: Result }>();
  return (thing, ...rest) => {
    let found = known.get(thing);
    if (!found) known.set(thing, (found = { result: workOut(thing, ...rest) }));
    return found.result;
  };
}

/** What is worked out of a value for a definition, once for each pair of them. Neither may change. */
export function perValue<Definition extends object, Value extends object, Result>(
  workOut: (definition: Definition, value: Value) => Result,
): (definition: Definition, value: Value) => Result {
  const of = memoized((definition: Definition) => memoized((value: Value) => workOut(definition, value)));
  return (definition, value) => of(definition)(value);
}
