// Dashboards of a pushed repository, as a person meets them: every type, at another branch, broken ones, the list, and a
// project that has none. Sends the events they are about first. Prints what was seen.
// Usage: node definitions.mjs ADDRESS PASSWORD TOKEN PROJECT
import { randomUUID } from 'node:crypto';
import { loaded } from './chromium.mjs';
import { look } from './looks.mjs';
import { LIMIT, projectOf, until } from './project.mjs';

const project = await projectOf(process.argv.slice(2));
const { address, api, call, found, open, path } = project;
const home = `${address}/${path}/-/analytics/dashboards`;
const seen = { found };

const DAY = 86_400_000;
const AGENTS = [
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0',
];

/** Ten pages, the first looked at ten times, the last once, on three days. */
async function send() {
  const { app_id: aid } = await call('GET', `${api}/product_analytics/setup`);
  const now = Date.now();
  const views = Array.from({ length: 10 }, (_, page) => Array(10 - page).fill(page + 1)).flat();
  const data = views.map((page, at) => ({
    ...{ e: 'pv', eid: randomUUID(), p: 'web', tv: 'js-4.10.1', aid },
    ...{ duid: randomUUID(), url: `https://shop.example.com/page-${page}`, ua: AGENTS[at % 2] },
    ...{ dtm: String(now - (at % 3) * DAY), stm: String(now) },
  }));
  const schema = 'iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4';
  const body = JSON.stringify({ schema, data });
  const headers = { 'Content-Type': 'application/json' };
  await fetch(`${address}/com.snowplowanalytics.snowplow/tp2`, { method: 'POST', headers, body });
  const list = () => call('GET', `${api}/product_analytics/events?per_page=100`);
  await until('all events', list, (all) => all.length === views.length);
}

/** How many lines, areas and columns are drawn, and what the legend says. */
const marksOf = (panel) =>
  panel.evaluate((article) => ({
    line: article.querySelectorAll('svg path.line').length,
    area: article.querySelectorAll('svg path.area').length,
    column: article.querySelectorAll('svg path.column').length,
    legend: [...article.querySelectorAll('.legend li')].map((one) => one.innerText.replaceAll('\n', ' ').trim()),
  }));

/** What became of each panel: drawn, blank, or what it says instead. */
const outcomes = (page) =>
  page.locator('article').evaluateAll((all) =>
    all.map((article) => {
      if (article.querySelector('[role=alert]')) return article.innerText;
      return article.querySelector('path.line, path.column, .bar, .stat, td, .empty') ? 'drawn' : 'blank';
    }),
  );

try {
  await send();
  const page = await open(`${home}/every_type`);
  const panel = (name, on = page) => on.getByRole('article', { name, exact: true });
  await loaded(page);
  seen.panels = {};
  for (const name of ['Line', 'Area', 'Columns', 'Stacked columns', 'Many series', 'Compared']) {
    await panel(name).locator('svg path.line, svg path.column').first().waitFor({ state: 'attached', timeout: LIMIT });
    seen.panels[name] = await marksOf(panel(name));
  }
  await until('the other series', () => marksOf(panel('Many series')), ({ legend }) => legend.length === 8);
  seen.panels['Many series'] = await marksOf(panel('Many series'));
  seen.bars = (await panel('Bars').locator('.name').allInnerTexts()).sort();
  seen.stat = await panel('Stat').locator('.stat').innerText();
  seen.meta = await panel('Stat').locator('.meta').innerText();
  seen.nothing = await panel('Nothing').locator('.empty').innerText();
  seen.link = await panel('Table').locator('a').first().getAttribute('href');
  await look(page, 'every type', found);

  // By keyboard: the last place of a chart, and the link in what a panel says about itself.
  await panel('Line').getByRole('img').focus();
  await page.keyboard.press('ArrowLeft');
  seen.pointed = await panel('Line').locator('.pointer [role=status]').innerText();
  await page.keyboard.press('Escape');
  await panel('Line').getByRole('button', { name: 'About Line' }).focus();
  await page.keyboard.press('Tab');
  seen.tooltip = await page.evaluate(() => document.activeElement.getAttribute('href'));
  await page.keyboard.press('Escape');

  // As a table, and a table the other way round.
  await panel('Compared').getByRole('button', { name: 'Options of Compared' }).click();
  await panel('Compared').getByRole('button', { name: 'View as table' }).click();
  await panel('Compared').getByRole('table').waitFor();
  seen.comparedRows = (await panel('Compared').getByRole('row').count()) - 1;
  for (const order of ['desc', 'asc']) {
    await panel('Table').getByRole('button', { name: 'Count' }).click();
    await page.waitForURL(new RegExp(`sort=.*${order}`));
  }
  await panel('Table').getByRole('link', { name: '/page-10' }).waitFor({ timeout: LIMIT });
  seen.least = await panel('Table').locator('td.number').first().innerText();
  seen.sorted = decodeURIComponent(page.url());

  seen.ranges = await page.getByLabel('Date range').locator('option').allInnerTexts();
  await page.getByLabel('Date range').selectOption('custom');
  await page.getByLabel('From').fill('2026-01-01');
  seen.tooLong = await page.getByRole('alert').first().innerText();

  // Another branch: a banner, the address keeps it from page to page, and the way back.
  await page.goto(`${home}/every_type?ref=idea`);
  await loaded(page);
  await page.locator('.banner', { hasText: 'Back to main' }).waitFor({ timeout: LIMIT });
  seen.preview = await page.locator('.banner').innerText();
  const titles = [await page.locator('h1').innerText()];
  await page.getByRole('navigation').getByRole('link', { name: 'Dashboards' }).click();
  await page.getByRole('link', { name: 'Every type, better' }).waitFor({ timeout: LIMIT });
  seen.kept = page.url();
  await page.getByRole('link', { name: 'Every type, better' }).click();
  await loaded(page);
  await page.getByRole('link', { name: 'Back to main' }).click();
  await page.getByRole('heading', { level: 1, name: 'Every type', exact: true }).waitFor({ timeout: LIMIT });
  titles.push(await page.locator('h1').innerText());
  seen.titles = titles;
  const missing = await open(`${home}?ref=no-such-branch`, /404/);
  await missing.getByRole('heading', { level: 1 }).waitFor({ timeout: LIMIT });
  seen.unknown = await missing.locator('main').innerText();

  // Broken in part: where and what, the sound panel, the file.
  await page.goto(`${home}/broken`);
  await loaded(page);
  seen.invalid = await page.getByRole('alert').first().innerText();
  seen.mistyped = await panel('Mistyped').innerText();
  seen.other = await panel('Of other data').innerText();
  seen.sound = await panel('Sound').locator('.stat').innerText();
  await look(page, 'broken', found);
  await panel('Mistyped').getByRole('button', { name: 'Options of Mistyped' }).click();
  await panel('Mistyped').getByRole('button', { name: 'Definition and query' }).click();
  await page.getByRole('dialog').waitFor();
  seen.source = await page.getByRole('dialog').innerText();
  await look(page, 'definition', found);
  await page.keyboard.press('Escape');

  await page.goto(`${home}/documented`);
  await loaded(page);
  seen.examples = await until('panels', () => outcomes(page), (all) => !all.includes('blank'));

  await page.goto(home);
  await page.getByRole('link', { name: 'Every type' }).waitFor({ timeout: LIMIT });
  seen.list = await page.locator('main li').allInnerTexts();
  await look(page, 'list', found);
  await page.goto(home.replace(path, 'acme/empty'));
  await page.getByText('Add your own dashboard').waitFor({ timeout: LIMIT });
  seen.first = await page.locator('main section').innerText();
  await look(page, 'first dashboard', found);
  console.log(JSON.stringify(seen));
} finally {
  await project.close();
}
