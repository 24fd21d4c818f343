// Funnels of a pushed repository, as a person meets them: the list, one that cannot be counted, one in words, in bars and
// as a table, its people, broken down, compared, at another branch, with twenty steps, and in panels. Sends the page
// views they are about first. Prints what was seen.
// Usage: node funnels.mjs ADDRESS PASSWORD TOKEN PROJECT DOCUMENTED   DOCUMENTED: names of funnels to be drawn, by commas
import { randomUUID } from 'node:crypto';
import { loaded } from './chromium.mjs';
import { look } from './looks.mjs';
import { LIMIT, projectOf, until } from './project.mjs';

const [documented] = process.argv.slice(6);
const project = await projectOf(process.argv.slice(2, 6));
const { address, api, call, found, open, path } = project;
const home = `${address}/${path}/-/analytics/funnels`;
const seen = { found };

const DAY = 86_400_000;
const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0';

/** Views of a visitor, a minute apart, so many days ago. */
const visit = (duid, ua, days, ...pages) =>
  pages.map((page, at) => ({
    ...{ e: 'pv', eid: randomUUID(), p: 'web', tv: 'js-4.10.1', duid, ua },
    ...{ url: `https://shop.example.com/page${page}.html` },
    ttm: String(Date.now() - days * DAY + at * 60_000),
  }));

async function send() {
  const { app_id: aid } = await call('GET', `${api}/product_analytics/setup`);
  const data = [
    ...visit('a', CHROME, 2, 1, 2, 3),
    ...visit('b', CHROME, 3, 1, 2),
    ...visit('c', FIREFOX, 4, 1),
    ...visit('d', FIREFOX, 5, 2, 1),
    ...visit('e', FIREFOX, 40, 1, 2),
  ].map((view) => ({ ...view, aid }));
  const schema = 'iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4';
  const body = JSON.stringify({ schema, data });
  const headers = { 'Content-Type': 'application/json' };
  await fetch(`${address}/com.snowplowanalytics.snowplow/tp2`, { method: 'POST', headers, body });
  const list = () => call('GET', `${api}/product_analytics/events?per_page=100`);
  await until('all events', list, (all) => all.length === data.length);
}

const page = await open('about:blank');
const chart = page.getByRole('article', { name: 'People at each step' });

async function show(address) {
  await page.goto(`${home}/${address}`);
  await loaded(page);
}

/** A line for each step, or for each group of each step, as it reads. */
const bars = () =>
  chart.locator('li').evaluateAll((all) => all.map((one) => one.innerText.replaceAll(/\s+/g, ' ').trim()));

const rows = (within) =>
  within.getByRole('row').evaluateAll((all) => all.slice(1).map((one) => [...one.cells].map((cell) => cell.innerText.trim())));

/** The people behind a number: what stands above them, and who they are. */
async function behind(query) {
  await show(`completed_purchase?${query}`);
  const section = page.locator('section', { hasText: 'People who' });
  await section.getByRole('table').waitFor({ timeout: LIMIT });
  const people = (await rows(section)).map(([person, , furthest]) => `${person} ${furthest}`);
  return { title: await section.getByRole('heading').innerText(), people };
}

try {
  await send();
  await page.goto(home);
  await page.getByRole('link', { name: 'completed_purchase' }).waitFor({ timeout: LIMIT });
  seen.list = await page.locator('main li').allInnerTexts();
  await look(page, 'list', found);
  await page.getByRole('link', { name: 'Broken' }).click();
  await page.getByText('Invalid funnel configuration').waitFor({ timeout: LIMIT });
  seen.broken = await page.locator('main').innerText();
  await look(page, 'broken', found);

  await show('completed_purchase');
  seen.words = await page.locator('main h1 + p').innerText();
  seen.bars = await bars();
  seen.days = await page.locator('.hint').innerText();
  await look(page, 'one', found);

  // By keyboard: a bar's people, and where the reader is then.
  await chart.getByRole('button', { name: 'People who reached view_page_2: 2' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/reached=2/);
  seen.focused = await page.evaluate(() => document.activeElement.innerText);
  seen.behind = {};
  for (const query of ['reached=1', 'reached=2', 'reached=3', 'left=2', 'left=3']) {
    seen.behind[query] = await behind(query);
  }
  await look(page, 'people', found);
  await page.getByRole('link', { name: 'Close' }).click();
  await page.waitForURL((url) => !url.searchParams.has('left'));

  await page.getByRole('button', { name: 'View as table' }).first().click();
  await page.waitForURL(/table=steps/);
  await page.reload();
  await loaded(page);
  seen.table = await rows(chart);
  await look(page, 'table', found);

  await show('completed_purchase');
  await page.getByLabel('Break down by').selectOption('agentName');
  await page.waitForURL(/breakdown=agentName/);
  await chart.getByText('Firefox').first().waitFor({ timeout: LIMIT });
  seen.broken_down = await bars();
  await look(page, 'breakdown', found);
  seen.behind.firefox = await behind('breakdown=agentName&left=2&of=Firefox');

  await show('completed_purchase');
  await page.getByRole('button', { name: 'Compare with days before' }).click();
  await page.waitForURL(/compare=true/);
  await chart.locator('.group').nth(1).waitFor({ timeout: LIMIT });
  seen.compared = await chart.locator('.people b').allInnerTexts();
  await look(page, 'compared', found);
  seen.behind.earlier = await behind('compare=true&reached=2&earlier=true');

  // Another branch, by the name of the file.
  await show('purchase?ref=idea');
  seen.preview = await page.locator('main').innerText();
  seen.others = await chart.locator('.people b').allInnerTexts();

  await show('many');
  seen.many = (await bars()).length;
  await look(page, 'many', found);

  seen.documented = {};
  for (const name of documented.split(',')) {
    await show(name);
    const wrong = await page.getByRole('alert').allInnerTexts();
    seen.documented[name] = wrong.length > 0 ? wrong : (await chart.locator('.track').count()) > 0;
  }
  await page.goto(`${home.replace('funnels', 'dashboards')}/documented`);
  await loaded(page);
  seen.panels = await page
    .locator('article')
    .evaluateAll((all) => all.map((one) => (one.querySelector('.track, td, svg') && !one.querySelector('[role=alert]') ? 'drawn' : one.innerText)));
  const missing = await open(`${home}/nobody`, /404/);
  await missing.getByRole('heading', { level: 1 }).waitFor({ timeout: LIMIT });
  seen.missing = await missing.locator('main').innerText();
  console.log(JSON.stringify(seen));
} finally {
  await project.close();
}
