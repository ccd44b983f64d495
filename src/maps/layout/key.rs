//! The key of the colours: city groups with their firms, and the steps by number of firms.

use super::Plan;
use super::tile::QUIET;
use crate::maps::Paper;
use crate::maps::coding::SMALL;
use crate::maps::ground;
use crate::maps::legend;
use crate::maps::sheet::LegendItem;
use crate::scene::{Colour, Fill, Mark, Point, Rect, Scene, Shape, Size, Stroke, Text};
use crate::site::EntityKind;
use crate::text::{Align, Block, Ink};

/// Height of a line of the key, and the same on paper.
const LINE: f32 = 28.0;
const LOW: f32 = 25.0;
/// As wide as the key need be in a corner of the map on paper.
const NARROW: f32 = 322.0;
/// From one line of steps to the next.
const STEP: f32 = 26.0;
/// Where the name of a group begins.
const NAME: f32 = 30.0;
/// Corners of a small hexagon, 11 units from its middle.
const HEXAGON: [(f32, f32); 6] =
    [(0.0, -11.0), (9.5, -5.5), (9.5, 5.5), (0.0, 11.0), (-9.5, 5.5), (-9.5, -5.5)];

/// The sign of a city without records, where there is one. Paper has no room for what the tile says itself.
pub(super) fn quiet(plan: &Plan<'_>) -> Option<LegendItem> {
    let swatch = swatch(plan);
    let draw =
        move |rect: Rect| vec![swatch(rect.center(), Fill::Solid(Colour::White), QUIET).into()];
    let is_empty = plan.cities.iter().any(|city| city.placed.is_empty());
    let is_wanted = is_empty && plan.page.studio.paper == Paper::Screen;
    is_wanted.then(|| legend::shapes(22.0, "无记录的市州", draw))
}

/// A group and what is counted in it.
struct Line {
    /// Position among the groups; none for cities without a group.
    group: Option<usize>,
    name: Block,
    /// Its cities and firms.
    counts: Text,
    height: f32,
}

/// The key, measured.
pub(super) struct Key<'p, 'a> {
    plan: &'p Plan<'a>,
    width: f32,
    /// Height of a line.
    line: f32,
    lines: Vec<Line>,
}

impl<'p, 'a> Key<'p, 'a> {
    /// The key as it stands in the column beside the tiles.
    pub(super) fn beside(plan: &'p Plan<'a>) -> Self {
        Self::measure(plan, plan.frame.column)
    }

    /// The key as it stands in a corner of the map.
    pub(super) fn within(plan: &'p Plan<'a>) -> Self {
        match plan.page.studio.paper {
            Paper::Screen => Self::beside(plan),
            Paper::A4 | Paper::A3 => Self::measure(plan, NARROW),
        }
    }

    fn measure(plan: &'p Plan<'a>, width: f32) -> Self {
        let height = if plan.page.studio.paper == Paper::Screen { LINE } else { LOW };
        let groups = &plan.page.studio.site.model.groups;
        let named = groups.iter().enumerate();
        let named = named.map(|(at, group)| (Some(at), group.record.name.value.as_str()));
        let all = named.chain([(None, "未列入城市群")]);
        let lines = all.map(|(group, name)| line(plan, (group, name), (width, height)));
        Self { plan, width, line: height, lines: lines.flatten().collect() }
    }

    fn size(&self) -> Size {
        let lines: f32 = self.lines.iter().map(|line| line.height).sum();
        let (_, down) = self.steps(Point::default());
        Size::new(self.width, self.line + lines + 46.0 + down)
    }

    /// A corner of the map that no tile needs.
    pub(super) fn corner(&self, map: Rect, tiles: &[Rect]) -> Option<Rect> {
        let size = self.size();
        let (left, right) = (map.x, map.right() - size.width);
        let (top, bottom) = (map.y, map.bottom() - size.height);
        let corners = [(right, top), (left, bottom), (left, top), (right, bottom)];
        corners.into_iter().map(|(x, y)| Rect::new(x, y, size.width, size.height)).find(|rect| {
            let wide = rect.inset(-12.0);
            // A map of few rows may be lower than the key; the list goes on below it.
            map.contains(*rect, 0.5) && tiles.iter().all(|tile| tile.intersection(wide).is_none())
        })
    }

    /// Draws the key with its top left corner at a point; returns where it ends.
    pub(super) fn draw(&self, at: Point, scene: &mut Scene) -> f32 {
        let (fonts, column) = (self.plan.page.studio.fonts, self.width);
        let title =
            fonts.set_middle("城市群", Ink::bold(15.0, Colour::Ink), at.y + self.line / 2.0);
        let remark = fonts.set("按本站收录", Ink::regular(SMALL, Colour::Ink2));
        scene.push(remark.at(0.0, title.origin.y).ending(at.x + column));
        scene.push(title.starting(at.x));
        let mut y = at.y + self.line;
        scene.push(Stroke::new(Colour::Line, 1.0).horizontal(y, at.x, at.x + column));
        y += 4.0;
        for line in &self.lines {
            self.line(line, Rect::new(at.x, y, column, line.height), scene);
            y += line.height;
        }
        scene.marks.extend(self.steps(Point::new(at.x, y + 22.0)).0);
        at.y + self.size().height
    }

    fn line(&self, line: &Line, rect: Rect, scene: &mut Scene) {
        let middle = Point::new(rect.x + 10.0, rect.center().y);
        scene.push(swatch(self.plan)(
            middle,
            ground::fill(line.group, Some(1)),
            ground::edge(line.group),
        ));
        let (_, name) = rect.split_left(NAME);
        line.name.middle(name, Align::Start).into_iter().for_each(|text| scene.push(text));
        let below = self.plan.page.studio.fonts.centre_baseline(15.0);
        scene.push(line.counts.clone().at(0.0, middle.y + below).ending(rect.right()));
    }

    /// The steps of colour, in the colour of the first group, from a point on, and how far they go down beyond one line.
    fn steps(&self, at: Point) -> (Vec<Mark>, f32) {
        let fonts = self.plan.page.studio.fonts;
        let ink = Ink::regular(SMALL, Colour::Ink2);
        let group = self.lines.first().and_then(|line| line.group);
        let (mut marks, mut x, mut y): (Vec<Mark>, _, _) = (Vec::new(), at.x, at.y);
        let names = ground::step_names().into_iter().enumerate().map(|(at, name)| (Some(at), name));
        let mut names: Vec<_> = [(None, "0".to_owned())].into_iter().chain(names).collect();
        if let Some((_, last)) = names.last_mut() {
            last.push_str(" 家企业");
        }
        for (step, name) in names {
            if x + 25.0 + fonts.width(&name, ink.style) > at.x + self.width {
                (x, y) = (at.x, y + STEP);
            }
            let fill = ground::fill(group, step);
            marks
                .push(swatch(self.plan)(Point::new(x + 10.0, y), fill, ground::edge(group)).into());
            let text = fonts.set_middle(&name, ink, y).starting(x + 25.0);
            x = text.right() + 14.0;
            marks.push(text.into());
        }
        (marks, y - at.y)
    }
}

/// A group with what is counted in it; none for a group without cities.
fn line(
    plan: &Plan<'_>,
    (group, name): (Option<usize>, &str),
    (width, height): (f32, f32),
) -> Option<Line> {
    let cities: Vec<_> = plan.cities.iter().filter(|city| city.group == group).collect();
    if cities.is_empty() {
        return None;
    }
    let inside = |id: &str| cities.iter().any(|city| city.region.record.id.value == id);
    let firms = plan.located(EntityKind::Firm);
    let firms =
        firms.filter(|one| one.regions.iter().any(|region| inside(&region.record.id.value)));
    let fonts = plan.page.studio.fonts;
    let counts = format!("{} 市州\u{3000}{} 家企业", cities.len(), firms.count());
    let counts = fonts.set(&counts, Ink::regular(15.0, Colour::Ink2));
    let ink = Ink::bold(15.0, Colour::Ink);
    let lines = fonts.balance(name, ink.style, width - NAME - counts.width - 14.0);
    let name = fonts.block(lines, ink, 20.0);
    let height = (name.size().height + 8.0).max(height);
    Some(Line { group, name, counts, height })
}

/// A sample of the ground of a city.
type Swatch = fn(Point, Fill, Stroke) -> Shape;

/// The form of samples: that of the tiles, or a box where cities have areas of their own.
fn swatch(plan: &Plan<'_>) -> Swatch {
    match plan.page.studio.site.land {
        None => hexagon,
        Some(_) => |center, fill, stroke| {
            Rect::around(center, Size::new(18.0, 16.0)).filled(fill).stroked(stroke)
        },
    }
}

fn hexagon(center: Point, fill: Fill, stroke: Stroke) -> Shape {
    let points = HEXAGON.iter().map(|(x, y)| center.offset(*x, *y)).collect();
    Shape::polygon(points, fill).stroked(stroke)
}
