//! The invoice as an e-invoice: EN 16931 in UBL 2.1 or in UN/CEFACT's cross industry invoice (CII), which Factur-X puts
//! into the PDF. The `en16931` crates know the standard's rules and both syntaxes; here an `Invoice` becomes their model,
//! and only one that keeps every rule is written.
use crate::invoice::{Invoice, InvoiceKind, Line, Payment, TaxCategory, TaxGroup, last_day};
use en16931::invoice::{self as bg, PaymentMeans};
use en16931::profiles::En16931;
use en16931::{Date, DocumentReference, Identifier, InvoiceAmount, Percentage, Quantity, UnitPriceAmount, Validated};
use en16931_formats::{Syntax, write};
use kernel::{Currency, Day};
use ledger::{Amounts, Party};
use rust_decimal::Decimal;

/// An invoice that keeps every rule of EN 16931.
pub struct Einvoice(Validated<En16931>);

/// A rule that an invoice breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The rule's name in the standard, such as `BR-S-02`.
    pub rule: String,
    /// In the standard's words.
    pub says: String,
}

/// BT-130: one (UNECE recommendation 20), since every line's quantity counts what its name says.
const UNIT: &str = "C62";

impl Einvoice {
    /// The invoice, if it keeps the rules; else every rule that it breaks.
    pub fn of(invoice: &Invoice) -> Result<Self, Vec<Broken>> {
        let model = model(invoice).ok_or_else(|| {
            let says = "An amount in EN 16931 has at most two decimals, and this currency has three.".to_owned();
            vec![Broken { rule: "BR-DEC".to_owned(), says }]
        })?;
        Validated::new(model).map(Self).map_err(|rejected| {
            let fatal = rejected.report().fatal();
            fatal.map(|finding| Broken { rule: finding.rule.clone(), says: finding.message.clone() }).collect()
        })
    }

    /// In UBL 2.1 (ISO/IEC 19845): an `Invoice` or a `CreditNote`.
    pub fn ubl(&self) -> String {
        write(&self.0, Syntax::Ubl).xml
    }

    /// In UN/CEFACT CII D16B, which is also the `factur-x.xml` of profile EN 16931.
    pub fn cii(&self) -> String {
        write(&self.0, Syntax::Cii).xml
    }
}

/// The standard's model; `None` for what it has no way to say.
fn model(invoice: &Invoice) -> Option<en16931::Invoice> {
    let mut model = en16931::Invoice::default();
    let code = match invoice.kind {
        InvoiceKind::Invoice => "380",
        InvoiceKind::CreditNote => {
            model.kind = bg::DocumentKind::CreditNote;
            "381"
        }
    };
    model.specification_id = Some("urn:cen.eu:en16931:2017".to_owned());
    model.number = Some(invoice.number.clone());
    model.issue_date = date(invoice.issued_on);
    model.type_code = Some(code.into());
    model.currency = Some(invoice.currency.to_string().into());
    model.due_date = date(invoice.due_on);
    model.buyer_reference = invoice.buyer.reference.as_deref().and_then(given);
    model.preceding_invoices = invoice.corrects.iter().map(preceding).collect();
    model.notes = several(&invoice.corrects).into_iter().collect();
    model.invoicing_period = invoice.period().map(|(from, to)| period(from, to));
    model.seller = party(&invoice.seller);
    model.buyer = party(&invoice.buyer);
    // Two terms that only a seller has.
    model.buyer.tax_registration = None;
    model.buyer.additional_legal_information = None;
    if invoice.lines.iter().any(|line| line.category == TaxCategory::O) {
        // Outside the scope of VAT nobody has a VAT number (BR-O-02).
        model.buyer.vat_identifier = None;
    }
    model.payment = payment(invoice);
    model.totals = totals(invoice)?;
    if let Some(tax) = invoice.tax_accounted.map(|accounted| accounted.tax) {
        model.vat_accounting_currency = Some(tax.currency.to_string().into());
        model.totals.vat_total_accounting = Some(amount(tax.minor, tax.currency)?);
    }
    let groups = invoice.tax_groups();
    model.vat_breakdown = groups.iter().map(|g| breakdown(g, invoice.currency)).collect::<Option<_>>()?;
    let lines = (1..).zip(&invoice.lines);
    model.lines = lines.map(|(n, l): (usize, _)| line(n, l, invoice.currency)).collect::<Option<_>>()?;
    Some(model)
}

fn date(day: Day) -> Option<Date> {
    Date::parse(&day.to_string()).ok()
}

fn period(from: Day, to: Day) -> bg::Period {
    bg::Period { start: date(from), end: date(to) }
}

/// `None` if the currency has more than two decimals.
fn amount(minor: i64, currency: Currency) -> Option<InvoiceAmount> {
    InvoiceAmount::from_decimal_exact(Decimal::new(minor, currency.minor_digits())).ok()
}

fn preceding(before: &crate::invoice::Preceding) -> bg::PrecedingInvoice {
    bg::PrecedingInvoice { reference: DocumentReference::new(&*before.number), issue_date: date(before.issued_on) }
}

/// BT-22: CII has room for one preceding invoice alone, so a note names them where there are several.
fn several(corrects: &[crate::invoice::Preceding]) -> Option<bg::InvoiceNote> {
    let said: Vec<String> = corrects.iter().map(|it| format!("{} of {}", it.number, it.issued_on)).collect();
    (1 < said.len()).then(|| bg::InvoiceNote::new(format!("Corrects {}", said.join(", "))))
}

fn given(text: &str) -> Option<String> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn party(party: &Party) -> bg::Party {
    let text = |value: &Option<String>| value.as_deref().and_then(given);
    let address = bg::PostalAddress {
        line1: text(&party.street),
        line2: text(&party.street_more),
        line3: None,
        city: text(&party.city),
        post_code: text(&party.postcode),
        subdivision: None,
        country: given(&party.country).map(Into::into),
    };
    bg::Party {
        name: given(&party.name),
        trading_name: text(&party.trading_name),
        legal_registration: text(&party.registration).map(Identifier::new),
        vat_identifier: text(&party.vat_number),
        tax_registration: text(&party.tax_number),
        additional_legal_information: given(&party.legal_lines.join("; ")),
        // EM: an electronic mail address (CEF EAS).
        electronic_address: text(&party.email).map(|email| Identifier::schemed(email, "EM")),
        contact: bg::Contact { name: None, phone: text(&party.phone), email: text(&party.email) },
        address,
        ..bg::Party::default()
    }
}

/// BG-16, with the codes of UNTDID 4461. None where nothing is to be paid, and where we would not say to where.
fn payment(invoice: &Invoice) -> Option<bg::PaymentInstructions> {
    if invoice.kind == InvoiceKind::CreditNote || invoice.due_minor() <= 0 {
        return None;
    }
    let euro = invoice.currency.to_string() == "EUR";
    let account = invoice.seller.iban.as_deref().and_then(given);
    let (code, means) = match (&invoice.payment, account) {
        (Payment::Debit { mandate, .. }, _) => {
            let debit = bg::DirectDebit { mandate_reference: mandate.as_deref().and_then(given), ..Default::default() };
            // 59 is SEPA's.
            (if euro { "59" } else { "49" }, PaymentMeans::DirectDebit(debit))
        }
        (Payment::Card { label }, _) => {
            let card = bg::PaymentCard { primary_account_number: last_digits(label), holder_name: None };
            ("48", PaymentMeans::Card(card))
        }
        (Payment::Transfer, Some(account)) => (
            if euro && is_iban(&account) { "58" } else { "30" },
            PaymentMeans::CreditTransfer(vec![transfer(&account, &invoice.seller)]),
        ),
        (Payment::Transfer, None) => return None,
    };
    Some(bg::PaymentInstructions {
        means_code: Some(code.into()),
        means_text: None,
        remittance_information: Some(match invoice.payment {
            Payment::Transfer => invoice.reference(),
            Payment::Debit { .. } | Payment::Card { .. } => invoice.number.clone(),
        }),
        means: Some(means),
    })
}

/// BT-87 is at most the last digits (BR-51).
fn last_digits(label: &str) -> Option<String> {
    let digits: String = label.chars().filter(char::is_ascii_digit).collect();
    given(&digits[digits.len().saturating_sub(4)..])
}

fn transfer(account: &str, seller: &Party) -> bg::CreditTransfer {
    bg::CreditTransfer {
        account_identifier: given(&account.replace(' ', "")),
        account_name: given(&seller.name),
        provider_identifier: seller.bic.as_deref().and_then(given),
    }
}

/// Whether a bank account is written as an IBAN (ISO 13616): two letters, two digits, 11 to 30 more.
pub(crate) fn is_iban(account: &str) -> bool {
    let text: Vec<u8> = account.bytes().filter(|b| *b != b' ').collect();
    let head =
        text.len() > 4 && text[..2].iter().all(u8::is_ascii_uppercase) && text[2..4].iter().all(u8::is_ascii_digit);
    head && (15..=34).contains(&text.len()) && text.iter().all(u8::is_ascii_alphanumeric)
}

fn totals(invoice: &Invoice) -> Option<bg::DocumentTotals> {
    let Amounts { net_minor, tax_minor, gross_minor } = invoice.total();
    let amount = |minor| amount(minor, invoice.currency);
    Some(bg::DocumentTotals {
        line_total: amount(net_minor)?,
        taxable_total: amount(net_minor)?,
        vat_total: Some(amount(tax_minor)?),
        gross_total: amount(gross_minor)?,
        paid: if invoice.prepaid_minor == 0 { None } else { Some(amount(invoice.prepaid_minor)?) },
        due: amount(invoice.due_minor())?,
        ..bg::DocumentTotals::default()
    })
}

/// No rate at all outside the scope of VAT (BR-O-05), else the rate in per cent.
fn rate(category: TaxCategory, rate_ppm: i64) -> Option<Percentage> {
    (category != TaxCategory::O).then(|| Percentage::new(Decimal::new(rate_ppm, 4).normalize()))
}

fn breakdown(group: &TaxGroup, currency: Currency) -> Option<bg::VatBreakdown> {
    // VATEX, the code list of the reasons that are the same everywhere.
    let code = match group.category {
        TaxCategory::AE => Some("VATEX-EU-AE".into()),
        TaxCategory::O => Some("VATEX-EU-O".into()),
        _ => None,
    };
    let stated = matches!(group.category, TaxCategory::E | TaxCategory::AE | TaxCategory::O);
    Some(bg::VatBreakdown {
        taxable_amount: amount(group.amounts.net_minor, currency)?,
        tax_amount: amount(group.amounts.tax_minor, currency)?,
        category: group.category.code().into(),
        rate: rate(group.category, group.rate_ppm),
        exemption_reason: given(&group.reasons.join("; ")).filter(|_| stated),
        exemption_reason_code: code,
    })
}

/// The price is stated for the whole quantity (BT-149), so that quantity times price is the line's net amount to the cent
/// even where one piece has no price in whole cents.
fn line(position: usize, line: &Line, currency: Currency) -> Option<bg::InvoiceLine> {
    let net = line.amounts.net_minor;
    let signed = match line.signed_thousandths() {
        0 => Decimal::ONE,
        thousandths => Decimal::new(thousandths, 3).normalize(),
    };
    let quantity = signed.abs();
    let price = bg::PriceDetails {
        net_price: UnitPriceAmount::new(amount(net.checked_abs()?, currency)?.into_decimal()),
        base_quantity: Some(Quantity::new(quantity)),
        base_quantity_code: Some(UNIT.into()),
        ..bg::PriceDetails::default()
    };
    let rate = rate(line.category, line.rate_ppm);
    let quantity = Quantity::new(signed);
    let net = amount(net, currency)?;
    let written =
        bg::InvoiceLine::new(position.to_string(), &*line.name, quantity, UNIT, net, line.category.code(), rate);
    let written = written.with_price(price);
    Some(match line.period {
        Some((from, until)) => written.with_period(period(from, last_day(until))),
        None => written,
    })
}
