// Chromium with the unmodified @snowplow/browser-tracker on a page of another origin than the collector.
// Prints what happened on the wire, as the browser saw it.
// Usage: node browser.mjs COLLECTOR APP_ID MODE   MODE: plain, gitlab (its header), anonymous
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const [collector, appId, mode] = process.argv.slice(2);
const bundle = await readFile(
  createRequire(import.meta.url)
    .resolve('@snowplow/browser-tracker/package.json')
    .replace('package.json', 'dist/index.umd.min.js'),
);

const title = 'Une page, et ses mots';
const shop = createServer((request, response) => {
  const script = request.url === '/tracker.js';
  response.setHeader('Content-Type', script ? 'text/javascript' : 'text/html; charset=utf-8');
  response.end(
    script ? bundle : `<!doctype html><title>${title}</title><h1>Shop</h1><script src="/tracker.js"></script>`,
  );
});
// Another origin, and for all but the plain mode another site too, from which browsers take no cookies.
const host = mode === 'plain' ? '127.0.0.1' : 'localhost';
await new Promise((ready) => shop.listen(0, host, ready));
const origin = `http://${host}:${shop.address().port}`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});
const exchanges = [];
const complaints = [];
try {
  const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1111, height: 777 } });
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => complaints.push(`${request.url()} ${request.failure()?.errorText}`));
  page.on('requestfinished', async (request) => {
    if (!request.url().startsWith(collector)) return;
    const response = await request.response();
    exchanges.push({
      method: request.method(),
      path: new URL(request.url()).pathname,
      status: response.status(),
      requestHeaders: await request.allHeaders(),
      responseHeaders: await response.allHeaders(),
      body: request.postData(),
    });
  });
  await page.goto(`${origin}/boots?utm_campaign=autumn`);
  const answered = async (count) => {
    const until = Date.now() + 10_000;
    while (exchanges.filter((exchange) => exchange.method === 'POST').length < count) {
      if (Date.now() > until) throw new Error(`${count} answers awaited; ${JSON.stringify({ exchanges, complaints })}`);
      await new Promise((later) => setTimeout(later, 20));
    }
  };
  await page.evaluate(
    ([collector, appId, mode]) => {
      const tracking = window.snowplowBrowserTracking;
      tracking.newTracker('shop', collector, {
        appId: mode === 'gitlab' ? undefined : appId,
        customHeaders: mode === 'gitlab' ? { 'X-GitLab-AppId': appId } : undefined,
        anonymousTracking: mode === 'anonymous' ? { withServerAnonymisation: true } : false,
        stateStorageStrategy: mode === 'anonymous' ? 'none' : 'cookieAndLocalStorage',
      });
      if (mode !== 'anonymous') tracking.setUserId('grace');
      tracking.trackPageView();
    },
    [collector, appId, mode],
  );
  await answered(1);
  await page.evaluate(() => {
    window.snowplowBrowserTracking.trackStructEvent({ category: 'shop', action: 'zoom', label: 'boots', value: 2 });
  });
  await answered(2);
  const cookies = (await context.cookies()).filter(({ name }) => name === 'sp');
  console.log(JSON.stringify({ origin, title, url: page.url(), exchanges, complaints, cookies }));
} finally {
  await browser.close();
  shop.close();
}
