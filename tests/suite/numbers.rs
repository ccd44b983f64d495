//! Printed numbers stay with their records, whatever else changes.

use std::collections::BTreeMap;
use wutu::build::check;
use wutu::io::Memory;
use wutu::site::{EntityKind, Key, Numbers};

const TECHNOLOGY: &str = "bands:\n  - id: b\n    name: 带\n    links:\n      - id: l\n        name: 环节\n        products:\n";

/// A site of one chain with these products and this `numbers.yml`.
fn numbers(products: &[&str], recorded: &str) -> Numbers {
    let lines = products.iter().map(|id| format!("          - {{ id: {id}, name: 产品{id} }}\n"));
    let technology = TECHNOLOGY.to_owned() + &lines.collect::<String>();
    let world = Memory::default()
        .with("content/site.yml", "title: 示例\ncode: SL\nedition: 2023-Q4\nas_of: 2023-12-31\n")
        .with("content/chains/a/chain.yml", "name: 链\ncode: A\n")
        .with("content/chains/a/technology.yml", technology)
        .with("content/chains/a/numbers.yml", recorded);
    let checked = check(&world, &mut |_| {});
    assert!(!wutu::diag::has_errors(&checked.problems), "{:?}", checked.problems);
    Numbers::assign(&checked.reading.model)
}

fn of(numbers: &Numbers, products: &[&str]) -> BTreeMap<String, String> {
    let number = |id: &str| numbers.get(&Key::local(EntityKind::Product, "a", id)).to_owned();
    products.iter().map(|id| ((*id).to_owned(), number(id))).collect()
}

/// What `wutu number` appends.
fn recorded(before: &str, numbers: &Numbers) -> String {
    let lines = numbers.missing().iter().map(|one| format!("  {}: {}\n", one.number, one.id));
    before.to_owned() + &lines.collect::<String>()
}

#[test]
fn a_product_inserted_in_the_middle_moves_no_number() {
    let first = numbers(&["p1", "p2", "p3"], "numbers:\n");
    let file = recorded("numbers:\n", &first);
    let second = numbers(&["p1", "new", "p2", "p3"], &file);
    assert_eq!(of(&second, &["p1", "p2", "p3"]), of(&first, &["p1", "p2", "p3"]));
    assert_eq!(of(&second, &["new"])["new"], "A-T-004");
    assert_eq!(second.missing().len(), 1);
}

#[test]
fn a_retired_number_never_returns() {
    let file = recorded("numbers:\n", &numbers(&["p1", "p2", "p3"], "numbers:\n"));
    let without = numbers(&["p1", "p2"], &file);
    let file = recorded(&file, &without);
    let later = numbers(&["p1", "p2", "p4"], &file);
    assert_eq!(of(&later, &["p4"])["p4"], "A-T-004");
    let back = numbers(&["p3", "p1", "p2"], &recorded(&file, &later));
    assert_eq!(of(&back, &["p3"])["p3"], "A-T-003", "the record itself has its number again");
}

#[test]
fn what_is_not_recorded_is_numbered_as_the_command_would() {
    let shown = numbers(&["p1", "p2"], "numbers:\n");
    let file = recorded("numbers:\n", &shown);
    assert_eq!(of(&numbers(&["p1", "p2"], &file), &["p1", "p2"]), of(&shown, &["p1", "p2"]));
}
