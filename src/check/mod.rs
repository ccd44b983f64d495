//! Rules over the resolved site. One rule, one file in `rules/`; its `//!` comment is its manual page.

mod manual;
mod release;
mod rules;

use crate::diag::{Diagnostic, Severity, Span, Words};
use crate::model::RuleLevel;
use crate::site::Site;
use crate::text::Fonts;

pub use manual::{Entry, Group, entries, explain, rule_pages};
pub use release::release;

/// A rule: what it is called, how serious its findings are unless the site says otherwise, how it looks.
pub(crate) struct Rule {
    /// Its name, in words.
    pub(crate) code: &'static str,
    /// Level unless the site file says otherwise.
    pub(crate) level: RuleLevel,
    /// Its source file, whose `//!` comment is its manual page.
    pub(crate) page: &'static str,
    /// Finds what is wrong.
    pub(crate) find: Find,
}

/// How a rule looks.
pub(crate) enum Find {
    /// At the site.
    InSite(fn(&Site<'_>) -> Vec<Finding>),
    /// At the site and the fonts that will draw it.
    WithFonts(fn(&Site<'_>, &Fonts<'_>) -> Vec<Finding>),
}

/// Something that a rule found.
pub(crate) struct Finding {
    /// Where.
    pub(crate) span: Span,
    /// What is wrong.
    pub(crate) message: Words,
    /// What to do.
    pub(crate) help: Option<Words>,
}

impl Finding {
    pub(crate) fn new(span: Span, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { span, message: Words::new(zh, en), help: None }
    }

    pub(crate) fn help(mut self, zh: impl Into<String>, en: impl Into<String>) -> Self {
        self.help = Some(Words::new(zh, en));
        self
    }
}

/// Runs every rule at the level that the site file gives it.
#[must_use]
pub fn check(site: &Site<'_>, fonts: &Fonts<'_>) -> Vec<Diagnostic> {
    let mut diagnostics = unknown_rules(site);
    for rule in rules::ALL {
        let Some(severity) = level(site, rule).severity() else { continue };
        let findings = match rule.find {
            Find::InSite(find) => find(site),
            Find::WithFonts(find) => find(site, fonts),
        };
        diagnostics.extend(findings.into_iter().map(|finding| Diagnostic {
            code: rule.code,
            severity,
            span: Some(finding.span),
            message: finding.message,
            help: finding.help,
        }));
    }
    diagnostics
}

impl RuleLevel {
    /// How serious what a rule finds is; none when it is not looked for.
    const fn severity(self) -> Option<Severity> {
        match self {
            Self::Allow => None,
            Self::Warn => Some(Severity::Warning),
            Self::Deny => Some(Severity::Error),
        }
    }
}

fn level(site: &Site<'_>, rule: &Rule) -> RuleLevel {
    let stated = site.model.settings.rules.iter().find(|(code, _)| code.value == rule.code);
    stated.map_or(rule.level, |(_, level)| level.value)
}

fn unknown_rules(site: &Site<'_>) -> Vec<Diagnostic> {
    let known: Vec<&str> = rules::ALL.iter().map(|rule| rule.code).collect();
    let stated = site.model.settings.rules.iter();
    let unknown = stated.filter(|(code, _)| !known.contains(&code.value.as_str()));
    unknown
        .map(|(code, _)| {
            let message = Words::new(
                format!("没有名为“{}”的检查规则", code.value),
                format!("there is no rule named `{}`", code.value),
            );
            let list = known.join("、");
            Diagnostic::error("unknown-rule", code.span, message)
                .with_help(format!("现有规则：{list}"), format!("rules: {list}"))
        })
        .collect()
}
