/**
 * Imports point one way. Each rule is a row of the table in ARCHITECTURE.md; its comment tells whoever meets it what to do.
 * `tests/house/layers.test.ts` breaks every one of them on purpose: a rule without an offender there fails.
 */
const test = '\\.test\\.ts$';
const browserCode = '^(src/(app|cohort|course|engine|i18n|record|view)|modules|scorm/(adapters|check))/';
const npm = (...names) => names.map((name) => `(^|/)node_modules/${name}/`);

/** A folder may import itself and what is named here; everything else is refused. */
const only = (name, folder, allowed, comment, more = {}) => ({
  name,
  severity: 'error',
  comment,
  from: { path: folder, pathNot: test },
  to: { pathNot: [folder, ...allowed], ...more },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    only(
      'engine-is-pure',
      '^src/engine/',
      npm('xstate'),
      'The engine imports xstate and itself. Words, clock, chance, screen and record come to it as arguments, or belong to a ' +
        'caller: move the part that needs this to src/course, src/view or src/app.',
    ),
    {
      name: 'record-port-imports-nothing',
      severity: 'error',
      comment: 'The record port is read by adapters that know no course. Say it with its own plain types.',
      from: { path: '^src/record/port\\.ts$' },
      to: { path: '.' },
    },
    only(
      'record-keeps-and-knows-no-course',
      '^src/record/',
      npm('xstate'),
      'The keeper imports the port and xstate. It keeps text whose meaning it does not know: encode in src/course, pass the text.',
    ),
    only(
      'prover-knows-engine-and-content',
      '^src/prove/',
      ['^src/engine/', '^src/content/', '^src/preview/(notation|script)\\.ts$'],
      'The prover walks scenarios: engine, content, the script of a play, and Node. What it needs from elsewhere is a rule of the ' +
        'engine in the wrong place.',
      { dependencyTypesNot: ['core'] },
    ),
    only(
      'review-reads-content',
      '^src/review/',
      ['^src/(content|engine|course)/', '^scorm/package/zip\\.ts$', '(^|/)node_modules/'],
      'A script for reviewers is made of content, and a Word file is a zip. What a learner sees is src/view’s.',
      { dependencyTypesNot: ['core'] },
    ),
    only(
      'translate-reads-content',
      '^src/translate/',
      [
        '^src/(content|i18n)/',
        '^src/review/script\\.ts$',
        '^scorm/package/markup\\.ts$',
        ...npm('@xmldom/xmldom', 'yaml'),
      ],
      'Translators are sent lines of the content, with what its script says of them. What a line is belongs to src/content.',
      { dependencyTypesNot: ['core'] },
    ),
    only(
      'cohort-reads-summaries',
      '^src/cohort/',
      [
        '^src/engine/moves\\.ts$',
        '^src/course/summary\\.ts$',
        '^src/content/parse/pack-words\\.ts$',
        ...npm('svelte', 'papaparse', 'docx'),
      ],
      'The cohort page is a file of its own: it reads summary codes and reports. What a learner sees is src/view’s.',
    ),
    {
      name: 'cohort-holds-no-words',
      severity: 'error',
      comment: 'The pack puts the cohort page’s words into it: take their type alone (`import type`).',
      from: { path: '^src/cohort/', pathNot: test },
      to: { path: '^src/content/', dependencyTypesNot: ['type-only'] },
    },
    only(
      'facilitator-packs',
      '^src/facilitator/',
      ['^src/(content|engine|course|cohort|i18n)/', '^scorm/package/', '(^|/)node_modules/'],
      'The pack is made of the course’s own sources and packages. What stands in it belongs to the content.',
      { dependencyTypesNot: ['core'] },
    ),
    only(
      'course-knows-engine-and-port',
      '^src/course/',
      ['^src/engine/', '^src/record/port\\.ts$', ...npm('xstate')],
      'A course being taken knows the engine, the record port and xstate. Screens belong to src/view; keeper, adapters and words ' +
        'are handed over by src/app.',
    ),
    only(
      'i18n-knows-words-only',
      '^src/i18n/',
      npm('i18next', 'svelte'),
      'i18n imports i18next, and svelte to tell when the language changes. Pass names and numbers in as values of a string.',
    ),
    only(
      'view-shows-and-asks',
      '^src/view/',
      ['^src/(course|engine|i18n)/', ...npm('svelte')],
      'A view knows course, engine, i18n and svelte. What it should do elsewhere is a callback among its props; src/app fills it in.',
    ),
    {
      name: 'content-knows-types-only',
      severity: 'error',
      comment:
        'Content turns files into data: it may know engine, course, words, Node and packages. What is shown is src/view’s, ' +
        'what is put together is src/app’s.',
      from: { path: '^src/content/', pathNot: test },
      to: { path: '^(src|modules|scorm|tests)/', pathNot: ['^src/(content|engine|course|i18n)/'] },
    },
    {
      name: 'module-stands-alone',
      severity: 'error',
      comment:
        'A module’s part imports its own folder, src/view, src/i18n and svelte; what two modules need is a component in src/view. ' +
        'Data comes as props.',
      from: { path: '^modules/([^/]+)/', pathNot: test },
      to: { pathNot: ['^modules/$1/', '^src/(view|i18n|engine|course)/', ...npm('svelte')] },
    },
    {
      name: 'module-takes-types-only',
      severity: 'error',
      comment:
        'A module’s part may import the types of engine and course (`import type`), not their rules: get the result as a prop.',
      from: { path: '^modules/', pathNot: test },
      to: { path: '^src/(engine|course)/', dependencyTypesNot: ['type-only'] },
    },
    only(
      'adapters-know-no-course',
      '^scorm/adapters/',
      ['^src/record/port\\.ts$'],
      'A record adapter imported more than the record port. Pass what it needs through the port, or move it to src/app.',
    ),
    only(
      'check-finds-an-lms',
      '^scorm/check/',
      ['^scorm/adapters/discover\\.ts$'],
      'The check is one small page in an LMS: it may look for the API as the course does, and knows nothing else of the course.',
    ),
    {
      name: 'packager-knows-content',
      severity: 'error',
      comment:
        'The packager picks built files: content, Node and packages. To change what is shown, change the app and build again.',
      from: { path: '^scorm/package/', pathNot: test },
      to: { path: '^(src|modules|scorm|tests)/', pathNot: ['^scorm/package/', '^src/(content|course)/'] },
    },
    {
      name: 'packager-takes-types-from-course',
      severity: 'error',
      comment:
        'The packager fills in the shapes that src/course declares (`import type`); rules of the course run in the browser.',
      from: { path: '^scorm/package/', pathNot: test },
      to: { path: '^src/course/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'packager-renders-nothing',
      severity: 'error',
      comment:
        'scorm-again is the rehearsal’s and the tests’ LMS, svelte, xstate and i18next are the app’s. Read what was built. Only the names of Svelte are read, to hand them on to later.js.',
      from: { path: '^scorm/package/', pathNot: [test, '^scorm/package/later\\.ts$'] },
      to: { path: npm('scorm-again', 'svelte', 'xstate', 'i18next') },
    },
    {
      name: 'rehearsal-knows-packages-only',
      severity: 'error',
      comment:
        'The rehearsal is somebody else’s LMS: it opens a package as a learner’s LMS would and knows nothing of our source.',
      from: { path: '^scorm/rehearsal/', pathNot: test },
      to: { path: '^(src|modules|scorm/adapters)/' },
    },
    {
      name: 'app-puts-together',
      severity: 'error',
      comment:
        'The app is made of src, modules and scorm/adapters. What it needs of a package is written into its course.js.',
      from: { path: '^src/app/', pathNot: test },
      to: { path: ['^(scorm|tests|scenarios)/', ...npm('scorm-again')], pathNot: ['^scorm/adapters/'] },
    },
    {
      name: 'only-app-picks-an-adapter',
      severity: 'error',
      comment: 'Only src/app chooses where attempts are kept. Take a `RecordPort` as an argument instead.',
      from: { path: '^(src|modules|scorm)/', pathNot: ['^src/app/', '^scorm/adapters/', '^scorm/check/', test] },
      to: { path: '^scorm/adapters/' },
    },
    {
      name: 'nothing-imports-app',
      severity: 'error',
      comment: 'src/app knows everything, so nothing may know it. Move what is wanted into the layer it belongs to.',
      from: { pathNot: ['^src/app/', '^tests/', test] },
      to: { path: '^src/app/' },
    },
    {
      name: 'preview-ships-nothing',
      severity: 'error',
      comment:
        'src/preview holds the author’s tools. They may look at everything but the record; only the prover borrows their script.',
      from: { path: '^(src|modules|scorm)/', pathNot: ['^src/preview/', '^src/prove/', test] },
      to: { path: '^src/preview/' },
    },
    {
      name: 'three-packages-in-the-browser',
      severity: 'error',
      comment:
        'Only svelte, xstate and i18next go to learners. Write the small part that is needed, or do it at build time in src/content.',
      from: { path: browserCode, pathNot: [test, '^src/cohort/'] },
      to: { path: '(^|/)node_modules/', pathNot: npm('svelte', 'xstate', 'i18next') },
    },
    {
      name: 'no-node-in-the-browser',
      severity: 'error',
      comment:
        'This runs in a browser, where Node is not. Do it at build time in src/content, or with the web’s own means.',
      from: { path: browserCode, pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'one-script-in-the-browser',
      severity: 'error',
      comment:
        'The app is made of classic scripts that also run over file://: no import(). Content comes in scripts of its own, so does later.js, which only npm run dev imports.',
      from: { path: browserCode, pathNot: [test, '^src/app/contents\\.ts$'] },
      to: { dynamic: true },
    },
    {
      name: 'tests-stay-outside',
      severity: 'error',
      comment: 'What ships may not import a test or anything in tests/. Move what both need beside the code.',
      from: { path: '^(src|modules|scorm)/', pathNot: test },
      to: { path: ['^tests/', test] },
    },
    {
      name: 'no-circles',
      severity: 'error',
      comment:
        'Two files that import each other are one. Move what both need into the one that knows less, or pass it as an argument.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'every-import-leads-somewhere',
      severity: 'error',
      comment:
        'This import leads nowhere: mend the path (relative, with its extension), or add the package to package.json.',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', '\\?raw$'] },
    // Types count: a layer that knows another's types knows the other.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs', '.svelte', '.json', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['types', 'svelte', 'browser', 'import', 'node', 'default'],
    },
    cache: false,
  },
};
