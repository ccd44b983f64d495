//! What is said about wrong content: every case of `tests/diag/` over a small right site.

use crate::case;
use wutu::build::{self, Checked};
use wutu::diag::{Language, human};
use wutu::io::World;

/// All problems of a site as a terminal shows them.
fn problems(world: &dyn World) -> String {
    let Checked { sources, problems, .. } = build::check(world, &mut |_| {});
    human::print(&problems, &sources, Language::Chinese, human::Style::Plain)
}

#[test]
fn the_base_has_no_problems() {
    assert_eq!(problems(&case::Case::empty().world(case::BASE)), "");
}

#[test]
fn wrong_content_is_told_as_expected() {
    let cases = case::all("diag").into_iter();
    let failures: Vec<String> =
        cases.filter_map(|one| one.verify(&problems(&one.world(case::BASE))).err()).collect();
    case::report(&failures);
}

#[test]
fn every_code_has_a_case() {
    let mut told: String = case::all("diag").into_iter().map(|one| one.expected).collect();
    told.push_str(&problems(&in_another_encoding()));
    for code in codes_in_source() {
        assert!(told.contains(&format!("[{code}]")), "no case in tests/diag shows `{code}`");
    }
}

/// A case file is UTF-8 itself, so this one is made here.
fn in_another_encoding() -> wutu::io::Memory {
    let base = case::Case::empty().world(case::BASE);
    base.with("content/areas.yml", *b"areas:\n  - { id: data-center, name: \xff\x81 }\n")
}

#[test]
fn content_in_another_encoding_is_told_and_the_rest_is_read() {
    let told = problems(&in_another_encoding());
    assert!(
        told.starts_with(
            "错误[encoding]: 文件既不是 UTF-8 也不是 GB18030 编码，无法读取\n --> content/areas.yml:1:1"
        ),
        "{told}"
    );
    assert!(told.contains("没有 id 为“data-center”的应用领域"), "{told}");
}

/// The codes that the source can say: the first argument of every diagnostic and rule, below `read`, `source`
/// and `check`.
fn codes_in_source() -> Vec<String> {
    let mut codes = Vec::new();
    for path in crate::architecture::source_files() {
        let room = crate::architecture::room(&path);
        if !["read", "source", "check"].contains(&room.as_str()) {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        for start in ["Diagnostic::error(\"", "Diagnostic::warning(\"", "code: \""] {
            for part in text.split(start).skip(1) {
                codes.push(part.split('"').next().unwrap().to_owned());
            }
        }
    }
    assert!(codes.len() > 15, "the codes are no longer found in the source");
    codes
}
