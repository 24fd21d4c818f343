// Runs the snippets of docs/collection.md as they stand there, each section against a project of its own.
// Prints what was stored of each: names of events with their trackers.
// Usage: node collection.mjs ADDRESS TOKEN
import { readFile } from 'node:fs/promises';
import { launch } from './chromium.mjs';
import { until } from './project.mjs';
import { asModule, inNode, inShell, siteOf } from './snippets.mjs';

const [address, token] = process.argv.slice(2);
const text = await readFile(new URL('../../docs/collection.md', import.meta.url), 'utf8');
const browser = await launch();

/** The page's sections with their snippets by language; those that this does not run are left out. */
function sections() {
  return text
    .split(/^## /m)
    .slice(1)
    .filter((section) => /^```(html|js|sh)$/m.test(section))
    .map((section) => {
      const blocks = [...section.matchAll(/```(\w+)\n([^]*?)```/g)];
      return { name: section.split('\n')[0], blocks: blocks.map(([, language, code]) => ({ language, code })) };
    });
}

async function call(method, path, body) {
  const headers = { 'PRIVATE-TOKEN': token, 'Content-Type': 'application/json' };
  const answer = await fetch(`${address}/api/v4/projects${path}`, { method, headers, body: body && JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** A snippet as whoever copies it adapts it. */
const adapted = (code, project) =>
  code
    .replaceAll('https://footfall.example.com', address)
    .replace("endpoint: 'footfall.example.com', protocol: 'https'", endpoint())
    .replaceAll('APP_ID', project.app_id)
    .replaceAll('SERVER_SECRET', project.server_secret)
    .replaceAll('PROJECT_ID', project.id);

function endpoint() {
  const { hostname, port } = new URL(address);
  return `endpoint: '${hostname}', protocol: 'http', port: ${port}`;
}

/** Opens a page that holds the snippets for browsers; returns what closes it. */
async function inBrowser(html) {
  const site = await siteOf({ '/': html });
  const page = await browser.newPage();
  await page.goto(site.origin);
  return async () => {
    await page.close();
    site.close();
  };
}

async function run(name, blocks) {
  const of = (language) => blocks.filter((block) => block.language === language).map(({ code }) => code);
  if (name === 'GitLab, browser') return inBrowser(asModule(of('js')[0]));
  if (of('html').length > 0) {
    return inBrowser(`${of('html').join('\n')}<script>${of('js').join('\n')}</script>`);
  }
  for (const code of of('js')) await inNode(code);
  for (const code of of('sh')) await inShell(code);
  return async () => {};
}

const seen = {};
try {
  for (const [index, { name, blocks }] of sections().entries()) {
    const project = await call('POST', '', { path: `clients/number-${index}` });
    const list = `/${project.id}/product_analytics/events`;
    const code = blocks.map(({ language, code }) => ({ language, code: adapted(code, project) }));
    const close = await run(name, code);
    const expected = code.reduce((sum, block) => sum + sent(block), 0);
    const events = await until(name, () => call('GET', list), (all) => all.length >= expected);
    await close();
    seen[name] = events.map((event) => `${event.event_name} ${event.v_tracker}`).sort();
  }
  console.log(JSON.stringify(seen));
} finally {
  await browser.close();
}

/** How many events a snippet sends: each call that makes one is written out in it. */
function sent({ code }) {
  const calls = /footfall\.js" data|'track',|trackPageView|\.track\(|\.page\(|^curl|new Image/gm;
  return code.match(calls)?.length ?? 0;
}
