//! The home page: all chains at a glance.

use super::changes::{self, Since};
use super::desk::Desk;
use super::summary::{self, Stretch, Tally};
use super::thumbnail::Thumbnail;
use super::view::{Figure, Piece};
use super::{Drawing, Page, province};
use crate::model::MapKind;
use crate::site::{ChainView, EntityKind};
use crate::wording::say;
use serde::Serialize;

#[derive(Serialize)]
struct View {
    figures: Vec<Figure>,
    since: Option<Since>,
    sheets: Vec<Thumbnail>,
    heading: String,
    cards: Vec<Card>,
}

/// A chain at a glance.
#[derive(Serialize)]
pub(super) struct Card {
    chain: Piece,
    department: Option<Piece>,
    products: usize,
    bar: Vec<Stretch>,
    tallies: Vec<Tally>,
    maps: Vec<Piece>,
}

/// The home page.
pub(super) fn page(desk: &Desk<'_>, drawings: &[Drawing]) -> Page {
    let site = desk.site();
    let view = View {
        figures: figures(desk),
        since: changes::since(desk, None),
        sheets: province::thumbnails(desk, drawings),
        heading: say!(desk.words(), "page_home.heading", count = site.chains.len()),
        cards: cards(desk),
    };
    Page::new(desk, "home.html", site.model.settings.title.as_str(), Vec::new(), &view)
}

/// Every chain as a card, in order.
pub(super) fn cards(desk: &Desk<'_>) -> Vec<Card> {
    desk.site().chains.iter().map(|view| card(desk, view)).collect()
}

fn card(desk: &Desk<'_>, view: &ChainView<'_>) -> Card {
    let count = summary::count(desk, view);
    Card {
        chain: desk.entity_in_full(crate::site::Entity::Chain(view.chain)),
        department: summary::department(desk, view),
        products: count.total(),
        bar: summary::bar(&count),
        tallies: summary::tallies(desk, &count),
        maps: MapKind::ALL.map(|map| short_map(desk, view, map)).to_vec(),
    }
}

/// A map by two characters; dimmed where it has no content yet.
fn short_map(desk: &Desk<'_>, view: &ChainView<'_>, map: MapKind) -> Piece {
    let link = Piece { text: short_name(desk, map).to_owned(), ..desk.map(view, map) };
    if view.has_content(map) { link } else { link.of_class("hollow") }
}

/// A map's name where there is little room.
pub(super) fn short_name<'a>(desk: &Desk<'a>, map: MapKind) -> &'a str {
    desk.word(match map {
        MapKind::Technology => "page_home.technology",
        MapKind::Applications => "page_home.applications",
        MapKind::Layout => "page_home.layout",
        MapKind::Roadmap => "page_home.roadmap",
        MapKind::Investment => "page_home.investment",
    })
}

fn figures(desk: &Desk<'_>) -> Vec<Figure> {
    let site = desk.site();
    let counts: Vec<_> = site.chains.iter().map(|view| summary::count(desk, view)).collect();
    let maps = site.chains.iter().flat_map(|view| MapKind::ALL.map(|map| view.has_content(map)));
    let index = |kind: EntityKind| format!("{}/index.html", kind.folder().unwrap_or_default());
    vec![
        Figure::new(site.chains.len(), desk.word("page_home.chains_key"))
            .linked(desk.to("chains/index.html")),
        Figure::new(maps.filter(|has| *has).count(), desk.word("page_home.maps"))
            .linked(desk.to("completeness.html")),
        Figure::new(
            counts.iter().map(|count| count.total()).sum::<usize>(),
            desk.word("page_home.products"),
        ),
        Figure::new(
            counts.iter().map(summary::lacking).sum::<usize>(),
            desk.word("page_home.weak_or_missing"),
        ),
        Figure::new(site.model.firms.len(), desk.word("page_home.firms"))
            .linked(desk.to(&index(EntityKind::Firm))),
        Figure::new(
            format!("{} / {}", regions_with_layout(desk), site.model.regions.len()),
            desk.word("page_home.cities_with_layout"),
        )
        .linked(desk.to(&index(EntityKind::Region))),
        Figure::new(leading(desk), desk.word("page_home.leaders_leading"))
            .linked(desk.to("organization.html")),
    ]
}

fn regions_with_layout(desk: &Desk<'_>) -> usize {
    let site = desk.site();
    let has = |id: &str| site.chains.iter().any(|view| view.presence.in_region(id).count() > 0);
    site.model.regions.iter().filter(|region| has(&region.record.id.value)).count()
}

/// Leaders that the annex names for a chain.
fn leading(desk: &Desk<'_>) -> usize {
    let lines = &desk.site().model.assignments;
    let named = |id: &str| lines.iter().any(|l| l.leader.as_ref().is_some_and(|r| r.value == id));
    desk.site().model.leaders.iter().filter(|one| named(&one.record.id.value)).count()
}
