// A person looks at a dashboard: as it opens, over 30 days, after a reload, and with each filter; then
// turns its chart into a table. Prints what stands there, one view after the other.
// Usage: node dashboards.mjs ADDRESS PASSWORD SLUG CHART
import { launch, loaded, signIn } from './chromium.mjs';

const [address, password, slug, chart] = process.argv.slice(2);
const browser = await launch();
try {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  await signIn(context, address, password);
  const page = await context.newPage();
  let range;
  page.on('request', (request) => {
    const asked = request.url().endsWith('/request/load') && JSON.parse(request.postData()).query;
    range = asked?.filters?.find(({ operator }) => operator === 'inDateRange')?.values ?? range;
  });
  const views = [];
  const look = async (name) => {
    await loaded(page);
    const stats = await page
      .locator('article:has(.stat)')
      .evaluateAll((panels) =>
        panels.map((panel) => [panel.getAttribute('aria-label'), panel.querySelector('.stat').textContent.trim()]),
      );
    views.push({ name, url: page.url(), range, stats: Object.fromEntries(stats) });
  };

  await page.goto(`${address}/demo/shop/-/analytics/dashboards/${slug}`);
  await look('as it opens');
  await page.getByLabel('Date range').selectOption('30d');
  await page.waitForURL(/date_range_option=30d/);
  await look('30 days');
  await page.reload();
  await look('reloaded');
  await page.getByLabel('Exclude anonymous users').check();
  await page.waitForURL(/filter_anon_users=true/);
  await look('without anonymous');
  await page.getByLabel('Exclude anonymous users').uncheck();
  await page.getByLabel('Exclude bots').check();
  await page.waitForURL(/filter_bots=true/);
  await look('without bots');
  await page.getByLabel('Exclude bots').uncheck();
  await page.waitForURL((url) => !url.searchParams.has('filter_bots'));
  await loaded(page);

  const panel = page.getByRole('article', { name: chart });
  await panel.getByRole('button', { name: `Options of ${chart}` }).click();
  await panel.getByRole('button', { name: 'View as table' }).click();
  await panel.getByRole('table').waitFor();
  await page.reload();
  await loaded(page);
  const table = await panel.getByRole('row').evaluateAll((rows) =>
    rows.slice(1).map((row) => [...row.children].map((cell) => cell.textContent.trim())),
  );
  console.log(JSON.stringify({ views, table, range }));
} finally {
  await browser.close();
}
