import type { Texts } from './catalogue';

export const de: Texts = {
  common: {
    language: 'Sprache',
    theme: { system: 'Farben: wie das Gerät', light: 'Farben: hell', dark: 'Farben: dunkel' },
    privacy: 'Datenschutz',
    help: 'Hilfe',
    skipToForm: 'Zum Formular springen',
    skipToContent: 'Zum Inhalt springen',
    moment: 'Einen Moment',
    tryAgain: 'Erneut versuchen',
    close: 'Schließen',
    offline: {
      title: 'Sie sind offline',
      text: 'Ihre Eingaben bleiben hier. Senden Sie sie noch einmal, wenn das Netz wieder da ist.',
    },
    optional: 'freiwillig',
    email: 'E-Mail',
    username: 'Benutzername',
    password: 'Passwort',
    firstName: 'Vorname',
    lastName: 'Nachname',
    dateOfBirth: 'Geburtsdatum',
    dateLetters: { day: 'T', month: 'M', year: 'J' },
    showPassword: 'Passwort anzeigen',
    hidePassword: 'Passwort verbergen',
    capsLock: 'Die Feststelltaste ist an',
    signIn: 'Anmelden',
    signOut: 'Abmelden',
    hours: (count) => (count === 1 ? 'eine Stunde' : `${count} Stunden`),
    minutes: (count) => (count === 1 ? 'eine Minute' : `${count} Minuten`),
    requestId: (id) => `Anfrage ${id}`,
  },

  login: {
    title: 'Anmelden',
    subtitle: (product) => <>und weiter zu {product}</>,
    identifier: 'E-Mail oder Benutzername',
    forgot: 'Passwort vergessen?',
    remember: 'Auf diesem Gerät angemeldet bleiben',
    busy: 'Sie werden angemeldet',
    newHere: (create) => <>Neu hier? {create}</>,
    create: 'Konto anlegen',
    tryAgainIn: (time) => <>Wieder möglich in {time}</>,
    needsIdentifier: 'Geben Sie Ihre E-Mail-Adresse oder Ihren Benutzernamen ein.',
    needsEmail: 'Geben Sie Ihre E-Mail-Adresse ein.',
    needsPassword: 'Geben Sie Ihr Passwort ein.',
    unlock: 'Früher öffnen, per E-Mail',
    unverified: {
      title: 'Ihre Adresse ist noch nicht bestätigt',
      text: 'Öffnen Sie den Link in unserer E-Mail und melden Sie sich dann an.',
      resend: 'Neuen Link senden',
    },
    ready: {
      title: 'Ihr Konto ist bereit',
      text: 'Melden Sie sich mit E-Mail und Passwort an.',
    },
  },

  register: {
    title: 'Konto anlegen',
    subtitle: (product) => <>Ein Konto für {product} und alles, was dazugehört</>,
    submit: 'Konto anlegen',
    busy: 'Konto wird angelegt',
    haveAccount: (signIn) => <>Sie haben schon ein Konto? {signIn}</>,
    closed: {
      title: 'Zurzeit gibt es keine neuen Konten',
      text: 'Wenn Sie schon eines haben, melden Sie sich an.',
    },
    passwordHint: 'Gut sind drei oder vier Wörter, die nicht zusammengehören.',
    rules: {
      length: (least) => `Mindestens ${least} Zeichen`,
      kinds: 'Groß- und Kleinbuchstaben, eine Ziffer und ein Zeichen',
      ownData: 'Nicht Ihr Name, Benutzername oder Ihre E-Mail',
      met: 'erfüllt',
      open: 'noch nicht',
    },
  },

  checkMail: {
    title: 'Sehen Sie in Ihre E-Mails',
    subtitle: (email) => <>Wir haben einen Link an {email} gesendet.</>,
    open: 'Öffnen Sie ihn auf diesem oder einem anderen Gerät',
    lasts: (life) => `Der Link gilt ${life}.`,
    sendAgain: 'Noch einmal senden',
    sendAgainIn: (time) => <>Noch einmal senden in {time}</>,
    sending: 'Wird gesendet',
    sent: 'Noch einmal gesendet',
    sentText: 'Der neue Link ersetzt den älteren.',
    otherAddress: 'Andere Adresse verwenden',
    spam: 'Nichts da? Sehen Sie im Spam-Ordner nach. Falls Sie schon ein Konto hatten, steht in der E-Mail, wie Sie sich anmelden.',
  },

  verify: {
    title: 'E-Mail-Adresse bestätigen',
    subtitle: 'Ein Klick, und Ihr Konto ist bereit.',
    confirm: 'Adresse bestätigen',
    busy: 'Wird bestätigt',
    doneTitle: 'Ihre Adresse ist bestätigt',
    doneSubtitle: (product) => <>Melden Sie sich an, dann geht es weiter zu {product}.</>,
    goOn: 'Weiter',
    deadTitle: 'Dieser Link gilt nicht mehr',
    deadSubtitle: (life) => `Links gelten einmal und ${life} lang.`,
    noTokenTitle: 'Öffnen Sie den Link in Ihrer E-Mail',
    noTokenSubtitle:
      'Diese Seite braucht den Link, den wir Ihnen gesendet haben. Öffnen Sie ihn noch einmal oder fordern Sie einen neuen an.',
    resend: 'Neuen Link senden',
    resendHint: 'Die Adresse, mit der Sie das Konto angelegt haben.',
    sentTitle: 'Ein neuer Link ist unterwegs',
    sentText: (email) => (
      <>Wenn {email} noch bestätigt werden muss, ist er in einer Minute bei Ihnen.</>
    ),
    backToSignIn: 'Zur Anmeldung',
  },

  account: {
    navigation: 'Konto',
    profile: 'Profil',
    security: 'Sicherheit',
    sessions: 'Sitzungen',
    back: (product) => `Zurück zu ${product}`,
    subtitle: 'Wer Sie sind, so wie Ihre Anwendungen es sehen.',
    details: 'Ihre Angaben',
    save: 'Änderungen sichern',
    saving: 'Wird gesichert',
    outcomes: {
      saved: 'Ihre Änderungen sind gesichert',
      unchanged: 'Es hat sich nichts geändert',
      kept: 'Ihre Eingaben sind noch da, aber noch nicht gesichert',
    },
    confirmed: 'Bestätigt',
    since: (date) => `Dabei seit ${date}`,
    display: 'Darstellung',
    displayText: 'Gilt nur für diesen Browser.',
    theme: 'Farben',
    themes: { system: 'Wie das Gerät', light: 'Hell', dark: 'Dunkel' },
    everywhere: {
      title: 'Überall abmelden',
      text: 'Beendet jede Sitzung auf jedem Gerät, auch diese.',
      action: 'Überall abmelden',
      question: 'Auf allen Geräten abmelden, auch hier?',
      keep: 'Angemeldet bleiben',
    },
  },

  sessions: {
    title: 'Sitzungen',
    subtitle: 'Überall dort sind Sie angemeldet. Melden Sie jedes Gerät ab, das Sie nicht kennen.',
    thisDevice: 'Dieses Gerät',
    newPlace: 'Neuer Ort',
    elsewhere: 'Anderswo',
    nowhereElse: {
      title: 'Nur dieses Gerät',
      text: 'Sie sind sonst nirgends angemeldet. Neue Anmeldungen erscheinen hier.',
    },
    device: (browser, os) => `${browser} auf ${os}`,
    kinds: {
      desktop: 'Computer',
      phone: 'Telefon',
      tablet: 'Tablet',
      other: 'Unbekanntes Gerät',
    },
    signedIn: (when) => `angemeldet ${when}`,
    active: (when) => `aktiv ${when}`,
    justNow: 'gerade eben',
    signOutOne: (device) => `${device} abmelden`,
    signedOut: (device) => `Abgemeldet: ${device}`,
    atOnce: 'Das gilt sofort.',
    signOutAll: (count) =>
      count === 1
        ? 'Das andere abmelden'
        : count === 2
          ? 'Beide abmelden'
          : `Alle ${count} abmelden`,
    signOutAllQuestion: (count) =>
      count === 1
        ? 'Das andere Gerät abmelden?'
        : count === 2
          ? 'Beide anderen Geräte abmelden?'
          : `Die ${count} anderen Geräte abmelden?`,
    signedOutAll: 'Jede andere Sitzung ist beendet.',
    keep: 'Angemeldet lassen',
    hint: 'Eine Sitzung, die Sie nicht nutzen, endet von selbst. Orte sind aus der Netzadresse geschätzt und können um eine Stadt danebenliegen.',
    loading: 'Ihre Sitzungen werden geladen',
    failed: {
      title: 'Ihre Sitzungen konnten nicht geladen werden',
      text: 'Es wurde nichts geändert.',
    },
  },

  errors: {
    title: 'Das hat nicht geklappt',
    notFoundTitle: 'Diese Seite gibt es nicht',
    notFoundText: 'Vielleicht ist die Adresse vertippt, oder die Seite ist umgezogen.',
    brokenTitle: 'Diese Seite ist kaputtgegangen',
    brokenText: 'Das liegt an uns. Es wurde nichts geändert. Laden Sie die Seite neu.',
    reload: 'Neu laden',
    serviceTitle: 'Der Anmeldedienst antwortet nicht',
    goToSignIn: 'Zur Anmeldung',
    goToAccount: 'Zu Ihrem Konto',
    endedTitle: 'Sie wurden abgemeldet',
    endedSubtitle: 'Melden Sie sich wieder an und machen Sie dort weiter, wo Sie waren.',
    endedForSafety: 'Wir haben diese Sitzung beendet, um Ihr Konto zu schützen.',
    signInAgain: 'Wieder anmelden',
    steps: [
      'Melden Sie sich wieder an und machen Sie dort weiter, wo Sie waren.',
      'Sehen Sie Ihre Sitzungen durch.',
      'Melden Sie jeden Ort ab, den Sie nicht kennen.',
    ],
  },

  fields: {
    email: 'Das ist keine vollständige Adresse. Sie sieht aus wie name@beispiel.de.',
    username: 'Nehmen Sie 3 bis 50 Buchstaben (ohne Umlaute), Ziffern oder Unterstriche.',
    usernameTaken: 'Diesen Benutzernamen gibt es schon. Wählen Sie einen anderen.',
    emailTaken: 'Zu dieser Adresse gibt es schon ein Konto. Melden Sie sich an.',
    firstName: 'Nehmen Sie höchstens 100 Zeichen.',
    lastName: 'Nehmen Sie höchstens 100 Zeichen.',
    dateOfBirth: 'Geben Sie ein vollständiges Datum in der Vergangenheit an.',
    tooLong: 'Das ist zu lang.',
    forbidden: 'Ein Name besteht aus Buchstaben, Leerzeichen und Satzzeichen.',
    tooYoung: (age) => `Sie müssen mindestens ${age} Jahre alt sein.`,
    required: 'Diese Angabe wird gebraucht.',
  },

  passwordFaults: {
    TOO_SHORT: (least) => `Nehmen Sie mindestens ${least} Zeichen.`,
    TOO_LONG: (most) => `Nehmen Sie höchstens ${most} Zeichen.`,
    FORBIDDEN_CHARACTERS:
      'Darin ist ein Zeichen, das sich nicht wieder eintippen lässt. Wählen Sie ein anderes Passwort.',
    CONTAINS_OWN_DATA:
      'Darin steckt Ihr Name, Benutzername oder Ihre E-Mail. Wählen Sie etwas, das niemand errät.',
    MISSING_UPPER: 'Nehmen Sie einen Großbuchstaben dazu.',
    MISSING_LOWER: 'Nehmen Sie einen Kleinbuchstaben dazu.',
    MISSING_DIGIT: 'Nehmen Sie eine Ziffer dazu.',
    MISSING_SPECIAL: 'Nehmen Sie ein Zeichen dazu, das weder Buchstabe noch Ziffer ist.',
    TOO_GUESSABLE:
      'Das ist leicht zu erraten. Einige Wörter, die nicht zusammengehören, sind schwerer.',
    USED_BEFORE: 'Dieses Passwort hatten Sie hier schon. Wählen Sie ein neues.',
    BREACHED: 'Dieses Passwort ist aus einem Datenleck bekannt. Wählen Sie ein anderes.',
    TOO_COMMON:
      'Dieses Passwort steht auf Listen, die Angreifer zuerst probieren. Wählen Sie drei oder vier Wörter, die nicht zusammengehören.',
  },

  problems: {
    VALIDATION_ERROR: {
      title: 'Etwas im Formular passt nicht',
      text: 'Sehen Sie sich die markierten Felder an.',
    },
    PASSWORD_POLICY: {
      title: 'Dieses Passwort ist nicht stark genug',
      text: 'Wählen Sie ein anderes.',
    },
    UNAUTHENTICATED: { title: 'Sie sind nicht angemeldet', text: 'Melden Sie sich an.' },
    INVALID_CREDENTIALS: {
      title: 'E-Mail oder Passwort stimmt nicht',
      text: 'Prüfen Sie beides auf Tippfehler. Nach mehreren falschen Versuchen macht die Anmeldung eine Pause.',
    },
    INVALID_CODE: {
      title: 'Dieser Code hat nicht gepasst',
      text: 'Warten Sie auf den nächsten und geben Sie ihn ein.',
    },
    INVALID_TOKEN: { title: 'Dieser Link gilt nicht mehr', text: 'Fordern Sie einen neuen an.' },
    TOKEN_EXPIRED: { title: 'Dieser Link ist zu alt', text: 'Fordern Sie einen neuen an.' },
    TOKEN_ALREADY_USED: {
      title: 'Dieser Link wurde schon benutzt',
      text: 'Fordern Sie einen neuen an.',
    },
    SESSION_EXPIRED: { title: 'Ihre Sitzung ist zu Ende', text: 'Melden Sie sich wieder an.' },
    SESSION_REVOKED: { title: 'Ihre Sitzung wurde beendet', text: 'Melden Sie sich wieder an.' },
    TOKEN_REUSED: {
      title: 'Diese Sitzung wurde vielleicht kopiert',
      text: 'Melden Sie sich wieder an.',
    },
    ACCOUNT_LOCKED: {
      title: 'Die Anmeldung macht eine Pause',
      text: 'Es gab zu viele falsche Versuche.',
    },
    ACCOUNT_DISABLED: {
      title: 'Dieses Konto ist abgeschaltet',
      text: 'Fragen Sie die Betreiber dieses Dienstes.',
    },
    EMAIL_NOT_VERIFIED: {
      title: 'Ihre Adresse ist noch nicht bestätigt',
      text: 'Öffnen Sie den Link in unserer E-Mail und melden Sie sich dann an.',
    },
    CSRF_REJECTED: {
      title: 'Die Anfrage kam nicht von dieser Seite',
      text: 'Laden Sie die Seite neu. Eine Erweiterung oder ein Proxy hat die Anfrage vielleicht verändert.',
    },
    REAUTHENTICATION_REQUIRED: {
      title: 'Melden Sie sich noch einmal an',
      text: 'Diese Änderung verlangt eine Anmeldung aus den letzten Minuten.',
    },
    FORBIDDEN: {
      title: 'Das steht Ihnen nicht offen',
      text: 'Fragen Sie die Betreiber dieses Dienstes.',
    },
    NOT_FOUND: { title: 'Das gibt es nicht mehr', text: 'Laden Sie die Seite neu.' },
    METHOD_NOT_ALLOWED: { title: 'Das geht hier nicht', text: 'Laden Sie die Seite neu.' },
    USERNAME_EXISTS: {
      title: 'Diesen Benutzernamen gibt es schon',
      text: 'Wählen Sie einen anderen.',
    },
    EMAIL_EXISTS: {
      title: 'Zu dieser Adresse gibt es schon ein Konto',
      text: 'Melden Sie sich an.',
    },
    PAYLOAD_TOO_LARGE: {
      title: 'Das ist zu viel Text',
      text: 'Kürzen Sie ihn und versuchen Sie es erneut.',
    },
    UNSUPPORTED_MEDIA_TYPE: {
      title: 'Der Server hat die Anfrage nicht verstanden',
      text: 'Laden Sie die Seite neu.',
    },
    MISDIRECTED_REQUEST: {
      title: 'Unter dieser Adresse gibt es nichts',
      text: 'Prüfen Sie die Adresse dieser Seite.',
    },
    RATE_LIMIT_EXCEEDED: {
      title: 'Zu viele Versuche',
      text: 'Warten Sie ein wenig, damit wir Sie von einer Maschine unterscheiden können.',
    },
    INTERNAL_ERROR: {
      title: 'Bei uns ist etwas kaputtgegangen',
      text: 'Es wurde nichts geändert. Versuchen Sie es erneut.',
    },
    UPSTREAM_UNAVAILABLE: {
      title: 'Der Dienst antwortet nicht',
      text: 'Es wurde nichts geändert. Versuchen Sie es in einer Minute erneut.',
    },
    UPSTREAM_TIMEOUT: {
      title: 'Der Dienst hat zu lange gebraucht',
      text: 'Sehen Sie nach, ob es geklappt hat, bevor Sie es erneut versuchen.',
    },
    OVERLOADED: {
      title: 'Der Server ist ausgelastet',
      text: 'Es wurde nichts geändert. Ihre Eingaben sind noch da.',
    },
    UNAVAILABLE: {
      title: 'Der Server antwortet nicht',
      text: 'Prüfen Sie Ihre Verbindung. Ihre Eingaben sind noch da.',
    },
  },

  endReasons: {
    SIGNED_OUT: {
      title: 'Sie haben sich abgemeldet',
      text: 'Melden Sie sich an, wenn Sie wiederkommen möchten.',
    },
    SIGNED_OUT_EVERYWHERE: {
      title: 'Sie haben sich überall abgemeldet',
      text: 'Jede Sitzung auf jedem Gerät ist beendet.',
    },
    REVOKED_BY_USER: {
      title: 'Sie haben dieses Gerät von einem anderen aus abgemeldet',
      text: 'Falls Sie das nicht waren, melden Sie sich an und sehen Sie Ihre Sitzungen durch.',
    },
    REVOKED_BY_ADMIN: {
      title: 'Die Verwaltung hat diese Sitzung beendet',
      text: 'Sie können sich wieder anmelden. Den Grund kann man Ihnen dort sagen.',
    },
    PASSWORD_CHANGED: {
      title: 'Ihr Passwort wurde geändert',
      text: 'Damit endeten alle anderen Sitzungen. Melden Sie sich mit dem neuen Passwort an.',
    },
    PASSWORD_RESET: {
      title: 'Ihr Passwort wurde zurückgesetzt',
      text: 'Damit endeten alle Sitzungen. Melden Sie sich mit dem neuen Passwort an.',
    },
    TOKEN_REUSED: {
      title: 'Diese Sitzung wurde vielleicht kopiert',
      text: 'Ein Anmeldeschlüssel, der schon ersetzt war, wurde ein zweites Mal benutzt. Sicherheitshalber haben wir die Sitzung überall beendet.',
    },
    ACCOUNT_DISABLED: {
      title: 'Dieses Konto ist abgeschaltet',
      text: 'Fragen Sie die Betreiber dieses Dienstes.',
    },
    REPLACED_BY_SIGN_IN: {
      title: 'Sie haben sich neu angemeldet',
      text: 'Die neuere Sitzung hat diese ersetzt.',
    },
    SESSION_LIMIT: {
      title: 'Sie waren an zu vielen Orten angemeldet',
      text: 'Die am wenigsten genutzte Sitzung hat einer neuen Platz gemacht. Melden Sie sich wieder an.',
    },
    NOT_ME: {
      title: 'Sie haben uns gesagt, dass eine Anmeldung nicht von Ihnen war',
      text: 'Deshalb haben wir jede Sitzung beendet. In unserer E-Mail steht, wie es weitergeht.',
    },
    IDLE_TIMEOUT: {
      title: 'Sie wurden abgemeldet',
      text: 'Diese Sitzung wurde eine Zeit lang nicht benutzt. Melden Sie sich wieder an und machen Sie dort weiter, wo Sie waren.',
    },
    ABSOLUTE_TIMEOUT: {
      title: 'Sie wurden abgemeldet',
      text: 'Jede Sitzung endet nach einiger Zeit, auch wenn sie genutzt wird. Melden Sie sich wieder an und machen Sie dort weiter, wo Sie waren.',
    },
  },
};
