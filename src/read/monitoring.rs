//! Reads what is watched: risks, and indicators with their values.

use super::fields::Fields;
use super::kind::{Identity, Kind};
use crate::model::{Chain, Indicator, Observation, Quantity, Risk, Text};

const RISK: Kind = Kind::closed("风险", "risk");
const INDICATOR: Kind = Kind::open("监测指标", "indicator", Identity::IdAndName);
const VALUE: Kind = Kind::open("监测值", "indicator value", Identity::None);

/// Reads the risks and indicators of a chain.
pub(super) fn read(fields: &mut Fields<'_, '_, '_>, chain: &mut Chain) {
    chain.risks = fields.records("risks", RISK, |fields| Risk {
        record: fields.record(),
        likelihood: fields.word("likelihood"),
        impact: fields.word("impact"),
        basis: fields.basis(),
        judged_by: fields.word("judged_by"),
        round: fields.reference("round"),
        measure: fields.text("measure"),
        state: fields.word("state"),
        concerns: fields.references("concerns"),
    });
    chain.indicators = fields.records("indicators", INDICATOR, indicator);
}

fn indicator(fields: &mut Fields<'_, '_, '_>) -> Indicator {
    let record = fields.record();
    let (scope, unit) = (fields.text("scope"), fields.required_text("unit"));
    let calibre = fields.required_text("calibre");
    let read = |inner: &mut Fields<'_, '_, '_>| observation(inner, [&unit, &calibre]);
    let values = fields.records("values", VALUE, read);
    Indicator {
        record,
        scope,
        formula: fields.text("formula"),
        target: fields.quantity("target").map(|target| within(target, [&unit, &calibre])),
        due: fields.when("due"),
        concerns: fields.references("concerns"),
        values: values.into_iter().flatten().collect(),
        unit,
        calibre,
    }
}

/// A number to be reached, in the unit and calibre of its indicator unless it has its own.
fn within(target: Quantity, [unit, calibre]: [&Option<Text>; 2]) -> Quantity {
    let (own, other) = (target.unit.clone(), target.calibre.clone());
    Quantity { unit: own.or(unit.clone()), calibre: other.or(calibre.clone()), ..target }
}

/// A value with the unit and the calibre of its indicator; none where it or its period is not stated.
fn observation(
    fields: &mut Fields<'_, '_, '_>,
    [unit, calibre]: [&Option<Text>; 2],
) -> Option<Observation> {
    let period = fields.required_when("period");
    let value = fields.required_number();
    let (as_of, sources) = (fields.when("as_of"), fields.references("sources"));
    let note = fields.text("note");
    let (unit, calibre) = (unit.clone(), calibre.clone());
    let quantity = Quantity { value: value?, unit, calibre, as_of, sources };
    Some(Observation { period: period?, quantity, openness: fields.openness(), note })
}
