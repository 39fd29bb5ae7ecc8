use super::super::visitors::Visitors;
use super::Words;

/// Visits in Spanish.
pub(super) const TEXTS: Visitors = Visitors {
    invited: Words {
        subject: "Te esperan en {space}: {day}, {from}",
        heading: "Te esperan",
        body: &["{host} te espera en {location}. El archivo adjunto lo añade a tu calendario."],
        action: "Abrir tu invitación",
        after: &[],
    },
    changed: Words {
        subject: "Tu visita a {space} ha cambiado: {day}, {from}",
        heading: "Tu visita ha cambiado",
        body: &["{host} ha cambiado tu visita a {location}. El archivo adjunto la cambia en tu calendario."],
        action: "Abrir tu invitación",
        after: &[],
    },
    cancelled: Words {
        subject: "Tu visita a {space} se ha anulado: {day}, {from}",
        heading: "Tu visita se ha anulado",
        body: &["{host} ya no te espera en {location}. El archivo adjunto quita la visita de tu calendario."],
        action: "",
        after: &[],
    },
    reminder: Words {
        subject: "Pronto: tu visita a {space}, {day}, {from}",
        heading: "Hasta pronto",
        body: &["{host} te espera en {location}."],
        action: "Abrir tu invitación",
        after: &[],
    },
    arrived: Words {
        subject: "{visitor} ha llegado",
        heading: "{visitor} ha llegado",
        body: &["{visitor} está en {location} y ha venido a verte."],
        action: "Ver la visita",
        after: &[],
    },
    at_the_door: Words {
        subject: "{visitor} está en la puerta: ¿puede pasar?",
        heading: "{visitor} está en la puerta",
        body: &["{visitor} está en {location} sin visita anunciada y dice que viene a verte."],
        action: "Decidir",
        after: &["Hasta que decidas, espera en la entrada."],
    },
    to_approve: Words {
        subject: "{host} quiere recibir a {visitor}",
        heading: "Una visita espera tu visto bueno",
        body: &["{host} quiere recibir a {visitor} en {location}. No se invita a nadie hasta que digas que sí."],
        action: "Decidir",
        after: &[],
    },
    approved: Words {
        subject: "Aprobada: {visitor}, {day}, {from}",
        heading: "Tu visita puede venir",
        body: &[
            "{space} ha aprobado la visita de {visitor}. Si dejaste una dirección de correo, la invitación está en camino.",
        ],
        action: "Ver la visita",
        after: &[],
    },
    refused: Words {
        subject: "No aprobada: {visitor}, {day}, {from}",
        heading: "Tu visita no puede venir",
        body: &["{space} no ha aprobado la visita de {visitor}."],
        action: "Ver la visita",
        after: &[],
    },
    followed: Words {
        subject: "Cambio junto con tu reserva: {visitor}, {day}, {from}",
        heading: "Tus visitas han cambiado con tu reserva",
        body: &["La reserva para la que esperas visita está a otra hora o en otro lugar."],
        action: "Ver la visita",
        after: &[
            "Quien está invitado y dejó un correo recibe el aviso con un nuevo archivo de calendario. ¿No les viene bien? Cambia o cancela la visita en el portal.",
        ],
    },
    followed_off: Words {
        subject: "Cancelada junto con tu reserva: {visitor}, {day}, {from}",
        heading: "Tus visitas se cancelan con tu reserva",
        body: &["Se ha cancelado la reserva para la que esperabas visita."],
        action: "Ver la visita",
        after: &[
            "Quien estaba invitado y dejó un correo recibe el aviso. ¿Van a venir de todos modos? Regístralos de nuevo.",
        ],
    },
    was: "Antes",
    now: "Ahora",
    code: "Enseña este código en la entrada, o escríbelo allí: {code}",
    picture: "El código de tu invitación",
    host: "Anfitrión",
    visitor: "Visita",
    company: "Empresa",
    reason: "Motivo",
    because: "Por qué",
    further: "Y además",
    more: [
        "1 vez más, que también está en el archivo adjunto",
        "{count} veces más, que también están en el archivo adjunto",
    ],
};
