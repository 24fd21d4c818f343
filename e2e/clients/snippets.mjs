// Takes the setup page's snippets as a person copies them, and runs each where it belongs.
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { promisify } from 'node:util';

const run = promisify(execFile);
const sdk = new URL('../node_modules/@gitlab/application-sdk-browser/dist/', import.meta.url);
const UNPKG = 'https://unpkg.com/@gitlab/application-sdk-browser/dist/gl-sdk.min.js';
const IMPORTS = '{"imports":{"@gitlab/application-sdk-browser":"/gl-sdk.esm.js"}}';

/** Every snippet on the page, by the name of its tab: its pieces by their titles. */
export async function snippetsOf(page) {
  const all = {};
  for (const tab of await page.getByRole('tab').all()) {
    const name = (await tab.textContent()).trim();
    await tab.click();
    const figures = page.getByRole('tabpanel').locator('figure');
    all[name] = {};
    for (const figure of await figures.all()) {
      const title = await figure.locator('figcaption span').first().textContent();
      all[name][title] = await figure.locator('code').textContent();
    }
  }
  return all;
}

/** A site of another origin than Footfall's, whose pages hold snippets. */
export async function siteOf(pages) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://site');
    if (pathname === '/gl-sdk.esm.js') {
      response.setHeader('Content-Type', 'text/javascript');
      response.end(await readFile(new URL('gl-sdk.esm.js', sdk)));
      return;
    }
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><link rel="icon" href="data:,"><title>Site</title>${pages[pathname] ?? ''}`);
  });
  await new Promise((ready) => server.listen(0, 'localhost', ready));
  return { origin: `http://localhost:${server.address().port}`, close: () => server.close() };
}

/** HTML that runs a module as a bundler would have it found. */
export const asModule = (code) =>
  `<script type="importmap">${IMPORTS}</script><script type="module">${code}</script>`;

/** Stands in for the one script that a snippet loads from elsewhere: the package as npm has it. */
export const withoutInternet = async (context) =>
  context.route(UNPKG, async (route) =>
    route.fulfill({ contentType: 'text/javascript', body: await readFile(new URL('gl-sdk.min.js', sdk)) }),
  );

export const inShell = (code) => run('bash', ['-c', code]);

/** Beside the packages that the snippet imports. */
export async function inNode(code) {
  const folder = new URL('../target/snippets/', import.meta.url);
  await mkdir(folder, { recursive: true });
  const file = new URL(`${process.pid}.mjs`, folder);
  await writeFile(file, code);
  return run('node', [file.pathname]);
}
