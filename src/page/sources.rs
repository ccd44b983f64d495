//! All documents that are cited, each with what cites it.

use super::Page;
use super::desk::Desk;
use super::view::Piece;
use crate::model::Source;
use crate::site::{EntityKind, Key, records};
use crate::wording::say;
use serde::Serialize;
use std::collections::{BTreeMap, HashSet};

#[derive(Serialize)]
struct View {
    count: usize,
    unused: usize,
    groups: Vec<Group>,
}

/// The documents of one part of the content.
#[derive(Serialize)]
struct Group {
    heading: String,
    entries: Vec<Entry>,
}

/// A document.
#[derive(Serialize)]
pub(super) struct Entry {
    id: Option<String>,
    title: Piece,
    imprint: String,
    note: Option<String>,
    cited_by: Vec<Piece>,
    more: usize,
}

/// How many citing records are named; the rest is counted.
const NAMED: usize = 12;

/// The list of sources.
pub(super) fn page(desk: &Desk<'_>) -> Page {
    let citing = citing(desk);
    let model = desk.site().model;
    let unused = model.sources.iter().filter(|one| !citing.contains_key(id(one))).count();
    let shared = model.sources.iter().filter(|one| one.record.chain.is_none());
    let mut groups = vec![group(desk, desk.word("page_sources.shared"), shared, &citing)];
    for view in &desk.site().chains {
        let own = desk.site().declared(view.chain.id());
        let own = own.iter().flat_map(|own| own.sources.iter().copied());
        groups.push(group(desk, &view.chain.record.name.value, own, &citing));
    }
    groups.retain(|group| !group.entries.is_empty());
    let view = View { count: model.sources.len(), unused, groups };
    Page::new(desk, "sources.html", desk.word("page_sources.sources"), Vec::new(), &view)
}

fn id(source: &Source) -> &str {
    &source.record.id.value
}

type Citing<'a> = BTreeMap<&'a str, Vec<Piece>>;

fn group<'a>(
    desk: &Desk<'a>,
    heading: &str,
    sources: impl Iterator<Item = &'a Source>,
    citing: &Citing<'a>,
) -> Group {
    let entries = sources.map(|source| {
        let all = citing.get(id(source)).map_or(&[][..], Vec::as_slice);
        Entry {
            id: Some(id(source).to_owned()),
            cited_by: all.iter().take(NAMED).cloned().collect(),
            more: all.len().saturating_sub(NAMED),
            ..entry(desk, source)
        }
    });
    Group { heading: heading.to_owned(), entries: entries.collect() }
}

/// A document without what cites it, as it stands at the foot of other pages.
pub(super) fn entry(desk: &Desk<'_>, source: &Source) -> Entry {
    desk.hold(source.record.openness);
    let date = source.date.map(|date| date.value.to_string());
    let text = |text: &Option<crate::model::Text>| text.as_ref().map(|text| text.value.clone());
    let imprint: Vec<String> =
        [text(&source.issuer), text(&source.number), date].into_iter().flatten().collect();
    Entry {
        id: None,
        title: title(source),
        imprint: imprint.join(desk.word("sign.clause")),
        note: text(&source.record.note),
        cited_by: Vec::new(),
        more: 0,
    }
}

/// The title, as a link where the address is one on the web; nothing else may become a link.
fn title(source: &Source) -> Piece {
    let title = source.record.name.value.as_str();
    let address = source.address.as_ref().map(|address| address.value.as_str());
    let on_web = address.filter(|at| at.starts_with("https://") || at.starts_with("http://"));
    match on_web {
        Some(address) => Piece::link(title, address),
        None => Piece::text(title),
    }
}

/// What cites each document, in the order of the content.
fn citing<'a>(desk: &Desk<'a>) -> Citing<'a> {
    let mut citing: Citing<'a> = BTreeMap::new();
    let mut seen = HashSet::new();
    for kept in records::all(desk.site().model) {
        for source in &kept.record.sources {
            let piece = record(desk, &kept);
            // Records that are called the same and lie on one page are one entry.
            if seen.insert((&source.value, piece.text.clone(), piece.href.clone())) {
                citing.entry(source.value.as_str()).or_default().push(piece);
            }
        }
    }
    citing
}

/// A record by its name, as a link where it has a page or an anchor.
fn record(desk: &Desk<'_>, kept: &records::Kept<'_>) -> Piece {
    desk.hold(kept.record.openness);
    let (site, own) = (desk.site(), kept.record);
    let name =
        if own.name.value.is_empty() { desk.word("page_sources.record") } else { &own.name.value };
    let id = own.id.value.as_str();
    let chain = kept.chain.or(own.chain.as_deref());
    let found = chain.and_then(|chain| site.chain(chain)?.find(id)).or_else(|| site.find(None, id));
    let entity = found.filter(|entity| kept.kind == Some(entity.kind()));
    if let Some(entity) = entity {
        return Piece::link(entity.short_name(), desk.to(&site.address(entity)));
    }
    let global = kept.kind.filter(|kind| kept.chain.is_none() && kind.folder().is_some());
    if let Some(kind) = global {
        return Piece::link(name, desk.to(&site.page(kind, &Key::global(kind, id).id)));
    }
    let view = kept.chain.and_then(|chain| site.chain(chain));
    match view {
        Some(view) => {
            let text = say!(
                desk.words(),
                "page_sources.of_chain",
                chain = view.chain.short_name(),
                name = named(desk, kept, name)
            );
            Piece::link(text, desk.to(&site.page(EntityKind::Chain, view.chain.id())))
        }
        None => Piece::text(named(desk, kept, name)),
    }
}

fn named(desk: &Desk<'_>, kept: &records::Kept<'_>, name: &str) -> String {
    match kept.kind {
        None if kept.record.name.value.is_empty() && kept.chain.is_none() => {
            desk.word("page_sources.assignment").to_owned()
        }
        None if kept.record.name.value.is_empty() => desk.word("page_sources.relations").to_owned(),
        _ => name.to_owned(),
    }
}
