//! What stands on the ground of a city: name, number of firms, and as much of what is present as there is room for.

use super::city::City;
use super::plot::Plot;
use super::{Plan, words};
use crate::maps::coding::SMALL;
use crate::maps::ground;
use crate::maps::signs::{self, Sign};
use crate::scene::{Colour, Group, Mark, Point, Rect, Scene, Shape, Text};
use crate::site::{EntityKind, Placed};
use crate::text::{Align, Block, Fonts, Ink, Style};

/// How names of cities are written, from line to line.
const NAME: Style = Style::bold(17.0);
const NAME_LINE: f32 = 22.0;
/// How the number of firms is written.
const COUNT: Ink = Ink::regular(SMALL, Colour::Ink2);
const COUNT_LINE: f32 = 18.0;
/// From one item to the next.
const PITCH: f32 = 20.0;
/// From one line of a name to the next.
const LEADING: f32 = 17.0;
/// Room between a sign and its name.
const SIGN_GAP: f32 = 4.0;
/// How items are written.
const ITEM: Ink = Ink::regular(SMALL, Colour::Ink);

/// How much stands on the ground of a city.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fullness {
    /// All that there is room for.
    All,
    /// Its name, its firms, and how much the list holds.
    Heading,
}

/// Draws a city: its ground, and on it what there is room for; nothing where its words stand elsewhere.
pub(super) fn draw(
    plan: &Plan<'_>,
    city: &City<'_>,
    (ground, plot): (Shape, Option<(&Plot, Fullness)>),
    scene: &mut Scene,
) {
    let site = plan.page.studio.site;
    let link = site.page(EntityKind::Region, &city.region.record.id.value);
    let mut group =
        Group::new(vec![ground.into()]).label(words::city_label(city)).link(plan.page.link(&link));
    if !city.placed.is_empty() {
        group = group.tag("region-present");
    }
    let Some((plot, fullness)) = plot else { return scene.push(group) };
    // What fits is found out from the top; it then moves to the middle, or as far towards it as the ground is wide enough.
    let mut writer = Writer::at(plan, city, plot);
    let top = writer.y;
    writer.heading(city);
    let shown = match fullness {
        Fullness::All => writer.fitting(city),
        Fullness::Heading => Vec::new(),
    };
    let used = writer.end(&shown, city) - top;
    let mut writer = Writer::at(plan, city, plot);
    let down = (plot.center.y - used / 2.0 - 2.0 - top).max(0.0);
    let places = (0..=down as u16).map(|up| top + down - f32::from(up));
    let place = places.into_iter().find(|y| writer.holds(city, &shown, [*y, *y + used]));
    writer.y = place.unwrap_or(top);
    writer.heading(city);
    group.marks.append(&mut writer.marks);
    scene.push(group);
    writer.items(city, &shown);
    scene.marks.extend(writer.marks);
}

/// How much of a city there is room for on a plot, names on one line before others; none where there is none for its
/// heading.
pub(super) fn measure(plan: &Plan<'_>, city: &City<'_>, plot: &Plot) -> Option<usize> {
    Heading::of(plan.page.studio.fonts, city, plot)?;
    let mut writer = Writer::at(plan, city, plot);
    writer.heading(city);
    let worth = |one: &Shown<'_>| if one.name.lines.len() == 1 { 3 } else { 2 };
    Some(writer.fitting(city).iter().map(worth).sum())
}

/// Something on the ground, with its name as it stands there.
struct Shown<'a> {
    placed: &'a Placed<'a>,
    name: Block,
    height: f32,
}

/// What stands at the top: the name of its city, and how many firms are there.
pub(super) struct Heading {
    name: Vec<String>,
    count: String,
    /// Where it begins, counted from the middle of the plot.
    top: f32,
}

impl Heading {
    /// How many firms a city has, in words.
    pub(super) fn count(fonts: &Fonts<'_>, city: &City<'_>) -> String {
        count_words(fonts, city, f32::INFINITY)
    }

    /// The heading of a city on its plot, as high up as there is room for it; none where there is no room at all.
    pub(super) fn of(fonts: &Fonts<'_>, city: &City<'_>, plot: &Plot) -> Option<Self> {
        let name = city.words();
        let first = plot.first();
        let count = count_words(fonts, city, plot.widest());
        let counted = fonts.width(&count, COUNT.style);
        let high = plot.between(first, first + NAME_LINE - 2.0);
        let rooms = [high.max(2.0 * NAME.size), plot.widest()];
        let mut broken = rooms.map(|room| fonts.balance(&name, NAME, room));
        // Lower down there is room for a name on fewer lines.
        broken.sort_by_key(Vec::len);
        for lines in broken {
            let height = NAME_LINE * lines.len() as f32;
            let fits = |top: f32| {
                let mut y = top;
                let names = lines.iter().all(|line| {
                    y += NAME_LINE;
                    line.width <= plot.between(y - NAME_LINE, y - 2.0)
                });
                names && counted <= plot.between(y, y + COUNT_LINE - 2.0) && y < plot.last()
            };
            // It ends no lower than it begins: there the tile grows narrower again.
            let lowest = -(height + COUNT_LINE) / 2.0;
            let steps = (0..).map(|step| first + step as f32);
            let top = steps.take_while(|top| *top <= lowest).find(|top| fits(*top));
            if let Some(top) = top {
                let name = lines.into_iter().map(|line| line.content).collect();
                return Some(Self { name, count, top });
            }
        }
        None
    }
}

/// How many firms a city has, in as many words as there is room for.
fn count_words(fonts: &Fonts<'_>, city: &City<'_>, room: f32) -> String {
    let firms = city.firms();
    let words = match (city.placed.is_empty(), firms) {
        (true, _) => "无记录".to_owned(),
        (false, 0) => "企业无记录".to_owned(),
        (false, _) => format!("{firms} 家企业"),
    };
    let words = [words, format!("{firms} 家企业"), format!("{firms} 家")];
    let fitting = words.iter().find(|one| fonts.width(one, COUNT.style) <= room);
    fitting.unwrap_or(&words[2]).clone()
}

/// Writes lines from the top to the bottom, as wide as the plot is there.
struct Writer<'p, 'a> {
    plan: &'p Plan<'a>,
    plot: &'p Plot,
    heading: Heading,
    /// Where the next line begins.
    y: f32,
    marks: Vec<Mark>,
}

impl<'p, 'a> Writer<'p, 'a> {
    fn at(plan: &'p Plan<'a>, city: &City<'_>, plot: &'p Plot) -> Self {
        // A city without a heading that fits has a number instead, which fits any tile that is drawn.
        let heading = Heading::of(plan.page.studio.fonts, city, plot);
        let heading = heading.unwrap_or_else(|| Heading {
            name: vec![city.words()],
            count: format!("{} 家", city.firms()),
            top: -(NAME_LINE + COUNT_LINE) / 2.0,
        });
        let y = plot.center.y + heading.top;
        Self { plan, plot, heading, y, marks: Vec::new() }
    }

    /// How wide a line between two heights may be.
    fn room(&self, top: f32, bottom: f32) -> f32 {
        let middle = self.plot.center.y;
        self.plot.between(top - middle, bottom - middle)
    }

    /// Name of the city and number of its firms.
    fn heading(&mut self, city: &City<'_>) {
        let quiet = city.placed.is_empty();
        let colour = if quiet { Colour::Ink3 } else { Colour::Ink };
        for line in self.heading.name.clone() {
            self.line(&line, Ink { colour, style: NAME });
        }
        let colour = if quiet { Colour::Ink3 } else { secondary(city) };
        self.line(&self.heading.count.clone(), Ink { colour, ..COUNT });
        self.y += 3.0;
    }

    /// A line in the middle of the plot.
    fn line(&mut self, content: &str, ink: Ink) {
        let height = (ink.style.size * 1.3).round();
        let text = self.text(content, ink, self.y + height / 2.0);
        self.marks.push(text.centred(self.plot.center.x).into());
        self.y += height;
    }

    fn text(&self, content: &str, ink: Ink, middle: f32) -> Text {
        self.plan.page.studio.fonts.set_middle(content, ink, middle)
    }

    /// Where the last line must end: the plot is too narrow for words below.
    fn bottom(&self) -> f32 {
        self.plot.center.y + self.plot.last()
    }

    /// What there is room for, a fair share of each kind; the last line is kept for what does not fit. Names
    /// that take two lines come after all that take one.
    fn fitting(&self, city: &City<'a>) -> Vec<Shown<'a>> {
        let mut shown: Vec<Shown<'a>> = Vec::new();
        let mut y = self.y;
        for lines in 1..=2 {
            for placed in in_turn(&city.placed) {
                let left = city.placed.len() - shown.len();
                let more = if left > 1 { PITCH } else { 0.0 };
                let known = shown.iter().any(|one| std::ptr::eq(one.placed, placed));
                let Some(one) = self.name(placed, y, lines).filter(|_| !known) else { continue };
                if y + one.height + more <= self.bottom() {
                    y += one.height;
                    shown.push(one);
                }
            }
        }
        // Nothing is left out without a word.
        while self.plot.is_area() && shown.len() < city.placed.len() && !shown.is_empty() {
            let y = self.y + shown.iter().map(|one| one.height).sum::<f32>();
            if self.more(city, &shown, y).is_some() {
                break;
            }
            shown.pop();
        }
        shown
    }

    /// A name at a height, if it fits the plot there in so many lines.
    fn name(&self, placed: &'a Placed<'a>, y: f32, lines: u8) -> Option<Shown<'a>> {
        let fonts = self.plan.page.studio.fonts;
        let height = PITCH + LEADING * f32::from(lines - 1);
        let room = self.room(y + 2.0, y + height - 2.0) - signs::WIDTH - SIGN_GAP;
        let broken = fonts.balance(placed.entity.short_name(), ITEM.style, room.max(1.0));
        let name = fonts.block(broken, ITEM, LEADING);
        let fits = name.lines.len() == usize::from(lines) && name.size().width <= room;
        fits.then_some(Shown { placed, name, height })
    }

    /// Where the lines end that show so much of a city.
    fn end(&self, shown: &[Shown<'_>], city: &City<'_>) -> f32 {
        let below = shown.iter().map(|one| one.height).sum::<f32>();
        let more = self.more(city, shown, self.y + below).map_or(0.0, |_| PITCH);
        self.y + shown.iter().map(|one| one.height).sum::<f32>() + more
    }

    /// Whether lines that begin and end at these heights fit the plot there.
    fn holds(&self, city: &City<'_>, shown: &[Shown<'_>], [mut y, end]: [f32; 2]) -> bool {
        let fonts = self.plan.page.studio.fonts;
        let names = self.heading.name.iter().map(|line| (fonts.width(line, NAME), NAME_LINE, 0.0));
        let count = (fonts.width(&self.heading.count, COUNT.style), COUNT_LINE, 3.0);
        let item =
            |one: &Shown<'_>| (one.name.size().width + signs::WIDTH + SIGN_GAP, one.height, 0.0);
        let lines = names.chain([count]).chain(shown.iter().map(item));
        let mut fit = true;
        for (width, height, below) in lines {
            fit &= width <= self.room(y, y + height - 2.0);
            y += height + below;
        }
        // What is left below is the line that says how much more there is.
        fit && (end - y < 1.0 || self.more(city, shown, y).is_some())
    }

    /// What is shown, and how much more there is.
    fn items(&mut self, city: &City<'_>, shown: &[Shown<'_>]) {
        for one in shown {
            self.item(one);
        }
        if let Some(words) = self.more(city, shown, self.y) {
            self.line(&words, Ink::regular(SMALL, secondary(city)));
        }
    }

    /// How much more there is than is shown, in a line at a height, where there is room to say so: the list holds it all.
    fn more(&self, city: &City<'_>, shown: &[Shown<'_>], y: f32) -> Option<String> {
        let left = city.placed.len() - shown.len();
        let is_small = self.plot.is_small();
        if left == 0 || is_small && left == city.firms() && shown.is_empty() {
            return None;
        }
        let words = match (shown.is_empty(), is_small) {
            (true, false) => [format!("{left} 项见清单"), format!("共 {left} 项")],
            (true, true) => [format!("共 {left} 项"), format!("共 {left}")],
            (false, _) => [format!("另 {left} 项"), format!("另 {left}")],
        };
        let (style, room) = (Ink::regular(SMALL, Colour::Ink).style, self.room(y, y + 16.0));
        words.into_iter().find(|one| self.plan.page.studio.fonts.width(one, style) <= room)
    }

    fn item(&mut self, shown: &Shown<'_>) {
        let inner = shown.name.size().width;
        let width = signs::WIDTH + SIGN_GAP + inner;
        let rect = Rect::new(self.plot.center.x - width / 2.0, self.y, width, shown.height);
        let sign = Point::new(rect.x + signs::WIDTH / 2.0, rect.y + PITCH / 2.0);
        let mut marks = Sign::of(shown.placed).draw(sign);
        let (_, text) = rect.split_left(width - inner);
        marks.extend(shown.name.middle(text, Align::Start).into_iter().map(Mark::from));
        let group = Group::new(marks).label(signs::label(shown.placed));
        let link = self.plan.page.link_to(shown.placed.entity);
        self.marks.push(group.link(link).bounds(rect).into());
        self.y += shown.height;
    }
}

/// The colour of the lines that are not names.
fn secondary(city: &City<'_>) -> Colour {
    ground::ink(ground::step(city.firms()))
}

/// Leaders, then by turns one of each kind: a city of many firms shows its parks and platforms, too.
fn in_turn<'a>(placed: &[&'a Placed<'a>]) -> Vec<&'a Placed<'a>> {
    let leaders = placed.iter().copied().filter(|one| one.is_leader());
    let kind = |kind| {
        placed.iter().copied().filter(move |one| one.entity.kind() == kind && !one.is_leader())
    };
    let mut queues = [
        kind(EntityKind::Park).collect::<Vec<_>>().into_iter(),
        kind(EntityKind::Cluster).collect::<Vec<_>>().into_iter(),
        kind(EntityKind::Platform).collect::<Vec<_>>().into_iter(),
        kind(EntityKind::Project).collect::<Vec<_>>().into_iter(),
        kind(EntityKind::Firm).collect::<Vec<_>>().into_iter(),
    ];
    let mut order: Vec<_> = leaders.collect();
    for _ in 0..placed.len() {
        order.extend(queues.iter_mut().filter_map(Iterator::next));
    }
    order
}
