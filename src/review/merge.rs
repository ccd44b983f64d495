//! Takes every opinion once: the same words from the same origin about the same thing are one, however often they were sent.

use super::matching::Opinion;
use crate::model::{self, Chain, Origin};
use std::collections::BTreeSet;

/// What makes two opinions one.
type Same = (Vec<String>, Option<Origin>, String, String);

/// The opinions that a round does not hold yet, each once, and how many were there more than once. Where two experts say the
/// same, it is one opinion of both, with both places in its note.
#[must_use]
pub fn merged(read: Vec<Opinion>, chain: &Chain, round: &str) -> (Vec<Opinion>, usize) {
    let held =
        chain.opinions.iter().filter(|one| one.round.as_ref().is_some_and(|id| id.value == round));
    let held: BTreeSet<Same> = held.map(of_content).collect();
    let (mut kept, mut sames): (Vec<Opinion>, Vec<Same>) = (Vec::new(), Vec::new());
    let mut double = 0;
    for one in read.into_iter().map(|one| known(one, chain)) {
        let same = same(&one);
        let at = sames.iter().position(|known| *known == same);
        if at.is_some() || held.contains(&same) {
            double += 1;
        }
        match at {
            Some(at) => join(&mut kept[at], &one),
            None if held.contains(&same) => {}
            None => {
                kept.push(one);
                sames.push(same);
            }
        }
    }
    (kept, double)
}

/// An opinion of an expert of the chain; the code of any other sheet stays in its note.
fn known(one: Opinion, chain: &Chain) -> Opinion {
    let Some(code) = &one.expert else { return one };
    if chain.experts.iter().any(|expert| expert.record.id.value == *code) {
        return one;
    }
    Opinion { note: format!("{}（意见表 {code}）", one.note), expert: None, ..one }
}

fn join(kept: &mut Opinion, other: &Opinion) {
    if kept.note != other.note {
        kept.note = format!("{}；又见 {}", kept.note, other.note);
    }
    if kept.expert != other.expert {
        kept.expert = None;
    }
}

fn same(one: &Opinion) -> Same {
    (sorted(one.concerns.clone()), one.origin, plain(&one.text), plain(&one.proposed))
}

fn of_content(one: &model::Opinion) -> Same {
    let concerns = one.concerns.iter().map(|id| id.value.clone()).collect();
    let proposed = one.proposed.as_ref().map(|text| plain(&text.value)).unwrap_or_default();
    let origin = one.origin.map(|origin| origin.value);
    (sorted(concerns), origin, plain(&one.record.name.value), proposed)
}

fn sorted(mut ids: Vec<String>) -> Vec<String> {
    ids.sort();
    ids
}

/// A text without white space and without the signs at its end.
fn plain(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    text.trim_end_matches(['。', '.', '；', ';']).to_owned()
}
