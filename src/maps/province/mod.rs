//! The sheets over all chains: at a glance, crossed with each other, with cities, areas and leaders.
//!
//! Site to scene, pure; the same furniture and coding as the five maps. Where there are more than [`MOST`] chains,
//! cities or areas, a matrix is split into several on the same sheet instead of growing with the square.

mod areas;
mod bar;
mod cities;
mod grid;
mod leaders;
mod ledger;
mod list;
mod overview;
mod portion;
mod supply;

use super::book::{Book, Rooms};
use super::coding::SMALL;
use super::page::Drawn;
use super::sheet::{About, Head, LegendItem};
use super::{Paper, Studio};
use crate::geometry::matrix;
use crate::scene::{Colour, Scene};
use crate::site::{
    ChainView, EntityKind, Glance, ProvinceSheet, Site, StatusCount, glances, relative,
};
use crate::text::{Fonts, Ink};
use std::ops::Range;

/// Most rows or columns of one matrix.
const MOST: usize = 40;
/// Room between two matrices of a sheet.
const BETWEEN: f32 = 36.0;
/// Size of names and numbers.
const NAME: f32 = 15.0;
/// From line to line.
const LEADING: f32 = 19.0;
/// Room between a text and the next column.
const PAD: f32 = 10.0;

/// What every sheet needs.
struct Desk<'d> {
    studio: &'d Studio<'d>,
    /// Address of its page.
    address: String,
    /// The chains at a glance, in order.
    glances: Vec<Glance<'d>>,
    /// Products of all chains by status.
    total: StatusCount,
    /// How far names of chains are indented behind the codes.
    indent: f32,
}

/// Draws a sheet.
pub(super) fn draw(studio: &Studio<'_>, sheet: ProvinceSheet) -> Vec<Scene> {
    let address = studio.site.province_page(sheet);
    let glances = glances(studio.site);
    let total = glances.iter().map(|one| one.status).sum();
    let desk = Desk { studio, address, glances, total, indent: indent(studio) };
    match sheet {
        ProvinceSheet::Overview => overview::draw(&desk),
        ProvinceSheet::Supply => supply::draw(&desk),
        ProvinceSheet::Cities => cities::draw(&desk),
        ProvinceSheet::Areas => areas::draw(&desk),
        ProvinceSheet::Leaders => leaders::draw(&desk),
    }
}

/// Rows of a table for one sheet after the other, no more than [`MOST`] on each; `height` says how high a table of some
/// rows is.
fn split(count: usize, rooms: Rooms, height: impl Fn(&Range<usize>) -> f32) -> Vec<Range<usize>> {
    if rooms.only.is_infinite() {
        return matrix::stretches(count, MOST);
    }
    if count <= MOST && height(&(0..count)) <= rooms.only {
        return std::iter::once(0..count).collect();
    }
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    while from < count {
        let room = if parts.is_empty() { rooms.first } else { rooms.further };
        let fits = |end: &usize| height(&(from..*end)) <= room;
        let end = (from + 1..=count.min(from + MOST)).rev().find(fits).unwrap_or(from + 1);
        parts.push(from..end);
        from = end;
    }
    // The last sheet is not left with a row or two where the one before can spare some.
    if let [.., before, last] = parts.as_mut_slice() {
        while before.len() > last.len() + 1 && height(&(last.start - 1..last.end)) <= rooms.further
        {
            (before.end, last.start) = (before.end - 1, last.start - 1);
        }
    }
    parts
}

/// The three greatest of some counts in words, by position, those of nothing left out; equal ones in their order.
fn most(
    counts: impl Iterator<Item = (usize, usize)>,
    words: impl Fn(usize, usize) -> String,
) -> String {
    let mut order: Vec<(usize, usize)> = counts.filter(|(_, count)| *count > 0).collect();
    order.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let shown: Vec<String> = order.iter().take(3).map(|(at, count)| words(*at, *count)).collect();
    shown.join("、")
}

/// Room for the widest code of a chain.
fn indent(studio: &Studio<'_>) -> f32 {
    let style = Ink::regular(SMALL, Colour::Ink3).style;
    let codes = studio.site.chains.iter().filter_map(|view| view.chain.code.as_ref());
    let widest = codes.map(|code| studio.fonts.width(&code.value, style)).fold(0.0, f32::max);
    if widest > 0.0 { widest + PAD } else { 0.0 }
}

impl<'d> Desk<'d> {
    const fn fonts(&self) -> &'d Fonts<'d> {
        self.studio.fonts
    }

    const fn site(&self) -> &'d Site<'d> {
        self.studio.site
    }

    const fn chains(&self) -> &'d [ChainView<'d>] {
        self.studio.site.chains.as_slice()
    }

    /// The link from the page of the sheet to an address.
    fn link(&self, address: &str) -> String {
        relative(&self.address, address)
    }

    /// The link to the page of a record that has one.
    fn link_to(&self, kind: EntityKind, id: &str) -> String {
        self.link(&self.site().page(kind, id))
    }

    /// The code of a chain, which begins its numbers.
    fn code(&self, chain: usize) -> &'d str {
        self.chains()[chain].chain.code.as_ref().map_or("", |code| &code.value)
    }

    /// Name, link and anchor of every chain, with words for those who do not see the sheet.
    fn labels(&self, words: impl Fn(usize) -> String) -> Vec<grid::Label> {
        let label = |(at, view): (usize, &ChainView<'_>)| grid::Label {
            code: self.code(at).to_owned(),
            name: view.chain.short_name().to_owned(),
            link: self.link_to(EntityKind::Chain, view.chain.id()),
            words: words(at),
            id: Some(format!("chain-{}", view.chain.id())),
            tag: "chain",
            hollow: None,
        };
        self.chains().iter().enumerate().map(label).collect()
    }

    /// What stands around a sheet: its head, its legend with a remark, what it says of itself, how it counts, whether
    /// it is split. Where there is nothing to show, `nothing` says what is to be added.
    fn book(
        &self,
        head: Head,
        (items, mut remark): (Vec<LegendItem>, &'static str),
        nothing: Option<&str>,
        (own, drawn): (&str, &Drawn<'_>),
    ) -> Book<'d> {
        let mut notes = own.to_owned();
        // Small paper has no room for the remark beside the legend.
        if self.studio.paper == Paper::A4 && !remark.is_empty() {
            notes = format!("{remark}。{notes}");
            remark = "";
        }
        if drawn.judged {
            notes.push_str("其中有为演示所作的示例判断，依据见各链五图的附表。");
        }
        if drawn.cited() > 0 {
            notes.push_str(&format!("来源 {} 条，列于附表。", drawn.cited()));
        }
        notes.push_str("个数由本站计算，均按本站收录，不是统计数字。");
        if self.chains().len() > MOST {
            notes.push_str(&format!("产业链超过 {MOST} 条，分成几张表，每张不超过 {MOST} 条。"));
        }
        Book {
            studio: self.studio,
            about: About::site(self.studio),
            head,
            legend: (items, remark),
            remarks: nothing.into_iter().map(str::to_owned).collect(),
            notes,
            numbering: "名称前为产业链代码".to_owned(),
        }
    }

    /// Judgements behind the statuses that a sheet counts.
    fn judge_statuses(&self, drawn: &mut Drawn<'_>) {
        for view in self.chains() {
            let basis = view.products.iter().filter_map(|place| place.product.basis.as_ref());
            basis.for_each(|basis| drawn.judge(Some(&basis.value)));
        }
    }
}
