import type { RecoveryTexts } from '../lazy-texts';

export const de: RecoveryTexts = {
  strength: {
    label: 'Stärke des Passworts',
    words: ['', 'Schwach', 'Mäßig', 'Gut', 'Stark'],
  },
  newPassword: 'Neues Passwort',
  backToSignIn: 'Zur Anmeldung',
  deadTitle: 'Dieser Link gilt nicht mehr',
  deadSubtitle: (life) => `Links gelten einmal und ${life} lang.`,
  noTokenTitle: 'Öffnen Sie den Link in Ihrer E-Mail',
  noTokenSubtitle:
    'Diese Seite braucht den Link, den wir Ihnen gesendet haben. Öffnen Sie ihn noch einmal oder fordern Sie einen neuen an.',
  noTokenPlain:
    'Diese Seite braucht den Link, den wir Ihnen gesendet haben. Öffnen Sie ihn noch einmal aus der E-Mail.',
  otherAddress: 'Andere Adresse verwenden',

  forgot: {
    title: 'Passwort zurücksetzen',
    subtitle: 'Wir senden einen Link an die Adresse Ihres Kontos.',
    submit: 'Link senden',
    sending: 'Wird gesendet',
    off: {
      title: 'Passwörter werden hier nicht zurückgesetzt',
      text: 'Fragen Sie die Betreiber dieses Dienstes.',
    },
    sentTitle: 'Sehen Sie in Ihre E-Mails',
    sentSubtitle: (email) => <>Wenn es ein Konto für {email} gibt, ist ein Link unterwegs.</>,
    sentLasts: (life) => `Der Link gilt einmal und ${life} lang.`,
    sentOpen: 'Öffnen Sie ihn auf diesem oder einem anderen Gerät',
    spam: 'Nichts da? Sehen Sie im Spam-Ordner nach und prüfen Sie die Adresse auf Tippfehler.',
  },

  reset: {
    title: 'Neues Passwort wählen',
    subtitle: 'Damit endet jede Sitzung auf jedem Gerät.',
    submit: 'Neues Passwort sichern',
    busy: 'Wird gesichert',
    doneTitle: 'Ihr neues Passwort gilt',
    doneSubtitle: 'Jede Sitzung ist beendet. Melden Sie sich mit dem neuen Passwort an.',
  },

  mfa: {
    totpTitle: 'Code eingeben',
    totpSubtitle:
      'Öffnen Sie Ihre Authenticator-App und geben Sie die sechs Ziffern für dieses Konto ein.',
    emailTitle: 'Sind Sie es?',
    emailSubtitle:
      'Wir haben Ihnen sechs Ziffern gesendet, weil diese Anmeldung anders aussieht als sonst.',
    recoveryTitle: 'Wiederherstellungscode verwenden',
    recoverySubtitle:
      'Geben Sie einen der Codes ein, die Sie beim Einrichten der Authenticator-App aufbewahrt haben.',
    code: 'Sechsstelliger Code',
    totpHint: 'Er wechselt alle 30 Sekunden und gilt einmal.',
    emailHint: 'Er gilt einmal und nur einige Minuten.',
    recoveryCode: 'Wiederherstellungscode',
    recoveryHint: 'Sechzehn Buchstaben und Ziffern. Jeder Code gilt einmal.',
    needsCode: 'Geben Sie alle sechs Ziffern ein.',
    needsRecoveryCode: 'Geben Sie den ganzen Code ein, etwa k7m2-9xqd-4hfp-t3ra.',
    wrongCode: 'Dieser Code hat nicht gepasst. Warten Sie auf den nächsten und geben Sie ihn ein.',
    wrongEmailCode:
      'Dieser Code hat nicht gepasst. Sehen Sie in die neueste E-Mail und geben Sie ihn noch einmal ein.',
    wrongRecoveryCode:
      'Dieser Code hat nicht gepasst oder wurde schon benutzt. Nehmen Sie einen anderen.',
    trust: (days) => `Diesem Gerät ${days} Tage lang vertrauen`,
    trustHint: 'Überspringt diesen Schritt. Nicht auf gemeinsam genutzten Computern.',
    submit: 'Weiter',
    busy: 'Wird geprüft',
    useTotp: 'Authenticator-App verwenden',
    useEmail: 'Code aus der E-Mail verwenden',
    useRecovery: 'Wiederherstellungscode verwenden',
    startAgain: (link) => <>Nicht Sie, oder kein Code? {link}</>,
    startAgainLink: 'Von vorn beginnen',
    overTitle: 'Das hat zu lange gedauert',
    overText: 'Eine Anmeldung wartet einige Minuten auf ihren Code. Beginnen Sie von vorn.',
  },

  unlock: {
    askTitle: 'Pause der Anmeldung beenden',
    askSubtitle: 'Wir mailen Ihnen einen Code und einen Link, die die Pause beenden.',
    submit: 'E-Mail senden',
    title: 'Anmeldung wieder öffnen',
    subtitle: 'Ein Klick beendet die Pause nach zu vielen falschen Versuchen.',
    confirm: 'Pause beenden',
    busy: 'Wird geöffnet',
    doneTitle: 'Die Anmeldung ist wieder offen',
    doneSubtitle:
      'Melden Sie sich an. Waren die falschen Versuche nicht von Ihnen, setzen Sie Ihr Passwort zurück.',
    sentSubtitle: (email) => (
      <>Wenn die Anmeldung für {email} pausiert, ist eine E-Mail unterwegs.</>
    ),
    code: 'Code aus der E-Mail',
    codeHint: 'Er gilt auf diesem Gerät, einmal und nur einige Minuten.',
    wrongCode:
      'Dieser Code hat nicht gepasst. Sehen Sie in die neueste E-Mail oder lassen Sie eine weitere senden.',
    sentOpen: 'Oder öffnen Sie den Link dort, wo Sie sich anmelden möchten',
    resetInstead: 'Passwort zurücksetzen',
  },

  confirmEmail: {
    title: 'Neue Adresse bestätigen',
    subtitle: 'Ein Klick, und Sie melden sich künftig mit dieser Adresse an.',
    confirm: 'Diese Adresse verwenden',
    busy: 'Wird bestätigt',
    doneTitle: 'Ihre Adresse ist geändert',
    doneSubtitle: 'E-Mails gehen von nun an an die neue.',
    deadSubtitle: 'Fordern Sie die Änderung in Ihrem Profil noch einmal an.',
    cancelTitle: 'Adresse behalten',
    cancelSubtitle: 'Jemand wollte die Adresse Ihres Kontos ändern. Ein Klick verhindert das.',
    cancel: 'Änderung stoppen',
    cancelBusy: 'Wird gestoppt',
    cancelledTitle: 'Die Änderung ist gestoppt',
    cancelledSubtitle:
      'Ihre Adresse bleibt. Kam die Änderung nicht von Ihnen, setzen Sie Ihr Passwort zurück.',
    resetPassword: 'Passwort zurücksetzen',
    goToProfile: 'Zu Ihrem Profil',
  },

  notMe: {
    title: 'Waren Sie das nicht?',
    subtitle: 'Ein Klick verschließt Ihr Konto vor wem auch immer.',
    steps: [
      'Jede Sitzung endet, auf jedem Gerät.',
      'Wir senden Ihnen einen Link zu einem neuen Passwort.',
      'Mit dem alten kommt niemand mehr hinein.',
    ],
    confirm: 'Das war ich nicht',
    busy: 'Alle Sitzungen werden beendet',
    doneTitle: 'Ihr Konto ist jetzt verschlossen',
    doneSubtitle: 'Jede Sitzung ist beendet.',
    doneMail: 'Sehen Sie in Ihre E-Mails',
    doneMailText:
      'Wir haben einen Link gesendet, mit dem Sie ein neues Passwort wählen. Vorher kommt niemand hinein.',
    deadSubtitle: 'Wenn etwas nicht stimmt, setzen Sie Ihr Passwort zurück.',
    wasMe: 'Falls Sie es waren, schließen Sie diese Seite. Es hat sich nichts geändert.',
  },
};
