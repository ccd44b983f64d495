//! From dates to places: the periods of a chain as columns as wide as what happens in them needs.

use crate::geometry::timeline::{Axis, Period as Column};
use crate::maps::coding::SMALL;
use crate::maps::page::Page;
use crate::model::{Item, Period, When};
use crate::scene::Colour;
use crate::site::{EntityKind, Key};
use crate::text::{Fonts, Ink};
use jiff::civil::Date;

/// Names of the periods, and where there are too many for that.
const NAMES: [Ink; 2] = [Ink::bold(17.0, Colour::Ink), Ink::bold(SMALL, Colour::Ink)];
/// Room around the name of a period in its column.
pub(super) const AROUND: f32 = 14.0;
/// Widest a line of such a name may be before it is broken.
const WIDEST: f32 = 110.0;

/// The periods of a roadmap on the sheet.
#[derive(Debug)]
pub(super) struct Calendar<'a> {
    axis: Axis,
    /// Left and right edge of the columns.
    pub(super) grid: (f32, f32),
    /// How their names look.
    pub(super) ink: Ink,
    /// First day and the day after the last one, as numbers.
    ends: Option<(f32, f32)>,
    /// The columns, from left to right.
    pub(super) columns: Vec<Heading>,
    as_of: Option<&'a When>,
}

/// A column and what it is called.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    /// As the author wrote it.
    pub(super) label: String,
    /// Left edge.
    pub(super) left: f32,
    /// Right edge.
    pub(super) right: f32,
    /// First and last year.
    pub(super) years: (i16, i16),
}

/// Where an item lies in time, on the sheet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Span {
    /// From a place to another.
    Bar(f32, f32),
    /// At a place.
    Point(f32),
    /// The content does not say when.
    Undated,
}

impl<'a> Calendar<'a> {
    /// The calendar of a chain. Without periods of its own every year in which something happens is one.
    pub(super) fn of(page: &Page<'a>, grid: (f32, f32)) -> Self {
        let (chain, fonts, breadth) = (page.view.chain, page.studio.fonts, grid.1 - grid.0);
        let periods: Vec<(String, When)> = match chain.periods.is_empty() {
            true => years(&chain.roadmap, breadth),
            false => chain.periods.iter().map(named).collect(),
        };
        // On a change sheet columns are as wide as they were before what is new and what moved.
        let was_there = |item: &&Item| {
            let key = Key::local(EntityKind::Item, chain.id(), &item.record.id.value);
            page.studio.was_there(page.studio.site.numbers.get(&key))
        };
        let weighed: Vec<&Item> = chain.roadmap.iter().filter(was_there).collect();
        let mut columns: Vec<Column> =
            periods.iter().map(|(_, span)| column(*span, &weighed)).collect();
        let names: Vec<&str> = periods.iter().map(|(label, _)| label.as_str()).collect();
        let ink = widen(fonts, &mut columns, &names, breadth);
        let axis = Axis::new(columns, grid.0, breadth);
        let edges: Vec<_> = axis.columns().collect();
        let headings = periods.iter().zip(edges).map(|((label, span), (left, right))| Heading {
            label: label.clone(),
            left,
            right,
            years: (span.start.year(), span.end.year()),
        });
        let first = periods.first().map(|(_, span)| number(span.start));
        let last = periods.last().map(|(_, span)| after(span.end));
        let as_of = page.studio.site.model.settings.as_of.as_ref().map(|when| &when.value);
        Self { columns: headings.collect(), axis, grid, ink, ends: first.zip(last), as_of }
    }

    /// Whether there are no periods.
    pub(super) fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    /// Whether a period is longer than a year.
    pub(super) fn has_years(&self) -> bool {
        self.columns.iter().any(|column| column.years.0 < column.years.1)
    }

    /// Where the day of the edition ends, if it lies in the periods, and the day in words.
    pub(super) fn edition(&self) -> Option<(f32, String)> {
        let (first, last) = self.ends?;
        let day = self.as_of?.end;
        let time = after(day);
        (first < time && time <= last + 0.01).then(|| (self.axis.x(time), day.to_string()))
    }

    /// Where an item lies.
    pub(super) fn span(&self, item: &Item) -> Span {
        let start = item.from.map(|when| self.axis.x(number(when.value.start)));
        let end = item.to.map(|when| self.axis.x(after(when.value.end)));
        match (item.at, start, end) {
            (Some(at), ..) => Span::Point(self.point(item, at.value)),
            (None, Some(from), Some(to)) => Span::Bar(from.min(to), to.max(from)),
            (None, Some(from), None) => Span::Bar(from, self.grid.1),
            (None, None, Some(to)) => Span::Bar(self.grid.0, to),
            (None, None, None) => Span::Undated,
        }
    }

    /// A goal stands where it falls due; what happened stands in the middle of the days that are given.
    fn point(&self, item: &Item, at: When) -> f32 {
        let reach = super::state::MILESTONE;
        let end = self.axis.x(after(at.end));
        let x = match super::is_due(item) {
            true => end - reach,
            false => f32::midpoint(self.axis.x(number(at.start)), end),
        };
        x.clamp(self.grid.0 + reach, self.grid.1 - reach)
    }

    /// What of an item lies outside the periods, in words.
    pub(super) fn outside(&self, item: &Item) -> Vec<String> {
        let Some((first, last)) = self.ends else { return Vec::new() };
        let (from, to) = (item.at.or(item.from), item.at.or(item.to));
        let early = from.filter(|when| number(when.value.start) < first - 0.01);
        let late = to.filter(|when| after(when.value.end) > last + 0.01);
        let word = |is_point: bool, early, late| if is_point { early } else { late };
        let is_point = item.at.is_some();
        let early = early
            .map(|when| format!("{} {}", word(is_point, "早于图中时期：", "始于"), when.value));
        let late =
            late.map(|when| format!("{} {}", word(is_point, "晚于图中时期：", "止于"), when.value));
        early.into_iter().chain(late).collect()
    }

    /// The column around a place.
    pub(super) fn around(&self, x: f32) -> (f32, f32) {
        let found = self.columns.iter().find(|column| x <= column.right);
        found.map_or(self.grid, |column| (column.left, column.right))
    }
}

fn named(period: &Period) -> (String, When) {
    (period.label.value.replace('-', "–"), period.span)
}

/// The least width of a column with a single year.
const YEAR: f32 = 56.0;
/// The same for one that holds several.
const YEARS: f32 = 104.0;

/// Every year from the first to the last thing that happens; several in a column where there are too many.
fn years(items: &[Item], breadth: f32) -> Vec<(String, When)> {
    let dates = items.iter().flat_map(|item| [item.from, item.to, item.at]).flatten();
    let years: Vec<i16> =
        dates.flat_map(|when| [when.value.start.year(), when.value.end.year()]).collect();
    let (Some(first), Some(last)) = (years.iter().min(), years.iter().max()) else {
        return Vec::new();
    };
    let count = f32::from(*last) - f32::from(*first) + 1.0;
    let has_room = |step: &u8| {
        let least = if *step == 1 { YEAR } else { YEARS };
        (count / f32::from(*step)).ceil() * least <= breadth
    };
    let step = (1..u8::MAX).find(has_room).unwrap_or(u8::MAX);
    let year = |year: i16| When::parse(&format!("{year:04}"));
    let period = |from: i16| {
        let to = from.saturating_add(i16::from(step) - 1).min(*last);
        let label = if from == to { from.to_string() } else { format!("{from}–{to}") };
        Some((label, When { start: year(from)?.start, end: year(to)?.end }))
    };
    (*first..=*last).step_by(usize::from(step)).filter_map(period).collect()
}

/// Gives each column at least the width of its name, at the cost of those that have more; returns how the names look.
fn widen(fonts: &Fonts<'_>, columns: &mut [Column], names: &[&str], breadth: f32) -> Ink {
    let least = |ink: Ink| -> Vec<f32> {
        let widest = |name: &&str| {
            let lines = fonts.wrap(name, ink.style, WIDEST);
            AROUND + 1.0 + lines.iter().map(|line| line.width).fold(0.0, f32::max)
        };
        names.iter().map(widest).collect()
    };
    let [ink, small] = NAMES;
    let ink = if least(ink).iter().sum::<f32>() <= breadth { ink } else { small };
    let least = least(ink);
    if least.iter().sum::<f32>() > breadth {
        columns.iter_mut().zip(&least).for_each(|(column, least)| column.share = *least);
        return ink;
    }
    let mut is_fixed = vec![false; columns.len()];
    loop {
        let free = breadth - fixed(&least, &is_fixed);
        let shares = columns.iter().zip(&is_fixed).filter(|(_, is_fixed)| !**is_fixed);
        let unit = free / shares.map(|(column, _)| column.share).sum::<f32>();
        let narrow = |at: &usize| !is_fixed[*at] && columns[*at].share * unit < least[*at];
        let Some(at) = (0..columns.len()).find(narrow) else {
            if is_fixed.contains(&true) {
                for ((column, is_fixed), least) in columns.iter_mut().zip(&is_fixed).zip(&least) {
                    column.share = if *is_fixed { *least } else { column.share * unit };
                }
            }
            return ink;
        };
        is_fixed[at] = true;
    }
}

fn fixed(least: &[f32], is_fixed: &[bool]) -> f32 {
    least.iter().zip(is_fixed).filter(|(_, is_fixed)| **is_fixed).map(|(least, _)| least).sum()
}

/// A period's share of the width: the same for all, and more for what happens in it. Long periods are no
/// wider than short ones for their length alone.
fn column(span: When, items: &[&Item]) -> Column {
    let meets = |from: Date, to: Date| from <= span.end && to >= span.start;
    let mut share: f32 = 1.0;
    for item in items {
        let bar = item.from.or(item.to).zip(item.to.or(item.from));
        if item.at.is_some_and(|at| meets(at.value.end, at.value.end)) {
            // Goals say most: name, value, calibre, what was reached.
            share += if super::is_due(item) { 0.26 } else { 0.12 };
        } else if bar.is_some_and(|(from, to)| meets(from.value.start, to.value.end)) {
            share += 0.06;
        }
    }
    Column { start: number(span.start), end: after(span.end), share: share.min(3.4) }
}

/// A day as a number of years, at its beginning.
pub(super) fn number(day: Date) -> f32 {
    let share = f32::from(day.day_of_year() - 1) / f32::from(day.days_in_year());
    f32::from(day.year()) + share
}

/// The end of a day as a number of years.
fn after(day: Date) -> f32 {
    number(day) + 1.0 / f32::from(day.days_in_year())
}
