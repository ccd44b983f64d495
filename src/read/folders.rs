//! What folders say about the files in them and below them: `defaults.yml`, and `chain.yml` for a chain's folder; and what
//! is wrong with folders themselves.

use super::fields::Fields;
use super::kind::Defaults;
use super::record::is_id;
use super::{FILE, chain_of, context, merged, read_defaults};
use crate::audience::Gate;
use crate::diag::{Diagnostic, Severity, Span, Words};
use crate::model::Openness;
use crate::source::{Body, Sources, stem};
use std::collections::BTreeMap;

/// What folders say about the files in them and below them.
#[derive(Default)]
pub(super) struct Folders {
    /// What `defaults.yml` of a folder says, by folder.
    defaults: BTreeMap<String, Defaults>,
    /// What `chain.yml` says of the whole chain, by chain.
    pub(super) openness: BTreeMap<String, Openness>,
    /// What is wrong with the folders themselves.
    pub(super) problems: Vec<Diagnostic>,
}

impl Folders {
    pub(super) fn of(sources: &Sources) -> Self {
        let mut folders = Self::default();
        let open = Gate::open();
        for (at, file) in sources.files.iter().enumerate() {
            let chain = chain_of(&file.path);
            folders.note_chain(chain, at, sources);
            let Body::Yaml(node) = &file.body else { continue };
            match (stem(&file.path), chain) {
                (Some("defaults"), _) => {
                    let mut cx = context(&open, chain.map(str::to_owned));
                    let defaults = read_defaults(node, &mut cx);
                    folders.defaults.insert(folder_of(&file.path).to_owned(), defaults);
                    folders.problems.append(&mut cx.problems);
                }
                (Some("chain"), Some(chain)) => {
                    let mut cx = context(&open, None);
                    let fields = Fields::open(node, FILE, Openness::Public, &mut cx);
                    let openness = fields.map_or(Openness::Public, |fields| fields.openness());
                    folders.openness.insert(chain.to_owned(), openness);
                }
                _ => {}
            }
        }
        if !sources.files.is_empty() && !sources.files.iter().any(|file| is_site_file(&file.path)) {
            folders.problems.push(no_site_file());
        }
        folders
    }

    /// A chain's folder must have a name that can stand in an address, and a `chain.yml`.
    fn note_chain(&mut self, chain: Option<&str>, at: usize, sources: &Sources) {
        let before = at.checked_sub(1).and_then(|at| chain_of(&sources.files[at].path));
        let Some(chain) = chain.filter(|chain| before != Some(chain)) else { return };
        let span = Span { file: u32::try_from(at).unwrap_or(u32::MAX), start: 0, end: 0 };
        if !is_id(chain) {
            self.problems.push(bad_folder(chain, span));
        }
        let has_identity = sources
            .files
            .iter()
            .any(|file| chain_of(&file.path) == Some(chain) && stem(&file.path) == Some("chain"));
        if !has_identity {
            self.problems.push(no_chain_file(chain, span));
        }
    }

    /// What the folders around a file say: the nearest for each value, the strictest openness.
    pub(super) fn defaults(&self, path: &str) -> Defaults {
        let mut defaults = Defaults::default();
        let mut folder = folder_of(path);
        while !folder.is_empty() {
            if let Some(own) = self.defaults.get(folder) {
                defaults = merged(defaults, own.clone());
            }
            folder = folder_of(folder);
        }
        defaults
    }
}

fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn is_site_file(path: &str) -> bool {
    chain_of(path).is_none() && stem(path) == Some("site")
}

fn no_site_file() -> Diagnostic {
    let message = Words::new("缺少 content/site.yml", "content/site.yml is missing");
    Diagnostic::general("missing-site-file", Severity::Error, message).with_help(
        "写一份，至少有 title、code、edition、as_of",
        "write one with at least title, code, edition, as_of",
    )
}

fn no_chain_file(chain: &str, span: Span) -> Diagnostic {
    let message = Words::new(
        format!("文件夹 {chain} 里没有 chain.yml"),
        format!("there is no chain.yml in the folder {chain}"),
    );
    Diagnostic::error("missing-chain-file", span, message)
        .with_help("写一份，至少有 name、code", "write one with at least name and code")
}

fn bad_folder(chain: &str, span: Span) -> Diagnostic {
    let message = Words::new(
        format!("产业链文件夹的名称“{chain}”不能作网址"),
        format!("the folder name `{chain}` cannot stand in an address"),
    );
    Diagnostic::error("bad-id", span, message)
        .with_help("只用小写英文字母、数字和连字符", "use lower-case letters, digits and hyphens")
}
