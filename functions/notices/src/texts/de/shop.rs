use super::super::shop::{Charged, Shop};
use super::Words;

/// Orders and proposals in German.
pub(super) const TEXTS: Shop = Shop {
    order_received: Words {
        subject: "Ihre Bestellung bei {space}: {total}",
        heading: "Vielen Dank für Ihre Bestellung",
        body: &["Das haben Sie bestellt, und dann wird es jeweils berechnet."],
        action: "Bestellung ansehen",
        after: &[],
    },
    order_refunded: Words {
        subject: "Ihre Bestellung hat nicht geklappt: {amount} kommen zurück",
        heading: "Ihre Bestellung hat nicht geklappt",
        body: &[
            "Ihre Zahlung von {amount} kam an, als wir Ihre Bestellung nicht länger freihalten konnten, und inzwischen war das hier vergeben: {missing}.",
            "Darum wurde nichts von Ihrer Bestellung ausgeführt, und Sie schulden nichts. Wir schicken alles, {amount}, auf demselben Weg zurück: {method}. Bis Ihre Bank es anzeigt, kann es einige Tage dauern.",
        ],
        action: "Etwas anderes wählen",
        after: &["Das tut uns leid."],
    },
    proposal_sent: Words {
        subject: "Ein Angebot von {space}, gültig bis zum {day}",
        heading: "Ein Angebot für Sie",
        body: &[
            "{space} hat ein Angebot für Sie. Es gilt bis zum {day} und verpflichtet Sie zu nichts, solange Sie es nicht annehmen.",
        ],
        action: "Angebot lesen",
        after: &[],
    },
    proposal_accepted: Words {
        subject: "{customer} hat Ihr Angebot angenommen",
        heading: "Ein Angebot wurde angenommen",
        body: &["{customer} hat Ihr Angebot angenommen."],
        action: "Angebot ansehen",
        after: &[],
    },
    proposal_refused: Words {
        subject: "{customer} hat Ihr Angebot abgelehnt",
        heading: "Ein Angebot wurde abgelehnt",
        body: &["{customer} hat Ihr Angebot abgelehnt."],
        action: "Angebot ansehen",
        after: &[],
    },
    charged: Charged {
        now: "{amount}, jetzt",
        next_invoice: "{amount}, mit Ihrer nächsten Rechnung",
        on: "{amount}, am {day}",
        covered: "durch Ihr Guthaben gedeckt",
    },
    code: "Rabattcode",
    total: "Summe",
    tax: "davon Steuer",
    paid: "Bezahlt",
};
