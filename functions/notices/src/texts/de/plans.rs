use super::super::plans::{Amounts, Every, Plans};
use super::Words;

/// Plans, and products by the cycle, in German: these words are true of both.
pub(super) const TEXTS: Plans = Plans {
    joined: Words {
        subject: "{plan} beginnt am {day}",
        heading: "Alles klar: {plan}",
        body: &["Dein Vertrag über {plan} bei {space} beginnt am {day}."],
        action: "Vertrag ansehen",
        after: &[],
    },
    changed: Words {
        subject: "Ab dem {day}: {plan}",
        heading: "Dein Vertrag ändert sich",
        body: &["Ab dem {day} hast du {plan} statt {before}. Bis dahin bleibt alles, wie es ist."],
        action: "Vertrag ansehen",
        after: &[],
    },
    changed_terms: Words {
        subject: "{plan} ändert sich am {day}",
        heading: "Dein Vertrag ändert sich",
        body: &[
            "Ab {day} tritt ein anderer Vertrag für {plan} an die Stelle deines bisherigen. Was er kostet, steht unten, und was er enthält, auf seiner Seite. Bis dahin bleibt alles, wie es ist.",
        ],
        action: "Vertrag ansehen",
        after: &[],
    },
    payer_changed: Words {
        subject: "{payer} zahlt für {plan}",
        heading: "Für {plan} zahlt jemand anders",
        body: &["Ab {day} zahlt {payer} für {plan}. Was du davon hast, bleibt, wie es ist."],
        action: "Vertrag ansehen",
        after: &["Sag dem Haus Bescheid, wenn das nicht stimmt."],
    },
    paid_no_more: Words {
        subject: "{payer} zahlt ab {day} für {plan}",
        heading: "Du zahlst nicht mehr für {plan}",
        body: &["Ab {day} zahlt {payer} für {plan}. Bis dahin wird es dir berechnet."],
        action: "Vertrag ansehen",
        after: &["Sag dem Haus Bescheid, wenn das nicht stimmt."],
    },
    paid_by_you: Words {
        subject: "Du zahlst ab {day} für {plan}",
        heading: "Du zahlst für {plan}",
        body: &[
            "{space} hat eingetragen, dass du ab {day} für {plan} zahlst. Ab diesem Tag steht es auf deinen Rechnungen.",
        ],
        action: "Vertrag ansehen",
        after: &["Sag dem Haus gleich Bescheid, wenn du dem nicht zugestimmt hast."],
    },
    pause_set: Words {
        subject: "{plan} ruht vom {from} bis zum {last}",
        heading: "{plan} ruht",
        body: &[
            "{plan} ruht vom {from} bis einschließlich {last}. Für diese Zeit wird nichts berechnet und kein Guthaben vergeben; am {until} geht es von selbst weiter.",
        ],
        action: "Vertrag ansehen",
        after: &[],
    },
    reopened: Words {
        subject: "{plan} läuft weiter",
        heading: "{plan} läuft weiter",
        body: &[
            "{space} hat das Ende von {plan} zurückgenommen: Der Vertrag läuft nach dem {last} weiter und wird berechnet wie bisher.",
        ],
        action: "Vertrag ansehen",
        after: &["Sag uns Bescheid, wenn du das nicht wolltest."],
    },
    resumed: Words {
        subject: "{plan} geht am {day} weiter",
        heading: "{plan} geht weiter",
        body: &[
            "{space} hat die Pause von {plan} beendet: Am {day} geht es weiter, und ab dann wird wieder berechnet.",
        ],
        action: "Vertrag ansehen",
        after: &["Sag uns Bescheid, wenn du das nicht wolltest."],
    },
    moved: Words {
        subject: "{plan} beginnt am {day}",
        heading: "{plan} beginnt an einem anderen Tag",
        body: &["{space} hat den ersten Tag von {plan} verlegt: Der Vertrag beginnt am {day}."],
        action: "Vertrag ansehen",
        after: &["Sag uns Bescheid, wenn dir der Tag nicht passt."],
    },
    cancelled: Words {
        subject: "{plan} endet am {last}",
        heading: "Dein Vertrag ist gekündigt",
        body: &[
            "Dein Vertrag über {plan} ist gekündigt. Sein letzter Tag ist der {last}; bis dahin bleibt alles, wie es ist.",
        ],
        action: "Vertrag ansehen",
        after: &["Falls du das nicht wolltest, sag uns vor diesem Tag Bescheid."],
    },
    waits: Words {
        subject: "{customer} möchte {plan}",
        heading: "Ein Vertrag wartet auf dein Ja",
        body: &[
            "{customer} möchte {plan}. Der Vertrag beginnt, sobald du Ja gesagt hast; bis dahin wird nichts dafür berechnet.",
        ],
        action: "Entscheiden",
        after: &[],
    },
    approved: Words {
        subject: "{plan} ist bestätigt und beginnt am {day}",
        heading: "{plan} ist bestätigt",
        body: &["{space} hat {plan} für dich bestätigt. Der Vertrag beginnt am {day}."],
        action: "Vertrag ansehen",
        after: &[],
    },
    refused: Words {
        subject: "{plan} wurde nicht bestätigt",
        heading: "{plan} wurde nicht bestätigt",
        body: &["{space} hat {plan} für dich nicht bestätigt. Du schuldest nichts dafür."],
        action: "Verträge ansehen",
        after: &[],
    },
    price_ahead: Words {
        subject: "{plan} kostet ab dem {day} {price}",
        heading: "Der Preis ändert sich: {plan}",
        body: &["Ab dem {day} kostet {plan} {price}; bis dahin {before}."],
        action: "Vertrag ansehen",
        after: &[],
    },
    benefit_given: Words {
        subject: "{space} gibt dir {amount}",
        heading: "Ein Guthaben für dich",
        body: &["{space} gibt dir {amount}. Du findest es unter deinem Guthaben als „{benefit}“."],
        action: "Guthaben ansehen",
        after: &[],
    },
    benefit_taken: Words {
        subject: "{space} hat {amount} zurückgenommen",
        heading: "Ein Guthaben wurde zurückgenommen",
        body: &[
            "{space} hat zurückgenommen, was von „{benefit}“ übrig war: {amount}. Was du damit gebucht oder genutzt hast, bleibt, wie es ist.",
        ],
        action: "Guthaben ansehen",
        after: &["Wenn du das für ein Versehen hältst, sag es dem Team."],
    },
    amounts: Amounts {
        time_credit: "{time} zum Buchen",
        money_credit: "{amount} zum Buchen und Kaufen",
        day_passes: ["1 Tagespass", "{count} Tagespässe"],
        time_pass: "{time} im Haus",
    },
    leave_by: "Wenn du das nicht möchtest, kannst du bis zum {leave_by} kündigen und zahlst bis zum Ende den alten Preis.",
    paid_for: "Es ist der Vertrag von {customer}. Du erfährst davon, weil du ihn zahlst.",
    every: Every {
        week: "{amount} in der Woche",
        weeks: "{amount} alle {count} Wochen",
        month: "{amount} im Monat",
        months: "{amount} alle {count} Monate",
    },
    plan: "Vertrag",
    from: "Ab",
    last_day: "Letzter Tag",
    notice: "Kündigungsfrist",
    price_before: "Preis bis dahin",
    price_after: "Preis danach",
    deposit_held: "Kaution",
    deposit: "Kaution, die zurückkommt",
    credit: "Gutschrift für nicht genutzte Tage",
    benefit: "Guthaben",
    note: "Wofür",
    used_for: "Zum Buchen von",
    for_ever: "ohne Ende",
};
