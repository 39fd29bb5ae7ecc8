use super::super::plans::{Amounts, Every, Plans};
use super::Words;

/// Plans, and products by the cycle, in Spanish: these words are true of both.
pub(super) const TEXTS: Plans = Plans {
    joined: Words {
        subject: "{plan} empieza el {day}",
        heading: "Todo listo: {plan}",
        body: &["Tu contrato de {plan} en {space} empieza el {day}."],
        action: "Ver tu contrato",
        after: &[],
    },
    changed: Words {
        subject: "A partir del {day}: {plan}",
        heading: "Tu contrato cambia",
        body: &["A partir del {day} tienes {plan} en lugar de {before}. Hasta entonces todo sigue igual."],
        action: "Ver tu contrato",
        after: &[],
    },
    pause_set: Words {
        subject: "{plan} se pausa del {from} al {last}",
        heading: "{plan} se pausa",
        body: &[
            "{plan} se pausa del {from} al {last}, ambos incluidos. En ese tiempo no se cobra nada ni se dan créditos; el {until} sigue por sí solo.",
        ],
        action: "Ver tu contrato",
        after: &[],
    },
    cancelled: Words {
        subject: "{plan} termina el {last}",
        heading: "Tu contrato está cancelado",
        body: &["Tu contrato de {plan} está cancelado. Su último día es el {last}; hasta entonces todo sigue igual."],
        action: "Ver tu contrato",
        after: &["Si no era tu intención, avisa al espacio antes de ese día."],
    },
    waits: Words {
        subject: "{customer} quiere {plan}",
        heading: "Un contrato espera tu sí",
        body: &[
            "{customer} quiere {plan}. El contrato empieza en cuanto digas que sí; hasta entonces no se cobra nada por él.",
        ],
        action: "Decidir",
        after: &[],
    },
    approved: Words {
        subject: "Tu contrato de {plan} está aprobado y empieza el {day}",
        heading: "Aprobado: {plan}",
        body: &["{space} ha aprobado tu contrato de {plan}. Empieza el {day}."],
        action: "Ver tu contrato",
        after: &[],
    },
    refused: Words {
        subject: "No se ha aprobado {plan}",
        heading: "No se ha aprobado {plan}",
        body: &["{space} no ha aprobado {plan} para ti. No debes nada."],
        action: "Ver tus contratos",
        after: &[],
    },
    price_ahead: Words {
        subject: "{plan} cuesta {price} a partir del {day}",
        heading: "El precio de {plan} cambia",
        body: &["A partir del {day} {plan} cuesta {price}; hasta entonces, {before}."],
        action: "Ver tu contrato",
        after: &[],
    },
    benefit_given: Words {
        subject: "{space} te ha dado {amount}",
        heading: "Un crédito para ti",
        body: &["{space} te ha dado {amount}. Lo encuentras entre tus créditos como «{benefit}»."],
        action: "Ver tus créditos",
        after: &[],
    },
    benefit_taken: Words {
        subject: "{space} ha retirado {amount}",
        heading: "Se ha retirado un crédito",
        body: &[
            "{space} ha retirado lo que quedaba de «{benefit}»: {amount}. Lo que has reservado o usado con ello queda como está.",
        ],
        action: "Ver tus créditos",
        after: &["Si crees que es un error, díselo al espacio."],
    },
    amounts: Amounts {
        time_credit: "{time} para reservar",
        money_credit: "{amount} para reservar y comprar",
        day_passes: ["1 pase de día", "{count} pases de día"],
        time_pass: "{time} en la casa",
    },
    leave_by: "Si no lo quieres, puedes cancelarlo hasta el {leave_by} y pagar el precio anterior hasta el final.",
    paid_for: "Es el contrato de {customer}. Te avisamos porque lo pagas tú.",
    every: Every {
        week: "{amount} a la semana",
        weeks: "{amount} cada {count} semanas",
        month: "{amount} al mes",
        months: "{amount} cada {count} meses",
    },
    plan: "Contrato",
    from: "Desde el",
    last_day: "Último día",
    notice: "Preaviso",
    price_before: "Precio hasta entonces",
    price_after: "Precio a partir de entonces",
    deposit: "Fianza que se devuelve",
    credit: "Abono por los días no usados",
    benefit: "Crédito",
    note: "Por",
    used_for: "Para reservar",
    for_ever: "sin fin",
};
