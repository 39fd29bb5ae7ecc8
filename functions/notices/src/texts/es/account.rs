use super::super::account::Account;
use super::Words;

/// Lo que es de cada cual, en español.
pub(super) const TEXTS: Account = Account {
    file_given: Words {
        subject: "Un archivo para usted: {title}",
        heading: "Un archivo para usted",
        body: &["{space} le ha dado un archivo: «{title}»."],
        action: "Ver sus archivos",
        after: &[],
    },
    export_made: Words {
        subject: "Sus datos están listos",
        heading: "Sus datos están listos",
        body: &[
            "Todo lo que {space} sabe de usted está empaquetado, como pidió. Puede recogerlo hasta el {day}; solo usted, tras iniciar sesión.",
        ],
        action: "Recoger sus datos",
        after: &["¿No lo ha pedido? Entonces otra persona ha entrado en su cuenta: cambie su contraseña."],
    },
    erasure_asked: Words {
        subject: "Su cuenta se borrará el {day}",
        heading: "Su cuenta se borrará",
        body: &[
            "Ha pedido que borremos su cuenta de {space}. Eso ocurrirá el {day}. Hasta entonces puede echarse atrás.",
        ],
        action: "Verlo o echarse atrás",
        after: &["¿No lo ha pedido? Entonces échese atrás y cambie su contraseña enseguida."],
    },
    erasure_taken_back: Words {
        subject: "Su cuenta se queda",
        heading: "Su cuenta se queda",
        body: &["Se ha echado atrás: su cuenta de {space} no se borrará."],
        action: "Sus datos",
        after: &[],
    },
    erasure_held: Words {
        subject: "Su cuenta aún no se ha podido borrar",
        heading: "Su cuenta aún no se ha podido borrar",
        body: &[
            "Su cuenta de {space} debía borrarse, pero algo lo impide: un contrato en curso, una reserva futura o dinero pendiente. Volvemos a mirarlo cada día.",
        ],
        action: "Ver qué es",
        after: &[],
    },
    erased: Words {
        subject: "Su cuenta está borrada",
        heading: "Su cuenta está borrada",
        body: &[
            "Su cuenta de {space} está borrada, como pidió. Todas las sesiones han terminado, y lo que sabíamos de usted desaparecerá en los próximos días.",
            "Lo que la ley fiscal nos obliga a guardar se queda: facturas y pagos, con el nombre y la dirección que llevan.",
        ],
        action: "",
        after: &["Este es nuestro último correo a esta dirección."],
    },
};
