//! What `wutu review` prints: comment forms, the draft with a wide edge, the table of opinions. A program without typesetting
//! says so and makes the rest.

use super::Failure;
use crate::diag::{Language, Words};
use crate::review::{Draft, Reviewer, Table};
use crate::theme::Theme;
use crate::wording::Wording;
use std::path::Path;

/// A site that papers are printed for: its folder, its theme and its words.
#[cfg_attr(not(feature = "pdf"), expect(dead_code, reason = "nothing is printed"))]
pub(super) struct House<'s> {
    pub(super) folder: &'s Path,
    pub(super) theme: Theme,
    pub(super) words: Wording,
}

/// What experts are sent.
#[cfg_attr(not(feature = "pdf"), expect(dead_code, reason = "nothing is printed"))]
pub(super) struct Sent<'s> {
    pub(super) draft: &'s Draft,
    /// The name of the round.
    pub(super) round: &'s str,
    /// The name of the chain.
    pub(super) chain: &'s str,
    /// By when it is to be back.
    pub(super) due: Option<String>,
    pub(super) reviewers: &'s [Reviewer],
}

/// Files that were printed, by their names, and what is said of them.
pub(super) struct Papers {
    pub(super) files: Vec<(String, Vec<u8>)>,
    pub(super) said: Vec<Words>,
}

#[cfg(not(feature = "pdf"))]
fn lacking() -> Words {
    Words::new(
        "这个 wutu 不带排版（编译时没有 pdf 功能），没有生成 PDF",
        "this wutu was built without the feature `pdf`: no PDF was made",
    )
}

/// Nothing, and why.
#[cfg(not(feature = "pdf"))]
pub(super) fn papers(_: &House<'_>, _: &Sent<'_>, _: Language) -> Result<Papers, Failure> {
    Ok(Papers { files: Vec::new(), said: vec![lacking()] })
}

/// Why there is no table.
#[cfg(not(feature = "pdf"))]
pub(super) fn opinions(_: &House<'_>, _: &Table, _: Language) -> Result<Vec<u8>, Failure> {
    Err(lacking().into())
}

#[cfg(feature = "pdf")]
pub(super) use with_pdf::{opinions, papers};

#[cfg(feature = "pdf")]
mod with_pdf {
    use super::{Failure, House, Language, Papers, Sent, Table, Words};
    use crate::catalogue::Catalogue;
    use crate::diag::{self, Diagnostic};
    use crate::io::Disk;
    use crate::model::Audience;
    use crate::pack::{self, Beside, Choice, Form, Letter, Order, Printer};
    use crate::source::Sources;

    /// A form for every reviewer, and the draft.
    pub(in crate::cli::review) fn papers(
        house: &House<'_>,
        sent: &Sent<'_>,
        language: Language,
    ) -> Result<Papers, Failure> {
        let printer = printer(house);
        let letter = Letter {
            round: sent.round.to_owned(),
            chain: sent.chain.to_owned(),
            due: sent.due.clone(),
        };
        let forms = printer.forms(sent.draft, &letter, sent.reviewers);
        let mut files = forms.map_err(|wrong| printed(&wrong, &Sources::default(), language))?;
        let order = Order {
            audience: Some(Audience::Internal),
            choice: Choice { chains: vec![sent.draft.chain.clone()], ..Choice::default() },
            form: Form::Draft,
            ..Order::default()
        };
        let beside = Beside { fonts: None, packs: &Catalogue::default() };
        let packs = pack::pack(&Disk::new(house.folder), beside, &order, &|_, _| ());
        if diag::has_errors(&packs.problems) {
            return Err(printed(&packs.problems, &packs.sources, language));
        }
        // The catalogue speaks of the packs beside a site.
        files.extend(packs.artifacts.into_iter().filter(|one| one.path.ends_with(".pdf")));
        let files = files.into_iter().map(|one| (one.path, one.bytes.to_vec())).collect();
        let mut said: Vec<Words> = printer.notice().into_iter().collect();
        let chain = &sent.draft.chain;
        said.push(Words::new(
            format!("同处另有打印用的 PDF：每份意见表一份，征求意见稿 {chain}-draft.pdf"),
            format!("beside them PDFs to print: each sheet, and the draft {chain}-draft.pdf"),
        ));
        Ok(Papers { files, said })
    }

    /// The table of opinions and replies.
    pub(in crate::cli::review) fn opinions(
        house: &House<'_>,
        table: &Table,
        language: Language,
    ) -> Result<Vec<u8>, Failure> {
        let printer = printer(house);
        printer.opinions(table).map_err(|wrong| printed(&wrong, &Sources::default(), language))
    }

    fn printer<'h>(house: &'h House<'_>) -> Printer<'h> {
        Printer::new(&Disk::new(house.folder), house.theme.clone(), &house.words)
    }

    /// Errors that have been told.
    fn printed(problems: &[Diagnostic], sources: &Sources, language: Language) -> Failure {
        let errors = problems.iter().filter(|one| one.severity == diag::Severity::Error);
        let errors: Vec<Diagnostic> = errors.cloned().collect();
        let _ = super::super::super::check::print_human(&errors, sources, language);
        Failure::Printed(crate::cli::code_for(&errors))
    }
}
