//! Reviews on the day of which the edition speaks: what is past its date, what waits for a reply.

use super::Site;
use crate::model::{Chain, Opinion, Round};
use std::collections::BTreeMap;

/// Opinions that wait for a reply, with their chains, by the printed number of what they concern.
pub type OpenOpinions<'s> = BTreeMap<&'s str, Vec<(&'s Chain, &'s Opinion)>>;

impl Site<'_> {
    /// Whether the date of a round is past on the day of which the edition speaks.
    #[must_use]
    pub fn is_past_due(&self, round: &Round) -> bool {
        let today = self.model.settings.as_of.map(|day| day.value);
        let due = round.due.map(|due| due.value);
        due.zip(today).is_some_and(|(due, today)| due.end < today.end)
    }
}

/// The opinions without a reply, by the number of what they concern. What has no number stands nowhere as a row or element.
#[must_use]
pub fn open_opinions<'s>(site: &'s Site<'_>) -> OpenOpinions<'s> {
    let mut open = OpenOpinions::new();
    for chain in site.chains.iter().map(|view| view.chain) {
        for opinion in chain.opinions.iter().filter(|one| one.reply.is_none()) {
            for entity in site.find_all(chain.id(), &opinion.concerns) {
                open.entry(site.number(entity)).or_default().push((chain, opinion));
            }
        }
    }
    open.remove("");
    open
}

/// The opinions that were given in a round, in the order of the content.
pub fn opinions_of<'c>(chain: &'c Chain, round: &'c Round) -> impl Iterator<Item = &'c Opinion> {
    let is_of =
        |one: &&Opinion| one.round.as_ref().is_some_and(|id| id.value == round.record.id.value);
    chain.opinions.iter().filter(is_of)
}
