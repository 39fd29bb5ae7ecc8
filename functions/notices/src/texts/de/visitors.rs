use super::super::visitors::Visitors;
use super::Words;

/// Visits in German.
pub(super) const TEXTS: Visitors = Visitors {
    invited: Words {
        subject: "Du wirst bei {space} erwartet: {day}, {from}",
        heading: "Du wirst erwartet",
        body: &["{host} erwartet dich am Standort {location}. Die angehängte Datei trägt es in deinen Kalender ein."],
        action: "Einladung öffnen",
        after: &[],
    },
    changed: Words {
        subject: "Dein Besuch bei {space} hat sich geändert: {day}, {from}",
        heading: "Dein Besuch hat sich geändert",
        body: &[
            "{host} hat deinen Besuch am Standort {location} geändert. Die angehängte Datei ändert ihn in deinem Kalender.",
        ],
        action: "Einladung öffnen",
        after: &[],
    },
    cancelled: Words {
        subject: "Dein Besuch bei {space} fällt aus: {day}, {from}",
        heading: "Dein Besuch fällt aus",
        body: &[
            "{host} erwartet dich nicht mehr am Standort {location}. Die angehängte Datei nimmt den Besuch aus deinem Kalender.",
        ],
        action: "",
        after: &[],
    },
    reminder: Words {
        subject: "Bald: dein Besuch bei {space}, {day}, {from}",
        heading: "Bis bald",
        body: &["{host} erwartet dich am Standort {location}."],
        action: "Einladung öffnen",
        after: &[],
    },
    arrived: Words {
        subject: "{visitor} ist da",
        heading: "{visitor} ist da",
        body: &["{visitor} ist am Standort {location} angekommen und möchte zu dir."],
        action: "Besuch ansehen",
        after: &[],
    },
    at_the_door: Words {
        subject: "{visitor} steht am Eingang: einlassen?",
        heading: "{visitor} steht am Eingang",
        body: &["{visitor} ist unangemeldet am Standort {location} und möchte zu dir."],
        action: "Entscheiden",
        after: &["Bis du entschieden hast, bleibt die Person am Eingang."],
    },
    to_approve: Words {
        subject: "{host} möchte {visitor} empfangen",
        heading: "Ein Besuch wartet auf deine Zusage",
        body: &[
            "{host} möchte {visitor} am Standort {location} empfangen. Eingeladen wird erst, wenn du zugesagt hast.",
        ],
        action: "Entscheiden",
        after: &[],
    },
    approved: Words {
        subject: "Zugesagt: {visitor}, {day}, {from}",
        heading: "Dein Besuch darf kommen",
        body: &[
            "{space} hat dem Besuch von {visitor} zugesagt. Wenn du eine E-Mail-Adresse angegeben hast, ist die Einladung unterwegs.",
        ],
        action: "Besuch ansehen",
        after: &[],
    },
    refused: Words {
        subject: "Nicht zugesagt: {visitor}, {day}, {from}",
        heading: "Dein Besuch kann nicht kommen",
        body: &["{space} hat den Besuch von {visitor} abgelehnt."],
        action: "Besuch ansehen",
        after: &[],
    },
    followed: Words {
        subject: "Mit deiner Buchung verschoben: {visitor}, {day}, {from}",
        heading: "Deine Besuche sind mit deiner Buchung verschoben",
        body: &["Die Buchung, zu der du Besuch erwartest, ist zu einer anderen Zeit oder an einem anderen Ort."],
        action: "Besuch ansehen",
        after: &[
            "Wer eingeladen ist und eine E-Mail-Adresse hat, erfährt es mit einer neuen Kalenderdatei. Passt es so nicht? Ändere den Besuch im Portal oder sag ihn ab.",
        ],
    },
    followed_off: Words {
        subject: "Mit deiner Buchung abgesagt: {visitor}, {day}, {from}",
        heading: "Deine Besuche sind mit deiner Buchung abgesagt",
        body: &["Die Buchung, zu der du Besuch erwartet hast, wurde storniert."],
        action: "Besuch ansehen",
        after: &[
            "Wer eingeladen war und eine E-Mail-Adresse hat, erfährt es. Soll der Besuch trotzdem kommen? Melde ihn neu an.",
        ],
    },
    was: "Vorher",
    now: "Jetzt",
    code: "Zeig diesen Code am Eingang, oder tippe ihn dort ein: {code}",
    picture: "Der Code deiner Einladung",
    host: "Gastgeber",
    visitor: "Besuch",
    company: "Firma",
    reason: "Anlass",
    because: "Grund",
    further: "Und außerdem",
    more: [
        "1 weiteres Mal, auch das steht in der angehängten Datei",
        "{count} weitere Male, auch die stehen in der angehängten Datei",
    ],
};
