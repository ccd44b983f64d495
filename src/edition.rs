//! What one audience may see of a site. Everything that is drawn, counted or printed comes from an
//! [`Edition`], and the only way to one leads through [`select`].
//!
//! What is kept of an edition is the matter of `snapshot`, the comparison of two that of `diff`.

use crate::audience::{Declared, Gate};
use crate::memo::Wide;
use crate::model::{Audience, Chain, Model, Openness, Round};
use crate::read::{self, Reading};
use crate::site::{self, Mentions, Numbers, Site};
use crate::source::Sources;
use crate::wording::Wording;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::hash::Hash;

/// The records that an audience may see.
#[derive(Debug)]
pub struct Selection {
    model: Model,
    numbers: Numbers,
    audience: Audience,
    gate: Gate,
    /// The hash of the older edition whose changes are told.
    older: Option<String>,
}

/// The resolved site that an audience may see, with its back-links.
#[derive(Debug)]
pub struct Edition<'m> {
    site: Site<'m>,
    mentions: Mentions,
    audience: Audience,
    gate: &'m Gate,
    content: String,
}

/// By what kept editions are found: name, day and audience of the edition that they are older than.
pub type Kept<'k> = (&'k str, &'k str, Audience);

/// Selects what an audience may see, out of everything that was read.
///
/// An audience that may see everything gets the reading as it is. For any other the sources are read again
/// through its gate, so that what it may not see never becomes a record.
#[must_use]
pub fn select(sources: &Sources, everything: Reading, audience: Audience) -> Selection {
    let gate = Gate::for_audience(audience, &everything.declared);
    let sees_all = gate.admits(Openness::Closed) && !hides_any(&gate, &everything.declared);
    // Numbers are those of the whole model: a record has the same one for every audience.
    let numbers = Numbers::assign(&everything.model);
    let model = if sees_all { everything.model } else { read::read(sources, &gate).model };
    Selection { model, numbers, audience, gate, older: None }
}

fn hides_any(gate: &Gate, declared: &[Declared]) -> bool {
    declared.iter().any(|one| !gate.admits_reference(&one.id))
}

impl Selection {
    /// The same as those outside the house are asked about it: without the registers, which are its own affair.
    #[must_use]
    pub fn without_registers(mut self) -> Self {
        for chain in &mut self.model.chains {
            chain.leads.clear();
            chain.problems.clear();
            chain.experts.clear();
            chain.rounds.clear();
            chain.opinions.clear();
            chain.requests.clear();
            chain.risks.clear();
            chain.indicators.clear();
        }
        self
    }

    /// The same under another name of the edition, where one is given.
    #[must_use]
    pub fn named(mut self, edition: Option<&str>) -> Self {
        if let Some(edition) = edition {
            edition.clone_into(&mut self.model.settings.edition);
        }
        self
    }

    /// The same, told beside the last older edition that the site keeps, given by its hash: what is made of the one says
    /// what changed since the other.
    #[must_use]
    pub fn after(self, older: impl FnOnce(Kept<'_>) -> Option<String>) -> Self {
        let settings = &self.model.settings;
        let as_of = settings.as_of.map(|day| day.value.to_string()).unwrap_or_default();
        let older = older((&settings.edition, &as_of, self.audience));
        Self { older, ..self }
    }

    /// Resolves the selection, to be told in these words.
    #[must_use]
    pub fn resolve<'m>(&'m self, words: &'m Wording) -> Edition<'m> {
        let site = site::resolve(&self.model, self.numbers.clone(), words);
        let mentions = Mentions::of(&site);
        let (audience, gate) = (self.audience, &self.gate);
        Edition { site, mentions, audience, gate, content: self.content() }
    }

    fn content(&self) -> String {
        let mut hasher = Wide(Sha256::new());
        (&self.model, &self.older).hash(&mut hasher);
        self.numbers.printed(&self.model).for_each(|number| number.hash(&mut hasher));
        let digest = hasher.0.finalize();
        digest.iter().fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
    }
}

impl<'m> Edition<'m> {
    /// The site.
    #[must_use]
    pub const fn site(&self) -> &Site<'m> {
        &self.site
    }

    /// Where every record appears.
    #[must_use]
    pub const fn mentions(&self) -> &Mentions {
        &self.mentions
    }

    /// For whom it is.
    #[must_use]
    pub const fn audience(&self) -> Audience {
        self.audience
    }

    /// The round of a chain that is under way, the first that was not held; the public comments in other ways.
    #[must_use]
    pub fn open_round<'c>(&self, chain: &'c Chain) -> Option<&'c Round> {
        let open = chain.rounds.iter().find(|round| round.held.is_none());
        open.filter(|_| self.audience != Audience::Public)
    }

    /// What the audience may see.
    #[must_use]
    pub const fn gate(&self) -> &'m Gate {
        self.gate
    }

    /// A hash of everything that the audience may see, today and in the last older edition that is kept, in hexadecimal digits: what was made from the same content
    /// carries the same. What is hidden from the audience leaves no trace in it.
    #[must_use]
    pub fn content(&self) -> &str {
        &self.content
    }

    /// For whom it is, as it is printed.
    #[must_use]
    pub const fn audience_words(&self) -> &'static str {
        self.audience.edition_words()
    }

    /// Name of the edition: `2023-Q4`.
    #[must_use]
    pub fn name(&self) -> &'m str {
        &self.site.model.settings.edition
    }

    /// The day of which it speaks, as it is printed; empty where the site does not say.
    #[must_use]
    pub fn as_of(&self) -> String {
        self.site.model.settings.as_of.map(|day| day.value.to_string()).unwrap_or_default()
    }
}
