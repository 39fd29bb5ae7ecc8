use web::Claims;

/// The people of every test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Persona {
    /// A member.
    Ada,
    /// Another member.
    Bob,
    /// A member who administrates the team that Ada is in.
    Tess,
    /// A contact: has an account and no contract.
    Carl,
    /// An operator with every role, and no customer.
    Boss,
    /// Not signed in.
    Nobody,
}

impl Persona {
    /// All of them, in the order of the access matrix.
    pub const ALL: [Self; 6] = [Self::Nobody, Self::Carl, Self::Ada, Self::Bob, Self::Tess, Self::Boss];

    /// The name in lower case, as in ids: `acc_ada`, `cus_ada`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ada => "ada",
            Self::Bob => "bob",
            Self::Tess => "tess",
            Self::Carl => "carl",
            Self::Boss => "boss",
            Self::Nobody => "nobody",
        }
    }

    /// What a verified token would say of them.
    pub fn claims(self) -> Option<Claims> {
        if self == Self::Nobody {
            return None;
        }
        let name = self.name();
        let boss = self == Self::Boss;
        let roles = if boss { web::role::ALL.iter().map(ToString::to_string).collect() } else { Vec::new() };
        Some(Claims {
            account: format!("acc_{name}").parse().expect("an id"),
            customer: (!boss).then(|| format!("cus_{name}").parse().expect("an id")),
            session: format!("ses_{name}").parse().expect("an id"),
            roles,
            scopes: None,
            held: None,
        })
    }
}
