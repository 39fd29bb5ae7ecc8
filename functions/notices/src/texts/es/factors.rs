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
