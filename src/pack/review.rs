//! What of a review is printed: a form for every expert to fill in by hand, and the table of opinions and replies. One
//! template sets both, `review.typ`: a table over pages that lie across.

use super::crew;
use super::document::said;
use super::fonts::Library;
use super::view::Fonts;
use super::world::Shelf;
use super::{print, templates, unsaid};
use crate::artifact::Artifact;
use crate::diag::{Diagnostic, Words};
use crate::diff::Area;
use crate::io::World;
use crate::model::{Category, Origin, Word};
use crate::review::{Draft, Item, Reviewer, Table};
use crate::theme::Theme;
use crate::wording::{Wording, say};
use serde::Serialize;
use std::collections::BTreeMap;

/// What stands above the items of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The name of the round.
    pub round: String,
    /// The name of the chain.
    pub chain: String,
    /// By when the form is to be back.
    pub due: Option<String>,
}

/// Prints the papers of reviews, with the words of a site and the fonts of packs.
pub struct Printer<'s> {
    theme: Theme,
    words: &'s Wording,
    library: Library,
    fonts: Fonts,
}

/// The document that reaches the template.
#[derive(Serialize)]
struct Paper {
    form: &'static str,
    title: String,
    subtitle: String,
    description: String,
    edition: String,
    /// Lines below the title, side by side.
    facts: Vec<String>,
    /// How it is filled in; empty for what is only read.
    how: String,
    /// The heads of the columns with their shares of the width.
    columns: Vec<(String, f64)>,
    groups: Vec<Group>,
    words: BTreeMap<&'static str, BTreeMap<String, String>>,
    fonts: Fonts,
}

/// Rows below a heading, which is empty where there is one group only.
#[derive(Serialize)]
struct Group {
    heading: String,
    rows: Vec<Vec<String>>,
}

/// The shares of the columns of a form.
const WIDTHS: [f64; 8] = [18.0, 30.0, 56.0, 20.0, 26.0, 62.0, 26.0, 41.0];

impl<'s> Printer<'s> {
    /// A printer for the site of a folder.
    #[must_use]
    pub fn new(world: &dyn World, theme: Theme, words: &'s Wording) -> Self {
        let theme = theme.with_packs();
        // A font that cannot be read is left out; what packs say of it is not repeated here.
        let (library, _) = Library::load(&theme, &[(world, "fonts")]);
        let fonts = library.families();
        Self { theme, words, library, fonts }
    }

    /// A form for every reviewer, named after the reviewer's code.
    ///
    /// # Errors
    /// When the template of the theme is wrong.
    pub fn forms(
        &self,
        draft: &Draft,
        letter: &Letter,
        reviewers: &[Reviewer],
    ) -> Result<Vec<Artifact>, Vec<Diagnostic>> {
        let made = crew::work(reviewers, &|_, _| (), |one| {
            self.print(&self.form(draft, letter, one), &format!("{}.pdf", one.code))
        });
        made.into_iter().collect()
    }

    /// The table of opinions and replies as a PDF.
    ///
    /// # Errors
    /// When the template of the theme is wrong.
    pub fn opinions(&self, table: &Table) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let columns = Table::columns().iter().map(|(head, width)| ((*head).to_owned(), *width));
        let paper = Paper {
            form: "opinions",
            title: table.title.clone(),
            subtitle: String::new(),
            description: table.remark.clone(),
            edition: String::new(),
            facts: vec![table.remark.clone()],
            how: String::new(),
            columns: columns.collect(),
            groups: vec![Group { heading: String::new(), rows: table.rows.clone() }],
            words: said(self.words),
            fonts: self.fonts.clone(),
        };
        self.print(&paper, "opinions.pdf").map(|artifact| artifact.bytes.to_vec())
    }

    fn form(&self, draft: &Draft, letter: &Letter, reviewer: &Reviewer) -> Paper {
        let words = self.words;
        let Reviewer { code, post } = reviewer;
        let who = match post.is_empty() {
            true => code.clone(),
            false => say!(words, "pack_page.sheet_post", code, post),
        };
        let mut facts = vec![
            say!(words, "pack_page.sheet_chain", chain = letter.chain),
            say!(words, "pack_page.sheet_draft", edition = draft.edition),
        ];
        facts.extend(letter.due.as_ref().map(|due| say!(words, "pack_page.sheet_due", due)));
        facts.push(say!(words, "pack_page.sheet_expert", code = who));
        let heads = words.row("pack_page.sheet_heads").into_iter().map(str::to_owned);
        Paper {
            form: "comments",
            title: say!(words, "pack_page.sheet", round = letter.round),
            subtitle: code.clone(),
            description: facts.join(words.word("pack_page.gap")),
            edition: draft.edition.clone(),
            facts,
            how: words.word("pack_page.sheet_how").to_owned(),
            columns: heads.zip(WIDTHS).collect(),
            groups: self.groups(&draft.items),
            words: said(words),
            fonts: self.fonts.clone(),
        }
    }

    /// The items map by map; what is about the chain as a whole comes last.
    fn groups(&self, items: &[Item]) -> Vec<Group> {
        let mut areas: BTreeMap<(bool, Area), Vec<&Item>> = BTreeMap::new();
        for item in items {
            areas.entry((item.area == Area::Whole, item.area)).or_default().push(item);
        }
        let choices = [self.choices(Origin::ALL), self.choices(Category::ALL)];
        let row = |item: &Item| {
            let [origins, categories] = choices.clone();
            let (open, Item { number, name, statement, source, .. }) =
                (String::new(), item.clone());
            vec![number, name, statement, source, origins, open.clone(), categories, open]
        };
        let group = |((_, area), items): ((bool, Area), Vec<&Item>)| Group {
            heading: area.word().to_owned(),
            rows: items.into_iter().map(row).collect(),
        };
        areas.into_iter().map(group).collect()
    }

    /// Words to tick, a line of two after another.
    fn choices<W: Word>(&self, all: &[W]) -> String {
        let choice = |one: &W| say!(self.words, "pack_page.sheet_choice", word = one.word());
        let lines = all.chunks(2).map(|two| two.iter().map(choice).collect::<Vec<_>>().join(" "));
        lines.collect::<Vec<_>>().join("\n")
    }

    fn print(&self, paper: &Paper, name: &str) -> Result<Artifact, Vec<Diagnostic>> {
        let data = serde_json::to_vec(paper).map_err(|error| vec![unsaid(&error)])?;
        let mut shelf = Shelf::new(&self.library, &templates(&self.theme)?, "review.typ");
        shelf.add("data.json", data);
        let ident = format!("{} {}", paper.title, paper.subtitle);
        let (print, _) = print::print(&shelf, &ident)?;
        Ok(Artifact::new(name, print.pdf))
    }

    /// What the user should know of the fonts.
    #[must_use]
    pub fn notice(&self) -> Option<Words> {
        self.library.notice()
    }
}
