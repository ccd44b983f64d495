//! Throw-away: draws maps to /tmp/maps1.
use std::time::Instant;
use wutu::{
    audience::Gate, io::Disk, maps, model::MapKind, read, scene::audit, site, source, svg,
    text::Fonts,
};
fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let root = args.first().cloned().unwrap_or(".".into());
    let prefix = args.get(1).cloned().unwrap_or_default();
    let regular = std::fs::read("themes/default/fonts/NotoSansSC-Regular.ttf").unwrap();
    let bold = std::fs::read("themes/default/fonts/NotoSansSC-Bold.ttf").unwrap();
    let fonts = Fonts::new(&regular, &bold).unwrap();
    let world = Disk::new(root);
    let (sources, _) = source::load(&world, "content");
    let reading = read::read(&sources, &Gate::open());
    let numbers = site::Numbers::assign(&reading.model);
    let site = site::resolve(&reading.model, numbers);
    let studio = maps::Studio { site: &site, fonts: &fonts };
    std::fs::create_dir_all("/tmp/maps1").unwrap();
    for map in [MapKind::Technology, MapKind::Applications] {
        let mut total = 0;
        let start = Instant::now();
        let scenes: Vec<_> = site.chains.iter().map(|v| (v, maps::draw(&studio, v, map))).collect();
        eprintln!("{map:?} drawn in {:?}", start.elapsed());
        for (view, scene) in &scenes {
            let findings = audit::audit(scene);
            total += findings.len();
            for f in findings.iter().take(12) {
                eprintln!("{} {map:?}: {f}", view.chain.id());
            }
            std::fs::write(
                format!("/tmp/maps1/{prefix}{}-{}.svg", view.chain.id(), map.id()),
                svg::print(scene, svg::Form::File),
            )
            .unwrap();
            if std::env::var("DESC").is_ok() {
                eprintln!("{}: {}", view.chain.id(), scene.description);
            }
        }
        eprintln!("{map:?}: {total} findings");
    }
}
