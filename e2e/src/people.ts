import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { confirmationLink } from './inbox';

export interface Person {
  email: string;
  password: string;
}

/** Made by the development stack at its start. */
export const ada: Person = { email: 'ada@example.com', password: 'tidal-Lantern-42' };

/** Somebody nobody has seen before. */
export function newPerson(): Person {
  return { email: `ines-${randomUUID()}@calder.example`, password: 'brass lantern lights' };
}

/** Fills in the sign-in form and sends it. */
export async function sendSignIn(page: Page, { email, password }: Person): Promise<void> {
  await page.getByLabel('Email or username').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Opens the product, is led to the sign-in page, signs in and is back. */
export async function signInToHarbour(page: Page, person: Person): Promise<void> {
  await page.goto('/');
  await sendSignIn(page, person);
  await expect(page.getByRole('heading', { name: 'Logbook' })).toBeVisible();
}

/** An account whose address is not confirmed, made over the API. */
export async function registerWithoutPage(page: Page, person: Person): Promise<void> {
  const origin = new URL(page.url()).origin;
  const response = await page.request.post('/api/v1/auth/register', {
    data: person,
    headers: { 'X-CSRF': '1', Origin: origin },
  });
  expect(response.status()).toBe(201);
}

/** Somebody new whose address is confirmed; nobody is signed in. */
export async function confirmedPerson(page: Page): Promise<Person> {
  const person = newPerson();
  await page.goto('/auth/login');
  await registerWithoutPage(page, person);
  await page.goto(await confirmationLink(person.email));
  await page.getByRole('button', { name: 'Confirm email' }).click();
  await expect(page.getByRole('heading', { name: 'Your email is confirmed' })).toBeVisible();
  return person;
}
