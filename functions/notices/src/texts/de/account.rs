use super::super::account::Account;
use super::Words;

/// Was jemandem selbst gehört, auf Deutsch.
pub(super) const TEXTS: Account = Account {
    file_given: Words {
        subject: "Eine Datei für Sie: {title}",
        heading: "Eine Datei für Sie",
        body: &["{space} hat Ihnen eine Datei gegeben: „{title}“."],
        action: "Dateien ansehen",
        after: &[],
    },
    export_made: Words {
        subject: "Ihre Daten sind bereit",
        heading: "Ihre Daten sind bereit",
        body: &[
            "Alles, was {space} von Ihnen weiß, ist gepackt, wie Sie es wollten. Sie können es bis {day} abholen; nur Sie, nachdem Sie sich angemeldet haben.",
        ],
        action: "Daten abholen",
        after: &[
            "Sie haben nicht darum gebeten? Dann ist jemand anderes in Ihrem Konto angemeldet: Bitte ändern Sie Ihr Passwort.",
        ],
    },
    erasure_asked: Words {
        subject: "Ihr Konto wird am {day} gelöscht",
        heading: "Ihr Konto wird gelöscht",
        body: &[
            "Sie haben darum gebeten, Ihr Konto bei {space} zu löschen. Das geschieht am {day}. Bis dahin können Sie es zurücknehmen.",
        ],
        action: "Ansehen oder zurücknehmen",
        after: &["Sie haben nicht darum gebeten? Dann nehmen Sie es zurück und ändern Sie sofort Ihr Passwort."],
    },
    erasure_taken_back: Words {
        subject: "Ihr Konto bleibt",
        heading: "Ihr Konto bleibt",
        body: &["Sie haben es zurückgenommen: Ihr Konto bei {space} wird nicht gelöscht."],
        action: "Ihre Daten",
        after: &[],
    },
    erasure_held: Words {
        subject: "Ihr Konto konnte noch nicht gelöscht werden",
        heading: "Ihr Konto konnte noch nicht gelöscht werden",
        body: &[
            "Ihr Konto bei {space} sollte gelöscht werden, aber etwas steht im Weg: ein laufender Vertrag, eine künftige Buchung oder offenes Geld. Wir sehen jeden Tag wieder nach.",
        ],
        action: "Ansehen, was es ist",
        after: &[],
    },
    erased: Words {
        subject: "Ihr Konto ist gelöscht",
        heading: "Ihr Konto ist gelöscht",
        body: &[
            "Ihr Konto bei {space} ist gelöscht, wie Sie es wollten. Alle Anmeldungen sind beendet, und was wir von Ihnen wussten, verschwindet in den nächsten Tagen.",
            "Was wir nach dem Steuerrecht aufbewahren müssen, bleibt: Rechnungen und Zahlungen, mit dem Namen und der Anschrift darauf.",
        ],
        action: "",
        after: &["Das ist unsere letzte Mail an diese Adresse."],
    },
};
