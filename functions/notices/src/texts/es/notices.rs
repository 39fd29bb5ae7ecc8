use super::super::notices::{Notices, ProofPage, UnsubscribePage};
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
    broken: Words {
        subject: "Algo en «{function}» está como nunca debe estar",
        heading: "Algo está como nunca debe estar",
        body: &[
            "Cada noche el portal mira si algo está como nunca debe estar. En «{function}» ha encontrado esto, con el número de casos:",
        ],
        action: "Ver cómo está el portal",
        after: &["No se ha cambiado nada por ello. Si no sabes qué es, pasa este correo a quien lleva el portal."],
    },
    counted: ["1 aviso", "{count} avisos"],
    more: ["Hay 1 más en tu bandeja.", "Hay {count} más en tu bandeja."],
    address_tried: Words {
        subject: "¿Te llega este correo?",
        heading: "Te ha llegado",
        body: &[
            "Nos pediste que probáramos si te llegan nuestros correos. Pulsa el botón para decirnos que sí: desde entonces volvemos a escribir a esta dirección.",
        ],
        action: "Escribidme otra vez aquí",
        after: &[],
    },
    address_bounced: Words {
        subject: "El correo no te llega",
        heading: "El correo no te llega",
        body: &[
            "Un correo a tu dirección fue devuelto, así que dejamos de escribir a ella. Lo que tenemos que decirte está en tu bandeja, aquí. En tus ajustes puedes pedir que se pruebe otra vez; si ya no es tuya, cámbiala en tu cuenta, en «Entrada».",
        ],
        action: "Ver qué fue devuelto",
        after: &[],
    },
    proof: ProofPage {
        title: "¿Te llega el correo?",
        lead: "Si lees esto por un correo, te llega. Entonces volvemos a escribir a esa dirección.",
        button: "Escribidme otra vez aquí",
        done_title: "Hecho",
        done: "Desde ahora volvemos a escribir a esta dirección.",
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
