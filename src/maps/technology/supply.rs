//! Supply relations: lines through the gutters where they stay clean, and all of them as a list below the map.
//!
//! A line is drawn between links of neighbouring bands only. All that one link receives comes together in
//! one lane of the gutter; where lanes would run over each other the gutter stays empty and the list says it.

use super::super::coding::SMALL;
use super::super::sheet::{MARGIN, WIDTH};
use super::Desk;
use crate::model::{Ref, Relation};
use crate::scene::{Colour, Group, Mark, Point, Rect, Shape, Stroke};
use crate::site::Entity;
use crate::text::{Align, Ink, Line};
use std::ops::Range;

/// Most lanes in a gutter.
const MOST_LANES: usize = 4;
/// Room between two lanes.
const LANE: f32 = 7.0;
/// From the panel's edge to the first lane on the left, and from the last one to the arrow's panel.
const LEFT: f32 = 8.0;
/// Room for the arrow heads.
const RIGHT: f32 = 16.0;

/// How much lower than arrows arrive lines may leave.
const LOWER: f32 = 9.0;

/// How the lines look.
pub(super) const fn stroke() -> Stroke {
    Stroke::new(Colour::Ink2, 1.4)
}

/// Whether relations are drawn as lines or listed only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lines {
    /// Some are drawn; all are listed.
    Drawn,
    /// All are listed.
    Listed,
}

/// A relation with its ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Supply<'d> {
    /// What supplies.
    pub(super) from: Entity<'d>,
    /// What is supplied.
    pub(super) to: Entity<'d>,
    /// What is delivered, and its sources.
    pub(super) relation: &'d Relation,
}

/// The relations that touch the chain.
#[derive(Debug, Default)]
pub(super) struct Supplies<'d> {
    /// Within the chain.
    pub(super) inner: Vec<Supply<'d>>,
    /// To other chains.
    pub(super) outward: Vec<Supply<'d>>,
    /// From other chains.
    pub(super) inward: Vec<Supply<'d>>,
}

impl<'d> Supplies<'d> {
    /// Finds them in the order of the content; what cannot be resolved `check` has reported.
    pub(super) fn of(desk: &Desk<'d>) -> Self {
        let mut found = Self::default();
        let own = desk.view.chain.id();
        for view in &desk.site().chains {
            let id = view.chain.id();
            for relation in &view.chain.relations {
                let end = |one: &'d Option<Ref>| desk.site().find(Some(id), &one.as_ref()?.value);
                let (Some(from), Some(to)) = (end(&relation.from), end(&relation.to)) else {
                    continue;
                };
                let supply = Supply { from, to, relation };
                match (id == own, chain_of(to) == Some(own)) {
                    (true, true) => found.inner.push(supply),
                    (true, false) => found.outward.push(supply),
                    (false, true) => found.inward.push(supply),
                    (false, false) => {}
                }
            }
        }
        found
    }

    /// All of them with the names of their groups, in the order of the list.
    fn entries(&self) -> Vec<(&'static str, Supply<'d>)> {
        let groups = [
            ("本链之内", &self.inner),
            ("供应其他链", &self.outward),
            ("其他链供应本链", &self.inward),
        ];
        let entries =
            groups.into_iter().flat_map(|(name, group)| group.iter().map(move |one| (name, *one)));
        entries.collect()
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.inner.len() + self.outward.len() + self.inward.len()
    }
}

/// The chain that something belongs to.
fn chain_of(entity: Entity<'_>) -> Option<&str> {
    match entity {
        Entity::Chain(chain)
        | Entity::Band(chain, _)
        | Entity::Link(chain, _)
        | Entity::Product(chain, _)
        | Entity::Item(chain, _)
        | Entity::Target(chain, _) => Some(chain.id()),
        _ => None,
    }
}

/// The link directly in a band in which something stands.
fn top(desk: &Desk<'_>, entity: Entity<'_>) -> Option<usize> {
    let id = &entity.record().id.value;
    let position = |wanted: &str| {
        desk.view.links.iter().position(|place| place.link.record.id.value == wanted)
    };
    let mut at = match entity {
        Entity::Link(..) => position(id)?,
        Entity::Product(..) => desk.view.product(id)?.link,
        _ => return None,
    };
    while let Some(parent) = desk.view.links[at].parent {
        at = parent;
    }
    Some(at)
}

/// Where a panel stands: its link's position in the chain, its column, its box, the height of its title.
#[derive(Debug, Clone, Copy)]
pub(super) struct Port {
    /// Position of the link in the chain.
    pub(super) link: usize,
    /// Column in the row of bands.
    pub(super) column: usize,
    /// The panel.
    pub(super) rect: Rect,
}

impl Port {
    /// Height at which lines leave and arrive.
    fn y(&self) -> f32 {
        self.rect.y + 22.0
    }
}

/// The lines of a row of bands.
pub(super) fn lines(desk: &Desk<'_>, supplies: &Supplies<'_>, ports: &[Port]) -> Vec<Mark> {
    let columns = ports.iter().map(|port| port.column + 1).max().unwrap_or_default();
    let port = |entity| {
        let link = top(desk, entity)?;
        ports.iter().find(|port| port.link == link).copied()
    };
    let ends: Vec<(Port, Port)> =
        (supplies.inner.iter()).filter_map(|one| Some((port(one.from)?, port(one.to)?))).collect();
    (0..columns).flat_map(|column| gutter(&ends, column)).map(Mark::from).collect()
}

/// The lines in the gutter to the right of a column.
fn gutter(ends: &[(Port, Port)], column: usize) -> Vec<Shape> {
    let mut lanes: Vec<(Port, Vec<Port>)> = Vec::new();
    for (from, to) in ends {
        if from.column != column || to.column != column + 1 {
            continue;
        }
        match lanes.iter_mut().find(|(target, _)| target.link == to.link) {
            Some((_, sources)) if sources.iter().any(|one| one.link == from.link) => {}
            Some((_, sources)) => sources.push(*from),
            None => lanes.push((*to, vec![*from])),
        }
    }
    if lanes.is_empty() || lanes.len() > MOST_LANES {
        return Vec::new();
    }
    let orders = permutations(lanes.len());
    // Lines leave level with the arrows that arrive; where that lets them run over each other, a little lower.
    let routed = [0.0, LOWER].into_iter().flat_map(|lower| {
        let lanes = &lanes;
        orders.iter().map(move |order| route(lanes, order, lower))
    });
    let best = routed.reduce(|best, next| if next.faults < best.faults { next } else { best });
    best.filter(|best| best.faults <= CLEAN).map(|best| best.shapes()).unwrap_or_default()
}

/// Up to so many faults (a crossing is one, a line on a line is ten) a gutter is clean.
const CLEAN: usize = 2;

/// Level and upright pieces of a routing.
#[derive(Debug)]
struct Routing {
    paths: Vec<Vec<Point>>,
    faults: usize,
}

impl Routing {
    fn shapes(self) -> Vec<Shape> {
        self.paths.into_iter().map(|points| stroke().arrow(points, 5.0)).collect()
    }
}

/// Routes every lane, the lanes standing from left to right in an order.
fn route(lanes: &[(Port, Vec<Port>)], order: &[usize], lower: f32) -> Routing {
    let mut paths: Vec<(usize, Vec<Point>)> = Vec::new();
    for (at, lane) in order.iter().enumerate() {
        let (target, sources) = &lanes[*lane];
        for source in sources {
            let x = source.rect.right() + LEFT + LANE * at as f32;
            let y = source.y() + lower + leaving(lanes, source, *lane);
            let start = Point::new(source.rect.right(), y);
            let end = Point::new(target.rect.x - 1.0, target.y());
            let turn = [Point::new(x, start.y), Point::new(x, end.y)];
            let path = if (start.y - end.y).abs() < 0.5 {
                vec![start, end]
            } else {
                vec![start, turn[0], turn[1], end]
            };
            paths.push((*lane, path));
        }
    }
    let mut faults = 0;
    for (index, (lane, path)) in paths.iter().enumerate() {
        for (other, second) in &paths[index + 1..] {
            if lane != other {
                faults += conflicts(path, second);
            }
        }
    }
    Routing { paths: paths.into_iter().map(|(_, path)| path).collect(), faults }
}

/// A source of several lanes sends each line from a height of its own.
fn leaving(lanes: &[(Port, Vec<Port>)], source: &Port, lane: usize) -> f32 {
    let mut fed = (0..lanes.len())
        .filter(|one| lanes[*one].1.iter().any(|port| port.link == source.link))
        .collect::<Vec<_>>();
    // The line to the highest target leaves highest, so that lines of one source do not cross.
    fed.sort_by(|a, b| lanes[*a].0.rect.y.total_cmp(&lanes[*b].0.rect.y));
    let place = fed.iter().position(|one| *one == lane).unwrap_or_default();
    8.0 * (place as f32 - (fed.len() as f32 - 1.0) / 2.0)
}

/// How often two paths cross, and how often one runs on the other, which counts tenfold.
fn conflicts(a: &[Point], b: &[Point]) -> usize {
    let mut faults = 0;
    for one in a.windows(2) {
        for two in b.windows(2) {
            faults += touch((one[0], one[1]), (two[0], two[1]));
        }
    }
    faults
}

fn touch(a: (Point, Point), b: (Point, Point)) -> usize {
    let level = |piece: (Point, Point)| (piece.0.y - piece.1.y).abs() < 0.1;
    let share = |a: (f32, f32), b: (f32, f32)| {
        a.0.min(a.1) < b.0.max(b.1) - 0.1 && b.0.min(b.1) < a.0.max(a.1) - 0.1
    };
    let (ax, ay) = ((a.0.x, a.1.x), (a.0.y, a.1.y));
    let (bx, by) = ((b.0.x, b.1.x), (b.0.y, b.1.y));
    match (level(a), level(b)) {
        (true, true) => usize::from((ay.0 - by.0).abs() < 3.0 && share(ax, bx)) * 10,
        (false, false) => usize::from((ax.0 - bx.0).abs() < 3.0 && share(ay, by)) * 10,
        _ => usize::from(share(ax, bx) && share(ay, by)),
    }
}

fn permutations(count: usize) -> Vec<Vec<usize>> {
    let mut all: Vec<Vec<usize>> = vec![Vec::new()];
    for _ in 0..count {
        let longer = |begun: Vec<usize>| {
            let left: Vec<usize> = (0..count).filter(|one| !begun.contains(one)).collect();
            left.into_iter().map(move |next| [begun.clone(), vec![next]].concat())
        };
        all = all.into_iter().flat_map(longer).collect();
    }
    all
}

/// The room between bands: wide enough for the most lanes that a gutter needs.
pub(super) fn gutter_width(desk: &Desk<'_>, supplies: &Supplies<'_>) -> f32 {
    let mut targets: Vec<(usize, usize)> = Vec::new();
    for one in &supplies.inner {
        let (Some(from), Some(to)) = (top(desk, one.from), top(desk, one.to)) else { continue };
        let band = |link: usize| desk.view.links[link].band_at;
        if band(to) == band(from) + 1 && !targets.contains(&(band(from), to)) {
            targets.push((band(from), to));
        }
    }
    let lanes = |gutter: usize| targets.iter().filter(|(band, _)| *band == gutter).count();
    let most = targets.iter().map(|(band, _)| lanes(*band)).max().unwrap_or_default();
    LEFT + RIGHT + LANE * most.min(MOST_LANES) as f32
}

/// Columns of the list.
const COLUMNS: usize = 3;
/// Room between them.
const COLUMN_GAP: f32 = 36.0;
/// From line to line.
const LEADING: f32 = 21.0;
/// Height of the heading of a group.
const HEADING: f32 = LEADING + 4.0;

/// The list below the map, from `top` on; returns its marks and its bottom.
pub(super) fn list(desk: &Desk<'_>, supplies: &Supplies<'_>, top: f32) -> (Vec<Mark>, f32) {
    if supplies.len() == 0 {
        return (Vec::new(), top);
    }
    let fonts = desk.fonts();
    let title = format!("供应关系 {} 条", supplies.len());
    let title = fonts.set(&title, Ink::bold(17.0, Colour::Ink)).at(MARGIN, top + 17.0);
    let mut marks = vec![Mark::from(title)];
    let width = (WIDTH - 2.0 * MARGIN + COLUMN_GAP) / COLUMNS as f32 - COLUMN_GAP;
    let entries = supplies.entries();
    let heights: Vec<(&str, f32)> =
        entries.iter().map(|(group, one)| (*group, one.height(desk, width))).collect();
    let mut bottom = top;
    for (column, range) in columns(&heights).into_iter().enumerate() {
        let x = MARGIN + column as f32 * (width + COLUMN_GAP);
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
    let mut limit = total / COLUMNS as f32;
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
        let (from, to) = (named(desk, self.from), named(desk, self.to));
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
        let far =
            if chain_of(self.from) == Some(desk.view.chain.id()) { self.to } else { self.from };
        let group = Group::new(lines).bounds(rect).tag("supply").label(self.words(desk, ' '));
        group.link(desk.page.link_to(far))
    }
}

/// An end of a relation with its number; of another chain with the name of that chain.
fn named(desk: &Desk<'_>, entity: Entity<'_>) -> String {
    let own = chain_of(entity) == Some(desk.view.chain.id());
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
    use super::{columns, heading, permutations};

    #[test]
    fn columns_keep_the_order_and_are_of_like_height() {
        let even = [("一", 20.0); 9];
        assert_eq!(columns(&even), [0..3, 3..6, 6..9]);
        let groups = [("一", 20.0), ("一", 20.0), ("二", 20.0), ("三", 20.0)];
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

    #[test]
    fn every_order_of_lanes_is_tried_once() {
        assert_eq!(permutations(3).len(), 6);
        assert_eq!(permutations(0).len(), 1);
    }
}
