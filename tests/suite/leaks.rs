//! Leaks: what an audience may not see is not in the folder, in no file of any kind and under no name.
//!
//! First the demonstration site, whose closed texts carry 机密样本, 申请样本 or 隐去样本 with a number; then
//! random openness over `tests/sites/canaries.json`, where every text is a canary of its own.
//!
//! `cargo test leak -- --nocapture` prints how much was searched for what.

mod editions;
mod placement;
mod reviews;

use crate::html::Markup;
use crate::property;
use crate::site::{self, Built, Output, Site};
use placement::{Placed, Placement};
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use wutu::audience::Gate;
use wutu::export::{self, Format, Order, Text};
use wutu::maps::Paper;
use wutu::model::{Audience, Openness};
use wutu::png::Resolution;
use wutu::{read, source};

/// What must not be published, and how the demonstration site marks it.
const CLOSED: [&str; 3] = ["机密样本", "申请样本", "隐去样本"];
/// What the registers publish although they are closed by default.
const OPEN: &str = "公开样本";

/// Every file as text: as it is, its name, and for pages and drawings with entities decoded.
fn searched(output: &Output) -> BTreeMap<&str, String> {
    let files = output.paths().map(|path| {
        let raw = String::from_utf8_lossy(output.bytes(path).unwrap_or_default()).into_owned();
        let decoded = match path.ends_with(".html") || path.ends_with(".svg") {
            true => Markup::of(&raw).everything(),
            false => String::new(),
        };
        (path, format!("{path}\n{raw}\n{decoded}"))
    });
    files.collect()
}

/// The marks with their numbers that stand in a text: `机密样本01`.
fn marks(text: &str, words: &[&str]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for word in words {
        for (at, _) in text.match_indices(word) {
            let number = text[at + word.len()..].chars().take_while(char::is_ascii_digit);
            found.insert(format!("{word}{}", number.collect::<String>()));
        }
    }
    found
}

/// The maps of the demonstration as files of their own, for an audience, as text: SVG as it is, of PNG the texts
/// that it carries beside the picture.
fn exported(audience: Audience) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let quarter = Resolution { scale: 0.25, dpi: None };
    for (paper, format) in [
        (Paper::Screen, Format::Svg(Text::Named)),
        (Paper::Screen, Format::Svg(Text::Outlined)),
        (Paper::Screen, Format::Png(quarter)),
        (Paper::A4, Format::Svg(Text::Named)),
        (Paper::A3, Format::Svg(Text::Named)),
    ] {
        let order = Order {
            changes: None,
            audience: Some(audience),
            chains: vec![],
            cities: vec![],
            maps: vec![],
            paper,
            format,
        };
        let made = export::export(&Site::demo().world(), &order, &|_, _| ()).artifacts;
        assert!(!made.is_empty(), "nothing is exported for {audience:?}");
        for one in made {
            let text = match one.path.strip_suffix(".png") {
                Some(_) => picture_texts(&one.bytes),
                None => String::from_utf8(one.bytes.to_vec()).unwrap(),
            };
            let decoded = Markup::of(&text).everything();
            files
                .insert(format!("{format:?} {}", one.path), format!("{}{text}{decoded}", one.path));
        }
    }
    files
}

fn picture_texts(bytes: &[u8]) -> String {
    let reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let info = reader.info();
    assert!(info.uncompressed_latin1_text.is_empty() && info.compressed_latin1_text.is_empty());
    let texts: Vec<String> = info.utf8_text.iter().map(|one| one.get_text().unwrap()).collect();
    assert!(texts.len() >= 2, "a picture without title and description");
    texts.join("\n")
}

#[test]
fn nothing_closed_of_the_demonstration_is_published() {
    let mut found = Vec::new();
    let published = searched(&site::DEMO_PUBLIC.output);
    let exported = exported(Audience::Public);
    let files = published.iter().map(|(path, text)| (*path, text));
    let files = files.chain(exported.iter().map(|(path, text)| (path.as_str(), text)));
    for (path, text) in files {
        for mark in marks(text, &CLOSED) {
            found.push(format!("{path} holds {mark}"));
        }
    }
    let closed: BTreeSet<String> = written().into_values().flatten().collect();
    let closed = closed.iter().filter(|mark| !mark.starts_with(OPEN)).count();
    println!(
        "leaks: demonstration, public: {} files published and {} exported; {closed} closed marks and {} hidden ids; found where forbidden: {}",
        published.len(),
        exported.len(),
        hidden_ids().len(),
        found.len()
    );
    site::nothing(&found);
}

#[test]
fn what_is_closed_is_exported_for_those_who_may_see_it() {
    // Else the search above would find nothing whatever is in the files.
    let shown: String = exported(Audience::Internal).into_values().collect();
    let seen = marks(&shown, &CLOSED).len();
    println!("leaks: demonstration, internal: {seen} closed marks in its exported maps");
    assert!(seen > 10, "only {seen}");
}

/// The marks that an output shows.
fn shown(output: &Output, words: &[&str]) -> BTreeSet<String> {
    let all: String = searched(output).into_values().collect();
    marks(&all, words)
}

#[test]
fn what_the_registers_of_the_demonstration_open_is_published() {
    let [public, internal] =
        [&site::DEMO_PUBLIC, &site::DEMO].map(|one| shown(&one.output, &[OPEN]));
    assert!(public.len() > 4, "only {public:?}");
    assert_eq!(public, internal);
}

/// The marks of the demonstration's content by the list in which they stand: `problems`, `bands`, `text`.
fn written() -> BTreeMap<String, BTreeSet<String>> {
    let mut written: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for entry in walkdir::WalkDir::new(site::demo_folder().join("content")) {
        let entry = entry.unwrap();
        if !entry.file_type().is_file() {
            continue;
        }
        let text = std::fs::read_to_string(entry.path()).unwrap();
        let is_yaml = entry.path().extension().is_some_and(|ending| ending == "yml");
        let mut list = "text".to_owned();
        for line in text.lines() {
            let key = line.split(':').next().unwrap_or_default();
            if is_yaml && key.starts_with(|c: char| c.is_ascii_lowercase()) {
                key.clone_into(&mut list);
            }
            let marks = marks(line, &[CLOSED.as_slice(), &[OPEN]].concat());
            written.entry(list.clone()).or_default().extend(marks);
        }
    }
    written.retain(|_, marks| !marks.is_empty());
    written
}

#[test]
fn departments_and_leadership_see_every_kind_of_record_of_the_demonstration() {
    let written = written();
    for list in [
        "leads",
        "problems",
        "experts",
        "rounds",
        "opinions",
        "requests",
        "risks",
        "indicators",
        "figures",
        "targets",
        "roadmap",
        "parks",
    ] {
        assert!(written.contains_key(list), "the demonstration has no mark in {list}: {written:?}");
    }
    for Built { name, output } in [&*site::DEMO, &*site::DEMO_LEADERSHIP] {
        let shown = shown(output, &[CLOSED.as_slice(), &[OPEN]].concat());
        println!("leaks: {name}: {} marks found where they are allowed", shown.len());
        for (list, marks) in &written {
            let seen = marks.intersection(&shown).count();
            assert!(seen > 0, "{name}: none of {} marks in {list}", marks.len());
        }
    }
}

/// Ids of the demonstration that only hidden records carry.
fn hidden_ids() -> BTreeSet<String> {
    let (sources, _) = source::load(&Site::demo().world(), "content");
    let declared = read::read(&sources, &Gate::open()).declared;
    let visible: BTreeSet<&str> = (declared.iter())
        .filter(|one| one.openness == Openness::Public)
        .map(|one| one.id.as_str())
        .collect();
    let hidden = declared.iter().filter(|one| one.openness > Openness::Public);
    let hidden = hidden.filter(|one| !visible.contains(one.id.as_str()));
    hidden.map(|one| one.id.clone()).collect()
}

#[test]
fn ids_of_what_is_hidden_are_not_published() {
    let hidden = hidden_ids();
    assert!(hidden.len() > 30, "only {} hidden ids", hidden.len());
    let output = &site::DEMO_PUBLIC.output;
    let mut found = Vec::new();
    for path in output.paths() {
        let raw = String::from_utf8_lossy(output.bytes(path).unwrap_or_default());
        // A plain word such as `base` is an id only where a program would look for one.
        let named: String = Markup::of(&raw).tags.iter().flat_map(|tag| &tag.attributes).fold(
            path.to_owned(),
            |all, (key, value)| match matches!(
                key.as_str(),
                "class" | "name" | "rel" | "type" | "lang"
            ) {
                true => all,
                false => all + "\n" + value,
            },
        );
        for id in &hidden {
            let telling = id.contains('-') || id.contains(|c: char| c.is_ascii_digit());
            if holds_word(if telling { &raw } else { &named }, id) || holds_word(path, id) {
                found.push(format!("{path} holds the id {id}"));
            }
        }
    }
    site::nothing(&found);
}

/// Whether a text holds a word that is not part of a longer id.
fn holds_word(text: &str, word: &str) -> bool {
    let of_id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back().is_some_and(of_id);
        let after = text[at + word.len()..].chars().next().is_some_and(of_id);
        !before && !after
    })
}

#[test]
fn what_stands_in_a_hidden_list_is_hidden_wherever_it_is_named() {
    let note = "        note: 设计所用的软件和可复用模块\n";
    let closed = format!("{note}        field_openness: {{ products: 不予公开 }}\n");
    let path = "content/chains/demo-chips/technology.yml";
    let site = Site::demo().changed(path, note, &closed);
    let (sources, _) = source::load(&site.world(), "content");
    let declared = read::read(&sources, &Gate::open()).declared;
    let gate = Gate::for_audience(Audience::Public, &declared);
    for id in ["eda-digital", "eda-analog", "ip-core"] {
        assert!(!gate.admits_reference(id), "{id} stands in a list that is closed");
    }
    // What is sought for such a product would tell of it.
    for (path, text) in searched(&site.build(Audience::Public)) {
        assert!(!text.contains("数字前端工具企业"), "{path}");
    }
}

#[test]
fn a_hidden_chain_leaves_no_trace() {
    // The code of the hidden chain is the prefix of its numbers: DS-T-001.
    for (path, text) in searched(&site::DEMO_PUBLIC.output) {
        for trace in ["demo-software", "DS-", "示例软件"] {
            assert!(!text.contains(trace), "{path} holds {trace}");
        }
    }
    let shown = searched(&site::DEMO.output).into_values().collect::<String>();
    for trace in ["demo-software", "DS-", "示例软件"] {
        assert!(shown.contains(trace), "not even the internal edition holds {trace}");
    }
}

#[test]
fn what_nobody_closes_is_shown() {
    // Also what makes the tests below worth something: a text that is never shown cannot leak.
    let placement = Placement::of(&[]);
    for audience in [Audience::Internal, Audience::Public] {
        let output = placement.site().build(audience);
        let all: String = searched(&output).into_values().collect();
        let limit = if audience == Audience::Public { 0 } else { 2 };
        let seen = placement.canaries().iter().filter(|one| one.openness <= limit);
        let missing: BTreeSet<&str> = seen
            .filter(|one| one.field != "id" && !all.contains(&one.text))
            .map(|one| one.field.as_str())
            .collect();
        assert!(missing.is_empty(), "{audience:?}: {missing:?} are not shown");
    }
}

#[test]
fn any_openness_holds_what_it_closes() {
    let choices = proptest::collection::vec(0_u8..=u8::MAX, 0..600);
    let figures = Figures::default();
    property::hold(60, &choices, |choices| {
        let placement = Placement::of(&choices);
        leaks(&placement, &figures)
    });
    println!("{}", figures.told("canaries under random openness"));
}

/// How much was searched for how much.
#[derive(Default)]
struct Figures {
    sites: Cell<usize>,
    files: Cell<usize>,
    planted: Cell<usize>,
    closed: Cell<usize>,
}

impl Figures {
    fn told(&self, what: &str) -> String {
        let Self { sites, files, planted, closed } = self;
        format!(
            "leaks: {what}, public: {} sites, {} files; {} canaries planted, {} of them closed; found where forbidden: 0",
            sites.get(),
            files.get(),
            planted.get(),
            closed.get()
        )
    }
}

static OLDER: LazyLock<String> = LazyLock::new(|| editions::older().print());

/// Fails with what a public build of a placement holds that it should not.
fn leaks(placement: &Placement, figures: &Figures) -> Result<(), String> {
    // With an older edition in which everything was open, so that its change report is made too.
    let site = placement.site().clone().with("content/editions/2023-Q3.json", OLDER.as_str());
    let output = site.try_build(Audience::Public);
    let output = output.map_err(|told| format!("{told}\nwith\n{}", placement.told()))?;
    let texts = searched(&output);
    let planted = placement.canaries();
    let add = |figure: &Cell<usize>, more: usize| figure.set(figure.get() + more);
    add(&figures.sites, 1);
    add(&figures.files, texts.len());
    add(&figures.planted, planted.len());
    add(&figures.closed, planted.iter().filter(|one| one.openness > 0).count());
    let mut found = Vec::new();
    for Placed { text, openness, field } in placement.canaries() {
        // Ids are parts of longer ones; texts and the codes of chains are found wherever they stand.
        let is_id = text.starts_with("zq-");
        let holds = |held: &str| if is_id { holds_word(held, text) } else { held.contains(text) };
        let holder = texts.iter().find(|(_, held)| *openness > 0 && holds(held));
        found.extend(holder.map(|(path, _)| format!("{path} holds {text} ({field})")));
    }
    let told = format!("{}\nwith\n{}", found.join("\n"), placement.told());
    if found.is_empty() { Ok(()) } else { Err(told) }
}

#[test]
fn each_single_closed_word_holds() {
    // One word at a time, at every place: what goes wrong alone is told without shrinking.
    let places = Placement::of(&[]).places();
    assert!(places > 300, "only {places} places");
    let mut found = Vec::new();
    let figures = Figures::default();
    for place in 0..places {
        let mut choices = vec![0; place];
        choices.push(u8::MAX);
        found.extend(leaks(&Placement::of(&choices), &figures).err());
    }
    site::nothing(&found);
    println!("{}", figures.told(&format!("canaries, one word at each of {places} places")));
}
