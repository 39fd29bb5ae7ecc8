use super::Words;

/// The words of what is told about telling.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Notices {
    /// What could wait, in one mail.
    pub(crate) digest: Words,
    /// To operators: what must never be true is.
    pub(crate) broken: Words,
    /// One notice, and `{count}` notices.
    pub(crate) counted: [&'static str; 2],
    /// That one more stands in the inbox, and `{count}` more.
    pub(crate) more: [&'static str; 2],
    /// To an address that mail came back from.
    pub(crate) address_tried: Words,
    /// In the inbox of whoever's address mail came back from.
    pub(crate) address_bounced: Words,
    /// The page on which whoever reads that mail says so.
    pub(crate) proof: ProofPage,
    /// The link in a mail that turns mails like it off.
    pub(crate) unsubscribe: &'static str,
    /// The page behind that link.
    pub(crate) page: UnsubscribePage,
}

/// The words of the page on which somebody shows that their address works.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct ProofPage {
    /// Its heading.
    pub(crate) title: &'static str,
    /// What the button does.
    pub(crate) lead: &'static str,
    /// The button.
    pub(crate) button: &'static str,
    /// The heading when it is done.
    pub(crate) done_title: &'static str,
    /// What was done.
    pub(crate) done: &'static str,
}

/// The words of the page that turns mails off.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct UnsubscribePage {
    /// Its heading.
    pub(crate) title: &'static str,
    /// What the button does, about `{area}`.
    pub(crate) lead: &'static str,
    /// The button.
    pub(crate) button: &'static str,
    /// The heading when it is done.
    pub(crate) done_title: &'static str,
    /// What was done, about `{area}`.
    pub(crate) done: &'static str,
    /// The link to all settings.
    pub(crate) settings: &'static str,
    /// The heading for a link that we did not write.
    pub(crate) broken_title: &'static str,
    /// What to do about it.
    pub(crate) broken: &'static str,
    /// What each area is called in a sentence, in the order of `rules::AREAS`.
    pub(crate) areas: [&'static str; 10],
}
