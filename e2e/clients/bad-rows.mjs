// What a project sent and could not be read: among the events as they arrive, and on a page of its own, where it is
// found and read again. Prints what was seen.
// Usage: node bad-rows.mjs ADDRESS PASSWORD TOKEN PROJECT
import { look } from './looks.mjs';
import { LIMIT, projectOf, until } from './project.mjs';

const project = await projectOf(process.argv.slice(2));
const { address, api, arrived, call, found, open, pages } = project;
const seen = { found };
const { app_id: appId } = await call('GET', `${api}/product_analytics/setup`);

const send = (query) => fetch(`${address}/i?p=web&aid=${appId}&${query}`);
const event = (page) => ({ e: 'pv', p: 'web', tv: 'js-4.10.1', aid: appId, page });
const schema = 'iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4';
const onPage = (count) =>
  until(`${count} bad rows`, () => call('GET', `${api}/product_analytics/bad_rows`), (rows) => rows.length === count);

try {
  // The Events page listens: good and bad appear in the order in which they arrive.
  const events = await open(`${pages}/events`);
  await events.getByText('There are currently no events.').waitFor();
  await send('e=pv&tv=js-4.10.1&page=First&uid=ada');
  await arrived('the first event', ({ page_title: title }) => title === 'First');
  await send('e=pv&tv=js-2.14.0&vid=%3Cb%3Emany%3C/b%3E');
  const bad = events.locator('.message', { hasText: 'is no whole number of 32 bits' });
  await bad.waitFor({ timeout: LIMIT });
  seen.live = (await events.locator('main ol > li').allInnerTexts()).map((text) =>
    text.includes('Bad row') ? 'bad' : 'good',
  );
  await bad.click();
  seen.payload = await events.locator('main pre').innerText();
  await look(events, 'live', found);
  await events.getByLabel('Event, tracker or visitor').fill('ADA');
  await bad.waitFor({ state: 'detached', timeout: LIMIT });
  await events.locator('main ol > li').first().waitFor({ timeout: LIMIT });
  seen.shown = await events.locator('main ol > li').count();
  await events.getByLabel('Event, tracker or visitor').fill('nobody');
  await events.getByText('Nothing that arrived fits.').waitFor({ timeout: LIMIT });

  // Two more: one without a remedy, and one whose end is an event of its own.
  await send('e=nonsense&tv=js-3');
  await fetch(`${address}/com.snowplowanalytics.snowplow/tp2`, {
    method: 'POST',
    body: `${JSON.stringify({ schema, data: [event('One')] })} ${JSON.stringify(event('Two'))}`,
  });
  await onPage(3);
  const page = await open(`${pages}/bad_rows`);
  await page.getByText('Bad rows that fit: 3.').waitFor({ timeout: LIMIT });
  seen.fields = await page.getByLabel('Field').locator('option').allTextContents();
  await page.getByLabel('Field').selectOption('e');
  await page.getByText('Bad rows that fit: 1.').waitFor({ timeout: LIMIT });
  await page.locator('main ol > li > button').click();
  await look(page, 'bad rows', found);
  await page.getByLabel('Field').selectOption('');
  await page.getByText('Bad rows that fit: 3.').waitFor({ timeout: LIMIT });
  await page.getByRole('button', { name: 'Read all 3 again' }).click();
  await page.getByText('as bad as before').waitFor({ timeout: LIMIT });
  seen.outcome = await page.locator('.outcome').innerText();
  await page.getByText('Bad rows that fit: 2.').waitFor({ timeout: LIMIT });
  await arrived('the event that was read again', ({ page_title: title }) => title === 'Two');
  await look(page, 'read again', found);
  console.log(JSON.stringify(seen));
} finally {
  await project.close();
}
