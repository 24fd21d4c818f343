// Chromium with footfall.js on pages of another origin than Footfall's, under a policy that allows no inline script.
// Prints what the pages kept, what they complained of, and where the site was.
// Usage: node footfall.mjs COLLECTOR APP_ID WALK   WALK: visit, package, outage
import { execFileSync } from 'node:child_process';
import { createServer, request as ask } from 'node:http';
import { launch } from './chromium.mjs';

const [collector, appId, walk] = process.argv.slice(2);
const LIMIT = 20_000;
const complaints = [];
const seen = { complaints };

const packed = new URL('../../sdk/target/footfall-browser-0.1.0.tgz', import.meta.url).pathname;
const ofPackage = (file) => execFileSync('tar', ['-xOf', packed, `package/${file}`]);

/** A site whose every page has the same head. */
async function siteOf(head, files = {}) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://site');
    const file = files[pathname];
    response.setHeader('Content-Type', file ? 'text/javascript' : 'text/html; charset=utf-8');
    response.setHeader('Content-Security-Policy', "default-src 'self' http://127.0.0.1:*");
    response.end(file ?? `<!doctype html><html lang="en"><title>Page ${pathname}</title>${head}`);
  });
  await new Promise((ready) => server.listen(0, 'localhost', ready));
  return { origin: `http://localhost:${server.address().port}`, close: () => server.close() };
}

/** What lies between the pages and the collector: it can be cut, and can lose answers. */
async function lineOf() {
  let server;
  let port = 0;
  const line = {
    losesAnswers: false,
    passed: 0,
    async open() {
      server = createServer((request, response) => {
        const { method, url, headers } = request;
        const onward = ask(collector + url, { method, headers }, (answer) => {
          if (method === 'POST') line.passed++;
          if (method === 'POST' && line.losesAnswers) {
            answer.resume(); // a connection with an unread answer would keep this process alive
            return void response.destroy();
          }
          response.writeHead(answer.statusCode, answer.headers);
          answer.pipe(response);
        });
        request.pipe(onward);
      });
      await new Promise((ready) => server.listen(port, '127.0.0.1', ready));
      port = server.address().port;
      return `http://127.0.0.1:${port}`;
    },
    cut() {
      server.close();
      server.closeAllConnections();
    },
  };
  return line;
}

async function until(what, holds) {
  for (const end = Date.now() + LIMIT; !(await holds()); ) {
    if (Date.now() > end) throw new Error(`${what} awaited: ${JSON.stringify(seen)}`);
    await new Promise((later) => setTimeout(later, 50));
  }
}

const browser = await launch();
try {
  const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1111, height: 777 } });
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  let answered = 0;
  page.on('requestfinished', async (request) => {
    if (request.method() === 'POST') answered += JSON.parse(request.postData()).data.length;
  });
  const call = (name, ...given) =>
    page.evaluate(([name, given]) => void window.footfall[name](...given), [name, given]);
  const kept = () => page.evaluate(() => Object.keys(localStorage).sort());
  const loaded = () => page.waitForFunction(() => window.footfall?.track);

  if (walk === 'visit') {
    const site = await siteOf(`<script async src="${collector}/footfall.js" data-app-id="${appId}"></script>`);
    seen.origin = site.origin;
    await page.goto(`${site.origin}/start?utm_campaign=autumn`);
    await loaded();
    await call('track', 'looked', { product: 'boots' });
    await until('anonymous events', () => answered === 2);
    seen.keptBefore = await kept();
    await call('consent', true);
    await call('identify', 'ada', { plan: 'gold' });
    await page.evaluate(() => history.pushState({}, '', '/boots'));
    await until('a page view by pushState', () => answered === 3);
    await page.evaluate(() => history.replaceState({}, '', '/boots?size=42'));
    await until('a page view by replaceState', () => answered === 4);
    await page.evaluate(() => history.replaceState({ scrolled: 100 }, '', '/boots?size=42'));
    await page.goBack();
    await until('a page view by going back', () => answered === 5);
    await call('track', 'bought', { total: 12.5 });
    await until('a custom event', () => answered === 6);
    await page.goto(`${site.origin}/thanks`);
    await until('a page view of a new document', () => answered === 7);
    seen.keptAfter = await kept();
    await call('optOut');
    await call('track', 'unseen');
    await page.goto(`${site.origin}/unseen`);
    await loaded();
    seen.keptOut = await kept();
    await call('optIn');
    await call('consent', false);
    await call('track', 'back again');
    await until('an event after opting in', () => answered === 8);
    seen.keptEnd = await kept();
    seen.cookies = await context.cookies();
    site.close();
  } else if (walk === 'package') {
    const main = `import { footfall } from '/index.js';
      window.footfall = footfall({ appId: '${appId}', host: '${collector}', auto: false, platform: 'app' });
      window.footfall.page('From the package');`;
    const files = { '/index.js': ofPackage('index.js'), '/main.js': main };
    const site = await siteOf('<script type="module" src="/main.js"></script>', files);
    await page.goto(site.origin);
    await until('a page view', () => answered === 1);
    seen.types = ofPackage('index.d.ts').toString().includes('Footfall');
    site.close();
  } else {
    const line = await lineOf();
    const host = await line.open();
    const script = await (await fetch(`${collector}/footfall.js`)).text();
    const head = `<script src="/footfall.js" data-app-id="${appId}" data-host="${host}" data-consent></script>`;
    const site = await siteOf(head, { '/footfall.js': script });
    const waiting = () =>
      page.evaluate((key) => JSON.parse(localStorage[key] ?? '[]').length, `footfall.${appId}.queue`);
    line.losesAnswers = true;
    await page.goto(`${site.origin}/one`);
    await until('an event whose answer is lost', () => line.passed > 0);
    line.cut();
    await call('track', 'while it is down', {});
    seen.beforeReload = await waiting();
    await page.goto(`${site.origin}/two`);
    await call('track', 'still down', {});
    seen.afterReload = await waiting();
    line.losesAnswers = false;
    await line.open();
    await until('an empty queue', async () => (await waiting()) === 0);
    line.cut();
    site.close();
  }
  console.log(JSON.stringify(seen));
} finally {
  await browser.close();
}
