import { launch, signIn } from './chromium.mjs';
const [address, password, out, only] = process.argv.slice(2);
const p = `${address}/acme/shop/-/product_analytics`;
const pages = { setup: `${p}/setup`, test: `${p}/test`, graphs: `${p}/graphs`, events: `${p}/events`, profile: `${address}/-/profile`, users: `${address}/admin/users` };
const browser = await launch();
for (const [form, viewport] of Object.entries({ desk: { width: 1280, height: 850 }, phone: { width: 360, height: 780 } }))
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
    await signIn(context, address, password);
    for (const [name, url] of Object.entries(pages)) {
      if (only && !only.split(',').includes(name)) continue;
      const page = await context.newPage();
      page.on('console', (m) => ['error', 'warning'].includes(m.type()) && console.log(name, m.text()));
      page.on('pageerror', (e) => console.log(name, e.message));
      await page.goto(url);
      await page.locator('h1').first().waitFor();
      await page.waitForTimeout(2500);
      await page.screenshot({ path: `${out}/${name}-${form}-${colorScheme}.png`, fullPage: true });
      await page.close();
    }
    await context.close();
  }
await browser.close();
