/**
 * What is worked out of a value that a caller gave, once for each definition that the value is given to: a variable under
 * twenty names is one object. Coerced values never change, and what is known of them goes with them.
 */
export function perValue<Definition extends object, Value extends object, Result>(
  workOut: (definition: Definition, value: Value) => Result,
): (definition: Definition, value: Value) => Result {
  const known = new WeakMap<Definition, WeakMap<Value, { readonly result: Result }>>();
  return (definition, value) => {
    let ofDefinition = known.get(definition);
    if (!ofDefinition) known.set(definition, (ofDefinition = new WeakMap()));
    let found = ofDefinition.get(value);
    if (!found) ofDefinition.set(value, (found = { result: workOut(definition, value) }));
    return found.result;
  };
}
