//! How long a whole build takes and how much memory, for the shipped content and for synthetic sites of any size.
//!
//! `cargo bench --bench build` prints one table; nothing is asserted. Times are those of the whole process, memory is the highest
//! resident size that Linux saw. Beside each build stands what copying its output takes on the same disk at the same
//! time, so that figures of different machines can be compared.
//! `cargo bench --bench build -- 16 128` measures only synthetic sites of 16 and 128 chains, without those the shipped content.

#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on should say so and stop")]
#![expect(clippy::print_stdout, reason = "a measurement is printed")]

#[path = "../synthetic/mod.rs"]
mod synthetic;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use synthetic::Sizes;

/// Builds of each small site; the median is shown.
const RUNS: usize = 5;

/// Sizes of synthetic sites when none are asked for.
const CHAINS: [usize; 3] = [16, 128, 1024];

fn main() {
    let asked: Vec<usize> = std::env::args().filter_map(|word| word.parse().ok()).collect();
    let temporary = tempfile::tempdir().unwrap();
    println!(
        "\n{:>10} {:>6} {:>8} {:>9} {:>8} {:>8} {:>9} {:>8} {:>7} {:>9}",
        "site",
        "files",
        "MB out",
        "first",
        "again",
        "check",
        "ms/chain",
        "MB peak",
        "cp -r",
        "again/cp"
    );
    if asked.is_empty() {
        measure("shipped", Path::new(env!("CARGO_MANIFEST_DIR")), (16, RUNS));
    }
    for chains in if asked.is_empty() { CHAINS.to_vec() } else { asked } {
        let site = temporary.path().join(chains.to_string());
        for (path, text) in synthetic::site(&Sizes::shipped(chains), 1) {
            let full = site.join(path);
            std::fs::create_dir_all(full.parent().unwrap()).unwrap();
            std::fs::write(full, text).unwrap();
        }
        measure(&chains.to_string(), &site, (chains, if chains > 100 { 1 } else { RUNS }));
        std::fs::remove_dir_all(site).unwrap();
    }
}

/// What one run of the program took.
struct Run {
    time: Duration,
    /// Highest resident size in MB.
    memory: f64,
    told: String,
}

/// Measures a site and prints its line.
fn measure(name: &str, site: &Path, (chains, runs): (usize, usize)) {
    let temporary = tempfile::tempdir().unwrap();
    let output = temporary.path().join("output");
    let (mut first, mut again, mut copies, mut checks) = (vec![], vec![], vec![], vec![]);
    for _ in 0..runs {
        let _ = std::fs::remove_dir_all(&output);
        first.push(wutu(&["build", "--timings", "--output"], &output, site));
        again.push(wutu(&["build", "--timings", "--output"], &output, site));
        copies.push(copy(&output, &temporary.path().join("copy")));
        checks.push(wutu(&["check", "--format", "short"], site, Path::new("")));
    }
    let (files, bytes) = size(&output);
    let seconds = |runs: &[Run]| median(runs.iter().map(|run| run.time).collect()).as_secs_f64();
    let (fresh, same, check) = (seconds(&first), seconds(&again), seconds(&checks));
    let copy = median(copies).as_secs_f64();
    let memory = first.iter().map(|run| run.memory).fold(0.0, f64::max);
    #[expect(clippy::cast_precision_loss, reason = "figures for the eye")]
    let (per_chain, megabytes) = (fresh * 1000.0 / chains as f64, bytes as f64 / 1e6);
    println!(
        "{name:>10} {files:>6} {megabytes:>8.1} {fresh:>8.3}s {same:>7.3}s {check:>7.3}s {per_chain:>9.2} {memory:>8.0} {copy:>6.3}s {:>9.2}",
        same / copy
    );
    let told =
        |run: &Run| run.told.lines().find(|line| line.contains("载入")).unwrap_or("").to_owned();
    println!("           first: {}\n           again: {}", told(&first[0]), told(&again[0]));
}

/// Runs the program; the last two arguments are paths, and an empty one is left out.
fn wutu(arguments: &[&str], first: &Path, second: &Path) -> Run {
    let start = now();
    let paths = [first, second].into_iter().filter(|path| !path.as_os_str().is_empty());
    let mut child = Command::new(env!("CARGO_BIN_EXE_wutu"))
        .args(arguments)
        .args(paths)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The error stream is read beside, so that a full pipe does not stop the program.
    let mut errors = child.stderr.take().unwrap();
    let reader = std::thread::spawn(move || {
        let mut told = Vec::new();
        std::io::Read::read_to_end(&mut errors, &mut told).unwrap();
        String::from_utf8_lossy(&told).into_owned()
    });
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut memory: f64 = 0.0;
    while child.try_wait().unwrap().is_none() {
        memory = memory.max(peak(&status));
        std::thread::sleep(Duration::from_millis(1));
    }
    let time = start.elapsed();
    let told = reader.join().unwrap();
    assert!(child.wait().unwrap().success(), "{told}");
    Run { time, memory, told }
}

/// The highest resident size so far, in MB; 0 where there is no Linux to ask.
fn peak(status: &Path) -> f64 {
    let text = std::fs::read_to_string(status).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kilobytes.unwrap_or(0.0) / 1000.0
}

fn copy(from: &Path, to: &Path) -> Duration {
    let start = now();
    assert!(Command::new("cp").arg("-r").args([from, to]).status().unwrap().success());
    let time = start.elapsed();
    std::fs::remove_dir_all(to).unwrap();
    time
}

fn size(folder: &Path) -> (usize, u64) {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.unwrap());
    let files = entries.filter(|entry| entry.file_type().is_file());
    files.fold((0, 0), |(count, bytes), file| (count + 1, bytes + file.metadata().unwrap().len()))
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

#[expect(clippy::disallowed_methods, reason = "a measurement looks at the clock")]
fn now() -> Instant {
    Instant::now()
}
