use super::super::support::Support;
use super::Words;

/// Requests to the staff in German.
pub(super) const TEXTS: Support = Support {
    raised: Words {
        subject: "Neue Anfrage: {subject}",
        heading: "Eine neue Anfrage",
        body: &["{customer} hat eine Anfrage gestellt, „{subject}“, und schreibt:"],
        action: "Anfrage öffnen",
        after: &[],
    },
    replied: Words {
        subject: "Antwort auf Anfrage #{number}: {subject}",
        heading: "Eine Antwort auf eine Anfrage",
        body: &["{customer} hat auf die Anfrage #{number}, „{subject}“, geantwortet:"],
        action: "Anfrage öffnen",
        after: &[],
    },
    answered: Words {
        subject: "Antwort auf deine Anfrage #{number}: {subject}",
        heading: "Deine Anfrage wurde beantwortet",
        body: &["{space} hat auf deine Anfrage #{number}, „{subject}“, geantwortet:"],
        action: "Lesen und antworten",
        after: &[],
    },
    answered_and_solved: Words {
        subject: "Deine Anfrage #{number} ist erledigt: {subject}",
        heading: "Deine Anfrage ist erledigt",
        body: &["{space} hat auf deine Anfrage #{number}, „{subject}“, geantwortet und sie als erledigt markiert:"],
        action: "Anfrage ansehen",
        after: &["Fehlt noch etwas? Antworte im Portal bis zum {day}, dann ist die Anfrage wieder offen."],
    },
    solved: Words {
        subject: "Deine Anfrage #{number} ist erledigt: {subject}",
        heading: "Deine Anfrage ist erledigt",
        body: &["{space} hat deine Anfrage #{number}, „{subject}“, als erledigt markiert."],
        action: "Anfrage ansehen",
        after: &["Fehlt noch etwas? Antworte im Portal bis zum {day}, dann ist die Anfrage wieder offen."],
    },
    reopened: Words {
        subject: "Deine Anfrage #{number} ist wieder offen: {subject}",
        heading: "Deine Anfrage ist wieder offen",
        body: &["{space} kümmert sich wieder um deine Anfrage #{number}, „{subject}“."],
        action: "Anfrage ansehen",
        after: &[],
    },
    waiting: Words {
        subject: "Wir warten auf deine Antwort zu #{number}: {subject}",
        heading: "Wir warten auf deine Antwort",
        body: &[
            "{space} braucht eine Antwort von dir, damit es mit deiner Anfrage #{number}, „{subject}“, weitergeht.",
        ],
        action: "Antworten",
        after: &[],
    },
    merged: Words {
        subject: "Deine Anfrage #{number} geht in #{into} weiter: {into_subject}",
        heading: "Zwei deiner Anfragen gehen als eine weiter",
        body: &[
            "{space} hat deine Anfrage #{number}, „{subject}“, mit der Anfrage #{into}, „{into_subject}“, zusammengelegt, weil sie zusammengehören. Alles, was in einer der beiden geschrieben wurde, steht dort.",
        ],
        action: "Anfrage ansehen",
        after: &["Du musst nichts tun. Bitte antworte ab jetzt in der Anfrage #{into}."],
    },
    department: "Abteilung",
    due: "Erste Antwort fällig",
};
