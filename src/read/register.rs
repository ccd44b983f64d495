//! Reads the registers: problems, experts, review rounds, opinions, requests.

use super::fields::Fields;
use super::kind::Kind;
use crate::model::{Chain, Expert, Opinion, Problem, Request, Round};

const PROBLEM: Kind = Kind::closed("问题", "problem");
const EXPERT: Kind = Kind::closed("专家", "expert");
const ROUND: Kind = Kind::closed("评审", "review round");
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
    chain.rounds = fields.records("rounds", ROUND, round);
    chain.opinions = fields.records("opinions", OPINION, opinion);
    chain.requests = fields.records("requests", REQUEST, |fields| Request {
        record: fields.record(),
        leader: fields.reference("leader"),
        department: fields.reference("department"),
        basis: fields.text("basis"),
        concerns: fields.references("concerns"),
    });
}

fn round(fields: &mut Fields<'_, '_, '_>) -> Round {
    Round {
        record: fields.record(),
        edition: fields.text("edition"),
        opened: fields.when("opened"),
        due: fields.when("due"),
        held: fields.when("held"),
        attended: fields.references("attended"),
        names: fields.word("names"),
    }
}

fn opinion(fields: &mut Fields<'_, '_, '_>) -> Opinion {
    Opinion {
        record: fields.record(),
        origin: fields.word("origin"),
        round: fields.reference("round"),
        expert: fields.reference("expert"),
        category: fields.word("category"),
        proposed: fields.text("proposed"),
        concerns: fields.references("concerns"),
        reply: fields.word("reply"),
        reason: fields.text("reason"),
        changes: fields.references("changes"),
    }
}
