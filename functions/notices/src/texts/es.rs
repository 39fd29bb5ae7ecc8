//! Spanish.
mod account;
mod address;
mod billing;
mod deliveries;
mod factors;
mod notices;
mod plans;
mod shop;
mod support;
mod teams;
mod visitors;

use super::{Texts, Words};

/// Every text in Spanish.
pub(super) const TEXTS: Texts = Texts {
    hello: "Hola:",
    hello_name: "Hola, {name}:",
    verify_email: Words {
        subject: "Confirma tu correo electrónico para {space}",
        heading: "Confirma tu correo electrónico",
        body: &[
            "Alguien, seguramente tú, se ha registrado en {space} con esta dirección. Confirma, por favor, que es tuya.",
        ],
        action: "Confirmar correo electrónico",
        after: &[
            "El enlace funciona una sola vez. Si no has sido tú, no hagas nada: sin confirmación nadie puede usar esta dirección.",
        ],
    },
    already_registered: Words {
        subject: "Ya tienes una cuenta en {space}",
        heading: "Ya tienes una cuenta",
        body: &[
            "Alguien, seguramente tú, ha intentado registrarse en {space} con esta dirección. Ya tiene una cuenta, así que no se ha creado otra.",
            "Entra como siempre. Si has olvidado tu contraseña, elige una nueva.",
        ],
        action: "Elegir una contraseña nueva",
        after: &[
            "Si no has sido tú, no tienes que hacer nada. Quien lo haya intentado no ha sabido nada de tu cuenta.",
        ],
    },
    reset_password: Words {
        subject: "Elige una contraseña nueva para {space}",
        heading: "Elige una contraseña nueva",
        body: &["Alguien, seguramente tú, ha pedido una contraseña nueva para tu cuenta en {space}."],
        action: "Elegir una contraseña nueva",
        after: &[
            "El enlace funciona una sola vez, durante 30 minutos. Si no has sido tú, no hagas nada: tu contraseña sigue igual.",
        ],
    },
    password_changed: Words {
        subject: "Tu contraseña de {space} ha cambiado",
        heading: "Tu contraseña ha cambiado",
        body: &["La contraseña de tu cuenta en {space} acaba de cambiar y se han cerrado todas las demás sesiones."],
        action: "",
        after: &[
            "Si no has sido tú, elige enseguida una nueva con «¿Has olvidado tu contraseña?» en la página de acceso y avisa al espacio.",
        ],
    },
    identity_linked: Words {
        subject: "Ya puedes entrar en {space} con {provider}",
        heading: "Una nueva forma de entrar",
        body: &[
            "Tu cuenta en {space} se acaba de vincular con {provider}: quien entre allí con ella entra aquí en tu cuenta.",
        ],
        action: "Ver cómo entras",
        after: &[
            "Si no has sido tú, desvincula {provider} enseguida en esa página, elige una contraseña nueva y avísanos.",
        ],
    },
    identity_unlinked: Words {
        subject: "{provider} ya no te da entrada a {space}",
        heading: "Se ha quitado una forma de entrar",
        body: &["Tu cuenta en {space} ya no está vinculada con {provider}."],
        action: "Ver cómo entras",
        after: &["Si no has sido tú, elige enseguida una contraseña nueva y avísanos."],
    },
    booking_confirmed: Words {
        subject: "Reservado: {room}, {day}, {from}",
        heading: "Tu reserva está confirmada",
        body: &["Has reservado {room}. El archivo adjunto añade la reserva a tu calendario."],
        action: "Ver tus reservas",
        after: &[],
    },
    booking_cancelled: Words {
        subject: "Cancelado: {room}, {day}, {from}",
        heading: "Tu reserva se ha cancelado",
        body: &["Esta reserva se ha cancelado. El archivo adjunto la quita de tu calendario."],
        action: "Ver tus reservas",
        after: &[],
    },
    factors: factors::TEXTS,
    address: address::TEXTS,
    billing: billing::TEXTS,
    notices: notices::TEXTS,
    shop: shop::TEXTS,
    account: account::TEXTS,
    support: support::TEXTS,
    plans: plans::TEXTS,
    visitors: visitors::TEXTS,
    deliveries: deliveries::TEXTS,
    teams: teams::TEXTS,
    when: "Cuándo",
    what: "Qué",
    place: "Dónde",
    title: "Título",
    price: "Precio",
    free: "Gratis",
    link: "Si el botón no funciona, abre esta dirección:",
    footer: "{space} ha enviado este correo automáticamente; nadie lee las respuestas.",
    days: ["1 día", "{count} días"],
    in_days: ["1 día", "{count} días"],
};
