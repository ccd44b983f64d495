//! The risks that are still there: which of them have a grade, how many have which, and what they threaten.

use super::Site;
use crate::model::{Chain, Judgement, Risk, RiskGrade, Word};
use std::collections::BTreeMap;

/// Risks that are still there, with their chains, by the printed number of what they threaten.
pub type Threats<'s> = BTreeMap<&'s str, Vec<(&'s Chain, &'s Risk)>>;

/// The risks by the number of what they threaten. What has no number stands nowhere as a row or element.
#[must_use]
pub fn threats<'s>(site: &'s Site<'_>) -> Threats<'s> {
    let mut threats = Threats::new();
    for chain in site.chains.iter().map(|view| view.chain) {
        for risk in chain.risks.iter().filter(|one| one.is_open()) {
            for entity in site.find_all(chain.id(), &risk.concerns) {
                threats.entry(site.number(entity)).or_default().push((chain, risk));
            }
        }
    }
    threats.remove("");
    threats
}

/// The risks of a chain that are still there and have a grade, in the order of the content.
pub fn graded_risks(chain: &Chain) -> impl Iterator<Item = (&Risk, Judgement)> {
    let open = chain.risks.iter().filter(|one| one.is_open());
    open.filter_map(|one| Some((one, one.judgement()?)))
}

/// How many risks of a chain have each grade, the gravest first; grades that none has are left out.
#[must_use]
pub fn risk_counts(chain: &Chain) -> Vec<(RiskGrade, usize)> {
    let count =
        |grade| graded_risks(chain).filter(|(_, judgement)| judgement.grade() == grade).count();
    let counts = RiskGrade::ALL.iter().copied().rev().map(|grade| (grade, count(grade)));
    counts.filter(|(_, count)| *count > 0).collect()
}
