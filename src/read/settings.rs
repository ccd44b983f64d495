//! Reads the site file.

use super::boundaries;
use super::fields::Fields;
use super::shape::{Keys, Scalar};
use crate::model::{RuleLevel, Settings, Spanned, Text, Word};

/// Reads `site.yml`.
pub(super) fn read(fields: &mut Fields<'_, '_, '_>) -> Settings {
    let mut required = |key| fields.required_text(key).map(|text| text.value).unwrap_or_default();
    let (title, code, edition) = (required("title"), required("code"), required("edition"));
    let mut optional = |key, or: &str| fields.text(key).map_or(or.to_owned(), |text| text.value);
    let (language, theme) = (optional("language", "zh-CN"), optional("theme", "default"));
    Settings {
        title,
        code,
        edition,
        language,
        theme,
        as_of: fields.required_when("as_of"),
        audience: fields.word("audience"),
        notice: fields.text("notice"),
        map_approval: fields.text("map_approval"),
        boundaries: boundaries::stated(fields),
        plan: fields.reference("plan"),
        chains: fields.references("chains"),
        rules: rules(fields),
    }
}

fn rules(fields: &mut Fields<'_, '_, '_>) -> Vec<(Text, Spanned<RuleLevel>)> {
    let mut rules = Vec::new();
    for (code, level) in fields.pairs("rules", (Keys::Rules, Scalar::word::<RuleLevel>())) {
        let Some(value) = RuleLevel::parse(&level.value) else {
            fields.refuse(&level, "写 allow、warn 或 deny", "write allow, warn or deny");
            continue;
        };
        rules.push((code, Spanned { value, span: level.span }));
    }
    rules
}
