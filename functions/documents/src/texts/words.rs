use kernel::Locale;

macro_rules! words {
    ($($name:ident: $en:literal, $es:literal, $de:literal;)+) => {
        /// The words of one language; `{}` stands for what is filled in, in the order of the English text.
        pub(crate) struct Words { $(pub(crate) $name: &'static str),+ }
        const EN: Words = Words { $($name: $en),+ };
        const ES: Words = Words { $($name: $es),+ };
        const DE: Words = Words { $($name: $de),+ };
    };
}

impl Words {
    pub(crate) fn of(locale: Locale) -> &'static Self {
        match locale {
            Locale::En => &EN,
            Locale::Es => &ES,
            Locale::De => &DE,
        }
    }
}

words! {
    invoice: "Invoice", "Factura", "Rechnung";
    credit_note: "Credit note", "Factura rectificativa", "Rechnungskorrektur";
    corrects: "Corrects invoice {}", "Rectifica la factura {}", "Korrigiert die Rechnung {}";
    corrects_several: "Corrects the invoices {}", "Rectifica las facturas {}", "Korrigiert die Rechnungen {}";
    number_of_day: "{} of {}", "{} del {}", "{} vom {}";
    number: "Number", "Número", "Nummer";
    issued: "Issued", "Fecha de emisión", "Ausgestellt am";
    due: "Due", "Vencimiento", "Fällig am";
    period: "Period", "Periodo", "Zeitraum";
    buyer_vat: "Your VAT number", "Su NIF-IVA", "Ihre USt-IdNr.";
    buyer_reference: "Your reference", "Su referencia", "Ihre Referenz";
    supplied: "Where a line names no period, it was supplied on the day of issue.",
        "Cuando una línea no indica periodo, la operación se realizó en la fecha de emisión.",
        "Nennt eine Zeile keinen Zeitraum, so ist das Ausstellungsdatum der Tag der Leistung.";
    description: "Description", "Descripción", "Beschreibung";
    quantity: "Quantity", "Cantidad", "Menge";
    price: "Unit price", "Precio unitario", "Einzelpreis";
    vat: "VAT", "IVA", "USt.";
    net: "Net", "Base", "Netto";
    gross: "Gross", "Total", "Brutto";
    net_total: "Net total", "Base imponible", "Summe netto";
    total: "Total", "Total", "Gesamtbetrag";
    credited: "Total credited", "Total rectificado", "Gutschriftsbetrag";
    prepaid: "Already paid", "Ya pagado", "Bereits bezahlt";
    to_pay: "Amount due", "Importe a pagar", "Zu zahlen";
    vat_accounted: "VAT in {}", "IVA en {}", "USt. in {}";
    vat_accounted_at: "The VAT in {} is at the exchange rate {}.", "El IVA en {} se calcula al tipo de cambio {}.",
        "Die USt. in {} ist zum Wechselkurs {} umgerechnet.";
    exempt: "exempt", "exento", "steuerfrei";
    reverse_charge: "reverse charge", "inv. suj. pasivo", "Reverse Charge";
    outside: "no VAT", "sin IVA", "ohne USt.";
    reverse_charge_note:
        "Reverse charge: the recipient is liable for the VAT (Article 196 of Council Directive 2006/112/EC).",
        "Inversión del sujeto pasivo: el destinatario es el deudor del IVA (artículo 196 de la Directiva 2006/112/CE).",
        "Steuerschuldnerschaft des Leistungsempfängers (Artikel 196 der Richtlinie 2006/112/EG).";
    sign_up_fee: "{}, sign-up fee", "{}, cuota de alta", "{}, Aufnahmegebühr";
    deposit: "{}, deposit", "{}, depósito", "{}, Kaution";
    late_fee: "Late fee for {}", "Recargo por demora de {}", "Mahngebühr zu {}";
    rounding: "VAT of {}, rounding", "IVA del {}, redondeo", "USt. von {}, Rundung";
    withdrawn: "{}, used and withdrawn", "{}, usado y retirado", "{}, genutzt und zurückgenommen";
    days: "{} of {} days", "{} de {} días", "{} von {} Tagen";
    discount: "Discount {}: −{}", "Descuento {}: −{}", "Rabatt {}: −{}";
    unused: "{} charged, {} of {} days used", "{} facturados, {} de {} días usados", "{} berechnet, {} von {} Tagen genutzt";
    given_back: "{} credited before", "{} ya abonados", "{} bereits gutgeschrieben";
    held_before: "{} held already", "{} ya en depósito", "{} bereits hinterlegt";
    credits: "{}: −{}", "{}: −{}", "{}: −{}";
    payment: "Payment", "Pago", "Zahlung";
    pay_by_transfer: "Please transfer {} by {}, quoting the reference.",
        "Transfiera {} a más tardar el {} indicando la referencia, por favor.",
        "Bitte überweisen Sie {} bis zum {} unter Angabe des Verwendungszwecks.";
    pay: "Please pay {} by {}.", "Pague {} a más tardar el {}, por favor.", "Bitte zahlen Sie {} bis zum {}.";
    pay_code: "QR code with the same transfer, for a bank's app", "Código QR con la misma transferencia, para la app del banco",
        "QR-Code mit derselben Überweisung für die App der Bank";
    holder: "Account holder", "Titular", "Kontoinhaber";
    account: "Account", "Cuenta", "Konto";
    bank_code: "Bank code", "Código bancario", "Bankleitzahl";
    reference: "Reference", "Referencia", "Verwendungszweck";
    mandate: "Mandate", "Mandato", "Mandat";
    collected: "We collect {} on {} from {}.", "Cobraremos {} el {} de {}.", "Wir buchen {} am {} von {} ab.";
    nothing_due: "Nothing is left to pay.", "No queda nada por pagar.", "Es ist nichts mehr zu zahlen.";
    credited_note: "The amount is credited to your account with us: it settles what you owe, or is paid back.",
        "El importe se abona en su cuenta con nosotros: salda lo que debe o se le devuelve.",
        "Der Betrag wird Ihrem Kundenkonto gutgeschrieben: er gleicht Offenes aus oder wird erstattet.";
    settled: "Settled {} by {}. Open: {}.", "Saldado {} hasta el {}. Pendiente: {}.", "Beglichen {} bis zum {}. Offen: {}.";
    settled_full: "Settled in full on {}.", "Saldado por completo el {}.", "Vollständig beglichen am {}.";
    vat_id: "VAT number", "NIF-IVA", "USt-IdNr.";
    tax_number: "Tax number", "Número fiscal", "Steuernummer";
    registration: "Register", "Registro", "Register";
    page: "Page {} of {}", "Página {} de {}", "Seite {} von {}";
    logo: "Logo of {}", "Logotipo de {}", "Logo von {}";
    attached: "The same invoice as an e-invoice (EN 16931, Factur-X).", "La misma factura como factura electrónica (EN 16931, Factur-X).",
        "Dieselbe Rechnung als E-Rechnung (EN 16931, Factur-X).";
    statement: "Statement of account", "Extracto de cuenta", "Kontoauszug";
    date: "Date", "Fecha", "Datum";
    what: "What", "Concepto", "Vorgang";
    charged: "Charged", "Cargo", "Soll";
    paid: "Paid", "Abono", "Haben";
    balance: "Balance", "Saldo", "Saldo";
    opening: "Balance before {}", "Saldo antes del {}", "Saldo vor dem {}";
    closing: "Balance on {}", "Saldo a {}", "Saldo am {}";
    balance_note: "What you owe us is positive, what you have with us negative.", "Lo que nos debe es positivo; lo que tiene a su favor, negativo.",
        "Was Sie uns schulden, ist positiv, Ihr Guthaben negativ.";
    nothing_happened: "Nothing happened in these days.", "No hubo movimientos en estos días.", "In diesen Tagen ist nichts geschehen.";
    refund: "Refund", "Reembolso", "Erstattung";
    refund_failed: "Refund that did not arrive", "Reembolso no recibido", "Erstattung, die nicht ankam";
    card: "by card", "con tarjeta", "per Karte";
    sepa_debit: "by SEPA direct debit", "por adeudo SEPA", "per SEPA-Lastschrift";
    bacs_debit: "by Bacs Direct Debit", "por adeudo Bacs", "per Bacs-Lastschrift";
    us_bank_account: "by ACH debit", "por adeudo ACH", "per ACH-Lastschrift";
    bank_transfer: "by bank transfer", "por transferencia", "per Überweisung";
    cash: "in cash", "en efectivo", "bar";
    dispute: "Payment taken back by the bank", "Pago retirado por el banco", "Zahlung von der Bank zurückgeholt";
    dispute_won: "Payment given back by the bank", "Pago restituido por el banco", "Zahlung von der Bank zurückgegeben";
    recorded: "Recorded on {}", "Anotado el {}", "Erfasst am {}";
    write_off: "Written off", "Dado de baja", "Ausgebucht";
}
