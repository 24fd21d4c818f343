// An administrator makes a user, who gets in with the password shown, changes it, makes a token and revokes it; then
// the user is blocked. Prints what was seen.
// Usage: node people.mjs ADDRESS PASSWORD TOKEN PROJECT
import { look } from './looks.mjs';
import { LIMIT, projectOf } from './project.mjs';
import { signIn } from './chromium.mjs';

const admin = await projectOf(process.argv.slice(2));
const { address, found } = admin;
const seen = { found };

const status = async (token) =>
  (await fetch(`${address}/api/v4/user`, { headers: { 'PRIVATE-TOKEN': token } })).status;

/** Says yes in the dialog that asks. */
async function confirm(page, button) {
  await page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached', timeout: LIMIT });
}

try {
  const users = await admin.open(`${address}/admin/users`);
  await users.getByLabel('Username').fill('grace');
  await users.getByRole('button', { name: 'Create user' }).click();
  seen.missing = await users.locator('.errors').first().innerText();
  await users.getByLabel('Email address').fill('grace@example.test');
  await users.getByRole('button', { name: 'Create user' }).click();
  const made = users.locator('.once');
  await made.waitFor({ timeout: LIMIT });
  seen.once = await made.locator('p').innerText();
  const password = await made.locator('code').innerText();
  const row = users.getByRole('row', { name: /grace/ });
  await row.getByRole('button', { name: 'Make administrator: grace' }).click();
  await look(users, 'users, asked', found);
  await confirm(users, 'Make administrator');
  await row.getByText('Administrator', { exact: true }).waitFor({ timeout: LIMIT });
  await row.getByRole('button', { name: 'Take administrator away: grace' }).click();
  await confirm(users, 'Take administrator away');
  await row.getByRole('button', { name: 'Make administrator: grace' }).waitFor({ timeout: LIMIT });
  await look(users, 'users', found);

  // Grace, in two browsers.
  const other = await projectOf([address, password, process.argv[4], process.argv[5], 'grace']);
  const grace = await projectOf([address, password, process.argv[4], process.argv[5], 'grace']);
  const profile = await grace.open(`${address}/-/profile`);
  const signIns = profile.getByRole('table', { name: 'Sign-ins' }).locator('tbody tr');
  await signIns.nth(1).waitFor({ timeout: LIMIT });
  seen.signIns = await signIns.count();
  seen.browsers = await signIns.locator('td').first().innerText();

  await profile.getByLabel('Name').last().fill('ci');
  await profile.getByRole('checkbox', { name: /^read_api/ }).check();
  await profile.getByRole('button', { name: 'Create token' }).click();
  const token = profile.locator('.once code');
  await token.waitFor({ timeout: LIMIT });
  const secret = await token.innerText();
  seen.works = await status(secret);
  await look(profile, 'profile', found);
  await profile.getByRole('button', { name: 'Revoke ci' }).click();
  await confirm(profile, 'Revoke');
  await profile.getByText('Revoked', { exact: true }).waitFor({ timeout: LIMIT });
  seen.revoked = await status(secret);

  const form = profile.getByRole('form', { name: 'Password' });
  const change = async (current, fresh) => {
    await form.getByLabel('Current password').fill(current);
    await form.getByLabel('New password', { exact: true }).fill(fresh);
    await form.getByLabel('New password again').fill(fresh);
    await form.getByRole('button', { name: 'Change password' }).click();
  };
  await change('not it', 'a horse and a staple');
  await form.locator('.errors').waitFor({ timeout: LIMIT });
  seen.wrong = await form.locator('.errors').innerText();
  await change(password, 'a horse and a staple');
  await form.getByText('Saved', { exact: true }).waitFor({ timeout: LIMIT });
  await profile.reload();
  await signIns.first().waitFor({ timeout: LIMIT });
  seen.signInsAfterwards = await signIns.count();
  await other.close();

  await row.getByRole('button', { name: 'Block: grace' }).click();
  await confirm(users, 'Block');
  await row.getByText('Blocked', { exact: true }).waitFor({ timeout: LIMIT });
  const context = await grace.context.browser().newContext();
  seen.blocked = await signIn(context, address, 'a horse and a staple', 'grace').then(
    () => 'signed in',
    () => 'refused',
  );
  // Those that the test provoked: the wrong password, and the session that ended.
  found.push(...grace.found.filter((line) => !/status of (400|401)/.test(line)));
  await grace.close();
  console.log(JSON.stringify(seen));
} finally {
  await admin.close();
}
