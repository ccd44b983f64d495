//! What things of a snapshot are called: kinds and fields in Chinese, ids by the names of what they name.

use super::Diff;
use crate::read::{self, Printed, names};
use crate::snapshot::Record;
use std::collections::{BTreeMap, HashMap};

/// Names of everything in two editions; the newer one's go first.
pub(super) struct Labels<'s> {
    names: HashMap<&'s str, &'s str>,
    /// The lead department of every chain, as an id.
    departments: HashMap<&'s str, &'s str>,
    kinds: BTreeMap<&'static str, &'static str>,
}

impl<'s> Labels<'s> {
    pub(super) fn of(diff: &Diff<'s>) -> Self {
        let forms = read::forms().kinds;
        let mut kinds: BTreeMap<_, _> =
            forms.iter().map(|(kind, form)| (*kind, form.name)).collect();
        kinds.extend([("chain", "产业链"), ("site", "站点"), ("text", "文字")]);
        let (mut names, mut departments) = (HashMap::new(), HashMap::new());
        for record in diff.new.records.iter().chain(&diff.old.records) {
            if !record.name.is_empty() {
                names.entry(record.key.as_str()).or_insert(record.name.as_str());
            }
            if record.kind == "assignment"
                && let (Some(chain), Some(department)) =
                    (record.text("chain"), record.text("department"))
            {
                departments.entry(chain).or_insert(department);
            }
        }
        Self { names, departments, kinds }
    }

    /// What a kind is called.
    pub(super) fn kind(&self, kind: &str) -> String {
        self.kinds.get(kind).copied().unwrap_or(kind).to_owned()
    }

    /// What a field is called; that of a number within a record after the field that holds it.
    pub(super) fn field(kind: &str, key: &str) -> String {
        let word = |kind: &str, key: &str| match key {
            "text" => "正文".to_owned(),
            "field_openness" => "单独定公开属性的字段".to_owned(),
            _ => names::of(kind, key)
                .map_or_else(|| key.to_owned(), |named| named.names[0].to_owned()),
        };
        match key.split_once('.') {
            Some((outer, inner)) => format!("{}·{}", word(kind, outer), word("number", inner)),
            None => word(kind, key),
        }
    }

    /// The name of a record: its own, else those of what its key joins.
    pub(super) fn name(&self, record: &Record) -> String {
        if !record.name.is_empty() {
            return record.name.clone();
        }
        let parts: Vec<&str> =
            record.joined().map(|id| self.id(record.chain.as_deref(), id)).collect();
        parts.join(" → ")
    }

    /// What an id names, as it stands in the files of a chain.
    fn id<'a>(&'a self, chain: Option<&str>, id: &'a str) -> &'a str {
        let local = chain.and_then(|chain| self.names.get(format!("{chain}/{id}").as_str()));
        local.or_else(|| self.names.get(id)).copied().unwrap_or(id)
    }

    /// The name of a chain.
    pub(super) fn chain(&self, id: Option<&str>) -> String {
        id.map_or_else(|| "全站".to_owned(), |id| self.id(None, id).to_owned())
    }

    /// Where a record stands: the names of what is around it.
    pub(super) fn place(&self, record: &Record) -> String {
        let around = record.place.iter().map(|id| self.id(record.chain.as_deref(), id));
        around.collect::<Vec<_>>().join(" › ")
    }

    /// The department that answers for a record: its own, else that which leads the chain.
    pub(super) fn department(&self, record: &Record) -> String {
        let chain = record.chain.as_deref().or_else(|| record.text("chain"));
        let own = record.text("owner");
        let id = own.or_else(|| chain.and_then(|chain| self.departments.get(chain).copied()));
        id.map(|id| self.id(None, id).to_owned()).unwrap_or_default()
    }

    /// The values of a field, ids by their names.
    pub(super) fn values(
        &self,
        record: &Record,
        key: &str,
        value: Option<&Printed>,
    ) -> Vec<String> {
        let texts = match value {
            None => return Vec::new(),
            Some(Printed::One(text)) => std::slice::from_ref(text),
            Some(Printed::Many(texts)) => texts.as_slice(),
        };
        let field = key.rsplit('.').next().unwrap_or(key);
        let is_id = names::of(&record.kind, field).is_some_and(|named| named.to.is_some());
        let chain = record.chain.as_deref();
        let say =
            |text: &String| if is_id { self.id(chain, text).to_owned() } else { text.clone() };
        texts.iter().map(say).collect()
    }
}
