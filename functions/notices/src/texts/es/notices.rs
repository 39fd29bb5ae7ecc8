use super::super::notices::{Notices, UnsubscribePage};
use super::Words;

/// What is told about telling in Spanish.
pub(super) const TEXTS: Notices = Notices {
    digest: Words {
        subject: "{notices} de {space}",
        heading: "Lo que hubo",
        body: &["Esto podía esperar desde la última vez."],
        action: "Abrir tu bandeja",
        after: &["Con qué frecuencia recibes este correo y qué contiene lo eliges en tu cuenta, en «Notificaciones»."],
    },
    counted: ["1 aviso", "{count} avisos"],
    more: ["Hay 1 más en tu bandeja.", "Hay {count} más en tu bandeja."],
    address_tried: Words {
        subject: "Esta dirección vuelve a funcionar",
        heading: "Esta dirección vuelve a funcionar",
        body: &[
            "Nos pediste que probáramos si te llegan nuestros correos. Te llegan: a partir de ahora volvemos a escribir a esta dirección.",
        ],
        action: "Ver tus ajustes",
        after: &[],
    },
    unsubscribe: "No recibir más correos como este",
    page: UnsubscribePage {
        title: "¿No recibir más estos correos?",
        lead: "No recibirás más correos sobre {area}. En tu bandeja del portal los seguirás encontrando.",
        button: "Dejar de recibirlos",
        done_title: "Hecho",
        done: "No recibirás más correos sobre {area}.",
        settings: "Todos los ajustes",
        broken_title: "Este enlace no funciona",
        broken: "Está cortado o no lo escribimos nosotros. Inicia sesión y elige en tu cuenta qué correos recibes.",
        areas: [
            "la seguridad de tu cuenta",
            "reservas",
            "facturas",
            "pagos",
            "planes",
            "pedidos y ofertas",
            "visitas",
            "envíos",
            "tus solicitudes",
            "lo que piden los miembros",
        ],
    },
};
