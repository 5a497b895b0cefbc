/**
 * The import rule. Each room of the house may import what its row names, and itself; a room without a row imports
 * nothing. Type imports count as well.
 */
const mayImport = {
  'src/kernel': [],
  'src/domain': ['src/kernel'],
  'src/observability': ['src/kernel'],
  'src/config': ['src/domain', 'src/kernel'],
  'src/database': ['src/domain', 'src/kernel'],
  'src/figures': ['src/database', 'src/domain', 'src/kernel'],
  'src/embedded': ['src/database', 'src/kernel', 'sample-data'],
  'src/sources': ['src/database', 'src/figures', 'src/domain', 'src/kernel'],
  'src/graph': ['src/sources', 'src/figures', 'src/domain', 'src/kernel'],
  'src/callers': ['src/kernel'],
  'src/operations': ['src/kernel'],
  'src/edge': [
    'src/callers',
    'src/operations',
    'src/graph',
    'src/sources',
    'src/figures',
    'src/database',
    'src/observability',
    'src/config',
    'src/domain',
    'src/kernel',
  ],
  'src/transports/graphql': ['src/edge', 'src/operations', 'src/observability', 'src/kernel'],
  'src/transports/tables': ['src/edge', 'src/operations', 'src/kernel'],
  'src/transports/assistants': ['src/edge', 'src/operations', 'src/kernel'],
  'src/transports/live': [
    'src/edge',
    'src/operations',
    'src/graph',
    'src/sources',
    'src/observability',
    'src/domain',
    'src/kernel',
  ],
  'src/server.ts': [
    'src/edge',
    'src/transports',
    'src/operations',
    'src/graph',
    'src/sources',
    'src/observability',
    'src/config',
    'src/domain',
    'src/kernel',
  ],
  'src/main.js': ['src/start.ts'],
  'src/start.ts': ['src', 'sample-data'],
  'sample-data': ['src/database', 'src/domain', 'src/kernel'],
  scripts: ['src', 'sample-data'],
  benchmarks: ['src', 'sample-data', 'scripts'],
  // Servers of others, with packages of their own.
  'benchmarks/peers': [],
  tests: ['src', 'sample-data', 'scripts', 'benchmarks'],
};

/** Packages that stay in the rooms named. */
const packageStaysIn = {
  kysely: ['src/database', 'src/figures', 'src/sources', 'tests'],
  dataloader: ['src/database'],
  pg: ['src/database', 'src/embedded', 'sample-data', 'scripts', 'tests'],
  '@apollo/server': ['src/edge', 'src/transports', 'tests'],
  '@redis/client': ['src/edge', 'tests'],
  'prom-client': ['src/observability'],
  '@opentelemetry/[^/]+': ['src/observability'],
};

const inside = (room) => (room.includes('.') ? `^${room.replace('.', '\\.')}$` : `^${room}/`);
const anyRoom = '^(src|sample-data|scripts|benchmarks|tests)/';

const roomRules = Object.entries(mayImport).map(([room, others]) => ({
  name: `${room} imports only ${others.join(', ') || 'itself'}`,
  from: { path: inside(room) },
  to: { path: anyRoom, pathNot: [room, ...others].map(inside) },
}));

const packageRules = Object.entries(packageStaysIn).map(([name, rooms]) => ({
  name: `${name} stays in ${rooms.join(', ')}`,
  from: { pathNot: [...rooms, 'benchmarks/peers'].map(inside) },
  to: { path: `^(node_modules/)?(@types/)?${name}(/|$)` },
}));

const rulesWithinRooms = [
  {
    name: 'a source never imports another source',
    from: { path: '^src/sources/([^/]+)/' },
    to: { path: '^src/sources/[^/]+/', pathNot: '^src/sources/$1/' },
  },
  {
    name: 'a source is entered only by its index.ts',
    from: { pathNot: ['^src/sources/[^/]+/', inside('tests')] },
    to: { path: '^src/sources/[^/]+/', pathNot: '^src/sources/[^/]+/index\\.ts$' },
  },
  {
    name: "a graph type imports no other graph type's files",
    from: { path: '^src/graph/([^/]+)/', pathNot: '^src/graph/generated/' },
    to: {
      path: '^src/graph/[^/]+/',
      pathNot: ['^src/graph/$1/', '^src/graph/generated/', '^src/graph/[^/]+/parent\\.ts$'],
    },
  },
  {
    name: "a graph type takes only the type of another's parent.ts",
    from: { path: '^src/graph/([^/]+)/' },
    to: {
      path: '^src/graph/[^/]+/parent\\.ts$',
      pathNot: '^src/graph/$1/',
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'every room of src has its row in the table',
    from: { path: '^src/', pathNot: Object.keys(mayImport).map(inside) },
    to: {},
  },
  {
    // The generated types name every parent, and parents may name generated types.
    name: 'no circles',
    from: {},
    to: { circular: true, viaOnly: { pathNot: '^src/graph/generated/' } },
  },
];

export default {
  forbidden: [...roomRules, ...packageRules, ...rulesWithinRooms].map((rule) => ({
    severity: 'error',
    ...rule,
  })),
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
