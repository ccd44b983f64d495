//! Fields read as what they should be: texts, references, words, dates, numbers, lists of records.

use super::fields::Fields;
use super::kind::{Identity, Kind};
use super::shape::{FLAGS, Keys, Scalar, Shape, YEARS, is_decimal, is_whole};
use super::suggest::nearest_word;
use crate::diag::{Diagnostic, Words};
use crate::model::{Quantity, Ref, Spanned, Text, When, Word};
use crate::source::yaml::{Node, Value};

impl<'n> Fields<'n, '_, '_> {
    fn scalar(&mut self, node: &Node, expected: [&str; 2]) -> Option<Text> {
        match &node.value {
            Value::Scalar(text) => Some(Spanned { value: text.clone(), span: node.span }),
            _ => {
                self.wrong_type(node.span, expected);
                None
            }
        }
    }

    /// What is written for a field of one value.
    fn written(&mut self, key: &'static str, scalar: Scalar) -> Option<Text> {
        let node = self.value(key, Shape::One(scalar))?;
        self.scalar(node, ["一段文字", "a text"])
    }

    /// What is written for a field without which the record says nothing.
    fn required(&mut self, key: &'static str, scalar: Scalar) -> Option<Text> {
        let text = self.written(key, scalar);
        if let Some(asked) = self.asked.last_mut() {
            asked.required = true;
        }
        if text.is_none() && !self.has(key) {
            let [zh, en] = self.kind.name;
            let one = if self.kind.identity == Identity::File { "这份" } else { "这条" };
            let message = Words::new(
                format!("{one}{zh}缺少字段“{key}”"),
                format!("this {en} lacks the field `{key}`"),
            );
            self.cx.problems.push(Diagnostic::error("missing-field", self.span, message));
        }
        text
    }

    /// A text.
    pub(super) fn text(&mut self, key: &'static str) -> Option<Text> {
        self.written(key, Scalar::Text)
    }

    /// A text that must be there.
    pub(super) fn required_text(&mut self, key: &'static str) -> Option<Text> {
        self.required(key, Scalar::Text)
    }

    /// An id of its own, whatever it looks like.
    pub(super) fn id(&mut self) -> Option<Text> {
        self.written("id", Scalar::Id)
    }

    /// An id of its own that must be there.
    pub(super) fn required_id(&mut self) -> Option<Text> {
        self.required("id", Scalar::Id)
    }

    /// An address on the web.
    pub(super) fn address(&mut self, key: &'static str) -> Option<Text> {
        let text = self.written(key, Scalar::Address)?;
        if ["http://", "https://"].iter().any(|start| text.value.starts_with(start)) {
            return Some(text);
        }
        let help =
            ["网址以 http:// 或 https:// 开头", "an address begins with http:// or https://"];
        self.wrong_value(&text, help.map(str::to_owned));
        None
    }

    /// A list of texts; one text may stand without brackets.
    pub(super) fn texts(&mut self, key: &'static str) -> Vec<Text> {
        self.several(key, Scalar::Text)
    }

    /// What is written for a field of several values.
    pub(super) fn several(&mut self, key: &'static str, scalar: Scalar) -> Vec<Text> {
        let Some(node) = self.value(key, Shape::Many(scalar)) else { return Vec::new() };
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
        let id = self.written(key, Scalar::Reference);
        id.filter(|one| self.cx.gate.admits_reference(&one.value))
    }

    /// The id of another record without which this one says nothing: where the audience may not see the other,
    /// it may not see this one either.
    pub(super) fn required_reference(&mut self, key: &'static str) -> Option<Ref> {
        let id = self.required(key, Scalar::Reference);
        self.stranded |= id.as_ref().is_some_and(|id| !self.cx.gate.admits_reference(&id.value));
        id
    }

    /// Ids of other records.
    pub(super) fn references(&mut self, key: &'static str) -> Vec<Ref> {
        let mut ids = self.several(key, Scalar::Reference);
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
        let text = self.required(key, Scalar::word::<T>())?;
        self.parse_word(&text)
    }

    /// A word of a vocabulary.
    pub(super) fn word<T: Word>(&mut self, key: &'static str) -> Option<Spanned<T>> {
        let text = self.written(key, Scalar::word::<T>())?;
        self.parse_word(&text)
    }

    /// Words of a vocabulary.
    pub(super) fn words<T: Word>(&mut self, key: &'static str) -> Vec<Spanned<T>> {
        let words = self.several(key, Scalar::word::<T>());
        words.iter().filter_map(|text| self.parse_word(text)).collect()
    }

    pub(super) fn parse_word<T: Word>(&mut self, text: &Text) -> Option<Spanned<T>> {
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
        let text = self.written(key, Scalar::Date)?;
        self.parse_when(&text)
    }

    /// A date that must be there.
    pub(super) fn required_when(&mut self, key: &'static str) -> Option<Spanned<When>> {
        let text = self.required(key, Scalar::Date)?;
        self.parse_when(&text)
    }

    fn parse_when(&mut self, text: &Text) -> Option<Spanned<When>> {
        let value = When::parse(text.value.trim());
        if value.is_none() {
            self.wrong_value(text, date_help());
        }
        value.map(|value| Spanned { value, span: text.span })
    }

    /// Yes or no; no where nothing is said.
    pub(super) fn flag(&mut self, key: &'static str) -> bool {
        let Some(text) = self.written(key, Scalar::Flag) else { return false };
        if let Some((_, flag)) = FLAGS.iter().find(|(word, _)| *word == text.value) {
            return *flag;
        }
        self.wrong_value(&text, ["写“是”或“否”".to_owned(), "write 是 or 否".to_owned()]);
        false
    }

    /// A year.
    pub(super) fn year(&mut self, key: &'static str) -> Option<Spanned<i32>> {
        let text = self.written(key, Scalar::Year)?;
        let [first, last] = YEARS;
        let digits = Some(text.value.as_str()).filter(|text| text.len() == 4 && is_whole(text));
        let year = digits.and_then(|text| text.parse().ok());
        let value = year.filter(|year| (first..=last).contains(year));
        if value.is_none() {
            self.wrong_value(
                &text,
                ["写四位年份，例如 2022".into(), "write a year, e.g. 2022".into()],
            );
        }
        value.map(|value| Spanned { value, span: text.span })
    }

    /// Two whole numbers in brackets.
    pub(super) fn whole_pair(&mut self, key: &'static str) -> Option<[i32; 2]> {
        self.pair(key, Scalar::Whole, |text| text.parse().ok().filter(|_| is_whole(text)))
    }

    /// Two decimal numbers in brackets.
    pub(super) fn decimal_pair(&mut self, key: &'static str) -> Option<[f64; 2]> {
        self.pair(key, Scalar::Decimal, |text| text.parse().ok().filter(|_| is_decimal(text)))
    }

    fn pair<T: Copy>(
        &mut self,
        key: &'static str,
        scalar: Scalar,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<[T; 2]> {
        let node = self.value(key, Shape::Pair(scalar))?;
        let items = if let Value::List(items) = &node.value { items.as_slice() } else { &[] };
        let numbers = items.iter().map(|item| match &item.value {
            Value::Scalar(text) => parse(text),
            _ => None,
        });
        if let Some([first, second]) = numbers.collect::<Option<Vec<T>>>().as_deref() {
            return Some([*first, *second]);
        }
        self.wrong_type(node.span, ["方括号里的两个数，例如 [5, 3]", "two numbers in brackets"]);
        None
    }

    /// A number with unit and calibre, written in a mapping of its own.
    pub(super) fn quantity(&mut self, key: &'static str) -> Option<Quantity> {
        self.find_form(NUMBER, |inner| drop(dated_quantity(inner)));
        let node = self.value(key, Shape::Record(NUMBER.name[1]))?;
        let inherited = self.openness_within(key);
        let mut inner = Fields::open(node, NUMBER, inherited, self.cx)?;
        let quantity = dated_quantity(&mut inner);
        let mut printed = inner.printed();
        printed.retain(|(field, _)| field != "openness");
        inner.close();
        let printed = printed.into_iter().map(|(field, value)| (format!("{key}.{field}"), value));
        self.inner.extend(printed);
        quantity
    }

    /// What is written for the number of a record, reported where it is none.
    pub(super) fn required_number(&mut self) -> Option<Text> {
        let value = self.required("value", Scalar::Number)?;
        if !Quantity::is_number(value.value.trim()) {
            let help = ["写数字，例如 1000、>5500、50-80".into(), "write a number".into()];
            self.wrong_value(&value, help);
        }
        Some(value)
    }

    /// A number whose fields are those of the record itself.
    pub(super) fn own_quantity(&mut self) -> Option<Quantity> {
        let value = self.required_number();
        let (unit, calibre) = (self.text("unit"), self.text("calibre"));
        let value = value?;
        Some(Quantity { value, unit, calibre, as_of: None, sources: Vec::new() })
    }

    /// A list of records.
    pub(super) fn records<T>(
        &mut self,
        key: &'static str,
        kind: Kind,
        read: impl Fn(&mut Fields<'_, '_, '_>) -> T,
    ) -> Vec<T> {
        let (records, ids) = self.records_of(key, kind, (Shape::Records(kind.name[1]), read));
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
        self.records_of(key, kind, (Shape::RecordsOrIds(kind.name[1]), read))
    }

    fn records_of<T>(
        &mut self,
        key: &'static str,
        kind: Kind,
        (shape, read): (Shape, impl Fn(&mut Fields<'_, '_, '_>) -> T),
    ) -> (Vec<T>, Vec<Ref>) {
        self.find_form(kind, |fields| drop(read(fields)));
        let (mut declared, mut named) = (Vec::new(), Vec::new());
        let Some(node) = self.value(key, shape) else { return (declared, named) };
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
        let inherited = self.openness_within(key);
        for item in items {
            if let Value::Scalar(id) = &item.value {
                named.push(Spanned { value: id.clone(), span: item.span });
                continue;
            }
            if let Some(mut fields) = Fields::open(item, kind, inherited, self.cx) {
                let place = fields.enter();
                let record = read(&mut fields);
                fields.leave(place);
                if !fields.stranded {
                    declared.push(record);
                }
                fields.close();
            }
        }
        named.retain(|one| self.cx.gate.admits_reference(&one.value));
        (declared, named)
    }

    /// A group of names and words: levels of rules, openness of fields, printed numbers.
    pub(super) fn pairs(
        &mut self,
        key: &'static str,
        (keys, scalar): (Keys, Scalar),
    ) -> Vec<(Text, Text)> {
        let Some(node) = self.value(key, Shape::Pairs(keys, scalar)) else { return Vec::new() };
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
}

/// A number that may have a date and documents of its own.
fn dated_quantity(fields: &mut Fields<'_, '_, '_>) -> Option<Quantity> {
    let quantity = fields.own_quantity();
    let (as_of, sources) = (fields.when("as_of"), fields.references("sources"));
    quantity.map(|quantity| Quantity { as_of, sources, ..quantity })
}

const NUMBER: Kind = Kind::open("数字", "number", Identity::None);

fn date_help() -> [String; 2] {
    [
        "写成 2023、2023-Q4、2023-12 或 2023-12-31".to_owned(),
        "write 2023, 2023-Q4, 2023-12 or 2023-12-31".to_owned(),
    ]
}
