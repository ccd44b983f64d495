//! The rules, in the order in which they run. A new rule is a new file and two lines here.

mod adopted_without_change;
mod ahead_of_predecessor;
mod cycle;
mod dangling_reference;
mod dates_out_of_order;
mod duplicate_code;
mod duplicate_id;
mod empty_link;
mod fact_after_as_of;
mod few_experts;
mod few_reviewers;
mod foreign_relation;
mod gap_contradiction;
mod judgement_without_basis;
mod leader_contradiction;
mod likely_double;
mod missing_map;
mod missing_number;
mod nested_too_deep;
mod number_clash;
mod number_without_calibre;
mod number_without_date;
mod number_without_source;
mod opinion_unanswered;
mod orphan;
mod outside_periods;
mod place_contradiction;
mod refusal_without_reason;
mod repeated_period;
mod request_without_addressee;
mod review_overdue;
mod risk_half_judged;
mod risk_without_judge;
mod risk_without_measure;
mod round_overdue;
mod stated_twice;
mod statement_without_source;
mod unassigned_chain;
mod uncovered_character;
mod value_not_one_number;

use super::Rule;

pub(super) const ALL: &[Rule] = &[
    duplicate_id::RULE,
    duplicate_code::RULE,
    dangling_reference::RULE,
    missing_map::RULE,
    nested_too_deep::RULE,
    empty_link::RULE,
    likely_double::RULE,
    stated_twice::RULE,
    foreign_relation::RULE,
    place_contradiction::RULE,
    leader_contradiction::RULE,
    gap_contradiction::RULE,
    cycle::RULE,
    ahead_of_predecessor::RULE,
    dates_out_of_order::RULE,
    outside_periods::RULE,
    number_without_source::RULE,
    number_without_calibre::RULE,
    number_without_date::RULE,
    statement_without_source::RULE,
    judgement_without_basis::RULE,
    fact_after_as_of::RULE,
    review_overdue::RULE,
    unassigned_chain::RULE,
    few_experts::RULE,
    few_reviewers::RULE,
    round_overdue::RULE,
    opinion_unanswered::RULE,
    refusal_without_reason::RULE,
    adopted_without_change::RULE,
    request_without_addressee::RULE,
    risk_half_judged::RULE,
    risk_without_judge::RULE,
    risk_without_measure::RULE,
    repeated_period::RULE,
    value_not_one_number::RULE,
    orphan::RULE,
    uncovered_character::RULE,
    number_clash::RULE,
    missing_number::RULE,
];

/// A number with the record that vouches for it and what it counts, for the rules about numbers.
struct Number<'m> {
    record: &'m crate::model::Record,
    quantity: &'m crate::model::Quantity,
    /// Whether it is true of a day that must be told; a number to be reached or of a period is not.
    needs_day: bool,
}

/// Every number of the content that speaks of the real world.
fn numbers<'m>(site: &crate::site::Site<'m>) -> Vec<Number<'m>> {
    let mut found = Vec::new();
    let mut add = |record, quantity, needs_day| found.push(Number { record, quantity, needs_day });
    for chain in &site.model.chains {
        chain.figures.iter().for_each(|one| add(&one.record, &one.quantity, one.due.is_none()));
        for item in &chain.roadmap {
            item.target.iter().for_each(|target| add(&item.record, target, false));
            item.actual.iter().for_each(|actual| add(&item.record, actual, true));
        }
        for one in &chain.applications {
            one.market.iter().for_each(|market| add(&one.record, market, true));
        }
        for one in &chain.indicators {
            one.values.iter().for_each(|value| add(&one.record, &value.quantity, false));
            one.target.iter().for_each(|target| add(&one.record, target, false));
        }
    }
    for project in &site.model.projects {
        project.investment.iter().for_each(|value| add(&project.record, value, false));
    }
    found
}
