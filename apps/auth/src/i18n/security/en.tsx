import type { ReactNode } from 'react';

interface EventText {
  one: string;
  /** Where such events are joined to one line. */
  many?: (count: number) => string;
}

const WORDS = 'No One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve'.split(' ');

/** At the beginning of a sentence. */
function inWords(count: number): string {
  return WORDS[count] ?? String(count);
}

function times(count: number): string {
  return count === 2 ? 'twice' : `${inWords(count).toLowerCase()} times`;
}

/** The texts of what looks after an account: its locks, its trail, its address. */
export const en = {
  title: 'Security',
  subtitle: 'How you prove it is you, and what has happened lately.',
  failed: { title: 'Your ways to sign in did not load', text: 'Nothing was changed.' },
  loading: 'Loading',
  cancel: 'Cancel',
  done: 'Done',
  code: 'Six-digit code',
  needsCode: 'Type all six digits.',
  wrongCode: 'That code did not fit. Wait for the next one and type it.',

  state: {
    one: 'One lock on your door',
    oneText: 'Your password is all that stands between others and your account.',
    oneTextOff: 'Your password. A long one that you use nowhere else is a good lock.',
    addSecond: 'Add a second',
    two: 'Two locks on your door',
    twoText: (left: number) =>
      `Your password and your authenticator app. ${inWords(left)} ${
        left < 2
          ? 'recovery code is left as a spare key.'
          : 'recovery codes are left as spare keys.'
      }`,
  },

  methods: {
    title: 'Signing in',
    password: 'Password',
    changed: (date: string) => `Changed ${date}`,
    change: 'Change',
    changePassword: 'Change password',
    app: 'Authenticator app',
    on: 'On',
    off: 'Off',
    setUpOn: (date: string) => `Set up ${date}`,
    notSetUp: 'Asks for a code from your phone at each sign-in',
    setUp: 'Set up',
    setUpApp: 'Set up authenticator app',
    turnOff: 'Turn off',
    turnOffApp: 'Turn off authenticator app',
    codes: 'Recovery codes',
    left: (left: number, all: number) => `${left} of ${all} left`,
    fewLeft: 'Make new ones soon',
    newCodes: 'New codes',
  },

  password: {
    title: 'Change your password',
    text: 'It ends every other session on every other device.',
    current: 'Current password',
    next: 'New password',
    needsCurrent: 'Type your current password.',
    wrongCurrent: 'That is not your current password.',
    submit: 'Change password',
    busy: 'Changing',
    done: 'Your password is changed. Every other session has ended.',
  },

  totp: {
    title: 'Set up an authenticator app',
    scan: 'Scan this with an authenticator app on your phone.',
    qr: 'QR code for your authenticator app',
    manual: 'Or type this key into the app',
    copyKey: 'Copy key',
    copied: 'Copied',
    copyFailed: 'Copy it by hand',
    confirm: 'Then type the six digits it shows.',
    submit: 'Turn on',
    busy: 'Checking',
    done: 'The authenticator app is on.',
    offQuestion: 'Turn off the authenticator app?',
    offText:
      'Your password alone will open your account. Trusted devices and recovery codes go with it.',
    keep: 'Keep it on',
    offDone: 'The authenticator app is off.',
  },

  codes: {
    title: 'Keep your recovery codes',
    text: 'Each opens your account once, for the day your phone is gone. We show them only now.',
    list: 'Recovery codes',
    file: 'recovery-codes.txt',
    copy: 'Copy',
    copied: 'Copied',
    copyFailed: 'Copy them by hand',
    download: 'Download',
    print: 'Print',
    used: 'used',
    kept: 'I have kept them in a safe place',
    newQuestion: 'Make new codes?',
    newText: 'The ones you have now stop working at once.',
    make: 'Make new codes',
    keep: 'Keep the old ones',
    done: 'Your new recovery codes are in force.',
  },

  trusted: {
    title: 'Trusted devices',
    text: (days: number) => `They skip the code for ${days} days. Remove any you no longer use.`,
    none: 'No device skips the code.',
    until: (date: string) => `Until ${date}`,
    remove: 'Remove',
    removeOne: (device: string) => `Remove ${device}`,
    removed: (device: string) => `${device} is asked for a code again.`,
  },

  stepUp: {
    title: 'Is it you?',
    text: (minutes: number) =>
      `This change asks for a sign-in from the last ${minutes} minutes. Prove it once more to go on.`,
    password: 'Password',
    needsPassword: 'Type your password.',
    wrongPassword: 'That password is wrong. Check it for typing errors.',
    submit: 'Go on',
    busy: 'Checking',
  },

  email: {
    change: 'Change',
    changeEmail: 'Change email',
    title: 'Change your email',
    text: 'We send a link to the new address. Until you open it, the old one stays.',
    field: 'New email',
    same: 'This is your address already.',
    submit: 'Send the link',
    busy: 'Sending',
    done: (email: ReactNode): ReactNode => <>We sent a link to {email}. Open it to change over.</>,
  },

  activity: {
    title: 'Recent activity',
    older: 'Show older',
    loadingOlder: 'Loading',
    none: 'Nothing has happened yet.',
    failed: { title: 'Your activity did not load', text: 'Nothing was changed.' },
    here: 'This session',
    other: 'Something about your account changed',
  },

  events: {
    SIGNUP_SUCCESS: { one: 'Account created' },
    EMAIL_VERIFICATION_SUCCESS: { one: 'Email confirmed' },
    LOGIN_SUCCESS: { one: 'Signed in' },
    WRONG_PASSWORD: {
      one: 'Wrong password',
      many: (count: number) => `Wrong password, ${times(count)}`,
    },
    LOGIN_FAILED: {
      one: 'A sign-in failed',
      many: (count: number) => `A sign-in failed, ${times(count)}`,
    },
    MFA_CHALLENGED: { one: 'Asked for a code' },
    MFA_FAILED: { one: 'Wrong code', many: (count: number) => `Wrong code, ${times(count)}` },
    REAUTHENTICATED: { one: 'Confirmed that it was you' },
    LOGOUT: { one: 'Signed out' },
    TOKEN_REUSE_DETECTED: { one: 'A session may have been copied, so we ended it' },
    SESSION_REVOKED: { one: 'A session was ended' },
    ALL_SESSIONS_REVOKED: { one: 'All sessions were ended' },
    PROFILE_CHANGED: { one: 'Profile changed' },
    PASSWORD_CHANGED: { one: 'Password changed' },
    PASSWORD_RESET_REQUESTED: { one: 'Password reset asked for' },
    PASSWORD_RESET_SUCCESS: { one: 'Password reset' },
    EMAIL_CHANGE_REQUESTED: { one: 'Change of email asked for' },
    EMAIL_CHANGED: { one: 'Email changed' },
    EMAIL_CHANGE_CANCELLED: { one: 'Change of email stopped' },
    MFA_ENABLED: { one: 'Authenticator app turned on' },
    MFA_DISABLED: { one: 'Authenticator app turned off' },
    RECOVERY_CODE_USED: { one: 'Recovery code used' },
    RECOVERY_CODES_REGENERATED: { one: 'New recovery codes made' },
    DEVICE_TRUSTED: { one: 'Device trusted' },
    TRUSTED_DEVICE_REMOVED: { one: 'Device no longer trusted' },
    ACCOUNT_LOCKED: { one: 'Sign-in paused after too many wrong tries' },
    ACCOUNT_UNLOCKED: { one: 'Sign-in opened again' },
    ACCOUNT_DISABLED: { one: 'Account switched off' },
    ACCOUNT_ENABLED: { one: 'Account switched on' },
    ROLE_CHANGED: { one: 'Your roles changed' },
    NEW_DEVICE: { one: 'New device signed in' },
    ANOMALY_DETECTED: { one: 'Something unusual about a sign-in' },
    NOT_ME_REPORTED: { one: 'You told us that it was not you' },
  } satisfies Record<string, EventText>,
};
