use super::super::plans::{Amounts, Every, Plans};
use super::Words;

/// Plans in German.
pub(super) const TEXTS: Plans = Plans {
    joined: Words {
        subject: "Dein Tarif {plan} beginnt am {day}",
        heading: "Willkommen im Tarif {plan}",
        body: &["Dein Tarif {plan} bei {space} beginnt am {day}."],
        action: "Tarif ansehen",
        after: &[],
    },
    changed: Words {
        subject: "Ab dem {day}: {plan}",
        heading: "Dein Tarif ändert sich",
        body: &["Ab dem {day} hast du {plan} statt {before}. Bis dahin bleibt alles, wie es ist."],
        action: "Tarif ansehen",
        after: &[],
    },
    pause_set: Words {
        subject: "{plan} ruht vom {from} bis zum {last}",
        heading: "Dein Tarif ruht",
        body: &[
            "{plan} ruht vom {from} bis einschließlich {last}. Für diese Zeit wird nichts berechnet und kein Guthaben vergeben; am {until} geht es von selbst weiter.",
        ],
        action: "Tarif ansehen",
        after: &[],
    },
    cancelled: Words {
        subject: "{plan} endet am {last}",
        heading: "Dein Tarif ist gekündigt",
        body: &[
            "Dein Tarif {plan} ist gekündigt. Sein letzter Tag ist der {last}; bis dahin bleibt alles, wie es ist.",
        ],
        action: "Tarif ansehen",
        after: &["Falls du das nicht wolltest, sag uns vor diesem Tag Bescheid."],
    },
    waits: Words {
        subject: "{customer} möchte {plan}",
        heading: "Ein Tarif wartet auf dein Ja",
        body: &[
            "{customer} möchte den Tarif {plan}. Er beginnt, sobald du Ja gesagt hast; bis dahin wird nichts dafür berechnet.",
        ],
        action: "Entscheiden",
        after: &[],
    },
    approved: Words {
        subject: "{plan} ist bestätigt und beginnt am {day}",
        heading: "Dein Tarif ist bestätigt",
        body: &["{space} hat deinen Tarif {plan} bestätigt. Er beginnt am {day}."],
        action: "Tarif ansehen",
        after: &[],
    },
    refused: Words {
        subject: "{plan} wurde nicht bestätigt",
        heading: "Dein Tarif wurde nicht bestätigt",
        body: &["{space} hat den Tarif {plan} für dich nicht bestätigt. Du schuldest nichts dafür."],
        action: "Andere Tarife ansehen",
        after: &[],
    },
    price_ahead: Words {
        subject: "{plan} kostet ab dem {day} {price}",
        heading: "Der Preis deines Tarifs ändert sich",
        body: &["Ab dem {day} kostet dein Tarif {plan} {price}; bis dahin {before}."],
        action: "Tarif ansehen",
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
    paid_for: "Es ist der Tarif von {customer}. Du erfährst davon, weil du ihn zahlst.",
    every: Every {
        week: "{amount} in der Woche",
        weeks: "{amount} alle {count} Wochen",
        month: "{amount} im Monat",
        months: "{amount} alle {count} Monate",
    },
    plan: "Tarif",
    from: "Ab",
    last_day: "Letzter Tag",
    notice: "Kündigungsfrist",
    price_before: "Preis bis dahin",
    price_after: "Preis danach",
    deposit: "Kaution, die zurückkommt",
    credit: "Gutschrift für nicht genutzte Tage",
    benefit: "Guthaben",
    note: "Wofür",
    used_for: "Zum Buchen von",
    for_ever: "ohne Ende",
};
