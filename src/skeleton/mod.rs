//! What `wutu new` writes: a site, a chain, a map, the demonstration site.
//!
//! The files of a chain are templates in `templates/chain/`. What follows the line `#~` is an example: a new site shows
//! it at work, a chain or map that is added to a site gets it as comments. So there is one example, and it is
//! tested by building it.

use crate::model::MapKind;
use crate::schema;

/// A file that is to be written, below the site's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Its path.
    pub path: String,
    /// Its content.
    pub text: String,
}

/// What stands in the templates' blanks.
#[derive(Debug, Clone, Default)]
pub struct Blanks {
    /// Title of the site.
    pub title: String,
    /// Name of the edition.
    pub edition: String,
    /// The day of which the edition speaks.
    pub as_of: String,
    /// Its year.
    pub year: i16,
    /// Name of the chain.
    pub name: String,
    /// Prefix of the chain's numbers.
    pub code: String,
}

/// The line after which a template is an example.
const EXAMPLE: &str = "#~\n";

#[derive(rust_embed::RustEmbed)]
#[folder = "src/skeleton/templates"]
struct Templates;

#[derive(rust_embed::RustEmbed)]
#[folder = "tests/sites/demo/content"]
struct Demo;

/// The files of a chain, in the order in which they are told.
const CHAIN: [&str; 9] = [
    "chain",
    "technology",
    "applications",
    "layout",
    "roadmap",
    "investment",
    "registers",
    "monitoring",
    "sources",
];

/// A small site with one chain, its examples at work, and the manual.
#[must_use]
pub fn site(blanks: &Blanks) -> Vec<NewFile> {
    let mut files: Vec<NewFile> = ["site", "organization", "regions", "areas", "sources"]
        .map(|name| {
            yaml(format!("content/{name}.yml"), &template(&format!("site/{name}.yml")), blanks)
        })
        .into();
    files.extend(CHAIN.map(|name| {
        let text = template(&format!("chain/{name}.yml")).replace(EXAMPLE, "");
        yaml(format!("content/chains/example-chain/{name}.yml"), &text, blanks)
    }));
    let overview = template("site/overview.md");
    files.push(NewFile::new("content/chains/example-chain/overview.md", overview));
    files.push(NewFile::new("content/README.md", include_str!("../../content/README.md")));
    files
}

/// The files of a chain, its examples as comments.
#[must_use]
pub fn chain(id: &str, blanks: &Blanks) -> Vec<NewFile> {
    CHAIN.map(|name| chain_file(id, name, blanks)).into()
}

/// The file of one map of a chain, its examples as comments.
#[must_use]
pub fn map(chain: &str, map: MapKind, blanks: &Blanks) -> NewFile {
    chain_file(chain, map.id(), blanks)
}

/// The demonstration site of the fictional province.
#[must_use]
pub fn demo() -> Vec<NewFile> {
    let mut paths: Vec<_> = Demo::iter().collect();
    paths.sort();
    let file = |path: &str| {
        let text = String::from_utf8(Demo::get(path)?.data.into_owned()).ok()?;
        Some(NewFile::new(format!("content/{path}"), text))
    };
    paths.iter().filter_map(|path| file(path)).collect()
}

/// The schemas that the files name to an editor.
#[must_use]
pub fn schemas() -> Vec<NewFile> {
    let all = schema::schemas(None).into_iter();
    all.map(|(name, one)| {
        NewFile::new(format!("{}/{name}.json", schema::FOLDER), schema::text(&one))
    })
    .collect()
}

impl NewFile {
    fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into() }
    }
}

fn chain_file(chain: &str, name: &str, blanks: &Blanks) -> NewFile {
    let text = template(&format!("chain/{name}.yml"));
    yaml(format!("content/chains/{chain}/{name}.yml"), &without_example(&text), blanks)
}

/// A content file with the line that names its schema at its head.
fn yaml(path: String, text: &str, blanks: &Blanks) -> NewFile {
    let text = schema::line_for(&path) + &filled(text, blanks);
    NewFile { path, text }
}

/// A template with its example turned into comments.
fn without_example(text: &str) -> String {
    let Some((head, example)) = text.split_once(EXAMPLE) else { return text.to_owned() };
    let mut out = format!("{head}# 下面是示例，去掉各行开头的“# ”就可以用。\n");
    for line in example.lines() {
        if !line.starts_with('#') {
            out.push_str("# ");
        }
        out.push_str(line);
        out.push('\n');
    }
    out
}

fn filled(text: &str, blanks: &Blanks) -> String {
    text.replace("{TITLE}", &scalar(&blanks.title))
        .replace("{EDITION}", &scalar(&blanks.edition))
        .replace("{AS_OF}", &blanks.as_of)
        .replace("{YEAR}", &blanks.year.to_string())
        .replace("{LATER}", &blanks.year.saturating_add(1).to_string())
        .replace("{NAME}", &scalar(&blanks.name))
        .replace("{CODE}", &scalar(&blanks.code))
}

/// A text as YAML, in quotes where it needs them. JSON's way of quoting is one of YAML's.
fn scalar(text: &str) -> String {
    let plain = text.starts_with(char::is_alphanumeric)
        && text.chars().all(|c| c.is_alphanumeric() || c == '-')
        && !["null", "true", "false"].contains(&text.to_lowercase().as_str());
    if plain { text.to_owned() } else { serde_json::Value::from(text).to_string() }
}

fn template(path: &str) -> String {
    let bytes = Templates::get(path).map(|file| file.data.into_owned()).unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Blanks, chain, demo, scalar, schemas, site};

    #[test]
    fn templates_are_there_and_their_blanks_are_filled() {
        let blanks = Blanks { name: "甲: 乙".to_owned(), ..Blanks::default() };
        let files = site(&blanks).into_iter().chain(chain("x", &blanks));
        for file in files {
            assert!(file.text.len() > 60, "{} is empty", file.path);
            assert!(!file.text.contains("#~"), "{}", file.path);
            let blank = file.text.split('{').skip(1).any(|part| {
                part.split('}')
                    .next()
                    .is_some_and(|name| name.chars().all(|c| c.is_ascii_uppercase()))
            });
            assert!(!blank, "{} has a blank", file.path);
        }
        assert!(demo().len() > 30);
        assert_eq!(schemas().len(), 11);
    }

    #[test]
    fn texts_that_yaml_would_misread_are_quoted() {
        assert_eq!(scalar("示例链"), "示例链");
        assert_eq!(scalar("甲: \"乙\""), "\"甲: \\\"乙\\\"\"");
        assert_eq!(scalar("Null"), "\"Null\"");
        assert_eq!(scalar(""), "\"\"");
    }
}
