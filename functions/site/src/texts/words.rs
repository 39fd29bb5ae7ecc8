//! The catalogue: each text in English, Spanish and German, side by side; what one language lacks does not compile.

macro_rules! words {
    ($($name:ident: $en:literal, $es:literal, $de:literal;)+) => {
        /// The words of one language. `{names}` stand for what is put in.
        pub(crate) struct Words { $(pub(crate) $name: &'static str),+ }
        pub(super) const EN: Words = Words { $($name: $en),+ };
        pub(super) const ES: Words = Words { $($name: $es),+ };
        pub(super) const DE: Words = Words { $($name: $de),+ };
        #[cfg(test)]
        const ALL: &[[&str; 3]] = &[$([$en, $es, $de]),+];
    };
}

words! {
    // The frame.
    skip: "Skip to content", "Saltar al contenido", "Zum Inhalt springen";
    menu: "Main", "Principal", "Hauptnavigation";
    home: "Home", "Inicio", "Startseite";
    prices: "Prices", "Precios", "Preise";
    sign_in: "Sign in", "Iniciar sesión", "Anmelden";
    languages: "Language", "Idioma", "Sprache";
    locations: "Locations", "Sedes", "Standorte";

    // The prices page.
    title: "Plans and prices", "Planes y precios", "Tarife und Preise";
    lead: "What it costs to work at {space}, in full: every fee, every term, and the first invoice to the cent.",
        "Lo que cuesta trabajar en {space}, al completo: cada cargo, cada condición y la primera factura al céntimo.",
        "Was es kostet, bei {space} zu arbeiten, und zwar alles: jede Gebühr, jede Bedingung und die erste Rechnung auf den Cent.";
    as_of: "As of {day}", "A fecha de {day}", "Stand {day}";
    plans: "Plans", "Planes", "Tarife";
    products: "Passes and products", "Bonos y productos", "Pässe und Produkte";
    everywhere: "For every location", "Para todas las sedes", "Für alle Standorte";
    compare: "Compared: {plans}", "Comparación: {plans}", "Im Vergleich: {plans}";
    none_title: "No prices yet", "Aún no hay precios", "Noch keine Preise";
    none: "{space} has not published any plans or products. Please ask on site, or come back later.",
        "{space} todavía no ha publicado planes ni productos. Pregunta en el espacio o vuelve más adelante.",
        "{space} hat noch keine Tarife oder Produkte veröffentlicht. Frag vor Ort nach, oder schau später wieder vorbei.";

    // Prices.
    // A no-break space stands inside of what belongs together.
    with_tax: "incl.\u{a0}{rate}\u{a0}VAT · {net}\u{a0}net", "IVA\u{a0}del\u{a0}{rate}\u{a0}incl. · {net}\u{a0}sin\u{a0}IVA",
        "inkl.\u{a0}{rate}\u{a0}MwSt. · {net}\u{a0}netto";
    no_tax: "No VAT is charged", "No se cobra IVA", "Es fällt keine MwSt. an";
    free: "Free", "Gratis", "Kostenlos";
    per_week: "a week", "a la semana", "in der Woche";
    per_weeks: "every {n} weeks", "cada {n} semanas", "alle {n} Wochen";
    per_month: "a month", "al mes", "im Monat";
    per_months: "every {n} months", "cada {n} meses", "alle {n} Monate";
    per_year: "a year", "al año", "im Jahr";

    // What a plan or a product is.
    plan: "Plan", "Plan", "Tarif";
    about: "About", "Descripción", "Beschreibung";
    price: "Price", "Precio", "Preis";
    join: "Join", "Alta", "Beitritt";
    included: "Included", "Incluye", "Enthalten";
    first_invoice: "First invoice", "Primera factura", "Erste Rechnung";
    sign_up_fee: "Sign-up fee", "Cuota de alta", "Aufnahmegebühr";
    deposit: "Deposit", "Fianza", "Kaution";
    minimum_term: "Minimum term", "Permanencia mínima", "Mindestlaufzeit";
    leaving: "Leaving", "Baja", "Kündigung";
    billing: "First period", "Primer periodo", "Erster Zeitraum";
    pausing: "Pausing", "Pausas", "Pausieren";

    full: "Full at the moment", "Completo por ahora", "Zurzeit ausgebucht";
    had: "You have this", "Ya lo tienes", "Hast du schon";
    had_see: "See what you have of {plan}", "Ver lo que tienes de {plan}", "Ansehen, was du von {plan} hast";
    free_from: "Free from {date}", "Libre desde el {date}", "Frei ab {date}";
    full_hint: "All places are taken.", "Todas las plazas están ocupadas.", "Alle Plätze sind vergeben.";
    sold_out: "Sold out", "Agotado", "Ausverkauft";
    by_approval: "By approval", "Con aprobación", "Nach Zusage";
    for_members: "For members", "Para miembros", "Für Mitglieder";
    for_contacts: "For people without a plan", "Para quien no tiene plan", "Für Personen ohne Tarif";
    choose: "Choose {plan}", "Elegir {plan}", "{plan} wählen";
    apply: "Apply for {plan}", "Solicitar {plan}", "{plan} anfragen";
    buy: "Buy {product}", "Comprar {product}", "{product} kaufen";
    apply_hint: "You pay once we have said yes.", "Pagas cuando lo hayamos aprobado.", "Du zahlst erst nach unserer Zusage.";

    // What is given.
    booking_time: "{time} of bookings {per}", "{time} de reservas {per}", "{time} für Buchungen {per}";
    booking_money: "{money} of credit {per}", "{money} de saldo {per}", "{money} Guthaben {per}";
    day_passes: "{passes} {per}", "{passes} {per}", "{passes} {per}";
    time_pass: "{time} in the house {per}", "{time} en el espacio {per}", "{time} im Haus {per}";
    discount: "{share} off every booking", "{share} de descuento en cada reserva", "{share} Rabatt auf jede Buchung";
    one_pass: "1 day pass", "1 pase de día", "1 Tagespass";
    passes: "{n} day passes", "{n} pases de día", "{n} Tagespässe";
    at_places: "at {places}", "en {places}", "in {places}";
    valid: "valid for {days}", "válido {days}", "{days} gültig";
    no_credits: "No credits", "Sin créditos", "Keine Guthaben";
    cap_booking_week: "At most {time} booked a week", "Como máximo {time} reservados a la semana", "Höchstens {time} gebucht in der Woche";
    cap_booking_month: "At most {time} booked a month", "Como máximo {time} reservados al mes", "Höchstens {time} gebucht im Monat";
    cap_check_ins_week: "At most {days} in the house a week", "Como máximo {days} en el espacio a la semana", "Höchstens {days} im Haus in der Woche";
    cap_check_ins_month: "At most {days} in the house a month", "Como máximo {days} en el espacio al mes", "Höchstens {days} im Haus im Monat";
    cap_visitors_day: "Visitors a day: at most {n}", "Visitas al día: como máximo {n}", "Besuche am Tag: höchstens {n}";
    cap_visitors_week: "Visitors a week: at most {n}", "Visitas a la semana: como máximo {n}", "Besuche in der Woche: höchstens {n}";
    cap_visitors: "Visitors a month: at most {n}", "Visitas al mes: como máximo {n}", "Besuche im Monat: höchstens {n}";

    // The first invoice.
    start_today: "Start today", "Empezando hoy", "Beginn heute";
    start_on: "Start on {day}", "Empezando el {day}", "Beginn am {day}";
    start_any: "Whenever you start", "Empieces cuando empieces", "Egal wann du beginnst";
    line_contract: "Membership", "Cuota", "Beitrag";
    line_part: "Membership, {days} of {of} days", "Cuota, {days} de {of} días", "Beitrag, {days} von {of} Tagen";
    line_product_part: "Price, {days} of {of} days", "Precio, {days} de {of} días", "Preis, {days} von {of} Tagen";
    due: "Payable by {day}", "A pagar hasta el {day}", "Zahlbar bis {day}";
    paid_at_once: "Paid when you order", "Se paga al pedir", "Wird beim Bestellen bezahlt";
    nothing: "Nothing", "Nada", "Nichts";

    // Terms.
    none_of_it: "None", "Ninguna", "Keine";
    deposit_back: "{money}, back when you leave", "{money}, se devuelve con la baja", "{money}, bei Austritt zurück";
    notice: "Notice: {days}", "Preaviso: {days}", "Frist: {days}";
    no_notice: "No notice needed", "Sin preaviso", "Ohne Frist";
    any_day: "On any day; you pay the days until then", "Cualquier día; pagas los días hasta entonces", "An jedem Tag; du zahlst die Tage bis dahin";
    end_of_week: "At the end of a paid week", "Al final de una semana pagada", "Zum Ende einer bezahlten Woche";
    end_of_weeks: "At the end of the {n} weeks paid", "Al final de las {n} semanas pagadas", "Zum Ende der bezahlten {n} Wochen";
    end_of_month: "At the end of a paid month", "Al final de un mes pagado", "Zum Ende eines bezahlten Monats";
    end_of_months: "At the end of the {n} months paid", "Al final de los {n} meses pagados", "Zum Ende der bezahlten {n} Monate";
    end_of_year: "At the end of a paid year", "Al final de un año pagado", "Zum Ende eines bezahlten Jahres";
    from_start: "Counts from the day you start", "Cuenta desde el día en que empiezas", "Zählt ab dem Tag, an dem du beginnst";
    part_prorated: "Billed on day {day} of the month; until then you pay only the days you have",
        "Se factura el día {day} del mes; hasta entonces pagas solo los días que usas",
        "Abgerechnet am {day}. des Monats; bis dahin zahlst du nur deine Tage";
    part_whole: "Billed on day {day} of the month; a first part costs the whole price",
        "Se factura el día {day} del mes; una primera parte cuesta el precio entero",
        "Abgerechnet am {day}. des Monats; ein erster Teil kostet den ganzen Preis";
    after_part: "{time}, after the first part", "{time}, después de la primera parte", "{time}, nach dem ersten Teil";
    pauses: "Up to {n} a year, each up to {time}", "Hasta {n} al año, de hasta {time} cada una", "Bis zu {n} im Jahr, je bis zu {time}";
    pauses_at_reception: "Up to {n} a year, each up to {time}; ask at reception", "Hasta {n} al año, de hasta {time} cada una; pregunta en recepción",
        "Bis zu {n} im Jahr, je bis zu {time}; frag am Empfang";
    no_pauses: "Not possible", "No es posible", "Nicht möglich";
    one_day: "1 day", "1 día", "1 Tag";
    days: "{n} days", "{n} días", "{n} Tage";
    one_week: "1 week", "1 semana", "1 Woche";
    weeks: "{n} weeks", "{n} semanas", "{n} Wochen";
    one_month: "1 month", "1 mes", "1 Monat";
    months: "{n} months", "{n} meses", "{n} Monate";
    one_hour: "1 hour", "1 hora", "1 Stunde";
    hours: "{n} hours", "{n} horas", "{n} Stunden";
    one_minute: "1 minute", "1 minuto", "1 Minute";
    minutes: "{n} minutes", "{n} minutos", "{n} Minuten";

    // An invitation.
    invited: "You are expected", "Te esperan", "Du wirst erwartet";
    invited_lead: "{host} expects you at {location}.", "{host} te espera en {location}.", "{host} erwartet dich am Standort {location}.";
    visit_in: "You are checked in", "Has entrado", "Du bist angemeldet";
    visit_in_lead: "{host} knows that you are here. Please check out at the entrance when you leave.",
        "{host} sabe que estás aquí. Al irte, regístralo en la entrada.", "{host} weiß, dass du da bist. Melde dich am Eingang ab, wenn du gehst.";
    visit_off: "Your visit is off", "Tu visita se ha anulado", "Dein Besuch fällt aus";
    visit_off_lead: "{host} does not expect you at {location} any more.", "{host} ya no te espera en {location}.",
        "{host} erwartet dich nicht mehr am Standort {location}.";
    visit_over: "Your visit is over", "Tu visita ha terminado", "Dein Besuch ist vorbei";
    visit_over_lead: "This invitation opens nothing any more. Thank you for coming.", "Esta invitación ya no abre nada. Gracias por venir.",
        "Diese Einladung öffnet nichts mehr. Danke für deinen Besuch.";
    when: "When", "Cuándo", "Wann";
    where_at: "Where", "Dónde", "Wo";
    host: "Host", "Anfitrión", "Gastgeber";
    visitor: "Visitor", "Visita", "Besuch";
    and_on: "And on", "Y además", "Und außerdem";
    show_code: "Show this code at the entrance, or type it there.", "Enseña este código en la entrada, o escríbelo allí.",
        "Zeig diesen Code am Eingang, oder tippe ihn dort ein.";
    code_picture: "The code of your invitation, to scan", "El código de tu invitación, para escanear", "Der Code deiner Einladung zum Scannen";
    calendar_file: "Add to my calendar", "Añadir a mi calendario", "In meinen Kalender";

    // Refusals.
    not_found_title: "Nothing here", "Aquí no hay nada", "Hier ist nichts";
    not_found: "There is no page at this address, or it is switched off.", "No hay ninguna página en esta dirección, o está desactivada.",
        "Unter dieser Adresse gibt es keine Seite, oder sie ist abgeschaltet.";
    sign_in_title: "Please sign in", "Inicia sesión", "Bitte melde dich an";
    sign_in_first: "Prices are shown to people who have an account here.", "Los precios se muestran a quienes tienen una cuenta aquí.",
        "Die Preise sehen alle, die hier ein Konto haben.";
    not_for_you_title: "Not for this account", "No es para esta cuenta", "Nicht für dieses Konto";
    not_for_you: "The space shows this page to others than you. If you think that is wrong, ask them.",
        "El espacio muestra esta página a otras personas. Si crees que es un error, pregunta allí.",
        "Diese Seite ist für andere gedacht. Wenn du glaubst, dass das nicht stimmt, frag nach.";
    broken_title: "That did not work", "No ha funcionado", "Das hat nicht geklappt";
    broken: "Something went wrong on our side. Please try again in a minute.", "Algo ha fallado por nuestra parte. Inténtalo de nuevo en un minuto.",
        "Bei uns ist etwas schiefgegangen. Bitte versuch es in einer Minute noch einmal.";
    again: "Try again", "Intentar de nuevo", "Noch einmal versuchen";
}

#[cfg(test)]
mod tests {
    use super::ALL;
    use std::collections::BTreeSet;

    #[test]
    fn every_language_puts_the_same_in() {
        let names = |text: &'static str| -> BTreeSet<&str> {
            text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap()).collect()
        };
        for [en, es, de] in ALL {
            assert_eq!((names(en), names(en)), (names(es), names(de)), "{en}");
            assert!(![en, es, de].iter().any(|text| text.trim().is_empty()), "{en}");
        }
    }
}
