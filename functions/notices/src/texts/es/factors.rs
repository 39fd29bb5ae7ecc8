use crate::texts::Words;
use crate::texts::factors::Factors;

pub(super) const TEXTS: Factors = Factors {
    passkey_added: Words {
        subject: "Se ha añadido una llave de acceso para {space}",
        heading: "Una nueva llave de acceso",
        body: &[
            "La llave de acceso «{what}» se acaba de añadir a tu cuenta en {space}: quien la tenga entra con ella.",
        ],
        action: "Ver cómo entras",
        after: &["Si no has sido tú, quítala enseguida en esa página, elige una contraseña nueva y avísanos."],
    },
    passkey_removed: Words {
        subject: "Se ha quitado una llave de acceso para {space}",
        heading: "Se ha quitado una llave de acceso",
        body: &["La llave de acceso «{what}» ya no te da entrada a {space}."],
        action: "Ver cómo entras",
        after: &["Si no has sido tú, elige enseguida una contraseña nueva y avísanos."],
    },
    second_step_on: Words {
        subject: "Para entrar en {space} ahora hace falta un código",
        heading: "Entrar en dos pasos",
        body: &[
            "Desde ahora, tu cuenta en {space} pide un código de tu aplicación después de la contraseña.",
            "Guarda los códigos de recuperación que se te han mostrado: cada uno abre tu cuenta una vez si pierdes la aplicación.",
        ],
        action: "Ver cómo entras",
        after: &["Si no has sido tú, avísanos enseguida."],
    },
    second_step_off: Words {
        subject: "Para entrar en {space} ya no hace falta un código",
        heading: "Entrar en un paso",
        body: &["Tu cuenta en {space} ya no pide un código después de la contraseña."],
        action: "Ver cómo entras",
        after: &["Si no has sido tú, elige enseguida una contraseña nueva y avísanos."],
    },
    signed_out: Words {
        subject: "Se ha cerrado tu sesión en {space} en todas partes",
        heading: "Sesión cerrada en todas partes",
        body: &[
            "El equipo de {space} ha cerrado la sesión de tu cuenta en todos los dispositivos. Puedes volver a entrar cuando quieras.",
        ],
        action: "Ver cómo entras",
        after: &["Si no lo has pedido, pregunta al equipo por qué."],
    },
    lock_lifted: Words {
        subject: "Ya puedes volver a entrar en {space}",
        heading: "El bloqueo se ha levantado",
        body: &[
            "Demasiadas contraseñas o códigos erróneos habían bloqueado tu cuenta en {space}. El equipo ha levantado el bloqueo.",
        ],
        action: "Ver cómo entras",
        after: &["Si no lo has pedido, o los errores no eran tuyos, elige una contraseña nueva y avísanos."],
    },
    account_waits: Words {
        subject: "{name} espera vuestra aprobación",
        heading: "Una cuenta nueva espera",
        body: &["{name} ({email}) se ha registrado en {space} y espera a que alguien del equipo dé su aprobación."],
        action: "Ver quién espera",
        after: &[],
    },
    account_approved: Words {
        subject: "Te damos la bienvenida a {space}",
        heading: "Tu cuenta está aprobada",
        body: &["El equipo de {space} ha aprobado tu cuenta. Desde ahora tienes todo abierto."],
        action: "Ir al portal",
        after: &[],
    },
    account_declined: Words {
        subject: "Tu cuenta en {space} no se ha aprobado",
        heading: "Tu cuenta no se ha aprobado",
        body: &["El equipo de {space} no ha aprobado tu cuenta. Ha escrito:", "{words}"],
        action: "Ver cómo va",
        after: &["Si algo ha cambiado desde entonces, habla con el equipo: aún puede aprobarla."],
    },
    operator_invited: Words {
        subject: "{inviter} te invita al equipo de {space}",
        heading: "Te han invitado al equipo",
        body: &[
            "{inviter} te invita a trabajar en el portal de {space} como parte del equipo.",
            "Entra con esta dirección de correo, o regístrate con ella, y podrás aceptar.",
        ],
        action: "Ver la invitación",
        after: &["La invitación vale una vez, hasta el {day}. Si no conoces a {inviter}, no hagas nada."],
    },
    recovery_code_used: Words {
        subject: "Se ha usado un código de recuperación en {space}",
        heading: "Se ha usado un código de recuperación",
        body: &["Se acaba de usar un código de recuperación de tu cuenta en {space}. Códigos que quedan: {what}."],
        action: "Ver cómo entras",
        after: &[
            "Si no has sido tú, elige enseguida una contraseña nueva, crea códigos de recuperación nuevos y avísanos.",
        ],
    },
    api_token_made: Words {
        subject: "Se ha creado un token para {space}",
        heading: "Un nuevo token para programas",
        body: &[
            "El token «{what}» se acaba de crear: quien lo tenga puede actuar por ti en {space}, hasta donde llegan sus permisos.",
        ],
        action: "Ver tus tokens",
        after: &["Si no has sido tú, revócalo enseguida en esa página, elige una contraseña nueva y avísanos."],
    },
};
