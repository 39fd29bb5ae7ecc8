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
