//! What is watched of a chain: its risks with their grades and trends, and its indicators period by period; each a small
//! drawing beside a table. As far as an audience may see them.

use super::super::desk::Desk;
use super::super::drawing::{Drawing, RISKS, indicator_name};
use super::super::figures;
use super::super::view::{Cell, Fact, Piece, Row, Section, Table};
use super::register::{number, row_of};
use super::{note_text, review};
use crate::model::{Chain, Indicator, Judgement, Observation, Risk, RiskGrade, Trend, When, Word};
use crate::site::{ChainView, EntityKind, Key, Series, Step, graded_risks, risk_counts, threats};
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
            title: format!("{}。{}", drawing.title, drawing.description),
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
    let counts = counts.map(|(grade, count)| format!("{} {count}", grade.word()));
    let counts: Vec<String> = counts.collect();
    if counts.is_empty() {
        return Fact::new("风险", Cell::missing());
    }
    let open = chain.risks.iter().filter(|one| one.is_open());
    let up = open.filter(|one| trend(desk, chain, one) == Some(Trend::Up)).count();
    let up = (up > 0).then(|| format!("比上一版上升 {up} 项"));
    let link = Piece::link(counts.join("，"), format!("#{ANCHOR}"));
    Fact::new("风险", Cell::from(link).below(up))
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
        let trend = trend.map(|trend| Piece::text(format!("　{}", trend.word())).of_class("trend"));
        let mut cell = Cell::from(badge(risk, *judgement)).with(Piece::text("　")).with(link);
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
    let columns = ["编号", "风险", "等级", "趋势", "应对", "判断", "有关", "来源"];
    let mut table = Table::new("风险", &columns);
    for risk in &chain.risks {
        desk.hold(risk.record.openness);
        let id = chain.id();
        let basis = risk.basis.as_ref().map(|basis| format!("依据：{}", basis.value));
        table.rows.push(Row {
            cells: vec![
                number(desk, EntityKind::Risk, id, &risk.record),
                Cell::from(&risk.record.name.value).below(basis).below(note_text(&risk.record)),
                grade(risk),
                course(desk, chain, risk),
                treated(desk, risk),
                judged(desk, chain, risk),
                Cell::enumerated(desk.entities(Some(id), &risk.concerns)),
                desk.sources_of(&risk.record),
            ],
            ..row_of(desk, EntityKind::Risk, id, &risk.record)
        });
    }
    let note = "等级 = 可能性（1–5 档）× 影响程度（1–5 档）：1–4 低，5–9 一般，10–15 较大，16–25 重大；档次和界线按本站约定。趋势与以前各版相比。";
    let section = Section::table("风险", table);
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
    let state = risk.state.map(|state| Piece::text(state.value.word()).of_class("below"));
    let owner = desk.department(risk.record.owner.as_ref()).map(|owner| owner.of_class("below"));
    state.into_iter().chain(owner).fold(measure, Cell::with)
}

/// The grade of a risk in its border, then likelihood and impact.
fn grade(risk: &Risk) -> Cell {
    let Some(judgement) = risk.judgement() else {
        return Piece::text("待评估").of_class("missing").into();
    };
    let (likelihood, impact) = (judgement.likelihood.word(), judgement.impact.word());
    Cell::from(badge(risk, judgement))
        .below(Some(format!("可能性{likelihood}")))
        .below(Some(format!("影响{impact}")))
        .of_class("status")
}

/// The word of a grade and the product of its steps, in its border.
fn badge(risk: &Risk, judgement: Judgement) -> Piece {
    let text = format!("{} {}", judgement.grade().word(), judgement.score());
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
        Some(format!("{}：{} {}", report.old.edition, before.grade().word(), before.score()))
    });
    let cell = Cell::from(Piece::text(trend.word()).of_class("trend")).of_class("status");
    older.fold(cell, |cell, line| cell.below(Some(line)))
}

/// Who judged and when: the round, else the kind of those who did.
fn judged(desk: &Desk<'_>, chain: &Chain, risk: &Risk) -> Cell {
    let round = risk.round.as_ref().and_then(|round| chain.round(&round.value));
    let by: Cell = match round {
        Some(round) => review::link(desk, chain, round).into(),
        None => figures::word(risk.judged_by),
    };
    by.below(risk.record.as_of.map(|day| day.value.to_string()))
}

const COLUMNS: [&str; 7] = ["编号", "指标与口径", "时期", "数值", "截至", "来源", "说明、有关"];

fn indicators(desk: &Desk<'_>, chain: &Chain) -> Section {
    let mut table = Table::new("监测指标各期数值", &COLUMNS);
    for indicator in &chain.indicators {
        desk.hold(indicator.record.openness);
        let steps = Series::of(indicator).steps();
        if steps.is_empty() {
            table.rows.push(line(desk, (chain, indicator), (0, vec![Cell::missing()])));
        }
        for (at, step) in steps.into_iter().enumerate() {
            let cells = match step {
                Step::Value(one) => value(desk, indicator, one),
                Step::Gap(when) => gap(when),
            };
            table.rows.push(line(desk, (chain, indicator), (at, cells)));
        }
    }
    Section::table("监测指标", table)
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
        let formula = text(&indicator.formula).map(|formula| format!("算法：{formula}"));
        for part in [text(&indicator.scope), text(&indicator.calibre), formula] {
            name = name.below(part);
        }
        name = name.below(target(indicator)).below(note_text(record));
    }
    row.cells = [vec![own, name], cells].concat();
    row.cells.resize(COLUMNS.len(), Cell::empty());
    if let Some(last) = row.cells.last_mut().filter(|_| at == 0) {
        let concerns = desk.entities(Some(chain.id()), &indicator.concerns);
        if !last.pieces.is_empty() && !concerns.is_empty() {
            last.pieces.push(Piece::text("；"));
        }
        last.pieces.extend(Cell::enumerated(concerns).pieces);
    }
    row
}

fn target(indicator: &Indicator) -> Option<String> {
    let target = indicator.target.as_ref()?;
    let due = indicator.due.map(|due| format!("，到 {}", due.value)).unwrap_or_default();
    Some(format!("目标：{}{due}", target.shown()))
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
fn gap(when: When) -> Vec<Cell> {
    let missing = Piece::text("空缺").of_class("missing");
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
    let grade = risk.judgement().map_or("待评估", |judgement| judgement.grade().word());
    let trend = trend(desk, chain, risk).map(|trend| format!(" {}", trend.word()));
    let page = desk.site().page(EntityKind::Chain, chain.id());
    let words = format!("风险 {number} {grade}{}", trend.unwrap_or_default());
    Piece::link(words, desk.to(&format!("{page}#{number}"))).of_class("below")
}
