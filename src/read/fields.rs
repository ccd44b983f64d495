//! A record that is being read: its fields are asked for by name, pass the audience's gate, and what was
//! written but never asked for is reported as unknown, with the nearest known name.
//!
//! `values` reads fields as what they should be, `record` what every record carries. Nothing here stops at the
//! first problem.

use super::flat::Printed;
use super::form::Asked;
use super::kind::{Context, Defaults, Identity, Kind};
use super::record::is_id;
use super::shape::{Keys, Scalar, Shape};
use super::suggest::{field_named, nearest};
use crate::audience::Declared;
use crate::diag::{Diagnostic, Span, Words};
use crate::model::{Openness, Text};
use crate::source::yaml::{Entry, Node, Value};

/// A record that is being read.
pub(super) struct Fields<'n, 'c, 'g> {
    pub(super) entries: &'n [Entry],
    pub(super) span: Span,
    pub(super) kind: Kind,
    pub(super) openness: Openness,
    field_openness: Vec<(String, Openness)>,
    pub(super) asked: Vec<Asked>,
    /// Groups of fields of which at least one was needed.
    pub(super) any_of: Vec<&'static [&'static str]>,
    /// Whether a reference without which the record says nothing leads to what the audience may not see.
    pub(super) stranded: bool,
    /// The fields of numbers with fields of their own, laid flat.
    pub(super) inner: Vec<(String, Printed)>,
    pub(super) cx: &'c mut Context<'g>,
}

impl<'n, 'c, 'g> Fields<'n, 'c, 'g> {
    /// Opens a record; `None` when it is no mapping (reported) or when the audience may not see it.
    pub(super) fn open(
        node: &'n Node,
        kind: Kind,
        inherited: Openness,
        cx: &'c mut Context<'g>,
    ) -> Option<Self> {
        let entries = match &node.value {
            Value::Map(entries) => Some(entries.as_slice()),
            // A file with nothing in it is a file, and so is `defaults:` with nothing after it.
            Value::Empty if matches!(kind.identity, Identity::File | Identity::Defaults) => {
                Some(&[][..])
            }
            _ => None,
        };
        let Some(entries) = entries else {
            let message = Words::new(
                format!("{}应当是一条有字段的记录", kind.name[0]),
                format!("{} should be a record with fields", kind.name[1]),
            );
            cx.problems.push(Diagnostic::error("wrong-type", node.span, message));
            return None;
        };
        let span = node.span;
        let mut fields = Self {
            entries,
            span,
            kind,
            openness: inherited,
            field_openness: Vec::new(),
            asked: Vec::new(),
            any_of: Vec::new(),
            stranded: false,
            inner: Vec::new(),
            cx,
        };
        // What the file or folder says is the least: a record may be stricter, never more open.
        let least = fields.cx.defaults.openness.unwrap_or(Openness::Public).max(inherited);
        let own = fields.word::<Openness>("openness").map_or(kind.openness, |own| own.value);
        fields.openness = own.max(least);
        fields.field_openness = fields.read_field_openness();
        let id = entries.iter().find(|entry| entry.key == "id");
        if let Some(Value::Scalar(id)) = id.map(|entry| &entry.node.value) {
            fields.cx.declared.push(Declared { id: id.clone(), openness: fields.openness });
        }
        let passes = kind.identity == Identity::Defaults || fields.cx.gate.admits(fields.openness);
        passes.then_some(fields)
    }

    /// What the file or folder gives for a field that the record does not state. A field that is hidden stays
    /// hidden: the default would tell something in its place.
    pub(super) fn default<T>(&self, key: &str, pick: impl Fn(&Defaults) -> Option<T>) -> Option<T> {
        if self.is_hidden(key) { None } else { pick(&self.cx.defaults) }
    }

    pub(super) fn is_hidden(&self, key: &str) -> bool {
        let own = self.field_openness.iter().find(|(field, _)| field == key);
        own.is_some_and(|(_, openness)| !self.cx.gate.admits(*openness))
    }

    /// Who may see what stands in a field: what a hidden list holds is hidden wherever it is named.
    pub(super) fn openness_within(&self, key: &str) -> Openness {
        let own = self.field_openness.iter().find(|(field, _)| field == key);
        own.map_or(self.openness, |(_, openness)| self.openness.max(*openness))
    }

    /// Whether something was written for a field, right or wrong.
    pub(super) fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|entry| entry.key == key && entry.node.value != Value::Empty)
    }

    /// The value of a field, unless it is empty or the audience may not see it.
    pub(super) fn value(&mut self, key: &'static str, shape: Shape) -> Option<&'n Node> {
        self.asked.push(Asked { key, shape, required: false });
        let entry = self.entries.iter().find(|entry| entry.key == key)?;
        (!self.is_hidden(key) && entry.node.value != Value::Empty).then_some(&entry.node)
    }

    pub(super) fn wrong_type(&mut self, span: Span, [zh, en]: [&str; 2]) {
        let message = Words::new(format!("这里应当是{zh}"), format!("this should be {en}"));
        self.cx.problems.push(Diagnostic::error("wrong-type", span, message));
    }

    pub(super) fn wrong_value(&mut self, text: &Text, [zh, en]: [String; 2]) {
        let message = Words::new(
            format!("这里不能写“{}”", text.value),
            format!("`{}` is not a value that is understood here", text.value),
        );
        let problem = Diagnostic::error("wrong-value", text.span, message).with_help(zh, en);
        self.cx.problems.push(problem);
    }

    /// Reports a value that a reader function found wrong.
    pub(super) fn refuse(&mut self, text: &Text, zh: &str, en: &str) {
        self.wrong_value(text, [zh.to_owned(), en.to_owned()]);
    }

    fn read_field_openness(&mut self) -> Vec<(String, Openness)> {
        let mut found = Vec::new();
        for (key, word) in self.pairs("field_openness", (Keys::Fields, Scalar::openness())) {
            if NEVER_HIDDEN.contains(&key.value.as_str()) {
                let help = [
                    "要隐去名称，请给整条记录写 openness".to_owned(),
                    "give the whole record an openness instead".to_owned(),
                ];
                self.wrong_value(&key, help);
            } else if let Some(openness) = self.parse_word::<Openness>(&word) {
                found.push((key.value, openness.value));
            }
        }
        found
    }

    /// Ends the record: whatever was written and not asked for is unknown.
    pub(super) fn close(mut self) {
        self.note_form();
        let hidden = self.field_openness.iter().map(|(key, _)| (key.clone(), self.span));
        let written = self.entries.iter().map(|entry| (entry.key.clone(), entry.key_span));
        let mut unknown: Vec<(String, Span)> = hidden.chain(written).collect();
        unknown.retain(|(key, _)| !self.has_asked(key));
        for (key, span) in unknown {
            self.unknown(&key, span);
        }
    }

    /// Whether somebody has asked for a field already.
    pub(super) fn has_asked(&self, key: &str) -> bool {
        self.asked.iter().any(|asked| asked.key == key)
    }

    /// Reports that the record says nothing without any of some fields, where none of them is written.
    pub(super) fn needs_any(&mut self, keys: &'static [&'static str], fields: &str) {
        self.any_of.push(keys);
        if keys.iter().any(|key| self.has(key)) {
            return;
        }
        let [zh, en] = self.kind.name;
        let message =
            Words::new(format!("这条{zh}缺少{fields}"), format!("this {en} lacks {fields}"));
        self.cx.problems.push(Diagnostic::error("missing-field", self.span, message));
    }

    /// The fields that were asked for, each once.
    fn keys(&self) -> Vec<&'static str> {
        let mut keys: Vec<&str> = Vec::new();
        for asked in &self.asked {
            if !keys.contains(&asked.key) {
                keys.push(asked.key);
            }
        }
        keys
    }

    fn unknown(&mut self, key: &str, span: Span) {
        let [zh, en] = self.kind.name;
        let message = Words::new(
            format!("{zh}没有名为“{key}”的字段"),
            format!("a {en} has no field named `{key}`"),
        );
        let problem = Diagnostic::error("unknown-field", span, message);
        if let Some(field) = field_named(key.trim(), en, &self.keys()) {
            let help =
                [format!("字段名用英文：{field}"), format!("field names are English: {field}")];
            let [zh, en] = help;
            self.cx.problems.push(problem.with_help(zh, en));
            return;
        }
        // In `{ name: a, b }` the half-width comma ends the value, and `b` is taken for a field.
        if !key.is_ascii() && !is_id(key) {
            let problem = problem.with_help(
                "若这是上一个值的一部分，把那个值用半角引号括起来",
                "if this is part of the value before it, put that value in quotes",
            );
            self.cx.problems.push(problem);
            return;
        }
        let known = self.keys();
        let problem = match nearest(key, &known) {
            Some(near) => {
                problem.with_help(format!("是否想写 {near}？"), format!("did you mean `{near}`?"))
            }
            None => {
                let known = known.join("、");
                problem.with_help(format!("可用的字段：{known}"), format!("known fields: {known}"))
            }
        };
        self.cx.problems.push(problem);
    }
}

/// Fields that cannot be hidden one by one.
pub const NEVER_HIDDEN: [&str; 3] = ["id", "name", "openness"];
