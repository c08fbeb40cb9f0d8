// The arrows between the layers; they all point inward: app → web → usecases → data, platform → core.
// Each rule says what to do instead. scripts/import-rules.test.ts proves that each of them bites.
const test = '\\.(test|drill|program)\\.tsx?$|^lib/testing/';
const ships = '^(app|components|api|cli|console|lib|sdk/src)/';
const processPlatform =
  '^lib/platform/(env|log|ids|metrics|process-(end|start|wide)|quiet-window|read-plain-json|client-address|request-[a-z-]+|security-headers|socket-answer)\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'core-is-pure',
      comment:
        'lib/core is true everywhere, browser included: no I/O, clock, framework or node:*. Take what you need as an argument; forms and documents may use zod, the documentation marked.',
      severity: 'error',
      from: { path: '^lib/core/', pathNot: test },
      to: { pathNot: '^lib/core/|^node_modules/(zod|marked)/' },
    },
    {
      name: 'platform-knows-core-only',
      comment:
        'lib/platform wraps the machine and knows nothing of the product. Take rows and settings as arguments; the use case passes them.',
      severity: 'error',
      from: { path: '^lib/platform/', pathNot: test },
      to: {
        path: '^(app|components|api|cli|console|lib/(data|auth|usecases|web))/|^node_modules/(next|react|react-dom|fastify|server-only)/',
      },
    },
    {
      name: 'data-knows-core-and-platform',
      comment:
        'lib/data turns rows into values and decides nothing. Decide in lib/core, and combine in a use case.',
      severity: 'error',
      from: { path: '^lib/data/', pathNot: test },
      to: {
        path: '^(app|components|api|cli|console|lib/(auth|usecases|web))/|^node_modules/(next|react|react-dom|fastify|server-only)/',
      },
    },
    {
      name: 'prisma-only-in-data',
      comment: 'Prisma stops at lib/data. Add a function there that gives back plain values.',
      severity: 'error',
      from: { path: ships, pathNot: `^lib/data/|${test}` },
      to: { path: '^lib/data/generated/|^node_modules/(@prisma|prisma|libsql|pg)/' },
    },
    {
      name: 'usecases-are-framework-free',
      comment:
        'A use case takes plain values, so that a page, an action, the API and a test call it alike. Read the request in lib/web, app or api.',
      severity: 'error',
      from: { path: '^lib/usecases/', pathNot: test },
      to: {
        path: '^(app|components|api|cli|console|lib/(auth|web))/|^node_modules/(next|react|react-dom|fastify|server-only|@clerk)/',
      },
    },
    {
      name: 'auth-goes-through-usecases',
      comment:
        'lib/auth says who the operator is. It asks use cases, and of the platform only the environment and the log.',
      severity: 'error',
      from: { path: '^lib/auth/', pathNot: test },
      to: {
        path: '^(app|components|api|cli|console|lib/(data|web|platform))/',
        pathNot: '^lib/platform/(env|log)\\.ts$',
      },
    },
    {
      name: 'clerk-only-in-auth',
      comment:
        'How operators sign in can be exchanged because only lib/auth knows. Ask currentOperator().',
      severity: 'error',
      from: { path: ships, pathNot: '^lib/auth/' },
      to: { path: '^node_modules/@clerk/' },
    },
    {
      name: 'proxy-asks-auth',
      comment:
        'proxy.ts runs a session hook and decides nothing. Put what it does into lib/auth, and decide below the framework.',
      severity: 'error',
      from: { path: '^proxy\\.ts$' },
      to: {
        path: '^(app|components|api|console|lib/(data|platform|usecases))/|^node_modules/@clerk/',
      },
    },
    {
      name: 'web-does-not-touch-data',
      comment:
        'lib/web binds requests to use cases. It reads no tables; of the platform it may use the environment, the log and ids.',
      severity: 'error',
      from: { path: '^lib/web/', pathNot: test },
      to: {
        path: '^(app|components|api|cli|console|lib/(data|platform))/',
        pathNot: '^lib/platform/(env|log|ids)\\.ts$',
      },
    },
    {
      name: 'server-only-in-web',
      comment:
        'The package server-only throws in plain Node, where api, tests and scripts run. Keep it in lib/web.',
      severity: 'error',
      from: { path: ships, pathNot: '^lib/web/' },
      to: { path: '^node_modules/server-only/' },
    },
    {
      name: 'app-goes-through-usecases',
      comment:
        'Pages and actions call use cases, through lib/web. They never reach tables, secrets or the network.',
      severity: 'error',
      from: { path: '^app/', pathNot: test },
      to: { path: '^(api|cli|console|lib/(data|platform))/' },
    },
    {
      name: 'components-are-presentational',
      comment:
        'Components get values and actions as props. They may import lib/core and each other, nothing that runs on the server.',
      severity: 'error',
      from: { path: '^components/', pathNot: test },
      to: { path: '^(app|api|cli|console|lib/(auth|data|platform|usecases|web))/' },
    },
    {
      name: 'console-is-thin',
      comment:
        'console/ wires sockets to judgements. Judge in lib/platform, do in a use case; of the platform it may use what concerns processes and requests.',
      severity: 'error',
      from: { path: '^console/', pathNot: test },
      to: {
        path: '^(app|components|api|cli|lib/(auth|data|web|platform))/',
        pathNot: processPlatform,
      },
    },
    {
      name: 'api-goes-through-usecases',
      comment:
        'The HTTP API calls use cases. Of the platform it may use what concerns processes and requests.',
      severity: 'error',
      from: { path: '^api/', pathNot: test },
      to: {
        path: '^(app|components|cli|console|lib/(auth|data|web|platform))/|^node_modules/(next|react|react-dom)/',
        pathNot: processPlatform,
      },
    },
    {
      name: 'cli-goes-through-usecases',
      comment:
        'A command reads its words, calls one use case and prints. Of the platform it may use the environment and the log.',
      severity: 'error',
      from: { path: '^cli/', pathNot: test },
      to: {
        path: '^(app|components|api|console|lib/(auth|data|web|platform))/|^node_modules/(next|react|react-dom|fastify)/',
        pathNot: '^lib/platform/(env|log)\\.ts$',
      },
    },
    {
      name: 'sdk-is-core-and-engine',
      comment:
        'The SDK runs in other people’s processes: lib/core, the engine of lib/platform that verifies, and Node. It has no dependency at run time; an adapter knows its framework by types only.',
      severity: 'error',
      from: { path: '^sdk/src/', pathNot: test },
      to: {
        path: '^(app|components|api|cli|console|lib/(auth|data|web|usecases|platform))/|^node_modules/(?!(@types|express|fastify|next)/)',
        pathNot: '^lib/platform/(judge-token|in-slices|ids|read-token)\\.ts$',
      },
    },
    {
      name: 'no-sibling-pages',
      comment:
        'A page of a workspace may not import from another one. Shared looks belong in components, shared doing in lib.',
      severity: 'error',
      from: { path: '^app/\\[workspace\\]/(settings/[^/]+|[^/]+)/' },
      to: {
        path: '^app/',
        pathNot: ['^app/\\[workspace\\]/$1/', '^app/[^/]+$', '^app/\\[workspace\\]/[^/]+$'],
      },
    },
    {
      name: 'no-sibling-gates',
      comment:
        'Sign-in and setup may not import from each other or from a workspace. Shared looks belong in components, shared doing in lib.',
      severity: 'error',
      from: { path: '^app/\\(gate\\)/([^/]+)/' },
      to: {
        path: '^app/',
        pathNot: ['^app/\\(gate\\)/$1/', '^app/[^/]+$', '^app/\\(gate\\)/[^/]+$'],
      },
    },
    {
      name: 'no-test-code-in-production',
      comment: 'What tests and tools use never ships. Move what both need into the layer it is of.',
      severity: 'error',
      from: { path: ships, pathNot: test },
      to: { path: `${test}|^(bench|e2e|examples|scripts)/` },
    },
    {
      name: 'no-cycles',
      comment: 'Modules that need each other are one module, or hide a third that both need.',
      severity: 'error',
      from: { pathNot: '^lib/data/generated/' },
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'Nothing imports this file, and it imports nothing: delete it, or use it.',
      severity: 'error',
      from: { orphan: true, pathNot: [test, '^app/', '\\.d\\.ts$', '^lib/data/generated/'] },
      to: {},
    },
    {
      name: 'resolvable',
      comment: 'What is imported does not exist: correct the path, or install the package.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-dev-dependency-in-production',
      comment: 'What ships needs the package at run time: move it to `dependencies`.',
      severity: 'error',
      from: { path: ships, pathNot: test },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^lib/data/generated'] },
    exclude: { path: '^(\\.next|next-env\\.d\\.ts)|\\.css$' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
