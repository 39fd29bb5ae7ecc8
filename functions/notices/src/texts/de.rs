//! German.
mod account;
mod address;
mod billing;
mod deliveries;
mod factors;
mod notices;
mod plans;
mod shop;
mod support;
mod teams;
mod visitors;

use super::{Texts, Words};

/// Every text in German.
pub(super) const TEXTS: Texts = Texts {
    hello: "Hallo,",
    hello_name: "Hallo {name},",
    verify_email: Words {
        subject: "Bestätige deine E-Mail-Adresse für {space}",
        heading: "E-Mail-Adresse bestätigen",
        body: &[
            "Jemand, vermutlich du, hat sich mit dieser E-Mail-Adresse bei {space} registriert. Bitte bestätige, dass es deine ist.",
        ],
        action: "E-Mail-Adresse bestätigen",
        after: &[
            "Der Link gilt nur einmal. Falls du es nicht warst, musst du nichts tun: Ohne Bestätigung kann niemand diese Adresse verwenden.",
        ],
    },
    already_registered: Words {
        subject: "Du hast bereits ein Konto bei {space}",
        heading: "Du hast bereits ein Konto",
        body: &[
            "Jemand, vermutlich du, wollte sich mit dieser E-Mail-Adresse bei {space} registrieren. Zu ihr gibt es bereits ein Konto; ein neues wurde nicht angelegt.",
            "Melde dich wie gewohnt an. Falls du dein Passwort vergessen hast, wähle ein neues.",
        ],
        action: "Neues Passwort wählen",
        after: &[
            "Falls du es nicht warst, musst du nichts tun. Wer immer es war, hat nichts über dein Konto erfahren.",
        ],
    },
    reset_password: Words {
        subject: "Wähle ein neues Passwort für {space}",
        heading: "Neues Passwort wählen",
        body: &["Jemand, vermutlich du, hat für dein Konto bei {space} ein neues Passwort angefordert."],
        action: "Neues Passwort wählen",
        after: &[
            "Der Link gilt nur einmal, 30 Minuten lang. Falls du es nicht warst, musst du nichts tun: Dein Passwort bleibt, wie es ist.",
        ],
    },
    password_changed: Words {
        subject: "Dein Passwort für {space} wurde geändert",
        heading: "Dein Passwort wurde geändert",
        body: &["Das Passwort deines Kontos bei {space} wurde soeben geändert; alle anderen Sitzungen wurden beendet."],
        action: "",
        after: &[
            "Falls du es nicht warst, wähle sofort über „Passwort vergessen?“ auf der Anmeldeseite ein neues und sag uns Bescheid.",
        ],
    },
    identity_linked: Words {
        subject: "Du kannst dich bei {space} jetzt mit {provider} anmelden",
        heading: "Eine neue Art, dich anzumelden",
        body: &[
            "Dein Konto bei {space} wurde soeben mit {provider} verknüpft: Wer sich dort damit anmeldet, kommt hier in dein Konto.",
        ],
        action: "Anmeldearten ansehen",
        after: &[
            "Falls du es nicht warst, löse die Verknüpfung mit {provider} sofort auf dieser Seite, wähle ein neues Passwort und sag uns Bescheid.",
        ],
    },
    identity_unlinked: Words {
        subject: "{provider} meldet dich nicht mehr bei {space} an",
        heading: "Eine Anmeldeart wurde entfernt",
        body: &["Dein Konto bei {space} ist nicht mehr mit {provider} verknüpft."],
        action: "Anmeldearten ansehen",
        after: &["Falls du es nicht warst, wähle sofort ein neues Passwort und sag uns Bescheid."],
    },
    booking_confirmed: Words {
        subject: "Gebucht: {room}, {day}, {from}",
        heading: "Deine Buchung ist bestätigt",
        body: &["{room} ist für dich gebucht. Mit der angehängten Datei kommt die Buchung in deinen Kalender."],
        action: "Deine Buchungen ansehen",
        after: &[],
    },
    booking_cancelled: Words {
        subject: "Storniert: {room}, {day}, {from}",
        heading: "Deine Buchung wurde storniert",
        body: &["Diese Buchung wurde storniert. Die angehängte Datei entfernt sie aus deinem Kalender."],
        action: "Deine Buchungen ansehen",
        after: &[],
    },
    factors: factors::TEXTS,
    address: address::TEXTS,
    billing: billing::TEXTS,
    notices: notices::TEXTS,
    shop: shop::TEXTS,
    account: account::TEXTS,
    support: support::TEXTS,
    plans: plans::TEXTS,
    visitors: visitors::TEXTS,
    deliveries: deliveries::TEXTS,
    teams: teams::TEXTS,
    when: "Wann",
    what: "Was",
    place: "Wo",
    title: "Titel",
    price: "Preis",
    free: "Kostenlos",
    link: "Falls die Schaltfläche nicht funktioniert, öffne diese Adresse:",
    footer: "{space} hat diese E-Mail automatisch verschickt; Antworten darauf werden nicht gelesen.",
    days: ["1 Tag", "{count} Tage"],
    in_days: ["1 Tag", "{count} Tagen"],
};
