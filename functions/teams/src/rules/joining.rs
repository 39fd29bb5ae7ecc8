//! Who comes into a team by an invitation.
use super::Refusal;
use kernel::Instant;

/// For how many days an invitation by mail holds.
pub const OPEN_DAYS: i64 = 14;

/// What is known of an invitation, and of whoever has its link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationFacts {
    /// To whom it was sent; none for a link.
    pub email: Option<String>,
    /// How many may join by it.
    pub uses_max: i64,
    /// How many have.
    pub uses: i64,
    /// Until when it holds.
    pub expires_at: Instant,
    /// Whether it was taken back.
    pub revoked: bool,
    /// Members and open invitations by mail at the most.
    pub seats_max: Option<i64>,
    /// Members and open invitations by mail.
    pub seats_taken: i64,
}

/// Whether somebody with that address joins now. Nobody is asked for the address before they have signed in, and it is the
/// account's own: that its mailbox is theirs was proven.
pub fn join(invitation: &InvitationFacts, address: Option<&str>, now: Instant) -> Result<(), Refusal> {
    if invitation.revoked || invitation.expires_at <= now || invitation.uses_max <= invitation.uses {
        return Err(Refusal::InvitationOver);
    }
    match (&invitation.email, address) {
        // A mail holds a seat for its reader.
        (Some(invited), Some(address)) if invited != address => Err(Refusal::OtherAddress),
        (None, _) => match invitation.seats_max {
            Some(seats_max) if seats_max <= invitation.seats_taken => Err(Refusal::Full { seats_max }),
            _ => Ok(()),
        },
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: &str = "2030-01-01T08:00:00Z";

    fn now() -> Instant {
        NOW.parse().unwrap()
    }

    fn mail() -> InvitationFacts {
        InvitationFacts {
            email: Some("ada@example.org".to_owned()),
            uses_max: 1,
            uses: 0,
            expires_at: now().plus_minutes(1),
            revoked: false,
            seats_max: Some(3),
            seats_taken: 3,
        }
    }

    fn link() -> InvitationFacts {
        InvitationFacts { email: None, uses_max: 5, seats_taken: 2, ..mail() }
    }

    #[test]
    fn a_mail_is_for_its_reader_and_keeps_a_seat() {
        assert_eq!(join(&mail(), Some("ada@example.org"), now()), Ok(()));
        assert_eq!(join(&mail(), Some("bob@example.org"), now()), Err(Refusal::OtherAddress));
        // Whoever is not signed in yet is not told for whom it is.
        assert_eq!(join(&mail(), None, now()), Ok(()));
    }

    #[test]
    fn a_link_is_for_whoever_has_it_as_long_as_there_are_seats() {
        assert_eq!(join(&link(), Some("bob@example.org"), now()), Ok(()));
        let full = InvitationFacts { seats_taken: 3, ..link() };
        assert_eq!(join(&full, Some("bob@example.org"), now()), Err(Refusal::Full { seats_max: 3 }));
        assert_eq!(join(&InvitationFacts { seats_max: None, ..full }, None, now()), Ok(()));
    }

    #[test]
    fn an_invitation_ends_when_it_is_used_revoked_or_old() {
        for over in [
            InvitationFacts { uses: 1, ..mail() },
            InvitationFacts { uses: 5, ..link() },
            InvitationFacts { revoked: true, ..link() },
            InvitationFacts { expires_at: now(), ..mail() },
        ] {
            // Even to others than its reader it says no more than that.
            assert_eq!(join(&over, Some("bob@example.org"), now()), Err(Refusal::InvitationOver), "{over:?}");
        }
    }
}
