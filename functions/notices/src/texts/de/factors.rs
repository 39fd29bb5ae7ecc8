use crate::texts::Words;
use crate::texts::factors::Factors;

pub(super) const TEXTS: Factors = Factors {
    passkey_added: Words {
        subject: "Ein Passkey für {space} ist dazugekommen",
        heading: "Ein neuer Passkey",
        body: &[
            "Der Passkey „{what}“ wurde soeben zu deinem Konto bei {space} hinzugefügt: Wer ihn hat, meldet sich damit an.",
        ],
        action: "Anmeldearten ansehen",
        after: &[
            "Falls du es nicht warst, entferne ihn sofort auf dieser Seite, wähle ein neues Passwort und sag uns Bescheid.",
        ],
    },
    passkey_removed: Words {
        subject: "Ein Passkey für {space} wurde entfernt",
        heading: "Ein Passkey wurde entfernt",
        body: &["Der Passkey „{what}“ meldet dich nicht mehr bei {space} an."],
        action: "Anmeldearten ansehen",
        after: &["Falls du es nicht warst, wähle sofort ein neues Passwort und sag uns Bescheid."],
    },
    second_step_on: Words {
        subject: "Zur Anmeldung bei {space} gehört jetzt ein Code",
        heading: "Anmelden in zwei Schritten",
        body: &[
            "Ab jetzt fragt dein Konto bei {space} nach dem Passwort auch nach einem Code aus deiner App.",
            "Bewahre die Wiederherstellungscodes auf, die dir gezeigt wurden: Jeder öffnet dein Konto einmal, falls du die App verlierst.",
        ],
        action: "Anmeldearten ansehen",
        after: &["Falls du es nicht warst, sag uns sofort Bescheid."],
    },
    second_step_off: Words {
        subject: "Zur Anmeldung bei {space} gehört kein Code mehr",
        heading: "Anmelden in einem Schritt",
        body: &["Dein Konto bei {space} fragt nach dem Passwort nicht mehr nach einem Code."],
        action: "Anmeldearten ansehen",
        after: &["Falls du es nicht warst, wähle sofort ein neues Passwort und sag uns Bescheid."],
    },
    signed_out: Words {
        subject: "Du wurdest bei {space} überall abgemeldet",
        heading: "Überall abgemeldet",
        body: &[
            "Das Team von {space} hat dein Konto auf allen Geräten abgemeldet. Du kannst dich jederzeit neu anmelden.",
        ],
        action: "Anmeldearten ansehen",
        after: &["Falls du nicht darum gebeten hast, frag das Team nach dem Grund."],
    },
    lock_lifted: Words {
        subject: "Du kannst dich bei {space} wieder anmelden",
        heading: "Die Sperre ist aufgehoben",
        body: &[
            "Zu viele falsche Passwörter oder Codes hatten dein Konto bei {space} gesperrt. Das Team hat die Sperre aufgehoben.",
        ],
        action: "Anmeldearten ansehen",
        after: &[
            "Falls du nicht darum gebeten hast oder die falschen nicht von dir waren, wähle ein neues Passwort und sag uns Bescheid.",
        ],
    },
    account_waits: Words {
        subject: "{name} wartet auf eure Zustimmung",
        heading: "Ein neues Konto wartet",
        body: &["{name} ({email}) hat sich bei {space} registriert und wartet, bis jemand von euch zustimmt."],
        action: "Ansehen, wer wartet",
        after: &[],
    },
    account_approved: Words {
        subject: "Willkommen bei {space}",
        heading: "Dein Konto ist freigegeben",
        body: &["Das Team von {space} hat dein Konto freigegeben. Ab jetzt steht dir alles offen."],
        action: "Zum Portal",
        after: &[],
    },
    account_declined: Words {
        subject: "Dein Konto bei {space} wurde nicht freigegeben",
        heading: "Dein Konto wurde nicht freigegeben",
        body: &["Das Team von {space} hat dein Konto nicht freigegeben. Es schreibt:", "{words}"],
        action: "Ansehen, wie es steht",
        after: &["Falls sich seitdem etwas geändert hat, melde dich beim Team: Es kann das Konto noch freigeben."],
    },
    operator_invited: Words {
        subject: "{inviter} lädt dich ins Team von {space} ein",
        heading: "Du bist ins Team eingeladen",
        body: &[
            "{inviter} lädt dich ein, im Portal von {space} als Teil des Teams zu arbeiten.",
            "Melde dich mit dieser E-Mail-Adresse an oder registriere dich damit, dann kannst du annehmen.",
        ],
        action: "Einladung ansehen",
        after: &["Die Einladung gilt einmal, bis {day}. Falls du {inviter} nicht kennst, tu nichts."],
    },
    recovery_code_used: Words {
        subject: "Ein Wiederherstellungscode für {space} wurde benutzt",
        heading: "Ein Wiederherstellungscode wurde benutzt",
        body: &["Soeben wurde ein Wiederherstellungscode deines Kontos bei {space} benutzt. Übrige Codes: {what}."],
        action: "Anmeldearten ansehen",
        after: &[
            "Falls du es nicht warst, wähle sofort ein neues Passwort, lass dir neue Wiederherstellungscodes geben und sag uns Bescheid.",
        ],
    },
    api_token_made: Words {
        subject: "Ein Token für {space} wurde angelegt",
        heading: "Ein neues Token für Programme",
        body: &[
            "Das Token „{what}“ wurde soeben angelegt: Wer es hat, kann bei {space} für dich handeln, so weit seine Rechte reichen.",
        ],
        action: "Tokens ansehen",
        after: &[
            "Falls du es nicht warst, widerrufe es sofort auf dieser Seite, wähle ein neues Passwort und sag uns Bescheid.",
        ],
    },
};
