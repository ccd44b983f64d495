//! Packs beside a site: a page leads to a pack only where both say the same, a publish leaves packs alone, and what is
//! hidden leaves no trace in the hash by which they are compared.

use crate::commands::wutu;
use crate::site::Site;
use crate::site::WORDS;
use std::collections::BTreeMap;
use std::path::Path;
use wutu::build::{self, Wanted};
use wutu::catalogue::Catalogue;
use wutu::emit;
use wutu::io::{MemoryOutput, Output};
use wutu::model::Audience;
use wutu::pack::{self, Beside, Choice};

const REGISTERS: &str = "content/chains/demo-chips/registers.yml";
const TECHNOLOGY: &str = "content/chains/demo-chips/technology.yml";

fn hash(site: &Site, audience: Audience) -> String {
    site.select(audience).resolve(&WORDS).content().to_owned()
}

/// The demonstration with something changed: a name, a comment, what only some may see.
fn changes() -> [(&'static str, Site); 4] {
    let hidden = |from, to| Site::demo().changed(REGISTERS, from, to);
    [
        ("name", Site::demo().changed(TECHNOLOGY, "name: 数字 EDA,", "name: 数字设计,")),
        ("comment", Site::demo().changed(TECHNOLOGY, "# 划分、", "# 又：划分、")),
        ("hidden name", hidden("name: 用地指标不足（", "name: 用地指标仍然不足（")),
        (
            "hidden record",
            hidden("  - { id: q-01,", "  - { id: q-00, name: 又一个问题 }\n  - { id: q-01,"),
        ),
    ]
}

#[test]
fn the_hash_of_a_selection_knows_what_the_audience_sees_and_nothing_else() {
    let before = [Audience::Public, Audience::Internal].map(|who| hash(&Site::demo(), who));
    let mut differs = BTreeMap::new();
    for (name, site) in changes() {
        let after = [Audience::Public, Audience::Internal].map(|who| hash(&site, who));
        differs.insert(name, [after[0] != before[0], after[1] != before[1]]);
    }
    let expected = BTreeMap::from([
        ("name", [true, true]),
        ("comment", [false, false]),
        ("hidden name", [false, true]),
        ("hidden record", [false, true]),
    ]);
    assert_eq!(differs, expected);
}

/// A folder with the pack of a chain, for the public.
fn packed() -> MemoryOutput {
    let order = pack::Order {
        audience: Some(Audience::Public),
        choice: Choice { chains: vec!["demo-chips".to_owned()], ..Choice::default() },
        ..pack::Order::default()
    };
    let beside = Beside { fonts: None, packs: &Catalogue::default() };
    let packs = pack::pack(&Site::demo().world(), beside, &order, &|_, _| ());
    let output = MemoryOutput::default();
    emit::deliver(&output, &packs.artifacts).unwrap();
    output
}

/// What the page of the chain says of its pack.
fn told(site: &Site, packs: &Catalogue, audience: Audience) -> String {
    let wanted = Wanted { audience: Some(audience), packs: Some(packs), ..Wanted::default() };
    let build = build::build(&site.world(), &wanted, &mut |_| ());
    let page = build.artifacts.iter().find(|one| one.path == "chains/demo-chips/index.html");
    let page = String::from_utf8(page.unwrap().bytes.to_vec()).unwrap();
    let line = page.lines().find(|line| line.contains("汇报材料"));
    line.unwrap_or_default().to_owned()
}

#[test]
fn a_page_leads_to_a_pack_of_the_same_content_only() {
    let output = packed();
    let packs = Catalogue::read(&output).unwrap();
    let fresh = told(&Site::demo(), &packs, Audience::Public);
    assert!(fresh.contains(r#"href="../../packs/demo-chips.pdf""#), "{fresh}");
    assert!(told(&Site::demo(), &packs, Audience::Internal).contains("待更新"));
    for (name, site) in changes() {
        let line = told(&site, &packs, Audience::Public);
        assert_eq!(line.contains("待更新"), name == "name", "{name}: {line}");
    }
    // What changed is told of the last edition that is kept.
    let kept = Site::demo().without("content/editions/2023-Q3-public.json");
    assert!(told(&kept, &packs, Audience::Public).contains("待更新"));
    // What somebody removed or replaced is not led to.
    output.replace("demo-chips.pdf", b"other").unwrap();
    let packs = Catalogue::read(&output).unwrap();
    assert_eq!(told(&Site::demo(), &packs, Audience::Public), "");
}

fn said(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let ran = wutu(folder, arguments, &[]);
    (ran.code, ran.err)
}

#[test]
fn a_publish_leaves_packs_alone_and_a_public_site_takes_none_of_others() {
    let folder = tempfile::tempdir().unwrap();
    Site::demo().write(folder.path());
    let packs = folder.path().join("output/packs");
    let (code, text) = said(folder.path(), &["pack", "--chain", "demo-empty"]);
    assert_eq!(code, 0, "{text}");
    let before = std::fs::read(packs.join("demo-empty.pdf")).unwrap();
    for round in ["first", "second"] {
        let (code, text) = said(folder.path(), &["build"]);
        assert_eq!(code, 0, "{round}: {text}");
        assert_eq!(std::fs::read(packs.join("demo-empty.pdf")).unwrap(), before);
    }
    let page = folder.path().join("output/chains/demo-empty/index.html");
    assert!(std::fs::read_to_string(&page).unwrap().contains("packs/demo-empty.pdf"));
    let (code, text) = said(folder.path(), &["verify", "output"]);
    assert_eq!(code, 0, "{text}");
    let (code, text) = said(folder.path(), &["build", "--audience", "public"]);
    assert_eq!(code, 2, "{text}");
    assert!(text.contains("packs/demo-empty.pdf 不是公开版"), "{text}");
    assert!(std::fs::read_to_string(&page).unwrap().contains("内部版"));
}

#[test]
fn a_build_makes_the_packs_that_its_pages_lead_to() {
    let folder = tempfile::tempdir().unwrap();
    Site::demo().write(folder.path());
    let (code, text) = said(folder.path(), &["build", "--packs", "--audience", "public"]);
    assert_eq!(code, 0, "{text}");
    for (page, pack) in [
        ("chains/demo-chips/index.html", "demo-chips"),
        ("leaders/chain-one.html", "leader-chain-one"),
        ("departments/demo-office.html", "department-demo-office"),
        ("regions/yunxi.html", "city-yunxi"),
        ("province/index.html", "province"),
    ] {
        let text = std::fs::read_to_string(folder.path().join("output").join(page)).unwrap();
        assert!(text.contains(&format!("packs/{pack}.pdf")), "{page}");
        assert!(folder.path().join(format!("output/packs/{pack}.pdf")).is_file(), "{pack}");
    }
    let (code, text) = said(folder.path(), &["build", "--packs", "--audience", "public"]);
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("写入 0，"), "{text}");
}
