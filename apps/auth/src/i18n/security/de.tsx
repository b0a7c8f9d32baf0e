import type { SecurityTexts } from '../lazy-texts';

const WORDS = 'Kein Ein Zwei Drei Vier Fünf Sechs Sieben Acht Neun Zehn Elf Zwölf'.split(' ');

/** Am Satzanfang. */
function inWords(count: number): string {
  return WORDS[count] ?? String(count);
}

function times(count: number): string {
  return count < WORDS.length ? `${inWords(count).toLowerCase()}mal` : `${count}-mal`;
}

export const de: SecurityTexts = {
  title: 'Sicherheit',
  subtitle: 'Womit Sie sich ausweisen, und was zuletzt geschehen ist.',
  failed: {
    title: 'Ihre Anmeldewege konnten nicht geladen werden',
    text: 'Es wurde nichts geändert.',
  },
  loading: 'Wird geladen',
  cancel: 'Abbrechen',
  done: 'Fertig',
  code: 'Sechsstelliger Code',
  needsCode: 'Geben Sie alle sechs Ziffern ein.',
  wrongCode: 'Dieser Code hat nicht gepasst. Warten Sie auf den nächsten und geben Sie ihn ein.',

  state: {
    one: 'Ein Schloss an Ihrer Tür',
    oneText: 'Nur Ihr Passwort steht zwischen anderen und Ihrem Konto.',
    oneTextOff: 'Ihr Passwort. Ein langes, das Sie sonst nirgends nutzen, ist ein gutes Schloss.',
    addSecond: 'Ein zweites anbringen',
    two: 'Zwei Schlösser an Ihrer Tür',
    twoText: (left) =>
      `Ihr Passwort und Ihre Authenticator-App. ${inWords(left)} ${
        left < 2 ? 'Wiederherstellungscode bleibt' : 'Wiederherstellungscodes bleiben'
      } als Ersatz.`,
  },

  methods: {
    title: 'Anmelden',
    password: 'Passwort',
    changed: (date) => `Geändert am ${date}`,
    change: 'Ändern',
    changePassword: 'Passwort ändern',
    app: 'Authenticator-App',
    on: 'An',
    off: 'Aus',
    setUpOn: (date) => `Eingerichtet am ${date}`,
    notSetUp: 'Verlangt bei jeder Anmeldung einen Code von Ihrem Telefon',
    setUp: 'Einrichten',
    setUpApp: 'Authenticator-App einrichten',
    turnOff: 'Ausschalten',
    turnOffApp: 'Authenticator-App ausschalten',
    codes: 'Wiederher\u00adstellungs\u00adcodes',
    left: (left, all) => `Noch ${left} von ${all}`,
    fewLeft: 'Erzeugen Sie bald neue',
    newCodes: 'Neue Codes',
  },

  password: {
    title: 'Passwort ändern',
    text: 'Damit endet jede andere Sitzung auf jedem anderen Gerät.',
    current: 'Jetziges Passwort',
    next: 'Neues Passwort',
    needsCurrent: 'Geben Sie Ihr jetziges Passwort ein.',
    wrongCurrent: 'Das ist nicht Ihr jetziges Passwort.',
    submit: 'Passwort ändern',
    busy: 'Wird geändert',
    done: 'Ihr Passwort ist geändert. Jede andere Sitzung ist beendet.',
  },

  totp: {
    title: 'Authenticator-App einrichten',
    scan: 'Scannen Sie dies mit einer Authenticator-App auf Ihrem Telefon.',
    qr: 'QR-Code für Ihre Authenticator-App',
    manual: 'Oder tippen Sie diesen Schlüssel in die App',
    copyKey: 'Schlüssel kopieren',
    copied: 'Kopiert',
    copyFailed: 'Von Hand kopieren',
    confirm: 'Geben Sie dann die sechs Ziffern ein, die sie zeigt.',
    submit: 'Einschalten',
    busy: 'Wird geprüft',
    done: 'Die Authenticator-App ist an.',
    offQuestion: 'Die Authenticator-App ausschalten?',
    offText:
      'Dann öffnet Ihr Passwort allein Ihr Konto. Vertraute Geräte und Wiederherstellungscodes fallen weg.',
    keep: 'Anlassen',
    offDone: 'Die Authenticator-App ist aus.',
  },

  codes: {
    title: 'Bewahren Sie Ihre Wiederherstellungscodes auf',
    text: 'Jeder öffnet Ihr Konto einmal, für den Tag, an dem das Telefon weg ist. Wir zeigen sie nur jetzt.',
    list: 'Wiederherstellungscodes',
    file: 'wiederherstellungscodes.txt',
    copy: 'Kopieren',
    copied: 'Kopiert',
    copyFailed: 'Von Hand kopieren',
    download: 'Herunterladen',
    print: 'Drucken',
    used: 'benutzt',
    kept: 'Ich habe sie sicher aufbewahrt',
    newQuestion: 'Neue Codes erzeugen?',
    newText: 'Die jetzigen gelten dann sofort nicht mehr.',
    make: 'Neue Codes erzeugen',
    keep: 'Die alten behalten',
    done: 'Ihre neuen Wiederherstellungscodes gelten.',
  },

  trusted: {
    title: 'Vertraute Geräte',
    text: (days) =>
      `Sie überspringen den Code ${days} Tage lang. Entfernen Sie, was Sie nicht mehr nutzen.`,
    none: 'Kein Gerät überspringt den Code.',
    until: (date) => `Bis ${date}`,
    remove: 'Entfernen',
    removeOne: (device) => `${device} entfernen`,
    removed: (device) => `${device} wird wieder nach einem Code gefragt.`,
  },

  stepUp: {
    title: 'Sind Sie es?',
    text: (minutes) =>
      `Diese Änderung verlangt eine Anmeldung aus den letzten ${minutes} Minuten. Weisen Sie sich noch einmal aus.`,
    password: 'Passwort',
    needsPassword: 'Geben Sie Ihr Passwort ein.',
    wrongPassword: 'Dieses Passwort stimmt nicht. Prüfen Sie es auf Tippfehler.',
    submit: 'Weiter',
    busy: 'Wird geprüft',
  },

  email: {
    change: 'Ändern',
    changeEmail: 'E-Mail-Adresse ändern',
    title: 'E-Mail-Adresse ändern',
    text: 'Wir senden einen Link an die neue Adresse. Bis Sie ihn öffnen, gilt die alte.',
    field: 'Neue E-Mail-Adresse',
    same: 'Das ist schon Ihre Adresse.',
    submit: 'Link senden',
    busy: 'Wird gesendet',
    done: (email) => <>Wir haben einen Link an {email} gesendet. Öffnen Sie ihn, um zu wechseln.</>,
  },

  activity: {
    title: 'Letzte Ereignisse',
    older: 'Ältere zeigen',
    loadingOlder: 'Wird geladen',
    none: 'Es ist noch nichts geschehen.',
    failed: {
      title: 'Die letzten Ereignisse konnten nicht geladen werden',
      text: 'Es wurde nichts geändert.',
    },
    here: 'Diese Sitzung',
    other: 'An Ihrem Konto hat sich etwas geändert',
  },

  events: {
    SIGNUP_SUCCESS: { one: 'Konto angelegt' },
    EMAIL_VERIFICATION_SUCCESS: { one: 'E-Mail-Adresse bestätigt' },
    LOGIN_SUCCESS: { one: 'Angemeldet' },
    WRONG_PASSWORD: {
      one: 'Falsches Passwort',
      many: (count) => `Falsches Passwort, ${times(count)}`,
    },
    LOGIN_FAILED: {
      one: 'Eine Anmeldung ist gescheitert',
      many: (count) => `Eine Anmeldung ist gescheitert, ${times(count)}`,
    },
    MFA_CHALLENGED: { one: 'Nach einem Code gefragt' },
    MFA_FAILED: { one: 'Falscher Code', many: (count) => `Falscher Code, ${times(count)}` },
    REAUTHENTICATED: { one: 'Sie haben sich noch einmal ausgewiesen' },
    LOGOUT: { one: 'Abgemeldet' },
    TOKEN_REUSE_DETECTED: {
      one: 'Eine Sitzung wurde vielleicht kopiert, darum haben wir sie beendet',
    },
    SESSION_REVOKED: { one: 'Eine Sitzung wurde beendet' },
    ALL_SESSIONS_REVOKED: { one: 'Alle Sitzungen wurden beendet' },
    PROFILE_CHANGED: { one: 'Profil geändert' },
    PASSWORD_CHANGED: { one: 'Passwort geändert' },
    PASSWORD_RESET_REQUESTED: { one: 'Zurücksetzen des Passworts angefordert' },
    PASSWORD_RESET_SUCCESS: { one: 'Passwort zurückgesetzt' },
    EMAIL_CHANGE_REQUESTED: { one: 'Änderung der E-Mail-Adresse angefordert' },
    EMAIL_CHANGED: { one: 'E-Mail-Adresse geändert' },
    EMAIL_CHANGE_CANCELLED: { one: 'Änderung der E-Mail-Adresse gestoppt' },
    MFA_ENABLED: { one: 'Authenticator-App eingeschaltet' },
    MFA_DISABLED: { one: 'Authenticator-App ausgeschaltet' },
    RECOVERY_CODE_USED: { one: 'Wiederherstellungscode benutzt' },
    RECOVERY_CODES_REGENERATED: { one: 'Neue Wiederherstellungscodes erzeugt' },
    DEVICE_TRUSTED: { one: 'Einem Gerät wird vertraut' },
    TRUSTED_DEVICE_REMOVED: { one: 'Einem Gerät wird nicht mehr vertraut' },
    ACCOUNT_LOCKED: { one: 'Anmeldung nach zu vielen falschen Versuchen pausiert' },
    ACCOUNT_UNLOCKED: { one: 'Anmeldung wieder geöffnet' },
    ACCOUNT_DISABLED: { one: 'Konto abgeschaltet' },
    ACCOUNT_ENABLED: { one: 'Konto eingeschaltet' },
    ROLE_CHANGED: { one: 'Ihre Rollen haben sich geändert' },
    NEW_DEVICE: { one: 'Neues Gerät angemeldet' },
    ANOMALY_DETECTED: { one: 'Etwas Ungewöhnliches bei einer Anmeldung' },
    NOT_ME_REPORTED: { one: 'Sie haben uns gesagt, dass Sie es nicht waren' },
  },
};
