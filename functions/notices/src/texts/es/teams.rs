use super::super::teams::Teams;
use super::Words;

/// Equipos en español.
pub(super) const TEXTS: Teams = Teams {
    invited: Words {
        subject: "{inviter} te invita al equipo {team}",
        heading: "Tienes una invitación a un equipo",
        body: &[
            "{inviter} te invita al equipo {team} en {space}.",
            "Inicia sesión con esta dirección de correo, o regístrate con ella, y podrás unirte.",
        ],
        action: "Ver la invitación",
        after: &["La invitación vale una vez, hasta el {day}. Si no conoces a {inviter}, no hagas nada."],
    },
    invited_to_run: Words {
        subject: "{inviter} te invita a administrar el equipo {team}",
        heading: "Tienes una invitación para administrar un equipo",
        body: &[
            "{inviter} te invita al equipo {team} en {space} para administrarlo: verás lo que han reservado sus miembros, podrás invitar a otros y decidir qué puede hacer cada uno.",
            "Inicia sesión con esta dirección de correo, o regístrate con ella, y podrás unirte.",
        ],
        action: "Ver la invitación",
        after: &["La invitación vale una vez, hasta el {day}. Si no conoces a {inviter}, no hagas nada."],
    },
    joined: Words {
        subject: "{name} se ha unido al equipo {team}",
        heading: "Alguien nuevo en un equipo",
        body: &[
            "{name} se ha unido al equipo {team}. Quien se une debe tener el plan {plan}; todavía no hay ningún contrato.",
        ],
        action: "Abrir el equipo",
        after: &[],
    },
    left: Words {
        subject: "{name} ha dejado el equipo {team}",
        heading: "Alguien ha dejado un equipo",
        body: &[
            "{name} ya no está en el equipo {team}. Lo que el equipo paga por {name} sigue hasta que se termine: {plans}.",
        ],
        action: "Ocuparse de ello",
        after: &[],
    },
    removed: Words {
        subject: "Ya no estás en el equipo {team}",
        heading: "Ya no estás en un equipo",
        body: &[
            "La administración del equipo {team} en {space} te ha quitado de él. Lo que has reservado sigue reservado, y tu cuenta sigue siendo tuya.",
        ],
        action: "Ver tus reservas",
        after: &["Si crees que es un error, pregunta a la administración del equipo."],
    },
};
