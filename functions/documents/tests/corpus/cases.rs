//! The invoices that somebody thought of.
use super::*;
use Locale::{De, En, Es};
use documents::invoice::Payment;

pub(crate) fn cases() -> Vec<Case> {
    [usual(), taxes(), corrections(), payments(), currencies(), parties(), texts()].into_iter().flatten().collect()
}

fn usual() -> Vec<Case> {
    let part = because(
        vec![Step::Price { unit_minor: 31000, quantity: 1 }, Step::Days { days: 16, of: 31 }],
        Line { period: Some((day("2026-10-16"), day("2026-11-01"))), ..standard("Dedicated desk", 16000) },
    );
    let room = |name, hours| times(hours, standard(name, Decimal::from(hours) * Decimal::new(25, 1)));
    vec![
        case("membership", En, invoice("INV-2026-1", vec![monthly(standard("Flex membership", 24900))])),
        case("part-period", De, invoice("INV-2026-2", vec![part, monthly(standard("Dedicated desk", 31000))])),
        case(
            "bookings",
            Es,
            invoice(
                "INV-2026-3",
                vec![
                    monthly(standard("Membresía Flex", 24900)),
                    room("Sala «Roble», 3 nov. 2026, 09:00–11:30", 2500),
                    room("Sala «Haya», 5 nov. 2026, 14:00–15:00", 1000),
                    times(3000, standard("Tarjeta de acceso", 2000)),
                ],
            ),
        ),
        case("thirds", En, invoice("INV-2026-4", vec![times(3000, standard("A third of a locker", 10000))])),
        case("many-equal-lines-evened", En, invoice("INV-2026-9", evened())),
        case("one-cent", En, invoice("INV-2026-5", vec![standard("Print, one page", 1)])),
        case("large", De, invoice("INV-2026-6", vec![monthly(standard("Ganzes Haus", 987_654_321_099_i64))])),
        case("two-hundred-lines", De, invoice("INV-2026-7", many(200))),
        case("thirty-lines", En, invoice("INV-2026-8", many(30))),
    ]
}

/// 175 lines of 99.99 with 19 % in them, and the line that evens them out (docs/money.md, part 1).
fn evened() -> Vec<Line> {
    let one = |n: i64| Line { amounts: amounts(8403, 9999), ..standard(&format!("Day pass {n}"), 8403) };
    let rounding = Line { amounts: amounts(-84, 0), ..standard("VAT of 19 %, rounding", -84) };
    (1..=175).map(one).chain([rounding]).collect()
}

fn many(count: i64) -> Vec<Line> {
    let one =
        |n: i64| times(1000 * (1 + n % 4), standard(&format!("Besprechungsraum {n}, {} Stunden", 1 + n % 4), 333 * n));
    (1..=count).map(one).collect()
}

fn taxes() -> Vec<Case> {
    let abroad = Party {
        name: "Österreichische Röhrenwerke AG".to_owned(),
        street: some("Ringstraße 4/2/17"),
        postcode: some("1010"),
        city: some("Wien"),
        country: "AT".to_owned(),
        vat_number: some("ATU12345678"),
        ..Party::default()
    };
    let reason = "Reverse charge: the buyer owes the VAT";
    let reversed = Line { reason: some(reason), ..monthly(line("Team membership", 50000, Category::AE, 0)) };
    let deposit = Line {
        reason: some("Refundable deposit, not the price of a supply"),
        ..line("Deposit", 30000, Category::E, 0)
    };
    let unregistered = Party { vat_number: None, tax_number: None, ..seller() };
    let outside = Line {
        category: TaxCategory::O,
        reason: some("Not subject to VAT: the seller is not registered"),
        ..line("Hot desk", 5000, Category::Z, 0)
    };
    let small = Line {
        reason: some("Kein Ausweis von Umsatzsteuer, § 19 UStG"),
        ..monthly(line("Arbeitsplatz", 15000, Category::E, 0))
    };
    let food = line("Breakfast", 1200, Category::S, 70_000);
    let three = |exact: i64| {
        vec![standard("Desk", exact), line("Book", exact, Category::S, 70_000), line("Stamp", exact, Category::E, 0)]
    };
    let abroad_invoice = |number, line| Invoice { buyer: abroad.clone(), ..invoice(number, vec![line]) };
    vec![
        case("several-rates", De, invoice("INV-2026-10", vec![monthly(standard("Flex", 19333)), food.clone()])),
        case("reverse-charge", De, abroad_invoice("INV-2026-11", reversed.clone())),
        case("reverse-charge-es", Es, abroad_invoice("INV-2026-12", reversed)),
        case("exempt", En, invoice("INV-2026-13", vec![monthly(line("Language course", 12000, Category::E, 0))])),
        case("zero-rated", En, invoice("INV-2026-14", vec![line("Export of a chair", 9900, Category::Z, 0)])),
        case("deposit", En, invoice("INV-2026-15", vec![monthly(standard("Dedicated desk", 31000)), deposit])),
        case("not-registered", En, Invoice { seller: unregistered, ..invoice("INV-2026-16", vec![outside]) }),
        case(
            "small-business",
            De,
            Invoice { seller: Party { vat_number: None, ..seller() }, ..invoice("INV-2026-17", vec![small]) },
        ),
        case("all-categories", Es, invoice("INV-2026-18", three(4999))),
        case("fraction-of-a-per-cent", En, invoice("INV-2026-19", vec![line("Desk", 333, Category::S, 88_750)])),
    ]
}

fn before(number: &str, issued_on: &str) -> Preceding {
    Preceding { number: number.to_owned(), issued_on: day(issued_on) }
}

fn corrections() -> Vec<Case> {
    let credit = |number: &str, lines| Invoice {
        kind: InvoiceKind::CreditNote,
        corrects: vec![before("INV-2026-1", "2026-10-01")],
        ..invoice(number, lines)
    };
    let two = vec![before("INV-2026-1", "2026-10-01"), before("INV-2026-2", "2026-10-15")];
    let several = |number, lines| Invoice { corrects: two.clone(), ..credit(number, lines) };
    let unused = because(
        vec![Step::Unused { charged_minor: 24900, days: 10, of: 30 }],
        Line { period: Some((day("2026-11-11"), day("2026-12-01"))), ..standard("Flex membership", 16600) },
    );
    let saved = because(
        vec![Step::Discount { name: "SPRING26".to_owned(), off_ppm: 100_000, off_minor: 2490 }],
        monthly(standard("Flex membership", 22410)),
    );
    let back = times(-1000, standard("Meeting room “Elm”, cancelled", -2500));
    vec![
        case("credit-note", En, credit("CN-2026-1", vec![monthly(standard("Flex membership", 24900))])),
        case("credit-note-part", De, credit("CN-2026-2", vec![unused])),
        case(
            "credit-note-of-two",
            De,
            several(
                "CN-2026-4",
                vec![standard("Besprechungsraum Ulme", 2500), standard("Besprechungsraum Esche", 5000)],
            ),
        ),
        case("credit-note-mixed", Es, credit("CN-2026-3", vec![standard("Sala", 5000), standard("Gastos", -1000)])),
        case("discount", En, invoice("INV-2026-20", vec![saved])),
        case("negative-line", De, invoice("INV-2026-21", vec![monthly(standard("Flex", 24900)), back.clone()])),
        case("nothing-left", En, invoice("INV-2026-22", vec![standard("Meeting room “Elm”", 2500), back])),
        case("free", En, invoice("INV-2026-23", vec![monthly(standard("Trial month", 0))])),
    ]
}

fn payments() -> Vec<Case> {
    let of = |number| invoice(number, vec![monthly(standard("Flex membership", 24900))]);
    let debit = |mandate: Option<&str>| Payment::Debit {
        mandate: mandate.map(str::to_owned),
        label: "SEPA ····3000".to_owned(),
    };
    let card = Payment::Card { label: "Visa 4242".to_owned() };
    let by = |payment: Payment, number| Invoice { pays_now: payment.clone(), payment, ..of(number) };
    let on = day("2026-11-03");
    vec![
        case("prepaid", En, Invoice { prepaid_minor: 29631, ..of("INV-2026-30") }),
        case("part-paid", De, Invoice { prepaid_minor: 10000, ..of("INV-2026-31") }),
        case("settled-since", En, Invoice { settled: Some(Settled { minor: 29631, on }), ..of("INV-2026-32") }),
        case("settled-in-part", Es, Invoice { settled: Some(Settled { minor: 9631, on }), ..of("INV-2026-33") }),
        case("sepa-debit", De, by(debit(Some("MD-2026-0042")), "INV-2026-34")),
        case("debit-without-mandate", En, by(debit(None), "INV-2026-35")),
        case("card", En, by(card.clone(), "INV-2026-36")),
        // Saved, and collected from, since it was issued: the page says so, and the invoice stays as it was.
        case("collected-since", De, Invoice { pays_now: card, ..of("INV-2026-38") }),
        case("no-bank", En, Invoice { seller: Party { iban: None, bic: None, ..seller() }, ..of("INV-2026-37") }),
    ]
}

/// The invoice with its tax in another currency, as the ledger reckons it.
fn accounted(invoice: Invoice, currency: &str, rate: &str, one_of: OneOf) -> Invoice {
    let tax = kernel::Money { minor: invoice.total().tax_minor, currency: invoice.currency };
    let accounting = Accounting { currency: currency.parse().unwrap(), rate: rate.parse().unwrap(), one_of };
    Invoice { tax_accounted: Some(accounting.of(tax).unwrap()), ..invoice }
}

fn currencies() -> Vec<Case> {
    let in_currency = |currency: &str, invoice| Invoice { currency: currency.parse().unwrap(), ..invoice };
    let british = Party {
        name: "Quayside Coworking Ltd".to_owned(),
        street: some("1 Quay Street"),
        postcode: some("M3 3HN"),
        city: some("Manchester"),
        country: "GB".to_owned(),
        vat_number: some("GB123456789"),
        iban: some("12345678"),
        bic: some("20-00-00"),
        ..seller()
    };
    let desk = |rate| monthly(line("Hot desk", 20000, Category::S, rate));
    let dollars = |number| in_currency("USD", invoice(number, vec![desk(190_000)]));
    vec![
        case("foreign-currency", En, accounted(dollars("INV-2026-40"), "EUR", "1.0853", OneOf::Accounting)),
        case(
            "foreign-currency-credit",
            De,
            Invoice {
                kind: InvoiceKind::CreditNote,
                corrects: vec![before("INV-2026-40", "2026-11-01")],
                ..accounted(dollars("CN-2026-40"), "EUR", "1.0853", OneOf::Accounting)
            },
        ),
        case("forint", Es, accounted(invoice("INV-2026-44", vec![desk(270_000)]), "HUF", "388.90", OneOf::Foreign)),
        case(
            "pounds",
            En,
            Invoice { seller: british, ..in_currency("GBP", invoice("INV-2026-41", vec![desk(200_000)])) },
        ),
        case("yen", De, in_currency("JPY", invoice("INV-2026-42", vec![desk(100_000)]))),
        case("francs", Es, in_currency("CHF", invoice("INV-2026-43", vec![desk(81_000)]))),
    ]
}

fn parties() -> Vec<Case> {
    let of = |number, buyer| Invoice { buyer, ..invoice(number, vec![monthly(standard("Flex membership", 24900))]) };
    let private = Party { name: "Carl Contact".to_owned(), country: "DE".to_owned(), ..Party::default() };
    let long = "Gesellschaft zur Förderung des gemeinschaftlichen Arbeitens in gemieteten Räumen an der Unterelbe mit beschränkter Haftung";
    let wordy = Party {
        name: long.to_owned(),
        trading_name: some("Abteilung für Angelegenheiten, die sonst keine Abteilung hat"),
        street: some("Straße des 17. Juni 135, Haus 4, Aufgang C"),
        street_more: some("Zimmer 4.117"),
        reference: some("04011000-12345-67"),
        ..buyer()
    };
    let endless = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(3);
    vec![
        case("private-person", De, of("INV-2026-50", private)),
        case(
            "long-names",
            De,
            Invoice {
                lines: vec![
                    monthly(standard(&endless, 100)),
                    monthly(standard(&format!("{long}, {long}, {long}"), 24900)),
                ],
                ..of("INV-2026-51", wordy)
            },
        ),
        case(
            "bare-seller",
            En,
            Invoice {
                seller: Party {
                    legal_lines: vec![],
                    phone: None,
                    email: None,
                    registration: None,
                    tax_number: None,
                    ..seller()
                },
                ..of("INV-2026-52", buyer())
            },
        ),
    ]
}

fn texts() -> Vec<Case> {
    let named = |number, name: &str, line: &str| Invoice {
        buyer: Party { name: name.to_owned(), vat_number: None, ..buyer() },
        ..invoice(number, vec![monthly(standard(line, 24900))])
    };
    vec![
        case("greek", En, named("INV-2026-60", "Ελληνική Εταιρεία Ανάπτυξης Α.Ε.", "Θέση εργασίας, Νοέμβριος")),
        case("cyrillic", De, named("INV-2026-61", "Київська майстерня «Їжак»", "Робоче місце — листопад")),
        case(
            "central-europe",
            Es,
            named("INV-2026-62", "Żółć & Święty sp. z o.o., Łódź", "Őrült Írógép Kft., Ťažký Ďateľ, Çağrı Şirketi"),
        ),
        case(
            "vietnamese",
            En,
            named("INV-2026-63", "Công ty Trách nhiệm Hữu hạn Nguyễn Thị Ánh Tuyết", "Bàn làm việc cố định"),
        ),
        case("no-glyphs", En, named("INV-2026-64", "東京コワーキング株式会社 🏢", "مكتب مشترك — 會議室 ✓")),
        case(
            "decomposed",
            De,
            named("INV-2026-65", "Bu\u{308}ro fu\u{308}r Gestaltung, Ange\u{301}lique", "A\u{30a}ngstro\u{308}m"),
        ),
        case(
            "escape-worthy",
            En,
            named(
                "INV-2026-66",
                "<Smith & \"Sons\"> 'Ltd' ]]> &amp; --",
                "=1+1 <!-- ; %00 \\ (paren) {brace} </ram:Name>",
            ),
        ),
        case(
            "odd-characters",
            En,
            named("INV-2026-67", "\u{feff}Zero\u{200b}Width\u{e000}Private\u{fffe}", "a\u{00ad}b\u{2028}c"),
        ),
    ]
}
