import {
  Kind,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql';
import { limitExceeded } from '../../kernel/errors.ts';
import type { Limits } from '../../kernel/limits.ts';

type DocumentLimits = Pick<Limits, 'depth' | 'aliases' | 'rootFields' | 'directives' | 'repeats'>;

/** What a selection set comes to with its fragments. */
interface Extent {
  readonly depth: number;
  readonly aliases: number;
  /** Fields at its own level. */
  readonly fields: number;
}

/**
 * Holds a document against the limits, as a validation rule so that a known document is not looked at twice. Each
 * fragment is measured once, however often it is spread. How many selections there are in all is Apollo's to count
 * (`maxRecursiveSelections`), which happens before.
 */
export const documentLimits =
  (limits: DocumentLimits): ValidationRule =>
  (context) => ({
    Document(document) {
      const report = (error: GraphQLError) => context.reportError(error);
      measurePlaces(document, limits, report);
      const extents = new Extents(document);
      for (const operation of document.definitions) {
        if (operation.kind !== Kind.OPERATION_DEFINITION) continue;
        for (const error of overLimits(operation, extents, limits)) report(error);
      }
    },
  });

function* overLimits(operation: OperationDefinitionNode, extents: Extents, limits: DocumentLimits) {
  const { depth, aliases, fields } = extents.of(operation.selectionSet);
  if (depth > limits.depth) {
    yield limitExceeded(`The operation is ${depth} fields deep; at most ${limits.depth} are allowed.`, {
      limit: 'depth',
      maximum: limits.depth,
    });
  }
  if (aliases > limits.aliases) {
    yield limitExceeded(`The operation has ${aliases} aliases; at most ${limits.aliases} are allowed.`, {
      limit: 'aliases',
      maximum: limits.aliases,
    });
  }
  if (fields > limits.rootFields) {
    yield limitExceeded(
      `The operation asks ${fields} questions; at most ${limits.rootFields} are allowed at once.`,
      { limit: 'rootFields', maximum: limits.rootFields },
    );
  }
}

/** What can be seen at each place by itself: too many directives, or one field again and again. */
function measurePlaces(
  document: DocumentNode,
  limits: DocumentLimits,
  report: (error: GraphQLError) => void,
): void {
  let overDirectives = false;
  let overRepeats = false;
  visit(document, {
    enter(node) {
      overDirectives ||= 'directives' in node && (node.directives?.length ?? 0) > limits.directives;
      overRepeats ||= node.kind === Kind.SELECTION_SET && mostRepeats(node) > limits.repeats;
    },
  });
  if (overDirectives) {
    report(
      limitExceeded(`More than ${limits.directives} directives stand at one place.`, {
        limit: 'directives',
        maximum: limits.directives,
      }),
    );
  }
  if (overRepeats) {
    report(
      limitExceeded(`One field is repeated more than ${limits.repeats} times.`, {
        limit: 'repeats',
        maximum: limits.repeats,
      }),
    );
  }
}

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

class Extents {
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #measured = new Map<string, Extent>();

  constructor(document: DocumentNode) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION)
        this.#fragments.set(definition.name.value, definition);
    }
  }

  of({ selections }: SelectionSetNode): Extent {
    let [depth, aliases, fields] = [0, 0, 0];
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const inside = selection.selectionSet ? this.of(selection.selectionSet) : { depth: 0, aliases: 0 };
        depth = Math.max(depth, 1 + inside.depth);
        aliases += inside.aliases + (selection.alias ? 1 : 0);
        fields += 1;
      } else {
        const inside =
          selection.kind === Kind.INLINE_FRAGMENT
            ? this.of(selection.selectionSet)
            : this.#ofFragment(selection.name.value);
        depth = Math.max(depth, inside.depth);
        aliases += inside.aliases;
        fields += inside.fields;
      }
    }
    return { depth, aliases, fields };
  }

  /** The rules before this one have refused fragments that nobody wrote and fragments that spread themselves. */
  #ofFragment(name: string): Extent {
    const known = this.#measured.get(name);
    const fragment = this.#fragments.get(name);
    if (known || !fragment) return known ?? { depth: 0, aliases: 0, fields: 0 };
    const extent = this.of(fragment.selectionSet);
    this.#measured.set(name, extent);
    return extent;
  }
}
