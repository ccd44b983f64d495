//! Reads the registers: problems, experts, opinions, requests.

use super::fields::Fields;
use super::kind::Kind;
use crate::model::{Chain, Expert, Opinion, Problem, Request};

const PROBLEM: Kind = Kind::closed("问题", "problem");
const EXPERT: Kind = Kind::closed("专家", "expert");
const OPINION: Kind = Kind::closed("意见", "opinion");
const REQUEST: Kind = Kind::closed("提请事项", "request");

/// Reads the registers of a chain.
pub(super) fn read(fields: &mut Fields<'_, '_, '_>, chain: &mut Chain) {
    chain.problems = fields.records("problems", PROBLEM, |fields| Problem {
        record: fields.record(),
        state: fields.word("state"),
        raised: fields.when("raised"),
        due: fields.when("due"),
        region: fields.reference("region"),
        concerns: fields.references("concerns"),
    });
    chain.experts = fields.records("experts", EXPERT, |fields| Expert {
        record: fields.record(),
        field: fields.word("field"),
        post: fields.text("post"),
    });
    chain.opinions = fields.records("opinions", OPINION, |fields| Opinion {
        record: fields.record(),
        origin: fields.word("origin"),
        concerns: fields.references("concerns"),
        reply: fields.word("reply"),
        reason: fields.text("reason"),
    });
    chain.requests = fields.records("requests", REQUEST, |fields| Request {
        record: fields.record(),
        leader: fields.reference("leader"),
        department: fields.reference("department"),
        basis: fields.text("basis"),
        concerns: fields.references("concerns"),
    });
}
