// What is wrong with a page as a person meets it: axe-core's violations, and pages wider than their window.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Keeps what the page's console says in error, but for answers that the test provokes. */
export function listen(page, where, found, expected = /^$/) {
  page.on('console', (said) => {
    if (['error', 'warning'].includes(said.type()) && !expected.test(said.text())) {
      found.push(`${where}: console: ${said.text()}`);
    }
  });
  page.on('pageerror', (error) => found.push(`${where}: ${error.message}`));
}

/** Looks at the page in both themes, on a desk and on a phone. */
export async function look(page, where, found) {
  for (const colorScheme of ['light', 'dark']) {
    for (const [form, width] of Object.entries({ desk: 1280, phone: 360 })) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate(settled);
      if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run(document));
      const at = `${where}, ${form}, ${colorScheme}`;
      for (const { id, nodes } of violations) found.push(`${at}: ${id}: ${nodes[0].html}`);
      const isWider = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      if (isWider) found.push(`${at}: wider than the window`);
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

// Colours change over from one theme to the other: what is looked at is the end of it.
async function settled() {
  const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  await painted();
  const ending = document.getAnimations().filter(({ effect }) => effect.getTiming().iterations !== Infinity);
  await Promise.allSettled(ending.map(({ finished }) => finished));
  await painted();
}
