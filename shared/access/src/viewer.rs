//! What a page needs to know of whoever looks at it: who they are, what shows, what they may do.
//!
//! `card` joins the caller's own round trip, beside `store::viewer`; `assemble` makes the answer
//! of both, purely. Menus are drawn from it, so it says nothing that `decide` would not.
use crate::{Right, Rule, Section, Standing, Viewer, decide};
use db::{DbError, Query};
use kernel::text::{Email, Name};
use kernel::{AccountId, Currency, CustomerId, Locale, LocationId};
use serde::{Deserialize, Serialize};
use web::{Claims, Hold, Problem, problem};

/// Every SQL text here, for the tests that prepare and plan them.
pub const ALL_SQL: &[&str] = &[CARD];

/// A place to choose, without its calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct LocationName {
    /// The location.
    pub id: LocationId,
    /// What people call it.
    pub name: Name,
    /// The IANA name of its time zone, such as `Europe/Berlin`.
    pub zone: String,
    /// What is paid with there.
    pub currency: Currency,
}

/// Whether a section shows to the viewer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SectionDecision {
    /// The section.
    pub section: Section,
    /// Whether it shows.
    pub allowed: bool,
    /// The rule that hides it.
    pub rule: Option<Rule>,
}

/// Whether the viewer has a right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct RightDecision {
    /// The right.
    pub right: Right,
    /// Whether it is granted.
    pub allowed: bool,
    /// The rule that withholds it.
    pub rule: Option<Rule>,
}

/// The customer that the viewer acts for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ViewerCustomer {
    /// The customer.
    pub id: CustomerId,
    /// The customer's name.
    pub name: Name,
    /// Member or contact.
    pub standing: Standing,
}

/// Who looks, what shows to them and what they may do. `Viewer` on the wire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(rename = "Viewer"))]
pub struct ViewerCard {
    /// The account.
    pub account_id: AccountId,
    /// Its address.
    pub email: Email,
    /// Its owner's name.
    pub name: Name,
    /// The language that its owner chose.
    pub locale: Locale,
    /// The IANA name of the zone in which they read times; null for the browser's.
    pub zone: Option<String>,
    /// The customer that it acts for; null for staff.
    pub customer: Option<ViewerCustomer>,
    /// Whether that customer has or pays for a contract: it is seen, and left, whatever the sections say.
    pub has_contracts: bool,
    /// The operator roles that its token holds.
    pub roles: Vec<String>,
    /// Whether there are more, which rest until a second factor was shown.
    pub roles_rest: bool,
    /// How many things the space asks of its owner, and has no answer to yet.
    pub questions: u32,
    /// Every section, in the order of the menu.
    pub sections: Vec<SectionDecision>,
    /// Every right.
    pub rights: Vec<RightDecision>,
    /// Every location by name.
    pub locations: Vec<LocationName>,
    /// What the space is called.
    pub space: Name,
}

/// The customer that the account acts for; staff need not act for any.
pub fn customer_of(claims: &Claims) -> Result<&CustomerId, Problem> {
    claims.customer.as_ref().ok_or_else(|| Rule::NoCustomer.into())
}

/// The row that `card` reads; `assemble` makes sense of it.
#[derive(Debug, Deserialize)]
pub struct CardRow {
    account_id: AccountId,
    email: Email,
    name: Name,
    locale: Locale,
    zone: Option<String>,
    customer_name: Option<Name>,
    has_contracts: u8,
    questions: u32,
    locations: String,
    space: Name,
}

const CARD: &str = "
SELECT id AS account_id, email, name, locale,
  (SELECT zone ->> 'name' FROM v_account_zones WHERE account_id = v_accounts.id) AS zone,
  (SELECT name FROM v_customers WHERE id = ?2) AS customer_name,
  EXISTS (SELECT 1 FROM v_agreements WHERE customer_id = ?2 AND status IN ('waiting', 'agreed') AND charged_until < '2199-12-31')
    OR EXISTS (SELECT 1 FROM v_agreements WHERE payer_id = ?2 AND status IN ('waiting', 'agreed') AND charged_until < '2199-12-31') AS has_contracts,
  (SELECT count(*) FROM v_later_fields WHERE NOT EXISTS (
    SELECT 1 FROM v_field_answers AS own WHERE own.account_id = ?1 AND own.field_id = v_later_fields.id)) AS questions,
  (SELECT json_group_array(json_object('id', id, 'name', name, 'zone', zone ->> 'name', 'currency', currency))
    FROM (SELECT id, name, zone, currency FROM v_locations ORDER BY name LIMIT 200)) AS locations,
  (SELECT name FROM v_settings LIMIT 1) AS space
FROM v_accounts WHERE id = ?1 LIMIT 1";

/// The names of the account, its customer and the locations, as one row.
pub fn card(claims: &Claims) -> Query<CardRow> {
    let customer = claims.customer.as_ref().map(CustomerId::as_str);
    Query::new(CARD, [claims.account.as_str().into(), customer.into()])
}

/// The card out of the rows of `card` and the facts of `store::viewer`. An account that is gone
/// while its token still lives is not signed in.
pub fn assemble(claims: &Claims, viewer: &Viewer, rows: Vec<CardRow>) -> Result<ViewerCard, Problem> {
    let row = rows.into_iter().next().ok_or_else(|| problem::SIGN_IN.because("This account is gone."))?;
    Ok(ViewerCard {
        customer: customer(claims, viewer, row.customer_name)?,
        account_id: row.account_id,
        email: row.email,
        name: row.name,
        locale: row.locale,
        zone: row.zone,
        has_contracts: row.has_contracts == 1,
        roles: claims.roles.clone(),
        questions: row.questions,
        roles_rest: claims.held == Some(Hold::Roles),
        sections: sections(viewer),
        rights: rights(viewer),
        locations: db::json(&row.locations)?,
        space: row.space,
    })
}

fn customer(claims: &Claims, viewer: &Viewer, name: Option<Name>) -> Result<Option<ViewerCustomer>, DbError> {
    let (Some(id), Some(standing)) = (claims.customer.clone(), viewer.standing) else { return Ok(None) };
    let name = name.ok_or_else(|| DbError::Failed(format!("no customer {id}")))?;
    Ok(Some(ViewerCustomer { id, name, standing }))
}

/// What shows to the viewer, section by section.
pub fn sections(viewer: &Viewer) -> Vec<SectionDecision> {
    let decided = |section: &Section| {
        let rule = decide(viewer, *section).err();
        SectionDecision { section: *section, allowed: rule.is_none(), rule }
    };
    Section::ALL.iter().map(decided).collect()
}

/// What the viewer may do, right by right.
pub fn rights(viewer: &Viewer) -> Vec<RightDecision> {
    let decided = |right: &Right| {
        let rule = decide(viewer, *right).err();
        RightDecision { right: *right, allowed: rule.is_none(), rule }
    };
    Right::ALL.iter().map(decided).collect()
}

impl Serialize for Rule {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.slug())
    }
}

#[cfg(feature = "openapi")]
impl schemars::JsonSchema for Rule {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Rule".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "enum": Rule::SLUGS })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Level, Levels, Rights};

    fn claims(customer: Option<&str>) -> Claims {
        Claims {
            account: "acc_ada".parse().unwrap(),
            customer: customer.map(|id| id.parse().unwrap()),
            session: "ses_ada".parse().unwrap(),
            roles: vec![],
            scopes: None,
            held: None,
        }
    }

    fn member() -> Viewer {
        Viewer {
            signed_in: true,
            standing: Some(Standing::Member),
            levels: Levels { base: Level::SignedIn, sections: [(Section::Plans, Level::Contacts)].into() },
            space: [(Right::ChangePlan, false)].into(),
            plans: vec![Rights::new()],
            teams: vec![],
            customer: Rights::new(),
            narrowed: vec![],
            suspended: false,
        }
    }

    fn row() -> CardRow {
        CardRow {
            account_id: "acc_ada".parse().unwrap(),
            space: "Quayside".parse().unwrap(),
            email: "ada@example.org".parse().unwrap(),
            name: "Ada".parse().unwrap(),
            locale: Locale::Es,
            zone: Some("Europe/Madrid".to_owned()),
            questions: 0,
            has_contracts: 1,
            customer_name: Some("Ada Members".parse().unwrap()),
            locations: r#"[{"id":"loc_1","name":"Harbour","zone":"Etc/UTC","currency":"EUR"}]"#.to_owned(),
        }
    }

    #[test]
    fn the_card_says_what_decide_says() {
        let card = assemble(&claims(Some("cus_ada")), &member(), vec![row()]).unwrap();
        let shown = |section| card.sections.iter().find(|d| d.section == section).map(|d| (d.allowed, d.rule));
        assert_eq!(shown(Section::Bookings), Some((true, None)));
        assert_eq!(shown(Section::Plans), Some((false, Some(Rule::ContactsOnly))));
        let right = |right| card.rights.iter().find(|d| d.right == right).map(|d| d.allowed);
        assert_eq!((right(Right::Book), right(Right::ChangePlan)), (Some(true), Some(false)));
        assert_eq!(card.customer.map(|c| c.standing), Some(Standing::Member));
        assert_eq!((card.locations[0].zone.as_str(), card.zone.as_deref()), ("Etc/UTC", Some("Europe/Madrid")));
        assert_eq!(serde_json::to_value(Rule::MembersOnly).unwrap(), "members-only");
    }

    #[test]
    fn staff_act_for_no_customer() {
        let staff = Viewer { standing: None, ..member() };
        let card = assemble(&claims(None), &staff, vec![row()]).unwrap();
        assert_eq!(card.customer, None);
        assert!(card.rights.iter().all(|decision| decision.rule == Some(Rule::NoCustomer)));
    }

    #[test]
    fn an_account_that_is_gone_is_not_signed_in() {
        let refused = assemble(&claims(None), &member(), vec![]).unwrap_err();
        assert_eq!(refused.kind, problem::SIGN_IN);
    }
}
