//! The link check over the finished pages and drawings: every link leads to a file that is made and to an
//! anchor that is there, and no page has an anchor twice.
//!
//! Reads tags and their attributes, not the meaning of pages. Addresses on the web are not followed.

use crate::artifact::Artifact;
use crate::diag::{Diagnostic, Severity, Words};
use crate::memo::{Key, Shelf};
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// The anchors and links of the files of the last build, and what was found wrong with them.
#[derive(Debug)]
pub struct Memo {
    pages: Shelf<Arc<Page>>,
    problems: Shelf<Arc<[Diagnostic]>>,
}

impl Memo {
    /// One that keeps nothing.
    #[must_use]
    pub const fn none() -> Self {
        Self { pages: Shelf::none(), problems: Shelf::none() }
    }

    /// An empty one.
    #[must_use]
    pub fn empty() -> Self {
        Self { pages: Shelf::empty(), problems: Shelf::empty() }
    }
}

/// What is wrong with the links of artifacts, in their order. They may lead to files that lie beside them, too.
#[must_use]
pub fn check(artifacts: &[Artifact], beside: &[String], memo: &mut Memo) -> Vec<Diagnostic> {
    let pages = artifacts.par_iter().map(|one| memo.pages.get(one, Page::of));
    let mut pages: Vec<Arc<Page>> = pages.collect();
    pages.extend(beside.iter().map(|path| Arc::new(Page::named(path))));
    let targets = Targets::of(&pages);
    let found: Vec<Arc<[Diagnostic]>> = pages
        .par_iter()
        .map(|page| memo.problems.get(&Question { page, targets: &targets }, Question::problems))
        .collect();
    memo.pages.turn();
    memo.problems.turn();
    found.iter().flat_map(|problems| problems.iter().cloned()).collect()
}

/// The anchors and links of a file, each once.
#[derive(Debug, Default, Hash)]
struct Page {
    path: String,
    ids: BTreeSet<String>,
    repeated: Vec<String>,
    links: Vec<String>,
}

/// Where links may lead: files by path, and what stands for all their anchors.
struct Targets<'p> {
    by_path: HashMap<&'p str, &'p Page>,
    key: Key,
}

impl<'p> Targets<'p> {
    fn of(pages: &'p [Arc<Page>]) -> Self {
        let by_path = pages.iter().map(|page| (page.path.as_str(), &**page)).collect();
        let anchors = pages.par_iter().map(|page| Key::of(&(&page.path, &page.ids)));
        Self { by_path, key: Key::of(&anchors.collect::<Vec<_>>()) }
    }
}

/// Whether the links of a page lead anywhere.
struct Question<'p> {
    page: &'p Page,
    targets: &'p Targets<'p>,
}

impl Hash for Question<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.page, self.targets.key).hash(state);
    }
}

impl Page {
    fn named(path: &str) -> Self {
        Self { path: path.to_owned(), ..Self::default() }
    }

    fn of(artifact: &Artifact) -> Arc<Self> {
        let mut page = Self::named(&artifact.path);
        if artifact.is_page() || artifact.is_drawing() {
            let text = std::str::from_utf8(&artifact.bytes).unwrap_or_default();
            page.read(text);
        }
        Arc::new(page)
    }

    fn read(&mut self, text: &str) {
        let (mut ids, mut links) = (BTreeSet::new(), Vec::new());
        for (name, value) in (Attributes { rest: text, in_tag: false }) {
            match name {
                "id" if !ids.insert(value) => self.repeated.push(value.to_owned()),
                "href" | "src" | "xlink:href" => links.push(value),
                _ => {}
            }
        }
        self.ids = ids.into_iter().map(str::to_owned).collect();
        let mut seen = HashSet::new();
        links.retain(|link| seen.insert(*link));
        self.links = links.into_iter().map(str::to_owned).collect();
    }
}

impl Question<'_> {
    fn problems(&self) -> Arc<[Diagnostic]> {
        let page = self.page;
        let repeated = page.repeated.iter().map(|id| repeated_anchor(&page.path, id));
        let broken = page.links.iter().filter(|link| !self.leads_somewhere(link));
        repeated.chain(broken.map(|link| broken_link(&page.path, link))).collect()
    }

    fn leads_somewhere(&self, link: &str) -> bool {
        if link.starts_with("https://") || link.starts_with("http://") {
            return true;
        }
        let link = link.replace("&amp;", "&");
        let (path, anchor) = link.split_once('#').unwrap_or((&link, ""));
        let page = match path {
            "" => Some(self.page),
            path => resolve(&self.page.path, path)
                .and_then(|path| self.targets.by_path.get(path.as_str()).copied()),
        };
        page.is_some_and(|page| anchor.is_empty() || page.ids.contains(anchor))
    }
}

/// The path below the output folder that a relative link names from a page.
fn resolve(from: &str, link: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." => drop(parts.pop()?),
            "." => {}
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Names and values of the attributes of all tags of a text.
struct Attributes<'a> {
    rest: &'a str,
    in_tag: bool,
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if !self.in_tag {
                let start = self.rest.find('<')?;
                self.rest = &self.rest[start + 1..];
                if let Some(comment) = self.rest.strip_prefix("!--") {
                    self.rest = comment.find("-->").map_or("", |end| &comment[end..]);
                    continue;
                }
                self.in_tag = true;
            }
            let end = self.rest.find(['>', '=', '"'])?;
            let (name, rest) = (&self.rest[..end], &self.rest[end..]);
            if let Some(after) = rest.strip_prefix('>') {
                (self.in_tag, self.rest) = (false, after);
                continue;
            }
            let Some(value) = rest.strip_prefix("=\"") else {
                self.rest = &rest[1..];
                continue;
            };
            let close = value.find('"')?;
            self.rest = &value[close + 1..];
            let name = name.rsplit(char::is_whitespace).next().unwrap_or_default();
            return Some((name, &value[..close]));
        }
    }
}

fn broken_link(page: &str, link: &str) -> Diagnostic {
    let message = Words::new(
        format!("页面 {page} 的链接“{link}”没有去处"),
        format!("the link `{link}` on {page} leads nowhere"),
    );
    Diagnostic::general("broken-link", Severity::Error, message)
}

fn repeated_anchor(page: &str, id: &str) -> Diagnostic {
    let message = Words::new(
        format!("页面 {page} 的锚点“{id}”重复"),
        format!("the anchor `{id}` stands twice on {page}"),
    );
    Diagnostic::general("repeated-anchor", Severity::Error, message)
}

#[cfg(test)]
mod tests {
    use super::{Memo, check};
    use crate::artifact::Artifact;

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let artifacts: Vec<Artifact> =
            files.iter().map(|(path, text)| Artifact::new(*path, *text)).collect();
        check(&artifacts, &["packs/p.pdf".to_owned()], &mut Memo::none())
            .into_iter()
            .map(|problem| problem.message.en)
            .collect()
    }

    #[test]
    fn links_that_lead_somewhere_are_silent() {
        let page = r##"<!-- <a href="x"> --><a class="b" href="b/c.html#d">href="no"</a><img src="e.svg" alt="">
            <a href="https://example.org/">w</a><a href="packs/p.pdf">p</a><a href="#f" id="f">f</a>"##;
        let other = r#"<p id="d"><a href="../a.html">back</a><a href="../a.html#f">f</a></p>"#;
        assert!(found(&[("a.html", page), ("b/c.html", other), ("e.svg", "<svg/>")]).is_empty());
    }

    #[test]
    fn lost_files_lost_anchors_and_repeated_anchors_are_found() {
        let page = r##"<a href="b.html">b</a><a href="#x">x</a><i id="y"></i><i id="y"></i><a href="../z">z</a>"##;
        assert_eq!(found(&[("a.html", page)]).len(), 4);
    }
}
