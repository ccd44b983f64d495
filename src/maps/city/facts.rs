//! What two minutes are enough for: where the city lies, in which chains most is here, who leads, what is strong, and what
//! is not recorded.

use super::{Desk, NOT_RECORDED, place};
use crate::maps::Paper;
use crate::maps::book::Strip;
use crate::maps::page::TO_BE_ADDED;
use crate::maps::pen::{Name, Pen};
use crate::scene::{Colour, Rect, Scene};
use crate::site::EntityKind;
use crate::text::Ink;

/// As many names stand behind a question at most.
const NAMES: usize = 24;
/// As many characters their names have together at most; the fewer the less room there is.
const CHARACTERS: [usize; 4] = [400, 120, 50, 0];
/// Width of a question.
const QUESTION: f32 = 150.0;

/// A question and what answers it.
struct Fact {
    question: &'static str,
    /// The first names, with their links; none where nothing is recorded.
    names: Vec<Name>,
    /// What stands behind them, or in their place.
    rest: String,
}

/// The map at the left and the answers beside it, with as many names as a height has room for.
pub(super) fn strip(desk: &Desk<'_>, most: f32) -> Strip {
    let drawn = |characters| Strip::drawn(|scene| draw(desk, characters, scene)).of("概况");
    let [rest @ .., least] = CHARACTERS;
    let found = rest.into_iter().map(drawn).find(|strip| strip.height <= most);
    found.unwrap_or_else(|| drawn(least))
}

/// Returns where the lower of map and answers ends.
fn draw(desk: &Desk<'_>, characters: usize, scene: &mut Scene) -> f32 {
    let paper = desk.studio.paper;
    let (width, height) = match paper {
        Paper::Screen | Paper::A3 => (330.0, 196.0),
        Paper::A4 => (246.0, 150.0),
    };
    let room = Rect::new(paper.left(), 0.0, width, height);
    let map = place::draw(desk, room, scene);
    let left = room.right() + 30.0;
    let (mut y, between) = (0.0, desk.density.pick(9.0, 3.0));
    for fact in facts(desk) {
        let fact = fact.within(characters);
        let area = Rect::between(left, y, paper.right(), y);
        y = answer(desk, &fact, area, scene) + between;
    }
    map.max(y - between)
}

/// Writes a question with its answer; returns where they end.
fn answer(desk: &Desk<'_>, fact: &Fact, area: Rect, scene: &mut Scene) -> f32 {
    let (question, answer) = area.split_left(QUESTION);
    let mut pen = Pen::at(desk.fonts(), question);
    pen.write(fact.question, Ink::bold(15.0, Colour::Ink2));
    scene.marks.append(&mut pen.marks);
    let end = pen.y;
    let mut pen = Pen::at(desk.fonts(), answer);
    pen.names(std::slice::from_ref(&fact.names), Ink::regular(16.0, Colour::Ink));
    if !fact.rest.is_empty() {
        pen.write(&fact.rest, Ink::regular(15.0, Colour::Ink3));
    }
    scene.marks.append(&mut pen.marks);
    end.max(pen.y)
}

fn facts(desk: &Desk<'_>) -> Vec<Fact> {
    let local = &desk.local;
    let chain = |at: usize, words: String| Name {
        name: format!("{}{words}", desk.chain(at)),
        link: desk.link_to_chain(at),
    };
    let most = desk.most().map(|(at, firms)| chain(at, format!(" {firms} 家")));
    let leaders = local.leaders().into_iter().map(|one| Name {
        name: one.short_name().to_owned(),
        link: desk.link(&desk.site().address(one)),
    });
    let strong = local.chains.iter().filter(|one| !one.strong.is_empty());
    let strong = strong.map(|one| chain(one.at, format!(" {} 项", one.strong.len())));
    let without = local.chains.iter().filter(|one| one.of_kind(EntityKind::Firm).next().is_none());
    let without = without.map(|one| chain(one.at, String::new()));
    let absent = local.absent.iter().map(|at| chain(*at, String::new()));
    let mut facts = vec![
        group(desk),
        Fact::of("企业最多的产业链", most.collect(), NOT_RECORDED),
        Fact::of("链主企业", leaders.collect(), NOT_RECORDED),
        Fact::of("本地企业的优势项", strong.collect(), NOT_RECORDED),
        Fact::of("未收录企业的链", without.collect(), ""),
        Fact::of("尚未收录的产业链", absent.collect(), "无：各链均有收录"),
    ];
    facts.retain(|fact| !fact.names.is_empty() || !fact.rest.is_empty());
    facts
}

/// The group and the number of its cities.
fn group(desk: &Desk<'_>) -> Fact {
    let words = desk.local.group.map(|group| {
        let own = |one: &&crate::model::Region| {
            one.group.as_ref().is_some_and(|id| id.value == group.record.id.value)
        };
        let count = desk.site().model.regions.iter().filter(own).count();
        (group.record.name.value.clone(), format!("{count} 个市州之一"))
    });
    match words {
        Some((name, rest)) => {
            let link = desk.link("regions/index.html");
            Fact {
                question: "所在城市群",
                names: vec![Name { name: format!("{name}，{rest}"), link }],
                rest: String::new(),
            }
        }
        None => Fact::of("所在城市群", Vec::new(), TO_BE_ADDED),
    }
}

impl Fact {
    /// Names, or what stands where there are none.
    fn of(question: &'static str, names: Vec<Name>, nothing: &str) -> Self {
        let rest = if names.is_empty() { nothing.to_owned() } else { String::new() };
        Self { question, names, rest }
    }

    /// The same with the first names alone that have no more characters than this, and how many there are.
    fn within(mut self, characters: usize) -> Self {
        let (all, mut left) = (self.names.len(), characters);
        let fits = |one: &&Name| {
            let length = one.name.chars().count();
            let fits = length <= left;
            left = left.saturating_sub(length);
            fits
        };
        let shown = self.names.iter().take(NAMES).take_while(fits).count();
        self.names.truncate(shown);
        match shown {
            _ if shown == all => {}
            0 => self.rest = format!("{all} 项"),
            _ => self.rest = format!("等 {all} 项"),
        }
        self
    }
}
