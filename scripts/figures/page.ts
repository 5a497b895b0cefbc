import { isObjectType, type GraphQLSchema } from 'graphql';
import type { Catalogue, Figure } from '../../src/figures/catalogue.ts';
import { orderField } from '../../src/figures/inputs.ts';
import type { FiguredEntity } from './sdl.ts';

/** Every figure of some entities, as a page for people: what it is, who reckons it, and what may be asked by it. */
export const figuresPage = (entities: readonly FiguredEntity[], schema: GraphQLSchema): string =>
  `<!-- Written by \`npm run codegen\` from the figures in src/sources/*/figures: change those. -->

# Figures

What is told of a product or a customer, and what lists at the root are filtered and ordered by, each defined once, in its source. From that definition follow the value a field shows, the filter, the order, the scopes that asking by it takes, and what a query with it costs.

${entities.map((entity) => section(entity, schema)).join('\n\n')}
`;

function section({ type, catalogues }: FiguredEntity, schema: GraphQLSchema): string {
  const rows = catalogues.flatMap((catalogue) =>
    Object.entries(catalogue.figures)
      .filter(([, { shows }]) => shows)
      .map(([name, figure]) => row(name, figure, catalogue, schema)),
  );
  return `## ${type}

| figure | shown by | meaning | source | takes from | filter | order |
|---|---|---|---|---|---|---|
${rows.join('\n')}`;
}

function row(name: string, figure: Figure, { source, relations }: Catalogue, schema: GraphQLSchema): string {
  const { shows = '', filter, order, from = [] } = figure;
  const imports = new Set(from.flatMap((relation) => relations[relation]?.imports?.source ?? []));
  const cells = [
    `\`${name}\``,
    `\`${shows}\``,
    meaning(shows, schema),
    source,
    [...imports].join(', '),
    filter ? `\`${filter[0]}\`` : '',
    order ? `\`${orderField(name)}\`` : '',
  ];
  return `| ${cells.join(' | ')} |`;
}

/** What the schema says of the field that shows it. */
function meaning(shows: string, schema: GraphQLSchema): string {
  const [type = '', field = ''] = shows.split('.');
  const of = schema.getType(type);
  const description = isObjectType(of) ? of.getFields()[field]?.description : null;
  if (!description) throw new TypeError(`the schema says nothing of ${shows}`);
  return description.replaceAll('\n', ' ').replaceAll('|', '\\|');
}
