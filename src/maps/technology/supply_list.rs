//! Supply relations as a list below the map: all of them, whether drawn as lines or not.

use super::super::coding::SMALL;
use super::Desk;
use super::supply::Supplies;
use crate::scene::{Colour, Group, Mark, Rect};
use crate::site::{Entity, Supply};
use crate::text::{Align, Ink, Line};
use std::ops::Range;

/// Columns of the list.
const COLUMNS: usize = 3;
/// Room between them.
const COLUMN_GAP: f32 = 36.0;
/// From line to line.
const LEADING: f32 = 21.0;
/// A list so short stays in one column.
const LEAST: f32 = 5.0 * LEADING;
/// Height of the heading of a group.
const HEADING: f32 = LEADING + 4.0;

/// The list below the map, from `top` on; returns its marks and its bottom.
pub(super) fn draw(desk: &Desk<'_>, supplies: &Supplies<'_>, top: f32) -> (Vec<Mark>, f32) {
    if supplies.len() == 0 {
        return (Vec::new(), top);
    }
    let (fonts, paper) = (desk.fonts(), desk.paper());
    let title = format!("供应关系 {} 条", supplies.len());
    let title = fonts.set(&title, Ink::bold(17.0, Colour::Ink)).at(paper.left(), top + 17.0);
    let mut marks = vec![Mark::from(title)];
    let width = (paper.room() + COLUMN_GAP) / COLUMNS as f32 - COLUMN_GAP;
    let entries = supplies.entries();
    let heights: Vec<(&str, f32)> =
        entries.iter().map(|(group, one)| (*group, one.height(desk, width))).collect();
    let mut bottom = top;
    for (column, range) in columns(&heights).into_iter().enumerate() {
        let x = paper.left() + column as f32 * (width + COLUMN_GAP);
        let mut y = top + 34.0;
        for at in range.clone() {
            let (group, one) = entries[at];
            if let Some(words) = heading(&heights, range.start, at) {
                let ink = Ink::bold(SMALL, Colour::Ink2);
                marks.push(fonts.set_middle(&words, ink, y + LEADING / 2.0).starting(x).into());
                y += HEADING;
            }
            let rect = Rect::new(x, y, width, heights[at].1);
            marks.push(one.draw(desk, rect).into());
            y = rect.bottom()
                + if at + 1 < entries.len() && entries[at + 1].0 != group { 8.0 } else { 0.0 };
        }
        bottom = bottom.max(y);
    }
    (marks, bottom)
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
fn columns(entries: &[(&str, f32)]) -> Vec<Range<usize>> {
    let total: f32 = entries.iter().map(|(_, height)| height).sum();
    let mut limit = (total / COLUMNS as f32).max(LEAST);
    loop {
        let ranges = fill(entries, limit);
        if ranges.len() <= COLUMNS {
            return whole_groups(entries, limit).unwrap_or(ranges);
        }
        limit += LEADING / 2.0;
    }
}

/// A column for each group, where that makes no column much higher than it could be.
fn whole_groups(entries: &[(&str, f32)], limit: f32) -> Option<Vec<Range<usize>>> {
    let mut start = 0;
    let ranges = entries.chunk_by(|a, b| a.0 == b.0).map(|group| {
        start += group.len();
        start - group.len()..start
    });
    let ranges: Vec<Range<usize>> = ranges.collect();
    let height = |range: &Range<usize>| -> f32 {
        HEADING + entries[range.clone()].iter().map(|(_, height)| height).sum::<f32>()
    };
    let fits = ranges.iter().all(|range| height(range) <= 1.4 * limit);
    (ranges.len() == COLUMNS && fits).then_some(ranges)
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
    fn ink() -> Ink {
        Ink::regular(SMALL, Colour::Ink)
    }

    /// `N-001 EDA 与 IP → N-009 芯片设计：设计工具`, with what stands between the ends.
    fn words(&self, desk: &Desk<'_>, between: char) -> String {
        let what = self.relation.what.as_ref().map(|what| format!("：{}", what.value));
        let (from, to) = (named(desk, self.ends.0), named(desk, self.ends.1));
        format!("{from}{between}→ {to}{}", what.unwrap_or_default())
    }

    fn height(&self, desk: &Desk<'_>, width: f32) -> f32 {
        LEADING * self.lines(desk, width).len() as f32 + 3.0
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

    fn draw(&self, desk: &Desk<'_>, rect: Rect) -> Group {
        let block = desk.fonts().block(self.lines(desk, rect.width), Self::ink(), LEADING);
        let area = Rect { y: rect.y + (LEADING - SMALL) / 2.0, ..rect };
        let lines = block.top(area, Align::Start).into_iter().map(Mark::from).collect();
        // The far end is where the reader wants to go: the other chain, or the supplied link.
        let far = if desk.owns(self.ends.0) { self.ends.1 } else { self.ends.0 };
        let group = Group::new(lines).bounds(rect).tag("supply").label(self.words(desk, ' '));
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
        assert_eq!(columns(&even), [0..3, 3..6, 6..9]);
        let groups = [("一", 40.0), ("一", 40.0), ("二", 40.0), ("三", 40.0)];
        assert_eq!(columns(&groups), [0..2, 2..3, 3..4]);
        assert_eq!(columns(&even[..1]).len(), 1);
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
