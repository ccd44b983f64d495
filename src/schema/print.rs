//! Prints forms as JSON Schema.

use super::{Document, Known};
use crate::check;
use crate::read::names::{self, To};
use crate::read::{Asked, Choice, FLAGS, Form, Forms, Keys, NEVER_HIDDEN, Scalar, Shape, YEARS};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// The vocabulary that would else stand in every record once for each of its fields.
const OPENNESS: &str = "openness-of-field";

/// What schemas are printed from.
pub(super) struct Printer<'p> {
    pub(super) forms: &'p Forms,
    pub(super) known: Option<&'p Known>,
}

/// A field with the record that it belongs to.
struct Place<'p> {
    form: &'p Form,
    to: Option<To>,
}

impl Printer<'_> {
    /// The schema of a file.
    pub(super) fn document(&self, document: &Document) -> Value {
        let mut files = self.forms.files.iter();
        let form = files.find(|(kind, _)| *kind == document.kind).map(|(_, form)| form);
        let form = form.map(|form| self.form(document.kind.owner(), form));
        let mut schema = form.unwrap_or_default();
        let definitions = self.definitions(&schema);
        if schema.get("required").is_none() {
            schema["type"] = json!(["object", "null"]);
        }
        schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
        schema["title"] = json!(document.title);
        schema["description"] = json!(document.about);
        schema["definitions"] = definitions;
        schema
    }

    /// The kinds of record that a schema refers to, and those that these refer to.
    fn definitions(&self, schema: &Value) -> Value {
        let mut definitions = Map::new();
        let mut wanted = BTreeSet::new();
        references(schema, &mut wanted);
        while let Some(name) = wanted.pop_first() {
            if definitions.contains_key(&name) {
                continue;
            }
            let definition = self.definition(&name);
            references(&definition, &mut wanted);
            definitions.insert(name, definition);
        }
        Value::Object(definitions)
    }

    fn definition(&self, name: &str) -> Value {
        let mut kinds = self.forms.kinds.iter();
        let form = kinds.find(|(kind, _)| definition_name(kind) == name);
        match (form, self.known) {
            _ if name == OPENNESS => self.scalar(Scalar::openness(), None),
            (Some((kind, form)), _) => self.form(kind, form),
            (None, Some(known)) => ids(known, name),
            (None, None) => json!(true),
        }
    }

    fn form(&self, owner: &str, form: &Form) -> Value {
        let mut properties = Map::new();
        for field in &form.fields {
            properties.insert(field.key.to_owned(), self.field(owner, form, field));
        }
        let required: Vec<&str> =
            form.fields.iter().filter(|field| field.required).map(|field| field.key).collect();
        let mut schema = json!({
            "title": form.name,
            "type": "object",
            "properties": properties,
            "additionalProperties": false,
        });
        if !required.is_empty() {
            schema["required"] = json!(required);
        }
        for keys in &form.any_of {
            let one = |key: &&str| {
                let written = json!({ "not": { "type": "null" } });
                json!({ "required": [key], "properties": { *key: written } })
            };
            schema["anyOf"] = keys.iter().map(one).collect();
        }
        schema
    }

    fn field(&self, owner: &str, form: &Form, field: &Asked) -> Value {
        let named = names::of(owner, field.key);
        let place = Place { form, to: named.and_then(|named| named.to) };
        let mut schema = self.shape(field.shape, &place);
        if !field.required {
            admit_nothing(&mut schema);
        }
        if let Some(named) = named {
            let name = named.names.first().copied().unwrap_or_default();
            schema["description"] = json!(format!("{name}：{}", named.about));
        }
        schema
    }

    fn shape(&self, shape: Shape, place: &Place<'_>) -> Value {
        match shape {
            Shape::One(one) => self.scalar(one, place.to),
            Shape::Many(one) => {
                let one = self.scalar(one, place.to);
                json!({ "anyOf": [one, { "type": "array", "items": one }] })
            }
            Shape::Pair(one) => {
                let items = self.scalar(one, None);
                json!({ "type": "array", "items": items, "minItems": 2, "maxItems": 2 })
            }
            Shape::Pairs(keys, one) => self.pairs(keys, &self.scalar(one, None), place),
            Shape::Record(kind) => json!({ "anyOf": [reference(&definition_name(kind))] }),
            Shape::Records(kind) => {
                json!({ "type": "array", "items": reference(&definition_name(kind)) })
            }
            Shape::RecordsOrIds(kind) => {
                let id = self.scalar(Scalar::Reference, place.to);
                let item = json!({ "anyOf": [reference(&definition_name(kind)), id] });
                json!({ "anyOf": [id, { "type": "array", "items": item }] })
            }
        }
    }

    fn pairs(&self, keys: Keys, value: &Value, place: &Place<'_>) -> Value {
        let properties: Map<String, Value> = match keys {
            Keys::Any => return json!({ "type": "object", "additionalProperties": value }),
            Keys::Fields => {
                let fields = place.form.fields.iter().map(|field| field.key);
                let fields = fields.filter(|key| !NEVER_HIDDEN.contains(key));
                fields.map(|key| (key.to_owned(), reference(OPENNESS))).collect()
            }
            Keys::Rules => {
                let rules = check::rule_pages().into_iter();
                rules.map(|(code, about)| (code.to_owned(), with_about(value, &about))).collect()
            }
        };
        json!({ "type": "object", "properties": properties, "additionalProperties": false })
    }

    fn scalar(&self, scalar: Scalar, to: Option<To>) -> Value {
        let any = json!(["string", "number", "boolean"]);
        let pattern = scalar.pattern();
        let [first, last] = YEARS;
        match scalar {
            Scalar::Text => json!({ "type": any }),
            Scalar::Reference => match to.filter(|_| self.known.is_some()) {
                None => json!({ "type": any }),
                Some(to) => json!({ "anyOf": [reference(&ids_name(to)), { "type": any }] }),
            },
            Scalar::Address => json!({ "type": "string", "pattern": pattern }),
            Scalar::Id => {
                json!({ "type": ["string", "integer"], "minimum": 0, "pattern": pattern })
            }
            Scalar::Date | Scalar::Period => json!({
                "type": ["string", "integer"], "minimum": 1000, "maximum": 9999, "pattern": pattern
            }),
            Scalar::Year => json!({
                "type": ["string", "integer"], "minimum": first, "maximum": last, "pattern": pattern
            }),
            Scalar::Whole => json!({ "type": ["integer", "string"], "pattern": pattern }),
            Scalar::Number | Scalar::Decimal => {
                json!({ "type": ["number", "string"], "pattern": pattern })
            }
            Scalar::Flag => {
                let words = FLAGS.iter().map(|(word, _)| json!(word));
                let words: Vec<Value> = words.chain([json!(true), json!(false)]).collect();
                json!({ "enum": words })
            }
            Scalar::Word(choices) => vocabulary(&choices()),
        }
    }
}

/// The words of a vocabulary: first those that are shown, then the other spellings.
fn vocabulary(choices: &[Choice]) -> Value {
    let shown = choices.iter().map(|one| (one.word, one.about.to_owned()));
    let other = choices.iter().flat_map(|one| {
        one.aliases.iter().map(|alias| (*alias, format!("同“{}”：{}", one.word, one.about)))
    });
    let (words, about): (Vec<&str>, Vec<String>) = shown.chain(other).unzip();
    json!({ "enum": words, "enumDescriptions": about })
}

fn ids(known: &Known, name: &str) -> Value {
    let ids = known.ids.iter().filter(|(to, _)| ids_name(**to) == name).flat_map(|(_, ids)| ids);
    let (ids, about): (Vec<&str>, Vec<&str>) =
        ids.map(|(id, name)| (id.as_str(), name.as_str())).unzip();
    json!({ "enum": ids, "enumDescriptions": about })
}

/// Lets a field stand with nothing after it.
fn admit_nothing(schema: &mut Value) {
    if let Some(about) = schema.get_mut("enumDescriptions").and_then(Value::as_array_mut) {
        about.push(json!("空着"));
    }
    for (key, nothing) in
        [("enum", Value::Null), ("type", json!("null")), ("anyOf", json!({ "type": "null" }))]
    {
        match schema.get_mut(key) {
            Some(Value::Array(all)) => all.push(nothing),
            Some(one) => *one = json!([one, nothing]),
            None => {}
        }
    }
}

fn with_about(schema: &Value, about: &str) -> Value {
    let mut schema = schema.clone();
    schema["description"] = json!(about);
    schema
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{name}") })
}

fn definition_name(kind: &str) -> String {
    kind.replace(' ', "-")
}

fn ids_name(to: To) -> String {
    format!("ids-{to:?}").to_lowercase()
}

/// The definitions that a schema refers to.
fn references(schema: &Value, found: &mut BTreeSet<String>) {
    match schema {
        Value::Object(entries) => {
            if let Some(name) = entries.get("$ref").and_then(Value::as_str) {
                found.extend(name.strip_prefix("#/definitions/").map(str::to_owned));
            }
            entries.values().for_each(|inner| references(inner, found));
        }
        Value::Array(items) => items.iter().for_each(|inner| references(inner, found)),
        _ => {}
    }
}
