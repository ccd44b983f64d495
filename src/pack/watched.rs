//! What is watched of a chain, in a pack: risks with grade and trend, indicators period by period.

use super::bench::Bench;
use super::registers::label;
use super::tables::{note, number};
use super::view::{Cell, Columns, Piece, Section, Table, below, maybe};
use crate::model::{Audience, Indicator, Risk, RiskGrade, Trend};
use crate::site::{ChainView, EntityKind, Series, Step};
use crate::wording::say;

/// The sections of risks and of indicators, by the beginnings of their labels.
pub(super) const RISKS: &str = "risks";
pub(super) const INDICATORS: &str = "indicators";

/// Both sections. An empty one is not told to an audience that may not see it, since it may only be closed.
pub(super) fn sections(bench: &Bench<'_>, view: &ChainView<'_>) -> Vec<Section> {
    let section = |heading, table| bench.section(heading, vec![table], "pack.to_be_added");
    let risks = section("pack_watched.risks_heading", risks(bench, view));
    let indicators = section("pack_watched.indicators_heading", indicators(bench, view));
    let sections =
        [risks.labelled(label(RISKS, view)), indicators.labelled(label(INDICATORS, view))];
    let is_public = bench.edition().audience() == Audience::Public;
    sections.into_iter().filter(|one| !is_public || one.note.is_none()).collect()
}

const RISK: Columns = (
    "pack_watched.risks_heads",
    &[
        (18, "left"),
        (48, "left"),
        (22, "left"),
        (18, "left"),
        (32, "left"),
        (12, "left"),
        (22, "left"),
    ],
);

fn risks(bench: &Bench<'_>, view: &ChainView<'_>) -> Table {
    let mut table = bench.table("pack_watched.risks", RISK);
    view.chain.risks.iter().for_each(|one| risk(bench, view, one, &mut table));
    table
}

/// A row for a risk of a chain.
fn risk(bench: &Bench<'_>, view: &ChainView<'_>, risk: &Risk, table: &mut Table) {
    let record = &risk.record;
    bench.hold(record.openness);
    let number = number(bench, EntityKind::Risk, view, record);
    let words = bench.words();
    let basis = risk.basis.as_ref().map(|basis| &basis.value);
    let basis = basis.map(|basis| say!(words, "pack_watched.basis", basis));
    let names = words.list(&bench.names(Some(view.chain.id()), &risk.concerns));
    let concerns = (!names.is_empty()).then(|| say!(words, "pack_watched.concerns", names));
    let mut name = below(below(bench.told(Some(&record.name.value)), concerns), basis);
    name = below(name, note(record));
    name.extend(bench.sources_of(record));
    let owner = bench.department(record.owner.as_ref());
    // One that is small may be watched without a measure.
    let is_grave = risk.judgement().is_some_and(|one| one.grade() >= RiskGrade::Considerable);
    let measure = match &risk.measure {
        None if is_grave && risk.is_open() => bench.missing(),
        measure => maybe(measure.as_ref().map(|measure| &measure.value)),
    };
    let round = risk.round.as_ref().and_then(|round| view.chain.round(&round.value));
    if let Some(round) = round {
        bench.hold(round.record.openness);
    }
    let round = round.map(|round| round.record.name.value.as_str());
    let by = round.or(risk.judged_by.map(|by| words.of(by.value)));
    let cells = vec![
        vec![Piece::text(number).of("number")],
        name,
        grade(bench, risk),
        course(bench, view, risk),
        below(measure, owner),
        maybe(risk.state.map(|state| words.of(state.value))),
        below(bench.told(by), record.as_of.map(|day| day.value.to_string())),
    ];
    table.row(bench.label(number), cells);
}

fn grade(bench: &Bench<'_>, risk: &Risk) -> Cell {
    let words = bench.words();
    let Some(judgement) = risk.judgement() else {
        return vec![Piece::text(words.word("pack_watched.unjudged")).of("missing")];
    };
    let (likelihood, impact) = (words.of(judgement.likelihood), words.of(judgement.impact));
    let grade = Piece::text(words.of(judgement.grade())).of("strong");
    let score = say!(words, "pack_watched.score", score = judgement.score());
    let judged = say!(words, "pack_watched.judged", likelihood, impact);
    below(vec![grade, Piece::text(score)], Some(judged))
}

/// Which way a risk went since the last edition that the site keeps; nothing where there is none.
fn course(bench: &Bench<'_>, view: &ChainView<'_>, risk: &Risk) -> Cell {
    let Some((report, judgement)) = bench.report().zip(risk.judgement()) else {
        return Cell::new();
    };
    let before = report.judged_before(view.chain.id(), risk);
    let words = bench.words();
    let was = before.map(|one| {
        say!(words, "pack_watched.was", grade = words.of(one.grade()), score = one.score())
    });
    below(maybe(Some(words.of(Trend::between(before, judgement)))), was)
}

const VALUES: Columns = (
    "pack_watched.indicators_heads",
    &[(18, "left"), (52, "left"), (20, "left"), (24, "left"), (28, "right"), (14, "right")],
);

fn indicators(bench: &Bench<'_>, view: &ChainView<'_>) -> Table {
    let mut table = bench.table("pack_watched.indicators", VALUES);
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
        let cells = vec![head, called(bench, one), Cell::new(), Cell::new(), bench.missing()];
        table.row(bench.label(number), padded(cells));
    }
    for (at, step) in steps.into_iter().enumerate() {
        let (label, first) = match at {
            0 => {
                (bench.label(number), [vec![Piece::text(number).of("number")], called(bench, one)])
            }
            _ => (None, [Cell::new(), Cell::new()]),
        };
        table.row(label, padded([first.into(), values(bench, one, step)].concat()));
    }
}

/// What an indicator is: its name, of what it speaks, how it is computed, what is to be reached.
fn called(bench: &Bench<'_>, one: &Indicator) -> Cell {
    let text = |text: &Option<crate::model::Text>| text.as_ref().map(|text| text.value.clone());
    let words = bench.words();
    let formula = text(&one.formula).map(|formula| say!(words, "pack_watched.formula", formula));
    let target = one.target.as_ref().map(|target| {
        let target = target.shown();
        match one.due {
            Some(due) => say!(words, "pack_watched.target_due", target, day = due.value),
            None => say!(words, "pack_watched.target", target),
        }
    });
    let parts = [text(&one.scope), text(&one.calibre), formula, target];
    let name = bench.told(Some(&one.record.name.value));
    below(parts.into_iter().fold(name, below), note(&one.record))
}

fn values(bench: &Bench<'_>, indicator: &Indicator, step: Step<'_>) -> Vec<Cell> {
    let one = match step {
        Step::Value(one) => one,
        Step::Gap(when) => {
            let missing = vec![Piece::text(bench.words().word("pack_watched.gap")).of("missing")];
            return vec![bench.told(Some(when.to_string())), Cell::new(), missing];
        }
    };
    bench.hold(one.openness);
    let day = one.quantity.as_of.or(indicator.record.as_of);
    let day = day.map_or(one.period.value.end.to_string(), |day| day.value.to_string());
    let own = bench.sources(&one.quantity.sources);
    let sources = if own.is_empty() { bench.sources_of(&indicator.record) } else { own };
    let value =
        below(bench.told(Some(one.quantity.shown())), one.note.as_ref().map(|note| &note.value));
    vec![bench.told(Some(one.period.value.to_string())), bench.told(Some(day)), value, sources]
}

/// A row with an empty cell where it says nothing.
fn padded(mut cells: Vec<Cell>) -> Vec<Cell> {
    cells.resize(VALUES.1.len(), Cell::new());
    cells
}
