import type { ReactNode } from 'react';
import type { EndReason, ProblemCode } from '../lib/problem';
import type { ThingText } from './texts';

/** The texts of the app. Other languages are held to its shape by the compiler. */
export const en = {
  common: {
    language: 'Language',
    theme: { system: 'Theme: as the device', light: 'Theme: light', dark: 'Theme: dark' },
    privacy: 'Privacy',
    help: 'Help',
    skipToForm: 'Skip to the form',
    skipToContent: 'Skip to content',
    moment: 'One moment',
    tryAgain: 'Try again',
    close: 'Close',
    offline: {
      title: 'You are offline',
      text: 'What you typed stays here. Send it again when the network is back.',
    },
    optional: 'optional',
    email: 'Email',
    username: 'Username',
    password: 'Password',
    firstName: 'First name',
    lastName: 'Last name',
    dateOfBirth: 'Date of birth',
    /** What stands for a digit where a date is typed: DD/MM/YYYY. */
    dateLetters: { day: 'D', month: 'M', year: 'Y' },
    showPassword: 'Show password',
    hidePassword: 'Hide password',
    capsLock: 'Caps Lock is on',
    signIn: 'Sign in',
    signOut: 'Sign out',
    hours: (count: number) => (count === 1 ? 'one hour' : `${count} hours`),
    minutes: (count: number) => (count === 1 ? 'one minute' : `${count} minutes`),
    requestId: (id: string) => `Request ${id}`,
  },

  login: {
    title: 'Sign in',
    subtitle: (product: ReactNode): ReactNode => <>to continue to {product}</>,
    identifier: 'Email or username',
    forgot: 'Forgot password?',
    remember: 'Keep me signed in on this device',
    busy: 'Signing in',
    newHere: (create: ReactNode): ReactNode => <>New here? {create}</>,
    create: 'Create an account',
    tryAgainIn: (time: ReactNode): ReactNode => <>Try again in {time}</>,
    needsIdentifier: 'Type your email or username.',
    needsEmail: 'Type your email.',
    needsPassword: 'Type your password.',
    unlock: 'Open it sooner by mail',
    unverified: {
      title: 'Your address is not confirmed yet',
      text: 'Open the link in the mail we sent you, then sign in.',
      resend: 'Send a new link',
    },
    ready: {
      title: 'Your account is ready',
      text: 'Sign in with your email and password.',
    },
  },

  register: {
    title: 'Create your account',
    subtitle: (product: ReactNode): ReactNode => <>One account for {product} and its apps</>,
    submit: 'Create account',
    busy: 'Creating your account',
    haveAccount: (signIn: ReactNode): ReactNode => <>Already have an account? {signIn}</>,
    closed: {
      title: 'New accounts are closed',
      text: 'You can sign in if you have one already.',
    },
    passwordHint: 'Three or four words that do not belong together make a good one.',
    rules: {
      length: (least: number) => `At least ${least} characters`,
      kinds: 'Upper and lower case, a digit and a sign',
      ownData: 'Not your name, username or email',
      met: 'met',
      open: 'not yet',
    },
  },

  checkMail: {
    title: 'Check your mail',
    subtitle: (email: ReactNode): ReactNode => <>We sent a link to {email}.</>,
    open: 'Open it on this device or any other',
    lasts: (life: string) => `The link works for ${life}.`,
    sendAgain: 'Send again',
    sendAgainIn: (time: ReactNode): ReactNode => <>Send again in {time}</>,
    sending: 'Sending',
    sent: 'Sent again',
    sentText: 'The new link takes the place of the older one.',
    otherAddress: 'Use another address',
    spam: 'Nothing there? Look in the spam folder. If you already had an account, the mail tells you how to sign in instead.',
  },

  verify: {
    title: 'Confirm your email',
    subtitle: 'One press, and your account is ready.',
    confirm: 'Confirm email',
    busy: 'Confirming',
    doneTitle: 'Your email is confirmed',
    doneSubtitle: (product: ReactNode): ReactNode => <>Sign in to go on to {product}.</>,
    goOn: 'Go on',
    deadTitle: 'This link is no longer good',
    deadSubtitle: (life: string) => `Links work once and for ${life}.`,
    noTokenTitle: 'Open the link in your mail',
    noTokenSubtitle: 'This page needs the link we sent you. Open it again, or ask for a new one.',
    resend: 'Send a new link',
    resendHint: 'The address you signed up with.',
    sentTitle: 'A new link is on its way',
    sentText: (email: ReactNode): ReactNode => (
      <>If {email} waits for confirmation, you will have it in a minute.</>
    ),
    backToSignIn: 'Back to sign-in',
  },

  account: {
    navigation: 'Account',
    profile: 'Profile',
    security: 'Security',
    sessions: 'Sessions',
    back: (product: string) => `Back to ${product}`,
    subtitle: 'Who you are, as the apps you use see it.',
    details: 'Your details',
    save: 'Save changes',
    saving: 'Saving',
    outcomes: {
      saved: 'Your changes are saved',
      unchanged: 'Nothing has changed',
      kept: 'What you typed is still here, but not saved yet',
    },
    confirmed: 'Confirmed',
    since: (date: string) => `Member since ${date}`,
    display: 'Display',
    displayText: 'Kept in this browser only.',
    theme: 'Theme',
    themes: { system: 'As the device', light: 'Light', dark: 'Dark' },
    everywhere: {
      title: 'Sign out everywhere',
      text: 'Ends every session on every device, this one too.',
      action: 'Sign out everywhere',
      question: 'Sign out on every device, this one too?',
      keep: 'Stay signed in',
    },
  },

  sessions: {
    title: 'Sessions',
    subtitle: 'Every place where you are signed in. Sign out any device you do not know.',
    thisDevice: 'This device',
    newPlace: 'New place',
    elsewhere: 'Elsewhere',
    nowhereElse: {
      title: 'Only this device',
      text: 'You are signed in nowhere else. New sign-ins appear here.',
    },
    device: (browser: string, os: string) => `${browser} on ${os}`,
    kinds: { desktop: 'Computer', phone: 'Phone', tablet: 'Tablet', other: 'Unknown device' },
    signedIn: (when: string) => `signed in ${when}`,
    active: (when: string) => `active ${when}`,
    justNow: 'just now',
    signOutOne: (device: string) => `Sign out ${device}`,
    signedOut: (device: string) => `Signed out: ${device}`,
    atOnce: 'It takes effect at once.',
    signOutAll: (count: number) =>
      count === 1
        ? 'Sign out the other one'
        : count === 2
          ? 'Sign out both'
          : `Sign out all ${count}`,
    signOutAllQuestion: (count: number) =>
      count === 1
        ? 'Sign out the other device?'
        : count === 2
          ? 'Sign out both other devices?'
          : `Sign out the ${count} other devices?`,
    signedOutAll: 'Every other session has ended.',
    keep: 'Keep them',
    hint: 'A session you do not use ends by itself. Places are guessed from the network address and may be a town off.',
    loading: 'Loading your sessions',
    failed: { title: 'Your sessions did not load', text: 'Nothing was changed.' },
  },

  errors: {
    title: 'That did not work',
    notFoundTitle: 'There is no such page',
    notFoundText: 'The address may have a typing error, or the page has moved.',
    brokenTitle: 'This page broke',
    brokenText: 'It is our fault. Nothing of yours was changed. Load it again.',
    reload: 'Load again',
    serviceTitle: 'The sign-in service does not answer',
    goToSignIn: 'Go to sign-in',
    goToAccount: 'Go to your account',
    endedTitle: 'You were signed out',
    endedSubtitle: 'Sign in again and go on where you were.',
    endedForSafety: 'We ended this session to keep your account safe.',
    signInAgain: 'Sign in again',
    steps: [
      'Sign in again and go on where you were.',
      'Look through your sessions.',
      'Sign out every place you do not know.',
    ],
  },

  /** By field name: what is wrong with what was typed, and what to do. */
  fields: {
    email: 'That is not a whole address. It looks like name@example.com.',
    username: 'Use 3 to 50 letters, digits or underscores.',
    usernameTaken: 'Somebody has this username already. Choose another one.',
    emailTaken: 'This address has an account already. Sign in instead.',
    firstName: 'Use at most 100 characters.',
    lastName: 'Use at most 100 characters.',
    dateOfBirth: 'Give a full date in the past.',
    tooLong: 'This is too long.',
    forbidden: 'A name is made of letters, spaces and marks.',
    tooYoung: (age: number) => `You need to be at least ${age} years old.`,
    required: 'This is needed.',
  },

  /** By the code of the rule. */
  passwordFaults: {
    TOO_SHORT: (least: number) => `Use at least ${least} characters.`,
    TOO_LONG: (most: number) => `Use at most ${most} characters.`,
    FORBIDDEN_CHARACTERS: 'This holds a character that cannot be typed again. Choose another one.',
    CONTAINS_OWN_DATA:
      'This holds your name, username or email. Choose something nobody could guess.',
    MISSING_UPPER: 'Use an upper-case letter.',
    MISSING_LOWER: 'Use a lower-case letter.',
    MISSING_DIGIT: 'Use a digit.',
    MISSING_SPECIAL: 'Use a sign that is neither letter nor digit.',
    TOO_GUESSABLE: 'This is easy to guess. A few words that do not belong together are harder.',
    USED_BEFORE: 'You used this one here before. Choose one that is new.',
    BREACHED: 'This password is known from a breach elsewhere. Choose another one.',
    TOO_COMMON:
      'This password is on lists that attackers try first. Choose three or four words that do not belong together.',
  },

  problems: {
    VALIDATION_ERROR: {
      title: 'Something in the form does not fit',
      text: 'Look at the marked fields.',
    },
    PASSWORD_POLICY: { title: 'This password is not strong enough', text: 'Choose another one.' },
    UNAUTHENTICATED: { title: 'You are not signed in', text: 'Sign in to go on.' },
    INVALID_CREDENTIALS: {
      title: 'That email or password is wrong',
      text: 'Check both for typing errors. Several wrong tries pause sign-in for a while.',
    },
    INVALID_CODE: { title: 'That code did not fit', text: 'Wait for the next one and type it.' },
    INVALID_TOKEN: { title: 'This link is no longer good', text: 'Send a new one.' },
    TOKEN_EXPIRED: { title: 'This link is too old', text: 'Send a new one.' },
    TOKEN_ALREADY_USED: { title: 'This link was used already', text: 'Send a new one.' },
    SESSION_EXPIRED: { title: 'Your session has ended', text: 'Sign in again.' },
    SESSION_REVOKED: { title: 'Your session was ended', text: 'Sign in again.' },
    TOKEN_REUSED: { title: 'This session may have been copied', text: 'Sign in again.' },
    ACCOUNT_LOCKED: { title: 'Sign-in is paused', text: 'There were too many wrong tries.' },
    ACCOUNT_DISABLED: {
      title: 'This account is switched off',
      text: 'Ask the people who run this service.',
    },
    EMAIL_NOT_VERIFIED: {
      title: 'Your address is not confirmed yet',
      text: 'Open the link in the mail we sent you, then sign in.',
    },
    CSRF_REJECTED: {
      title: 'The request did not come from this page',
      text: 'Load the page again. An extension or a proxy may have changed the request.',
    },
    REAUTHENTICATION_REQUIRED: {
      title: 'Sign in again to go on',
      text: 'This change asks for a sign-in from the last minutes.',
    },
    FORBIDDEN: { title: 'This is not open to you', text: 'Ask the people who run this service.' },
    NOT_FOUND: { title: 'It is no longer there', text: 'Load the page again.' },
    METHOD_NOT_ALLOWED: { title: 'That is not possible here', text: 'Load the page again.' },
    USERNAME_EXISTS: { title: 'This username is taken', text: 'Choose another one.' },
    EMAIL_EXISTS: { title: 'This address has an account already', text: 'Sign in instead.' },
    PAYLOAD_TOO_LARGE: { title: 'That is too much text', text: 'Shorten it and try again.' },
    UNSUPPORTED_MEDIA_TYPE: {
      title: 'The server did not understand the request',
      text: 'Load the page again.',
    },
    MISDIRECTED_REQUEST: {
      title: 'Nobody is served at this address',
      text: 'Look at the address of this page again.',
    },
    RATE_LIMIT_EXCEEDED: {
      title: 'Too many tries',
      text: 'Wait a little, so that we can tell you from a machine.',
    },
    INTERNAL_ERROR: {
      title: 'Something broke on our side',
      text: 'Nothing was changed. Try again.',
    },
    UPSTREAM_UNAVAILABLE: {
      title: 'The service does not answer',
      text: 'Nothing was changed. Try again in a minute.',
    },
    UPSTREAM_TIMEOUT: {
      title: 'The service took too long',
      text: 'Look whether it worked before you try again.',
    },
    OVERLOADED: {
      title: 'The server is busy',
      text: 'Nothing was changed. What you typed is still here.',
    },
    UNAVAILABLE: {
      title: 'The server does not answer',
      text: 'Check your connection. What you typed is still here.',
    },
  } satisfies Record<ProblemCode, ThingText>,

  endReasons: {
    SIGNED_OUT: { title: 'You signed out', text: 'Sign in when you want to come back.' },
    SIGNED_OUT_EVERYWHERE: {
      title: 'You signed out everywhere',
      text: 'Every session on every device has ended.',
    },
    REVOKED_BY_USER: {
      title: 'You signed this device out from another one',
      text: 'If that was not you, sign in and look through your sessions.',
    },
    REVOKED_BY_ADMIN: {
      title: 'An administrator ended this session',
      text: 'You can sign in again. They can tell you why.',
    },
    PASSWORD_CHANGED: {
      title: 'Your password was changed',
      text: 'That ended every other session. Sign in with the new password.',
    },
    PASSWORD_RESET: {
      title: 'Your password was reset',
      text: 'That ended every session. Sign in with the new password.',
    },
    TOKEN_REUSED: {
      title: 'This session may have been copied',
      text: 'A sign-in key that had already been replaced was used a second time. To be safe, we ended the session everywhere it was open.',
    },
    ACCOUNT_DISABLED: {
      title: 'This account is switched off',
      text: 'Ask the people who run this service.',
    },
    REPLACED_BY_SIGN_IN: {
      title: 'You signed in anew',
      text: 'The newer session took the place of this one.',
    },
    SESSION_LIMIT: {
      title: 'You were signed in in too many places',
      text: 'The session that was used least made room for a new one. Sign in again.',
    },
    NOT_ME: {
      title: 'You told us that a sign-in was not yours',
      text: 'So we ended every session. The mail we sent you says how to go on.',
    },
    IDLE_TIMEOUT: {
      title: 'You were signed out',
      text: 'This session was not used for some time. Sign in again and go on where you were.',
    },
    ABSOLUTE_TIMEOUT: {
      title: 'You were signed out',
      text: 'Every session ends after a while, however much it is used. Sign in again and go on where you were.',
    },
  } satisfies Record<EndReason, ThingText>,
};
