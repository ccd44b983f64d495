//! How long drawing a technology map takes: from the resolved content to its SVG within one process, and as a whole
//! process beside `dot -Tsvg` and `d2` on the same graph in the same run.
//!
//! `cargo bench --bench maps` prints two tables; nothing is asserted. A peer that is not installed is said to be absent.
//! `cargo bench --bench maps -- 120` draws only the map with so many panels, without the other programs.

#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on should say so and stop")]
#![expect(clippy::print_stdout, reason = "a measurement is printed")]

#[path = "../synthetic/mod.rs"]
mod synthetic;

use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use synthetic::Sizes;
use wutu::audience::Gate;
use wutu::edition::{self, Selection};
use wutu::io::Memory;
use wutu::maps::{self, Studio};
use wutu::model::{Audience, MapKind};
use wutu::site::{ChainView, Subject};
use wutu::svg::{self, Form, Lettering};
use wutu::text::Fonts;
use wutu::theme::Theme;
use wutu::wording::Wording;
use wutu::{read, source};

/// Bands, links, products and relations of the maps that are drawn.
const SIZES: [[usize; 4]; 3] = [[3, 24, 96, 60], [3, 100, 900, 200], [5, 500, 4500, 500]];
/// Runs of a process; the median is shown.
const RUNS: usize = 7;
/// So long a drawing is repeated.
const LONG: Duration = Duration::from_secs(2);

fn main() {
    println!("\nlayout to SVG, one thread, in process");
    println!(
        "{:>7} {:>9} {:>10} {:>10} {:>9} {:>8}",
        "panels", "relations", "median ms", "least ms", "KB", "runs"
    );
    let asked: Vec<usize> = std::env::args().filter_map(|word| word.parse().ok()).collect();
    let is_asked = |size: &&[usize; 4]| asked.is_empty() || asked.contains(&(size[1] + size[2]));
    SIZES.iter().filter(is_asked).for_each(drawn);
    if !asked.is_empty() {
        return;
    }
    println!("\nwhole processes, medians of {RUNS} runs");
    println!(
        "{:>7} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9}",
        "panels", "wutu ms", "dot ms", "d2 ms", "wutu/dot", "d2/wutu", "of it MB"
    );
    processes(&SIZES[0]);
}

/// The files of a site of one chain.
fn files([bands, links, products, relations]: &[usize; 4]) -> Vec<(String, String)> {
    let sizes = Sizes {
        bands: *bands,
        links: *links,
        products: *products,
        relations: *relations,
        depth: 1,
        ..Sizes::shipped(1)
    };
    synthetic::site(&sizes, 1)
}

fn selection(files: &[(String, String)]) -> Selection {
    let world = files
        .iter()
        .fold(Memory::default(), |world, (path, text)| world.with(path, text.as_bytes()));
    let (sources, _) = source::load(&world, "content");
    let reading = read::read(&sources, &Gate::open());
    edition::select(&sources, reading, Audience::Internal)
}

fn drawn(sizes: &[usize; 4]) {
    let selection = selection(&files(sizes));
    let words = Wording::built_in();
    let edition = selection.resolve(&words);
    let theme = Theme::load(&Memory::default(), "default").0;
    let [regular, bold] = wutu::webfont::WEIGHTS
        .map(|name| theme.file(&format!("fonts/{name}.ttf")).unwrap_or_default());
    let fonts = Fonts::new(regular, bold).unwrap();
    let view = &edition.site().chains[0];
    let studio = Studio::on_screen(edition.site(), &fonts);
    let (mut times, mut bytes) = (Vec::new(), 0);
    let begin = now();
    while begin.elapsed() < LONG || times.len() < 3 {
        let start = now();
        let scenes = maps::sheets(&studio, Subject::Map(view, MapKind::Technology));
        let form = Form::Alone { lettering: Lettering::Named, unit: None };
        bytes = scenes.iter().map(|scene| svg::print(scene, form).len()).sum();
        times.push(start.elapsed());
    }
    let (median, least, runs) = (median(&mut times), times[0], times.len());
    let panels = view.links.len() + view.products.len();
    println!(
        "{panels:>7} {:>9} {:>10.2} {:>10.2} {:>9} {runs:>8}",
        sizes[3],
        milliseconds(median),
        milliseconds(least),
        bytes / 1000
    );
}

/// The same chain through each program.
fn processes(sizes: &[usize; 4]) {
    let folder = tempfile::tempdir().unwrap();
    let files = files(sizes);
    for (path, text) in &files {
        let full = folder.path().join("site").join(path);
        std::fs::create_dir_all(full.parent().unwrap()).unwrap();
        std::fs::write(full, text).unwrap();
    }
    let selection = selection(&files);
    let words = Wording::built_in();
    let edition = selection.resolve(&words);
    let view = &edition.site().chains[0];
    let graph = Graph { site: edition.site(), view };
    std::fs::write(folder.path().join("map.dot"), graph.dot()).unwrap();
    std::fs::write(folder.path().join("map.d2"), graph.d2()).unwrap();
    let wutu = [env!("CARGO_BIN_EXE_wutu"), "export", "svg", "site", "--map", "technology"];
    let wutu = [&wutu[..], &["--chain", "c0", "--out", "out"]].concat();
    let dot = ["dot", "-Tsvg", "map.dot", "-o", "dot.svg"];
    let d2 = ["d2", "map.d2", "d2.svg"];
    let (mut ours, mut dots, mut d2s) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let _ = std::fs::remove_dir_all(folder.path().join("out"));
        ours.extend(run(&wutu, folder.path()));
        dots.extend(run(&dot, folder.path()));
        d2s.extend(run(&d2, folder.path()));
    }
    let [ours, dots, d2s] = [ours, dots, d2s].map(|mut times| {
        if times.is_empty() { f64::NAN } else { milliseconds(median(&mut times)) }
    });
    let size = std::fs::metadata(folder.path().join("out/c0-technology.svg")).unwrap().len();
    #[expect(clippy::cast_precision_loss, reason = "figures for the eye")]
    let size = size as f64 / 1e6;
    println!(
        "{:>7} {ours:>9.1} {dots:>9.1} {d2s:>9.1} {:>9.2} {:>9.1} {size:>9.2}",
        view.links.len() + view.products.len(),
        ours / dots,
        d2s / ours
    );
}

/// How long a command takes; nothing, said once, where there is none.
fn run(command: &[&str], folder: &Path) -> Option<Duration> {
    let start = now();
    let done = Command::new(command[0])
        .args(&command[1..])
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .output();
    match done {
        Ok(output) => {
            let told = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(output.status.success(), "{command:?}: {told}");
            Some(start.elapsed())
        }
        Err(why) => {
            println!("{} is not there: {why}", command[0]);
            None
        }
    }
}

/// A chain as a graph: bands and links are boxes around what stands in them, supply relations are edges between links.
struct Graph<'g> {
    site: &'g wutu::site::Site<'g>,
    view: &'g ChainView<'g>,
}

impl Graph<'_> {
    /// Positions of the links that relations join.
    fn edges(&self) -> Vec<(usize, usize)> {
        let position = |entity: wutu::site::Entity<'_>| {
            let id = &entity.record().id.value;
            self.view.links.iter().position(|place| place.link.record.id.value == *id)
        };
        let ends = self.site.supplies_of(0);
        ends.filter_map(|one| Some((position(one.ends.0)?, position(one.ends.1)?))).collect()
    }

    /// For Graphviz: edges between boxes are edges between their first nodes, cut off at the boxes.
    fn dot(&self) -> String {
        let mut text =
            String::from("digraph map {\n compound=true; rankdir=LR; node [shape=box];\n");
        for (band_at, band) in self.view.chain.bands.iter().enumerate() {
            let name = &band.record.name.value;
            writeln!(text, " subgraph cluster_b{band_at} {{ label=\"{name}\";").unwrap();
            for (at, place) in self.view.links.iter().enumerate() {
                if place.band_at != band_at {
                    continue;
                }
                let name = &place.link.record.name.value;
                writeln!(text, "  subgraph cluster_l{at} {{ label=\"{name}\"; l{at} [label=\"\"];")
                    .unwrap();
                for (product, one) in self.view.products.iter().enumerate() {
                    if one.link == at {
                        let name = &one.product.record.name.value;
                        writeln!(text, "   p{product} [label=\"{name}\"];").unwrap();
                    }
                }
                text.push_str("  }\n");
            }
            text.push_str(" }\n");
        }
        for (from, to) in self.edges() {
            writeln!(text, " l{from} -> l{to} [ltail=cluster_l{from}, lhead=cluster_l{to}];")
                .unwrap();
        }
        text + "}\n"
    }

    /// For D2, whose boxes may be joined themselves.
    fn d2(&self) -> String {
        let mut text = String::from("direction: right\n");
        for (at, place) in self.view.links.iter().enumerate() {
            let (band, name) = (place.band_at, &place.link.record.name.value);
            writeln!(text, "b{band}.l{at}: \"{name}\"").unwrap();
            for (product, one) in self.view.products.iter().enumerate() {
                if one.link == at {
                    let name = &one.product.record.name.value;
                    writeln!(text, "b{band}.l{at}.p{product}: \"{name}\"").unwrap();
                }
            }
        }
        for (from, to) in self.edges().into_iter().filter(|(from, to)| from != to) {
            let band = |at: usize| self.view.links[at].band_at;
            writeln!(text, "b{}.l{from} -> b{}.l{to}", band(from), band(to)).unwrap();
        }
        text
    }
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

#[expect(clippy::disallowed_methods, reason = "a measurement looks at the clock")]
fn now() -> Instant {
    Instant::now()
}
