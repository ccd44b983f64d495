//! The link check over the finished pages and drawings: every link leads to a file that is made and to an
//! anchor that is there, and no page has an anchor twice.
//!
//! Reads tags and their attributes, not the meaning of pages. Addresses on the web are not followed.

use crate::artifact::Artifact;
use crate::diag::{Diagnostic, Severity, Words};
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};

/// What is wrong with the links of artifacts, in their order. They may lead to files that lie beside them, too.
#[must_use]
pub fn check(artifacts: &[Artifact], beside: &[String]) -> Vec<Diagnostic> {
    let mut pages: Vec<Page<'_>> = artifacts.par_iter().map(Page::of).collect();
    pages.extend(beside.iter().map(|path| Page { path, ..Page::default() }));
    let by_path: HashMap<&str, &Page<'_>> = pages.iter().map(|page| (page.path, page)).collect();
    let found: Vec<Vec<Diagnostic>> =
        pages.par_iter().map(|page| page.problems(&by_path)).collect();
    found.into_iter().flatten().collect()
}

/// The anchors and links of a file.
#[derive(Default)]
struct Page<'a> {
    path: &'a str,
    ids: HashSet<&'a str>,
    repeated: Vec<&'a str>,
    links: Vec<&'a str>,
}

impl<'a> Page<'a> {
    fn of(artifact: &'a Artifact) -> Self {
        let mut page = Self { path: &artifact.path, ..Self::default() };
        if artifact.is_page() || artifact.is_drawing() {
            let text = std::str::from_utf8(&artifact.bytes).unwrap_or_default();
            page.read(text);
        }
        page
    }

    fn read(&mut self, text: &'a str) {
        for (name, value) in (Attributes { rest: text, in_tag: false }) {
            match name {
                "id" if !self.ids.insert(value) => self.repeated.push(value),
                "href" | "src" | "xlink:href" => self.links.push(value),
                _ => {}
            }
        }
    }

    fn problems(&self, by_path: &HashMap<&str, &Page<'_>>) -> Vec<Diagnostic> {
        let repeated = self.repeated.iter().map(|id| repeated_anchor(self.path, id));
        let broken = self.links.iter().filter(|link| !self.leads_somewhere(link, by_path));
        repeated.chain(broken.map(|link| broken_link(self.path, link))).collect()
    }

    fn leads_somewhere(&self, link: &str, by_path: &HashMap<&str, &Page<'_>>) -> bool {
        if link.starts_with("https://") || link.starts_with("http://") {
            return true;
        }
        let link = link.replace("&amp;", "&");
        let (path, anchor) = link.split_once('#').unwrap_or((&link, ""));
        let page = match path {
            "" => Some(self),
            path => resolve(self.path, path).and_then(|path| by_path.get(path.as_str()).copied()),
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
    use super::check;
    use crate::artifact::Artifact;

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let artifacts: Vec<Artifact> =
            files.iter().map(|(path, text)| Artifact::new(*path, *text)).collect();
        check(&artifacts, &["packs/p.pdf".to_owned()])
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
