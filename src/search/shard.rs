//! One file of the index: passages, each once, and the results in whose parts they stand.
//!
//! A result is what a reader is offered: a record at the place where it is at home, or a page. A part is what the
//! result leads to: the record itself, or an anchor of the page. Names come before all other passages, so that
//! readings are looked for in the first passages only.

use super::visible::{Part, Visible};
use super::{Directory, Listed};
use crate::site::EntityKind;
use serde::Serialize;
use std::borrow::Borrow;
use std::collections::HashMap;

/// The kinds of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    /// A record.
    Record(EntityKind),
    /// A page with a map or sheet.
    Map,
    /// Any other page.
    Page,
}

/// The order in which kinds are shown where nothing speaks for another one.
const ORDER: [Group; 22] = [
    Group::Record(EntityKind::Chain),
    Group::Record(EntityKind::Product),
    Group::Record(EntityKind::Link),
    Group::Record(EntityKind::Firm),
    Group::Record(EntityKind::Park),
    Group::Record(EntityKind::Cluster),
    Group::Record(EntityKind::Platform),
    Group::Record(EntityKind::Project),
    Group::Record(EntityKind::Region),
    Group::Record(EntityKind::Area),
    Group::Record(EntityKind::Department),
    Group::Record(EntityKind::Leader),
    Group::Record(EntityKind::Item),
    Group::Record(EntityKind::Target),
    Group::Record(EntityKind::Lead),
    Group::Record(EntityKind::Problem),
    Group::Record(EntityKind::Opinion),
    Group::Record(EntityKind::Request),
    Group::Record(EntityKind::Risk),
    Group::Record(EntityKind::Indicator),
    Group::Map,
    Group::Page,
];

impl Group {
    /// What the kinds are called, in their order; sources come last.
    pub(super) fn words() -> Vec<&'static str> {
        let all = ORDER.into_iter().chain([Self::Record(EntityKind::Source)]);
        let word = |group| match group {
            Self::Record(kind) => kind.word(),
            Self::Map => "图",
            Self::Page => "页面",
        };
        all.map(word).collect()
    }

    fn position(self) -> usize {
        ORDER.iter().position(|one| *one == self).unwrap_or(ORDER.len())
    }
}

/// Address, position of the kind, what is said beside the name, and the names as positions of passages.
type Found = (String, usize, String, Vec<usize>);
/// Position of the result, anchor where it is not that of the result, and positions of the passages.
type Place = (usize, String, Vec<usize>);

/// Passages and where they stand.
#[derive(Debug, Default, Serialize)]
pub(super) struct Shard {
    /// The passages, a line to each.
    texts: String,
    /// How many of them are names.
    names: usize,
    found: Vec<Found>,
    parts: Vec<Place>,
}

impl Shard {
    /// The shard of some pages.
    pub(super) fn of<V: Borrow<Visible>>(pages: &[(&str, V)], directory: &Directory<'_>) -> Self {
        let mut shard = Self::default();
        let mut passages = Passages::default();
        let mut places: Vec<(usize, String, &Part)> = Vec::new();
        for (path, page) in pages {
            let page: &Visible = page.borrow();
            let own = shard.found.len();
            shard.found.push(result(path, page, directory, &mut passages));
            for part in &page.parts {
                let known =
                    part.record().and_then(|record| directory.get(&format!("{path}#{record}")));
                let Some(listed) = known else {
                    let anchor = part.anchor.as_ref().map(|anchor| format!("#{anchor}"));
                    places.push((own, anchor.unwrap_or_default(), part));
                    continue;
                };
                places.push((shard.found.len(), String::new(), part));
                let anchor = part.anchor.as_deref().unwrap_or_default();
                let address = format!("{path}#{anchor}");
                shard.found.push(record(listed, address, &mut passages));
            }
        }
        shard.names = passages.all.len();
        for (result, anchor, part) in places {
            let mut texts: Vec<usize> =
                part.passages.iter().map(|passage| passages.at(passage)).collect();
            texts.sort_unstable();
            texts.dedup();
            shard.parts.push((result, anchor, texts));
        }
        shard.texts = passages.all.join("\n");
        shard
    }

    /// The names of its results.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.texts.split('\n').take(self.names)
    }
}

/// A page as a result: as the record that it is the page of, else by its heading.
fn result(path: &str, page: &Visible, directory: &Directory<'_>, passages: &mut Passages) -> Found {
    if let Some(listed) = directory.get(path) {
        return record(listed, path.to_owned(), passages);
    }
    let group = if page.is_map { Group::Map } else { Group::Page };
    (path.to_owned(), group.position(), String::new(), vec![passages.at(&page.title)])
}

fn record(listed: &Listed<'_>, address: String, passages: &mut Passages) -> Found {
    let names = listed.names.iter().map(|name| passages.at(name)).collect();
    let group = Group::Record(listed.kind);
    (address, group.position(), listed.beside.clone(), names)
}

/// Passages in the order of their first appearance.
#[derive(Default)]
struct Passages {
    all: Vec<String>,
    positions: HashMap<String, usize>,
}

impl Passages {
    /// The position of a passage; line ends cannot be in one.
    fn at(&mut self, passage: &str) -> usize {
        let passage = passage.replace('\n', " ");
        if let Some(at) = self.positions.get(&passage) {
            return *at;
        }
        let at = self.all.len();
        self.positions.insert(passage.clone(), at);
        self.all.push(passage);
        at
    }
}

#[cfg(test)]
mod tests {
    use super::super::visible;
    use super::super::{Directory, Listed, Shard};
    use super::Group;
    use crate::site::EntityKind;

    #[test]
    fn a_passage_is_kept_once_and_found_at_every_place() {
        let page = "<main><h1>名</h1><p>甲</p><p>甲</p><p id=\"x\">乙</p><p id=\"y\">甲</p></main>";
        let shard = Shard::of(&[("a.html", visible::read(page))], &Directory::new());
        assert_eq!((shard.texts.as_str(), shard.names), ("名\n甲\n乙", 1));
        let parts: Vec<(&str, &[usize])> = shard
            .parts
            .iter()
            .map(|(_, anchor, texts)| (anchor.as_str(), texts.as_slice()))
            .collect();
        assert_eq!(parts, [("", [0, 1].as_slice()), ("#x", &[2]), ("#y", &[1])]);
        assert_eq!(shard.found.len(), 1);
    }

    #[test]
    fn a_record_is_found_where_it_is_at_home_and_on_other_pages_with_the_page() {
        let names = ["光刻胶", "感光胶", "IC-T-001"].map(std::borrow::Cow::Borrowed).into();
        let listed = Listed { kind: EntityKind::Product, names, beside: String::new() };
        let directory = [("a.html#IC-T-001".to_owned(), listed)].into_iter().collect();
        let page =
            "<main><h1>图</h1><table><tr id=\"row-IC-T-001\"><td>缺</td></tr></table></main>";
        let pages = [("a.html", visible::read(page)), ("b.html", visible::read(page))];
        let shard = Shard::of(&pages, &directory);
        let found: Vec<&str> = shard.found.iter().map(|one| one.0.as_str()).collect();
        assert_eq!(found, ["a.html", "a.html#row-IC-T-001", "b.html"]);
        assert_eq!(shard.names().collect::<Vec<_>>(), ["图", "光刻胶", "感光胶", "IC-T-001"]);
        let places: Vec<(usize, &str)> =
            shard.parts.iter().map(|(found, anchor, _)| (*found, anchor.as_str())).collect();
        assert_eq!(places, [(0, ""), (1, ""), (2, ""), (2, "#row-IC-T-001")]);
    }

    #[test]
    fn every_kind_has_a_word_of_its_own() {
        let words = Group::words();
        assert_eq!(words[Group::Map.position()], "图");
        assert_eq!(words[Group::Record(EntityKind::Source).position()], "来源");
        assert_eq!(words.len(), words.iter().collect::<std::collections::BTreeSet<_>>().len());
    }
}
