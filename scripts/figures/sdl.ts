import { buildASTSchema } from 'graphql';
import { allBrands, implies, type Requirement } from '../../src/operations/access/requirement.ts';
import { SchemaRequirements } from '../../src/operations/access/schema-requirements.ts';
import {
  figureOf,
  relationOf,
  type Catalogue,
  type Listing,
  type Figure,
} from '../../src/figures/catalogue.ts';
import { isWord, orderField } from '../../src/figures/inputs.ts';
import { customerCatalogues, listings, productCatalogues } from '../../src/sources/index.ts';
import { contract } from '../contract.ts';

/** An entity whose filter and order inputs follow from what its sources define. */
export interface FiguredEntity {
  readonly catalogues: readonly Catalogue[];
  /** The type, and the query that lists it: what that demands, who asks has met. */
  readonly type: string;
  readonly list: string;
  /** What the names of its inputs begin with; the type where left out. */
  readonly inputs?: string;
  readonly file: string;
  readonly filterSays: string;
  readonly notSays: string;
  readonly orderSays: string;
  /** What its words are said to be, where their values can be counted. */
  readonly wordsSay?: string;
}

const spoken = (name: string): string => name.replaceAll('_', ' ');

export const figuredEntities: readonly FiguredEntity[] = [
  {
    catalogues: productCatalogues,
    type: 'Product',
    list: 'Query.products',
    file: 'product-figures.graphql',
    filterSays:
      'Conditions on products, answered by whichever database knows; all that are given must hold. A condition that is left out\nor null, and a filter without conditions, ask nothing wherever they stand, also inside `or` and `not`. At most 8 levels\ndeep, and 100 comparisons in all.',
    notSays:
      'This filter must not hold. It holds for all products or not, so that `not` leaves exactly the others: also those of\nwhich a value is unknown.',
    orderSays: 'What products can be ordered by.',
    wordsSay: 'The words whose values can be counted among products: all that are filtered by.',
  },
  {
    catalogues: customerCatalogues,
    type: 'Customer',
    list: 'Query.customers',
    file: 'customer-figures.graphql',
    filterSays:
      'Conditions on customers, answered by whichever database knows; all that are given must hold. A condition that is left\nout or null, and a filter without conditions, ask nothing wherever they stand, also inside `or` and `not`. An unknown\n(null) value meets no condition but `isNull: true`. At most 8 levels deep, and 100 comparisons in all.',
    notSays:
      'This filter must not hold. It holds for each customer or not, so that `not` leaves exactly the others: also those of\nwhom a value is unknown.',
    orderSays:
      'What customers can be ordered by. Customers whose figure is unknown come last, whichever the direction.',
  },
  ...Object.entries<Listing>(listings).map(([list, listing]) => ofListing(list, listing)),
];

/** What is listed at the root by itself: its inputs are named for the list. */
function ofListing(list: string, listing: Listing): FiguredEntity {
  return {
    catalogues: [listing],
    type: listing.type,
    list: `Query.${list}`,
    inputs: list.charAt(0).toUpperCase() + list.slice(1),
    file: `list-${listing.of.replaceAll('_', '-')}.graphql`,
    filterSays: `Conditions on ${spoken(listing.of)}; all that are given must hold. A condition that is left out or null, and a filter without\nconditions, ask nothing wherever they stand, also inside \`or\` and \`not\`. An unknown (null) value meets no condition but\n\`isNull: true\`. At most 8 levels deep, and 100 comparisons in all.`,
    notSays:
      'This filter must not hold. It holds for each or not, so that `not` leaves exactly the others: also those of which a\nvalue is unknown.',
    orderSays: `What ${spoken(listing.of)} can be ordered by. Those whose value is unknown come last, whichever the direction.`,
  };
}

/** An order of what is listed by itself, for which products and customers have inputs of their own. */
const orderInput = ({ inputs, catalogues: [catalogue] }: FiguredEntity): string =>
  inputs && catalogue
    ? `
"How to order ${spoken(catalogue.of)}."
input ${inputs}Order {
  "What to order by."
  field: ${inputs}OrderField!
  "Which way."
  direction: OrderDirection! = ASC
}
`
    : '';

const schema = buildASTSchema(contract);
const requirements = new SchemaRequirements(schema);

/** What may be asked by, each with the field that shows it: by schema coordinate. */
export const shownBy = ({
  type,
  inputs = type,
  catalogues,
  wordsSay,
}: FiguredEntity): Readonly<Record<string, string>> =>
  Object.fromEntries(
    catalogues.flatMap(({ figures, clauses = {} }) => [
      ...filtersOf(figures).map(([name, { shows = '' }]) => [`${inputs}Filter.${name}`, shows]),
      ...Object.entries(clauses).map(([name, { shows }]) => [`${inputs}Filter.${name}`, shows]),
      ...ordersOf(figures).map(([name, { shows = '' }]) => [
        `${inputs}OrderField.${orderField(name)}`,
        shows,
      ]),
      ...(wordsSay ? wordsOf(figures) : []).map(([name, { shows = '' }]) => [
        `${inputs}Dimension.${orderField(name)}`,
        shows,
      ]),
    ]),
  );

type Figures = Readonly<Record<string, Figure>>;
const filtersOf = (figures: Figures) => Object.entries(figures).filter(([, { filter }]) => filter);
const wordsOf = (figures: Figures) => Object.entries(figures).filter(([, figure]) => isWord(figure));
const ordersOf = (figures: Figures) => Object.entries(figures).filter(([, { order }]) => order);

/** The entity's filter input and the enum of its orders, in SDL. Throws where a figure is shown by no field. */
export function figuresSdl(entity: FiguredEntity): string {
  const { type, inputs = type, catalogues, filterSays, notSays, orderSays } = entity;
  const guards = (name: string, shows: string) => guardsOf(entity, name, shows);
  const fields = catalogues.flatMap((catalogue) => [
    ...filtersOf(catalogue.figures).map(([name, { filter, shows = '', from }]) =>
      inputField(name, filter, guards(name, shows), cost(entity, catalogue, from)),
    ),
    ...Object.entries(catalogue.clauses ?? {}).map(([name, { filter, shows, figure }]) =>
      inputField(
        name,
        filter,
        guards(name, shows),
        cost(entity, catalogue, figure ? figureOf(catalogue, figure).from : []),
      ),
    ),
  ]);
  // An index that has equals the other way round is read from its end.
  const values = catalogues.flatMap((catalogue) =>
    ordersOf(catalogue.figures).map(
      ([name, { order = '', shows = '', from, orderedBy, isTieReversed }]) =>
        `${quoted(order)}\n${orderField(name)} ${guards(name, shows)} ${isTieReversed ? '' : cost(entity, catalogue, orderedBy ? figureOf(catalogue, orderedBy).from : from)}`,
    ),
  );
  return `# Written by \`npm run codegen\` from the figures in src/sources/*/figures: change those.

"""
${filterSays}
"""
input ${inputs}Filter {
  "All of these filters must hold. An empty list is refused with BAD_USER_INPUT."
  and: [${inputs}Filter!] @length(max: 50)
  "At least one of these filters must hold. An empty list is refused with BAD_USER_INPUT."
  or: [${inputs}Filter!] @length(max: 50)
  """
${notSays}
  """
  not: ${inputs}Filter
  ${places(catalogues)}${fields.join('\n')}
}

${quoted(orderSays)}
enum ${inputs}OrderField {
  ${values.join('\n')}
}
${orderInput(entity)}${words(entity)}`;
}

/** Counting all over again costs so much by itself. */
const pointsOfCount = 2;

/** The enum of the words whose values can be counted. */
function words(entity: FiguredEntity): string {
  const { type, inputs = type, catalogues, wordsSay } = entity;
  if (!wordsSay) return '';
  const values = catalogues.flatMap((catalogue) =>
    wordsOf(catalogue.figures).map(
      ([name, { filter, shows = '', from }]) =>
        `${quoted(filter?.[1] ?? '')}\n${orderField(name)} ${guardsOf(entity, name, shows)} ${cost(entity, catalogue, from, pointsOfCount)}`,
    ),
  );
  return `
${quoted(wordsSay)}
enum ${inputs}Dimension {
  ${values.join('\n')}
}
`;
}

/** Where some figure can be asked of a place, a filter names it for all that stand in it. */
function places(catalogues: readonly Catalogue[]): string {
  const names = catalogues.flatMap(({ figures }) =>
    filtersOf(figures).flatMap(([name, { ofPlaces }]) => (ofPlaces ? [`\`${name}\``] : [])),
  );
  if (names.length === 0) return '';
  return `"""
Where ${names.join(' and ')} are asked of, here and in the filters inside, unless these name another place; left out,
everywhere. By itself it asks nothing.
"""
in: PlaceInput @cost(weight: 10)
`;
}

const inputField = (
  name: string,
  filter: readonly [input: string, says: string] | undefined,
  guard: string,
  cost: string,
) => `${quoted(filter?.[1] ?? '')}\n${name}: ${filter?.[0]} ${guard} ${cost}`;

/** What asking by a figure costs: reading the relations it is taken from, and what others bring for them. */
function cost(
  { catalogues }: FiguredEntity,
  catalogue: Catalogue,
  relations: readonly string[] = [],
  besides = 0,
): string {
  const points = relations.reduce((sum, relation) => {
    const { points, imports } = relationOf(catalogue, relation);
    const from = imports && catalogues.find(({ source }) => source === imports.source);
    return sum + points + (from ? relationOf(from, imports.rows).points : 0);
  }, besides);
  return points ? `@cost(weight: ${points})` : '';
}

const quoted = (text: string): string => (text.includes('"') ? `"""\n${text}\n"""` : `"${text}"`);

/** Whoever asks by a figure must be allowed what reading it demands, beyond what the list itself does. */
function guardsOf({ list }: FiguredEntity, name: string, shows: string): string {
  if (!shows) throw new TypeError(`no field shows ${name}`);
  const met = requirements.of(list) ?? [[]];
  const beyond = beyondOf(met, requirements.of(shows) ?? [[]]);
  const scopes = beyond.map((all) => all.filter((need) => need !== allBrands));
  return [
    ...(scopes.some((all) => all.length === 0) ? [] : [`@requiresScopes(scopes: ${JSON.stringify(scopes)})`]),
    ...(beyond.every((all) => all.includes(allBrands)) ? ['@acrossBrands'] : []),
  ].join(' ');
}

/** What a demand asks beyond one that is met; an empty list where that is enough. */
function beyondOf(met: Requirement, requirement: Requirement): Requirement {
  if (implies(met, requirement)) return [[]];
  const known = new Set(
    met.flatMap((all) => all.filter((need) => met.every((other) => other.includes(need)))),
  );
  return requirement.map((all) => all.filter((need) => !known.has(need)));
}
