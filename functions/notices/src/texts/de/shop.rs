use super::super::shop::{Charged, Shop};
use super::Words;

/// Orders and proposals in German.
pub(super) const TEXTS: Shop = Shop {
    order_received: Words {
        subject: "Deine Bestellung bei {space}: {total}",
        heading: "Vielen Dank für deine Bestellung",
        body: &["Das hast du bestellt, und so wird es berechnet."],
        action: "Bestellung ansehen",
        after: &[],
    },
    order_refunded: Words {
        subject: "Deine Bestellung hat nicht geklappt: {amount} kommen zurück",
        heading: "Deine Bestellung hat nicht geklappt",
        body: &[
            "Deine Zahlung von {amount} kam an, als wir deine Bestellung nicht länger freihalten konnten, und inzwischen war nicht mehr alles davon zu haben: {missing}.",
            "Darum wurde nichts von deiner Bestellung ausgeführt, und du schuldest nichts. Wir schicken alles, {amount}, auf demselben Weg zurück: {method}. Bis deine Bank es anzeigt, kann es einige Tage dauern.",
        ],
        action: "Etwas anderes wählen",
        after: &["Das tut uns leid."],
    },
    order_costs_other: Words {
        subject: "Deine Bestellung hat nicht geklappt: {amount} kommen zurück",
        heading: "Deine Bestellung hat nicht geklappt",
        body: &[
            "Deine Zahlung von {amount} kam an, als der Tag vorbei war, an dem dies beginnen sollte: {missing}. Ab dann käme die erste Rechnung auf einen anderen Betrag als den, dem du zugestimmt hast, weil der erste Zeitraum nach Tagen berechnet wird oder sich die Steuer geändert hat.",
            "Darum wurde nichts von deiner Bestellung ausgeführt, und du schuldest nichts. Wir schicken alles, {amount}, auf demselben Weg zurück: {method}. Bis deine Bank es anzeigt, kann es einige Tage dauern.",
        ],
        action: "Für einen späteren Tag bestellen",
        after: &["Das tut uns leid. Eine Zahlung mit Karte ist sofort da."],
    },
    order_taxed_anew: Words {
        subject: "Deine Bestellung hat nicht geklappt: {amount} kommen zurück",
        heading: "Deine Bestellung hat nicht geklappt",
        body: &[
            "Deine Zahlung von {amount} kam an, als die Steuer darauf nicht mehr die war, zu der du es bestellt hast: {missing}. Es käme auf einen anderen Betrag als den, dem du zugestimmt hast, oder auf denselben mit einer anderen Steuer darin.",
            "Darum wurde nichts von deiner Bestellung ausgeführt, und du schuldest nichts. Wir schicken alles, {amount}, auf demselben Weg zurück: {method}. Bis deine Bank es anzeigt, kann es einige Tage dauern.",
        ],
        action: "Neu bestellen",
        after: &["Das tut uns leid. Eine Zahlung mit Karte ist sofort da."],
    },
    order_given_up: Words {
        subject: "Deine Bestellung bei {space} wurde aufgegeben",
        heading: "Deine Bestellung wurde aufgegeben",
        body: &[
            "{space} hat deine Bestellung über {total} aufgegeben, die nicht bezahlt war. Nichts davon wurde ausgeführt, und du schuldest nichts dafür.",
        ],
        action: "Bestellung ansehen",
        after: &["Wenn du es noch möchtest, kannst du es neu bestellen."],
    },
    proposal_sent: Words {
        subject: "Ein Angebot von {space}, gültig bis zum {day}",
        heading: "Ein Angebot für dich",
        body: &[
            "{space} hat ein Angebot für dich. Es gilt bis zum {day} und verpflichtet dich zu nichts, solange du es nicht annimmst.",
        ],
        action: "Angebot lesen",
        after: &[],
    },
    proposal_accepted: Words {
        subject: "{customer} hat dein Angebot angenommen",
        heading: "Ein Angebot wurde angenommen",
        body: &["{customer} hat dein Angebot angenommen."],
        action: "Angebot ansehen",
        after: &[],
    },
    proposal_refused: Words {
        subject: "{customer} hat dein Angebot abgelehnt",
        heading: "Ein Angebot wurde abgelehnt",
        body: &["{customer} hat dein Angebot abgelehnt."],
        action: "Angebot ansehen",
        after: &[],
    },
    charged: Charged {
        now: "{amount}, jetzt",
        next_invoice: "{amount}, mit deiner nächsten Rechnung",
        on: "{amount}, am {day}",
        once_approved: "{amount}, sobald {space} zugesagt hat",
        covered: "durch dein Guthaben gedeckt",
        begins_late: "bezahlt nach dem Tag, an dem es beginnen sollte, und beginnt darum am {day}",
    },
    code: "Rabattcode",
    total: "Summe",
    tax: "davon Steuer",
    paid: "Bezahlt",
};
