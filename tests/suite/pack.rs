//! Briefing packs: bytes, pages, fonts, words, and what they are set from.

use crate::browser::say_loudly;
use crate::pdf::{read, renamed, strings, with_tools, written};
use crate::site::{self, Site};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use wutu::artifact::Artifact;
use wutu::catalogue::Catalogue;
use wutu::io::{Memory, World};
use wutu::model::Audience;
use wutu::pack::{self, All, Beside, Choice, Form, Order, Packs, Product};

/// Every kind of pack.
fn everything() -> Choice {
    Choice {
        leaders: vec!["chain-one".to_owned()],
        departments: vec!["demo-office".to_owned()],
        cities: vec!["yunxi".to_owned()],
        all: All::Chains,
        ..Choice::default()
    }
}

fn chips() -> Choice {
    Choice { chains: vec!["demo-chips".to_owned()], ..Choice::default() }
}

fn made(world: &Memory, choice: Choice, audience: Audience, form: Form) -> Packs {
    made_beside(world, None, &Order { audience: Some(audience), choice, form, ..Order::default() })
}

fn made_beside(world: &Memory, fonts: Option<&dyn World>, order: &Order) -> Packs {
    pack::pack(world, Beside { fonts, packs: &Catalogue::default() }, order, &|_, _| ())
}

/// What was made without an error and without a word about templates.
fn whole(packs: Packs) -> Vec<Artifact> {
    let told = packs.problems.iter().filter(|one| one.code == "template");
    let told: Vec<&str> = told.map(|one| one.message.en.as_str()).collect();
    assert!(told.is_empty(), "{told:?}");
    assert!(!packs.artifacts.is_empty(), "{:?}", packs.problems);
    packs.artifacts
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    let world = Site::demo().world();
    let [first, second] =
        [0, 1].map(|_| whole(made(&world, everything(), Audience::Leadership, Form::Pack)));
    let names: Vec<&str> = first.iter().map(|one| one.path.as_str()).collect();
    assert_eq!(
        names,
        [
            "city-yunxi.pdf",
            "demo-chips.pdf",
            "demo-empty.pdf",
            "demo-materials.pdf",
            "demo-software.pdf",
            "department-demo-office.pdf",
            "leader-chain-one.pdf",
            "province.pdf",
            "packs.json",
        ]
    );
    assert!(first == second, "packs differ from run to run");
}

#[test]
fn packs_are_tagged_documents_on_their_paper_with_their_fonts_inside() {
    with_tools(|| {
        let world = Site::demo().world();
        for (form, size) in [(Form::Pack, "(A4)"), (Form::Atlas, "(A3)")] {
            let packs = whole(made(&world, chips(), Audience::Leadership, form));
            for file in written(&format!("packs-{form:?}"), &packs) {
                let pages = ["-f", "1", "-l", "99"];
                let info = read("pdfinfo", &pages, &file);
                for line in ["Title:           示例集成电路产业链", "Tagged:          yes"]
                {
                    assert!(info.contains(line), "{info}");
                }
                let sizes: Vec<&str> =
                    info.lines().filter(|line| line.contains(" size:")).collect();
                assert!(
                    !sizes.is_empty()
                        && sizes
                            .iter()
                            .filter(|one| one.starts_with("Page ") && !one.starts_with("Page size"))
                            .all(|one| one.contains(size)),
                    "{sizes:?}"
                );
                let fonts = read("pdffonts", &[], &file);
                for line in fonts.lines().skip(2) {
                    assert!(line.contains("yes yes yes"), "{line} is not inside");
                }
                let raw = std::fs::read(&file).unwrap();
                let raw = String::from_utf8_lossy(&raw);
                for part in ["/Lang(zh-CN)", "/MarkInfo", "/StructTreeRoot", "/Outlines"] {
                    assert!(raw.contains(part), "no {part}");
                }
            }
        }
    });
}

#[test]
fn other_programs_find_no_fault_in_any_pack() {
    with_tools(|| {
        for form in [Form::Pack, Form::Atlas] {
            let world = Site::demo().world();
            let packs = whole(made(&world, everything(), Audience::Leadership, form));
            for file in written(&format!("packs-sound-{form:?}"), &packs) {
                let told = read("qpdf", &["--check"], &file);
                assert!(told.contains("No syntax or stream encoding errors found"), "{told}");
            }
        }
    });
}

/// The source of the pack of the chain.
fn source() -> Vec<Artifact> {
    let (audience, product) = (Some(Audience::Leadership), Product::Source);
    let order = Order { audience, choice: chips(), product, ..Order::default() };
    whole(made_beside(&Site::demo().world(), None, &order))
}

/// The document that the pack of the chain is set from.
fn data(source: &[Artifact]) -> serde_json::Value {
    let file = source.iter().find(|one| one.path == "demo-chips/data.json").unwrap();
    serde_json::from_slice(&file.bytes).unwrap()
}

#[test]
fn the_source_of_a_pack_is_whole() {
    let source = source();
    let has = |path: &str| source.iter().any(|one| one.path == path);
    let data = data(&source);
    let maps = data["chapters"][0]["maps"].as_array().unwrap();
    let sheets = maps.iter().flat_map(|map| map["sheets"].as_array().unwrap());
    let files: Vec<&str> = sheets.map(|sheet| sheet["file"].as_str().unwrap()).collect();
    assert!(files.len() > 10, "{files:?}");
    for file in files.into_iter().chain(["pack.typ", "grid.typ"]) {
        assert!(has(&format!("demo-chips/{file}")), "{file}");
    }
    assert!(has("fonts/NotoSerifSC-Regular.ttf") && !has("packs.json"));
}

#[test]
fn typst_by_itself_makes_the_same_pages_from_the_source() {
    let python = |code: &str, folder: &Path| {
        let run = Command::new("python3").args(["-c", code]).current_dir(folder).output();
        run.is_ok_and(|done| done.status.success())
    };
    if !python("import typst", Path::new(".")) {
        return say_loudly("PACKS WERE NOT SET BY TYPST ITSELF (pip install typst)");
    }
    with_tools(|| {
        let folder = tempfile::tempdir().unwrap();
        for file in source() {
            let path = folder.path().join(&file.path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, &file.bytes).unwrap();
        }
        let code = "import typst\ntypst.compile('demo-chips/pack.typ', output='pack.pdf', \
            font_paths=['fonts'], ignore_system_fonts=True, pdf_standards=['a-2b', 'ua-1'])";
        assert!(python(code, folder.path()));
        let packs = whole(made(&Site::demo().world(), chips(), Audience::Leadership, Form::Pack));
        let ours = read("pdftotext", &["-layout"], &written("packs-typst", &packs)[0]);
        let theirs = read("pdftotext", &["-layout"], &folder.path().join("pack.pdf"));
        assert!(ours == theirs, "typst sets other pages");
    });
}

#[test]
fn a_pack_reads_in_order_and_counts_as_the_site_does() {
    with_tools(|| {
        let packs = whole(made(&Site::demo().world(), chips(), Audience::Leadership, Form::Pack));
        let file = written("packs-order", &packs).remove(0);
        let text = read("pdftotext", &[], &file);
        let mut at = 0;
        for part in [
            "示例集成电路产业链",
            "读前说明",
            "目录",
            "一、两分钟读完",
            "（二）提请事项",
            "请协调示例晶圆厂二期用地指标",
            "二、技术结构图",
            "八、提请事项",
            "十、风险",
            "DC-W-001",
            "十一、监测指标",
            "DC-J-001",
            "十二、责任分工",
            "十三、来源",
        ] {
            let found = text[at..].find(part);
            at += found.unwrap_or_else(|| {
                panic!(
                    "{part} does not come after {:?}",
                    &text[at..].chars().take(80).collect::<String>()
                )
            });
        }
        // The page of the chain shows the same counts under the same names, and the pack prints them in a row.
        let page = site::DEMO_LEADERSHIP.output.text("chains/demo-chips/index.html");
        let data = data(&source());
        let figures = data["chapters"][0]["summary"]["figures"].as_array().unwrap();
        let of = |key: &str| figures.iter().map(|one| one[key].as_str().unwrap()).collect();
        let (labels, counts): (Vec<&str>, Vec<&str>) = (of("label"), of("value"));
        assert_eq!(labels.len(), 6);
        for (label, count) in labels.iter().zip(&counts) {
            let count = count.replace('/', " / ");
            assert!(stands_by(page, label, &count), "{count} {label} on the page");
        }
        let lines = read("pdftotext", &["-layout"], &file);
        let is_row = |line: &str, row: &[&str]| line.split_whitespace().eq(row.iter().copied());
        for row in [labels, counts] {
            assert!(lines.lines().any(|line| is_row(line, &row)), "{row:?}");
        }
    });
}

/// Whether a number stands right before or after a label.
fn stands_by(html: &str, label: &str, count: &str) -> bool {
    html.match_indices(label).any(|(at, _)| {
        let before: String = html[..at].chars().rev().take(80).collect();
        let number: String = count.chars().rev().collect();
        before.contains(&format!("<{number}>"))
            || html[at..].chars().take(80).collect::<String>().contains(&format!(">{count}<"))
    })
}

/// The numbered marks of the demonstration that stand in a text.
fn marks(text: &str, words: &[&str]) -> BTreeSet<String> {
    // A line may end inside a mark.
    let text: String = text.split_whitespace().collect();
    let found = words.iter().flat_map(|word| {
        let after = text.match_indices(word).map(|(at, _)| &text[at + word.len()..]);
        after.map(move |rest| {
            let digits =
                rest.trim_start_matches('\u{2060}').chars().take_while(char::is_ascii_digit);
            format!("{word}{}", digits.collect::<String>())
        })
    });
    found.collect()
}

#[test]
fn nothing_closed_stands_in_a_public_pack() {
    with_tools(|| {
        let closed = ["机密样本", "申请样本", "隐去样本"];
        for (audience, form) in [
            (Audience::Public, Form::Pack),
            (Audience::Public, Form::Atlas),
            (Audience::Internal, Form::Pack),
        ] {
            let packs = whole(made(&Site::demo().world(), everything(), audience, form));
            let mut seen = BTreeSet::new();
            for file in written(&format!("packs-leaks-{audience:?}-{form:?}"), &packs) {
                let text = read("pdftotext", &[], &file) + &strings(&std::fs::read(&file).unwrap());
                seen.extend(marks(&text, &closed));
                if audience == Audience::Public {
                    assert!(
                        !text.contains("示例软件") && !text.contains("DS-T-"),
                        "{}",
                        file.display()
                    );
                }
            }
            println!("leaks: packs, {audience:?}, {form:?}: {} closed marks", seen.len());
            assert_eq!(seen.is_empty(), audience == Audience::Public, "{seen:?}");
        }
    });
}

#[test]
fn fonts_of_the_user_come_first_and_their_lack_is_said_once() {
    let world = Site::demo().world();
    let order = Order { choice: chips(), ..Order::default() };
    let without = made_beside(&world, None, &order);
    assert!(without.notice.as_ref().is_some_and(|words| words.zh.contains("仿宋、小标宋")));
    let regular =
        std::fs::read(site::root().join("themes/default/pack/fonts/NotoSerifSC-Regular.ttf"));
    let fonts = Memory::default()
        .with("fs.ttf", renamed(regular.unwrap(), "FangSong"))
        .with("broken.ttf", "no font")
        .with("read me.txt", "not meant");
    let with = made_beside(&world, Some(&fonts), &order);
    assert!(with.notice.as_ref().is_some_and(|words| !words.zh.contains("仿宋")));
    let told: Vec<_> = with.problems.iter().filter(|one| one.code == "unusable-font").collect();
    assert!(matches!(told.as_slice(), [one] if one.message.zh.contains("broken.ttf")), "{told:?}");
    assert!(whole(with) != whole(without), "the user's font changes nothing");
}

#[test]
fn an_error_in_a_template_is_told_with_file_and_line() {
    let world = Site::demo()
        .world()
        .with("themes/default/pack/sources.typ", "\n#let sources(all) = nowhere\n");
    let packs = made(&world, chips(), Audience::Public, Form::Pack);
    assert!(packs.artifacts.is_empty());
    let told = packs.problems.iter().find(|one| one.code == "template").unwrap();
    assert!(told.message.zh.contains("pack/sources.typ:2:21"), "{:?}", told.message);
}

#[test]
fn the_summary_takes_one_page_and_says_where_the_rest_stands() {
    let all: String = (0..14)
        .map(|at| {
            let name = format!("请协调第 {at} 件事：{}", "很长的话".repeat(9));
            format!("\n  - {{ id: more-{at}, name: {name}, department: demo-office, basis: 因为{name} }}")
        })
        .collect();
    let site = Site::demo().changed(
        "content/chains/demo-chips/registers.yml",
        "\nrequests:",
        &format!("\nrequests:{all}"),
    );
    with_tools(|| {
        let packs = whole(made(&site.world(), chips(), Audience::Leadership, Form::Pack));
        let file = &written("packs-summary", &packs)[0];
        let text = read("pdftotext", &[], file);
        let pages: Vec<&str> = text.split('\u{c}').collect();
        let at = pages.iter().rposition(|page| page.contains("一、两分钟读完")).unwrap();
        assert!(pages[at].contains("已公布的数字"), "{}", pages[at]);
        let summary = pages[at].replace('\u{a0}', " ");
        let rest = summary.split_once("等 17 项，见第").unwrap_or_else(|| panic!("{summary}")).1;
        let number: String = rest.chars().filter(char::is_ascii_digit).take(2).collect();
        // The cover and what stands on its back bear no number.
        let there = pages[number.parse::<usize>().unwrap() + 1];
        assert!(there.contains("八、提请事项"), "{there}");
        assert!(pages[at + 1].contains("技术结构图"), "{}", pages[at + 1]);
    });
}

#[test]
fn what_changed_since_the_last_edition_is_the_same_in_the_pack_and_on_the_page() {
    let page = site::DEMO.output.text("chains/demo-chips/index.html");
    let since = &page[page.find("与 2023-Q3 版").unwrap()..];
    let since = since.split('<').next().unwrap();
    assert!(since.contains("状态变化 "), "{since}");
    let (audience, product) = (Some(Audience::Internal), Product::Source);
    let order = Order { audience, choice: chips(), product, ..Order::default() };
    let source = whole(made_beside(&Site::demo().world(), None, &order));
    // Numbers and units are tied in packs.
    let data = data(&source).to_string().replace('\u{a0}', " ");
    assert!(data.contains(&format!("{since}。")), "the pack does not say: {since}");
    assert!(data.contains("模拟 EDA 缺失→薄弱"), "the pack names no status change");
    let without = Site::demo().without("content/editions/2023-Q3.json");
    let packs = made(&without.world(), chips(), Audience::Internal, Form::Pack);
    assert_eq!(packs.artifacts.len(), 2, "{:?}", packs.problems);
}

#[test]
fn a_pack_of_a_city_tells_what_stands_there_and_what_is_to_be_done() {
    with_tools(|| {
        let choice = Choice { cities: vec!["yunxi".to_owned()], ..Choice::default() };
        let packs = whole(made(&Site::demo().world(), choice, Audience::Leadership, Form::Pack));
        let text = read("pdftotext", &[], &written("packs-city", &packs)[0]);
        let text: String = text.split_whitespace().collect();
        for part in [
            "云溪市",
            "一、市州布局图",
            "二、本地的产业链",
            "四、位于本地",
            "涉及本地的路线图条目",
            "考虑放在本地的招商目标",
        ] {
            assert!(text.contains(part), "{part}");
        }
        // The page of the city lists the same places.
        let page = site::DEMO_LEADERSHIP.output.text("regions/yunxi.html");
        let places = page.split_once("位于本地").unwrap().1.split_once("</table>").unwrap().0;
        let numbers = places.split("-F-").skip(1).map(|rest| format!("-F-{}", &rest[..3]));
        let numbers: BTreeSet<String> = numbers.collect();
        assert!(!numbers.is_empty());
        numbers.iter().for_each(|number| assert!(text.contains(number), "{number}"));
    });
}

#[test]
fn what_cannot_be_had_is_refused() {
    let choice = Choice {
        chains: vec!["nowhere".to_owned()],
        leaders: vec!["general-one".to_owned()],
        departments: vec!["demo-idle".to_owned()],
        cities: vec!["nowhere".to_owned()],
        ..Choice::default()
    };
    let packs = made(&Site::demo().world(), choice, Audience::Public, Form::Pack);
    assert!(packs.artifacts.is_empty());
    let told: Vec<&str> = packs.refused.iter().map(|one| one.en.as_str()).collect();
    assert_eq!(told.len(), 4, "{told:?}");
}
