//! The sheet of a city: what of all chains lies there, who leads, what is strong, and what is not recorded.
//!
//! First what two minutes are enough for: where the city lies in the province and the answers in a few lines; then a table
//! of its chains, in which everything is named.

mod columns;
mod facts;
mod item;
mod place;
mod row;
mod table;

use super::book::{Book, Rooms};
use super::density::{Density, fewest};
use super::page::{Drawn, listed};
use super::sheet::{About, Head, KeyFigure, LegendItem};
use super::{Studio, ground, legend, signs};
use crate::model::{MapKind, Region, Status};
use crate::scene::{Rect, Scene, Tally};
use crate::site::{EntityKind, Local, PLACES, Placed, Site, map_name, relative};
use crate::text::Fonts;

/// What stands where the site holds nothing.
const NOT_RECORDED: &str = "尚未收录";
/// How the sheet counts.
const COUNTED: &str = "个数按本站收录，不是统计数字，几条链都收录的合计计一次。优势项：本地企业对应的优势环节与产品。";

/// Room between the answers and the table.
const fn below(desk: &Desk<'_>) -> f32 {
    desk.density.pick(26.0, 14.0)
}

/// What the sheet is drawn from.
struct Desk<'d> {
    studio: &'d Studio<'d>,
    local: Local<'d>,
    /// Address of the page of the city.
    address: String,
    /// How closely it is set.
    density: Density,
}

/// Draws the sheet.
pub(super) fn draw(studio: &Studio<'_>, region: &Region) -> Vec<Scene> {
    let address = studio.site.page(EntityKind::Region, &region.record.id.value);
    fewest(studio.paper, |density| {
        let (local, address) = (Local::of(studio.site, region), address.clone());
        sheets(&Desk { studio, local, address, density })
    })
}

fn sheets(desk: &Desk<'_>) -> Vec<Scene> {
    let studio = desk.studio;
    let drawn = desk.drawn();
    let book = Book {
        studio,
        about: About::region(desk.local.region),
        head: desk.head(&drawn),
        legend: (desk.legend(), ""),
        remarks: Vec::new(),
        notes: drawn.notes(&format!(
            "{COUNTED}{}{}",
            item::numbering(desk),
            ground::remark(studio.site)
        )),
        numbering: String::new(),
    };
    let Rooms { only, first, further } = book.rooms();
    let facts = facts::strip(desk, first.min(further));
    let taken = facts.height + below(desk);
    let rooms = Rooms { only: only - taken, first: first - taken, further };
    let mut strips = vec![facts];
    strips.extend(table::strips(desk, rooms));
    book.bind(strips)
}

impl<'d> Desk<'d> {
    const fn fonts(&self) -> &'d Fonts<'d> {
        self.studio.fonts
    }

    const fn site(&self) -> &'d Site<'d> {
        self.studio.site
    }

    /// The link from the page of the city to an address.
    fn link(&self, address: &str) -> String {
        relative(&self.address, address)
    }

    /// The link to the layout map of a chain.
    fn link_to_chain(&self, at: usize) -> String {
        self.link(&self.site().map_page(self.site().chains[at].chain.id(), MapKind::Layout))
    }

    /// The name of a chain.
    fn chain(&self, at: usize) -> &'d str {
        self.site().chains[at].chain.short_name()
    }

    /// The code with which numbers of a chain begin.
    fn code(&self, at: usize) -> &'d str {
        let code = self.site().chains[at].chain.code.as_ref();
        code.map_or(&self.site().model.settings.code, |code| &code.value)
    }

    /// Everything in the city, as often as chains hold it.
    fn placed(&self) -> impl Iterator<Item = &'d Placed<'d>> {
        self.local.chains.iter().flat_map(|chain| chain.placed.iter().copied())
    }

    /// What the sheet holds has in common.
    fn drawn(&self) -> Drawn<'d> {
        let mut drawn = Drawn::of_site(self.local.region.record.openness);
        drawn.add(&self.local.region.record);
        self.placed().for_each(|one| drawn.add(one.entity.record()));
        // Chains of which nothing lies there are named, too.
        self.site().chains.iter().for_each(|view| drawn.hold(view.chain.record.openness));
        for chain in &self.local.chains {
            let view = &self.site().chains[chain.at];
            for one in &chain.strong {
                drawn.hold(one.record().openness);
                let product = view.product(&one.key().id).map(|place| place.product);
                let basis = product.and_then(|product| product.basis.as_ref());
                drawn.judge(basis.map(|basis| basis.value.as_str()));
            }
        }
        drawn
    }

    fn head(&self, drawn: &Drawn<'_>) -> Head {
        let (present, all) = (self.local.chains.len(), self.site().chains.len());
        let tally = Tally { tag: "chain-present", count: present };
        let value = format!("{present} / {all}");
        let mut figures = vec![KeyFigure { value, label: "产业链", tally: Some(tally) }];
        for (kind, count) in PLACES.into_iter().zip(self.local.all) {
            figures.push(KeyFigure::counting(count, kind.word(), signs::tag(kind)));
        }
        figures
            .insert(2, KeyFigure::counting(self.local.leaders().len(), "其中链主", "chain-leader"));
        let name = map_name(MapKind::Layout).into();
        Head { name, openness: drawn.openness, figures, description: self.description() }
    }

    /// The sheet in one paragraph.
    fn description(&self) -> String {
        let Local { region, group, chains, absent, all } = &self.local;
        let counts: Vec<String> = PLACES
            .iter()
            .zip(all)
            .map(|(kind, count)| format!("{} {count}", kind.word()))
            .collect();
        let group = group.map(|group| format!("（{}）", group.record.name.value));
        let mut text = format!(
            "{}{}：全省 {} 条产业链中的 {} 条有收录，按本站收录共{}。",
            region.record.name.value,
            group.unwrap_or_default(),
            chains.len() + absent.len(),
            chains.len(),
            counts.join("、"),
        );
        let most: Vec<String> =
            self.most().map(|(at, firms)| format!("{} {firms} 家", self.chain(at))).collect();
        if !most.is_empty() {
            text.push_str(&format!("企业最多的产业链：{}。", most.join("、")));
        }
        let leaders: Vec<&str> = self.local.leaders().iter().map(|one| one.short_name()).collect();
        text.push_str(&format!("链主企业：{}。", or_nothing(&leaders)));
        if !absent.is_empty() {
            let absent: Vec<&str> = absent.iter().map(|at| self.chain(*at)).collect();
            text.push_str(&format!("{NOT_RECORDED}的产业链：{}。", listed(&absent)));
        }
        text
    }

    /// The three chains with the most firms, and how many.
    fn most(&self) -> impl Iterator<Item = (usize, usize)> {
        let firms = self.local.chains.iter();
        let firms = firms.map(|chain| (chain.at, chain.of_kind(EntityKind::Firm).count()));
        let mut firms: Vec<(usize, usize)> = firms.filter(|(_, count)| *count > 0).collect();
        firms.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        firms.into_iter().take(3)
    }

    fn legend(&self) -> Vec<LegendItem> {
        let mut items = signs::legend(self.placed());
        if self.local.chains.iter().any(|chain| !chain.strong.is_empty()) {
            let mut strong = legend::statuses(self.fonts(), &[Some(Status::Strong)]);
            strong.iter_mut().for_each(|one| "本地企业的优势项".clone_into(&mut one.meaning));
            items.extend(strong);
        }
        if self.local.all[0] > 0 {
            items.push(self.steps());
        }
        items
    }

    /// The steps of colour of the chains.
    fn steps(&self) -> LegendItem {
        let group = ground::group(self.site(), self.local.region);
        let steps = move |rect: Rect| {
            let step = |at: usize| {
                let part = Rect::new(rect.x + 17.0 * at as f32, rect.y + 2.0, 16.0, 16.0);
                part.rounded(2.0, ground::fill(group, Some(at))).into()
            };
            (0..ground::STEPS.len()).map(step).collect()
        };
        let width = 17.0 * ground::STEPS.len() as f32;
        let meaning = format!("{} 家企业", ground::step_names().join("、"));
        legend::shapes(width, meaning, steps)
    }
}

/// Names with commas, or that none is recorded.
fn or_nothing(names: &[&str]) -> String {
    if names.is_empty() { NOT_RECORDED.to_owned() } else { listed(names) }
}

#[cfg(test)]
mod tests;
