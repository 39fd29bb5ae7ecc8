//! What becomes of a delivery: what its customer chooses, and what the desk does.
use super::Refusal;
use crate::api::{Act, Completion, DeliveryStatus, Handling, Offer};
use kernel::Day;

/// What is chosen, as far as it decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish<'a> {
    /// What.
    pub handling: Handling,
    /// Where to.
    pub address: Option<&'a str>,
    /// What it was shown to cost, in minor units.
    pub gross_minor: i64,
}

/// What a choice makes of a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// The desk is to do it.
    ToDo(Handling),
    /// It lies here until then.
    StoredUntil(Day),
}

/// What choosing makes of something that stands so, out of what is offered.
pub fn choose(status: DeliveryStatus, offers: &[Offer], wish: Wish<'_>) -> Result<Choice, Refusal> {
    if status != DeliveryStatus::Waiting {
        return Err(Refusal::Moved(status));
    }
    let offer = offers.iter().find(|offer| offer.handling == wish.handling).ok_or(Refusal::NotOffered)?;
    match (wish.handling == Handling::Forward, wish.address.is_some()) {
        (true, false) => return Err(Refusal::NoAddress),
        (false, true) => return Err(Refusal::AddressForNothing),
        _ => {}
    }
    if offer.price.as_ref().map_or(0, |price| price.gross.minor) != wish.gross_minor {
        return Err(Refusal::FeeChanged);
    }
    Ok(offer.until.map_or(Choice::ToDo(wish.handling), Choice::StoredUntil))
}

/// Whether what was chosen can be taken back: as long as the desk has not done it.
pub fn withdrawable(status: DeliveryStatus) -> Result<(), Refusal> {
    if status == DeliveryStatus::Chosen { Ok(()) } else { Err(Refusal::Moved(status)) }
}

/// Whether what is known of it can still be put right; whose it is, only before something was chosen for it.
pub fn is_changeable(status: DeliveryStatus, changes_customer: bool) -> Result<(), Refusal> {
    let may = status.is_here() && !(changes_customer && status == DeliveryStatus::Chosen);
    if may { Ok(()) } else { Err(Refusal::Moved(status)) }
}

/// Where it stands once the desk has done that, and what became of it. What nobody asked for the desk does only with what is
/// nobody's or has lain here for too long.
pub fn completed(
    status: DeliveryStatus,
    handling: Option<Handling>,
    overdue: bool,
    done: &Completion,
) -> Result<(DeliveryStatus, Act), Refusal> {
    if !status.is_here() {
        return Err(Refusal::Moved(status));
    }
    let (asked, became) = match done {
        Completion::Forwarded { .. } => (Handling::Forward, (DeliveryStatus::Forwarded, Act::Forwarded)),
        Completion::Scanned { .. } => (Handling::OpenAndScan, (DeliveryStatus::Waiting, Act::Scanned)),
        Completion::Returned => (Handling::Return, (DeliveryStatus::Returned, Act::Returned)),
        Completion::Recycled => (Handling::Recycle, (DeliveryStatus::Recycled, Act::Recycled)),
        Completion::Shredded => (Handling::Shred, (DeliveryStatus::Shredded, Act::Shredded)),
        // What was chosen is taken back first, and with it what it cost.
        Completion::Mistake if status == DeliveryStatus::Chosen => return Err(Refusal::Moved(status)),
        Completion::Mistake => return Ok((DeliveryStatus::Mistake, Act::Mistake)),
    };
    let clears = matches!(asked, Handling::Return | Handling::Recycle | Handling::Shred);
    let left = status == DeliveryStatus::Unassigned || (status == DeliveryStatus::Waiting && overdue);
    if handling == Some(asked) || (clears && left) { Ok(became) } else { Err(Refusal::NotAskedFor) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Priced;
    use DeliveryStatus::*;
    use kernel::Money;

    fn offer(handling: Handling, gross: i64, until: Option<&str>) -> Offer {
        let money = |minor| Money { minor, currency: "EUR".parse().unwrap() };
        let price = (gross != 0).then(|| Priced { net: money(gross), tax: money(0), gross: money(gross) });
        Offer { handling, price, until: until.map(|day| day.parse().unwrap()) }
    }

    #[test]
    fn what_is_chosen_is_what_was_offered_at_the_price_that_was_shown() {
        let offers = [
            offer(Handling::Forward, 595, None),
            offer(Handling::Return, 0, None),
            offer(Handling::Store, 0, Some("2030-01-20")),
        ];
        let check = |status, handling, address, gross_minor, expected| {
            assert_eq!(choose(status, &offers, Wish { handling, address, gross_minor }), expected, "{handling:?}");
        };
        let there = Some("1 Yard");
        check(Waiting, Handling::Forward, there, 595, Ok(Choice::ToDo(Handling::Forward)));
        check(Waiting, Handling::Forward, None, 595, Err(Refusal::NoAddress));
        check(Waiting, Handling::Forward, there, 500, Err(Refusal::FeeChanged));
        check(Waiting, Handling::Return, None, 0, Ok(Choice::ToDo(Handling::Return)));
        check(Waiting, Handling::Return, there, 0, Err(Refusal::AddressForNothing));
        check(Waiting, Handling::Store, None, 0, Ok(Choice::StoredUntil("2030-01-20".parse().unwrap())));
        check(Waiting, Handling::Shred, None, 0, Err(Refusal::NotOffered));
        check(Chosen, Handling::Return, None, 0, Err(Refusal::Moved(Chosen)));
        check(Collected, Handling::Return, None, 0, Err(Refusal::Moved(Collected)));
    }

    #[test]
    fn the_desk_does_what_was_asked_and_clears_what_is_left() {
        let file = || Completion::Scanned { file_id: "fil_1".parse().unwrap() };
        let forwarded = || Completion::Forwarded { tracking: "1".parse().unwrap() };
        let table = [
            (Chosen, Some(Handling::Forward), false, forwarded(), Ok((Forwarded, Act::Forwarded))),
            (Chosen, Some(Handling::OpenAndScan), false, file(), Ok((Waiting, Act::Scanned))),
            (Chosen, Some(Handling::Forward), true, Completion::Shredded, Err(Refusal::NotAskedFor)),
            (Waiting, None, false, Completion::Recycled, Err(Refusal::NotAskedFor)),
            (Waiting, None, true, Completion::Recycled, Ok((Recycled, Act::Recycled))),
            (Waiting, None, true, forwarded(), Err(Refusal::NotAskedFor)),
            (Unassigned, None, false, Completion::Returned, Ok((Returned, Act::Returned))),
            (Unassigned, None, false, file(), Err(Refusal::NotAskedFor)),
            (Waiting, None, false, Completion::Mistake, Ok((Mistake, Act::Mistake))),
            (Chosen, Some(Handling::Return), false, Completion::Mistake, Err(Refusal::Moved(Chosen))),
            (Collected, None, true, Completion::Returned, Err(Refusal::Moved(Collected))),
        ];
        for (status, handling, overdue, done, expected) in table {
            assert_eq!(completed(status, handling, overdue, &done), expected, "{status:?} {done:?}");
        }
    }

    #[test]
    fn what_was_chosen_is_taken_back_before_it_is_somebody_else_s() {
        assert_eq!(withdrawable(Chosen), Ok(()));
        assert_eq!(withdrawable(Waiting), Err(Refusal::Moved(Waiting)));
        assert_eq!(is_changeable(Chosen, false), Ok(()));
        assert_eq!(is_changeable(Chosen, true), Err(Refusal::Moved(Chosen)));
        assert_eq!(is_changeable(Unassigned, true), Ok(()));
        assert_eq!(is_changeable(Shredded, false), Err(Refusal::Moved(Shredded)));
    }
}
