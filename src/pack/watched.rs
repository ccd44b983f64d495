//! What is watched of a chain, in a pack: risks with grade and trend, indicators period by period.

use super::bench::Bench;
use super::registers::label;
use super::tables::{note, number};
use super::view::{Cell, Piece, Section, Table, below, listed, maybe, missing, told};
use crate::model::{Audience, Indicator, Risk, RiskGrade, Trend, Word};
use crate::site::{ChainView, EntityKind, Series, Step};

/// The sections of risks and of indicators, by the beginnings of their labels.
pub(super) const RISKS: &str = "risks";
pub(super) const INDICATORS: &str = "indicators";

/// Both sections. An empty one is not told to an audience that may not see it, since it may only be closed.
pub(super) fn sections(bench: &Bench<'_>, view: &ChainView<'_>) -> Vec<Section> {
    let risks = Section::of("风险", vec![risks(bench, view)], "待补充。");
    let indicators = Section::of("监测指标", vec![indicators(bench, view)], "待补充。");
    let sections =
        [risks.labelled(label(RISKS, view)), indicators.labelled(label(INDICATORS, view))];
    let is_public = bench.edition().audience() == Audience::Public;
    sections.into_iter().filter(|one| !is_public || one.note.is_none()).collect()
}

const RISK: &[(&str, u8, &str)] = &[
    ("编号", 18, "left"),
    ("风险", 48, "left"),
    ("等级", 22, "left"),
    ("趋势", 18, "left"),
    ("应对措施", 32, "left"),
    ("状态", 12, "left"),
    ("判断", 22, "left"),
];

fn risks(bench: &Bench<'_>, view: &ChainView<'_>) -> Table {
    let mut table = Table::new("风险（等级＝可能性档×影响程度档）", RISK);
    view.chain.risks.iter().for_each(|one| risk(bench, view, one, &mut table));
    table
}

/// A row for a risk of a chain.
fn risk(bench: &Bench<'_>, view: &ChainView<'_>, risk: &Risk, table: &mut Table) {
    let record = &risk.record;
    bench.hold(record.openness);
    let number = number(bench, EntityKind::Risk, view, record);
    let basis = risk.basis.as_ref().map(|basis| format!("依据：{}", basis.value));
    let concerns = listed(bench.names(Some(view.chain.id()), &risk.concerns));
    let concerns = concerns.first().map(|piece| format!("有关：{}", piece.text));
    let mut name = below(below(told(Some(&record.name.value)), concerns), basis);
    name = below(name, note(record));
    name.extend(bench.sources_of(record));
    let owner = bench.department(record.owner.as_ref());
    // One that is small may be watched without a measure.
    let is_grave = risk.judgement().is_some_and(|one| one.grade() >= RiskGrade::Considerable);
    let measure = match &risk.measure {
        None if is_grave && risk.is_open() => missing(),
        measure => maybe(measure.as_ref().map(|measure| &measure.value)),
    };
    let round = risk.round.as_ref().and_then(|round| view.chain.round(&round.value));
    if let Some(round) = round {
        bench.hold(round.record.openness);
    }
    let round = round.map(|round| round.record.name.value.as_str());
    let by = round.or(risk.judged_by.map(|by| by.value.word()));
    let cells = vec![
        vec![Piece::text(number).of("number")],
        name,
        grade(risk),
        course(bench, view, risk),
        below(measure, owner),
        maybe(risk.state.map(|state| state.value.word())),
        below(told(by), record.as_of.map(|day| day.value.to_string())),
    ];
    table.row(bench.label(number), cells);
}

fn grade(risk: &Risk) -> Cell {
    let Some(judgement) = risk.judgement() else {
        return vec![Piece::text("待评估").of("missing")];
    };
    let words = format!("{}×{}", judgement.likelihood.word(), judgement.impact.word());
    let grade = Piece::text(judgement.grade().word()).of("strong");
    below(vec![grade, Piece::text(format!(" {}", judgement.score()))], Some(words))
}

/// Which way a risk went since the last edition that the site keeps; nothing where there is none.
fn course(bench: &Bench<'_>, view: &ChainView<'_>, risk: &Risk) -> Cell {
    let Some((report, judgement)) = bench.report().zip(risk.judgement()) else {
        return Cell::new();
    };
    let before = report.judged_before(view.chain.id(), risk);
    let was = before.map(|one| format!("{} {}", one.grade().word(), one.score()));
    below(maybe(Some(Trend::between(before, judgement).word())), was)
}

const VALUES: &[(&str, u8, &str)] = &[
    ("编号", 18, "left"),
    ("指标与口径", 52, "left"),
    ("时期", 20, "left"),
    ("截至", 24, "left"),
    ("数值", 28, "right"),
    ("来源", 14, "right"),
];

fn indicators(bench: &Bench<'_>, view: &ChainView<'_>) -> Table {
    let mut table = Table::new("监测指标各期数值", VALUES);
    view.chain.indicators.iter().for_each(|one| indicator(bench, view, one, &mut table));
    table
}

/// The rows of an indicator; the first says what it is.
fn indicator(bench: &Bench<'_>, view: &ChainView<'_>, one: &Indicator, table: &mut Table) {
    let record = &one.record;
    bench.hold(record.openness);
    let number = number(bench, EntityKind::Indicator, view, record);
    let steps = Series::of(one).steps();
    if steps.is_empty() {
        let head = vec![Piece::text(number).of("number")];
        let cells = vec![head, called(one), Cell::new(), Cell::new(), missing()];
        table.row(bench.label(number), padded(cells));
    }
    for (at, step) in steps.into_iter().enumerate() {
        let (label, first) = match at {
            0 => (bench.label(number), [vec![Piece::text(number).of("number")], called(one)]),
            _ => (None, [Cell::new(), Cell::new()]),
        };
        table.row(label, padded([first.into(), values(bench, one, step)].concat()));
    }
}

/// What an indicator is: its name, of what it speaks, how it is computed, what is to be reached.
fn called(one: &Indicator) -> Cell {
    let text = |text: &Option<crate::model::Text>| text.as_ref().map(|text| text.value.clone());
    let formula = text(&one.formula).map(|formula| format!("算法：{formula}"));
    let target = one.target.as_ref().map(|target| {
        let due = one.due.map(|due| format!("，到 {}", due.value)).unwrap_or_default();
        format!("目标：{}{due}", target.shown())
    });
    let parts = [text(&one.scope), text(&one.calibre), formula, target];
    let name = told(Some(&one.record.name.value));
    below(parts.into_iter().fold(name, below), note(&one.record))
}

fn values(bench: &Bench<'_>, indicator: &Indicator, step: Step<'_>) -> Vec<Cell> {
    let one = match step {
        Step::Value(one) => one,
        Step::Gap(when) => {
            let missing = vec![Piece::text("空缺").of("missing")];
            return vec![told(Some(when.to_string())), Cell::new(), missing];
        }
    };
    bench.hold(one.openness);
    let day = one.quantity.as_of.or(indicator.record.as_of);
    let day = day.map_or(one.period.value.end.to_string(), |day| day.value.to_string());
    let own = bench.sources(&one.quantity.sources);
    let sources = if own.is_empty() { bench.sources_of(&indicator.record) } else { own };
    let value = below(told(Some(one.quantity.shown())), one.note.as_ref().map(|note| &note.value));
    vec![told(Some(one.period.value.to_string())), told(Some(day)), value, sources]
}

/// A row with an empty cell where it says nothing.
fn padded(mut cells: Vec<Cell>) -> Vec<Cell> {
    cells.resize(VALUES.len(), Cell::new());
    cells
}
