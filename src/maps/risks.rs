//! The risks of a chain: likelihood upwards, impact to the right, each risk by its number in the cell of its judgement.
//!
//! The grade of a cell is told by its word and by a ground that darkens with it, so that a grey copy says the same; which
//! way a risk went by an arrow and a word. What each number stands for is in the table beside.

use super::Studio;
use super::coding::{RADIUS, SMALL};
use super::small::{Small, Title};
use crate::model::{Chain, Impact, Judgement, Likelihood, Openness, Risk, RiskGrade, Trend, Word};
use crate::scene::{Colour, Fill, Group, Mark, Rect, Scene, Stroke};
use crate::site::{ChainView, EntityKind, Key, graded_risks, risk_counts};
use crate::text::Ink;
use std::collections::BTreeMap;

/// Which way risks went, by their printed numbers.
pub type Trends = BTreeMap<String, Trend>;

/// Width of the words of likelihood.
const WORDS: f32 = 62.0;
/// Width of a cell.
const CELL: f32 = 108.0;
/// Height of the box of a risk, and from one to the next.
const BOX: f32 = 22.0;
const STEP: f32 = 27.0;
/// Room for the word of the grade above the boxes.
const GRADE: f32 = 29.0;

/// A risk in its place.
struct Placed<'m> {
    risk: &'m Risk,
    judgement: Judgement,
    /// Its whole number.
    number: String,
    /// What stands on the sheet.
    text: String,
}

/// Draws the matrix; nothing where no risk of the chain has a grade.
pub(super) fn draw(studio: &Studio<'_>, view: &ChainView<'_>) -> Vec<Scene> {
    let chain = view.chain;
    let placed: Vec<Placed<'_>> = graded_risks(chain)
        .map(|(risk, judgement)| place(studio, chain, risk, judgement))
        .collect();
    if placed.is_empty() {
        return Vec::new();
    }
    let openness = placed.iter().map(|one| one.risk.record.openness);
    let title = Title {
        name: format!("{} 风险矩阵", chain.record.name.value),
        about: Vec::new(),
        openness: openness.fold(chain.record.openness, Openness::max),
        description: described(chain, &placed),
    };
    let mut small = Small::begin(studio, title, WORDS + 5.0 * CELL);
    small.take(10.0);
    axis_word(studio, &mut small, "↑ 可能性", Side::Left);
    for likelihood in Likelihood::ALL.iter().rev() {
        row(studio, &mut small, *likelihood, &placed);
    }
    heads(studio, &mut small);
    axis_word(studio, &mut small, "影响程度 →", Side::Right);
    small.take(12.0);
    legend(studio, &mut small);
    let ink = Ink::regular(SMALL, Colour::Ink2);
    small.write(studio, &remark(studio, chain, placed.len()), ink);
    vec![small.finish()]
}

fn place<'m>(
    studio: &Studio<'_>,
    chain: &'m Chain,
    risk: &'m Risk,
    judgement: Judgement,
) -> Placed<'m> {
    let key = Key::local(EntityKind::Risk, chain.id(), &risk.record.id.value);
    let number = studio.site.numbers.get(&key).to_owned();
    let code = chain.code.as_ref().map_or("", |code| &code.value);
    let short = studio.site.numbers.short(&key, code);
    let trend = studio.trends.and_then(|trends| trends.get(&number));
    let text = trend.map_or(short.clone(), |trend| format!("{short} {}", trend.word()));
    Placed { risk, judgement, number, text }
}

/// The cells of one likelihood.
fn row(studio: &Studio<'_>, small: &mut Small, likelihood: Likelihood, placed: &[Placed<'_>]) {
    let own = |impact| {
        let judgement = Judgement { likelihood, impact };
        placed.iter().filter(move |one| one.judgement == judgement)
    };
    let most = Impact::ALL.iter().map(|impact| own(*impact).count()).max().unwrap_or_default();
    let row = small.take(GRADE + STEP * count(most.max(1)) + 3.0);
    let (words, cells) = row.split_left(WORDS);
    let ink = Ink::regular(15.0, Colour::Ink);
    let word = format!("{} {}", count(step(likelihood)), likelihood.word());
    small
        .scene
        .push(studio.fonts.set_middle(&word, ink, words.center().y).ending(words.right() - 8.0));
    for (at, impact) in Impact::ALL.iter().enumerate() {
        let cell = Rect { width: CELL, ..cells.offset(CELL * count(at), 0.0) };
        let grade = Judgement { likelihood, impact: *impact }.grade();
        ground(cell, grade).into_iter().for_each(|mark| small.scene.marks.push(mark));
        let ink = Ink::regular(SMALL, Colour::Ink2);
        let word = studio.fonts.set_middle(grade.word(), ink, cell.y + 14.0);
        small.scene.push(word.starting(cell.x + 8.0));
        for (at, one) in own(*impact).enumerate() {
            let top = cell.y + GRADE + STEP * count(at);
            let area = Rect::new(cell.x + 7.0, top, CELL - 14.0, BOX);
            small.scene.push(risk(studio, one, area));
        }
    }
}

/// A risk in its cell: the number, and which way it went.
fn risk(studio: &Studio<'_>, one: &Placed<'_>, area: Rect) -> Group {
    let stroke = Stroke::new(Colour::Ink2, 1.0);
    let text = studio.fonts.set_middle(&one.text, Ink::bold(SMALL, Colour::Ink), area.center().y);
    // A number may be long; the box grows to hold it.
    let area = Rect { width: area.width.min(text.width + 14.0), ..area };
    let marks: Vec<Mark> = vec![
        area.rounded(RADIUS, Fill::Solid(Colour::White)).stroked(stroke).into(),
        text.starting(area.x + 7.0).into(),
    ];
    Group::new(marks)
        .about(one.number.as_str())
        .link(format!("#row-{}", one.number))
        .label(told(one))
        .tag("risk")
        .bounds(area)
}

/// The ground of a grade: the graver, the darker; the gravest with a second edge.
fn ground(cell: Rect, grade: RiskGrade) -> Vec<Mark> {
    let fill = match grade {
        RiskGrade::Low => Fill::Solid(Colour::White),
        RiskGrade::Plain => Fill::Tint(Colour::Risk, 0.08),
        RiskGrade::Considerable => Fill::Tint(Colour::Risk, 0.19),
        RiskGrade::Major => Fill::Tint(Colour::Risk, 0.30),
    };
    let edge = Stroke::new(Colour::White, 2.0);
    let mut marks: Vec<Mark> = vec![cell.filled(fill).stroked(edge).into()];
    let line = match grade {
        RiskGrade::Low => Stroke::new(Colour::Line, 1.0),
        RiskGrade::Plain | RiskGrade::Considerable => return marks,
        RiskGrade::Major => Stroke::new(Colour::Risk, 1.4),
    };
    marks.push(cell.inset(2.5).filled(Fill::None).stroked(line).into());
    marks
}

/// The words of impact below the cells.
fn heads(studio: &Studio<'_>, small: &mut Small) {
    let (_, cells) = small.take(28.0).split_left(WORDS);
    for (at, impact) in Impact::ALL.iter().enumerate() {
        let middle = cells.x + CELL * (count(at) + 0.5);
        let word = format!("{} {}", at + 1, impact.word());
        let ink = Ink::regular(15.0, Colour::Ink);
        let text = studio.fonts.set_middle(&word, ink, cells.y + 16.0);
        small.scene.push(text.centred(middle));
    }
}

/// At which end an axis is named.
#[derive(Clone, Copy)]
enum Side {
    Left,
    Right,
}

fn axis_word(studio: &Studio<'_>, small: &mut Small, word: &str, side: Side) {
    let area = small.take(24.0);
    let text = studio.fonts.set_middle(word, Ink::bold(SMALL, Colour::Ink2), area.center().y);
    small.scene.push(match side {
        Side::Left => text.starting(area.x),
        Side::Right => text.ending(area.right()),
    });
}

/// The grades with what makes them.
fn legend(studio: &Studio<'_>, small: &mut Small) {
    let area = small.take(30.0);
    let mut x = area.x;
    for grade in RiskGrade::ALL.iter().copied() {
        let swatch = Rect::new(x, area.y, 30.0, 20.0);
        ground(swatch, grade).into_iter().for_each(|mark| small.scene.marks.push(mark));
        let ink = Ink::regular(SMALL, Colour::Ink2);
        let text = studio.fonts.set_middle(
            &format!("{} {}", grade.word(), grade.about()),
            ink,
            area.y + 10.0,
        );
        let text = text.starting(swatch.right() + 7.0);
        x = text.right() + 22.0;
        small.scene.push(text);
    }
}

/// How grades come about, where numbers belong, and what is not drawn.
fn remark(studio: &Studio<'_>, chain: &Chain, drawn: usize) -> String {
    let code = chain.code.as_ref().map_or("", |code| &code.value);
    let mut parts =
        vec![format!("等级＝可能性档×影响程度档，界线按本站约定。编号前省去 {code}-。")];
    let open = chain.risks.iter().filter(|one| one.is_open()).count();
    let (unjudged, ended) = (open - drawn, chain.risks.len() - open);
    let told =
        [(unjudged, "待评估"), (ended, "已解除")].into_iter().filter(|(count, _)| *count > 0);
    let told: Vec<String> = told.map(|(count, word)| format!("{word} {count} 项")).collect();
    if !told.is_empty() {
        parts.push(format!("{}，不在图上。", told.join("，")));
    }
    if studio.trends.is_some() {
        parts.push("箭头是与上一版相比。".to_owned());
    }
    parts.concat()
}

fn described(chain: &Chain, placed: &[Placed<'_>]) -> String {
    let counts = risk_counts(chain).into_iter();
    let counts = counts.map(|(grade, count)| format!("{} {count} 项", grade.word()));
    let counts: Vec<String> = counts.collect();
    let each: Vec<String> = placed.iter().map(told).collect();
    format!(
        "{}按可能性（纵）和影响程度（横）排列的 {} 项风险：{}。{}。",
        chain.record.name.value,
        placed.len(),
        counts.join("，"),
        each.join("；")
    )
}

/// A risk in words.
fn told(one: &Placed<'_>) -> String {
    let Judgement { likelihood, impact } = one.judgement;
    format!(
        "{} {}：可能性{}，影响程度{}，等级{}",
        one.text,
        one.risk.record.name.value,
        likelihood.word(),
        impact.word(),
        one.judgement.grade().word()
    )
}

fn step(likelihood: Likelihood) -> usize {
    Judgement { likelihood, impact: Impact::Negligible }.steps().0
}

#[expect(clippy::cast_precision_loss, reason = "a count on a sheet")]
const fn count(count: usize) -> f32 {
    count as f32
}
