//! From pieces that hold together to lines: as full as can be, or as even as can be.
//!
//! Works in font units, where sums are exact. Knows no rule of line breaking (that is `breaks`).

use std::borrow::Cow;
use std::ops::Range;

use super::chars::{is_full_width, is_space};
use super::measure::{Shaper, is_unlocalised};
use super::{Fonts, Line, Style, breaks};

/// What the lines are to be like.
#[derive(Debug, Clone, Copy)]
pub(super) struct Goal {
    /// Size and weight.
    pub(super) style: Style,
    /// Widest line, in sheet units.
    pub(super) max_width: f32,
    /// How the text spreads over its lines.
    pub(super) fill: Fill,
}

/// How a text spreads over its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fill {
    /// Each line takes what it can.
    Greedy,
    /// The same number of lines, all of like width.
    Even,
}

/// A piece of text that stays on one line, with the spaces after it. Widths are in font units.
#[derive(Debug, Clone)]
struct Atom {
    /// Where it stands in the text.
    range: Range<usize>,
    /// Its width with its spaces, standing behind the atom before it.
    units: i64,
    /// How much of that its spaces are: they vanish at the end of a line.
    spaces: i64,
    /// How much of that is kerning with the atom before it: it vanishes at the start of a line.
    kern: i64,
}

/// Breaks a text.
pub(super) fn lines(fonts: &Fonts<'_>, text: &str, goal: Goal) -> Vec<Line> {
    let clean = squeeze(text);
    clean.split('\n').flat_map(|paragraph| paragraph_lines(fonts, paragraph, goal)).collect()
}

/// A text whose runs of spaces are their first space, with none at the ends of its paragraphs.
fn squeeze(text: &str) -> Cow<'_, str> {
    let mut clean = String::new();
    for (index, part) in text.split('\n').enumerate() {
        if index > 0 {
            clean.push('\n');
        }
        let mut last = false;
        for c in part.trim_matches(is_space).chars() {
            if !std::mem::replace(&mut last, is_space(c)) || !last {
                clean.push(if matches!(c, '\t' | '\r') { ' ' } else { c });
            }
        }
    }
    if clean == text { text.into() } else { clean.into() }
}

/// Breaks a text that has no line ends of its own.
fn paragraph_lines(fonts: &Fonts<'_>, text: &str, goal: Goal) -> Vec<Line> {
    let limit = limit(fonts, goal);
    let atoms = Ruler { shaper: fonts.shaper(goal.style.weight), text, limit }.atoms(fonts);
    let full = greedy(&atoms, limit);
    let ends = match goal.fill {
        Fill::Even if full.len() > 1 => {
            let per_em = fonts.shaper(goal.style.weight).per_em();
            let costs = costs(text, &atoms, per_em);
            Table { atoms: &atoms, costs: &costs, limit }.even(full.len()).unwrap_or(full)
        }
        _ => full,
    };
    let mut start = 0;
    let lines = ends.into_iter().map(|end| {
        let line = std::mem::replace(&mut start, end)..end;
        let bytes = atoms[line.start].range.start..atoms[end - 1].range.end;
        let content = text[bytes].trim_end_matches(is_space);
        // A line can be less Chinese than its text, and then its dashes are narrower.
        let units = if is_unlocalised(content) {
            fonts.shaper(goal.style.weight).units(content)
        } else {
            width(&atoms[line])
        };
        Line { content: content.to_owned(), width: fonts.scale(units, goal.style) }
    });
    lines.collect()
}

/// The widest line in font units.
///
/// A box is often exactly as wide as a text was measured: rounding must not cost it a line.
#[expect(clippy::cast_possible_truncation, reason = "a cast from float to integer saturates")]
#[expect(clippy::cast_precision_loss, reason = "font units per em are a small number")]
fn limit(fonts: &Fonts<'_>, goal: Goal) -> i64 {
    let per_em = fonts.shaper(goal.style.weight).per_em() as f64;
    let slack = f64::from(goal.max_width.abs()) * 1e-6 + 1e-4;
    let wide = (f64::from(goal.max_width) + slack) * per_em / f64::from(goal.style.size);
    (wide.floor() as i64).clamp(0, i64::from(u32::MAX))
}

/// What measures the pieces of one text.
struct Ruler<'r, 'a> {
    shaper: &'r Shaper<'a>,
    text: &'r str,
    limit: i64,
}

impl Ruler<'_, '_> {
    /// The atoms of the text; a piece wider than the line is cut into several.
    fn atoms(&self, fonts: &Fonts<'_>) -> Vec<Atom> {
        let pieces = breaks::pieces(self.text, fonts.segmenter);
        let mut atoms = Vec::with_capacity(pieces.len());
        for piece in pieces {
            if self.inked(&piece) <= self.limit {
                self.push(&mut atoms, piece);
                continue;
            }
            for part in
                self.inside(&piece, breaks::second_best(&self.text[piece.clone()], fonts.segmenter))
            {
                if self.inked(&part) <= self.limit {
                    self.push(&mut atoms, part);
                    continue;
                }
                for scrap in self.inside(&part, breaks::anywhere(&self.text[part.clone()])) {
                    self.scrap(&mut atoms, scrap);
                }
            }
        }
        atoms
    }

    /// Adds what no rule lets part. Where not even that fits a line, text that leaves its box is worse than a line that
    /// begins with a dash: then it is cut between any two characters.
    fn scrap(&self, atoms: &mut Vec<Atom>, scrap: Range<usize>) {
        if self.inked(&scrap) <= self.limit {
            return self.push(atoms, scrap);
        }
        for character in self.inside(&scrap, breaks::torn(&self.text[scrap.clone()])) {
            self.push(atoms, character);
        }
    }

    /// Ranges counted from the start of the text, given those counted from the start of a piece.
    fn inside(
        &self,
        piece: &Range<usize>,
        ranges: Vec<Range<usize>>,
    ) -> impl Iterator<Item = Range<usize>> + use<> {
        let start = piece.start;
        ranges.into_iter().map(move |range| start + range.start..start + range.end)
    }

    /// Width without the spaces at the end.
    fn inked(&self, range: &Range<usize>) -> i64 {
        self.shaper.part(self.text[range.clone()].trim_end_matches(is_space))
    }

    /// Measures a piece and sets it behind the atoms before it.
    fn push(&self, atoms: &mut Vec<Atom>, range: Range<usize>) {
        let piece = &self.text[range.clone()];
        let alone = self.shaper.part(piece);
        let spaces = if piece.ends_with(is_space) { alone - self.inked(&range) } else { 0 };
        let kern = atoms.last().map_or(0, |before| {
            let neighbour = self.text[before.range.clone()].chars().next_back();
            if neighbour.is_none_or(is_full_width) || piece.starts_with(is_full_width) {
                return 0;
            }
            let both = self.shaper.part(&self.text[before.range.start..range.end]);
            both - alone - (before.units - before.kern)
        });
        atoms.push(Atom { range, units: alone + kern, spaces, kern });
    }
}

/// Width of atoms that make one line.
fn width(line: &[Atom]) -> i64 {
    let all: i64 = line.iter().map(|atom| atom.units).sum();
    all - line.first().map_or(0, |atom| atom.kern) - line.last().map_or(0, |atom| atom.spaces)
}

/// Ends of lines that each take what they can: indexes of the atoms behind them.
fn greedy(atoms: &[Atom], limit: i64) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut used = 0;
    for (index, atom) in atoms.iter().enumerate() {
        if index > 0 && used + atom.units - atom.spaces > limit {
            ends.push(index);
            used = -atom.kern;
        }
        used += atom.units;
    }
    if !atoms.is_empty() {
        ends.push(atoms.len());
    }
    ends
}

/// What it costs to end a line behind each atom: nothing where a reader would pause, else so much that two
/// lines may differ by three characters before a word is torn for their evenness.
fn costs(text: &str, atoms: &[Atom], per_em: i64) -> Vec<i128> {
    let torn = 9 * i128::from(per_em) * i128::from(per_em) / 2;
    let at_end =
        |atom: &Atom| atom.range.end == text.len() || breaks::is_pause(text, atom.range.end);
    atoms.iter().map(|atom| if at_end(atom) { 0 } else { torn }).collect()
}

/// The classic table of the best ways to break the atoms before each place into so many lines.
struct Table<'t> {
    atoms: &'t [Atom],
    costs: &'t [i128],
    limit: i64,
}

/// For each place, the least sum for the atoms before it; none where they do not fill the lines so far.
type Sums = Vec<Option<i128>>;

impl Table<'_> {
    /// Ends of exactly `count` lines whose squared widths and costs add up to the least.
    ///
    /// With the text given, the least sum of squares is the most even one. Of two equals the one with the
    /// longer first lines wins.
    fn even(&self, count: usize) -> Option<Vec<usize>> {
        let mut least: Sums = vec![None; self.atoms.len() + 1];
        least[0] = Some(0);
        let mut starts = Vec::with_capacity(count);
        for _ in 0..count {
            let (next, from) = self.one_more_line(&least);
            least = next;
            starts.push(from);
        }
        least[self.atoms.len()]?;
        let mut ends = Vec::with_capacity(count);
        let mut end = self.atoms.len();
        for from in starts.iter().rev() {
            ends.push(end);
            end = from[end];
        }
        ends.reverse();
        Some(ends)
    }

    /// The sums with one more line, and for each place the start of that line.
    fn one_more_line(&self, least: &Sums) -> (Sums, Vec<usize>) {
        let mut next: Sums = vec![None; least.len()];
        let mut from = vec![0; least.len()];
        for (start, sum) in least.iter().enumerate() {
            let (Some(sum), Some(first)) = (sum, self.atoms.get(start)) else { continue };
            let mut used = -first.kern;
            for (index, atom) in self.atoms.iter().enumerate().skip(start) {
                used += atom.units;
                let width = used - atom.spaces;
                if width > self.limit && index > start {
                    break;
                }
                let total = sum + i128::from(width) * i128::from(width) + self.costs[index];
                // Later starts win a tie, so that the lines before are the longer ones.
                if next[index + 1].is_none_or(|best| total <= best) {
                    next[index + 1] = Some(total);
                    from[index + 1] = start;
                }
            }
        }
        (next, from)
    }
}
