import {
  GraphQLError,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql';
import { limitExceeded } from '../../kernel/errors.ts';
import type { Limits } from '../../kernel/limits.ts';
import { fragmentsOf, operationsOf } from '../definitions.ts';

type DocumentLimits = Pick<
  Limits,
  'depth' | 'aliases' | 'rootFields' | 'directives' | 'repeats' | 'selections'
>;

/** What a selection set comes to with its fragments. */
interface SelectionExtent {
  readonly depth: number;
  readonly aliases: number;
  /** Fields at its own level. */
  readonly fields: number;
  /** All that is selected, at whatever level. */
  readonly selections: number;
}

const nothing: SelectionExtent = { depth: 0, aliases: 0, fields: 0, selections: 0 };

/** What may have directives. */
interface Directed {
  readonly directives?: readonly unknown[] | undefined;
}

/**
 * Holds a document against the limits, as a validation rule so that a known document is not looked at twice. Each
 * fragment is measured once, however often it is spread.
 */
export const documentLimits =
  (limits: DocumentLimits): ValidationRule =>
  (context) => {
    const hold = (limit: keyof DocumentLimits, value: number, message: (maximum: number) => string) => {
      const maximum = limits[limit];
      if (value > maximum) context.reportError(limitExceeded(message(maximum), { limit, maximum }));
    };
    return {
      Document(document) {
        const measured = new MeasuredDocument(document);
        const { directives, repeats, operations } = measured;
        const tooLong = operations.filter(({ extent }) => extent.selections > limits.selections);
        for (const { name } of tooLong) context.reportError(tooManySelections(name));
        if (tooLong.length > 0) return;
        hold('directives', directives, (most) => `More than ${most} directives stand at one place.`);
        hold('repeats', repeats, (most) => `One field is repeated more than ${most} times.`);
        for (const { extent } of operations) {
          const { depth, aliases, fields } = extent;
          hold(
            'depth',
            depth,
            (most) => `The operation is ${depth} fields deep; at most ${most} are allowed.`,
          );
          hold(
            'aliases',
            aliases,
            (most) => `The operation has ${aliases} aliases; at most ${most} are allowed.`,
          );
          hold(
            'rootFields',
            fields,
            (most) => `The operation asks ${fields} questions; at most ${most} are allowed at once.`,
          );
        }
      },
    };
  };

/** In the words of Apollo Server, which would count them itself. */
const tooManySelections = (operation: string | undefined): GraphQLError =>
  new GraphQLError(
    `${operation === undefined ? 'Anonymous operation' : `Operation "${operation}"`} recursively requests too many selections.`,
  );

function mostRepeats({ selections }: SelectionSetNode): number {
  const times = new Map<string, number>();
  for (const selection of selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) continue;
    const name =
      selection.kind === Kind.FIELD
        ? (selection.alias ?? selection.name).value
        : `...${selection.name.value}`;
    times.set(name, (times.get(name) ?? 0) + 1);
  }
  return Math.max(0, ...times.values());
}

/** Measures each operation and each fragment once. */
class MeasuredDocument {
  /** How many directives stand at one place, and how often one field does. */
  directives = 0;
  repeats = 0;
  readonly operations: readonly { readonly name: string | undefined; readonly extent: SelectionExtent }[];
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #measured = new Map<string, SelectionExtent>();

  constructor(document: DocumentNode) {
    this.#fragments = fragmentsOf(document);
    this.operations = operationsOf(document).map((operation) => {
      this.#note(operation);
      operation.variableDefinitions?.forEach((definition) => this.#note(definition));
      return { name: operation.name?.value, extent: this.#of(operation.selectionSet) };
    });
  }

  #note({ directives = [] }: Directed): void {
    this.directives = Math.max(this.directives, directives.length);
  }

  #of(set: SelectionSetNode): SelectionExtent {
    this.repeats = Math.max(this.repeats, mostRepeats(set));
    let [depth, aliases, fields, selections] = [0, 0, 0, set.selections.length];
    for (const selection of set.selections) {
      this.#note(selection);
      if (selection.kind === Kind.FIELD) {
        const inside = selection.selectionSet ? this.#of(selection.selectionSet) : nothing;
        depth = Math.max(depth, 1 + inside.depth);
        aliases += inside.aliases + (selection.alias ? 1 : 0);
        fields += 1;
        selections += inside.selections;
      } else {
        const inside =
          selection.kind === Kind.INLINE_FRAGMENT
            ? this.#of(selection.selectionSet)
            : this.#ofFragment(selection.name.value);
        depth = Math.max(depth, inside.depth);
        aliases += inside.aliases;
        fields += inside.fields;
        selections += inside.selections;
      }
    }
    return { depth, aliases, fields, selections };
  }

  /** The rules before this one have refused fragments that nobody wrote and fragments that spread themselves. */
  #ofFragment(name: string): SelectionExtent {
    const known = this.#measured.get(name);
    const fragment = this.#fragments.get(name);
    if (known || !fragment) return known ?? nothing;
    this.#note(fragment);
    const extent = this.#of(fragment.selectionSet);
    this.#measured.set(name, extent);
    return extent;
  }
}
