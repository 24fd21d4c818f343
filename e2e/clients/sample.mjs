// The test page's own event from the browser to the list, and the graphs. Prints what was seen.
// Usage: node sample.mjs ADDRESS PASSWORD TOKEN PROJECT
import { loaded } from './chromium.mjs';
import { look } from './looks.mjs';
import { LIMIT, projectOf } from './project.mjs';

const project = await projectOf(process.argv.slice(2));
const { events, found, open, pages } = project;
const seen = { found };
try {
  const [last] = await events();
  const test = await open(`${pages}/test`);
  const said = test.locator('p[role=status]');
  await said.getByText('Arrived after').waitFor({ timeout: LIMIT });
  const firstId = (await said.locator('code').textContent()).trim();
  const before = test.locator('section', { hasText: 'Last item before this page loaded in your browser:' });
  await before.locator('ol button').click();
  seen.lastIsShown = (await before.locator('dd', { hasText: last.event_id }).count()) === 1;
  seen.text = (await test.locator('main p', { hasText: 'This page sends a payload.' }).innerText()).trim();
  await look(test, 'test', found);
  await test.getByRole('button', { name: 'Send another' }).click();
  await said.getByText(firstId).waitFor({ state: 'detached', timeout: LIMIT });
  await said.getByText('Arrived after').waitFor({ timeout: LIMIT });
  const secondId = (await said.locator('code').textContent()).trim();
  const stored = await events();
  seen.sample = [secondId, firstId].map((id) => {
    const event = stored.find(({ event_id }) => event_id === id);
    return `${event?.event_name} ${new URL(event.page_url).pathname} ${event.platform}`;
  });
  seen.newest = stored.slice(0, 2).map(({ event_id }) => event_id).join() === [secondId, firstId].join();

  const graphs = await open(`${pages}/graphs`);
  await loaded(graphs);
  await graphs.locator('article.platform li').first().waitFor();
  seen.lead = await graphs.getByText('Showing graphs').innerText();
  seen.titles = await graphs.locator('article h2').allInnerTexts();
  const lines = async (panel, rows) =>
    (await graphs.locator(`article.${panel} ${rows}`).allInnerTexts()).map((line) => line.split(/\s+/).join(' '));
  seen.platforms = await lines('platform', 'li');
  seen.timeZones = await lines('os_timezone', 'li');
  await look(graphs, 'graphs', found);
  await graphs.goto(`${pages}/graphs?table=activity&table=os_timezone`);
  await graphs.locator('article.activity tbody tr').first().waitFor();
  await graphs.locator('article.os_timezone tbody tr').first().waitFor();
  seen.days = (await lines('activity', 'tbody tr')).length;
  seen.today = await graphs.locator('article.activity tbody tr').last().locator('td').innerText();
  seen.allTimeZones = (await lines('os_timezone', 'tbody tr')).length;
  await look(graphs, 'graphs as tables', found);
  console.log(JSON.stringify(seen));
} finally {
  await project.close();
}
