use super::{MethodRow, PaymentFacts, SettingsRow, method_of_payment, only_settings, payment_facts, settings};
use crate::api::Dunning;
use db::{DbError, Query};
use ledger::{Books, BooksRow, TaxRate};

/// The questions of `news_facts`.
pub(crate) type NewsQueries =
    (Query<PaymentFacts>, Query<MethodRow>, Query<BooksRow>, Query<TaxRate>, Query<SettingsRow>);
/// Their answers.
pub(crate) type NewsAnswers = (Vec<PaymentFacts>, Vec<MethodRow>, Vec<BooksRow>, Vec<TaxRate>, Vec<SettingsRow>);

/// All that decides what news of a payment change.
#[derive(Debug, Clone)]
pub(crate) struct NewsFacts {
    /// The payment.
    pub(crate) payment: PaymentFacts,
    /// The method that it is paid with, if it is one that is kept.
    pub(crate) saved: Option<MethodRow>,
    /// How the space keeps its books.
    pub(crate) books: Books,
    /// What is done about invoices that are not paid.
    pub(crate) dunning: Dunning,
}

/// Asks for the payment that the provider knows as `provider_ref`, or else ours of that id.
pub(crate) fn news_facts(ours: Option<&str>, provider_ref: Option<&str>) -> NewsQueries {
    let (books, rates) = ledger::books();
    (payment_facts(ours, provider_ref), method_of_payment(ours, provider_ref), books, rates, settings())
}

impl NewsFacts {
    /// Reads the answers; nothing, if there is no such payment.
    pub(crate) fn read((payments, saved, books, rates, settings): NewsAnswers) -> Result<Option<Self>, DbError> {
        let Some(payment) = payments.into_iter().next() else { return Ok(None) };
        Ok(Some(Self {
            saved: saved.into_iter().find(|method| payment.row.method_id.as_ref() == Some(&method.id)),
            payment,
            books: Books::alone((books, rates))?,
            dunning: only_settings(settings, Vec::new())?.dunning,
        }))
    }
}
