import type { ReactNode } from 'react';

/** The texts of the pages for people who cannot get in, or whom a mail sent here. */
export const en = {
  strength: {
    label: 'Password strength',
    words: ['', 'Weak', 'Fair', 'Good', 'Strong'],
  },
  newPassword: 'New password',
  backToSignIn: 'Back to sign-in',
  deadTitle: 'This link is no longer good',
  deadSubtitle: (life: string) => `Links work once and for ${life}.`,
  noTokenTitle: 'Open the link in your mail',
  noTokenSubtitle: 'This page needs the link we sent you. Open it again, or ask for a new one.',
  noTokenPlain: 'This page needs the link we sent you. Open it again from the mail.',
  otherAddress: 'Use another address',

  forgot: {
    title: 'Reset your password',
    subtitle: 'We send a link to the address of your account.',
    submit: 'Send the link',
    sending: 'Sending',
    off: {
      title: 'Passwords are not reset here',
      text: 'Ask the people who run this service.',
    },
    sentTitle: 'Check your mail',
    sentSubtitle: (email: ReactNode): ReactNode => (
      <>If there is an account for {email}, a link is on its way.</>
    ),
    sentLasts: (life: string) => `The link works once and for ${life}.`,
    sentOpen: 'Open it on this device or any other',
    spam: 'Nothing there? Look in the spam folder, and check the address for typing errors.',
  },

  reset: {
    title: 'Choose a new password',
    subtitle: 'It ends every session on every device.',
    submit: 'Save the new password',
    busy: 'Saving',
    doneTitle: 'Your new password is set',
    doneSubtitle: 'Every session has ended. Sign in with the new password.',
  },

  mfa: {
    totpTitle: 'Enter your code',
    totpSubtitle: 'Open your authenticator app and type the six digits it shows for this account.',
    emailTitle: 'Check that it is you',
    emailSubtitle:
      'We mailed you six digits, because this sign-in looks different from your others.',
    recoveryTitle: 'Use a recovery code',
    recoverySubtitle: 'Type one of the codes you kept when you set up your authenticator app.',
    code: 'Six-digit code',
    totpHint: 'It changes every 30 seconds and works once.',
    emailHint: 'It works once and for a few minutes.',
    recoveryCode: 'Recovery code',
    recoveryHint: 'Sixteen letters and digits. Each code works once.',
    needsCode: 'Type all six digits.',
    needsRecoveryCode: 'Type the whole code, such as k7m2-9xqd-4hfp-t3ra.',
    wrongCode: 'That code did not fit. Wait for the next one and type it.',
    wrongEmailCode: 'That code did not fit. Look at the newest mail and type it again.',
    wrongRecoveryCode: 'That code did not fit, or it was used already. Try another one.',
    trust: (days: number) => `Trust this device for ${days} days`,
    trustHint: 'Skips this step. Not for shared computers.',
    submit: 'Continue',
    busy: 'Checking',
    useTotp: 'Use the authenticator app',
    useEmail: 'Use the code from the mail',
    useRecovery: 'Use a recovery code',
    startAgain: (link: ReactNode): ReactNode => <>Not you, or no code? {link}</>,
    startAgainLink: 'Start again',
    overTitle: 'This took too long',
    overText: 'A sign-in waits some minutes for its code. Start it again.',
  },

  unlock: {
    askTitle: 'Open a paused sign-in',
    askSubtitle: 'We mail you a code and a link that end the pause.',
    submit: 'Send the mail',
    title: 'Open sign-in again',
    subtitle: 'One press ends the pause after too many wrong tries.',
    confirm: 'End the pause',
    busy: 'Opening',
    doneTitle: 'Sign-in is open again',
    doneSubtitle: 'Sign in. If the wrong tries were not yours, reset your password instead.',
    sentSubtitle: (email: ReactNode): ReactNode => (
      <>If sign-in is paused for {email}, a mail is on its way.</>
    ),
    code: 'Code from the mail',
    codeHint: 'It works on this device, once and for a few minutes.',
    wrongCode: 'That code did not fit. Look at the newest mail, or have another one sent.',
    sentOpen: 'Or open its link where you want to sign in',
    resetInstead: 'Reset your password',
  },

  confirmEmail: {
    title: 'Confirm your new address',
    subtitle: 'One press, and you sign in with this address from now on.',
    confirm: 'Use this address',
    busy: 'Confirming',
    doneTitle: 'Your address is changed',
    doneSubtitle: 'Mails go to the new one from now on.',
    deadSubtitle: 'Ask for the change again on your profile.',
    cancelTitle: 'Keep your address',
    cancelSubtitle: 'Somebody asked to change the address of your account. One press stops that.',
    cancel: 'Stop the change',
    cancelBusy: 'Stopping',
    cancelledTitle: 'The change is stopped',
    cancelledSubtitle:
      'Your address stays. If you did not ask for the change, reset your password.',
    resetPassword: 'Reset your password',
    goToProfile: 'Go to your profile',
  },

  notMe: {
    title: 'Was that not you?',
    subtitle: 'One press closes your account to whoever it was.',
    steps: [
      'Every session ends, on every device.',
      'We mail you a link to a new password.',
      'Nobody signs in with the old one.',
    ],
    confirm: 'That was not me',
    busy: 'Closing every session',
    doneTitle: 'Your account is closed to them',
    doneSubtitle: 'Every session has ended.',
    doneMail: 'Check your mail',
    doneMailText: 'We sent a link to choose a new password. Nobody gets in before that.',
    deadSubtitle: 'If something looks wrong, reset your password.',
    wasMe: 'If it was you, close this page. Nothing has changed.',
  },
};
