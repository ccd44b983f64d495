//! 发展路线图: what is to be reached when, as a grid of dimensions and periods.
//!
//! Bars for work with a span, diamonds for milestones and goals, each with its number and its words beside or
//! inside it. Rows grow until every label has its own room.

mod arrows;
mod entry;
mod grid;
mod label;
mod place;
mod say;
mod state;
mod time;
mod words;

use super::Studio;
use super::book::{Book, Strip};
use super::coding::SMALL;
use super::legend::{lettered, shapes};
use super::page::{Drawn, Page, TO_BE_ADDED};
use super::pen::Pen;
use super::sheet::{About, Head, KeyFigure, LegendItem, MARGIN, WIDTH};
use crate::model::{Dimension, Item, MapKind, State, Word};
use crate::scene::{Colour, Fill, Group, Mark, Rect, Scene, Shape, Stroke};
use crate::site::{ChainView, map_name};
use crate::text::Ink;
use place::Layout;
use say::Say;
use time::Calendar;

/// Left and right edge of the grid's columns.
const GRID: (f32, f32) = (190.0, WIDTH - MARGIN);

/// Everything that the sheet shows.
struct Plan<'a> {
    page: &'a Page<'a>,
    calendar: Calendar<'a>,
    items: &'a [Item],
}

/// Draws the map.
pub(super) fn draw(studio: &Studio<'_>, view: &ChainView<'_>) -> Vec<Scene> {
    let page = Page::new(studio, view, MapKind::Roadmap).of_letter('R');
    let plan = Plan { page: &page, calendar: Calendar::of(&page), items: &view.chain.roadmap };
    let drawn = plan.drawn();
    let head = Head {
        name: map_name(MapKind::Roadmap),
        openness: drawn.openness,
        figures: plan.figures(),
        description: words::description(&plan),
    };
    let layout = arrows::layout(&plan);
    let book = Book {
        studio,
        about: About::chain(studio, view),
        head,
        legend: (legend(&plan, &layout), ""),
        remarks: Vec::new(),
        notes: page.notes("目标值按来源所写的口径，不同口径不可相加或比较。", &drawn),
        numbering: page.numbering(),
    };
    book.bind(vec![Strip::drawn(|scene| body(&plan, &layout, scene))])
}

fn body(plan: &Plan<'_>, layout: &Layout<'_>, scene: &mut Scene) -> f32 {
    if plan.items.is_empty() && plan.calendar.is_empty() {
        let area = Rect::new(MARGIN, 0.0, WIDTH - 2.0 * MARGIN, 0.0);
        let mut pen = Pen::at(plan.page.studio.fonts, area);
        pen.write(&format!("时期与条目{TO_BE_ADDED}。"), Ink::regular(15.0, Colour::Ink2));
        scene.marks.append(&mut pen.marks);
        return pen.y;
    }
    let top = 18.0;
    let bands = grid::bands(plan, layout, top);
    let bottom = bands.last().map_or(top, |band| band.rect.bottom());
    grid::draw(plan, &bands, scene);
    let tops: Vec<f32> = bands.iter().map(grid::Band::first).collect();
    scene.marks.extend(arrows::draw(layout, &tops).into_iter().map(Mark::from));
    for (band, row) in bands.iter().zip(&layout.rows) {
        for placed in &row.placed {
            scene.push(entry::draw(plan, placed, band));
        }
    }
    bottom
}

impl<'a> Plan<'a> {
    fn drawn(&self) -> Drawn<'a> {
        let mut drawn = Drawn::of_chain(self.page.view);
        for item in self.items {
            drawn.add(&item.record);
            item.target.iter().chain(&item.actual).for_each(|one| drawn.cite(&one.sources));
        }
        drawn
    }

    fn figures(&self) -> Vec<KeyFigure> {
        let goals = self.items.iter().filter(|item| is_goal(item)).count();
        let due = self.items.iter().filter(|item| self.lacks_actual(item)).count();
        let mut figures = vec![
            KeyFigure::counting(self.items.len(), "条目", "item"),
            KeyFigure::counting(goals, "目标", "goal"),
        ];
        for state in State::ALL {
            let count = self.items.iter().filter(|item| own_state(item) == Some(*state)).count();
            if count > 0 {
                let tag = state::look(Some(*state)).tag;
                figures.push(KeyFigure::counting(count, state.word(), tag));
            }
        }
        if due > 0 {
            figures.push(KeyFigure::counting(due, "到期待补实际值", "actual-missing"));
        }
        figures
    }

    /// Whether a value was due before the edition speaks, and nobody has said what was reached.
    fn lacks_actual(&self, item: &Item) -> bool {
        let due = item.at.or(item.to).map(|when| when.value.end);
        let as_of = self.page.studio.site.model.settings.as_of.map(|when| when.value.end);
        let passed = due.zip(as_of).is_some_and(|(due, as_of)| due <= as_of);
        item.target.is_some() && item.actual.is_none() && passed
    }
}

fn is_goal(item: &Item) -> bool {
    item.dimension.is_some_and(|dimension| dimension.value == Dimension::Goal)
}

/// Whether a milestone is a date by which something is due, rather than a day on which something happened.
fn is_due(item: &Item) -> bool {
    is_goal(item) || item.target.is_some()
}

fn own_state(item: &Item) -> Option<State> {
    item.state.map(|state| state.value)
}

/// Only the signs that the sheet uses.
fn legend(plan: &Plan<'_>, layout: &Layout<'_>) -> Vec<LegendItem> {
    let fonts = plan.page.studio.fonts;
    let mut items: Vec<LegendItem> = state::used(plan.items)
        .map(|state| {
            let look = state::look(state);
            let ink = Ink::bold(SMALL, look.ink);
            let meaning = state.map_or("未写状态", State::word);
            lettered(fonts, (look.sign, ink), meaning, move |rect| {
                vec![state::bar(rect, state).into()]
            })
        })
        .collect();
    if plan.items.iter().any(|item| item.at.is_some()) {
        items.push(shapes(24.0, "里程碑与目标", |rect| {
            let shape = state::diamond(rect.center(), 11.0);
            let edge = Stroke::new(Colour::Ink2, 1.2);
            vec![Shape::polygon(shape, Fill::Solid(Colour::White)).stroked(edge).into()]
        }));
    }
    if plan.calendar.edition().is_some() {
        items.push(shapes(20.0, "本版截止日", |rect| {
            vec![grid::edition_line(rect.center().x, rect.y, rect.bottom()).into()]
        }));
    }
    if !layout.arrows.is_empty() {
        items.push(shapes(34.0, "在前一条目之后", |rect| {
            let y = rect.center().y;
            vec![
                arrows::line(vec![
                    rect.origin().offset(0.0, y - rect.y),
                    rect.origin().offset(rect.width, y - rect.y),
                ])
                .into(),
            ]
        }));
    }
    if let Some(number) = layout.referred() {
        let ink = Ink::regular(SMALL, Colour::Ink2);
        let meaning = format!("在条目 {number} 之后");
        items.push(lettered(fonts, (&format!("←{number}"), ink), &meaning, |_| Vec::new()));
    }
    items
}

/// The group of an item, with its anchor, words and tags.
fn element(plan: &Plan<'_>, item: &Item, say: &Say) -> Group {
    let mut group = plan.page.element(&say.key, words::item_label(plan, item));
    group = group.link(format!("#row-{}", plan.page.studio.site.numbers.get(&say.key)));
    group = group.tag("item").tag(state::look(own_state(item)).tag);
    if is_goal(item) {
        group = group.tag("goal");
    }
    if plan.lacks_actual(item) {
        group = group.tag("actual-missing");
    }
    group
}
