use super::super::deliveries::{Deliveries, Sorts};
use super::Words;

/// Mail and parcels in Spanish.
pub(super) const TEXTS: Deliveries = Deliveries {
    arrived: Words {
        subject: "Para ti en {location}: {what}",
        heading: "Ha llegado algo para ti",
        body: &["En {location} hay {what} para ti. Recógelo en recepción o elige qué hacer con ello."],
        action: "Elegir qué hacer",
        after: &["En recepción, muestra el código que aparece en esa página."],
    },
    arrived_several: Words {
        subject: "Para ti en {location}: {what}",
        heading: "Han llegado varias cosas para ti",
        body: &["En {location} hay {what} para ti. Recógelos en recepción o elige qué hacer con cada uno."],
        action: "Elegir qué hacer",
        after: &["En recepción, muestra el código que aparece en esa página."],
    },
    ends_soon: Words {
        subject: "Recógelo hasta el {day}: {what}",
        heading: "Todavía te espera",
        body: &["En {location} todavía hay {what} para ti; se guarda hasta el {day}."],
        action: "Elegir qué hacer",
        after: &[],
    },
    ends_today: Words {
        subject: "Último día para recoger: {what}",
        heading: "Hoy es el último día",
        body: &["En {location} todavía hay {what} para ti. Hoy, {day}, es el último día en que se guarda."],
        action: "Elegir qué hacer",
        after: &[],
    },
    has_ended: Words {
        subject: "No recogido a tiempo: {what}",
        heading: "El plazo para recogerlo ha terminado",
        body: &[
            "En {location} todavía hay {what} para ti. El plazo para recogerlo terminó el {day}.",
            "Recógelo o elige qué hacer con ello. De lo contrario, {space} puede devolverlo o desecharlo.",
        ],
        action: "Elegir qué hacer",
        after: &[],
    },
    collected: Words {
        subject: "Entregado a {by}: {what}",
        heading: "Se ha recogido",
        body: &["En la recepción de {location} se ha entregado a {by}: {what}."],
        action: "Ver",
        after: &["¿No debía ser así? Avisa a {space} enseguida."],
    },
    forwarded: Words {
        subject: "Reenviado: {what}",
        heading: "Va de camino hacia ti",
        body: &["Desde {location} se ha reenviado a la dirección que indicaste: {what}."],
        action: "Ver",
        after: &[],
    },
    scanned: Words {
        subject: "Escaneado para ti: {what}",
        heading: "Abierto y escaneado",
        body: &["En {location} se ha abierto y escaneado para ti: {what}. Puedes leerlo en el portal."],
        action: "Leer",
        after: &["El papel está en recepción: elige en el portal qué hacer con él."],
    },
    returned: Words {
        subject: "Devuelto: {what}",
        heading: "Devuelto",
        body: &["Desde {location} se ha devuelto al remitente: {what}."],
        action: "Ver",
        after: &[],
    },
    recycled: Words {
        subject: "Reciclado: {what}",
        heading: "Reciclado",
        body: &["En {location} se ha llevado a reciclar: {what}."],
        action: "Ver",
        after: &[],
    },
    shredded: Words {
        subject: "Destruido: {what}",
        heading: "Destruido",
        body: &["En {location} se ha triturado: {what}."],
        action: "Ver",
        after: &[],
    },
    free_until: "Se guarda para ti hasta el {day}.",
    fee_then: "Cada día después cuesta {amount}.",
    fee_now: "Cada día cuesta ahora {amount}.",
    tracking: "Número de seguimiento",
    things: ["un envío", "{count} envíos"],
    sorts: Sorts {
        mail: "una carta",
        parcel: "un paquete",
        cheque: "un cheque",
        publicity: "publicidad",
        other: "un envío",
    },
};
