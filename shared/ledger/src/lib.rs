//! Money and benefits: how they are reckoned, and the statements that write them in the caller's batch.
//!
//! The rules stand in `docs/money.md`, in words and in tables that are this crate's tests. Everything that reckons is pure:
//! `Pricing::line` rounds, `Terms::period_of` counts periods, `Account::bill` says what a day brings, and `Account::ahead`
//! asks it day after day, so that what is foreseen is what is issued. Everything that writes is a `Statement` for the
//! batch of whoever owes, draws or pays.
mod agreement;
mod ask;
mod benefit;
mod beyond;
mod bill;
mod by_hand;
mod carry;
mod charge;
mod contract;
mod currency;
mod dated;
mod entry;
mod erase;
mod even;
mod exchange;
mod facts;
mod granting;
mod invoice;
mod least;
mod lent;
mod line;
mod never;
mod party;
mod paying;
mod period;
mod places;
mod purse;
mod redraw;
mod reference;
mod regrant;
mod settle;
mod sold_as;
mod tax;
mod terms;

pub use agreement::{
    Advance, Agreeing, Changing, advance, agree, agree_all, change, guard_agreed, guard_instead, guard_kept,
    guard_once, guard_payers,
};
pub use ask::{FactAnswers, FactQueries, First, asked, asked_alone, asked_first, asked_for, books};
pub use benefit::{
    BenefitKind, Cost, Cover, Draw, Grant, GrantId, GrantWish, cover, cover_within, draw, give_back, grant, holding,
    revoke,
};
pub use beyond::{Beyond, Drawn, withdrawn_key};
pub use bill::{Account, Bill, Draft, OpenCharge};
pub use by_hand::{give, take_back};
pub use carry::{Carried, carry};
pub use charge::{Charge, ChargeId, Source, Step, charge, is_late_fee, late_fee_key, reverse};
pub use contract::{ChargedPeriod, Contract, ContractId, GRANT_DAYS_AHEAD, Offered, Pause, PlanId, PriceFrom, Setting};
pub use currency::{Currencies, CurrencyRow, currencies};
pub use dated::{Dated, dated, stated};
pub use entry::EntryKind;
pub use erase::forget_reasons;
pub use even::{evened, is_rounding};
pub use exchange::{Accounting, ExchangeRate, OneOf, Quoted, TaxAccounted, accounted};
pub use facts::{
    Agreement, AgreementRow, Books, BooksRow, CONTRACTS_CHANGED_MAX, CONTRACTS_MAX, CONTRACTS_READ, OpenRow, Payer,
    PayerRow, WhenToPay,
};
pub use invoice::{InvoiceId, InvoiceKind, Issuing, NewInvoice, by_key, invoice_number, issue, series, told};
pub use least::{is_late, is_reminded, least, leaves_too_little, payable, together};
pub use lent::{CapLeft, Lent, Tally, leave};
pub use line::{Amounts, Pricing, half_up};
pub use never::never;
pub use party::Party;
pub use paying::months;
pub use period::{Period, PeriodWithin, Share};
pub use places::{AHEAD_DAYS_MAX, Places, Taken};
pub use purse::{
    Agreed, Paying, PlanDiscount, Purse, PurseAnswers, PurseQueries, SpenderRow, benefits, passes_in, purse,
};
pub use redraw::{Redrawn, redraw};
pub use reference::creditor_reference;
pub use regrant::{GRANTED_MAX, Granted, Regrant, Regranting, granted, reverse_withdrawn};
pub use settle::{
    Decided, Dispute, DisputeStatus, NewPayment, NewRefund, Part, PayMethod, PaymentId, PaymentMove, PaymentStatus,
    Purpose, Recount, RefundId, RefundMove, RefundStatus, Settling, WriteOffId, adopt_refund, begin_payment,
    claim_dispute, fail_refund, give_up_payment, lose_dispute, move_payment, move_refund, note_method, open_dispute,
    refund_after_all, settle, settle_refund, spend, spend_credit, want_again, want_payment, want_refund, win_dispute,
    write_off,
};
pub use sold_as::SoldAs;
pub use tax::{Tax, TaxCategory, TaxClass, TaxRate, TaxTreatment, usual_rate_ppm, without_a_rate};
pub use terms::{Benefit, Caps, Cycle, CycleUnit, Gives, PauseRules, Scope, Terms};

/// Every SQL text here, for the tests that prepare and plan them.
pub fn all_sql() -> Vec<&'static str> {
    let own = [
        charge::ALL_SQL,
        benefit::ALL_SQL,
        redraw::ALL_SQL,
        by_hand::ALL_SQL,
        regrant::ALL_SQL,
        agreement::ALL_SQL,
        currency::ALL_SQL,
        ask::ALL_SQL,
        purse::ALL_SQL,
        erase::ALL_SQL,
        invoice::ALL_SQL,
    ];
    [&own.concat()[..], &settle::all_sql()].concat()
}
