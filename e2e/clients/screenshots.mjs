// Takes the pictures of docs/screenshots from a running demo.
// Usage: node screenshots.mjs ADDRESS PASSWORD FOLDER [all]   all: every page in every form
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launch, signIn } from './chromium.mjs';

const [address, password, folder, all] = process.argv.slice(2);
const shop = address.replace('127.0.0.1', 'localhost');
const pages = {
  'sign-in': `${address}/-/sign_in`,
  projects: `${address}/`,
  events: `${address}/demo/shop/-/product_analytics/events`,
  dashboards: `${address}/demo/shop/-/analytics/dashboards`,
  audience: `${address}/demo/shop/-/analytics/dashboards/audience?date_range_option=30d`,
  behavior: `${address}/demo/shop/-/analytics/dashboards/behavior?date_range_option=30d`,
  shop: `${shop}/-/demo/`,
};
const forms = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};
const kept = [
  'audience-desktop-dark',
  'behavior-desktop-light',
  'behavior-phone-dark',
  'events-desktop-light',
  'events-phone-light',
  'shop-desktop-light',
];

await mkdir(folder, { recursive: true });
const browser = await launch();
try {
  for (const [form, options] of Object.entries(forms)) {
    for (const colorScheme of ['light', 'dark']) {
      const context = await browser.newContext({ ...options, colorScheme, reducedMotion: 'reduce' });
      await signIn(context, address, password);
      for (const [name, url] of Object.entries(pages)) {
        const picture = `${name}-${form}-${colorScheme}`;
        if (all || kept.includes(picture)) await take(context, name, url, picture, form);
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
}

async function take(context, name, url, picture, form) {
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'load' });
  await page.locator('h1').first().waitFor();
  if (name === 'events') await page.locator('main ol li button').nth(1).click();
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  await page.waitForLoadState('networkidle');
  const wholePage = form === 'desktop' && ['audience', 'behavior'].includes(name);
  await page.screenshot({ path: join(folder, `${picture}.png`), fullPage: wholePage });
  await page.close();
}
