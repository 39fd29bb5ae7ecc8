use super::super::account::Account;
use super::Words;

/// Was jemandem selbst gehört, auf Deutsch.
pub(super) const TEXTS: Account = Account {
    file_given: Words {
        subject: "Eine Datei für dich: {title}",
        heading: "Eine Datei für dich",
        body: &["{space} hat dir eine Datei gegeben: „{title}“."],
        action: "Dateien ansehen",
        after: &[],
    },
    export_made: Words {
        subject: "Deine Daten sind bereit",
        heading: "Deine Daten sind bereit",
        body: &[
            "Alles, was {space} von dir weiß, ist gepackt, wie du es wolltest. Du kannst es bis {day} abholen; nur du, nachdem du dich angemeldet hast.",
        ],
        action: "Daten abholen",
        after: &[
            "Du hast nicht darum gebeten? Dann ist jemand anderes in deinem Konto angemeldet: Bitte ändere dein Passwort.",
        ],
    },
    erasure_asked: Words {
        subject: "Dein Konto wird am {day} gelöscht",
        heading: "Dein Konto wird gelöscht",
        body: &[
            "Du hast darum gebeten, dein Konto bei {space} zu löschen. Das geschieht am {day}. Bis dahin kannst du es zurücknehmen.",
        ],
        action: "Ansehen oder zurücknehmen",
        after: &["Du hast nicht darum gebeten? Dann nimm es zurück und ändere sofort dein Passwort."],
    },
    erasure_taken_back: Words {
        subject: "Dein Konto bleibt",
        heading: "Dein Konto bleibt",
        body: &["Du hast es zurückgenommen: Dein Konto bei {space} wird nicht gelöscht."],
        action: "Deine Daten",
        after: &[],
    },
    erasure_held: Words {
        subject: "Dein Konto konnte noch nicht gelöscht werden",
        heading: "Dein Konto konnte noch nicht gelöscht werden",
        body: &[
            "Dein Konto bei {space} sollte gelöscht werden, aber etwas steht im Weg: ein laufender Vertrag, eine künftige Buchung oder offenes Geld. Wir sehen jeden Tag wieder nach.",
        ],
        action: "Ansehen, was es ist",
        after: &[],
    },
    erased: Words {
        subject: "Dein Konto ist gelöscht",
        heading: "Dein Konto ist gelöscht",
        body: &[
            "Dein Konto bei {space} ist gelöscht, wie du es wolltest. Alle Anmeldungen sind beendet, und was wir von dir wussten, verschwindet in den nächsten Tagen.",
            "Was wir nach dem Steuerrecht aufbewahren müssen, bleibt: Rechnungen und Zahlungen, mit dem Namen und der Anschrift darauf.",
        ],
        action: "",
        after: &["Das ist unsere letzte Mail an diese Adresse."],
    },
};
