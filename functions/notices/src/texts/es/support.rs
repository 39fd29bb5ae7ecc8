use super::super::support::Support;
use super::Words;

/// Requests to the staff in Spanish.
pub(super) const TEXTS: Support = Support {
    raised: Words {
        subject: "Nueva solicitud: {subject}",
        heading: "Una solicitud nueva",
        body: &["{customer} ha hecho una solicitud, «{subject}», y escribe:"],
        action: "Abrir la solicitud",
        after: &[],
    },
    replied: Words {
        subject: "Respuesta a la solicitud n.º {number}: {subject}",
        heading: "Una respuesta a una solicitud",
        body: &["{customer} ha respondido a la solicitud n.º {number}, «{subject}»:"],
        action: "Abrir la solicitud",
        after: &[],
    },
    answered: Words {
        subject: "Respuesta a tu solicitud n.º {number}: {subject}",
        heading: "Tu solicitud tiene respuesta",
        body: &["{space} ha respondido a tu solicitud n.º {number}, «{subject}»:"],
        action: "Leer y responder",
        after: &[],
    },
    answered_and_solved: Words {
        subject: "Tu solicitud n.º {number} está resuelta: {subject}",
        heading: "Tu solicitud está resuelta",
        body: &["{space} ha respondido a tu solicitud n.º {number}, «{subject}», y la ha marcado como resuelta:"],
        action: "Ver la solicitud",
        after: &["¿Falta algo? Responde en el portal hasta el {day} y la solicitud vuelve a estar abierta."],
    },
    solved: Words {
        subject: "Tu solicitud n.º {number} está resuelta: {subject}",
        heading: "Tu solicitud está resuelta",
        body: &["{space} ha marcado tu solicitud n.º {number}, «{subject}», como resuelta."],
        action: "Ver la solicitud",
        after: &["¿Falta algo? Responde en el portal hasta el {day} y la solicitud vuelve a estar abierta."],
    },
    reopened: Words {
        subject: "Tu solicitud n.º {number} vuelve a estar abierta: {subject}",
        heading: "Tu solicitud vuelve a estar abierta",
        body: &["{space} se ocupa de nuevo de tu solicitud n.º {number}, «{subject}»."],
        action: "Ver la solicitud",
        after: &[],
    },
    waiting: Words {
        subject: "Esperamos tu respuesta a la solicitud n.º {number}: {subject}",
        heading: "Esperamos tu respuesta",
        body: &["{space} necesita una respuesta tuya para seguir con tu solicitud n.º {number}, «{subject}»."],
        action: "Responder",
        after: &[],
    },
    merged: Words {
        subject: "Tu solicitud n.º {number} sigue en la n.º {into}: {into_subject}",
        heading: "Dos de tus solicitudes siguen como una",
        body: &[
            "{space} ha unido tu solicitud n.º {number}, «{subject}», a la solicitud n.º {into}, «{into_subject}», porque van juntas. Todo lo que se escribió en cualquiera de las dos está ahí.",
        ],
        action: "Ver la solicitud",
        after: &["No tienes que hacer nada. A partir de ahora, responde en la solicitud n.º {into}."],
    },
    department: "Departamento",
    due: "Primera respuesta hasta",
};
