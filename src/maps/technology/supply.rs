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
    let (mut x, mut bottom) = (MARGIN, top);
    for (heading, group, columns) in groups(supplies) {
        let ink = Ink::bold(SMALL, Colour::Ink2);
        let text = fonts.set_middle(heading, ink, top + 34.0 + LEADING / 2.0);
        marks.push(text.starting(x).into());
        let heights: Vec<f32> = group.iter().map(|one| one.height(desk, width)).collect();
        for range in split(&heights, columns) {
            let mut y = top + 34.0 + LEADING + 4.0;
            for at in range {
                marks.push(group[at].draw(desk, Rect::new(x, y, width, heights[at])).into());
                y += heights[at];
            }
            bottom = bottom.max(y);
            x += width + COLUMN_GAP;
        }
    }
    (marks, bottom)
}

type Listed<'s, 'd> = (&'static str, &'s [Supply<'d>], usize);

/// The groups of the list with the number of columns that each may take: where one is lacking, the first one spreads.
fn groups<'s, 'd>(supplies: &'s Supplies<'d>) -> Vec<Listed<'s, 'd>> {
    let all = [
        ("本链之内", &supplies.inner),
        ("供应其他链", &supplies.outward),
        ("其他链供应本链", &supplies.inward),
    ];
    let there = all.into_iter().filter(|(_, group)| !group.is_empty());
    let mut groups: Vec<Listed<'_, '_>> =
        there.map(|(heading, group)| (heading, group.as_slice(), 1)).collect();
    let spare = COLUMNS - groups.len();
    if let Some(first) = groups.first_mut() {
        first.2 += spare;
    }
    groups
}

/// Ranges of entries for the columns, in order, the tallest column as low as can be.
fn split(heights: &[f32], columns: usize) -> Vec<std::ops::Range<usize>> {
    let total: f32 = heights.iter().sum();
    let tallest = heights.iter().copied().fold(0.0, f32::max);
    let mut limit = (total / columns as f32).max(tallest);
    loop {
        let ranges = fill(heights, limit);
        if ranges.len() <= columns {
            return ranges;
        }
        limit += LEADING / 2.0;
    }
}

fn fill(heights: &[f32], limit: f32) -> Vec<std::ops::Range<usize>> {
    let (mut ranges, mut start, mut used) = (Vec::new(), 0, 0.0);
    for (at, height) in heights.iter().enumerate() {
        if at > start && used + height > limit + 0.5 {
            ranges.push(start..at);
            (start, used) = (at, 0.0);
        }
        used += height;
    }
    ranges.push(start..heights.len());
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
    use super::{permutations, split};

    #[test]
    fn columns_keep_the_order_and_are_of_like_height() {
        assert_eq!(split(&[20.0; 7], 3), [0..3, 3..6, 6..7]);
        assert_eq!(split(&[20.0, 20.0, 60.0], 3), [0..2, 2..3]);
        assert_eq!(split(&[20.0], 3).len(), 1);
    }

    #[test]
    fn every_order_of_lanes_is_tried_once() {
        assert_eq!(permutations(3).len(), 6);
        assert_eq!(permutations(0).len(), 1);
    }
}
