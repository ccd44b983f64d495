//! From syntax to the model: which file may hold which lists, and one file per family of records.
//!
//! Reading never fails: it returns what it could read and everything that is wrong with the rest.
//! A list may stand in any file of its level (site or chain); the usual split is told in `content/README.md`.

mod boundaries;
mod chain;
mod fields;
mod flat;
mod folders;
mod form;
mod kind;
mod monitoring;
pub mod names;
mod organization;
mod places;
mod record;
mod register;
mod settings;
mod shape;
pub(crate) mod suggest;
mod technology;
mod values;

use crate::audience::{Declared, Gate};
use crate::diag::{Diagnostic, Span, Words};
use crate::model::{Chain, MapKind, Model, Numbered, Openness, Prose, Record, Ref, Spanned};
use crate::source::{Body, SourceFile, Sources, markdown, stem, yaml};
use fields::Fields;
pub use fields::NEVER_HIDDEN;
pub use flat::{Flat, Printed};
use folders::Folders;
pub use form::{Asked, FileKind, Form, Forms, forms};
use kind::{Context, Defaults, Identity, Kind};
use rayon::prelude::*;
pub use record::is_id;
pub use shape::{Choice, FLAGS, Keys, Scalar, Shape, YEARS};
use std::collections::BTreeMap;

/// What was read, with what is wrong and what was declared.
#[derive(Debug, Default)]
pub struct Reading {
    /// The records.
    pub model: Model,
    /// Problems found on the way.
    pub problems: Vec<Diagnostic>,
    /// Every id with its openness, for the audience's gate.
    pub declared: Vec<Declared>,
}

const FILE: Kind = Kind::open("文件", "file", Identity::File);
const DEFAULTS: Kind = Kind::open("默认值", "defaults", Identity::Defaults);

/// Reads everything that the gate lets through.
#[must_use]
pub fn read(sources: &Sources, gate: &Gate) -> Reading {
    let folders = Folders::of(sources);
    let parts = read_files(sources, &folders, &|chain| context(gate, chain));
    let mut whole = Reading { problems: folders.problems, ..Reading::default() };
    let mut chains: BTreeMap<String, Chain> = BTreeMap::new();
    for (mut part, _) in parts {
        for chain in part.model.chains.drain(..) {
            merge_chain(&mut chains, chain);
        }
        merge(&mut whole, part);
    }
    whole.model.chains = in_order(chains, &whole.model);
    boundaries::read(sources, &mut whole);
    whole
}

/// Every record that the gate lets through, of whatever kind, with every field that its reader asks for: as plain
/// text, in the order of the content. What stands in a snapshot.
#[must_use]
pub fn flatten(sources: &Sources, gate: &Gate) -> Vec<Flat> {
    let folders = Folders::of(sources);
    let noting = |chain| Context { flat: Some(Vec::new()), ..context(gate, chain) };
    let parts = read_files(sources, &folders, &noting).into_iter();
    flat::whole(parts.flat_map(|(_, flat)| flat))
}

/// Reads every file in a context of its own.
fn read_files<'g>(
    sources: &Sources,
    folders: &Folders,
    context: &(dyn Fn(Option<String>) -> Context<'g> + Sync),
) -> Vec<(Reading, Vec<Flat>)> {
    let files = sources.files.par_iter().enumerate();
    let files = files.map(|(at, file)| {
        let mut cx = context(chain_of(&file.path).map(str::to_owned));
        let model = read_file(file, u32::try_from(at).unwrap_or(u32::MAX), (folders, &mut cx));
        let reading = Reading { model, problems: cx.problems, declared: cx.declared };
        (reading, cx.flat.unwrap_or_default())
    });
    files.collect()
}

/// Where a file lies: in the site's own folder or in that of a chain.
fn chain_of(path: &str) -> Option<&str> {
    path.strip_prefix("content/chains/")?.split_once('/').map(|(chain, _)| chain)
}

fn context(gate: &Gate, chain: Option<String>) -> Context<'_> {
    Context {
        gate,
        chain,
        defaults: Defaults::default(),
        problems: Vec::new(),
        declared: Vec::new(),
        book: None,
        flat: None,
        around: Vec::new(),
    }
}

fn read_defaults(node: &yaml::Node, cx: &mut Context<'_>) -> Defaults {
    let Some(mut fields) = Fields::open(node, DEFAULTS, Openness::Public, cx) else {
        return Defaults::default();
    };
    let defaults = Defaults {
        openness: fields.word("openness").map(|word| word.value),
        owner: fields.reference("owner"),
        sources: fields.references("sources"),
        as_of: fields.when("as_of"),
        basis: fields.text("basis"),
    };
    fields.close();
    defaults
}

fn read_file(file: &SourceFile, at: u32, (folders, cx): (&Folders, &mut Context<'_>)) -> Model {
    let chain = chain_of(&file.path);
    cx.defaults = folders.defaults(&file.path);
    let inherited = chain.and_then(|chain| folders.openness.get(chain).copied());
    let inherited = inherited.unwrap_or(Openness::Public);
    let mut model = Model::default();
    match (&file.body, chain) {
        (Body::Markdown, chain) => {
            read_prose(file, at, chain, inherited, (&mut model, cx));
        }
        (Body::Data, _) => {}
        (Body::Yaml(_), _) if stem(&file.path) == Some("defaults") => {}
        (Body::Yaml(node), _) if stem(&file.path) == Some("numbers") => {
            model.numbers = read_numbers(node, cx);
        }
        (Body::Yaml(node), _) => read_lists(file, node, inherited, (&mut model, cx)),
    }
    model
}

/// Numbers stay although their records are hidden or gone, so they pass the gate; nothing prints one without
/// its record.
fn read_numbers(node: &yaml::Node, cx: &mut Context<'_>) -> Vec<Numbered> {
    let chain = cx.chain.clone();
    let Some(mut fields) = Fields::open(node, FILE, Openness::Public, cx) else {
        return Vec::new();
    };
    let numbers = fields.pairs("numbers", (Keys::Any, Scalar::Text)).into_iter();
    let numbers =
        numbers.map(|(number, id)| Numbered { number, id, chain: chain.clone() }).collect();
    fields.close();
    numbers
}

fn read_lists(
    file: &SourceFile,
    node: &yaml::Node,
    inherited: Openness,
    (model, cx): (&mut Model, &mut Context<'_>),
) {
    // A file whose syntax is wrong is told as that; one in which nothing is written may lack something.
    if node.value == yaml::Value::Empty && !is_blank(&file.text) {
        return;
    }
    let name = stem(&file.path).unwrap_or_default();
    if let Some(entry) = defaults_entry(node) {
        let own = read_defaults(entry, cx);
        cx.defaults = merged(own, std::mem::take(&mut cx.defaults));
    }
    let chain = cx.chain.clone();
    if let (Some(chain), "chain") = (&chain, name) {
        let openness = cx.defaults.openness.unwrap_or(Openness::Public).max(inherited);
        cx.declared.push(Declared { id: chain.clone(), openness });
    }
    let Some(mut fields) = Fields::open(node, FILE, inherited, cx) else { return };
    fields.known("defaults", Shape::Record("defaults"));
    match (chain, name) {
        (Some(id), _) => {
            let chain = chain::read(&mut fields, &id, name);
            model.chains.push(chain);
        }
        (None, "site") => model.settings = settings::read(&mut fields),
        (None, _) => organization::read(&mut fields, model),
    }
    let present = places::read(&mut fields, model);
    if let Some(chain) = model.chains.first_mut() {
        chain.present = present;
    }
    fields.note_file(name);
    fields.close();
}

/// Whether a YAML text holds nothing but comments and ways of writing nothing.
fn is_blank(text: &str) -> bool {
    let is_nothing = |line: &str| matches!(line, "" | "---" | "~" | "null");
    text.lines().map(str::trim).all(|line| is_nothing(line) || line.starts_with('#'))
}

fn defaults_entry(node: &yaml::Node) -> Option<&yaml::Node> {
    let yaml::Value::Map(entries) = &node.value else { return None };
    entries.iter().find(|entry| entry.key == "defaults").map(|entry| &entry.node)
}

/// A file's defaults stand before those of its folder; the stricter openness wins.
fn merged(own: Defaults, folder: Defaults) -> Defaults {
    Defaults {
        openness: own.openness.max(folder.openness),
        owner: own.owner.or(folder.owner),
        sources: if own.sources.is_empty() { folder.sources } else { own.sources },
        as_of: own.as_of.or(folder.as_of),
        basis: own.basis.or(folder.basis),
    }
}

fn read_prose(
    file: &SourceFile,
    at: u32,
    chain: Option<&str>,
    inherited: Openness,
    (model, cx): (&mut Model, &mut Context<'_>),
) {
    let name = stem(&file.path).unwrap_or_default();
    let map = MapKind::ALL.into_iter().find(|map| map.id() == name);
    let whole = Span { file: at, start: 0, end: 0 };
    let (Some(chain), true) = (chain, map.is_some() || name == "overview") else {
        cx.problems.push(stray_text(whole));
        return;
    };
    let (front, body) = markdown::front_matter(&file.text, at);
    let (front, problems) = front.unzip();
    cx.problems.extend(problems.into_iter().flatten());
    let own = front.map_or(Defaults::default(), |node| read_defaults(&node, cx));
    let stated = merged(own, cx.defaults.clone());
    let start = file.text.len() - body.len();
    let contents = markdown::contents(body, at, start);
    cx.problems.extend(contents.faults);
    let links = contents.ids.into_iter().map(|(value, span)| Spanned { value, span });
    let links: Vec<Ref> = links.filter(|link| cx.gate.admits_reference(&link.value)).collect();
    if cx.gate.admits(stated.openness.unwrap_or(Openness::Public).max(inherited)) {
        let mut part = Chain::empty(chain_record(chain, whole));
        let span = Span { start: u32::try_from(start).unwrap_or(0), ..whole };
        let markdown = Spanned { value: body.to_owned(), span };
        let (sources, as_of) = (stated.sources, stated.as_of);
        cx.note_text((chain, name), (&markdown, &links), (&sources, as_of));
        part.prose.push(Prose { map, markdown, links, sources, as_of });
        model.chains.push(part);
    }
}

fn stray_text(span: Span) -> Diagnostic {
    let message = Words::new("这份文字不属于任何一张图", "this text belongs to no map");
    Diagnostic::warning("stray-text", span, message).with_help(
        "放进一条链的文件夹，名为 overview.md、technology.md、applications.md、layout.md、roadmap.md 或 investment.md",
        "put it in a chain's folder as overview.md or under the name of a map",
    )
}

/// The identity of a chain as far as its folder gives it.
fn chain_record(id: &str, span: Span) -> Record {
    let id = Spanned { value: id.to_owned(), span };
    Record {
        name: id.clone(),
        id,
        openness: Openness::Public,
        sources: Vec::new(),
        as_of: None,
        next_review: None,
        owner: None,
        note: None,
        chain: None,
        span,
    }
}

fn merge_chain(chains: &mut BTreeMap<String, Chain>, part: Chain) {
    match chains.get_mut(part.id()) {
        None => {
            chains.insert(part.id().to_owned(), part);
        }
        Some(whole) => chain::merge(whole, part),
    }
}

fn merge(whole: &mut Reading, part: Reading) {
    let (to, from) = (&mut whole.model, part.model);
    if !from.settings.title.is_empty() {
        to.settings = from.settings;
    }
    to.leaders.extend(from.leaders);
    to.departments.extend(from.departments);
    to.assignments.extend(from.assignments);
    to.groups.extend(from.groups);
    to.regions.extend(from.regions);
    to.areas.extend(from.areas);
    to.sources.extend(from.sources);
    to.parks.extend(from.parks);
    to.clusters.extend(from.clusters);
    to.firms.extend(from.firms);
    to.platforms.extend(from.platforms);
    to.projects.extend(from.projects);
    to.numbers.extend(from.numbers);
    whole.problems.extend(part.problems);
    whole.declared.extend(part.declared);
}

/// The chains in the order of the site file; those it does not name follow by id.
fn in_order(mut chains: BTreeMap<String, Chain>, model: &Model) -> Vec<Chain> {
    let named = model.settings.chains.iter();
    let mut ordered: Vec<Chain> = named.filter_map(|id| chains.remove(&id.value)).collect();
    ordered.extend(chains.into_values());
    ordered
}
