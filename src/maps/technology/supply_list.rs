//! Supply relations as a list below the map: all of them, whether drawn as lines or not.

use super::super::Paper;
use super::super::book::{Book, Opening, Strip};
use super::super::coding::SMALL;
use super::Desk;
use super::supply::Supplies;
use crate::scene::{Colour, Group, Mark, Rect, Text};
use crate::site::{Entity, Supply};
use crate::text::{Align, Block, Ink, Line};
use std::ops::Range;
use std::rc::Rc;

/// Room between columns of the list.
const COLUMN_GAP: f32 = 36.0;
/// From line to line.
const LEADING: f32 = 21.0;
/// A list so short stays in one column.
const LEAST: f32 = 5.0 * LEADING;
/// Height of the title.
const TITLE: f32 = 34.0;
/// Height of the heading of a group.
const HEADING: f32 = LEADING + 4.0;
/// Room below the last entry of a group.
const BELOW_GROUP: f32 = 8.0;

/// The list, measured.
pub(super) struct List<'s, 'd> {
    desk: &'s Desk<'d>,
    entries: Vec<(&'static str, Supply<'d>)>,
    /// How many columns it has, and how wide they are.
    columns: usize,
    width: f32,
    /// The words of every entry, broken to the columns.
    lines: Vec<Vec<Line>>,
    /// The name of the group and the height of every entry.
    heights: Vec<(&'static str, f32)>,
}

impl<'s, 'd> List<'s, 'd> {
    /// All relations that touch the chain.
    pub(super) fn of(desk: &'s Desk<'d>, supplies: &Supplies<'d>) -> Self {
        let columns = if desk.paper() == Paper::A4 { 2 } else { 3 };
        Self::in_columns(desk, supplies.entries(), columns)
    }

    fn in_columns(
        desk: &'s Desk<'d>,
        entries: Vec<(&'static str, Supply<'d>)>,
        columns: usize,
    ) -> Self {
        let width = (desk.paper().room() + COLUMN_GAP) / columns as f32 - COLUMN_GAP;
        let lines: Vec<_> = entries.iter().map(|(_, one)| one.lines(desk, width)).collect();
        let height = |lines: &Vec<Line>| LEADING * lines.len() as f32 + 3.0;
        let heights = entries.iter().zip(&lines).map(|((group, _), own)| (*group, height(own)));
        let heights = heights.collect();
        Self { desk, entries, columns, width, lines, heights }
    }

    /// The whole list, column by column.
    pub(super) fn whole(&self) -> Strip {
        if self.entries.is_empty() {
            return Strip::default();
        }
        let mut marks = vec![Mark::from(self.title(""))];
        let mut bottom: f32 = 0.0;
        for (column, range) in columns(&self.heights, self.columns).into_iter().enumerate() {
            let mut y = TITLE;
            for at in range.clone() {
                if let Some(words) = heading(&self.heights, range.start, at) {
                    marks.push(self.heading(&words, (column, y)).into());
                    y += HEADING;
                }
                marks.push(self.entry(at, (column, y)).into());
                y += self.heights[at].1 + self.below(at);
            }
            bottom = bottom.max(y);
        }
        Strip::new(marks, bottom).of(TOPIC)
    }

    /// The list row by row, so that it goes on from sheet to sheet; in fewer columns where an entry would be high.
    pub(super) fn strips(&self, book: &Book<'_>) -> Vec<Strip> {
        let room = book.least_room().unwrap_or(f32::INFINITY);
        let highest = self.heights.iter().map(|(_, height)| *height).fold(0.0, f32::max);
        if highest > room / 2.0 && self.columns > 1 {
            let fewer = Self::in_columns(self.desk, self.entries.clone(), self.columns - 1);
            return fewer.strips(book);
        }
        let mut strips = Vec::new();
        for range in groups(&self.heights) {
            let group = self.entries[range.start].0;
            strips.push(self.begin(range.start));
            let opening = Rc::new(self.again(group));
            let end = range.end;
            let rows = range.step_by(self.columns);
            let rows = rows.map(|start| self.row(start..(start + self.columns).min(end)));
            strips.extend(rows.map(|row| row.of(TOPIC).opened(&opening)));
        }
        strips
    }

    /// What stands above the rows of a group: its name, and above the first one the title.
    fn begin(&self, first: usize) -> Strip {
        let group = self.entries[first].0;
        let (mut marks, mut y, mut above) = (Vec::new(), 0.0, BELOW_GROUP);
        if first == 0 {
            marks.push(Mark::from(self.title("")));
            (y, above) = (TITLE, self.desk.spaces().above);
        }
        marks.push(self.heading(group, (0, y)).into());
        Strip::new(marks, y + HEADING).below(above).of(TOPIC).held()
    }

    /// Title and name of a group where they go on on another sheet.
    fn again(&self, group: &str) -> Opening {
        let heading = self.heading(&format!("{group}（续）"), (0, TITLE));
        Opening {
            marks: vec![self.title("（续）").into(), heading.into()],
            height: TITLE + HEADING,
        }
    }

    fn row(&self, range: Range<usize>) -> Strip {
        let height = self.heights[range.clone()].iter().map(|(_, height)| *height);
        let entries = range.enumerate().map(|(column, at)| self.entry(at, (column, 0.0)).into());
        Strip::new(entries.collect(), height.fold(0.0, f32::max))
    }

    fn title(&self, again: &str) -> Text {
        let title = format!("供应关系 {} 条{again}", self.entries.len());
        let ink = Ink::bold(17.0, Colour::Ink);
        self.desk.fonts().set(&title, ink).at(self.desk.paper().left(), 17.0)
    }

    fn heading(&self, words: &str, (column, y): (usize, f32)) -> Text {
        let ink = Ink::bold(SMALL, Colour::Ink2);
        self.desk.fonts().set_middle(words, ink, y + LEADING / 2.0).starting(self.x(column))
    }

    fn entry(&self, at: usize, (column, y): (usize, f32)) -> Group {
        let rect = Rect::new(self.x(column), y, self.width, self.heights[at].1);
        let block = self.desk.fonts().block(self.lines[at].clone(), Supply::ink(), LEADING);
        self.entries[at].1.draw(self.desk, &block, rect)
    }

    fn x(&self, column: usize) -> f32 {
        self.desk.paper().left() + column as f32 * (self.width + COLUMN_GAP)
    }

    /// Room below an entry of a column.
    fn below(&self, at: usize) -> f32 {
        let ends = self.entries.get(at + 1).is_some_and(|next| next.0 != self.entries[at].0);
        if ends { BELOW_GROUP } else { 0.0 }
    }
}

/// What the other sheets call the list.
const TOPIC: &str = "供应关系";

/// Where each group begins and ends.
fn groups(entries: &[(&str, f32)]) -> Vec<Range<usize>> {
    let mut start = 0;
    let ranges = entries.chunk_by(|a, b| a.0 == b.0).map(|group| {
        start += group.len();
        start - group.len()..start
    });
    ranges.collect()
}

/// The heading over an entry: at the start of a group, and again at the start of a column.
fn heading(entries: &[(&str, f32)], first: usize, at: usize) -> Option<String> {
    let group = entries[at].0;
    let begins = at == 0 || entries[at - 1].0 != group;
    match (begins, at == first) {
        (true, _) => Some(group.to_owned()),
        (false, true) => Some(format!("{group}（续）")),
        (false, false) => None,
    }
}

/// Ranges of entries for the columns, in order, the tallest column as low as can be. Entries come with the name of
/// their group and their height.
fn columns(entries: &[(&str, f32)], count: usize) -> Vec<Range<usize>> {
    let total: f32 = entries.iter().map(|(_, height)| height).sum();
    let mut limit = (total / count as f32).max(LEAST);
    loop {
        let ranges = fill(entries, limit);
        if ranges.len() <= count {
            return whole_groups(entries, (count, limit)).unwrap_or(ranges);
        }
        limit += LEADING / 2.0;
    }
}

/// A column for each group, where that makes no column much higher than it could be.
fn whole_groups(
    entries: &[(&str, f32)],
    (count, limit): (usize, f32),
) -> Option<Vec<Range<usize>>> {
    let ranges = groups(entries);
    let height = |range: &Range<usize>| -> f32 {
        HEADING + entries[range.clone()].iter().map(|(_, height)| height).sum::<f32>()
    };
    let fits = ranges.iter().all(|range| height(range) <= 1.4 * limit);
    (ranges.len() == count && fits).then_some(ranges)
}

/// Columns that each take what they can; a column takes one entry at least.
fn fill(entries: &[(&str, f32)], limit: f32) -> Vec<Range<usize>> {
    let (mut ranges, mut start, mut used) = (Vec::new(), 0, 0.0);
    for (at, (_, height)) in entries.iter().enumerate() {
        let with = |first| height + heading(entries, first, at).map_or(0.0, |_| HEADING);
        if at > start && used + with(start) > limit {
            ranges.push(start..at);
            (start, used) = (at, 0.0);
        }
        used += with(start);
    }
    ranges.push(start..entries.len());
    ranges
}

impl Supply<'_> {
    /// By what the record is known from edition to edition.
    fn about(&self) -> String {
        let end = |id: &Option<crate::model::Ref>| {
            id.as_ref().map(|id| id.value.clone()).unwrap_or_default()
        };
        format!("{}→{}", end(&self.relation.from), end(&self.relation.to))
    }

    fn ink() -> Ink {
        Ink::regular(SMALL, Colour::Ink)
    }

    /// `N-001 EDA 与 IP → N-009 芯片设计：设计工具`, with what stands between the ends.
    fn words(&self, desk: &Desk<'_>, between: char) -> String {
        let what = self.relation.what.as_ref().map(|what| format!("：{}", what.value));
        let (from, to) = (named(desk, self.ends.0), named(desk, self.ends.1));
        let words = format!("{from}{between}→ {to}{}", what.unwrap_or_default());
        desk.page.studio.flagged(&self.about(), &words)
    }

    /// One line, or one for each end and more where they are long.
    fn lines(&self, desk: &Desk<'_>, width: f32) -> Vec<Line> {
        let fonts = desk.fonts();
        let whole = fonts.wrap(&self.words(desk, ' '), Self::ink().style, width);
        match whole.len() {
            1 => whole,
            _ => fonts.wrap(&self.words(desk, '\n'), Self::ink().style, width),
        }
    }

    fn draw(&self, desk: &Desk<'_>, block: &Block, rect: Rect) -> Group {
        let area = Rect { y: rect.y + (LEADING - SMALL) / 2.0, ..rect };
        let lines = block.top(area, Align::Start).into_iter().map(Mark::from).collect();
        // The far end is where the reader wants to go: the other chain, or the supplied link.
        let far = if desk.owns(self.ends.0) { self.ends.1 } else { self.ends.0 };
        let group = Group::new(lines).bounds(rect).tag("supply").about(self.about());
        let group = group.label(self.words(desk, ' '));
        group.link(desk.page.link_to(far))
    }
}

/// An end of a relation with its number; of another chain with the name of that chain.
fn named(desk: &Desk<'_>, entity: Entity<'_>) -> String {
    let own = desk.owns(entity);
    match entity {
        Entity::Chain(_) if own => "本链".to_owned(),
        Entity::Chain(chain) => chain.record.name.value.clone(),
        Entity::Link(chain, _) | Entity::Product(chain, _) if !own => {
            format!("{} {}（{}）", desk.site().number(entity), entity.name(), chain.short_name())
        }
        _ => format!("{} {}", desk.short(entity), entity.name()),
    }
}

#[cfg(test)]
mod tests {
    use super::{columns, heading};

    #[test]
    fn columns_keep_the_order_and_are_of_like_height() {
        let even = [("一", 40.0); 9];
        assert_eq!(columns(&even, 3), [0..3, 3..6, 6..9]);
        let groups = [("一", 40.0), ("一", 40.0), ("二", 40.0), ("三", 40.0)];
        assert_eq!(columns(&groups, 3), [0..2, 2..3, 3..4]);
        assert_eq!(columns(&even[..1], 3).len(), 1);
    }

    #[test]
    fn a_column_says_which_group_goes_on_in_it() {
        let entries = [("一", 20.0), ("一", 20.0), ("二", 20.0)];
        let heads: Vec<_> = (0..3).map(|at| heading(&entries, 1, at)).collect();
        assert_eq!(
            heads,
            [Some("一".to_owned()), Some("一（续）".to_owned()), Some("二".to_owned())]
        );
    }
}
