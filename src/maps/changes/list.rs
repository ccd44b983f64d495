//! The list below a change sheet: every change in words, a line each.

use super::legend::{badge, letter};
use super::overlay::WORDS;
use super::{Change, Changes, Sign};
use crate::maps::Studio;
use crate::maps::book::{Opening, Strip};
use crate::maps::coding::SMALL;
use crate::scene::{Colour, Group, Mark, Rect, Stroke};
use crate::text::{Align, Block, Ink};
use std::rc::Rc;

/// Height of the title.
const TITLE: f32 = 34.0;
/// From line to line.
const LEADING: f32 = 19.0;
/// Room above and below the words of a line.
const PADDING: f32 = 5.0;
/// How many lines of words one line of the list has at most; what is longer goes on in the next.
const MOST: usize = 12;

/// Where the columns begin: number, name, what changed; and where the last one ends.
fn columns(studio: &Studio<'_>, changes: &Changes) -> [f32; 4] {
    let paper = studio.paper;
    let numbers = changes.changes.iter().map(|one| studio.fonts.width(&one.number, WORDS.style));
    let number = paper.left() + 26.0;
    let name = number + numbers.fold(0.0, f32::max) + 16.0;
    let what = name + (paper.right() - name) * 0.32;
    [number, name, what, paper.right()]
}

/// The list as parts of the map.
pub(crate) fn strips(studio: &Studio<'_>, changes: &Changes) -> Vec<Strip> {
    let columns = columns(studio, changes);
    let title = |words: &str| {
        let words = format!("本版变化 {} 条{words}", changes.changes.len());
        let text = studio.fonts.set(&words, Ink::bold(17.0, Colour::Ink));
        Mark::from(text.at(studio.paper.left(), 17.0))
    };
    let opening = Rc::new(Opening { marks: vec![title("（续）")], height: TITLE });
    let mut strips = vec![Strip::new(vec![title("")], TITLE).below(40.0).of(TOPIC).held()];
    for sign in Sign::COUNTED {
        let own = changes.changes.iter().filter(|change| change.sign == sign);
        for change in own {
            let rows = rows(studio, (changes, change), columns);
            strips.extend(rows.into_iter().map(|row| row.of(TOPIC).opened(&opening)));
        }
    }
    strips
}

/// What the other sheets call the list.
const TOPIC: &str = "本版变化";

/// A change; several lines where there is much to say.
fn rows(
    studio: &Studio<'_>,
    (changes, change): (&Changes, &Change),
    columns: [f32; 4],
) -> Vec<Strip> {
    let [_, name, what, right] = columns;
    let fonts = studio.fonts;
    let set = |text: &str, room: f32| fonts.wrap(text, WORDS.style, room);
    let named = set(&format!("{}（{}）", change.name, change.kind), what - name - 16.0);
    let words = match change.what.is_empty() {
        true => changes.word(change.sign).to_owned(),
        false => change.what.join("；"),
    };
    let told = set(&words, right - what);
    let parts = named.len().max(told.len()).div_ceil(MOST).max(1);
    let part = |lines: &[crate::text::Line], at: usize| {
        let lines = lines.iter().skip(at * MOST).take(MOST).cloned().collect();
        fonts.block(lines, WORDS, LEADING)
    };
    let row = |at| row(studio, (change, at), [part(&named, at), part(&told, at)], columns);
    (0..parts).map(row).collect()
}

fn row(
    studio: &Studio<'_>,
    (change, at): (&Change, usize),
    blocks: [Block; 2],
    [number, name, what, right]: [f32; 4],
) -> Strip {
    let left = studio.paper.left();
    let [named, told] = blocks;
    let height = named.size().height.max(told.size().height) + 2.0 * PADDING;
    let rect = Rect::between(left, 0.0, right, height);
    let mut marks: Vec<Mark> = Vec::new();
    let first = PADDING + SMALL / 2.0;
    if at == 0 {
        let letter = letter(studio.fonts, change.sign, first).starting(left + 2.0);
        marks.extend(badge(change.sign, letter));
        if !change.number.is_empty() {
            let ink = Ink::regular(SMALL, Colour::Ink2);
            let text = studio.fonts.set_middle(&change.number, ink, first);
            marks.push(text.starting(number).into());
        }
    }
    for (block, x) in [(named, name), (told, what)] {
        let area = Rect::between(x, PADDING, right, height);
        marks.extend(block.top(area, Align::Start).into_iter().map(Mark::from));
    }
    let group = Group::new(marks).bounds(rect);
    let group = if at == 0 { group.tag(change.sign.tag()) } else { group };
    let rule = Stroke::new(Colour::Line, 1.0).horizontal(height + 0.5, left, right);
    Strip::new(vec![group.into(), rule.into()], height + 1.0)
}
