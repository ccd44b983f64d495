//! Openness placed over the canary site: on folders, files, records and fields, as a list of choices says.
//!
//! It knows the rule that the manual gives (openness only ever gets stricter downwards; registers are closed unless
//! they say otherwise) and nothing of how the program follows it.

use crate::site::Site;
use crate::synthetic::yaml;
use serde_json::{Map, Value, json};

/// The words, from open to closed.
const WORDS: [&str; 3] = ["主动公开", "依申请公开", "不予公开"];

/// Lists whose records are closed unless they say otherwise.
const CLOSED: [&str; 7] =
    ["leads", "problems", "experts", "rounds", "opinions", "requests", "risks"];

/// What in the files stands for a canary.
const CANARY: &str = "@";

/// A text that nobody else carries.
pub(crate) struct Placed {
    /// The text.
    pub(crate) text: String,
    /// Who may see it: 0 everybody.
    pub(crate) openness: usize,
    /// What it is: `products.note`.
    pub(crate) field: String,
}

/// The canary site with openness placed over it.
pub(crate) struct Placement {
    site: Site,
    canaries: Vec<Placed>,
    told: Vec<String>,
    places: usize,
}

impl Placement {
    /// Places openness by choices, one for each place in the order of the files; where they end nothing more is
    /// placed. A choice below 200 places nothing.
    pub(crate) fn of(choices: &[u8]) -> Self {
        let text = include_str!("../../sites/canaries.json");
        let files: Map<String, Value> = serde_json::from_str(text).unwrap();
        let mut hand = Hand { choices, at: 0, canaries: Vec::new(), told: Vec::new() };
        let mut written: Vec<(String, String)> = Vec::new();
        let shared = hand.folder("content/chains", &mut written);
        for chain in ["zq-a", "zq-b"] {
            let folder = format!("content/chains/{chain}");
            let folder_word = hand.folder(&folder, &mut written).max(shared);
            // What a chain says of itself holds for all its files.
            let own = hand.choose(&format!("{folder}/chain.yml openness"));
            let around = folder_word.max(own.unwrap_or(0));
            hand.hide([chain, if chain == "zq-a" { "ZQA" } else { "ZQB" }], around);
            let inside = files.iter().filter(|(path, _)| path.starts_with(&(folder.clone() + "/")));
            for (path, value) in inside {
                let own = own.filter(|_| path.ends_with("/chain.yml"));
                written.push((path.clone(), hand.file(path, value, (around, own))));
            }
        }
        for (path, value) in files.iter().filter(|(path, _)| !path.contains("/chains/")) {
            written.push((path.clone(), hand.file(path, value, (0, None))));
        }
        let Hand { at: places, canaries, told, .. } = hand;
        Self { site: Site::of(written), canaries, told, places }
    }

    /// The site.
    pub(crate) fn site(&self) -> &Site {
        &self.site
    }

    /// All canaries: texts, and the ids of records and chains.
    pub(crate) fn canaries(&self) -> &[Placed] {
        &self.canaries
    }

    /// How many places there are.
    pub(crate) fn places(&self) -> usize {
        self.places
    }

    /// What was placed where.
    pub(crate) fn told(&self) -> String {
        self.told.join("\n")
    }
}

/// Places words as it walks through the files.
struct Hand<'c> {
    choices: &'c [u8],
    at: usize,
    canaries: Vec<Placed>,
    told: Vec<String>,
}

impl Hand<'_> {
    /// The word for a place, if there is to be one.
    fn choose(&mut self, place: &str) -> Option<usize> {
        let choice = self.choices.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        let word = usize::from(choice.checked_sub(200)?) * WORDS.len() / 56;
        self.told.push(format!("{place}: {}", WORDS[word]));
        Some(word)
    }

    fn hide<const N: usize>(&mut self, ids: [&str; N], openness: usize) {
        for id in ids {
            self.canaries.push(Placed { text: id.to_owned(), openness, field: "id".to_owned() });
        }
    }

    /// A new canary.
    fn canary(&mut self, field: &str, openness: usize) -> String {
        let text = format!("犬{:03}", self.canaries.len());
        self.canaries.push(Placed { text: text.clone(), openness, field: field.to_owned() });
        text
    }

    /// The defaults of a folder.
    fn folder(&mut self, folder: &str, written: &mut Vec<(String, String)>) -> usize {
        let Some(word) = self.choose(&format!("{folder}/defaults.yml openness")) else { return 0 };
        let text = yaml(&json!({ "openness": WORDS[word] }));
        written.push((format!("{folder}/defaults.yml"), text));
        word
    }

    /// A file as it is written, in what its folder and chain say; `own` is what it says of the chain.
    fn file(&mut self, path: &str, value: &Value, (around, own): (usize, Option<usize>)) -> String {
        if path == "content/site.yml" {
            return yaml(value);
        }
        let word = self.choose(&format!("{path} defaults"));
        let openness = around.max(word.unwrap_or(0));
        let Value::Object(fields) = value else {
            let front = word.map(|word| format!("---\nopenness: {}\n---\n", WORDS[word]));
            return front.unwrap_or_default() + &self.canary("text", openness) + "\n";
        };
        let mut fields = fields.clone();
        if let Some(word) = own {
            fields.insert("openness".to_owned(), WORDS[word].into());
        }
        let defaults = fields.remove("defaults").unwrap_or_else(|| json!({}));
        let mut defaults = self.fields("defaults", &defaults, openness);
        if let (Some(word), Some(fields)) = (word, defaults.as_object_mut()) {
            fields.insert("openness".to_owned(), WORDS[word].into());
        }
        let mut whole = self.fields(path, &fields.into(), openness);
        if let Some(fields) = whole.as_object_mut().filter(|_| defaults != json!({})) {
            fields.insert("defaults".to_owned(), defaults);
        }
        yaml(&whole)
    }

    /// The fields of a record, each of which may be hidden by itself.
    fn fields(&mut self, kind: &str, value: &Value, openness: usize) -> Value {
        let Value::Object(fields) = value else { return value.clone() };
        let is_file = kind.contains('/') && !kind.ends_with("/chain.yml");
        let mut written = Map::new();
        let mut hidden = Map::new();
        for (key, value) in fields {
            let kept = matches!(key.as_str(), "id" | "name" | "openness" | "code" | "value");
            let word = match kept || is_file || kind == "defaults" {
                true => None,
                false => self.choose(&format!("{kind} of {} {key}", place(fields))),
            };
            if let Some(word) = word {
                hidden.insert(key.clone(), WORDS[word].into());
            }
            let seen = openness.max(word.unwrap_or(0));
            written.insert(key.clone(), self.value((kind, key), value, seen));
        }
        if !hidden.is_empty() {
            written.insert("field_openness".to_owned(), hidden.into());
        }
        written.into()
    }

    fn value(&mut self, (kind, key): (&str, &str), value: &Value, openness: usize) -> Value {
        match value {
            Value::String(text) if text == CANARY => {
                let file = kind.rsplit('/').next().unwrap_or(kind);
                self.canary(&format!("{file}.{key}"), openness).into()
            }
            Value::Array(items) => {
                let items = items.iter().map(|item| match item {
                    Value::Object(_) => self.record(key, item, openness),
                    item => self.value((kind, key), item, openness),
                });
                items.collect::<Vec<_>>().into()
            }
            Value::Object(_) => self.fields(key, value, openness),
            _ => value.clone(),
        }
    }

    fn record(&mut self, kind: &str, record: &Value, inherited: usize) -> Value {
        let Value::Object(fields) = record else { return record.clone() };
        let word = self.choose(&format!("{kind} of {}", place(fields)));
        let fallback = if CLOSED.contains(&kind) { 2 } else { 0 };
        let openness = inherited.max(word.unwrap_or(fallback));
        if let Some(id) = fields.get("id").and_then(Value::as_str) {
            self.hide([id], openness);
        }
        let mut written = self.fields(kind, record, openness);
        if let (Some(word), Some(fields)) = (word, written.as_object_mut()) {
            fields.insert("openness".to_owned(), WORDS[word].into());
        }
        written
    }
}

/// What tells a record from others, in words.
fn place(fields: &Map<String, Value>) -> String {
    let told = ["id", "product", "from", "chain", "value"].iter().find_map(|key| fields.get(*key));
    told.and_then(Value::as_str).unwrap_or("?").to_owned()
}
