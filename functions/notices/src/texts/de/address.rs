use crate::texts::Words;
use crate::texts::address::Address;

pub(super) const TEXTS: Address = Address {
    confirm: Words {
        subject: "{what} ist dein Code für {space}",
        heading: "Ist das deine neue Adresse?",
        body: &[
            "Jemand, vermutlich du, möchte diese Adresse für das eigene Konto bei {space} verwenden. Gib diesen Code auf der Seite ein, auf der er angefordert wurde:",
            "{what}",
        ],
        action: "",
        after: &[
            "Der Code gilt nur einmal, 30 Minuten lang. Gib ihn niemandem, auch nicht unserem Team. Falls du es nicht warst, musst du nichts tun: Ohne den Code ändert sich nichts.",
        ],
    },
    confirm_by_link: Words {
        subject: "Bestätige deine neue E-Mail-Adresse für {space}",
        heading: "Ist das deine neue Adresse?",
        body: &[
            "Das Team von {space} hat diese Adresse für dein Konto vorgemerkt. Bitte bestätige, dass es deine ist.",
        ],
        action: "Diese Adresse verwenden",
        after: &[
            "Der Link gilt nur einmal, einen Tag lang. Falls du kein Konto bei {space} hast oder um nichts gebeten hast, musst du nichts tun: Ohne ihn ändert sich nichts.",
        ],
    },
    asked: Words {
        subject: "Das Team von {space} ändert deine E-Mail-Adresse",
        heading: "Eine neue Adresse für dein Konto",
        body: &[
            "Das Team von {space} hat {what} als neue Adresse deines Kontos vorgemerkt. Sobald sie dort bestätigt ist, meldest du dich mit ihr an, und E-Mails gehen dorthin.",
        ],
        action: "",
        after: &["Falls du nicht darum gebeten hast, sag dem Team sofort Bescheid."],
    },
    in_use: Words {
        subject: "Zu deiner E-Mail-Adresse gibt es ein Konto bei {space}",
        heading: "Du hast bereits ein Konto",
        body: &[
            "Jemand wollte deine E-Mail-Adresse für ein anderes Konto bei {space} verwenden. Sie gehört zu deinem, darum wurde nichts geändert.",
            "Falls du es warst: Melde dich mit dieser Adresse an, oder wähle für dein anderes Konto eine andere.",
        ],
        action: "Anmelden",
        after: &[
            "Falls du es nicht warst, musst du nichts tun. Wer immer es war, hat nichts über dein Konto erfahren.",
        ],
    },
    changed: Words {
        subject: "Deine E-Mail-Adresse für {space} wurde geändert",
        heading: "Dein Konto hat eine andere Adresse",
        body: &[
            "Die E-Mail-Adresse deines Kontos bei {space} wurde soeben zu {what} geändert. Mit ihr meldest du dich an, und E-Mails gehen dorthin.",
            "Falls du es warst, ist nichts zu tun.",
            "Falls du es nicht warst: Stelle diese Adresse wieder her. Das beendet jede Sitzung, entfernt, was seither eingerichtet wurde, und du wählst ein neues Passwort.",
        ],
        action: "Diese Adresse wiederherstellen",
        after: &["Der Link gilt nur einmal, 7 Tage lang."],
    },
    put_back: Words {
        subject: "Diese Adresse gehört nicht mehr zu einem Konto bei {space}",
        heading: "Die Adresse davor gilt wieder",
        body: &[
            "Ein Konto bei {space} hatte diese E-Mail-Adresse. Wer die Adresse davor liest, hat sie wiederhergestellt; jede Sitzung wurde beendet.",
        ],
        action: "",
        after: &["Falls das Konto deines ist, frag das Team."],
    },
    prove: Words {
        subject: "{what} ist dein Code für {space}",
        heading: "E-Mail-Adresse bestätigen",
        body: &[
            "Jemand, vermutlich du, registriert sich mit dieser E-Mail-Adresse bei {space}. Gib diesen Code auf der Seite ein, auf der er angefordert wurde:",
            "{what}",
        ],
        action: "",
        after: &[
            "Der Code gilt nur einmal, höchstens eine halbe Stunde lang. Gib ihn niemandem. Falls du es nicht warst, musst du nichts tun: Ohne den Code entsteht kein Konto.",
        ],
    },
    way_not_linked: Words {
        subject: "Du hast bereits ein Konto bei {space}",
        heading: "Du hast bereits ein Konto",
        body: &[
            "Jemand, vermutlich du, wollte sich über {what} mit dieser E-Mail-Adresse bei {space} registrieren. Zu ihr gibt es bereits ein Konto; nichts wurde angelegt und nichts verknüpft.",
            "Melde dich wie gewohnt an; dann kannst du {what} unter „Mein Konto“ verknüpfen und dich von da an damit anmelden.",
        ],
        action: "Anmelden",
        after: &[
            "Falls du es nicht warst, musst du nichts tun. Wer immer es war, hat nichts über dein Konto erfahren.",
        ],
    },
    guest: Words {
        subject: "{what} ist dein Code für {space}",
        heading: "Dein Code für die Bestellung",
        body: &[
            "Jemand, vermutlich du, möchte mit dieser E-Mail-Adresse bei {space} als Gast bestellen. Gib diesen Code auf der Seite ein, die danach gefragt hat; dann geht es mit dem Korb weiter zur Kasse:",
            "{what}",
        ],
        action: "",
        after: &[
            "Der Code gilt einmal, höchstens eine halbe Stunde lang, und nur in dem Browser, der nach ihm gefragt hat. Gib ihn niemandem. Falls du es nicht warst, musst du nichts tun: Ohne den Code wird kein Konto angelegt und nichts bestellt.",
        ],
    },
    guest_known: Words {
        subject: "Du hast bereits ein Konto bei {space}",
        heading: "Zum Bestellen anmelden",
        body: &[
            "Jemand, vermutlich du, wollte mit dieser E-Mail-Adresse bei {space} als Gast bestellen. Zu ihr gibt es bereits ein Konto; nichts wurde angelegt und nichts bestellt.",
            "Melde dich an; dann geht es mit dem Korb weiter zur Kasse. Falls du als Gast einer früheren Bestellung noch nie ein Passwort gewählt hast, drücke dort auf „Passwort vergessen?“ und wähle eines.",
        ],
        action: "Anmelden und weiter",
        after: &[
            "Falls du es nicht warst, musst du nichts tun. Wer immer es war, hat nichts über dein Konto erfahren.",
        ],
    },
};
