// Someone walks through the demo's shop while two pages are open: the project's events and its dashboard.
// Prints what the shop sent and when, in milliseconds after it was answered, it stood on each page.
// Usage: node shop.mjs ADDRESS PASSWORD
import { launch, loaded, signIn } from './chromium.mjs';

const [address, password] = process.argv.slice(2);
const shopAddress = address.replace('127.0.0.1', 'localhost');
const browser = await launch();
try {
  const context = await browser.newContext();
  await signIn(context, address, password);
  const open = async (url) => {
    const page = await context.newPage();
    await page.goto(url);
    await loaded(page);
    return page;
  };
  const dashboard = await open(`${address}/demo/shop/-/analytics/dashboards/behavior`);
  const events = await open(`${address}/demo/shop/-/product_analytics/events`);
  await events.locator('main ol li').first().waitFor();
  const stat = dashboard.getByRole('article', { name: 'Total pageviews' }).locator('.stat');
  const before = number(await stat.textContent());

  const shop = await context.newPage();
  const posts = [];
  shop.on('requestfinished', async (request) => {
    if (request.method() !== 'POST') return;
    const status = (await request.response()).status();
    const sent = JSON.parse(request.postData()).data.map(({ e, url }) => ({ e, url }));
    posts.push({ to: request.url(), status, sent, at: Date.now() });
  });
  const views = () => posts.flatMap(({ sent }) => sent).filter(({ e }) => e === 'pv').length;
  const sentViews = async (count) => {
    for (const until = Date.now() + 10_000; views() < count; ) {
      if (Date.now() > until) throw new Error(`${count} page views awaited: ${JSON.stringify(posts)}`);
      await new Promise((later) => setTimeout(later, 10));
    }
  };
  await shop.goto(`${shopAddress}/-/demo/`);
  await sentViews(1);
  await shop.getByRole('link', { name: 'See all products' }).click();
  await sentViews(2);
  await shop.getByRole('link', { name: 'Sencha of Uji' }).click();
  await sentViews(3);
  const path = new URL(shop.url()).pathname;
  const last = Date.now();
  const onEvents = events
    .locator('main ol li', { hasText: 'page_view' })
    .filter({ hasText: path })
    .first()
    .waitFor({ timeout: 30_000 })
    .then(() => Date.now() - last);
  const onDashboard = dashboard
    .waitForFunction(
      ([wanted]) =>
        [...document.querySelectorAll('article')].some(
          (panel) =>
            panel.getAttribute('aria-label') === 'Total pageviews' &&
            Number(panel.querySelector('.stat')?.textContent.replaceAll(',', '')) === wanted,
        ),
      [before + 3],
      { timeout: 30_000 },
    )
    .then(() => Date.now() - last);
  const [eventsAfter, dashboardAfter] = await Promise.all([onEvents, onDashboard]);
  console.log(JSON.stringify({ path, posts, eventsAfter, dashboardAfter }));
} finally {
  await browser.close();
}

function number(text) {
  return Number(text.trim().replaceAll(',', ''));
}
