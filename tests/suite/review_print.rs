//! What is printed for a review: forms to fill in by hand, the draft with room at its edge, the table of opinions.

use crate::pdf::{read, with_tools, written};
use crate::review::DRAFT;
use crate::site::{Site, WORDS};
use wutu::artifact::Artifact;
use wutu::catalogue::Catalogue;
use wutu::model::Audience;
use wutu::pack::{self, Beside, Choice, Form, Letter, Order, Printer};
use wutu::read::read as read_content;
use wutu::review::{Reviewer, Table};
use wutu::site::{Numbers, resolve};
use wutu::theme::Theme;
use wutu::{audience::Gate, source};

fn printer() -> Printer<'static> {
    let world = Site::demo().world();
    let (theme, _) = Theme::load(&world, "default");
    Printer::new(&world, theme, &WORDS)
}

fn forms() -> Vec<Artifact> {
    let letter = Letter {
        round: "示例评审".to_owned(),
        chain: "示例链".to_owned(),
        due: Some("2024-01-31".to_owned()),
    };
    let reviewer = |code: &str| Reviewer { code: code.to_owned(), post: "工程技术".to_owned() };
    printer().forms(&DRAFT, &letter, &[reviewer("z01"), reviewer("z02")]).unwrap()
}

/// The draft of the chain.
fn draft() -> Vec<Artifact> {
    let order = Order {
        audience: Some(Audience::Internal),
        choice: Choice { chains: vec!["demo-chips".to_owned()], ..Choice::default() },
        form: Form::Draft,
        ..Order::default()
    };
    let beside = Beside { fonts: None, packs: &Catalogue::default() };
    let packs = pack::pack(&Site::demo().world(), beside, &order, &|_, _| ());
    packs.artifacts.into_iter().filter(|one| one.path.ends_with(".pdf")).collect()
}

/// The table of the round that was finished.
fn opinions() -> Vec<u8> {
    let (sources, _) = source::load(&Site::demo().world(), "content");
    let model = read_content(&sources, &Gate::open()).model;
    let chain = model.chains.iter().find(|one| one.id() == "demo-chips").unwrap();
    let site = resolve(&model, Numbers::assign(&model), &WORDS);
    let table = Table::of(&site, chain, chain.round("2023-q3").unwrap());
    printer().opinions(&table).unwrap()
}

/// A text without the breaks and gaps that cells give it.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn the_same_review_is_printed_in_the_same_bytes() {
    assert!(forms() == forms(), "forms differ from run to run");
    assert!(draft() == draft(), "drafts differ from run to run");
    assert!(opinions() == opinions(), "tables differ from run to run");
}

#[test]
fn a_form_asks_for_every_item_on_numbered_pages() {
    with_tools(|| {
        let forms = forms();
        let names: Vec<&str> = forms.iter().map(|one| one.path.as_str()).collect();
        assert_eq!(names, ["z01.pdf", "z02.pdf"]);
        let file = &written("review-forms", &forms)[0];
        let text = read("pdftotext", &[], file);
        let pages = text.matches('\u{c}').count();
        let text = squeezed(&text);
        for item in &DRAFT.items {
            assert!(text.contains(&item.number), "{} is not asked for", item.number);
        }
        for words in [
            "示例评审　意见表",
            "2024-01-31",
            "专家：z01（工程技术）",
            "技术结构图",
            "招商目标图",
            "□市州",
            "□补充",
            "签名：",
            &format!("第 {pages} 页，共 {pages} 页"),
        ] {
            assert!(text.contains(&squeezed(words)), "{words} is not in the form");
        }
        for part in ["Title:           示例评审", "Tagged:          yes"] {
            assert!(read("pdfinfo", &[], file).contains(part), "no {part}");
        }
    });
}

#[test]
fn a_draft_holds_the_maps_and_nothing_of_the_registers() {
    with_tools(|| {
        let file = &written("review-draft", &draft())[0];
        let text = squeezed(&read("pdftotext", &[], file));
        for words in ["征求意见稿", "DC-T-007", "DC-R-015", "产业布局图"] {
            assert!(text.contains(words), "{words} is not in the draft");
        }
        let (sources, _) = source::load(&Site::demo().world(), "content");
        let model = read_content(&sources, &Gate::open()).model;
        let chain = model.chains.iter().find(|one| one.id() == "demo-chips").unwrap();
        let registers = (chain.problems.iter().map(|one| &one.record))
            .chain(chain.requests.iter().map(|one| &one.record))
            .chain(chain.leads.iter().map(|one| &one.record))
            .chain(chain.opinions.iter().map(|one| &one.record))
            .chain(chain.experts.iter().map(|one| &one.record));
        for record in registers {
            let name = squeezed(&record.name.value);
            assert!(!text.contains(&name), "the draft holds {name}");
        }
    });
}

#[test]
fn other_programs_find_no_fault_in_what_is_printed() {
    with_tools(|| {
        let table = Artifact::new("table.pdf", opinions());
        let all = [forms(), draft(), vec![table]].concat();
        for file in written("review-sound", &all) {
            let told = read("qpdf", &["--check"], &file);
            assert!(told.contains("No syntax or stream encoding errors found"), "{told}");
        }
        let table = written("review-sound", &all[3..]);
        let text = squeezed(&read("pdftotext", &[], &table[0]));
        for words in ["意见采纳情况表", "DC-O-011", "部分采纳", "第 1 页，共 1 页"]
        {
            assert!(text.contains(&squeezed(words)), "{words} is not in the table");
        }
    });
}
