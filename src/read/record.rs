//! Reading one record: asking for fields by name, noticing what is wrong, passing the audience's gate.
//!
//! A reader function asks for the fields it knows; what was written but never asked for is reported as
//! unknown, with the nearest known name. Nothing here stops at the first problem.

use super::suggest::{field_named, nearest, nearest_word};
use crate::audience::{Declared, Gate};
use crate::diag::{Diagnostic, Span, Words};
use crate::model::{Openness, Quantity, Record, Ref, Spanned, Text, When, Word};
use crate::source::yaml::{Entry, Node, Value};

/// What goes through the reading of one file.
pub(super) struct Context<'g> {
    /// What the audience may see.
    pub(super) gate: &'g Gate,
    /// Chain in whose folder the file lies.
    pub(super) chain: Option<String>,
    /// Values for what records leave out.
    pub(super) defaults: Defaults,
    /// Problems found.
    pub(super) problems: Vec<Diagnostic>,
    /// Ids declared, with their openness.
    pub(super) declared: Vec<Declared>,
}

/// Values that a file or a folder gives for records that do not state their own.
#[derive(Debug, Clone, Default)]
pub(super) struct Defaults {
    pub(super) openness: Option<Openness>,
    pub(super) owner: Option<Ref>,
    pub(super) sources: Vec<Ref>,
    pub(super) as_of: Option<Spanned<When>>,
    pub(super) basis: Option<Text>,
}

/// How a kind of record is treated.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kind {
    /// Its name in messages, Chinese and English.
    pub(super) name: [&'static str; 2],
    /// Whether it needs an id and a name.
    pub(super) identity: Identity,
    /// Who may see it unless something else is said.
    pub(super) openness: Openness,
}

/// What identifies a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Identity {
    /// An id and a name.
    IdAndName,
    /// A name alone.
    Name,
    /// Neither is needed; both may be given.
    None,
    /// The file itself: its `sources` may declare documents, and then name none.
    File,
}

impl Kind {
    pub(super) const fn open(zh: &'static str, en: &'static str, identity: Identity) -> Self {
        Self { name: [zh, en], identity, openness: Openness::Public }
    }

    pub(super) const fn closed(zh: &'static str, en: &'static str) -> Self {
        Self { name: [zh, en], identity: Identity::IdAndName, openness: Openness::Closed }
    }
}

/// A record that is being read.
pub(super) struct Fields<'n, 'c, 'g> {
    entries: &'n [Entry],
    span: Span,
    kind: Kind,
    openness: Openness,
    field_openness: Vec<(String, Openness)>,
    asked: Vec<&'static str>,
    /// Whether a reference without which the record says nothing leads to what the audience may not see.
    stranded: bool,
    cx: &'c mut Context<'g>,
}

impl<'n, 'c, 'g> Fields<'n, 'c, 'g> {
    /// Opens a record; `None` when it is no mapping (reported) or when the audience may not see it.
    pub(super) fn open(
        node: &'n Node,
        kind: Kind,
        inherited: Openness,
        cx: &'c mut Context<'g>,
    ) -> Option<Self> {
        let Value::Map(entries) = &node.value else {
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
            stranded: false,
            cx,
        };
        let fallback = kind.openness.max(fields.cx.defaults.openness.unwrap_or(Openness::Public));
        let own = fields.word::<Openness>("openness").map_or(fallback, |own| own.value);
        fields.openness = own.max(inherited);
        fields.field_openness = fields.read_field_openness();
        let id = entries.iter().find(|entry| entry.key == "id");
        if let Some(Value::Scalar(id)) = id.map(|entry| &entry.node.value) {
            fields.cx.declared.push(Declared { id: id.clone(), openness: fields.openness });
        }
        fields.cx.gate.admits(fields.openness).then_some(fields)
    }

    /// Who may see this record.
    pub(super) fn openness(&self) -> Openness {
        self.openness
    }

    /// Where the record stands.
    pub(super) fn span(&self) -> Span {
        self.span
    }

    /// Says that a field is known although somebody else reads it.
    pub(super) fn known(&mut self, key: &'static str) {
        self.asked.push(key);
    }

    /// The identity and provenance that every record carries.
    pub(super) fn record(&mut self) -> Record {
        let (id, name) = self.identity();
        self.provenance(id, name)
    }

    /// A record whose name stands in another field: the post of a leader, the title of a document.
    pub(super) fn record_named_by(&mut self, key: &'static str) -> Record {
        let id = self.required_id();
        let name = self.required_text(key);
        self.provenance(id, name)
    }

    fn provenance(&mut self, id: Text, name: Option<Text>) -> Record {
        let own = self.references("sources");
        let sources = if own.is_empty() {
            self.default("sources", |d| Some(d.sources.clone()))
        } else {
            Some(own)
        };
        Record {
            name: name.unwrap_or_else(|| id.clone()),
            id,
            openness: self.openness,
            sources: sources
                .unwrap_or_default()
                .into_iter()
                .filter(|one| self.cx.gate.admits_reference(&one.value))
                .collect(),
            as_of: self.when("as_of").or_else(|| self.default("as_of", |d| d.as_of)),
            next_review: self.when("next_review"),
            owner: self.reference("owner").or_else(|| self.default("owner", |d| d.owner.clone())),
            note: self.text("note"),
            chain: self.cx.chain.clone(),
            span: self.span,
        }
    }

    /// What the file or folder gives for a field that the record does not state. A field that is hidden stays
    /// hidden: the default would tell something in its place.
    fn default<T>(&self, key: &str, pick: impl Fn(&Defaults) -> Option<T>) -> Option<T> {
        if self.is_hidden(key) { None } else { pick(&self.cx.defaults) }
    }

    fn is_hidden(&self, key: &str) -> bool {
        let own = self.field_openness.iter().find(|(field, _)| field == key);
        own.is_some_and(|(_, openness)| !self.cx.gate.admits(*openness))
    }

    fn identity(&mut self) -> (Text, Option<Text>) {
        let nothing = Spanned { value: String::new(), span: self.span };
        match self.kind.identity {
            Identity::File => (nothing, None),
            Identity::None => (self.text("id").unwrap_or(nothing), self.text("name")),
            Identity::Name => (self.text("id").unwrap_or(nothing), self.required_text("name")),
            Identity::IdAndName => {
                let id = self.required_id();
                (id, self.required_text("name"))
            }
        }
    }

    fn required_id(&mut self) -> Text {
        let nothing = Spanned { value: String::new(), span: self.span };
        let id = self.required_text("id").unwrap_or(nothing);
        if !id.value.is_empty() && !is_id(&id.value) {
            self.report_id(&id);
        }
        id
    }

    fn report_id(&mut self, id: &Text) {
        let message = Words::new(
            format!("id“{}”只能用小写英文字母、数字和连字符", id.value),
            format!("id `{}` may hold only lower-case letters, digits and hyphens", id.value),
        );
        let problem = Diagnostic::error("bad-id", id.span, message)
            .with_help("例如 integrated-circuits", "for example integrated-circuits");
        self.cx.problems.push(problem);
    }

    /// Why a judgement is so: the record's own basis or the file's.
    pub(super) fn basis(&mut self) -> Option<Text> {
        self.text("basis").or_else(|| self.default("basis", |d| d.basis.clone()))
    }

    /// The value of a field, unless it is empty or the audience may not see it.
    fn value(&mut self, key: &'static str) -> Option<&'n Node> {
        self.asked.push(key);
        let entry = self.entries.iter().find(|entry| entry.key == key)?;
        (!self.is_hidden(key) && entry.node.value != Value::Empty).then_some(&entry.node)
    }

    fn scalar(&mut self, node: &Node, expected: [&str; 2]) -> Option<Text> {
        match &node.value {
            Value::Scalar(text) => Some(Spanned { value: text.clone(), span: node.span }),
            _ => {
                self.wrong_type(node.span, expected);
                None
            }
        }
    }

    fn wrong_type(&mut self, span: Span, [zh, en]: [&str; 2]) {
        let message = Words::new(format!("这里应当是{zh}"), format!("this should be {en}"));
        self.cx.problems.push(Diagnostic::error("wrong-type", span, message));
    }

    fn wrong_value(&mut self, text: &Text, [zh, en]: [String; 2]) {
        let message = Words::new(
            format!("这里不能写“{}”", text.value),
            format!("`{}` is not a value that is understood here", text.value),
        );
        let problem = Diagnostic::error("wrong-value", text.span, message).with_help(zh, en);
        self.cx.problems.push(problem);
    }

    /// A text.
    pub(super) fn text(&mut self, key: &'static str) -> Option<Text> {
        let node = self.value(key)?;
        self.scalar(node, ["一段文字", "a text"])
    }

    /// A text that must be there.
    pub(super) fn required_text(&mut self, key: &'static str) -> Option<Text> {
        let text = self.text(key);
        let written =
            self.entries.iter().any(|entry| entry.key == key && entry.node.value != Value::Empty);
        if text.is_none() && !written {
            let [zh, en] = self.kind.name;
            let message = Words::new(
                format!("这条{zh}缺少字段“{key}”"),
                format!("this {en} lacks the field `{key}`"),
            );
            self.cx.problems.push(Diagnostic::error("missing-field", self.span, message));
        }
        text
    }

    /// A list of texts; one text may stand without brackets.
    pub(super) fn texts(&mut self, key: &'static str) -> Vec<Text> {
        let Some(node) = self.value(key) else { return Vec::new() };
        let expected = ["一段文字，或用方括号括起的几段", "a text or a list of texts"];
        let is_file = self.kind.identity == Identity::File && key == "sources";
        match &node.value {
            Value::List(items) => {
                let declares = |item: &&Node| matches!(item.value, Value::Map(_));
                let items = items.iter().filter(|item| !(is_file && declares(item)));
                items.filter_map(|item| self.scalar(item, expected)).collect()
            }
            _ => self.scalar(node, expected).into_iter().collect(),
        }
    }

    /// The id of another record.
    pub(super) fn reference(&mut self, key: &'static str) -> Option<Ref> {
        self.text(key).filter(|one| self.cx.gate.admits_reference(&one.value))
    }

    /// The id of another record without which this one says nothing: where the audience may not see the other,
    /// it may not see this one either.
    pub(super) fn required_reference(&mut self, key: &'static str) -> Option<Ref> {
        let id = self.required_text(key);
        self.stranded |= id.as_ref().is_some_and(|id| !self.cx.gate.admits_reference(&id.value));
        id
    }

    /// Ids of other records.
    pub(super) fn references(&mut self, key: &'static str) -> Vec<Ref> {
        let mut ids = self.texts(key);
        self.report_repetitions(&ids);
        ids.retain(|one| self.cx.gate.admits_reference(&one.value));
        ids
    }

    fn report_repetitions(&mut self, ids: &[Ref]) {
        for (at, id) in ids.iter().enumerate() {
            if ids[..at].iter().any(|earlier| earlier.value == id.value) {
                let message = Words::new(
                    format!("“{}”在这一列里写了两次", id.value),
                    format!("`{}` stands in this list twice", id.value),
                );
                let problem = Diagnostic::warning("repeated-reference", id.span, message);
                self.cx.problems.push(problem.with_help("删去多余的一个", "delete one of them"));
            }
        }
    }

    /// A word of a vocabulary that must be there.
    pub(super) fn required_word<T: Word>(&mut self, key: &'static str) -> Option<Spanned<T>> {
        let text = self.required_text(key)?;
        self.parse_word(&text)
    }

    /// A word of a vocabulary.
    pub(super) fn word<T: Word>(&mut self, key: &'static str) -> Option<Spanned<T>> {
        let text = self.text(key)?;
        self.parse_word(&text)
    }

    /// Words of a vocabulary.
    pub(super) fn words<T: Word>(&mut self, key: &'static str) -> Vec<Spanned<T>> {
        self.texts(key).iter().filter_map(|text| self.parse_word(text)).collect()
    }

    fn parse_word<T: Word>(&mut self, text: &Text) -> Option<Spanned<T>> {
        if let Some(value) = T::parse(text.value.trim()) {
            return Some(Spanned { value, span: text.span });
        }
        let all: Vec<&str> = T::ALL.iter().map(|word| word.word()).collect();
        let list = all.join("、");
        let (zh, en) = (format!("可用的值：{list}"), format!("use one of: {list}"));
        let help = match nearest_word::<T>(text.value.trim()) {
            Some(near) => [format!("是否想写 {near}？{zh}"), format!("did you mean {near}? {en}")],
            None => [zh, en],
        };
        self.wrong_value(text, help);
        None
    }

    /// A date.
    pub(super) fn when(&mut self, key: &'static str) -> Option<Spanned<When>> {
        let text = self.text(key)?;
        let value = When::parse(text.value.trim());
        if value.is_none() {
            self.wrong_value(&text, date_help());
        }
        value.map(|value| Spanned { value, span: text.span })
    }

    /// Yes or no; no where nothing is said.
    pub(super) fn flag(&mut self, key: &'static str) -> bool {
        let Some(text) = self.text(key) else { return false };
        match text.value.as_str() {
            "是" | "true" | "yes" => true,
            "否" | "false" | "no" => false,
            _ => {
                self.wrong_value(&text, ["写“是”或“否”".to_owned(), "write 是 or 否".to_owned()]);
                false
            }
        }
    }

    /// A year.
    pub(super) fn year(&mut self, key: &'static str) -> Option<Spanned<i32>> {
        let text = self.text(key)?;
        let value = text.value.parse().ok().filter(|year| (1949..=2100).contains(year));
        if value.is_none() {
            self.wrong_value(
                &text,
                ["写四位年份，例如 2022".into(), "write a year, e.g. 2022".into()],
            );
        }
        value.map(|value| Spanned { value, span: text.span })
    }

    /// Two numbers in brackets.
    pub(super) fn pair<T: std::str::FromStr + Copy>(
        &mut self,
        key: &'static str,
    ) -> Option<[T; 2]> {
        let node = self.value(key)?;
        let numbers: Vec<T> = match &node.value {
            Value::List(items) => items
                .iter()
                .filter_map(|item| match &item.value {
                    Value::Scalar(text) => text.parse().ok(),
                    _ => None,
                })
                .collect(),
            _ => Vec::new(),
        };
        if let [first, second] = numbers[..] {
            return Some([first, second]);
        }
        self.wrong_type(node.span, ["方括号里的两个数，例如 [5, 3]", "two numbers in brackets"]);
        None
    }

    /// A number with unit and calibre, written in a mapping of its own.
    pub(super) fn quantity(&mut self, key: &'static str) -> Option<Quantity> {
        let node = self.value(key)?;
        let inherited = self.openness;
        let mut inner = Fields::open(node, NUMBER, inherited, self.cx)?;
        let quantity = inner.own_quantity();
        let (as_of, sources) = (inner.when("as_of"), inner.references("sources"));
        inner.close();
        quantity.map(|quantity| Quantity { as_of, sources, ..quantity })
    }

    /// A number whose fields are those of the record itself.
    pub(super) fn own_quantity(&mut self) -> Option<Quantity> {
        let value = self.required_text("value");
        let (unit, calibre) = (self.text("unit"), self.text("calibre"));
        let value = value?;
        if !Quantity::is_number(value.value.trim()) {
            let help = ["写数字，例如 1000、>5500、50-80".into(), "write a number".into()];
            self.wrong_value(&value, help);
        }
        Some(Quantity { value, unit, calibre, as_of: None, sources: Vec::new() })
    }

    /// A list of records.
    pub(super) fn records<T>(
        &mut self,
        key: &'static str,
        kind: Kind,
        read: impl Fn(&mut Fields<'_, '_, '_>) -> T,
    ) -> Vec<T> {
        let (records, ids) = self.records_or_ids(key, kind, read);
        for id in ids {
            let [zh, en] = kind.name;
            let message = Words::new(
                format!("“{}”不是一条{zh}：这里要写有字段的记录", id.value),
                format!("`{}` is no {en}: a record with fields is needed here", id.value),
            );
            self.cx.problems.push(Diagnostic::error("wrong-type", id.span, message));
        }
        records
    }

    /// A list in which a mapping declares a record and a plain id names one that is declared elsewhere.
    pub(super) fn records_or_ids<T>(
        &mut self,
        key: &'static str,
        kind: Kind,
        read: impl Fn(&mut Fields<'_, '_, '_>) -> T,
    ) -> (Vec<T>, Vec<Ref>) {
        let (mut declared, mut named) = (Vec::new(), Vec::new());
        let Some(node) = self.value(key) else { return (declared, named) };
        let items = match &node.value {
            Value::List(items) => items.as_slice(),
            Value::Scalar(_) => std::slice::from_ref(node),
            _ => {
                self.wrong_type(
                    node.span,
                    ["一列，每条前面有“- ”", "a list, each item after `- `"],
                );
                return (declared, named);
            }
        };
        for item in items {
            if let Value::Scalar(id) = &item.value {
                named.push(Spanned { value: id.clone(), span: item.span });
                continue;
            }
            if let Some(mut fields) = Fields::open(item, kind, self.openness, self.cx) {
                let record = read(&mut fields);
                if !fields.stranded {
                    declared.push(record);
                }
                fields.close();
            }
        }
        named.retain(|one| self.cx.gate.admits_reference(&one.value));
        (declared, named)
    }

    /// Levels of rules in the site file: codes and words.
    pub(super) fn pairs(&mut self, key: &'static str) -> Vec<(Text, Text)> {
        let Some(node) = self.value(key) else { return Vec::new() };
        let Value::Map(entries) = &node.value else {
            self.wrong_type(node.span, ["一组“名称: 值”", "a group of `name: value`"]);
            return Vec::new();
        };
        let mut pairs = Vec::new();
        for entry in entries {
            let key = Spanned { value: entry.key.clone(), span: entry.key_span };
            pairs.extend(self.scalar(&entry.node, ["一个词", "a word"]).map(|value| (key, value)));
        }
        pairs
    }

    /// Reports a value that a reader function found wrong.
    pub(super) fn refuse(&mut self, text: &Text, zh: &str, en: &str) {
        self.wrong_value(text, [zh.to_owned(), en.to_owned()]);
    }

    fn read_field_openness(&mut self) -> Vec<(String, Openness)> {
        let mut found = Vec::new();
        for (key, word) in self.pairs("field_openness") {
            if matches!(key.value.as_str(), "id" | "name" | "openness") {
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
        let hidden = self.field_openness.iter().map(|(key, _)| (key.clone(), self.span));
        let written = self.entries.iter().map(|entry| (entry.key.clone(), entry.key_span));
        let mut unknown: Vec<(String, Span)> = hidden.chain(written).collect();
        unknown.retain(|(key, _)| !self.asked.contains(&key.as_str()));
        for (key, span) in unknown {
            self.unknown(&key, span);
        }
    }

    /// Reports that the record says nothing without any of some fields.
    pub(super) fn lacks(&mut self, fields: &str) {
        let [zh, en] = self.kind.name;
        let message =
            Words::new(format!("这条{zh}缺少{fields}"), format!("this {en} lacks {fields}"));
        self.cx.problems.push(Diagnostic::error("missing-field", self.span, message));
    }

    fn unknown(&mut self, key: &str, span: Span) {
        let [zh, en] = self.kind.name;
        let message = Words::new(
            format!("{zh}没有名为“{key}”的字段"),
            format!("a {en} has no field named `{key}`"),
        );
        let problem = Diagnostic::error("unknown-field", span, message);
        if let Some(field) = field_named(key.trim()) {
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
        let problem = match nearest(key, &self.asked) {
            Some(near) => {
                problem.with_help(format!("是否想写 {near}？"), format!("did you mean `{near}`?"))
            }
            None => {
                let mut known: Vec<&str> = Vec::new();
                for field in &self.asked {
                    if !known.contains(field) {
                        known.push(field);
                    }
                }
                let known = known.join("、");
                problem.with_help(format!("可用的字段：{known}"), format!("known fields: {known}"))
            }
        };
        self.cx.problems.push(problem);
    }
}

const NUMBER: Kind = Kind::open("数字", "number", Identity::None);

fn date_help() -> [String; 2] {
    [
        "写成 2023、2023-Q4、2023-12 或 2023-12-31".to_owned(),
        "write 2023, 2023-Q4, 2023-12 or 2023-12-31".to_owned(),
    ]
}

/// Whether a text can be an id. Ids become file names, so those that Windows reserves and the name of list
/// pages are none.
pub(super) fn is_id(text: &str) -> bool {
    let plain = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    let edges = !text.is_empty() && !text.starts_with('-') && !text.ends_with('-');
    let device = |name: &str| {
        let numbered = name.strip_prefix("com").or(name.strip_prefix("lpt"));
        let numbered =
            numbered.is_some_and(|n| n.len() == 1 && n.bytes().all(|b| b.is_ascii_digit()));
        numbered || matches!(name, "con" | "prn" | "aux" | "nul")
    };
    plain && edges && text != "index" && !device(text) && text.len() <= 120
}
