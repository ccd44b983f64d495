//! One name in the table: its sign, the name, and the number behind it.

use super::Desk;
use crate::maps::coding::SMALL;
use crate::maps::signs::{self, Sign};
use crate::scene::{Colour, Group, Point, Rect};
use crate::site::{Key, LocalChain, PLACES, Placed};
use crate::text::{Align, Block, Fonts, Ink};
use std::collections::BTreeSet;

/// Room between a sign and its name, and between a name and its number.
const GAP: f32 = 6.0;
/// From line to line.
const LEADING: f32 = 19.0;
const NAME: Ink = Ink::regular(15.0, Colour::Ink);
const LEADER: Ink = Ink::bold(15.0, Colour::Ink);
const NUMBER: Ink = Ink::regular(SMALL, Colour::Ink3);

/// Something that lies in the city, measured.
pub(super) struct Item<'d> {
    placed: &'d Placed<'d>,
    name: Block,
    number: String,
    /// Whether there is room for the number behind the last line of the name.
    is_beside: bool,
    /// Whether no chain before held it.
    is_first: bool,
    /// Room below.
    below: f32,
}

/// Which things have stood in the table already.
pub(super) type Seen = BTreeSet<Key>;

impl<'d> Item<'d> {
    /// Measures something of a chain for a room as wide as this.
    pub(super) fn of(
        desk: &Desk<'d>,
        (chain, placed): (&LocalChain<'d>, &'d Placed<'d>),
        room: f32,
        seen: &mut Seen,
    ) -> Self {
        let fonts = desk.fonts();
        let ink = if placed.is_leader() { LEADER } else { NAME };
        let room = room - signs::WIDTH - GAP;
        let name = fonts.balance(placed.entity.short_name(), ink.style, room);
        let number = number(desk, chain.at, placed);
        let last = name.last().map_or(0.0, |line| line.width);
        let is_beside = last + GAP + fonts.width(&number, NUMBER.style) <= room;
        let is_first = seen.insert(placed.entity.key());
        let (name, below) = (fonts.block(name, ink, LEADING), desk.density.pick(6.0, 2.0));
        Self { placed, name, number, is_beside, is_first, below }
    }

    /// How high it is.
    pub(super) fn height(&self) -> f32 {
        let lines = self.name.lines.len() + usize::from(!self.is_beside);
        LEADING * lines as f32 + self.below
    }

    /// Draws it at the top left of a box as wide as it was measured for.
    pub(super) fn draw(&self, desk: &Desk<'_>, (at, room): (Point, f32)) -> Group {
        let area = Rect::new(at.x, at.y, room, self.height());
        let sign = Sign::of(self.placed).draw(at.offset(signs::WIDTH / 2.0, LEADING / 2.0));
        let entity = self.placed.entity;
        let mut group = Group::new(sign).bounds(area).label(signs::label(self.placed));
        group = group.link(desk.link(&desk.site().address(entity)));
        if self.is_first {
            group = group.tag(signs::tag(entity.kind()));
            if desk.local.leaders().iter().any(|one| one.key() == entity.key()) {
                group = group.tag("chain-leader");
            }
            let number = desk.site().number(entity);
            group = if number.is_empty() { group } else { group.id(number) };
        }
        let (_, inner) = area.split_left(signs::WIDTH + GAP);
        let lines =
            self.name.top(inner.offset(0.0, (LEADING - NAME.style.size) / 2.0), Align::Start);
        group.push(self.number(
            desk.fonts(),
            lines.last().map(|line| line.origin.offset(line.width, 0.0)),
            inner,
        ));
        group.marks.extend(lines.into_iter().map(Into::into));
        group
    }

    fn number(&self, fonts: &Fonts<'_>, end: Option<Point>, inner: Rect) -> crate::scene::Text {
        let number = fonts.set(&self.number, NUMBER);
        match end {
            Some(end) if self.is_beside => number.at(end.x + GAP, end.y),
            Some(end) => number.at(inner.x, end.y + LEADING),
            None => number.at(inner.x, inner.y + LEADING),
        }
    }
}

/// The number of something as it stands in the row of a chain: without the chain's code and the letter of its kind.
fn number(desk: &Desk<'_>, chain: usize, placed: &Placed<'_>) -> String {
    let key = placed.entity.key();
    let letter = key.kind.letter().map(String::from).unwrap_or_default();
    desk.site().numbers.short(&key, &format!("{}-{letter}", desk.code(chain)))
}

/// What the foot says of numbers, by the first one that is shortened.
pub(super) fn numbering(desk: &Desk<'_>) -> String {
    let all = desk.local.chains.iter();
    let all = all.flat_map(|chain| chain.placed.iter().map(move |one| (chain.at, *one)));
    let short = all.map(|(chain, one)| {
        (chain, number(desk, chain, one), one.entity.kind(), desk.site().number(one.entity))
    });
    let example = short.into_iter().find(|(_, short, _, whole)| short.len() < whole.len());
    let Some((chain, short, kind, whole)) = example else { return String::new() };
    let letters =
        PLACES.iter().filter_map(|kind| Some(format!("{} {}", kind.word(), kind.letter()?)));
    let letters: Vec<String> = letters.collect();
    let (code, kind) = (desk.code(chain), kind.word());
    format!(
        "编号略去行首的代码和类别的字母（{}）：{code} 行{kind} {short} 即 {whole}。",
        letters.join("、")
    )
}
