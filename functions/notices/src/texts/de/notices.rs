use super::super::notices::{Notices, ProofPage, UnsubscribePage};
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
    broken: Words {
        subject: "In „{function}“ ist etwas, wie es nie sein darf",
        heading: "Etwas ist, wie es nie sein darf",
        body: &[
            "Jede Nacht sieht das Portal nach, ob etwas so ist, wie es nie sein darf. In „{function}“ hat es das gefunden, jeweils mit der Zahl der Fälle:",
        ],
        action: "Ansehen, wie es dem Portal geht",
        after: &[
            "Geändert wurde deshalb nichts. Sagt es dir nichts, so gib diese Mail an die weiter, die das Portal für euch betreiben.",
        ],
    },
    counted: ["1 Nachricht", "{count} Nachrichten"],
    more: ["1 weitere steht in deinem Eingang.", "{count} weitere stehen in deinem Eingang."],
    address_tried: Words {
        subject: "Kommt diese E-Mail bei dir an?",
        heading: "Sie ist angekommen",
        body: &[
            "Du wolltest wissen, ob unsere E-Mails dich erreichen. Sag uns mit dem Knopf, dass sie es tun: Ab dann schreiben wir wieder an diese Adresse.",
        ],
        action: "Schreibt mir wieder hierher",
        after: &[],
    },
    address_bounced: Words {
        subject: "E-Mails erreichen dich nicht",
        heading: "E-Mails erreichen dich nicht",
        body: &[
            "Eine E-Mail an deine Adresse kam zurück, darum schreiben wir nicht mehr dorthin. Was wir dir zu sagen haben, steht hier in deinem Eingang. In deinen Einstellungen kannst du die Adresse noch einmal versuchen lassen; wenn sie nicht mehr deine ist, ändere sie in deinem Konto unter „Anmeldung“.",
        ],
        action: "Ansehen, was zurückkam",
        after: &[],
    },
    proof: ProofPage {
        title: "Erreichen dich E-Mails?",
        lead: "Wenn du das wegen einer E-Mail liest, dann ja. Dann schreiben wir wieder an diese Adresse.",
        button: "Schreibt mir wieder hierher",
        done_title: "Erledigt",
        done: "Ab jetzt schreiben wir wieder an diese Adresse.",
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
