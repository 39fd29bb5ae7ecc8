use super::super::teams::Teams;
use super::Words;

/// Teams auf Deutsch.
pub(super) const TEXTS: Teams = Teams {
    invited: Words {
        subject: "{inviter} lädt Sie in das Team {team} ein",
        heading: "Sie sind in ein Team eingeladen",
        body: &[
            "{inviter} lädt Sie in das Team {team} bei {space} ein.",
            "Melden Sie sich mit dieser E-Mail-Adresse an oder registrieren Sie sich mit ihr, dann können Sie beitreten.",
        ],
        action: "Einladung ansehen",
        after: &["Die Einladung gilt einmal, bis zum {day}. Wenn Sie {inviter} nicht kennen, tun Sie nichts."],
    },
    invited_to_run: Words {
        subject: "{inviter} lädt Sie ein, das Team {team} zu leiten",
        heading: "Sie sind eingeladen, ein Team zu leiten",
        body: &[
            "{inviter} lädt Sie in das Team {team} bei {space} ein, mit Verwaltungsrechten: Sie sehen, was seine Mitglieder gebucht haben, laden andere ein und legen fest, was jedes Mitglied darf.",
            "Melden Sie sich mit dieser E-Mail-Adresse an oder registrieren Sie sich mit ihr, dann können Sie beitreten.",
        ],
        action: "Einladung ansehen",
        after: &["Die Einladung gilt einmal, bis zum {day}. Wenn Sie {inviter} nicht kennen, tun Sie nichts."],
    },
    joined: Words {
        subject: "{name} ist dem Team {team} beigetreten",
        heading: "Neu in einem Team",
        body: &[
            "{name} ist dem Team {team} beigetreten. Wer beitritt, soll den Tarif {plan} haben; ein Vertrag ist noch nicht geschlossen.",
        ],
        action: "Team öffnen",
        after: &[],
    },
    left: Words {
        subject: "{name} hat das Team {team} verlassen",
        heading: "Ein Team ist kleiner geworden",
        body: &[
            "{name} ist nicht mehr im Team {team}. Was für {name} auf Rechnung des Teams läuft, läuft weiter, bis es beendet wird: {plans}.",
        ],
        action: "Darum kümmern",
        after: &[],
    },
    removed: Words {
        subject: "Sie sind nicht mehr im Team {team}",
        heading: "Sie sind nicht mehr in einem Team",
        body: &[
            "Die Verwaltung des Teams {team} bei {space} hat Sie aus dem Team genommen. Was Sie gebucht haben, bleibt gebucht, und Ihr Konto bleibt Ihres.",
        ],
        action: "Ihre Buchungen ansehen",
        after: &["Wenn Sie das für ein Versehen halten, fragen Sie bitte bei der Verwaltung des Teams nach."],
    },
};
