import { expect } from '@playwright/test';

interface Mail {
  subject: string;
  text: string;
  links: readonly string[];
}

const INBOX = process.env.E2E_INBOX_URL ?? 'http://localhost:8025';

/** The mails somebody has, newest first. */
export async function mailsTo(address: string): Promise<readonly Mail[]> {
  const response = await fetch(`${INBOX}/api/messages?to=${encodeURIComponent(address)}`);
  expect(response.ok, `the inbox answered ${response.status}`).toBe(true);
  return (await response.json()) as readonly Mail[];
}

/** Waits for the mail that confirms an address, and returns its link. `known` are the links seen before. */
export function confirmationLink(address: string, known: readonly string[] = []): Promise<string> {
  return mailedLink(address, '/auth/verify-email#token=', known);
}

/** Waits for a mail with six digits to type, and returns them. */
export async function mailedCode(address: string): Promise<string> {
  let code: string | undefined;
  await expect
    .poll(
      async () => {
        const texts = (await mailsTo(address)).map((mail) => mail.text);
        code = texts.map((text) => /^\d{6}$/m.exec(text)?.[0]).find((digits) => digits);
        return code;
      },
      { message: `a mail to ${address} with a code`, timeout: 30_000, intervals: [100] },
    )
    .toBeDefined();
  return code ?? '';
}

/** Waits for a mail with a link to a page of ours, and returns the newest that is not `known`. */
export async function mailedLink(
  address: string,
  to: string,
  known: readonly string[] = [],
): Promise<string> {
  let link: string | undefined;
  await expect
    .poll(
      async () => {
        const links = (await mailsTo(address)).flatMap((mail) => mail.links);
        link = links.find((one) => one.includes(to) && !known.includes(one));
        return link;
      },
      {
        message: `a mail to ${address} with a link to ${to}`,
        timeout: 30_000,
        intervals: [100],
      },
    )
    .toBeDefined();
  return link ?? '';
}
