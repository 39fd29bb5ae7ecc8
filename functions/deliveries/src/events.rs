//! What deliveries tell their customers: notices, in the batch of their cause.
use crate::api::{Completion, DeliveryKind, Priced};
use crate::rules::Reminder;
use crate::store::DeliveryRow;
use db::Statement;
use kernel::{CustomerId, Day, Instant, NewIds};
use outbox::{
    DeliveriesNotice, DeliveryBecame, DeliveryDone, DeliveryItem, DeliveryReminder, DeliverySort, DeliveryTime, Page,
    Topic, owe_customer,
};

/// What a sort is called in notices.
pub(crate) fn sort(kind: DeliveryKind) -> DeliverySort {
    match kind {
        DeliveryKind::Mail => DeliverySort::Mail,
        DeliveryKind::Parcel => DeliverySort::Parcel,
        DeliveryKind::Cheque => DeliverySort::Cheque,
        DeliveryKind::Publicity => DeliverySort::Publicity,
        DeliveryKind::Other => DeliverySort::Other,
    }
}

fn item(row: &DeliveryRow) -> DeliveryItem {
    DeliveryItem {
        number: Some(row.number),
        sort: sort(row.kind),
        sender: row.sender.clone(),
        carrier: row.carrier.clone(),
    }
}

/// What has come for one customer.
pub(crate) struct Arrived<'a> {
    /// For whom.
    pub(crate) customer: &'a CustomerId,
    /// The customer's name.
    pub(crate) name: &'a str,
    /// The location's name.
    pub(crate) location: &'a str,
    /// What.
    pub(crate) items: Vec<DeliveryItem>,
    /// The first of their last free days.
    pub(crate) free_until: Option<Day>,
    /// Where to look: at the one that has come, or at all.
    pub(crate) page: Page,
}

/// Owes a customer the notice of what has come.
pub(crate) fn arrived(arrived: Arrived<'_>, now: Instant, ids: &dyn NewIds) -> Statement {
    let notice = DeliveriesNotice {
        name: arrived.name.to_owned(),
        location: arrived.location.to_owned(),
        items: arrived.items,
        free_until: arrived.free_until,
        page: arrived.page,
    };
    owe_customer(arrived.customer, &Topic::DeliveriesArrived(notice), now, ids)
}

/// Owes the customer of a delivery the notice that it still lies here; nothing, if it is nobody's or has no last day.
pub(crate) fn reminder(
    row: &DeliveryRow,
    due: Reminder,
    fee: Option<&Priced>,
    now: Instant,
    ids: &dyn NewIds,
) -> Option<Statement> {
    let notice = DeliveryReminder {
        name: row.customer_name.clone()?,
        location: row.location_name.clone(),
        item: item(row),
        free_until: row.free_until?,
        time: match due {
            Reminder::Before => DeliveryTime::Before,
            Reminder::LastDay => DeliveryTime::LastDay,
            Reminder::After => DeliveryTime::After,
        },
        fee: fee.map(|fee| fee.gross),
        page: Page::delivery(&row.id),
    };
    Some(owe_customer(row.customer_id.as_ref()?, &Topic::DeliveryReminder(notice), now, ids))
}

/// Owes the customer of deliveries, all of one, the notice of what has become of them; nothing, if they are nobody's.
pub(crate) fn done(rows: &[DeliveryRow], became: DeliveryBecame, now: Instant, ids: &dyn NewIds) -> Option<Statement> {
    let first = rows.first()?;
    let notice = DeliveryDone {
        name: first.customer_name.clone()?,
        location: first.location_name.clone(),
        items: rows.iter().map(item).collect(),
        became,
        page: if rows.len() == 1 { Page::delivery(&first.id) } else { Page::deliveries() },
    };
    Some(owe_customer(first.customer_id.as_ref()?, &Topic::DeliveryDone(notice), now, ids))
}

/// What a customer is told of what the desk has done; a mistake is nobody's news.
pub(crate) fn became(done: &Completion) -> Option<DeliveryBecame> {
    match done {
        Completion::Forwarded { tracking } => {
            Some(DeliveryBecame::Forwarded { tracking: tracking.as_str().to_owned() })
        }
        Completion::Scanned { .. } => Some(DeliveryBecame::Scanned),
        Completion::Returned => Some(DeliveryBecame::Returned),
        Completion::Recycled => Some(DeliveryBecame::Recycled),
        Completion::Shredded => Some(DeliveryBecame::Shredded),
        Completion::Mistake => None,
    }
}
