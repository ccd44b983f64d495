//! The language of the messages: what the command line says, else what the environment says, else Chinese.

use crate::diag::Language;
use clap::ValueEnum;

/// The value of `--lang`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Choice {
    /// 中文
    Zh,
    /// English
    En,
}

/// The language to speak. `WUTU_LANG`, `LC_ALL`, `LC_MESSAGES` and `LANG` are asked in this order.
#[expect(clippy::disallowed_methods, reason = "the environment is read in `cli`, and here only")]
pub(super) fn chosen(choice: Option<Choice>) -> Language {
    match choice {
        Some(Choice::Zh) => Language::Chinese,
        Some(Choice::En) => Language::English,
        None => {
            let names = ["WUTU_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];
            let stated = names.iter().filter_map(|name| std::env::var(name).ok());
            match stated.into_iter().find(|value| !value.is_empty()) {
                Some(value) if value.starts_with("en") => Language::English,
                _ => Language::Chinese,
            }
        }
    }
}
