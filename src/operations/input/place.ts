import {
  BREAK,
  GraphQLError,
  Kind,
  visit,
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
} from 'graphql';
import { mostMistakes, throwTogether } from '../../kernel/errors.ts';

/** A path as it is written of an input: `.and[0].price`. */
export const pathText = (steps: readonly (string | number)[]): string =>
  steps.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');

/**
 * The same error, where it tells of a field's argument, at the value itself: the place in the document, and, where a
 * variable brings the value, the variable's path.
 */
export function placed(error: GraphQLError): GraphQLError {
  const { code, argument } = error.extensions;
  const [field] = error.nodes ?? [];
  if (code !== 'BAD_USER_INPUT' || typeof argument !== 'string' || field?.kind !== Kind.FIELD) return error;
  const { node, variable } = placeOf(field, argument);
  return new GraphQLError(error.message, {
    nodes: node,
    path: error.path ?? null,
    extensions: { ...error.extensions, ...(variable !== undefined && { variable }) },
  });
}

/** As near as the document leads to it: what it leaves out stands at the field, or at what holds it. */
function placeOf(field: FieldNode, argument: string): { readonly node: ASTNode; readonly variable?: string } {
  const steps = (argument.match(/[^.[\]]+/g) ?? []).map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  let node: ASTNode = field;
  for (const [index, step] of steps.entries()) {
    if (node.kind === Kind.VARIABLE)
      return { node, variable: `$${node.name.value}${pathText(steps.slice(index))}` };
    const next: ASTNode | undefined = inside(node, step);
    if (!next) return { node };
    node = next;
  }
  return node.kind === Kind.VARIABLE ? { node, variable: `$${node.name.value}` } : { node };
}

function inside(node: ASTNode, step: string | number): ASTNode | undefined {
  if (node.kind === Kind.FIELD) return node.arguments?.find(({ name }) => name.value === step)?.value;
  if (node.kind === Kind.OBJECT) return node.fields.find(({ name }) => name.value === step)?.value;
  // One thing is taken for a list of one.
  if (typeof step === 'number') return node.kind === Kind.LIST ? node.values[step] : node;
  return undefined;
}

/** The path of a value that the document itself holds, from its argument or variable down. */
export function pathOfLiteral(
  document: DocumentNode,
  value: ASTNode,
): { readonly argument: string } | { readonly variable: string } | null {
  let chain: readonly ASTNode[] = [];
  visit(document, {
    enter(node, _key, parent, _path, ancestors) {
      if (node !== value) return undefined;
      chain = [...ancestors, parent, node].filter((one) => one !== undefined && 'kind' in one);
      return BREAK;
    },
  });
  const from = chain.findLastIndex(({ kind }) => kind === Kind.ARGUMENT || kind === Kind.VARIABLE_DEFINITION);
  const steps = chain.slice(from + 1).flatMap((node, index): (string | number)[] => {
    const above = chain[from + index];
    if (node.kind === Kind.OBJECT_FIELD) return [node.name.value];
    return above?.kind === Kind.LIST ? [above.values.indexOf(node as never)] : [];
  });
  const root = chain[from];
  if (root?.kind === Kind.ARGUMENT) return { argument: `${root.name.value}${pathText(steps)}` };
  return root?.kind === Kind.VARIABLE_DEFINITION
    ? { variable: `$${root.variable.name.value}${pathText(steps)}` }
    : null;
}

/** Where an operation defines a variable. */
export const definitionOf = (
  { variableDefinitions = [] }: Pick<OperationDefinitionNode, 'variableDefinitions'>,
  name: string,
): readonly ASTNode[] => variableDefinitions.filter(({ variable }) => variable.name.value === name);

/** Throws all that is wrong with an input together, each at its place, as far as it is told. */
export const refuseTogether = (mistakes: readonly GraphQLError[]): void =>
  throwTogether(onceEachPlace(mistakes.map(placed)).slice(0, mostMistakes));

/** Each mistake once: a variable that is given to twenty arguments is wrong in one place. */
function onceEachPlace(errors: readonly GraphQLError[]): readonly GraphQLError[] {
  const seen = new Set<string>();
  return errors.filter(({ message, nodes, extensions: { variable } }) => {
    const mistake = `${String(variable ?? nodes?.[0]?.loc?.start)} ${message}`;
    return !seen.has(mistake) && seen.add(mistake);
  });
}
