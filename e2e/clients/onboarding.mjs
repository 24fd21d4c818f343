// A project from its first page to its first event: it is set up, its snippets are taken from the page as a person
// copies them, and each is run where it belongs. Prints what was seen.
// Usage: node onboarding.mjs ADDRESS PASSWORD TOKEN PROJECT
import { look } from './looks.mjs';
import { LIMIT, projectOf } from './project.mjs';
import { asModule, inNode, inShell, siteOf, snippetsOf, withoutInternet } from './snippets.mjs';

const project = await projectOf(process.argv.slice(2));
const { address, api, arrived, call, context, found, open, pages } = project;
const seen = { found };
try {
  await withoutInternet(context);
  const setup = await open(`${pages}/setup`);
  const badge = setup.locator('main .badge').first();
  await setup.getByRole('button', { name: 'Set up' }).waitFor();
  seen.before = (await badge.textContent()).trim();
  await look(setup, 'not set up', found);
  await setup.getByRole('button', { name: 'Set up' }).click();
  await setup.getByText('Copy the code below to implement tracking in your application:').waitFor();
  seen.waiting = (await badge.textContent()).trim();
  await look(setup, 'waiting', found);

  // From tracker to tracker by keyboard.
  await setup.getByRole('tab').first().focus();
  await setup.keyboard.press('ArrowRight');
  seen.second = (await setup.getByRole('tab', { selected: true }).textContent()).trim();
  await setup.keyboard.press('End');
  seen.last = (await setup.getByRole('tab', { selected: true }).textContent()).trim();
  const snippets = await snippetsOf(setup);
  seen.trackers = Object.keys(snippets);

  // What cannot be read is told, and is no first event.
  const { app_id: appId } = await call('GET', `${api}/product_analytics/setup`);
  await fetch(`${address}/i?e=nonsense&aid=${appId}&tv=js-2.14.0`);
  await setup.getByText('One request could not be read').waitFor({ timeout: LIMIT });
  seen.bad = await setup.locator('.message').textContent();
  seen.stillWaiting = (await badge.textContent()).trim();
  await setup.getByText('What was sent').click();
  await look(setup, 'bad row', found);

  const site = await siteOf({
    '/footfall': `${snippets['footfall.js'].HTML}<script>${snippets['footfall.js']['JavaScript: an event of your own']}</script>`,
    '/snowplow': snippets['Snowplow browser'].HTML,
    '/module': asModule(snippets['GitLab SDK']['JavaScript module']),
    '/script': snippets['GitLab SDK']['HTML, without a build'],
    '/image': snippets['13.3 collector'].HTML,
  });
  seen.origin = site.origin;
  const visit = async (path) => {
    const page = await open(site.origin + path);
    await arrived(path, (event) => event.page_url === site.origin + path);
    await page.close();
  };
  await visit('/footfall');
  await setup.getByText('Events arrive').waitFor({ timeout: LIMIT });
  seen.complete = (await badge.textContent()).trim();
  seen.shown = await setup.locator('main section ol li').first().innerText();
  await look(setup, 'complete', found);

  await visit('/snowplow');
  await visit('/module');
  await visit('/script');
  await inShell(snippets.curl.Terminal);
  await arrived('curl', (event) => event.page_title === 'Hello from curl');
  await inNode(snippets['Snowplow Node.js']['JavaScript module']);
  await arrived('node', (event) => event.page_title === 'Hello from Node');
  if (!process.argv.includes('--without-13.3')) {
    await visit('/image');
    await inShell(snippets['13.3 collector'].Terminal);
    await arrived('13.3', (event) => event.page_url === 'https://example.com/' && !event.page_title);
  }
  site.close();
  console.log(JSON.stringify(seen));
} finally {
  await project.close();
}
