//! The change sheet of a map: what changed on it since an older edition, drawn in place, with the map as it was and as it is
//! to switch to. Without scripts: the switch is three radio buttons.

use super::desk::Desk;
use super::frame::Link;
use super::view::Table;
use super::{Drawing, Page, changes, list};
use crate::diff::{Area, Nature, Report};
use crate::model::MapKind;
use crate::scene::Scene;
use crate::site::{ChainView, EntityKind, map_name_key, records};
use crate::svg::{self, Form};
use crate::wording::say;
use serde::Serialize;

/// The change sheet of a map, printed.
#[derive(Debug)]
pub struct ChangeSheet {
    chain: String,
    map: MapKind,
    /// The older edition.
    since: String,
    /// The sheets with the changes.
    drawings: Vec<Drawing>,
    /// The map as it was, and as it is.
    before: String,
    after: String,
}

impl ChangeSheet {
    /// Prints the sheets of a map: with the changes, as they were, as they are; none where nothing changed.
    #[must_use]
    pub fn of(
        (view, map): (&ChainView<'_>, MapKind),
        since: &str,
        (scenes, before, after): (&[Scene], Option<Scene>, Option<Scene>),
    ) -> Option<Self> {
        if scenes.is_empty() {
            return None;
        }
        let chain = view.chain.id();
        let drawings = scenes.iter().map(|scene| Drawing::of_changes((chain, map), since, scene));
        let inline = |scene: Option<Scene>, time: &str| {
            let prefix = format!("{}-{time}", map.id());
            scene.map(|scene| svg::print(&scene, Form::Inline { prefix: &prefix }))
        };
        Some(Self {
            chain: chain.to_owned(),
            map,
            since: since.to_owned(),
            drawings: drawings.collect(),
            before: inline(before, "before").unwrap_or_default(),
            after: inline(after, "after").unwrap_or_default(),
        })
    }

    /// Its drawings as files.
    #[must_use]
    pub fn drawings(&self) -> &[Drawing] {
        &self.drawings
    }

    /// Address of its page.
    pub(super) fn path(&self) -> String {
        let name = Drawing::changes_name(self.map, &self.since);
        format!("chains/{}/{name}.html", self.chain)
    }

    /// Whether it shows a map of a chain.
    pub(super) fn is_of(&self, chain: &str, map: MapKind) -> bool {
        self.chain == chain && self.map == map
    }

    /// Whether it shows the changes since an edition.
    pub(super) fn is_since(&self, edition: &str) -> bool {
        self.since == edition
    }

    /// The link to it from the page of its map.
    pub(super) fn link(&self, desk: &Desk<'_>) -> Link {
        desk.link(say!(desk.words(), "page_change_sheet.link", edition = self.since), &self.path())
    }

    /// The link to it from the report: its chain is known there.
    pub(super) fn link_of_map(&self, desk: &Desk<'_>) -> (String, Link) {
        (self.chain.clone(), desk.link(desk.word(map_name_key(self.map)), &self.path()))
    }
}

#[derive(Serialize)]
struct View<'a> {
    since: &'a str,
    now: &'a str,
    label: &'a str,
    description: &'a str,
    drawing: &'a str,
    file: String,
    parts: Vec<Part<'a>>,
    before: &'a str,
    after: &'a str,
    table: Option<Table>,
    map: Link,
    report: Link,
}

#[derive(Serialize)]
struct Part<'a> {
    title: &'a str,
    drawing: &'a str,
    file: String,
}

/// The page of a change sheet.
pub(super) fn page(
    desk: &Desk<'_>,
    (view, report): (&ChainView<'_>, &Report<'_>),
    sheet: &ChangeSheet,
) -> Page {
    let (chain, first) = (view.chain, &sheet.drawings[0]);
    desk.hold(chain.record.openness);
    let own = records::all(desk.site().model).into_iter();
    let own = own.filter(|kept| kept.chain == Some(chain.id()));
    own.for_each(|kept| desk.hold(kept.record.openness));
    view.presence.placed.iter().for_each(|one| desk.hold(one.entity.record().openness));
    let parts = sheet.drawings[1..].iter().map(|one| Part {
        title: &one.title,
        drawing: &one.inline,
        file: one.file_name(),
    });
    let page = View {
        since: &report.old.edition,
        now: &report.new.edition,
        label: &first.title,
        description: &first.description,
        drawing: &first.inline,
        file: first.file_name(),
        parts: parts.collect(),
        before: &sheet.before,
        after: &sheet.after,
        table: table(desk, report, sheet),
        map: desk
            .link(desk.word(map_name_key(sheet.map)), &desk.site().map_page(chain.id(), sheet.map)),
        report: desk.link(desk.word("page_change_sheet.all"), &changes::address(report)),
    };
    let name = desk.word(map_name_key(sheet.map));
    let title = say!(
        desk.words(),
        "page_change_sheet.title",
        chain = chain.record.name.value,
        map = name,
        edition = sheet.since
    );
    let above = vec![
        list::link(desk, EntityKind::Chain),
        desk.link(chain.short_name(), &desk.site().page(EntityKind::Chain, chain.id())),
        desk.link(name, &desk.site().map_page(chain.id(), sheet.map)),
    ];
    Page::new(desk, "change-sheet.html", title, above, &page)
}

/// The map's own changes as a table.
fn table(desk: &Desk<'_>, report: &Report<'_>, sheet: &ChangeSheet) -> Option<Table> {
    let mut table =
        Table::new(desk.word("page_change_sheet.changes"), &desk.row("page_change_sheet.heads"))
            .of_class("changes");
    let own = report.lines.iter().filter(|line| {
        line.record.chain.as_deref() == Some(&sheet.chain)
            && line.area == Area::Map(sheet.map)
            && line.nature != Nature::Dated
    });
    own.for_each(|line| table.row(changes::row(desk, report, line)));
    (!table.rows.is_empty()).then_some(table)
}
