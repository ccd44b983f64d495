//! The schema and the reader are one: what one refuses the other refuses, in the shipped and the demonstration
//! content, in the cases of `tests/diag/`, and in thousands of documents with one thing changed.

use crate::case;
use crate::site::WORDS;
use jsonschema::Validator;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Map, Value, json};
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use wutu::audience::Gate;
use wutu::diag::Severity;
use wutu::io::{Disk, Memory, World};
use wutu::model::{Quantity, When};
use wutu::read::{self, Scalar, is_id};
use wutu::schema::{self, Known};
use wutu::source::yaml::{self, Node};
use wutu::source::{Body, SourceFile, Sources, markdown};
use wutu::{build, site, source};

/// What a reader says about the form of a document; the rest of its codes concern files and texts.
const STRUCTURAL: [&str; 6] =
    ["unknown-field", "wrong-value", "wrong-type", "missing-field", "bad-id", "unknown-rule"];

/// A content file as both see it.
#[derive(Debug, Clone)]
struct Document {
    path: String,
    value: Value,
}

/// The schemas, ready to judge.
struct Judge {
    validators: BTreeMap<&'static str, Validator>,
}

impl Judge {
    fn new(known: Option<&Known>) -> Self {
        let schemas = schema::schemas(known).into_iter();
        let validators = schemas.map(|(name, one)| (name, validator(&one))).collect();
        Self { validators }
    }

    fn complaints(&self, document: &Document) -> Vec<String> {
        let validator = &self.validators[schema::name_for(&document.path)];
        let errors = validator.iter_errors(&document.value);
        errors.map(|error| format!("{}: {error}", error.instance_path())).collect()
    }
}

fn validator(schema: &Value) -> Validator {
    let made = jsonschema::draft7::new(schema);
    assert!(made.is_ok(), "{:?}\n{schema:#}", made.err());
    made.unwrap()
}

/// As the reader takes it: every scalar is a text.
fn to_json(node: &Node) -> Value {
    match &node.value {
        yaml::Value::Empty => Value::Null,
        yaml::Value::Scalar(text) => json!(text),
        yaml::Value::List(items) => items.iter().map(to_json).collect(),
        yaml::Value::Map(entries) => {
            let entries = entries.iter().map(|entry| (entry.key.clone(), to_json(&entry.node)));
            Value::Object(entries.collect::<Map<_, _>>())
        }
    }
}

/// The YAML of a file, or of its head; none for a text without one.
fn document(file: &SourceFile) -> Option<Document> {
    let value = match &file.body {
        Body::Yaml(node) => to_json(node),
        Body::Data => return None,
        Body::Markdown => to_json(&markdown::front_matter(&file.text, 0).0?.0),
    };
    Some(Document { path: file.path.clone(), value })
}

/// A document as a file. JSON is YAML.
fn text_of(document: &Document) -> String {
    match document.path.ends_with(".md") {
        true => format!("---\n{}\n---\n正文\n", document.value),
        false => format!("{}\n", document.value),
    }
}

/// What the reader says about the form of one file.
fn refusals(path: &str, text: &str) -> Vec<Refusal> {
    let world = Memory::default().with(path, text);
    let (sources, problems) = source::load(&world, "content");
    assert!(problems.is_empty(), "{path}: {problems:?}\n{text}");
    refusals_in(&world, &sources)
}

/// A code, and the words at fault.
type Refusal = (&'static str, String);

fn refusals_in(world: &dyn World, sources: &Sources) -> Vec<Refusal> {
    let reading = read::read(sources, &Gate::open());
    let mut problems = reading.problems;
    // Which rules there are is known to the checks, which take their time.
    if !reading.model.settings.rules.is_empty() {
        let checked = build::check(world, &mut |_| {}).problems.into_iter();
        problems.extend(checked.filter(|one| one.code == "unknown-rule"));
    }
    let errors = problems
        .into_iter()
        .filter(|one| one.severity == Severity::Error && STRUCTURAL.contains(&one.code))
        .filter_map(|one| Some((one.code, one.span?)));
    let words = errors.map(|(code, span)| {
        let text = &sources.files[span.file as usize].text;
        (code, text[span.start as usize..span.end as usize].to_owned())
    });
    words.collect()
}

/// A range whose bounds are in the wrong order: that the reader alone knows.
fn is_reversed((code, words): &Refusal) -> bool {
    let words = words.trim_matches(['"', '\'']);
    let bounds = words.split_once(['-', '–', '—', '～', '~']);
    *code == "wrong-value"
        && bounds.is_some_and(|(from, to)| Quantity::is_number(from) && Quantity::is_number(to))
}

/// Whether the reader and the schema say the same.
fn agree(told: &[Refusal], complaints: &[String]) -> bool {
    told.is_empty() == complaints.is_empty()
        || (complaints.is_empty() && told.iter().all(is_reversed))
}

fn disk(folder: &str) -> Disk {
    Disk::new(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))
}

fn load(folder: &str) -> Sources {
    let (sources, problems) = source::load(&disk(folder), "content");
    assert!(problems.is_empty(), "{problems:?}");
    sources
}

fn documents(sources: &Sources) -> Vec<Document> {
    sources.files.iter().filter_map(|file| document(file)).collect()
}

#[test]
fn shipped_and_demonstration_content_is_right_for_both() {
    let judge = Judge::new(None);
    for folder in [".", "tests/sites/demo"] {
        let sources = load(folder);
        assert_eq!(refusals_in(&disk(folder), &sources), [], "{folder}");
        let documents = documents(&sources);
        assert!(documents.len() > 25);
        for document in documents {
            assert_eq!(judge.complaints(&document), [""; 0], "{}", document.path);
        }
    }
}

#[test]
fn what_a_case_shows_to_be_wrong_is_wrong_for_both() {
    let judge = Judge::new(None);
    let mut shown = BTreeSet::new();
    for case in case::all("diag") {
        for (path, text) in case.files.iter().filter(|(_, text)| text != "(absent)\n") {
            let world = Memory::default().with(path, text.as_str());
            let (sources, problems) = source::load(&world, "content");
            // What is no YAML is no document; and no schema knows the name of a folder.
            if !problems.is_empty() || case.path.ends_with("bad-folder.case") {
                continue;
            }
            let Some(document) = sources.files.first().and_then(|file| document(file)) else {
                continue;
            };
            let told = refusals_in(&world, &sources);
            let complaints = judge.complaints(&document);
            let name = case.path.display();
            assert!(agree(&told, &complaints), "{name} {path}: {told:?} {complaints:?}");
            shown.extend(told.into_iter().map(|(code, _)| code));
        }
    }
    assert_eq!(shown.len(), STRUCTURAL.len(), "only {shown:?} is shown");
}

/// How a document is changed; the numbers choose among what there is.
#[derive(Debug, Clone)]
enum Change {
    RenameKey { at: usize, key: usize },
    DropField { at: usize },
    Replace { at: usize, value: usize },
    Transplant { at: usize, document: usize, from: usize },
    Insert { at: usize, key: usize, value: usize },
    Wrap { at: usize },
}

fn changes() -> impl Strategy<Value = (usize, Change)> {
    let n = || any::<usize>();
    let change = prop_oneof![
        (n(), n()).prop_map(|(at, key)| Change::RenameKey { at, key }),
        n().prop_map(|at| Change::DropField { at }),
        (n(), n()).prop_map(|(at, value)| Change::Replace { at, value }),
        (n(), n(), n()).prop_map(|(at, document, from)| Change::Transplant { at, document, from }),
        (n(), n(), n()).prop_map(|(at, key, value)| Change::Insert { at, key, value }),
        n().prop_map(|at| Change::Wrap { at }),
    ];
    (n(), change)
}

/// Values that are right somewhere and wrong elsewhere, and some that are never right.
fn values() -> Vec<Value> {
    let texts = "缺失 缺 优势 上游 国家级 国家 核心 是 否 true no 未接触 目标 计划 收集 专家 采纳 不予公开 内部 public allow \
        2023 2023-Q4 2023-13 2023-02-29 2024-02-29 1900-02-29 2000-02-29 2023-1-5 0999 2021-2023 1948 1949 2100 \
        2101 02022 1000 约8100 >5500 50-80 50%～80% 1,578 1,57 1,5,,7 inf 1e5 -3.2 +10.5 -5 5. 一百 integrated-circuits \
        con com7 com77 index -x x- X 智能 https://example.com http:/x ftp://x.y 一段文字 null ~ 示例判断 name note";
    let mut values: Vec<Value> = texts.split(' ').map(|text| json!(text)).collect();
    values.extend(["", " ", "两 个词", "a: b", "<b>", " 2023 "].map(|text| json!(text)));
    values.extend([
        json!(null),
        json!([]),
        json!({}),
        json!([null]),
        json!([[]]),
        json!(["5", "3"]),
        json!(["5.5", "-3"]),
        json!(["x", "5", "3"]),
        json!(["a", "b"]),
        json!([{}]),
        json!([{ "id": "x", "name": "甲" }]),
        json!({ "id": "x", "name": "甲" }),
        json!({ "value": "100", "unit": "亿元" }),
        json!({ "note": "不予公开" }),
        json!({ "basis": "示例判断" }),
        json!({ "missing-map": "allow" }),
    ]);
    values
}

/// Every field, some misspelt, some in Chinese.
fn keys() -> Vec<String> {
    let forms = read::forms();
    let all = forms.files.iter().map(|(_, form)| form).chain(forms.kinds.values());
    let fields = all.flat_map(|form| form.fields.iter().map(|field| field.key.to_owned()));
    let mut keys: BTreeSet<String> = fields.collect();
    let misspelt: Vec<String> = keys.iter().map(|key| format!("{key}s")).collect();
    keys.extend(misspelt);
    keys.extend(["状态", "名称", "", "Name", " id", "a/b"].map(str::to_owned));
    keys.into_iter().collect()
}

/// JSON pointers of every value of a document, the whole first.
fn pointers(value: &Value) -> Vec<String> {
    fn walk(value: &Value, at: &str, found: &mut Vec<String>) {
        found.push(at.to_owned());
        match value {
            Value::Object(entries) => entries.iter().for_each(|(key, inner)| {
                let key = key.replace('~', "~0").replace('/', "~1");
                walk(inner, &format!("{at}/{key}"), found);
            }),
            Value::Array(items) => items.iter().enumerate().for_each(|(position, inner)| {
                walk(inner, &format!("{at}/{position}"), found);
            }),
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(value, "", &mut found);
    found
}

fn pick<T>(list: &[T], number: usize) -> &T {
    &list[number % list.len()]
}

/// A mapping of the document that holds at least one field.
fn mapping(value: &mut Value, at: usize) -> Option<&mut Map<String, Value>> {
    let all = pointers(value).into_iter().filter(|pointer| {
        value.pointer(pointer).and_then(Value::as_object).is_some_and(|entries| !entries.is_empty())
    });
    let all: Vec<String> = all.collect();
    let pointer = all.get(at.checked_rem(all.len())?)?;
    value.pointer_mut(pointer)?.as_object_mut()
}

struct Material {
    documents: Vec<Document>,
    values: Vec<Value>,
    keys: Vec<String>,
}

impl Material {
    fn changed(&self, which: usize, change: &Change) -> Document {
        let mut document = pick(&self.documents, which).clone();
        let value = &mut document.value;
        match *change {
            Change::RenameKey { at, key } => {
                if let Some(entries) = mapping(value, at) {
                    let old = pick(&entries.keys().cloned().collect::<Vec<_>>(), key / 7).clone();
                    let moved = entries.remove(&old).unwrap();
                    entries.insert(pick(&self.keys, key).clone(), moved);
                }
            }
            Change::DropField { at } => {
                if let Some(entries) = mapping(value, at) {
                    let old = pick(&entries.keys().cloned().collect::<Vec<_>>(), at / 7).clone();
                    entries.remove(&old);
                }
            }
            Change::Insert { at, key, value: new } => {
                if let Some(entries) = mapping(value, at) {
                    entries.insert(pick(&self.keys, key).clone(), pick(&self.values, new).clone());
                }
            }
            Change::Replace { at, value: new } => {
                *node(value, at) = pick(&self.values, new).clone();
            }
            Change::Transplant { at, document, from } => {
                let mut donor = pick(&self.documents, document).value.clone();
                *node(value, at) = node(&mut donor, from).take();
            }
            Change::Wrap { at } => {
                let node = node(value, at);
                *node = json!([node.take()]);
            }
        }
        document
    }
}

/// Any value of a document.
fn node(value: &mut Value, at: usize) -> &mut Value {
    let pointer = pick(&pointers(value), at).clone();
    value.pointer_mut(&pointer).unwrap()
}

/// `PROPTEST_CASES=100000 cargo test` looks longer.
fn runner(cases: u32) -> TestRunner {
    let cases = Config::default().cases.max(cases);
    TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() })
}

#[test]
fn a_changed_document_is_wrong_for_both_or_for_neither() {
    let judge = Judge::new(None);
    let mut documents = documents(&load("tests/sites/demo"));
    documents.extend(documents_of_a_new_site());
    let material = Material { documents, values: values(), keys: keys() };
    let (refused, accepted, alone) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let result = runner(3000).run(&changes(), |(which, change)| {
        let document = material.changed(which, &change);
        let told = refusals(&document.path, &text_of(&document));
        let complaints = judge.complaints(&document);
        let (path, value) = (&document.path, &document.value);
        prop_assert!(
            agree(&told, &complaints),
            "{path} reader: {told:?}\nschema: {complaints:?}\n{value}"
        );
        let count = match (told.is_empty(), complaints.is_empty()) {
            (true, _) => &accepted,
            (false, false) => &refused,
            (false, true) => &alone,
        };
        count.set(count.get() + 1);
        Ok(())
    });
    assert!(result.is_ok(), "{}", result.unwrap_err());
    let (refused, accepted) = (refused.get(), accepted.get());
    let alone = alone.get();
    println!("{refused} refused by both, {accepted} accepted by both, {alone} ranges reversed");
    assert!(refused > 1000 && accepted > 300, "{refused} refused, {accepted} accepted");
}

fn documents_of_a_new_site() -> Vec<Document> {
    let world = crate::new::new_site();
    let (sources, problems) = source::load(&world, "content");
    assert!(problems.is_empty(), "{problems:?}");
    documents(&sources)
}

/// A schema whose known ids are the only ones, which it is for no editor.
fn closed(schema: &mut Value) {
    match schema {
        Value::Object(entries) => {
            if let Some(Value::Array(ways)) = entries.get_mut("anyOf") {
                let names_ids = |way: &Value| {
                    way["$ref"].as_str().is_some_and(|name| name.starts_with("#/definitions/ids-"))
                };
                if ways.iter().any(names_ids) {
                    let any = json!(["string", "number", "boolean"]);
                    ways.retain(|way| way["type"] != any);
                }
            }
            entries.values_mut().for_each(closed);
        }
        Value::Array(items) => items.iter_mut().for_each(closed),
        _ => {}
    }
}

#[test]
fn the_ids_of_a_site_are_offered_where_they_are_used() {
    for folder in [".", "tests/sites/demo"] {
        let sources = load(folder);
        let reading = read::read(&sources, &Gate::open());
        let site = site::resolve(&reading.model, site::Numbers::assign(&reading.model), &WORDS);
        let known = Known::of(&site);
        let open = Judge::new(Some(&known));
        let validators = schema::schemas(Some(&known)).into_iter().map(|(name, mut one)| {
            closed(&mut one);
            (name, validator(&one))
        });
        let closed = Judge { validators: validators.collect() };
        for document in documents(&sources) {
            assert_eq!(open.complaints(&document), [""; 0], "{}", document.path);
            assert_eq!(closed.complaints(&document), [""; 0], "{}", document.path);
        }
        let firm = json!({ "chain_leaders": "nobody", "name": "甲", "code": "A" });
        let stranger = Document { path: "content/chains/x/chain.yml".to_owned(), value: firm };
        assert_eq!(open.complaints(&stranger), [""; 0]);
        assert!(!closed.complaints(&stranger).is_empty());
    }
}

#[test]
fn schemas_are_the_same_every_time_and_describe_every_field() {
    let once = schema::schemas(None);
    assert_eq!(once, schema::schemas(None));
    for (name, schema) in once {
        let definitions = schema["definitions"].as_object().unwrap().values();
        for form in definitions.chain([&schema]) {
            for (key, field) in form["properties"].as_object().into_iter().flatten() {
                assert!(field["description"].is_string(), "{name}: {key} is not described");
                let words = field["enum"].as_array().filter(|_| key != "chokepoint");
                let described = field["enumDescriptions"].as_array();
                assert_eq!(words.map(Vec::len), described.map(Vec::len), "{name}: {key}");
            }
        }
    }
}

/// Holds a pattern against what the reader takes, for texts that are nearly right.
fn same(scalar: Scalar, texts: &'static str, takes: fn(&str) -> bool) {
    let pattern = scalar.pattern().unwrap();
    let schema = validator(&json!({ "type": "string", "pattern": pattern }));
    let taken = Cell::new(0);
    let result = runner(2000).run(&texts, |text| {
        let own = takes(&text);
        taken.set(taken.get() + u32::from(own));
        prop_assert_eq!(schema.is_valid(&json!(&text)), own, "{:?} {}", text, &pattern);
        Ok(())
    });
    assert!(result.is_ok(), "{}", result.unwrap_err());
    assert!(taken.get() > 50, "{pattern}: only {} of the texts are right", taken.get());
}

/// A range whose bounds are in the wrong order is one for the pattern, which cannot know better.
fn is_number_or_reversed(text: &str) -> bool {
    let bare = text.trim_start_matches(['>', '<', '≥', '≤', '约', '超', '近', '+']);
    let bounds = bare.split_once(['-', '–', '—', '～', '~']);
    let reversed = bounds.is_some_and(|(from, to)| {
        let plain = |bound: &str| {
            bound.chars().next().is_some_and(|c| c.is_ascii_digit() || c == '−' || c == '-')
                && Quantity::is_number(bound)
                && !bound[1..].contains(['-', '–', '—', '～', '~'])
        };
        plain(from.trim()) && plain(to.trim())
    });
    Quantity::is_number(text) || (reversed && text.len() - bare.len() <= 3)
}

#[test]
fn patterns_take_what_the_readers_take() {
    same(
        Scalar::Number,
        "[>≥约+]{0,1}[-]?[0-9]{1,4}(,[0-9]{2,4}){0,1}(\\.[0-9]{0,2})?%?([-–～][-]?[0-9]{1,4}%?)?",
        is_number_or_reversed,
    );
    let date = |text: &str| When::parse(text).is_some();
    same(Scalar::Date, "[01289]{3,4}(-(0[0-9]|1[0-3]|[Qq][0-5])(-[0-3][0-9])?)?", date);
    same(Scalar::Date, "[0-9]{2}[0-9]{2}-02-(28|29|30)", date);
    same(
        Scalar::Id,
        "(con|com[0-9]{1,2}|lpt|index|[a-z0-9-]{0,4}|[a-c]{118,121}|[a-cA-C]{2})",
        is_id,
    );
}
