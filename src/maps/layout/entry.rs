//! A line of the list: sign, number, name, city.

use super::Plan;
use super::city::City;
use crate::maps::coding::SMALL;
use crate::maps::density::Density;
use crate::maps::page::TO_BE_ADDED;
use crate::maps::signs::{self, Sign};
use crate::model::Word;
use crate::scene::{Colour, Group, Point, Rect, Scene};
use crate::site::{Entity, Placed};
use crate::text::{Align, Block, Ink};

/// Room above and below a line of the list.
const PADDING: f32 = 5.5;
/// The same in a dense list.
const DENSE: f32 = 3.0;
/// Room behind a sign, a number and a name.
const GAPS: [f32; 3] = [8.0, 10.0, 12.0];
/// The same in a dense list.
const CLOSE: [f32; 3] = [6.0, 8.0, 8.0];
/// A line of the list has no more lines of text than this, where they stand below each other.
const MOST: usize = 12;
/// Names or cities higher than this stand below each other rather than beside.
const HIGH: f32 = 110.0;
const NAME: Ink = Ink::regular(15.0, Colour::Ink);
const QUIET: Ink = Ink::regular(SMALL, Colour::Ink2);

/// A line, measured.
pub(super) struct Entry<'a> {
    of: Of<'a>,
    number: String,
    /// Where its name begins.
    left: f32,
    name: Block,
    /// City, with the stage for projects.
    place: Block,
    /// Whether the city stands below the name.
    is_stacked: bool,
    padding: f32,
}

/// What a line is about.
#[derive(Clone, Copy)]
enum Of<'a> {
    /// Something present.
    Placed(&'a Placed<'a>),
    /// A city whose name no tile holds.
    City,
    /// The line before it, which is higher than a column may be.
    Before,
}

impl<'a> Entry<'a> {
    /// Something present, given the room for its number; several lines where it is very high.
    pub(super) fn placed(plan: &Plan<'a>, placed: &'a Placed<'a>, number: f32) -> Vec<Self> {
        let gaps = gaps(plan);
        let left = signs::WIDTH + gaps[0] + number + gaps[1];
        let number = plan.page.flagged(&placed.entity.key());
        let words = (placed.entity.short_name(), place_words(plan, placed));
        Self::measure(plan, (Of::Placed(placed), number, left), words).parts(plan)
    }

    /// A city under the number that stands in its tile.
    pub(super) fn noted(plan: &Plan<'a>, city: &City<'a>) -> Vec<Self> {
        let number = city.words();
        let left = plan.page.studio.fonts.width(&number, QUIET.style) + gaps(plan)[1];
        Self::measure(plan, (Of::City, number, left), (city.name(), String::new())).parts(plan)
    }

    fn measure(
        plan: &Plan<'a>,
        (of, number, left): (Of<'a>, String, f32),
        (name, place): (&str, String),
    ) -> Self {
        let fonts = plan.page.studio.fonts;
        let set = |room: f32| fonts.block(fonts.balance(&place, QUIET.style, room), QUIET, 19.0);
        let write = |room: f32| fonts.block(fonts.balance(name, NAME.style, room), NAME, 20.0);
        let column = plan.frame.column;
        let beside = set(column * 0.36);
        let room = column - left - beside.size().width - gaps(plan)[2];
        let (short, padding) = (write(room), plan.density.pick(PADDING, DENSE));
        let is_stacked = short.size().height.max(beside.size().height) > HIGH;
        let (name, place) = match is_stacked {
            true => (write(column - left), set(column - left)),
            false => (short, beside),
        };
        Self { of, number, left, name, place, is_stacked, padding }
    }

    /// The same in pieces that any column holds.
    fn parts(self, plan: &Plan<'a>) -> Vec<Self> {
        if !self.is_stacked || self.name.lines.len() + self.place.lines.len() <= MOST {
            return vec![self];
        }
        let fonts = plan.page.studio.fonts;
        let nothing = || fonts.block(Vec::new(), QUIET, 19.0);
        let part = |name: Block, place: Block| Self {
            of: Of::Before,
            number: String::new(),
            name,
            place,
            ..self
        };
        let names = self.name.lines.chunks(MOST);
        let names = names.map(|lines| part(fonts.block(lines.to_vec(), NAME, 20.0), nothing()));
        let places = self.place.lines.chunks(MOST);
        let places = places.map(|lines| part(nothing(), fonts.block(lines.to_vec(), QUIET, 19.0)));
        let mut parts: Vec<Self> = names.chain(places).collect();
        if let Some(first) = parts.first_mut() {
            (first.of, first.number) = (self.of, self.number);
        }
        parts
    }

    /// How high it is.
    pub(super) fn height(&self) -> f32 {
        let (name, place) = (self.name.size().height, self.place.size().height + 1.0);
        let both = if self.is_stacked { name + place + 4.0 } else { name.max(place) };
        both + 2.0 * self.padding
    }

    /// Draws it into its box.
    pub(super) fn draw(&self, plan: &Plan<'_>, rect: Rect, scene: &mut Scene) {
        let fonts = plan.page.studio.fonts;
        let inner = rect.inset_xy(0.0, self.padding);
        let first = inner.y + NAME.style.size / 2.0;
        let (mut group, number) = match self.of {
            Of::Placed(placed) => {
                let group = present(plan, placed, Point::new(rect.x, first));
                (group, signs::WIDTH + gaps(plan)[0])
            }
            Of::City | Of::Before => (Group::new(Vec::new()), 0.0),
        };
        group = group.bounds(rect);
        let name = self.name.top(inner.offset(self.left, 0.0), Align::Start);
        let base = name.first().map_or(first, |line| line.origin.y);
        if !self.number.is_empty() {
            group.push(fonts.set(&self.number, QUIET).at(rect.x + number, base));
        }
        group.marks.extend(name.into_iter().map(Into::into));
        let place = match self.is_stacked {
            true => {
                let below = self.name.size().height + 4.0;
                self.place.top(inner.offset(self.left, below), Align::Start)
            }
            false => self.place.top(inner.offset(0.0, 1.0), Align::End),
        };
        group.marks.extend(place.into_iter().map(Into::into));
        scene.push(group);
    }
}

/// Room behind a sign, a number and a name.
const fn gaps(plan: &Plan<'_>) -> [f32; 3] {
    match plan.density {
        Density::Roomy => GAPS,
        Density::Dense => CLOSE,
    }
}

/// The group of something present with its sign.
fn present(plan: &Plan<'_>, placed: &Placed<'_>, at: Point) -> Group {
    let entity = placed.entity;
    let mut group = plan.page.element(&entity.key(), signs::label(placed));
    group = group.link(plan.page.link_to(entity)).tag(signs::tag(entity.kind()));
    group.marks = Sign::of(placed).draw(at.offset(signs::WIDTH / 2.0, 0.0));
    group
}

/// The cities, after the stage of a project.
fn place_words(plan: &Plan<'_>, placed: &Placed<'_>) -> String {
    let cities: Vec<String> = placed.regions.iter().map(|one| plan.city_words(one)).collect();
    let cities = if cities.is_empty() { TO_BE_ADDED.to_owned() } else { cities.join("、") };
    match placed.entity {
        Entity::Project(one) if one.stage.is_some() => {
            let stage = one.stage.map_or("", |stage| stage.value.word());
            match plan.density {
                Density::Roomy => format!("{stage}\u{3000}{cities}"),
                Density::Dense => format!("{stage} {cities}"),
            }
        }
        _ => cities,
    }
}
