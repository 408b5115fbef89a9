/**
 * Makes static/vendor out of node_modules: the ready-made files that pages ask for and their licences, each also compressed
 * as far as it goes, which is slower than a server could do it while someone waits. What comes without a minified file of its
 * own is minified here, and of Tabler's rules those stay that a page, a script or a class of ours could mean by any word in
 * it: class names stand there whole, they are never put together out of parts.
 */
import { constants, brotliCompressSync, gzipSync } from 'node:zlib';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PurgeCSS } from 'purgecss';
import { minify } from 'terser';

const ready = [
  '@bpmn-io/form-js/dist/assets/form-js.css',
  'bpmn-js/dist/bpmn-navigated-viewer.production.min.js',
  'bpmn-js/dist/assets/bpmn-js.css',
  'bpmn-js/dist/assets/diagram-js.css',
  'chart.js/dist/chart.umd.min.js',
  'htmx.org/dist/htmx.min.js',
];
const large = ['@bpmn-io/form-js/dist/form-viewer.umd.js'];
const sheet = '@tabler/core/dist/css/tabler.min.css';
const main = '../../src/main';
const ours = [`${main}/resources/templates/**/*.html`, `${main}/resources/static/desk/*.js`, `${main}/java/**/*.java`];
const copied = [
  '@bpmn-io/form-js/LICENSE',
  '@fontsource-variable/inter/LICENSE',
  '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2', // compressed as it is
  'bpmn-js/LICENSE',
  'chart.js/LICENSE.md',
  'htmx.org/LICENSE',
];

const from = 'node_modules';
const to = 'vendor';

function write(name, content) {
  const file = join(to, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  writeFileSync(`${file}.gz`, gzipSync(content, { level: constants.Z_BEST_COMPRESSION }));
  writeFileSync(`${file}.br`, brotliCompressSync(content));
}

const [rules] = await new PurgeCSS().purge({ css: [join(from, sheet)], content: ours });

rmSync(to, { recursive: true, force: true });
copied.forEach(name => cpSync(join(from, name), join(to, name)));
ready.forEach(name => write(name, readFileSync(join(from, name))));
write(sheet, Buffer.from(rules.css));
for (const name of large) {
  // Licences of what is bundled in it stay.
  const { code } = await minify(readFileSync(join(from, name), 'utf8'), { format: { comments: 'some' } });
  write(name.replace(/\.js$/, '.min.js'), Buffer.from(code));
}
