//! Every way that billing says no, besides `web::problem` and `access`.
use crate::provider::{Decline, Failure};
use crate::rules::{self, Refusal};
use db::DbError;
use web::{Problem, ProblemType, problem};

/// Nothing is left to be paid of an invoice.
pub const ALREADY_PAID: ProblemType = ProblemType::new(409, "already-paid", "That is paid already");
/// Less is left of an invoice than was to be paid.
pub const AMOUNT_CHANGED: ProblemType = ProblemType::new(409, "amount-changed", "Less is left to be paid of that");
/// Another payment has not come to an end.
pub const PAYMENT_PENDING: ProblemType = ProblemType::new(409, "payment-pending", "A payment of that is on its way");
/// Too many payments are begun; at the most `most` may be.
pub const TOO_MANY_PAYMENTS: ProblemType =
    ProblemType::new(409, "too-many-payments", "Too many payments are begun: end some of them first");
/// A payment is over one currency.
pub const SEVERAL_CURRENCIES: ProblemType =
    ProblemType::new(422, "several-currencies", "Pay what is in one currency at a time");
/// The payment has come to an end.
pub const PAYMENT_ENDED: ProblemType = ProblemType::new(409, "payment-ended", "That payment has come to an end");
/// What was to be given up was begun again meanwhile, in another window.
pub const BEGUN_ANEW: ProblemType =
    ProblemType::new(409, "begun-anew", "That payment was begun again meanwhile: look at it again");
/// The bank or the card's issuer said no; `advice` says what to do.
pub const DECLINED: ProblemType = ProblemType::new(402, "declined", "The payment was declined");
/// The provider cannot be asked now; nothing is lost.
pub const PROVIDER_UNAVAILABLE: ProblemType =
    ProblemType::new(503, "provider-unavailable", "Payments cannot be made at the moment; nothing is lost");
/// The provider does not let us in, or this key not to this: the same to whoever pays.
pub const PROVIDER_BARS: ProblemType =
    ProblemType::new(503, "provider-unavailable", "Payments are not set up to be made at the moment; nothing is lost");
/// The provider will not have it.
pub const PROVIDER_REFUSED: ProblemType =
    ProblemType::new(502, "provider-refused", "The payment provider does not accept that");
/// No provider is set up.
pub const NO_PROVIDER: ProblemType = ProblemType::new(409, "no-provider", "This space takes no payments here");
/// The saved method cannot be used any more.
pub const METHOD_GONE: ProblemType = ProblemType::new(409, "method-gone", "That method cannot be used any more");
/// The bank has yet to accept the mandate.
pub const MANDATE_PENDING: ProblemType =
    ProblemType::new(409, "mandate-pending", "The bank has yet to accept the mandate");
/// The space does not take it, or not in that currency.
pub const METHOD_NOT_TAKEN: ProblemType = ProblemType::new(422, "method-not-taken", "That cannot be paid like this");
/// It is less than the provider takes in that currency, which is `least`, or the provider takes no part of it so fine: `payable` is what it
/// does take of it, if any.
pub const TOO_LITTLE: ProblemType =
    ProblemType::new(422, "too-little-to-pay", "That is too little to be paid by card or account");
/// A debit would be there when what it pays for has begun; `earliest` is the first day for which it does.
pub const DEBIT_TOO_SLOW: ProblemType =
    ProblemType::new(422, "debit-too-slow", "A direct debit would come too late for that");
/// The same key with another wish.
pub const KEY_REUSED: ProblemType =
    ProblemType::new(422, "idempotency-key-reused", "That key was used for something else");
/// More happened than a statement tells.
pub const TOO_LONG: ProblemType = ProblemType::new(422, "statement-too-long", "Ask for fewer days at once");
/// A message that does not come from the provider, or not now.
pub const UNTRUSTED: ProblemType = ProblemType::new(400, "untrusted-event", "This does not come from the provider");
/// Somebody else is busy with the same; it is to be told again.
pub const BUSY: ProblemType = ProblemType::new(503, "busy", "This is being worked on; try again");
/// A credit note is more than is left of its invoice.
pub const CREDITED_TOO_MUCH: ProblemType =
    ProblemType::new(409, "credited-too-much", "More would be credited than was invoiced");
/// There is nothing to correct or to give up.
pub const NOTHING_LEFT: ProblemType = ProblemType::new(409, "nothing-left", "There is nothing left of that");
/// A deposit stands on the invoice, which goes back by itself when its contract has ended.
pub const DEPOSIT_HELD: ProblemType =
    ProblemType::new(409, "deposit-held", "A deposit stands on that which a contract holds: end the contract first");
/// An invoice has the charge.
pub const INVOICED: ProblemType = ProblemType::new(409, "invoiced", "That stands on an invoice: credit the invoice");
/// The customer is not suspended, or no longer.
pub const NOT_SUSPENDED: ProblemType = ProblemType::new(409, "not-suspended", "That customer is not suspended");
/// More would go back than was paid, or the payment has not succeeded.
pub const REFUND_TOO_MUCH: ProblemType =
    ProblemType::new(409, "refund-exceeds-payment", "More would go back than can go back");
/// The refund has gone its way.
pub const REFUND_ENDED: ProblemType = ProblemType::new(409, "refund-ended", "That refund has gone its way");
impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NoSuchInvoice(_) => problem::NOT_FOUND.because(""),
            Refusal::SeveralCurrencies => SEVERAL_CURRENCIES.because(""),
            Refusal::AlreadyPaid(id) => ALREADY_PAID.because("").with("invoice_id", id),
            Refusal::PaymentPending(id) => PAYMENT_PENDING.because("").with("payment_id", id),
            Refusal::TooManyBegun => TOO_MANY_PAYMENTS.because("").with("most", rules::BEGUN_MAX),
            Refusal::NotTaken => METHOD_NOT_TAKEN.because(""),
            Refusal::TooLittle { amount, payable } => {
                let least = ledger::least(amount.currency);
                let detail = format!("{} is to be paid; at least {} can be.", amount.plain(), least.plain());
                TOO_LITTLE.because(detail).with("amount", amount).with("least", least).with("payable", payable)
            }
            Refusal::LeavesTooLittle { nth, left } => {
                let least = ledger::least(left.currency);
                let detail = format!("leaves {}, and less than {} cannot be paid", left.plain(), least.plain());
                let problem = Problem::field(format!("/invoices/{nth}/minor"), "leaves-too-little", detail);
                problem.with("left", left).with("least", least)
            }
            Refusal::DebitTooSlow { earliest } => {
                DEBIT_TOO_SLOW.because("Take a card, or a later day.").with("earliest", earliest)
            }
            Refusal::AmountChanged(id, left) => AMOUNT_CHANGED.because("").with("invoice_id", id).with("left", left),
        }
    }
}

/// A decline, with what to tell the payer.
pub(crate) fn declined(decline: &Decline) -> Problem {
    DECLINED.because("").with("advice", decline.message_key())
}

/// What became of asking the provider, where nothing is written down of it.
pub(crate) fn not_answered(failure: &Failure) -> Problem {
    let mut problem = match failure {
        Failure::Declined { decline, .. } => return declined(decline),
        Failure::Refused { .. } if failure.is_barred() => PROVIDER_BARS.because(""),
        Failure::NeedsAction { .. } | Failure::Refused { .. } => PROVIDER_REFUSED.because(""),
        Failure::RateLimited { retry_after_seconds } => {
            PROVIDER_UNAVAILABLE.because("").retry_after_seconds(retry_after_seconds.unwrap_or(5).into())
        }
        Failure::Unavailable { .. } => PROVIDER_UNAVAILABLE.because(""),
    };
    problem.internal = Some(failure.to_string());
    problem
}

/// Names the schema's refusal of a write.
pub(crate) fn refused(error: DbError) -> Problem {
    let DbError::Refused { rule } = &error else { return error.into() };
    match rule.as_str() {
        "billing_changed" | "foreign key" | "contract_changed" | "charge_is_not_open" | "invoice_moved"
        | "payments.key" | "refunds.key" | "charges.key" | "charges.reverses" | "invoices.key" => {
            problem::CHANGED.because("")
        }
        "reverse_charge_at_home" => problem::INVALID_FIELDS.at(
            "/seller/country",
            "buyers-at-home",
            "customers of that country owe the VAT in the seller's place, or will on their next invoice; say first how they are taxed, and invoice what is open",
        ),
        "reverse_charge_ordered" => problem::INVALID_FIELDS.at(
            "/seller/country",
            "orders-at-home",
            "orders wait for their payment on which customers of that country owe the VAT in the seller's place; wait for it, or give them up",
        ),
        "reverse_charge_to_come" => problem::INVALID_FIELDS.at(
            "/party/vat_number",
            "reverse-charge-to-come",
            "something on which the buyer owes the VAT in the seller's place is yet to be invoiced or paid; that comes first",
        ),
        "too_many_payments" => Refusal::TooManyBegun.into(),
        "status_changed" => BUSY.because("").retry_after_seconds(1),
        "method_is_gone" => METHOD_GONE.because(""),
        "more_given_back_than_charged" => CREDITED_TOO_MUCH.because(""),
        "refund_exceeds_payment" => REFUND_TOO_MUCH.because(""),
        _ => error.into(),
    }
}
