//! JSON Schema (draft-07) of every content file, for editors such as VS Code's YAML extension.
//!
//! Nothing about fields is written here: it comes from the readers (`read::forms`), their Chinese names
//! (`read::names`), the vocabularies and the rules. What a schema cannot say is told by `wutu check` alone: that the first
//! bound of a range is the smaller one, that references lead somewhere. Where a reader takes every scalar for
//! text, a schema also admits what an editor takes for a number or a boolean (`2023`, `true`); patterns
//! concern texts only. White space within quotes around a word of a vocabulary is forgiven by the reader alone.

mod known;
mod print;

pub use known::Known;

use crate::read::{self, FileKind};
use serde_json::Value;

/// The folder of a site in which its schemas lie, beside `content/`.
pub const FOLDER: &str = ".wutu/schema";

/// A schema: the name of its file without ending, what it is for, and its title and meaning in Chinese.
struct Document {
    name: &'static str,
    kind: FileKind,
    title: &'static str,
    about: &'static str,
}

const fn document(
    name: &'static str,
    kind: FileKind,
    title: &'static str,
    about: &'static str,
) -> Document {
    Document { name, kind, title, about }
}

/// Every schema. Lists of the site's own folder may stand in any of its files, and those of a chain in any
/// file of the chain's folder.
const DOCUMENTS: [Document; 11] = [
    document(
        "site",
        FileKind::Site,
        "site.yml",
        "站点：标题、版次、截止日期、读者范围、产业链的次序",
    ),
    document("organization", FileKind::Lists, "organization.yml", "省领导、部门、分工"),
    document("regions", FileKind::Lists, "regions.yml", "城市群与市州"),
    document("areas", FileKind::Lists, "areas.yml", "应用领域，各链共用"),
    document("sources", FileKind::Lists, "sources.yml", "多条链共用的来源"),
    document("sites", FileKind::Lists, "sites.yml", "多条链共用的园区、集群、企业、平台、项目"),
    document("defaults", FileKind::Defaults, "defaults.yml", "整个文件夹的默认值"),
    document("numbers", FileKind::Numbers, "numbers.yml", "印在图上的编号，由 wutu number 写入"),
    document("chain", FileKind::Chain, "chain.yml", "一条产业链的名称、编号前缀、规模数字"),
    document(
        "chain-file",
        FileKind::ChainLists,
        "链的其他文件",
        "一条链的列表，放在哪一份文件里都行",
    ),
    document("front-matter", FileKind::Front, "正文的开头", "Markdown 正文开头两行 --- 之间的内容"),
];

/// The schemas by name, in a fixed order; with the ids of a site where they are given.
#[must_use]
pub fn schemas(known: Option<&Known>) -> Vec<(&'static str, Value)> {
    let forms = read::forms();
    let printer = print::Printer { forms: &forms, known };
    DOCUMENTS.iter().map(|document| (document.name, printer.document(document))).collect()
}

/// The name of the schema for a content file.
#[must_use]
pub fn name_for(path: &str) -> &'static str {
    let stem = crate::source::stem(path).unwrap_or_default();
    let kind = FileKind::of(path);
    let fitting = || DOCUMENTS.iter().filter(|document| document.kind == kind);
    let best = fitting().find(|document| document.name == stem).or_else(|| fitting().next());
    best.map_or("site", |document| document.name)
}

/// The line with which a content file names its schema to an editor.
#[must_use]
pub fn line_for(path: &str) -> String {
    let up = "../".repeat(path.matches('/').count());
    format!("# yaml-language-server: $schema={up}{FOLDER}/{}.json\n", name_for(path))
}

/// A schema as it is written.
#[must_use]
pub fn text(schema: &Value) -> String {
    format!("{schema:#}\n")
}

#[cfg(test)]
mod tests {
    use super::{line_for, name_for};

    #[test]
    fn every_file_has_its_schema() {
        for (path, name) in [
            ("content/site.yml", "site"),
            ("content/organization.yml", "organization"),
            ("content/firms.yaml", "organization"),
            ("content/chains/a/chain.yml", "chain"),
            ("content/chains/a/sources.yml", "chain-file"),
            ("content/chains/a/defaults.yml", "defaults"),
            ("content/numbers.yml", "numbers"),
            ("content/chains/a/overview.md", "front-matter"),
        ] {
            assert_eq!(name_for(path), name, "{path}");
        }
        let line = line_for("content/chains/a/numbers.yml");
        let path = "../../../.wutu/schema/numbers.json";
        assert_eq!(line, format!("# yaml-language-server: $schema={path}\n"));
    }
}
