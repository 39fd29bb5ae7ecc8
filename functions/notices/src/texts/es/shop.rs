use super::super::shop::{Charged, Shop};
use super::Words;

/// Orders and proposals in Spanish.
pub(super) const TEXTS: Shop = Shop {
    order_received: Words {
        subject: "Tu pedido en {space}: {total}",
        heading: "Gracias por tu pedido",
        body: &["Esto es lo que has pedido y cuándo se cobra cada parte."],
        action: "Ver tu pedido",
        after: &[],
    },
    order_refunded: Words {
        subject: "Tu pedido no ha podido ser: te devolvemos {amount}",
        heading: "Tu pedido no ha podido ser",
        body: &[
            "Tu pago de {amount} llegó cuando ya no podíamos guardarte lo que habías pedido, y entretanto ya no estaba todo disponible: {missing}.",
            "Por eso no se ha realizado nada de tu pedido y no debes nada. Te devolvemos todo, {amount}, por donde vino: {method}. Tu banco puede tardar unos días en mostrarlo.",
        ],
        action: "Elegir otra cosa",
        after: &["Lo sentimos."],
    },
    order_costs_other: Words {
        subject: "Tu pedido no ha podido ser: te devolvemos {amount}",
        heading: "Tu pedido no ha podido ser",
        body: &[
            "Tu pago de {amount} llegó cuando ya había pasado el día en que esto debía empezar: {missing}. Desde entonces su primera factura sería de otro importe que el que aceptaste, porque el primer periodo se cobra por días o ha cambiado el impuesto.",
            "Por eso no se ha realizado nada de tu pedido y no debes nada. Te devolvemos todo, {amount}, por donde vino: {method}. Tu banco puede tardar unos días en mostrarlo.",
        ],
        action: "Pedirlo para un día posterior",
        after: &["Lo sentimos. Un pago con tarjeta llega al momento."],
    },
    order_taxed_anew: Words {
        subject: "Tu pedido no ha podido ser: te devolvemos {amount}",
        heading: "Tu pedido no ha podido ser",
        body: &[
            "Tu pago de {amount} llegó cuando el impuesto sobre esto ya no era el de cuando lo pediste: {missing}. Sería otro importe que el que aceptaste, o el mismo con otro impuesto.",
            "Por eso no se ha realizado nada de tu pedido y no debes nada. Te devolvemos todo, {amount}, por donde vino: {method}. Tu banco puede tardar unos días en mostrarlo.",
        ],
        action: "Pedirlo de nuevo",
        after: &["Lo sentimos. Un pago con tarjeta llega al momento."],
    },
    order_given_up: Words {
        subject: "Tu pedido en {space} se ha anulado",
        heading: "Tu pedido se ha anulado",
        body: &[
            "{space} ha anulado tu pedido de {total}, que no estaba pagado. No se ha realizado nada de él y no debes nada por él.",
        ],
        action: "Ver el pedido",
        after: &["Si todavía lo quieres, puedes pedirlo de nuevo."],
    },
    proposal_sent: Words {
        subject: "Una propuesta de {space}, hasta el {day}",
        heading: "Una propuesta para ti",
        body: &[
            "{space} tiene una propuesta para ti. Vale hasta el {day} y no te compromete a nada mientras no la aceptes.",
        ],
        action: "Leer la propuesta",
        after: &[],
    },
    proposal_accepted: Words {
        subject: "{customer} ha aceptado tu propuesta",
        heading: "Una propuesta ha sido aceptada",
        body: &["{customer} ha aceptado tu propuesta."],
        action: "Ver la propuesta",
        after: &[],
    },
    proposal_refused: Words {
        subject: "{customer} ha rechazado tu propuesta",
        heading: "Una propuesta ha sido rechazada",
        body: &["{customer} ha rechazado tu propuesta."],
        action: "Ver la propuesta",
        after: &[],
    },
    charged: Charged {
        now: "{amount}, ahora",
        next_invoice: "{amount}, en tu próxima factura",
        on: "{amount}, el {day}",
        once_approved: "{amount}, cuando {space} haya dicho que sí",
        covered: "cubierto por tus créditos",
        begins_late: "se pagó después del día en que debía empezar, y empieza el {day}",
    },
    code: "Código de descuento",
    total: "Total",
    tax: "de ello, impuestos",
    paid: "Pagado",
};
