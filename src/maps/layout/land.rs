//! The cities within their boundaries, where the site brings a file of them.
//!
//! An area is filled as a tile is and holds what a tile holds. A city whose area has no room for its name has it outside,
//! at the end of a line; where there is no way for that line, areas hold names alone, and then the map is drawn smaller.

use super::Plan;
use super::callout::Free;
use super::city::City;
use super::inscribed::{self, Fullness, Heading};
use super::plot::Plot;
use crate::geometry::boundaries::{Border, Land};
use crate::maps::coding::SMALL;
use crate::maps::ground;
use crate::scene::{Colour, Fill, Group, Mark, Point, Rect, Scene, Shape, Size, Stroke};
use crate::site::EntityKind;
use crate::text::Ink;

/// What is tried until every name has a place: how much of its room the map takes, and how much stands on its areas.
const TRIES: [(f32, Fullness); 8] = [
    (1.0, Fullness::All),
    (0.96, Fullness::All),
    (1.0, Fullness::Heading),
    (0.95, Fullness::Heading),
    (0.9, Fullness::Heading),
    (0.84, Fullness::Heading),
    (0.76, Fullness::Heading),
    (0.66, Fullness::Heading),
];
/// From how high up, as a share of what lies above the middle, words on an area may begin.
const STARTS: [f32; 4] = [1.0, 0.75, 0.5, 0.3];
/// The outer edge, and the edge between two groups.
const OUTER: Stroke = Stroke::new(Colour::Ink2, 2.0);
const BETWEEN: Stroke = Stroke::new(Colour::Ink2, 1.4);
/// The line from a name to its area.
const LEADER: Stroke = Stroke::new(Colour::Ink2, 1.0);
/// How names outside their areas are written.
const NAME: Ink = Ink::bold(15.0, Colour::Ink);
const COUNT: Ink = Ink::regular(SMALL, Colour::Ink2);
/// Height of such a name.
const LABEL: f32 = 20.0;

/// What was drawn.
struct Drawn {
    marks: Vec<Mark>,
    /// The box around all of it.
    bounds: Rect,
    /// What nothing may be put on.
    taken: Vec<Rect>,
    /// How many names found no place of their own.
    crowded: usize,
}

/// Draws the cities into a room; returns the box around them and what of it they need.
pub(super) fn draw(
    plan: &Plan<'_>,
    land: &Land,
    room: Rect,
    scene: &mut Scene,
) -> (Rect, Vec<Rect>) {
    let mut drawn = attempt(plan, land, room, TRIES[0]);
    for next in &TRIES[1..] {
        if drawn.crowded == 0 {
            break;
        }
        drawn = attempt(plan, land, room, *next);
    }
    scene.marks.append(&mut drawn.marks);
    (drawn.bounds, drawn.taken)
}

/// Draws the cities on a share of a room.
fn attempt(plan: &Plan<'_>, land: &Land, room: Rect, (share, fullness): (f32, Fullness)) -> Drawn {
    let spare = 1.0 - share;
    // The outer edge is drawn on both sides of its line.
    let inner = room.inset(2.0).inset_xy(room.width * spare / 2.0, room.height * spare / 2.0);
    let land = land.within(inner);
    let mut scene = Scene::default();
    let mut outside = Vec::new();
    for (at, city) in plan.cities.iter().enumerate() {
        let (Some(rings), Some(hearts)) = (land.areas.get(at), land.hearts.get(at)) else {
            continue;
        };
        let plot = plot(plan, city, (rings, hearts));
        let on = plot.as_ref().map(|plot| (plot, fullness));
        inscribed::draw(plan, city, (area(city, rings), on), &mut scene);
        if plot.is_none() {
            outside.extend(hearts.first().map(|heart| (city, *heart)));
        }
    }
    land.borders.iter().for_each(|border| scene.push(line(plan, border)));
    let mut free = Free::around(&scene, &land, room);
    free.expect(outside.iter().map(|(_, heart)| *heart).collect());
    // The stamp comes first: it may not be missing.
    let mut crowded = usize::from(!stamp(plan, &mut free, &mut scene));
    for (city, heart) in outside {
        crowded += usize::from(!name(plan, city, heart, (&mut free, &mut scene)));
    }
    let (bounds, taken) = free.finish();
    Drawn { marks: scene.marks, bounds, taken, crowded }
}

/// Where in its area a city shows most; none where its heading fits nowhere.
fn plot(
    plan: &Plan<'_>,
    city: &City<'_>,
    (rings, hearts): (&[Vec<Point>], &[Point]),
) -> Option<Plot> {
    let plots = hearts.iter().flat_map(|heart| {
        let plot = Plot::area(rings, *heart);
        STARTS.map(|share| plot.clone().from(share))
    });
    let measured = plots.filter_map(|plot| Some((inscribed::measure(plan, city, &plot)?, plot)));
    // The first of those that show as much.
    let best = measured.reduce(|best, one| if one.0 > best.0 { one } else { best });
    best.map(|(_, plot)| plot)
}

fn area(city: &City<'_>, rings: &[Vec<Point>]) -> Shape {
    let fill = match city.placed.is_empty() {
        true => Fill::Solid(Colour::White),
        false => ground::fill(city.group, ground::step(city.firms())),
    };
    Shape::area(rings.to_vec(), fill)
}

/// A border as it is drawn: within a group as the edge of the group's tiles is.
fn line(plan: &Plan<'_>, border: &Border) -> Shape {
    let group = |at: usize| plan.cities.get(at).and_then(|city| city.group);
    let stroke = match border.other {
        None => OUTER,
        Some(other) if group(other) == group(border.area) => ground::edge(group(other)),
        Some(_) => BETWEEN,
    };
    stroke.path(border.points.clone())
}

/// Writes the name of a city outside its area; whether there was a place for it. Where there was none it stands on its area
/// on a ground of its own.
fn name(
    plan: &Plan<'_>,
    city: &City<'_>,
    heart: Point,
    (free, scene): (&mut Free, &mut Scene),
) -> bool {
    let fonts = plan.page.studio.fonts;
    let colour = if city.placed.is_empty() { Colour::Ink3 } else { Colour::Ink };
    let name = fonts.set(city.name(), Ink { colour, ..NAME });
    let colour = if city.placed.is_empty() { Colour::Ink3 } else { Colour::Ink2 };
    let count = fonts.set(&Heading::count(fonts, city), Ink { colour, ..COUNT });
    let size = Size::new(name.width + 6.0 + count.width, LABEL);
    let found = free.place(size, heart);
    let rect = found.map(|(rect, _)| rect);
    let rect = rect.unwrap_or_else(|| free.insist(Rect::around(heart, size)));
    let mut group = Group::new(Vec::new()).bounds(rect);
    match found {
        Some((_, leader)) => {
            scene.push(LEADER.path(leader.to_vec()));
            scene.push(Shape::circle(heart, 2.4, Fill::Solid(Colour::Ink2)));
        }
        None => group.push(rect.inset_xy(-3.0, 0.0).rounded(2.0, Fill::Solid(Colour::White))),
    }
    let base = rect.center().y + fonts.centre_baseline(NAME.style.size);
    group.push(count.at(0.0, base).ending(rect.right()));
    group.push(name.at(rect.x, base));
    let link = plan.page.studio.site.page(EntityKind::Region, &city.region.record.id.value);
    scene.push(group.link(plan.page.link(&link)));
    found.is_some()
}

/// Says beside the map that it was approved, or that it was not; whether there was a place for it.
fn stamp(plan: &Plan<'_>, free: &mut Free, scene: &mut Scene) -> bool {
    let (words, colour) = ground::approval(plan.page.studio.site);
    let fonts = plan.page.studio.fonts;
    let text = fonts.set(&words, Ink::bold(SMALL, colour));
    let size = Size::new(text.width + 20.0, 28.0);
    let Some(rect) = free.corner(size) else { return false };
    let frame = rect.rounded(2.0, Fill::None).stroked(Stroke::new(colour, 1.2));
    let base = rect.center().y + fonts.centre_baseline(SMALL);
    let text = text.at(0.0, base).centred(rect.center().x);
    scene.push(Group::new(vec![frame.into(), text.into()]).bounds(rect));
    true
}
