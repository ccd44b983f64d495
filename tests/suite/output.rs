//! What holds for the output of any site: links, anchors, drawings, and that nothing is fetched from outside.
//!
//! A check takes what was built and returns what is wrong; `everywhere` runs it over the shipped content, the
//! demonstration site and a synthetic one. A new check is a function and a test of two lines.

use crate::html::{self, Markup};
use crate::site::{self, Output, everywhere};
use std::collections::{BTreeMap, BTreeSet};

/// The files of a build as they were read, by path.
struct Read<'o> {
    files: BTreeMap<&'o str, Markup>,
    /// The anchors of every file.
    ids: BTreeMap<&'o str, BTreeSet<String>>,
}

impl<'o> Read<'o> {
    fn of(output: &'o Output) -> Self {
        let files: BTreeMap<&str, Markup> = output
            .pages()
            .chain(output.drawings())
            .map(|(path, text)| (path, Markup::of(text)))
            .collect();
        let ids = files.iter().map(|(path, markup)| (*path, owned(markup.values("id"))));
        Self { ids: ids.collect(), files }
    }

    /// Why a link leads nowhere.
    fn fault(&self, output: &Output, page: &str, link: &str) -> Option<String> {
        if html::is_web(link) {
            return None;
        }
        let Some((path, anchor)) = html::resolve(page, link) else {
            return Some(format!("{page}: {link} leads out of the folder"));
        };
        if output.bytes(&path).is_none() {
            return Some(format!("{page}: {link} leads to no file"));
        }
        let known = self.ids.get(path.as_str()).is_some_and(|ids| ids.contains(&anchor));
        (!anchor.is_empty() && !known).then(|| format!("{page}: {link} leads to no anchor"))
    }
}

fn owned<'s>(values: impl Iterator<Item = &'s str>) -> BTreeSet<String> {
    values.map(str::to_owned).collect()
}

#[test]
fn every_link_leads_to_a_file_and_an_anchor() {
    everywhere(|output| {
        let read = Read::of(output);
        let links = read.files.iter().flat_map(|(page, markup)| {
            let links = ["href", "src", "xlink:href", "data", "poster"];
            links.into_iter().flat_map(|name| markup.values(name)).map(|link| (*page, link))
        });
        links.filter_map(|(page, link)| read.fault(output, page, link)).collect()
    });
}

#[test]
fn what_names_an_anchor_of_its_own_page_finds_it() {
    const NAMES: [&str; 5] =
        ["aria-labelledby", "aria-describedby", "aria-controls", "for", "headers"];
    everywhere(|output| {
        let read = Read::of(output);
        let mut faults = Vec::new();
        for (page, markup) in &read.files {
            for id in
                NAMES.iter().flat_map(|name| markup.values(name)).flat_map(str::split_whitespace)
            {
                if !read.ids[page].contains(id) {
                    faults.push(format!("{page}: there is no #{id}"));
                }
            }
            for part in markup.tags.iter().flat_map(|tag| &tag.attributes) {
                let inner = part.1.strip_prefix("url(#").and_then(|rest| rest.strip_suffix(')'));
                if let Some(id) = inner.filter(|id| !read.ids[page].contains(*id)) {
                    faults.push(format!("{page}: there is no #{id} to paint with"));
                }
            }
        }
        faults
    });
}

#[test]
fn every_anchor_stands_once_on_its_page() {
    everywhere(|output| {
        let mut faults = Vec::new();
        for (page, text) in output.pages().chain(output.drawings()) {
            let markup = Markup::of(text);
            let mut seen = BTreeSet::new();
            let twice = markup.values("id").filter(|id| !seen.insert(*id));
            faults.extend(twice.map(|id| format!("{page}: #{id} stands twice")));
        }
        faults
    });
}

#[test]
fn pages_are_tokenized_without_errors() {
    everywhere(|output| {
        let pages = output.pages().map(|(page, text)| (page, Markup::of(text)));
        let faults = pages.flat_map(|(page, markup)| {
            markup.errors.into_iter().map(move |error| format!("{page}: {error}"))
        });
        faults.collect()
    });
}

/// Attributes whose value a browser fetches at once; the address of an `a` is only followed.
const FETCHED: [&str; 8] =
    ["src", "srcset", "poster", "data", "background", "action", "formaction", "ping"];

#[test]
fn nothing_is_fetched_from_outside_the_folder() {
    everywhere(|output| {
        let mut faults = Vec::new();
        for (page, text) in output.pages().chain(output.drawings()) {
            for tag in &Markup::of(text).tags {
                for (name, value) in &tag.attributes {
                    let linked = matches!(name.as_str(), "href" | "xlink:href") && tag.name != "a";
                    let fetched = linked || FETCHED.contains(&name.as_str());
                    if fetched && (value.contains(':') || value.starts_with('/')) {
                        faults.push(format!("{page}: <{} {name}=\"{value}\">", tag.name));
                    }
                }
                let way = tag.get("http-equiv").or(tag.get("rel").filter(|rel| is_hint(rel)));
                faults.extend(way.map(|way| format!("{page}: <{} … {way}>", tag.name)));
            }
        }
        faults
    });
}

/// Whether a `rel` makes a browser talk to somebody before anything is clicked.
fn is_hint(rel: &str) -> bool {
    matches!(rel, "preconnect" | "dns-prefetch" | "prefetch" | "preload" | "prerender" | "manifest")
}

#[test]
fn style_sheets_name_only_files_of_the_folder() {
    everywhere(|output| {
        let mut faults = Vec::new();
        for (path, text) in output.ending(".css") {
            if text.contains("@import") {
                faults.push(format!("{path}: @import"));
            }
            for part in text.split("url(").skip(1) {
                let link =
                    part.split(')').next().unwrap_or_default().trim_matches(['"', '\'', ' ']);
                let target = html::resolve(path, link).map(|(target, _)| target);
                if target.is_none_or(|target| output.bytes(&target).is_none()) {
                    faults.push(format!("{path}: url({link}) is not in the folder"));
                }
            }
        }
        faults
    });
}

#[test]
fn pages_keep_a_strict_content_security_policy() {
    everywhere(|output| {
        let mut faults = Vec::new();
        for (page, text) in output.pages().chain(output.drawings()) {
            for tag in &Markup::of(text).tags {
                let inline = match tag.name.as_str() {
                    "style" | "base" | "object" | "embed" | "iframe" => true,
                    "script" => tag.get("src").is_none(),
                    _ => false,
                };
                if inline {
                    faults.push(format!("{page}: an inline <{}>", tag.name));
                }
                for (name, value) in &tag.attributes {
                    let coded = value.trim_start().to_lowercase().starts_with("javascript:");
                    if name == "style" || name.starts_with("on") || coded {
                        faults.push(format!("{page}: <{} {name}=\"{value}\">", tag.name));
                    }
                }
            }
        }
        faults
    });
}

#[test]
fn scripts_run_from_a_folder() {
    everywhere(|output| {
        let mut faults = Vec::new();
        for (page, text) in output.pages() {
            for tag in Markup::of(text).tags.iter().filter(|tag| tag.name == "script") {
                // Module scripts do not load from file://.
                if tag.get("type").is_some_and(|kind| kind == "module") {
                    faults.push(format!("{page}: a module script"));
                }
            }
        }
        faults
    });
}

/// What a drawing may consist of. No style, no script, nothing that brings HTML or other files in.
const ELEMENTS: [&str; 17] = [
    "svg", "title", "desc", "defs", "pattern", "g", "a", "rect", "circle", "ellipse", "path",
    "line", "polygon", "polyline", "text", "tspan", "clipPath",
];

/// What is wrong with a drawing as XML.
fn drawing_faults(name: &str, text: &str) -> Vec<String> {
    let document = match roxmltree::Document::parse(text) {
        Ok(document) => document,
        Err(error) => return vec![format!("{name}: {error}")],
    };
    let mut faults = Vec::new();
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let element = node.tag_name().name();
        if !ELEMENTS.contains(&element) {
            faults.push(format!("{name}: <{element}> in a drawing"));
        }
        for attribute in node.attributes() {
            let (key, value) = (attribute.name(), attribute.value());
            let foreign = value.contains("url(") && !value.starts_with("url(#");
            let away = key == "href" && (value.contains(':') || value.starts_with('/'));
            if key == "style" || key.starts_with("on") || foreign || away {
                faults.push(format!("{name}: <{element} {key}=\"{value}\">"));
            }
        }
    }
    // A bar in a table has none, a map and every file has.
    let root = document.root_element();
    let is_map = name.ends_with(".svg") || root.attribute("class") == Some("map");
    let view = root.attribute("viewBox").unwrap_or_default();
    let view: Vec<f32> = view.split_whitespace().filter_map(|part| part.parse().ok()).collect();
    if is_map && !matches!(view[..], [_, _, width, height] if width > 0.0 && height > 0.0) {
        faults.push(format!("{name}: no view box"));
    }
    faults
}

#[test]
fn drawings_are_well_formed_and_need_nothing() {
    everywhere(|output| {
        let files = output.drawings().flat_map(|(path, text)| drawing_faults(path, text));
        let inline = output.pages().flat_map(|(path, text)| {
            let drawings = html::inline_drawings(text).into_iter();
            drawings.flat_map(move |drawing| drawing_faults(path, drawing))
        });
        files.chain(inline).collect()
    });
}

#[test]
fn every_element_of_a_map_leads_to_what_it_stands_for() {
    everywhere(|output| {
        let read = Read::of(output);
        let mut faults = Vec::new();
        for (path, text) in output.drawings() {
            let document = roxmltree::Document::parse(text).unwrap();
            let items =
                document.descendants().filter(|node| node.attribute("class") == Some("item"));
            for item in items {
                let id = item.attribute("id").unwrap_or("?");
                let link = item.descendants().find_map(|node| node.attribute("href"));
                faults.extend(match link {
                    None => Some(format!("{path}: {id} leads nowhere")),
                    Some(link) => read.fault(output, path, link),
                });
            }
        }
        faults
    });
}

#[test]
fn page_and_file_of_a_map_hold_the_same_elements() {
    everywhere(|output| {
        let mut faults = Vec::new();
        for (path, text) in output.drawings() {
            // What is watched of a chain stands on the chain's page.
            let own = path.replace(".svg", ".html");
            let of_chain = path.rsplit_once('/').map(|(folder, _)| format!("{folder}/index.html"));
            let page = of_chain.filter(|_| output.bytes(&own).is_none()).unwrap_or(own);
            let inline = html::inline_drawings(output.text(&page)).concat();
            let [file, inline] = [text, &inline].map(items);
            if file != inline {
                faults.push(format!("{page}: {inline:?}, in its file {file:?}"));
            }
        }
        faults
    });
}

/// The printed numbers on a drawing, in painting order.
fn items(drawing: &str) -> Vec<String> {
    let markup = Markup::of(drawing);
    let items = markup.tags.iter().filter(|tag| tag.get("class") == Some("item"));
    items.filter_map(|tag| tag.get("id").map(str::to_owned)).collect()
}

/// The map pages of a build: `chains/<chain>/<map>.html`.
fn map_pages(output: &Output) -> impl Iterator<Item = (&str, &str)> {
    output.pages().filter(|(path, _)| output.bytes(&path.replace(".html", ".svg")).is_some())
}

/// The firms that a map names, in its drawing or its table, by the pages of the maps.
fn firms_on_maps(output: &Output) -> BTreeMap<String, BTreeSet<&str>> {
    let mut firms: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    // A change sheet is the drawing of a map once more.
    let maps = map_pages(output).filter(|(page, _)| !page.contains("-changes-"));
    for (page, _) in maps {
        for link in Markup::of(output.main(page)).values("href") {
            let Some((target, _)) = html::resolve(page, link) else { continue };
            if target.starts_with("firms/") && target != "firms/index.html" {
                firms.entry(target).or_default().insert(page);
            }
        }
    }
    firms
}

#[test]
fn a_firm_that_two_maps_name_has_one_page_that_leads_back_to_both() {
    everywhere(|output| {
        let mut faults = Vec::new();
        let firms = firms_on_maps(output);
        let often = firms.iter().filter(|(_, maps)| maps.len() > 1);
        if often.clone().count() < 3 {
            faults.push(format!("only {} firms are named by two maps", often.clone().count()));
        }
        for (firm, maps) in often {
            let markup = Markup::of(output.main(firm));
            let back = markup.values("href").filter_map(|link| html::resolve(firm, link));
            let back: BTreeSet<String> = back.map(|(target, _)| target).collect();
            for map in maps.iter().filter(|map| !back.contains(**map)) {
                faults.push(format!("{firm} does not lead back to {map}"));
            }
        }
        faults
    });
}

/// Whether a text is a printed number such as `DC-T-001`.
fn is_number(text: &str) -> bool {
    wutu::site::parse_number(text).is_some_and(|(code, letter, _)| {
        code.bytes().all(|b| b.is_ascii_uppercase()) && letter.is_ascii_uppercase()
    })
}

/// What every sheet and page with numbers says, since an audience may not see all of them and some are retired.
const HOLES: &str = "编号不连续属正常";

#[test]
fn whatever_shows_numbers_says_that_they_may_have_holes() {
    everywhere(|output| {
        let mut faults = Vec::new();
        for (path, text) in output.pages().chain(output.drawings()) {
            let shows =
                Markup::of(text).values("id").any(is_number) || text.contains("class=\"number\"");
            if shows && !text.contains(HOLES) {
                faults.push(format!("{path} shows numbers and does not say `{HOLES}`"));
            }
        }
        faults
    });
    // And there are holes: the public edition of the demonstration leaves numbers out.
    let page = site::DEMO_PUBLIC.output.text("chains/demo-chips/technology.html");
    let markup = Markup::of(page);
    let numbers: BTreeSet<usize> =
        (markup.values("id")).filter_map(|id| id.strip_prefix("DC-T-")?.parse().ok()).collect();
    assert!(numbers.len() > 5 && numbers.last() > Some(&numbers.len()), "{numbers:?}");
}

#[test]
fn the_shipped_chains_have_all_their_pages_and_drawings() {
    for built in [&site::CONTENT, &site::CONTENT_PUBLIC] {
        let below = |ending| {
            built
                .output
                .paths()
                .filter(move |path| path.starts_with("chains/") && path.ends_with(ending))
        };
        let (pages, drawings) = (below(".html").count(), below(".svg").count());
        assert!(pages >= 96, "{}: {pages} pages below chains/", built.name);
        assert!(drawings >= 80, "{}: {drawings} drawings below chains/", built.name);
    }
}

#[test]
fn the_checks_themselves_find_what_is_wrong() {
    let drawing = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><style/><g style="a"/>
        <a href="https://example.org/"/><rect fill="url(x.svg#a)"/><foreignObject/></svg>"#;
    assert_eq!(drawing_faults("x", drawing).len(), 5);
    assert_eq!(drawing_faults("x", "<svg><g></svg>").len(), 1);
    assert_eq!(drawing_faults("x.svg", "<svg/>"), ["x.svg: no view box"]);
    assert_eq!(items(r#"<svg><g class="item" id="A-T-001"/><g class="item"/></svg>"#), ["A-T-001"]);
}
