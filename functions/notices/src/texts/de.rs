//! German.
mod billing;
mod plans;
mod shop;

use super::{Texts, Words};

/// Every text in German.
pub(super) const TEXTS: Texts = Texts {
    hello: "Guten Tag,",
    hello_name: "Guten Tag, {name},",
    verify_email: Words {
        subject: "Bestätigen Sie Ihre E-Mail-Adresse für {space}",
        heading: "E-Mail-Adresse bestätigen",
        body: &[
            "Jemand, vermutlich Sie, hat sich mit dieser E-Mail-Adresse bei {space} registriert. Bitte bestätigen Sie, dass es Ihre ist.",
        ],
        action: "E-Mail-Adresse bestätigen",
        after: &[
            "Der Link gilt nur einmal. Falls Sie es nicht waren, müssen Sie nichts tun: Ohne Bestätigung kann niemand diese Adresse verwenden.",
        ],
    },
    already_registered: Words {
        subject: "Sie haben bereits ein Konto bei {space}",
        heading: "Sie haben bereits ein Konto",
        body: &[
            "Jemand, vermutlich Sie, wollte sich mit dieser E-Mail-Adresse bei {space} registrieren. Zu ihr gibt es bereits ein Konto; ein neues wurde nicht angelegt.",
            "Melden Sie sich wie gewohnt an. Falls Sie Ihr Passwort vergessen haben, wählen Sie ein neues.",
        ],
        action: "Neues Passwort wählen",
        after: &[
            "Falls Sie es nicht waren, müssen Sie nichts tun. Wer immer es war, hat nichts über Ihr Konto erfahren.",
        ],
    },
    reset_password: Words {
        subject: "Wählen Sie ein neues Passwort für {space}",
        heading: "Neues Passwort wählen",
        body: &["Jemand, vermutlich Sie, hat für Ihr Konto bei {space} ein neues Passwort angefordert."],
        action: "Neues Passwort wählen",
        after: &[
            "Der Link gilt nur einmal, 30 Minuten lang. Falls Sie es nicht waren, müssen Sie nichts tun: Ihr Passwort bleibt, wie es ist.",
        ],
    },
    password_changed: Words {
        subject: "Ihr Passwort für {space} wurde geändert",
        heading: "Ihr Passwort wurde geändert",
        body: &["Das Passwort Ihres Kontos bei {space} wurde soeben geändert; alle anderen Sitzungen wurden beendet."],
        action: "",
        after: &[
            "Falls Sie es nicht waren, wählen Sie sofort über „Passwort vergessen?“ auf der Anmeldeseite ein neues und sagen Sie uns Bescheid.",
        ],
    },
    booking_confirmed: Words {
        subject: "Gebucht: {room}, {day}, {from}",
        heading: "Ihre Buchung ist bestätigt",
        body: &["{room} ist für Sie gebucht. Mit der angehängten Datei kommt die Buchung in Ihren Kalender."],
        action: "Ihre Buchungen ansehen",
        after: &[],
    },
    booking_cancelled: Words {
        subject: "Storniert: {room}, {day}, {from}",
        heading: "Ihre Buchung wurde storniert",
        body: &["Diese Buchung wurde storniert. Die angehängte Datei entfernt sie aus Ihrem Kalender."],
        action: "Ihre Buchungen ansehen",
        after: &[],
    },
    billing: billing::TEXTS,
    shop: shop::TEXTS,
    plans: plans::TEXTS,
    when: "Wann",
    what: "Was",
    place: "Wo",
    title: "Titel",
    price: "Preis",
    free: "Kostenlos",
    link: "Falls die Schaltfläche nicht funktioniert, öffnen Sie diese Adresse:",
    footer: "{space} hat diese E-Mail automatisch verschickt; Antworten darauf werden nicht gelesen.",
    days: ["1 Tag", "{count} Tage"],
    in_days: ["1 Tag", "{count} Tagen"],
};
