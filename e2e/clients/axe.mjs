// Opens every page, in one theme, on a desk and on a phone, with axe-core on it. Prints its violations,
// what the console said, and pages that are wider than the window.
// Usage: node axe.mjs ADDRESS PASSWORD THEME   THEME: light, dark
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { launch, loaded, signIn } from './chromium.mjs';

const [address, password, colorScheme] = process.argv.slice(2);
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const dashboards = `${address}/demo/shop/-/analytics/dashboards`;
const pages = {
  'sign-in': `${address}/-/sign_in`,
  projects: `${address}/`,
  events: `${address}/demo/shop/-/product_analytics/events`,
  dashboards,
  audience: `${dashboards}/audience`,
  behavior: `${dashboards}/behavior`,
  'north star': `${dashboards}/north_star`,
  acquisition: `${dashboards}/acquisition`,
  conversion: `${dashboards}/conversion`,
  funnels: `${address}/demo/shop/-/analytics/funnels`,
  checkout: `${address}/demo/shop/-/analytics/funnels/checkout`,
  table: `${dashboards}/behavior?date_range_option=custom&table=page_views_over_time`,
  'no such page': `${address}/demo/shop/-/nothing`,
  shop: `${address.replace('127.0.0.1', 'localhost')}/-/demo/`,
};
const found = [];
const browser = await launch();
try {
  for (const [form, viewport] of Object.entries({ desk: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } })) {
    const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
    const look = (name) => lookAt(context, name, `${name}, ${form}, ${colorScheme}: `);
    await look('sign-in');
    await signIn(context, address, password);
    for (const name of Object.keys(pages)) if (name !== 'sign-in') await look(name);
    await context.close();
  }
  console.log(JSON.stringify(found));
} finally {
  await browser.close();
}

async function lookAt(context, name, where) {
  const page = await context.newPage();
  page.on('console', (said) => {
    const expected = name === 'no such page' && said.text().includes('404');
    if (['error', 'warning'].includes(said.type()) && !expected) found.push(`${where}console: ${said.text()}`);
  });
  page.on('pageerror', (error) => found.push(`${where}${error.message}`));
  await page.goto(pages[name]);
  await loaded(page);
  if (name === 'events') await page.locator('main ol li button').first().click();
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document));
  for (const { id, nodes } of violations) found.push(`${where}${id}: ${nodes[0].html}`);
  const isWider = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
  if (isWider) found.push(`${where}wider than the window`);
  await page.close();
}
