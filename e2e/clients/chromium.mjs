// Chromium as the machine has it, and how a person signs in.
import { chromium } from 'playwright-core';

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });

/** Signs a browser in, as the administrator unless it is told otherwise. */
export async function signIn(context, address, password, username = 'admin') {
  const page = await context.newPage();
  await page.goto(`${address}/-/sign_in`);
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${address}/`, { timeout: 15_000 });
  await page.close();
}

/** Waits until a page says no longer that it waits for something. */
export async function loaded(page) {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => {
    const panels = document.querySelectorAll('article').length;
    return panels > 0 || !/\/(dashboards|funnels)\//.test(location.pathname);
  });
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
}
