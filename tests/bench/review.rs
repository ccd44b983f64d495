//! How long the import of comment sheets takes.
//!
//! `cargo bench --bench review` prints one line for 200 sheets, of which every tenth line is filled; nothing is asserted.
//! `cargo bench --bench review -- 50 400` measures other numbers.

#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on should say so and stop")]
#![expect(clippy::disallowed_methods, reason = "a benchmark measures time")]
#![expect(clippy::print_stdout, reason = "a measurement is printed")]

#[path = "../synthetic/mod.rs"]
mod synthetic;

use calamine::Reader;
use rust_xlsxwriter::Workbook;
use std::io::Cursor;
use std::time::Instant;
use synthetic::Sizes;
use wutu::audience::Gate;
use wutu::io::Memory;
use wutu::model::Audience;
use wutu::review::{self, Draft, Reviewer};
use wutu::snapshot::Snapshot;
use wutu::wording::Wording;
use wutu::{edition, read, source};

fn main() {
    let asked: Vec<usize> = std::env::args().filter_map(|word| word.parse().ok()).collect();
    println!("\n{:>7} {:>7} {:>9} {:>9} {:>9}", "sheets", "items", "opinions", "once", "import");
    for sheets in if asked.is_empty() { vec![200] } else { asked } {
        measure(sheets);
    }
}

/// Reads, matches and merges so many sheets of a chain of the shipped size, and prints what comes of them.
fn measure(count: usize) {
    let files = synthetic::site(&Sizes::shipped(1), 1).into_iter();
    let world = files.fold(Memory::default(), |world, (path, text)| world.with(&path, text));
    let (sources, _) = source::load(&world, "content");
    let selection =
        edition::select(&sources, read::read(&sources, &Gate::open()), Audience::Internal);
    let words = Wording::built_in();
    let edition = selection.resolve(&words);
    let chain = edition.site().chains[0].chain;
    let snapshot = review::restricted(&Snapshot::take(&edition, &sources), chain.id());
    let draft = Draft::of(&snapshot, chain.id(), "2023-q4");
    let sheets: Vec<Vec<u8>> = (0..count).map(|at| filled(&draft, at)).collect();
    let start = Instant::now();
    let names = (0..count).map(|at| format!("e-{at}.xlsx"));
    let read = names.zip(&sheets).flat_map(|(name, bytes)| review::read(&name, bytes).unwrap());
    let import = review::import(&read.collect::<Vec<_>>(), &draft, &draft);
    let opinions = import.opinions.len();
    let (once, _) = review::merged(import.opinions, chain, "2023-q4");
    let text = review::opinions(&once, chain, "2023-q4");
    let took = start.elapsed().as_secs_f64() * 1000.0;
    assert!(!text.is_empty() && import.losses.is_empty(), "{:?}", import.losses);
    println!("{count:>7} {:>7} {opinions:>9} {:>9} {took:>7.0}ms", draft.items.len(), once.len());
}

/// The sheet of a reviewer, every tenth line filled; half of what is said is said by others too.
fn filled(draft: &Draft, at: usize) -> Vec<u8> {
    let reviewer = Reviewer { code: format!("e-{at}"), post: String::new() };
    let bytes = review::comment_sheet(draft, "评审", &reviewer).unwrap();
    let mut book = calamine::Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range("意见表").unwrap();
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    for (row, cells) in (0..).zip(range.rows()) {
        for (column, cell) in (0..).zip(cells) {
            let is_opinion = column == 5 && row > 2 && (row as usize + at).is_multiple_of(10);
            let own = if row % 20 < 10 { format!("，第 {at} 份") } else { String::new() };
            let text = if is_opinion { format!("请核对依据{own}") } else { cell.to_string() };
            page.write_string(row, column, text).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}
