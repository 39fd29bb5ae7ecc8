use crate::texts::Words;
use crate::texts::address::Address;

pub(super) const TEXTS: Address = Address {
    confirm: Words {
        subject: "{what} es tu código para {space}",
        heading: "¿Es esta tu nueva dirección?",
        body: &[
            "Alguien, seguramente tú, quiere usar esta dirección para su cuenta en {space}. Escribe este código en la página donde se pidió:",
            "{what}",
        ],
        action: "",
        after: &[
            "El código vale una sola vez, durante 30 minutos. No se lo des a nadie, tampoco a nuestro equipo. Si no fuiste tú, no hagas nada: sin el código no cambia nada.",
        ],
    },
    confirm_by_link: Words {
        subject: "Confirma tu nueva dirección de correo para {space}",
        heading: "¿Es esta tu nueva dirección?",
        body: &["El equipo de {space} ha anotado esta dirección para tu cuenta. Confirma, por favor, que es tuya."],
        action: "Usar esta dirección",
        after: &[
            "El enlace vale una sola vez, durante un día. Si no tienes cuenta en {space} o no pediste nada, no hagas nada: sin él no cambia nada.",
        ],
    },
    asked: Words {
        subject: "El equipo de {space} va a cambiar tu dirección de correo",
        heading: "Una nueva dirección para tu cuenta",
        body: &[
            "El equipo de {space} ha anotado {what} como nueva dirección de tu cuenta. Cuando se confirme allí, entrarás con ella y el correo irá allí.",
        ],
        action: "",
        after: &["Si no lo pediste, avisa al equipo enseguida."],
    },
    in_use: Words {
        subject: "Tu dirección de correo tiene una cuenta en {space}",
        heading: "Ya tienes una cuenta",
        body: &[
            "Alguien quiso usar tu dirección de correo para otra cuenta en {space}. Pertenece a la tuya, así que no se cambió nada.",
            "Si fuiste tú: entra con esta dirección, o elige otra para tu otra cuenta.",
        ],
        action: "Entrar",
        after: &["Si no fuiste tú, no hagas nada. Quien haya sido no ha sabido nada de tu cuenta."],
    },
    changed: Words {
        subject: "Se cambió tu dirección de correo para {space}",
        heading: "Tu cuenta tiene otra dirección",
        body: &[
            "La dirección de correo de tu cuenta en {space} se acaba de cambiar a {what}. Con ella entras, y allí va el correo.",
            "Si fuiste tú, no hay nada que hacer.",
            "Si no fuiste tú: recupera esta dirección. Así se cierran todas las sesiones, se quita lo que se añadió desde entonces y eliges una contraseña nueva.",
        ],
        action: "Recuperar esta dirección",
        after: &["El enlace vale una sola vez, durante 7 días."],
    },
    put_back: Words {
        subject: "Esta dirección ya no es de una cuenta en {space}",
        heading: "Vuelve a valer la dirección anterior",
        body: &[
            "Una cuenta en {space} tenía esta dirección de correo. Quien lee la dirección anterior la ha recuperado; todas las sesiones se cerraron.",
        ],
        action: "",
        after: &["Si la cuenta es tuya, pregunta al equipo."],
    },
    prove: Words {
        subject: "{what} es tu código para {space}",
        heading: "Confirma tu dirección de correo",
        body: &[
            "Alguien, seguramente tú, se está registrando en {space} con esta dirección de correo. Escribe este código en la página donde se pidió:",
            "{what}",
        ],
        action: "",
        after: &[
            "El código vale una sola vez, media hora como mucho. No se lo des a nadie. Si no fuiste tú, no hagas nada: sin el código no se crea ninguna cuenta.",
        ],
    },
    way_not_linked: Words {
        subject: "Ya tienes una cuenta en {space}",
        heading: "Ya tienes una cuenta",
        body: &[
            "Alguien, seguramente tú, quiso registrarse en {space} mediante {what} con esta dirección de correo. Ya tiene una cuenta, así que no se creó ni se vinculó nada.",
            "Entra como siempre; después puedes vincular {what} en «Mi cuenta» y entrar así desde entonces.",
        ],
        action: "Entrar",
        after: &["Si no fuiste tú, no hagas nada. Quien haya sido no ha sabido nada de tu cuenta."],
    },
    guest: Words {
        subject: "{what} es tu código para {space}",
        heading: "Tu código para hacer el pedido",
        body: &[
            "Alguien, seguramente tú, quiere hacer un pedido en {space} como invitado con esta dirección de correo. Escribe este código en la página que lo pidió y la cesta sigue hacia el pago:",
            "{what}",
        ],
        action: "",
        after: &[
            "El código vale una sola vez, media hora como máximo, y solo en el navegador que lo pidió. No se lo des a nadie. Si no fuiste tú, no hagas nada: sin el código no se crea ninguna cuenta ni se pide nada.",
        ],
    },
    guest_known: Words {
        subject: "Ya tienes una cuenta en {space}",
        heading: "Entra para hacer el pedido",
        body: &[
            "Alguien, seguramente tú, quiso hacer un pedido en {space} como invitado con esta dirección de correo. Ya tiene una cuenta, así que no se creó ni se pidió nada.",
            "Entra y la cesta sigue hacia el pago. Si nunca elegiste una contraseña, porque pediste antes como invitado, pulsa allí «¿Has olvidado la contraseña?» y elige una.",
        ],
        action: "Entrar y seguir",
        after: &["Si no fuiste tú, no hagas nada. Quien haya sido no ha sabido nada de tu cuenta."],
    },
};
