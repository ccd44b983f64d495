//! How long the comparison of two editions takes: of the shipped size, and of 1,024 chains.
//!
//! `cargo bench --bench diff` prints one table; nothing is asserted. The editions are snapshots of synthetic sites of which
//! every hundredth record differs. Reading a snapshot includes its hash; the report is all lines in words, printed as JSON.
//! `cargo bench --bench diff -- 16 128` measures other sizes.

#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on should say so and stop")]
#![expect(clippy::print_stdout, reason = "a measurement is printed")]

#[path = "../synthetic/mod.rs"]
mod synthetic;

use std::time::{Duration, Instant};
use synthetic::Sizes;
use wutu::audience::Gate;
use wutu::diff::{self, print};
use wutu::io::Memory;
use wutu::model::Audience;
use wutu::read::{self, Printed};
use wutu::snapshot::{self, Snapshot};
use wutu::wording::Wording;
use wutu::{edition, source};

/// Sizes when none are asked for.
const CHAINS: [usize; 2] = [16, 1024];
/// Runs; the median is shown.
const RUNS: usize = 5;

fn main() {
    let asked: Vec<usize> = std::env::args().filter_map(|word| word.parse().ok()).collect();
    println!(
        "\n{:>7} {:>9} {:>8} {:>8} {:>9} {:>9} {:>9} {:>9} {:>9}",
        "chains", "records", "changes", "MB each", "take", "read two", "compare", "report", "diff"
    );
    for chains in if asked.is_empty() { CHAINS.to_vec() } else { asked } {
        measure(chains);
    }
}

/// Measures a size and prints its line; `diff` is what `wutu diff` does with two snapshots.
fn measure(chains: usize) {
    let files = synthetic::site(&Sizes::shipped(chains), 1).into_iter();
    let world = files.fold(Memory::default(), |world, (path, text)| world.with(&path, text));
    let (sources, _) = source::load(&world, "content");
    let reading = read::read(&sources, &Gate::open());
    let selection = edition::select(&sources, reading, Audience::Internal);
    let words = Wording::built_in();
    let edition = selection.resolve(&words);
    let (take, old) = timed(1, || Snapshot::take(&edition, &sources));
    let new = changed(old.clone());
    let (old_text, new_text) = (old.print(), new.print());
    let (parse, _) = timed(RUNS, || {
        (snapshot::read(old_text.as_bytes()).unwrap(), snapshot::read(new_text.as_bytes()).unwrap())
    });
    let (compare, changes) = timed(RUNS, || diff::diff(&old, &new).unwrap().changes.len());
    let found = diff::diff(&old, &new).unwrap();
    let (report, _) = timed(RUNS, || print::json(&found.report()).len());
    #[expect(clippy::cast_precision_loss, reason = "figures for the eye")]
    let megabytes = old_text.len() as f64 / 1e6;
    let ms = |time: Duration| format!("{:.1}ms", time.as_secs_f64() * 1000.0);
    println!(
        "{chains:>7} {:>9} {changes:>8} {megabytes:>8.1} {:>9} {:>9} {:>9} {:>9} {:>9}",
        old.records.len(),
        ms(take),
        ms(parse),
        ms(compare),
        ms(report),
        ms(parse + compare + report)
    );
}

/// The same edition in which every hundredth record says something else, is gone or is called otherwise.
fn changed(mut snapshot: Snapshot) -> Snapshot {
    let mut at = 0;
    snapshot.records.retain_mut(|record| {
        at += 1;
        match at % 300 {
            0 => return false,
            100 => record.name.push('改'),
            200 => record.fields.push(("note".to_owned(), Printed::One("新的说明".to_owned()))),
            _ => {}
        }
        true
    });
    snapshot
}

fn timed<T>(runs: usize, work: impl Fn() -> T) -> (Duration, T) {
    let mut times = Vec::new();
    for _ in 0..runs {
        let start = now();
        let done = work();
        times.push(start.elapsed());
        if times.len() == runs {
            times.sort();
            return (times[runs / 2], done);
        }
    }
    unreachable!("at least one run")
}

#[expect(clippy::disallowed_methods, reason = "a measurement looks at the clock")]
fn now() -> Instant {
    Instant::now()
}
