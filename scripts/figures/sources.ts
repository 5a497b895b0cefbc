import { urlVariable } from '../../src/config/config.ts';
import type { Table } from '../../src/database/table.ts';
import { sourceHoldings, sourceNames } from '../../src/kernel/source-name.ts';
import { sources } from '../../src/sources/index.ts';

/** The sources by name, in SDL. */
export const sourceNamesSdl = `# Written by \`npm run codegen\` from src/kernel/source-name.ts: change that.

"The operations databases."
enum SourceName {
${sourceNames.map((name) => `"${sourceHoldings[name]}"\n${name}`).join('\n')}
}
`;

const tablesOf = (source: keyof typeof sources) => Object.entries<Table>(sources[source].tables);
const row = (...cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const code = (text: string) => `\`${text}\``;

const needed = sourceNames.map((source) => {
  const names = tablesOf(source).flatMap(([name, { without }]) => (without ? [] : [code(name)]));
  return row(code(source), sourceHoldings[source], code(urlVariable(source)), names.join(', '));
});

const optional = sourceNames.flatMap((source) =>
  tablesOf(source).flatMap(([name, { without, columns }]) => [
    ...(without ? [row(code(`${source}.${name}`), without)] : []),
    ...Object.entries(columns).flatMap(([column, { without }]) =>
      without ? [row(code(`${source}.${name}.${column}`), without)] : [],
    ),
  ]),
);

/** Every source, what it must have and what it may lack, as a page for people. */
export const sourcesPage = `<!-- Written by \`npm run codegen\` from src/kernel/source-name.ts and src/sources/*/tables.ts: change those. -->

# Sources

How to bring yours: [your databases](your-databases.md). What is read of a table is laid out in [\`migrations/\`](../migrations).

| source | holds | its database | needs |
|---|---|---|---|
${needed.join('\n')}

Without one of the tables that a source needs, what is read from it fails with \`SOURCE_UNAVAILABLE\`. All others may be absent:

| without | the graph cannot say |
|---|---|
${optional.join('\n')}
`;
