use crate::{Problem, problem};
use kernel::{AccountId, CustomerId, SessionId};
use serde::{Deserialize, Serialize};

/// What a verified access token says of the caller.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// The account that signed in.
    #[serde(rename = "sub")]
    pub account: AccountId,
    /// The customer that the account acts for now; staff need not be customers.
    #[serde(rename = "cus", default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<CustomerId>,
    /// The session that the token was minted for.
    #[serde(rename = "sid")]
    pub session: SessionId,
    /// The operator roles of the account, such as `bookings:write`; none for most.
    #[serde(rename = "rol", default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<String>,
    /// How far a program goes that acts for the account (`web::scope`). A browser in which the owner signed in has none, and
    /// goes as far as the owner.
    #[serde(rename = "scp", default, skip_serializing_if = "Option::is_none")]
    pub scopes: Option<Vec<String>>,
    /// What keeps the account from going on; `None` for most.
    #[serde(rename = "hld", default, skip_serializing_if = "Option::is_none")]
    pub held: Option<Hold>,
}

/// What keeps somebody who is signed in from going on, until something was done about it. A token says so, and every function
/// holds to it without a trip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Hold {
    /// The space wants a second factor of operators, and this session has shown none: the roles rest, and all else goes on.
    Roles,
    /// The space wants a second factor of everybody, and this session has shown none.
    SecondFactor,
    /// The account waits until an operator approves, or was declined.
    Approval,
}

impl Hold {
    /// The refusal, with the page where something can be done about it, or that says how far it is.
    pub fn problem(self) -> Problem {
        let factor = |why| problem::SECOND_FACTOR.because(why).with("way", "/second-factor");
        match self {
            Self::Roles => factor("The space wants a second factor of its operators."),
            Self::SecondFactor => factor("The space wants a second factor of everybody."),
            Self::Approval => problem::APPROVAL.because("").with("way", "/waiting"),
        }
    }

    /// Whether nothing goes on but what lifts it.
    fn is_bar(self) -> bool {
        self != Self::Roles
    }
}

/// Who may call an endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Access {
    /// Everybody, signed in or not.
    Anyone,
    /// Every account that has signed in, also one that is held.
    Arriving,
    /// Every account that is signed in, and not held.
    SignedIn,
    /// Operators with this role.
    Operator(&'static str),
}

impl std::fmt::Display for Access {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Anyone => f.write_str("anyone"),
            Self::Arriving => f.write_str("arriving"),
            Self::SignedIn => f.write_str("signed-in"),
            Self::Operator(role) => write!(f, "operator {role}"),
        }
    }
}

/// A proof that the caller was let in. A handler's first argument names the proof that it wants;
/// there is no handler without one.
pub trait Caller: Sized {
    /// Who gets this proof.
    const ACCESS: Access;
    /// Lets the caller in, or says why not.
    fn admit(claims: Option<&Claims>) -> Result<Self, Problem>;
}

/// Everybody; signed in or not. Whoever is held is nobody yet.
#[derive(Debug, Clone)]
pub struct Anyone(
    /// Who it is, if somebody is signed in.
    pub Option<Claims>,
);

impl Caller for Anyone {
    const ACCESS: Access = Access::Anyone;
    fn admit(claims: Option<&Claims>) -> Result<Self, Problem> {
        Ok(Self(claims.filter(|claims| !claims.held.is_some_and(Hold::is_bar)).cloned()))
    }
}

/// Somebody who has signed in, also one who is held: for what lifts the hold, and for going away again.
#[derive(Debug, Clone)]
pub struct Arriving(
    /// Who it is.
    pub Claims,
);

impl Caller for Arriving {
    const ACCESS: Access = Access::Arriving;
    fn admit(claims: Option<&Claims>) -> Result<Self, Problem> {
        claims.cloned().map(Self).ok_or_else(|| problem::SIGN_IN.because(""))
    }
}

/// Somebody who is signed in, and not held.
#[derive(Debug, Clone)]
pub struct SignedIn(
    /// Who it is.
    pub Claims,
);

impl Caller for SignedIn {
    const ACCESS: Access = Access::SignedIn;
    fn admit(claims: Option<&Claims>) -> Result<Self, Problem> {
        let Arriving(claims) = Arriving::admit(claims)?;
        match claims.held.filter(|held| held.is_bar()) {
            Some(held) => Err(held.problem()),
            None => Ok(Self(claims)),
        }
    }
}

/// An operator's role. Roles are types, so that an endpoint names its role in its signature.
pub trait Role: 'static {
    /// The role as accounts hold it.
    const NAME: &'static str;
}

/// Hands every role to a macro: its documentation, its name as a type and as accounts hold it. Whoever needs the roles in
/// another form makes it of this list.
#[macro_export]
macro_rules! each_role {
    ($then:ident) => {
        $then! {
            /// Makes operators and hands out roles.
            Operators = "operators:write",
            /// Sets up locations, sections, rights, customers.
            Space = "space:write",
            /// Sets up what can be booked, and sees every booking.
            Bookings = "bookings:write",
            /// Sees what was sent and what failed, and sends again.
            Notices = "notices:write",
            /// Sets up plans and products, and makes, changes and ends contracts.
            Plans = "plans:write",
            /// Sees plans, products and contracts.
            PlansRead = "plans:read",
            /// Sets up billing and tax, issues, corrects, takes and gives back money.
            Billing = "billing:write",
            /// Sees invoices, payments and customers' accounts.
            BillingRead = "billing:read",
            /// Sets up discount codes, sends proposals.
            Shop = "shop:write",
            /// Sees orders, discount codes and proposals.
            ShopRead = "shop:read",
            /// Receives visitors, says how they are received, opens kiosks.
            Visitors = "visitors:write",
            /// Sees who is expected and who is in.
            VisitorsRead = "visitors:read",
            /// Answers requests, sets up departments and canned replies.
            Support = "support:write",
            /// Sees requests.
            SupportRead = "support:read",
            /// Checks members in and out, says how they check in.
            Activity = "activity:write",
            /// Sees who is in, and who was.
            ActivityRead = "activity:read",
            /// Gives customers files, and takes them back.
            Account = "account:write",
            /// Sees what files customers were given.
            AccountRead = "account:read",
            /// Registers what comes, hands it over, says what can be done with it.
            Deliveries = "deliveries:write",
            /// Sees what has come.
            DeliveriesRead = "deliveries:read",
            /// Sets up teams and says who is in them.
            Teams = "teams:write",
            /// Sees teams and who is in them.
            TeamsRead = "teams:read",
        }
    };
}

/// The roles there are.
pub mod role {
    use super::Role;

    macro_rules! roles {
        ($($(#[$doc:meta])* $role:ident = $name:literal),+ $(,)?) => {
            $($(#[$doc])* #[derive(Debug, Clone, Copy)] pub enum $role {}
              impl Role for $role { const NAME: &'static str = $name; })+
            /// Every role, for whoever hands them out.
            pub const ALL: &[&str] = &[$($name),+];
        };
    }
    crate::each_role!(roles);
}

/// An operator who holds the role `R`.
#[derive(Debug, Clone)]
pub struct Operator<R> {
    /// Who it is.
    pub claims: Claims,
    role: std::marker::PhantomData<fn() -> R>,
}

impl<R: Role> Caller for Operator<R> {
    const ACCESS: Access = Access::Operator(R::NAME);
    fn admit(claims: Option<&Claims>) -> Result<Self, Problem> {
        let SignedIn(claims) = SignedIn::admit(claims)?;
        if let Some(held) = claims.held {
            return Err(held.problem());
        }
        if claims.roles.iter().any(|held| includes(held, R::NAME)) {
            Ok(Self { claims, role: std::marker::PhantomData })
        } else {
            Err(problem::FORBIDDEN.because(format!("This takes the operator role {}.", R::NAME)))
        }
    }
}

/// Who may write a capability may read it: `billing:write` includes `billing:read`.
fn includes(held: &str, asked: &str) -> bool {
    held == asked || asked.strip_suffix(":read").is_some_and(|name| held.strip_suffix(":write") == Some(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_write_may_read_and_not_the_other_way_round() {
        let table = [
            ("billing:read", "billing:read", true),
            ("billing:write", "billing:read", true),
            ("billing:read", "billing:write", false),
            ("shop:write", "billing:read", false),
            ("billing:write", "billing:write", true),
            ("", ":read", false),
            (":write", "billing:read", false),
        ];
        for (held, asked, expected) in table {
            assert_eq!(includes(held, asked), expected, "{held} for {asked}");
        }
    }

    #[test]
    fn a_reader_is_not_let_in_to_write() {
        let claims = Claims {
            account: "acc_boss".parse().unwrap(),
            customer: None,
            session: "ses_boss".parse().unwrap(),
            roles: vec!["billing:read".to_owned()],
            scopes: None,
            held: None,
        };
        assert!(Operator::<role::BillingRead>::admit(Some(&claims)).is_ok());
        assert_eq!(Operator::<role::Billing>::admit(Some(&claims)).unwrap_err().kind, problem::FORBIDDEN);
    }

    #[test]
    fn whoever_is_held_gets_as_far_as_the_hold_says() {
        // Arriving, as nobody in particular or by name, signed in, as an operator.
        for (held, passes) in [
            (None, [true, true, true, true]),
            (Some(Hold::Roles), [true, true, true, false]),
            (Some(Hold::SecondFactor), [true, false, false, false]),
            (Some(Hold::Approval), [true, false, false, false]),
        ] {
            let claims = Claims {
                account: "acc_boss".parse().unwrap(),
                customer: None,
                session: "ses_boss".parse().unwrap(),
                roles: vec!["billing:read".to_owned()],
                scopes: None,
                held,
            };
            let admitted = [
                Arriving::admit(Some(&claims)).is_ok(),
                Anyone::admit(Some(&claims)).unwrap().0.is_some(),
                SignedIn::admit(Some(&claims)).is_ok(),
                Operator::<role::BillingRead>::admit(Some(&claims)).is_ok(),
            ];
            assert_eq!(admitted, passes, "{held:?}");
        }
        assert_eq!(Arriving::admit(None).unwrap_err().kind, problem::SIGN_IN);
    }
}
