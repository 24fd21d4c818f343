// A page with the snippet of a key that is replaced: it goes on until the chosen time. The open setup page shows
// the new key by itself; with the flag off it turns, and every page of the project is gone. Prints what was seen.
// Usage: node rotation.mjs ADDRESS PASSWORD TOKEN PROJECT
import { look } from './looks.mjs';
import { LIMIT, projectOf, until } from './project.mjs';
import { inShell, siteOf, snippetsOf } from './snippets.mjs';

/** Milliseconds for which the old key is accepted. */
const OVERLAP = 15_000;

const project = await projectOf(process.argv.slice(2));
const { address, api, arrived, call, events, found, open, pages, path } = project;
const seen = { found };
try {
  const setup = await open(`${pages}/setup`, /404/);
  await setup.getByRole('tab').first().waitFor();
  const old = await snippetsOf(setup);
  const { app_id: oldKey } = await call('GET', `${api}/product_analytics/setup`);
  const site = await siteOf({ '/page': old['Snowplow browser'].HTML });
  const visits = async () => (await events()).filter(({ page_url }) => page_url === `${site.origin}/page`).length;
  const visit = async () => {
    const page = await project.context.newPage();
    const sent = page.waitForResponse((response) => response.request().postData()?.includes('/page') ?? false);
    await page.goto(`${site.origin}/page`);
    seen.status = (await sent).status();
    await page.close();
  };

  const end = Date.now() + OVERLAP;
  const old_key_expires_at = new Date(end).toISOString();
  await call('POST', `${api}/product_analytics/rotate_key`, { key: 'app_id', old_key_expires_at });
  await visit();
  seen.inTime = await until('the old key', visits, (count) => count > 0);

  await setup.getByText(oldKey).first().waitFor({ state: 'detached', timeout: LIMIT });
  const renewed = await snippetsOf(setup);
  await new Promise((later) => setTimeout(later, Math.max(0, end - Date.now())));
  await visit();
  await inShell(renewed.curl.Terminal);
  await arrived('the new key', (event) => event.page_title === 'Hello from curl');
  seen.afterwards = await visits();
  site.close();

  await call('POST', `${address}/api/v4/features/product_analytics`, { value: false, project: path });
  await setup.getByRole('heading', { name: 'Page not found' }).waitFor({ timeout: LIMIT });
  for (const name of ['events', 'graphs', 'test', 'setup']) {
    await setup.goto('about:blank');
    await setup.goto(`${pages}/${name}`);
    await setup.getByRole('heading', { name: 'Page not found' }).waitFor({ timeout: LIMIT });
  }
  await look(setup, 'flag off', found);
  console.log(JSON.stringify(seen));
} finally {
  await project.close();
}
