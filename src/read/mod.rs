//! From syntax to the model: which file may hold which lists, and one file per family of records.
//!
//! Reading never fails: it returns what it could read and everything that is wrong with the rest.
//! A list may stand in any file of its level (site or chain); the usual split is told in `content/README.md`.

mod boundaries;
mod chain;
mod fields;
mod form;
mod kind;
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
use crate::diag::{Diagnostic, Severity, Span, Words};
use crate::model::{Chain, MapKind, Model, Numbered, Openness, Prose, Record, Spanned};
use crate::source::{Body, SourceFile, Sources, markdown, stem, yaml};
use fields::Fields;
pub use fields::NEVER_HIDDEN;
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
    let parts: Vec<Reading> = sources
        .files
        .par_iter()
        .enumerate()
        .map(|(at, file)| read_file(file, u32::try_from(at).unwrap_or(u32::MAX), &folders, gate))
        .collect();
    let mut whole = Reading { problems: folders.problems, ..Reading::default() };
    let mut chains: BTreeMap<String, Chain> = BTreeMap::new();
    for mut part in parts {
        for chain in part.model.chains.drain(..) {
            merge_chain(&mut chains, chain);
        }
        merge(&mut whole, part);
    }
    whole.model.chains = in_order(chains, &whole.model);
    boundaries::read(sources, &mut whole);
    whole
}

/// Where a file lies: in the site's own folder or in that of a chain.
fn chain_of(path: &str) -> Option<&str> {
    path.strip_prefix("content/chains/")?.split_once('/').map(|(chain, _)| chain)
}

fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// What folders say about the files in them and below them.
#[derive(Default)]
struct Folders {
    /// What `defaults.yml` of a folder says, by folder.
    defaults: BTreeMap<String, Defaults>,
    /// What `chain.yml` says of the whole chain, by chain.
    openness: BTreeMap<String, Openness>,
    problems: Vec<Diagnostic>,
}

impl Folders {
    fn of(sources: &Sources) -> Self {
        let mut folders = Self::default();
        let open = Gate::open();
        for (at, file) in sources.files.iter().enumerate() {
            let chain = chain_of(&file.path);
            folders.note_chain(chain, at, sources);
            let Body::Yaml(node) = &file.body else { continue };
            match (stem(&file.path), chain) {
                (Some("defaults"), _) => {
                    let mut cx = context(&open, chain.map(str::to_owned));
                    let defaults = read_defaults(node, &mut cx);
                    folders.defaults.insert(folder_of(&file.path).to_owned(), defaults);
                    folders.problems.append(&mut cx.problems);
                }
                (Some("chain"), Some(chain)) => {
                    let mut cx = context(&open, None);
                    let fields = Fields::open(node, FILE, Openness::Public, &mut cx);
                    let openness = fields.map_or(Openness::Public, |fields| fields.openness());
                    folders.openness.insert(chain.to_owned(), openness);
                }
                _ => {}
            }
        }
        if !sources.files.is_empty() && !sources.files.iter().any(|file| is_site_file(&file.path)) {
            folders.problems.push(no_site_file());
        }
        folders
    }

    /// A chain's folder must have a name that can stand in an address, and a `chain.yml`.
    fn note_chain(&mut self, chain: Option<&str>, at: usize, sources: &Sources) {
        let before = at.checked_sub(1).and_then(|at| chain_of(&sources.files[at].path));
        let Some(chain) = chain.filter(|chain| before != Some(chain)) else { return };
        let span = Span { file: u32::try_from(at).unwrap_or(u32::MAX), start: 0, end: 0 };
        if !is_id(chain) {
            self.problems.push(bad_folder(chain, span));
        }
        let has_identity = sources
            .files
            .iter()
            .any(|file| chain_of(&file.path) == Some(chain) && stem(&file.path) == Some("chain"));
        if !has_identity {
            self.problems.push(no_chain_file(chain, span));
        }
    }

    /// What the folders around a file say: the nearest for each value, the strictest openness.
    fn defaults(&self, path: &str) -> Defaults {
        let mut defaults = Defaults::default();
        let mut folder = folder_of(path);
        while !folder.is_empty() {
            if let Some(own) = self.defaults.get(folder) {
                defaults = merged(defaults, own.clone());
            }
            folder = folder_of(folder);
        }
        defaults
    }
}

fn is_site_file(path: &str) -> bool {
    chain_of(path).is_none() && stem(path) == Some("site")
}

fn no_site_file() -> Diagnostic {
    let message = Words::new("缺少 content/site.yml", "content/site.yml is missing");
    Diagnostic::general("missing-site-file", Severity::Error, message).with_help(
        "写一份，至少有 title、code、edition、as_of",
        "write one with at least title, code, edition, as_of",
    )
}

fn no_chain_file(chain: &str, span: Span) -> Diagnostic {
    let message = Words::new(
        format!("文件夹 {chain} 里没有 chain.yml"),
        format!("there is no chain.yml in the folder {chain}"),
    );
    Diagnostic::error("missing-chain-file", span, message)
        .with_help("写一份，至少有 name、code", "write one with at least name and code")
}

fn bad_folder(chain: &str, span: Span) -> Diagnostic {
    let message = Words::new(
        format!("产业链文件夹的名称“{chain}”不能作网址"),
        format!("the folder name `{chain}` cannot stand in an address"),
    );
    Diagnostic::error("bad-id", span, message)
        .with_help("只用小写英文字母、数字和连字符", "use lower-case letters, digits and hyphens")
}

fn context(gate: &Gate, chain: Option<String>) -> Context<'_> {
    Context {
        gate,
        chain,
        defaults: Defaults::default(),
        problems: Vec::new(),
        declared: Vec::new(),
        book: None,
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

fn read_file(file: &SourceFile, at: u32, folders: &Folders, gate: &Gate) -> Reading {
    let chain = chain_of(&file.path);
    let mut cx = context(gate, chain.map(str::to_owned));
    cx.defaults = folders.defaults(&file.path);
    let inherited = chain.and_then(|chain| folders.openness.get(chain).copied());
    let inherited = inherited.unwrap_or(Openness::Public);
    let mut model = Model::default();
    match (&file.body, chain) {
        (Body::Markdown, chain) => {
            read_prose(file, at, chain, inherited, (&mut model, &mut cx));
        }
        (Body::Data, _) => {}
        (Body::Yaml(_), _) if stem(&file.path) == Some("defaults") => {}
        (Body::Yaml(node), _) if stem(&file.path) == Some("numbers") => {
            model.numbers = read_numbers(node, &mut cx);
        }
        (Body::Yaml(node), _) => read_lists(file, node, inherited, (&mut model, &mut cx)),
    }
    Reading { model, problems: cx.problems, declared: cx.declared }
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
    let links = links.filter(|link| cx.gate.admits_reference(&link.value)).collect();
    if cx.gate.admits(stated.openness.unwrap_or(Openness::Public).max(inherited)) {
        let mut part = Chain::empty(chain_record(chain, whole));
        let span = Span { start: u32::try_from(start).unwrap_or(0), ..whole };
        let markdown = Spanned { value: body.to_owned(), span };
        let (sources, as_of) = (stated.sources, stated.as_of);
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
