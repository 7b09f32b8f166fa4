// The table of docs/architecture.md: which layer may import which. Every layer may import itself.
// A test holds that these are exactly the folders of src/.
const layers = {
  core: [],
  xml: [],
  schema: [],
  representation: ['core'],
  procedural: ['core'],
  render: ['core', 'procedural'],
  protocol: ['core', 'language', 'pipeline', 'sim'],
  assemble: ['core', 'representation'],
  formats: ['core', 'representation'],
  sim: ['core', 'formats'],
  pipeline: ['core', 'representation', 'assemble', 'formats', 'sim'],
  inference: ['core', 'representation', 'procedural', 'render', 'formats', 'sim', 'pipeline', 'protocol'],
  language: ['core', 'xml', 'schema', 'formats', 'sim'],
  lint: ['core', 'language', 'xml', 'formats', 'sim', 'pipeline'],
  lsp: ['core', 'language', 'xml', 'lint'],
  cli: [
    'core',
    'xml',
    'schema',
    'language',
    'lint',
    'lsp',
    'representation',
    'procedural',
    'render',
    'assemble',
    'formats',
    'sim',
    'pipeline',
    'inference',
  ],
  host: ['core', 'formats', 'protocol'],
};

const direction = Object.entries(layers).map(([layer, allowed]) => ({
  name: `${layer}-imports`,
  severity: 'error',
  comment: `${layer} may import ${allowed.join(', ') || 'nothing else'} of the project`,
  from: { path: `^src/${layer}/` },
  to: { path: '^(src|webview-ui|test|scripts)/', pathNot: [layer, ...allowed].map((name) => `^src/${name}/`) },
}));

const packages = (name, from, to) => ({
  name,
  severity: 'error',
  from,
  to: { dependencyTypesNot: ['type-only'], ...to },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...direction,
    {
      name: 'webview-imports',
      severity: 'error',
      from: { path: '^webview-ui/' },
      to: { path: '^(src|test|scripts)/', pathNot: '^src/(core|sim|protocol|formats)/' },
    },
    {
      name: 'product-without-tests',
      severity: 'error',
      from: { path: '^(src|webview-ui)/' },
      to: { path: '^(test|scripts)/' },
    },
    packages('only-host-knows-vscode', { path: '^(src|webview-ui)/', pathNot: '^src/host/' }, { path: '^vscode$' }),
    packages(
      'pure-layers-do-no-io',
      {
        path: '^(src/(core|xml|schema|language|representation|procedural|render|protocol|assemble|formats|sim)|webview-ui)/',
      },
      { dependencyTypes: ['core'] },
    ),
    packages(
      'only-inference-runs-networks',
      { path: '^src/', pathNot: '^src/inference/' },
      { path: 'node_modules/(onnxruntime-node|sharp)/' },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|out|test-host)/' },
    builtInModules: { add: ['vscode'] },
  },
};
