// What an administrator, an owner and a maintainer do in the pages of administration and of settings.
// Prints what they saw.
// Usage: node admin.mjs ADDRESS PASSWORD PART PROJECT [USER]
// USER: somebody else with the same password
import { launch, signIn } from './chromium.mjs';
import { listen, look } from './looks.mjs';

const [address, password, part, project, user] = process.argv.slice(2);
const settings = `${address}/${project}/-/settings`;
const complaints = [];

const heading = (page) => page.locator('h1').innerText();

/** What is said to be wrong with a field. */
const errorAt = async (page, label) => {
  const field = page.getByLabel(label, { exact: true });
  await page.locator('[aria-invalid="true"]').first().waitFor();
  const texts = (await field.getAttribute('aria-describedby')).split(' ');
  return page.locator(`[id="${texts.find((id) => id.endsWith('-errors'))}"]`).innerText();
};

const focused = (page) => page.evaluate(() => document.activeElement.name);

const saved = (page) => page.getByText('Saved', { exact: true }).waitFor();

const save = (page) => page.getByRole('button', { name: 'Save changes' }).click();

const parts = { create, settings: instance, leaving, flags, members, maintainer, keys, repository, archive, remove, looks };
const browser = await launch();
try {
  const seen = await parts[part]();
  console.log(JSON.stringify({ ...seen, complaints }));
} finally {
  await browser.close();
}

/** A page of somebody who is signed in; what its console says is a complaint. */
async function signedIn(name) {
  const context = await browser.newContext();
  await signIn(context, address, password, name);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('console', (said) => ['error', 'warning'].includes(said.type()) && complaints.push(said.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  return page;
}

async function create() {
  const page = await signedIn();
  await page.goto(address);
  await page.getByRole('link', { name: 'New project' }).click();
  await page.getByLabel('Path').fill('acme');
  await page.getByRole('button', { name: 'Create project' }).click();
  const refused = await errorAt(page, 'Path');
  const focus = await focused(page);
  await page.getByLabel('Path').fill(project);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/setup');
  return { refused, focus, path: new URL(page.url()).pathname };
}

async function instance() {
  const page = await signedIn();
  await page.goto(`${address}/admin/application_settings/general`);
  const section = await page.locator('h2').first().innerText();
  await page.getByLabel('Collector host').fill('invalid.host');
  await save(page);
  const refused = await errorAt(page, 'Collector host');
  const focus = await focused(page);
  await page.getByLabel('Collector host').fill('https://collect.example.com');
  await page.getByLabel('Cube API URL').fill('https://cube.example.com');
  await page.getByLabel('Cube API key', { exact: true }).fill('a-secret-of-cube');
  await save(page);
  await saved(page);
  await page.reload();
  const value = (label) => page.getByLabel(label, { exact: true }).inputValue();
  const kept = {
    host: await value('Collector host'),
    older: await value('Jitsu host'),
    key: await value('Cube API key'),
  };
  await page.goto(`${address}/admin/audit_events`);
  await page.locator('tbody tr').first().waitFor();
  const audit = await page.locator('table').innerText();
  return { section, refused, focus, kept, audit };
}

async function leaving() {
  const page = await signedIn();
  const asked = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.message());
    return asked.length === 1 ? dialog.dismiss() : dialog.accept();
  });
  await page.goto(settings);
  await page.getByLabel('Name', { exact: true }).fill('Another name');
  await page.getByRole('link', { name: 'Keys' }).click();
  const stayed = await page.getByLabel('Name', { exact: true }).inputValue();
  await page.getByRole('link', { name: 'Keys' }).click();
  await page.getByRole('heading', { name: 'Keys', level: 1 }).waitFor();
  return { asked, stayed };
}

async function flags() {
  const page = await signedIn();
  const choose = async (flag, value) => {
    await page.goto(`${address}/admin/features`);
    await page.getByLabel(`All projects: ${flag}`).selectOption(value);
    await page.getByText(`${flag} is changed.`).waitFor();
  };
  const seen = async (path) => {
    await page.goto(`${address}${path}`);
    await page.locator('h1').waitFor();
    return heading(page);
  };
  await choose('product_analytics_admin_settings', 'off');
  const section = await seen('/admin/application_settings/general');
  await choose('product_analytics_admin_settings', 'follows');
  const back = await seen('/admin/application_settings/general');

  await page.goto(`${address}/admin/features`);
  const card = page.locator('li.card').first();
  await card.getByText('Add a project').first().click();
  await card.getByLabel('Project', { exact: true }).fill(project);
  await card.getByRole('button', { name: 'Add a project' }).click();
  await card.getByText(project, { exact: true }).waitFor();
  const events = await seen(`/${project}/-/product_analytics/events`);
  await page.goto(`${address}/admin/features`);
  await page.getByRole('button', { name: `Remove ${project}` }).click();
  await page.getByText('product_analytics is changed.').waitFor();
  return { section, back, events, after: await seen(`/${project}/-/product_analytics/events`) };
}

async function members() {
  const page = await signedIn();
  await page.goto(`${settings}/members`);
  await page.getByLabel('User name or number').fill('nobody-here');
  await page.getByRole('button', { name: 'Add member' }).click();
  const refused = await errorAt(page, 'User name or number');
  await page.getByLabel('User name or number').fill(user);
  await page.getByLabel('Level', { exact: true }).selectOption({ label: 'Developer' });
  await page.getByRole('button', { name: 'Add member' }).click();
  const level = page.getByLabel(`Level of ${user}`);
  await level.waitFor();
  const added = await level.inputValue();
  await level.selectOption({ label: 'Maintainer' });
  const said = await page.getByText(`${user} is Maintainer now.`).innerText();
  await page.getByLabel('Level of admin').selectOption({ label: 'Guest' });
  const lastOwner = await page.getByRole('alert').innerText();
  return { refused, added, said, lastOwner };
}

async function maintainer() {
  const page = await signedIn(user);
  await page.goto(settings);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const first = await heading(page);
  const sections = await page.getByRole('navigation', { name: 'Settings' }).getByRole('link').allInnerTexts();
  const admin = await page.getByRole('link', { name: 'Admin' }).count();
  await page.goto(`${settings}/danger`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const danger = await heading(page);
  await page.goto(`${address}/admin/features`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { first, sections, admin, danger, features: await heading(page) };
}

async function keys() {
  const page = await signedIn();
  await page.goto(`${settings}/keys`);
  const shown = (title) => page.locator('section', { hasText: title }).locator('code').innerText();
  const before = await shown('Application ID');
  const hidden = await shown('Server secret');
  await page.getByRole('button', { name: 'Show: Server secret' }).click();
  const secret = await shown('Server secret');
  await page.getByRole('button', { name: 'Rotate: Application ID' }).click();
  await page.getByLabel('The old key is accepted').selectOption({ label: 'For 1 hour' });
  await page.getByRole('dialog').getByRole('button', { name: 'Rotate' }).click();
  await page.getByText('The new key holds from now on.').waitFor();
  const after = await shown('Application ID');
  await page.goto(`${settings}/audit_events`);
  await page.locator('tbody tr').first().waitFor();
  return { before, after, hidden, secret, audit: await page.locator('tbody tr').first().innerText() };
}

async function repository() {
  const page = await signedIn();
  await page.goto(`${settings}/repository`);
  const field = (label) => page.getByLabel(label, { exact: true });
  await field('Repository').selectOption({ label: 'Elsewhere: it is fetched' });
  await field('URL').fill('ftp://git.example.com/shop.git');
  await save(page);
  const refused = await errorAt(page, 'URL');
  const focus = await focused(page);
  await field('Repository').selectOption({ label: 'Here: it is pushed to' });
  await field('A push with mistakes in definitions').selectOption({ label: 'Refuse it on the default branch' });
  await field('Repository').selectOption({ label: 'Elsewhere: it is fetched' });
  await field('URL').fill('https://git.invalid/shop.git');
  await field('Credentials').fill('ada:a-token');
  await save(page);
  await saved(page);
  await page.getByRole('button', { name: 'Make a secret' }).click();
  const secret = await page.locator('section', { hasText: 'Webhook' }).locator('code').nth(1).innerText();
  const problem = await page.getByRole('alert').locator('p').nth(1).innerText();
  const credentials = await field('Credentials').inputValue();
  await field('Repository').selectOption({ label: 'Here: it is pushed to' });
  const broken = await field('A push with mistakes in definitions').inputValue();
  const address = await page.locator('dd code').first().innerText();
  return { refused, focus, credentials, secret, broken, address, problem };
}

async function archive() {
  const page = await signedIn();
  await page.goto(`${settings}/danger`);
  await page.getByRole('button', { name: 'Archive project' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Archive project' }).click();
  const notice = await page.locator('.archived').innerText();
  await page.goto(`${address}/admin/projects`);
  await page.getByRole('button', { name: `Unarchive ${project}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Unarchive project' }).click();
  await page.getByRole('button', { name: `Archive ${project}`, exact: true }).waitFor();
  return { notice };
}

async function remove() {
  const page = await signedIn();
  await page.goto(`${settings}/danger`);
  await page.getByRole('button', { name: 'Delete project' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('acme/other');
  await page.keyboard.press('Enter');
  const refused = await dialog.getByText('This is not').innerText();
  await dialog.getByRole('textbox').fill(project);
  await dialog.getByRole('button', { name: 'Delete project' }).click();
  await page.waitForURL(`${address}/`);
  await page.getByRole('heading', { name: 'Projects' }).waitFor();
  await page.waitForLoadState('networkidle');
  return { refused, listed: await page.getByText(project, { exact: true }).count() };
}

async function looks() {
  const context = await browser.newContext();
  await signIn(context, address, password);
  const sections = ['keys', 'members', 'privacy', 'usage', 'data_sources', 'repository', 'audit_events', 'danger'];
  const found = [];
  const pages = [
    '/projects/new',
    ...['application_settings/general', 'features', 'projects', 'audit_events'].map((at) => `/admin/${at}`),
    ...['', ...sections.map((section) => `/${section}`)].map((at) => `/${project}/-/settings${at}`),
  ];
  for (const path of pages) {
    const page = await context.newPage();
    listen(page, path, found);
    await page.goto(`${address}${path}`);
    await page.locator('h1').waitFor();
    await page.waitForLoadState('networkidle');
    if ((await heading(page)) === 'Page not found') found.push(`${path}: not found`);
    await look(page, path, found);
    await page.close();
  }
  return { found };
}
