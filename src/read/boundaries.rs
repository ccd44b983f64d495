//! Reads the file with the boundaries of the cities, and finds out which of them is whose.

use super::Reading;
use super::fields::Fields;
use super::kind::{Identity, Kind};
use super::shape::Shape;
use crate::diag::{Diagnostic, Span, Words};
use crate::model::{Boundaries, Boundary, Datum, Region};
use crate::source::geojson::{self, Feature};
use crate::source::{Body, Sources};

const BOUNDARIES: Kind = Kind::open("界线数据", "boundaries", Identity::None);

/// Properties that name a city or its code, unless the site file names another.
const USUAL: [&str; 8] = ["name", "NAME", "Name", "名称", "adcode", "code", "CODE", "代码"];

/// Longitudes and latitudes among which a province can lie; true coordinates may be those of an imagined one.
const EARTH: [[f64; 2]; 2] = [[60.0, 180.0], [0.0, 60.0]];
/// Where the shifted coordinates of web maps have a meaning.
const CHINA: [[f64; 2]; 2] = [[72.0, 138.0], [0.8, 56.0]];

/// Reads what the site file says of the boundaries.
pub(super) fn stated(fields: &mut Fields<'_, '_, '_>) -> Option<Boundaries> {
    fields.find_form(BOUNDARIES, |inner| drop(of(inner)));
    let node = fields.value("boundaries", Shape::Record(BOUNDARIES.name[1]))?;
    let mut inner = Fields::open(node, BOUNDARIES, fields.openness(), fields.cx)?;
    let boundaries = of(&mut inner);
    inner.close();
    boundaries
}

fn of(fields: &mut Fields<'_, '_, '_>) -> Option<Boundaries> {
    let file = fields.required_text("file");
    let coordinates = fields.required_word("coordinates");
    let name_property = fields.text("name_property");
    Some(Boundaries { file: file?, coordinates, name_property })
}

/// Reads the file that the site file names, for the cities that were read.
pub(super) fn read(sources: &Sources, reading: &mut Reading) {
    let Some(stated) = &reading.model.settings.boundaries else { return };
    let path = format!("content/{}", stated.file.value);
    let found = sources.files.iter().enumerate();
    let found = found.filter(|(_, file)| matches!(file.body, Body::Data));
    let Some((at, file)) = found.clone().find(|(_, file)| file.path == path) else {
        let known: Vec<&str> =
            found.filter_map(|(_, one)| one.path.strip_prefix("content/")).collect();
        reading.problems.push(missing(stated, &known));
        return;
    };
    let (features, mut problems) =
        geojson::parse(&file.text, u32::try_from(at).unwrap_or(u32::MAX));
    problems.extend(features.iter().filter_map(|one| impossible(one, stated)));
    if problems.is_empty() {
        let (boundaries, unmatched) = matched(&features, stated, &reading.model.regions);
        reading.model.boundaries = boundaries;
        problems = unmatched;
    }
    reading.problems.append(&mut problems);
}

fn missing(stated: &Boundaries, known: &[&str]) -> Diagnostic {
    let file = &stated.file;
    let message = Words::new(
        format!("content/ 下没有文件“{}”", file.value),
        format!("there is no file `{}` below content/", file.value),
    );
    let (zh, en) = match known {
        [] => (
            "把扩展名为 .geojson 的界线文件放进 content/，这里写它从 content/ 算起的路径".to_owned(),
            "put a boundary file that ends in .geojson into content/, and write its path below that here"
                .to_owned(),
        ),
        known => {
            let known = known.join("、");
            (format!("现有的 GeoJSON 文件：{known}"), format!("GeoJSON files that are there: {known}"))
        }
    };
    Diagnostic::error("missing-boundaries", file.span, message).with_help(zh, en)
}

/// A feature with a place that cannot be one.
fn impossible(feature: &Feature, stated: &Boundaries) -> Option<Diagnostic> {
    let datum = stated.coordinates.map(|one| one.value);
    let is_shifted = matches!(datum, Some(Datum::Gcj02 | Datum::Bd09));
    let [east, north] = if is_shifted { CHINA } else { EARTH };
    let within = |[least, most]: [f64; 2], one: f64| least < one && one < most;
    let mut places = feature.polygons.iter().flatten().flatten();
    let [x, y] = places.find(|[x, y]| !(within(east, *x) && within(north, *y)))?;
    let message = Words::new(
        format!("这一块有一个点在经度 {x}、纬度 {y}，不在可能的范围里"),
        format!("this has a point at longitude {x}, latitude {y}, which cannot be"),
    );
    let (zh, en) = match is_shifted {
        true => (
            "GCJ-02、BD-09 只用于中国境内；核对 coordinates 写的坐标系",
            "GCJ-02 and BD-09 hold within China only; see whether `coordinates` is right",
        ),
        false => (
            "坐标要以度为单位，先经度后纬度；以米为单位的平面坐标请先转换成 CGCS2000 经纬度",
            "coordinates are degrees, longitude first; convert planar coordinates in metres to CGCS2000 first",
        ),
    };
    Some(Diagnostic::error("impossible-coordinates", feature.span, message).with_help(zh, en))
}

/// The boundaries by city, in the order of the cities; who has none, and what is nobody's.
fn matched(
    features: &[Feature],
    stated: &Boundaries,
    regions: &[Region],
) -> (Vec<Boundary>, Vec<Diagnostic>) {
    let own = |feature: &Feature, region: &Region| {
        names(feature, stated).any(|one| is_named(region, one))
    };
    let mut boundaries = Vec::new();
    let mut problems = Vec::new();
    for region in regions {
        let parts = features.iter().filter(|feature| own(feature, region));
        let polygons: Vec<_> = parts.flat_map(|feature| feature.polygons.clone()).collect();
        if polygons.is_empty() {
            problems.push(without_boundary(region));
        } else {
            boundaries.push(Boundary { region: region.record.id.value.clone(), polygons });
        }
    }
    if boundaries.is_empty() && !regions.is_empty() {
        return (boundaries, vec![none_named(features, stated)]);
    }
    let is_nobodys = |feature: &&Feature| !regions.iter().any(|region| own(feature, region));
    problems.extend(features.iter().filter(is_nobodys).map(|one| without_region(one, stated)));
    (boundaries, problems)
}

/// What a feature may be called by.
fn names<'f>(feature: &'f Feature, stated: &'f Boundaries) -> impl Iterator<Item = &'f str> {
    let wanted = stated.name_property.as_ref().map(|one| one.value.as_str());
    let is_wanted = move |key: &str| wanted.map_or(USUAL.contains(&key), |wanted| key == wanted);
    let properties = feature.properties.iter();
    properties.filter(move |(key, _)| is_wanted(key)).map(|(_, value)| value.trim())
}

fn is_named(region: &Region, name: &str) -> bool {
    let own = [Some(&region.record.name), region.short.as_ref(), region.code.as_ref()];
    own.into_iter().flatten().any(|own| own.value == name)
}

fn without_boundary(region: &Region) -> Diagnostic {
    let name = &region.record.name;
    let message = Words::new(
        format!("界线文件里没有“{}”", name.value),
        format!("the boundary file holds no {}", name.value),
    );
    Diagnostic::error("region-without-boundary", name.span, message).with_help(
        "补上这一块，或让它的属性里有市州的全称、简称或行政区划代码",
        "add it, or let its properties hold the city's full name, short name or code",
    )
}

/// That no feature at all is named like a city, which has one reason rather than as many as there are cities.
fn none_named(features: &[Feature], stated: &Boundaries) -> Diagnostic {
    let span: Span = stated.name_property.as_ref().unwrap_or(&stated.file).span;
    let properties = features.first().map(|one| {
        let pairs = one.properties.iter().map(|(key, value)| format!("{key}（{value}）"));
        pairs.collect::<Vec<_>>().join("、")
    });
    let properties = properties.filter(|text| !text.is_empty()).unwrap_or_else(|| "—".to_owned());
    let message = Words::new(
        "界线文件里没有一块与市州对得上",
        "nothing in the boundary file is named like a city",
    );
    Diagnostic::error("region-without-boundary", span, message).with_help(
        format!("用 name_property 写明哪个属性是市州的名称或代码。第一块的属性：{properties}"),
        format!("say with `name_property` which property is the city's name or code. The first has: {properties}"),
    )
}

fn without_region(feature: &Feature, stated: &Boundaries) -> Diagnostic {
    let name = names(feature, stated).next().unwrap_or("—");
    let message = Words::new(
        format!("界线文件里的“{name}”不是一个市州，图上不画"),
        format!("`{name}` in the boundary file is no city, and will not be drawn"),
    );
    Diagnostic::warning("boundary-without-region", feature.span, message).with_help(
        "核对名称，或从界线文件里删去这一块",
        "correct the name, or take it out of the boundary file",
    )
}
