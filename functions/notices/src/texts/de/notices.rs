use super::super::notices::{Notices, UnsubscribePage};
use super::Words;

/// What is told about telling in German.
pub(super) const TEXTS: Notices = Notices {
    digest: Words {
        subject: "{notices} von {space}",
        heading: "Was es gab",
        body: &["Das konnte seit dem letzten Mal warten."],
        action: "Eingang öffnen",
        after: &[
            "Wie oft diese E-Mail kommt und was darin steht, bestimmst du in deinem Konto unter „Benachrichtigungen“.",
        ],
    },
    counted: ["1 Nachricht", "{count} Nachrichten"],
    more: ["1 weitere steht in deinem Eingang.", "{count} weitere stehen in deinem Eingang."],
    address_tried: Words {
        subject: "Diese Adresse ist wieder erreichbar",
        heading: "Diese Adresse ist wieder erreichbar",
        body: &[
            "Du wolltest wissen, ob unsere E-Mails dich erreichen. Das tun sie: Ab jetzt schreiben wir wieder an diese Adresse.",
        ],
        action: "Einstellungen ansehen",
        after: &[],
    },
    unsubscribe: "Keine solchen E-Mails mehr",
    page: UnsubscribePage {
        title: "Keine solchen E-Mails mehr?",
        lead: "Du bekommst keine E-Mails mehr über {area}. In deinem Eingang im Portal findest du sie weiterhin.",
        button: "Diese E-Mails abbestellen",
        done_title: "Erledigt",
        done: "Du bekommst keine E-Mails mehr über {area}.",
        settings: "Alle Einstellungen",
        broken_title: "Dieser Link funktioniert nicht",
        broken: "Er ist abgeschnitten oder nicht von uns. Melde dich an und bestimme in deinem Konto, welche E-Mails du bekommst.",
        areas: [
            "die Sicherheit deines Kontos",
            "Buchungen",
            "Rechnungen",
            "Zahlungen",
            "Tarife",
            "Bestellungen und Angebote",
            "Besuch",
            "Sendungen",
            "deine Anfragen",
            "Anliegen von Mitgliedern",
        ],
    },
};
