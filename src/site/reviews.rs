//! Reviews on the day of which the edition speaks: what is past its date.

use super::Site;
use crate::model::{Chain, Opinion, Round};

impl Site<'_> {
    /// Whether the date of a round is past on the day of which the edition speaks.
    #[must_use]
    pub fn is_past_due(&self, round: &Round) -> bool {
        let today = self.model.settings.as_of.map(|day| day.value);
        let due = round.due.map(|due| due.value);
        due.zip(today).is_some_and(|(due, today)| due.end < today.end)
    }
}

/// The opinions that were given in a round, in the order of the content.
pub fn opinions_of<'c>(chain: &'c Chain, round: &'c Round) -> impl Iterator<Item = &'c Opinion> {
    let is_of =
        |one: &&Opinion| one.round.as_ref().is_some_and(|id| id.value == round.record.id.value);
    chain.opinions.iter().filter(is_of)
}
