//! What is watched of a chain: its risks with their grades and trends, and its indicators period by period; each a small
//! drawing beside a table. As far as an audience may see them.

use super::super::desk::Desk;
use super::super::drawing::{Drawing, RISKS, indicator_name};
use super::super::figures;
use super::super::view::{Cell, Fact, Piece, Row, Section, Table};
use super::register::{number, row_of};
use super::{note_text, review};
use crate::model::{Chain, Indicator, Judgement, Observation, Risk, RiskGrade, Trend, When};
use crate::site::{ChainView, EntityKind, Key, Series, Step, graded_risks, risk_counts, threats};
use crate::wording::say;
use serde::Serialize;

/// A table with the drawings beside it.
#[derive(Serialize)]
pub(super) struct Watched {
    id: &'static str,
    section: Section,
    drawings: Vec<Picture>,
    /// What to look at first.
    first: Vec<Cell>,
}

/// A small drawing.
#[derive(Serialize)]
struct Picture {
    inline: String,
    title: String,
    file: String,
}

/// The anchor of the risks on the page of their chain.
const ANCHOR: &str = "risks";

/// The indicators, then the risks; those that the chain has.
pub(super) fn sections(
    desk: &Desk<'_>,
    view: &ChainView<'_>,
    drawings: &[&Drawing],
) -> Vec<Watched> {
    let picture = |name: &str| {
        let drawing = drawings.iter().find(|one| one.watched() == Some(name))?;
        Some(Picture {
            inline: drawing.inline.clone(),
            title: say!(
                desk.words(),
                "page_watched.picture",
                title = drawing.title,
                description = drawing.description
            ),
            file: drawing.file_name(),
        })
    };
    let chain = view.chain;
    let names = chain.indicators.iter().map(|one| indicator_name(&one.record.id.value));
    let lines = names.filter_map(|name| picture(&name)).collect();
    let watched = [
        Watched {
            id: "indicators",
            section: indicators(desk, chain),
            drawings: lines,
            first: Vec::new(),
        },
        Watched {
            id: ANCHOR,
            section: risks(desk, chain),
            drawings: picture(RISKS).into_iter().collect(),
            first: gravest(desk, chain),
        },
    ];
    watched.into_iter().filter(|one| one.section.table.is_some()).collect()
}

/// The risks by grade in the box of responsibilities, the gravest first, and how many are graver than in the last edition.
pub(super) fn fact(desk: &Desk<'_>, view: &ChainView<'_>) -> Fact {
    let chain = view.chain;
    let counts = risk_counts(chain).into_iter();
    let counts = counts.map(|(grade, count)| format!("{} {count}", desk.words().of(grade)));
    let counts: Vec<String> = counts.collect();
    if counts.is_empty() {
        return Fact::new(desk.word("page_watched.risks"), Cell::missing());
    }
    let open = chain.risks.iter().filter(|one| one.is_open());
    let up = open.filter(|one| trend(desk, chain, one) == Some(Trend::Up)).count();
    let up = (up > 0).then(|| say!(desk.words(), "page_watched.up", count = up));
    let link = Piece::link(counts.join(desk.word("sign.clause")), format!("#{ANCHOR}"));
    Fact::new(desk.word("page_watched.risks"), Cell::from(link).below(up))
}

/// How many risks stand beside the matrix.
const FIRST: usize = 6;

/// The gravest risks with what is done, each leading to its row; of equal ones the author's first.
fn gravest(desk: &Desk<'_>, chain: &Chain) -> Vec<Cell> {
    let mut risks: Vec<_> = graded_risks(chain).collect();
    risks.sort_by_key(|(_, judgement)| std::cmp::Reverse(judgement.score()));
    let cell = |(risk, judgement): &(&Risk, Judgement)| {
        let key = Key::local(EntityKind::Risk, chain.id(), &risk.record.id.value);
        let name = &risk.record.name.value;
        let link = Piece::link(name, format!("#row-{}", desk.site().numbers.get(&key)));
        let trend = trend(desk, chain, risk);
        let trend = trend.map(|trend| {
            Piece::text(say!(desk.words(), "page_watched.trend", trend = desk.words().of(trend)))
                .of_class("trend")
        });
        let mut cell = Cell::from(badge(desk, risk, *judgement))
            .with(Piece::text(desk.word("sign.gap")))
            .with(link);
        cell.pieces.extend(trend);
        cell.below(risk.measure.as_ref().map(|measure| &measure.value))
    };
    risks.iter().take(FIRST).map(cell).collect()
}

/// Which way a risk went since the last edition; none where there is none, or where the risk has no grade.
fn trend(desk: &Desk<'_>, chain: &Chain, risk: &Risk) -> Option<Trend> {
    let before = desk.reports().first()?.judged_before(chain.id(), risk);
    Some(Trend::between(before, risk.judgement()?))
}

fn risks(desk: &Desk<'_>, chain: &Chain) -> Section {
    let columns = desk.row("page_watched.risk_heads");
    let mut table = Table::new(desk.word("page_watched.risks"), &columns);
    for risk in &chain.risks {
        desk.hold(risk.record.openness);
        let id = chain.id();
        let basis = risk
            .basis
            .as_ref()
            .map(|basis| say!(desk.words(), "page_watched.basis", basis = basis.value));
        table.rows.push(Row {
            cells: vec![
                number(desk, EntityKind::Risk, id, &risk.record),
                Cell::from(&risk.record.name.value).below(basis).below(note_text(&risk.record)),
                grade(desk, risk),
                course(desk, chain, risk),
                treated(desk, risk),
                judged(desk, chain, risk),
                Cell::enumerated(desk.entities(Some(id), &risk.concerns)),
                desk.sources_of(&risk.record),
            ],
            ..row_of(desk, EntityKind::Risk, id, &risk.record)
        });
    }
    let note = desk.word("page_watched.grades_note");
    let section = Section::table(desk.word("page_watched.risks"), table);
    if section.table.is_some() { section.with_note(note) } else { section }
}

/// What is done about a risk, how far that is and who does it. One that is small may be watched without a measure.
fn treated(desk: &Desk<'_>, risk: &Risk) -> Cell {
    let is_grave = risk.judgement().is_some_and(|one| one.grade() >= RiskGrade::Considerable);
    let measure = match &risk.measure {
        Some(measure) => (&measure.value).into(),
        None if is_grave && risk.is_open() => Cell::missing(),
        None => Cell::empty(),
    };
    let state = risk.state.map(|state| Piece::text(desk.words().of(state.value)).of_class("below"));
    let owner = desk.department(risk.record.owner.as_ref()).map(|owner| owner.of_class("below"));
    state.into_iter().chain(owner).fold(measure, Cell::with)
}

/// The grade of a risk in its border, then likelihood and impact.
fn grade(desk: &Desk<'_>, risk: &Risk) -> Cell {
    let Some(judgement) = risk.judgement() else {
        return Piece::text(desk.word("page_watched.unjudged")).of_class("missing").into();
    };
    let words = desk.words();
    let (likelihood, impact) = (words.of(judgement.likelihood), words.of(judgement.impact));
    Cell::from(badge(desk, risk, judgement))
        .below(Some(say!(words, "page_watched.likelihood", likelihood)))
        .below(Some(say!(words, "page_watched.impact", impact)))
        .of_class("status")
}

/// The word of a grade and the product of its steps, in its border.
fn badge(desk: &Desk<'_>, risk: &Risk, judgement: Judgement) -> Piece {
    let text = format!("{} {}", desk.words().of(judgement.grade()), judgement.score());
    Piece::text(text).of_class(class(risk))
}

/// The class of a grade: borders that a grey copy tells apart.
fn class(risk: &Risk) -> &'static str {
    let grade = risk.judgement().filter(|_| risk.is_open()).map(Judgement::grade);
    match grade {
        Some(RiskGrade::Major) => "grade major",
        Some(RiskGrade::Considerable) => "grade considerable",
        Some(RiskGrade::Plain) => "grade moderate",
        Some(RiskGrade::Low) | None => "grade",
    }
}

/// Which way a risk went since the last edition, and its grades in all older ones.
fn course(desk: &Desk<'_>, chain: &Chain, risk: &Risk) -> Cell {
    let Some(trend) = trend(desk, chain, risk) else { return Cell::empty() };
    let older = desk.reports().iter().filter_map(|report| {
        let before = report.judged_before(chain.id(), risk)?;
        let grade = desk.words().of(before.grade());
        Some(say!(
            desk.words(),
            "page_watched.before",
            edition = report.old.edition,
            grade,
            score = before.score()
        ))
    });
    let cell = Cell::from(Piece::text(desk.words().of(trend)).of_class("trend")).of_class("status");
    older.fold(cell, |cell, line| cell.below(Some(line)))
}

/// Who judged and when: the round, else the kind of those who did.
fn judged(desk: &Desk<'_>, chain: &Chain, risk: &Risk) -> Cell {
    let round = risk.round.as_ref().and_then(|round| chain.round(&round.value));
    let by: Cell = match round {
        Some(round) => review::link(desk, chain, round).into(),
        None => figures::word(desk, risk.judged_by),
    };
    by.below(risk.record.as_of.map(|day| day.value.to_string()))
}

/// How many columns the indicators have.
const COLUMNS: usize = 7;

fn indicators(desk: &Desk<'_>, chain: &Chain) -> Section {
    let mut table = Table::new(
        desk.word("page_watched.indicators_caption"),
        &desk.row("page_watched.indicator_heads"),
    );
    for indicator in &chain.indicators {
        desk.hold(indicator.record.openness);
        let steps = Series::of(indicator).steps();
        if steps.is_empty() {
            table.rows.push(line(desk, (chain, indicator), (0, vec![Cell::missing()])));
        }
        for (at, step) in steps.into_iter().enumerate() {
            let cells = match step {
                Step::Value(one) => value(desk, indicator, one),
                Step::Gap(when) => gap(desk, when),
            };
            table.rows.push(line(desk, (chain, indicator), (at, cells)));
        }
    }
    Section::table(desk.word("page_watched.indicators"), table)
}

/// A row of an indicator; the first carries its anchor and says what it is.
fn line(
    desk: &Desk<'_>,
    (chain, indicator): (&Chain, &Indicator),
    (at, cells): (usize, Vec<Cell>),
) -> Row {
    let record = &indicator.record;
    let own = number(desk, EntityKind::Indicator, chain.id(), record);
    let mut name = Cell::from(&record.name.value);
    let mut row = Row::default();
    if at == 0 {
        row = row_of(desk, EntityKind::Indicator, chain.id(), record);
        let text = |text: &Option<crate::model::Text>| text.as_ref().map(|text| text.value.clone());
        let formula = text(&indicator.formula)
            .map(|formula| say!(desk.words(), "page_watched.formula", formula));
        for part in [text(&indicator.scope), text(&indicator.calibre), formula] {
            name = name.below(part);
        }
        name = name.below(target(desk, indicator)).below(note_text(record));
    }
    row.cells = [vec![own, name], cells].concat();
    row.cells.resize(COLUMNS, Cell::empty());
    if let Some(last) = row.cells.last_mut().filter(|_| at == 0) {
        let concerns = desk.entities(Some(chain.id()), &indicator.concerns);
        if !last.pieces.is_empty() && !concerns.is_empty() {
            last.pieces.push(Piece::text(desk.word("sign.semicolon")));
        }
        last.pieces.extend(Cell::enumerated(concerns).pieces);
    }
    row
}

fn target(desk: &Desk<'_>, indicator: &Indicator) -> Option<String> {
    let target = indicator.target.as_ref()?;
    let (words, value) = (desk.words(), target.shown());
    Some(match indicator.due {
        Some(due) => say!(words, "page_watched.target_due", value, day = due.value),
        None => say!(words, "page_watched.target", value),
    })
}

fn value(desk: &Desk<'_>, indicator: &Indicator, one: &Observation) -> Vec<Cell> {
    desk.hold(one.openness);
    let day = one.quantity.as_of.or(indicator.record.as_of).map(figures::date);
    vec![
        figures::date(one.period),
        Cell::from(one.quantity.shown()).numeric(),
        day.unwrap_or_else(|| Cell::from(one.period.value.end.to_string()).of_class("date")),
        figures::sources(desk, Some(&one.quantity), &indicator.record),
        one.note.as_ref().map_or_else(Cell::empty, |note| (&note.value).into()),
    ]
}

/// A period of which nothing is known; the line is open there.
fn gap(desk: &Desk<'_>, when: When) -> Vec<Cell> {
    let missing = Piece::text(desk.word("page_watched.unknown")).of_class("missing");
    vec![Cell::from(when.to_string()).of_class("date"), Cell::from(missing).numeric()]
}

/// Says in the rows of what risks threaten which these are, with the way to each.
pub(in crate::page) fn note_risks(desk: &Desk<'_>, sections: &mut [Section]) {
    let threats = threats(desk.site());
    let tables = sections.iter_mut().filter_map(|section| section.table.as_mut());
    for row in tables.flat_map(|table| &mut table.rows) {
        let number = row.id.as_deref().and_then(|id| id.strip_prefix("row-"));
        let Some(risks) = number.and_then(|number| threats.get(number)) else { continue };
        let Some(cell) = row.cells.get_mut(1) else { continue };
        cell.pieces.extend(risks.iter().map(|(chain, risk)| threat(desk, chain, risk)));
    }
}

/// A risk in few words, as a link to its row: 风险 DC-W-001 重大 ↑升.
fn threat(desk: &Desk<'_>, chain: &Chain, risk: &Risk) -> Piece {
    desk.hold(risk.record.openness);
    let key = Key::local(EntityKind::Risk, chain.id(), &risk.record.id.value);
    let number = desk.site().numbers.get(&key);
    let words = desk.words();
    let grade = risk.judgement().map(|judgement| words.of(judgement.grade()));
    let grade = grade.unwrap_or_else(|| desk.word("page_watched.unjudged"));
    let trend = trend(desk, chain, risk).map(|trend| format!(" {}", words.of(trend)));
    let page = desk.site().page(EntityKind::Chain, chain.id());
    let trend = trend.unwrap_or_default();
    let words = say!(words, "page_watched.threat", number, grade, trend);
    Piece::link(words, desk.to(&format!("{page}#{number}"))).of_class("below")
}
