//! Polygons with their properties out of a GeoJSON text (RFC 7946), each with its place in the text.
//!
//! Reads what is there: whether the numbers are degrees, and of what, is not its matter.

use crate::diag::{Diagnostic, Span, Words};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

/// A polygon: its outer ring, then those of its holes, of pairs of numbers.
pub type Polygon = Vec<Vec<[f64; 2]>>;

/// A feature that is an area.
#[derive(Debug, Clone)]
pub struct Feature {
    /// Its properties, those that are a text or a number.
    pub properties: Vec<(String, String)>,
    /// Its parts.
    pub polygons: Vec<Polygon>,
    /// Where it begins.
    pub span: Span,
}

#[derive(Deserialize)]
struct Collection<'t> {
    #[serde(rename = "type")]
    kind: String,
    #[serde(borrow, default)]
    features: Vec<&'t RawValue>,
}

#[derive(Deserialize)]
struct Raw<'t> {
    properties: Option<Map<String, Value>>,
    #[serde(borrow)]
    geometry: Option<Geometry<'t>>,
}

#[derive(Deserialize)]
struct Geometry<'t> {
    #[serde(rename = "type")]
    kind: String,
    #[serde(borrow)]
    coordinates: Option<&'t RawValue>,
}

/// Positions of a polygon as they are written: two numbers, and perhaps a height.
type Rings = Vec<Vec<Vec<f64>>>;

/// As much of a text as is marked where a whole feature is meant: a feature may be a line of a megabyte.
const MARKED: usize = 24;

/// Reads the features of a text; what is wrong with it stops its reading, what is wrong with one feature only that of
/// the feature.
#[must_use]
pub fn parse(text: &str, file: u32) -> (Vec<Feature>, Vec<Diagnostic>) {
    let reader = Reader { text, file };
    let collection: Collection<'_> = match serde_json::from_str(text) {
        Ok(collection) => collection,
        Err(error) => return (Vec::new(), vec![reader.syntax(text, &error)]),
    };
    if collection.kind != "FeatureCollection" {
        let problem = reader.damaged(
            text,
            format!("这里要一个 FeatureCollection，不是 {}", collection.kind),
            format!("a FeatureCollection is needed here, not a {}", collection.kind),
        );
        return (Vec::new(), vec![problem]);
    }
    let (mut features, mut problems) = (Vec::new(), Vec::new());
    for raw in collection.features {
        match reader.feature(raw.get()) {
            Ok(feature) => features.push(feature),
            Err(problem) => problems.push(*problem),
        }
    }
    (features, problems)
}

struct Reader<'t> {
    text: &'t str,
    file: u32,
}

impl Reader<'_> {
    fn feature(&self, text: &str) -> Result<Feature, Box<Diagnostic>> {
        let raw: Raw<'_> = self.value(text)?;
        let properties = raw.properties.unwrap_or_default().into_iter();
        let properties = properties.filter_map(|(key, value)| match value {
            Value::String(text) => Some((key, text)),
            Value::Number(number) => Some((key, number.to_string())),
            _ => None,
        });
        let polygons = self.polygons(text, raw.geometry)?;
        Ok(Feature { properties: properties.collect(), polygons, span: self.span(text) })
    }

    fn polygons(
        &self,
        feature: &str,
        geometry: Option<Geometry<'_>>,
    ) -> Result<Vec<Polygon>, Box<Diagnostic>> {
        let coordinates = geometry.as_ref().and_then(|one| Some((one, one.coordinates?.get())));
        let polygons: Vec<Rings> = match coordinates {
            Some((one, text)) if one.kind == "Polygon" => vec![self.value(text)?],
            Some((one, text)) if one.kind == "MultiPolygon" => self.value(text)?,
            _ => {
                let kind = geometry.map_or_else(|| "null".to_owned(), |one| one.kind);
                let zh = format!("这一块要是多边形（Polygon 或 MultiPolygon），不是 {kind}");
                let en = format!("this must be a Polygon or MultiPolygon, not {kind}");
                return Err(Box::new(self.damaged(feature, zh, en)));
            }
        };
        let polygons = polygons.iter().map(polygon).collect::<Option<Vec<_>>>();
        polygons.filter(|polygons| !polygons.is_empty()).ok_or_else(|| {
            let zh = "这一块的界线不成多边形：每一圈至少有三个不同的点，围出一块面积";
            let en =
                "the lines of this are no polygon: a ring has three points or more and an area";
            Box::new(self.damaged(feature, zh.to_owned(), en.to_owned()))
        })
    }

    fn value<'v, T: Deserialize<'v>>(&self, text: &'v str) -> Result<T, Box<Diagnostic>> {
        serde_json::from_str(text).map_err(|error| Box::new(self.syntax(text, &error)))
    }

    /// What the parser says about a part of the text, at its place.
    fn syntax(&self, part: &str, error: &serde_json::Error) -> Diagnostic {
        let before = part.split_inclusive('\n').take(error.line().saturating_sub(1));
        let line: usize = before.map(str::len).sum();
        let at = (line + error.column().saturating_sub(1)).min(part.len());
        let at = part.floor_char_boundary(at);
        let place = self.span(&part[at..]);
        let place = Span { end: place.end.min(place.start + 1), ..place };
        let told = error.to_string();
        let told = told.split(" at line ").next().unwrap_or_default();
        let message = Words::new(
            format!("GeoJSON 从这里起读不懂（{told}）"),
            format!("the GeoJSON cannot be understood from here on ({told})"),
        );
        Diagnostic::error("damaged-boundaries", place, message).with_help(HELP[0], HELP[1])
    }

    fn damaged(&self, part: &str, zh: String, en: String) -> Diagnostic {
        let message = Words::new(zh, en);
        let problem = Diagnostic::error("damaged-boundaries", self.span(part), message);
        problem.with_help(HELP[0], HELP[1])
    }

    /// Where a part of the text begins.
    fn span(&self, part: &str) -> Span {
        let start = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        let end = self.text.floor_char_boundary(start + part.len().min(MARKED));
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span { file: self.file, start: place(start), end: place(end) }
    }
}

const HELP: [&str; 2] = [
    "重新导出为 GeoJSON：每个市州一个要素，几何为多边形，属性里有名称或行政区划代码",
    "export it as GeoJSON again: a feature for each city, a polygon with its name or code among the properties",
];

/// Rings of pairs; none where one of them has no area.
fn polygon(rings: &Rings) -> Option<Polygon> {
    let pair = |place: &Vec<f64>| Some([*place.first()?, *place.get(1)?]);
    let ring = |ring: &Vec<Vec<f64>>| {
        let ring: Vec<[f64; 2]> = ring.iter().map(pair).collect::<Option<_>>()?;
        has_area(&ring).then_some(ring)
    };
    let rings: Vec<_> = rings.iter().map(ring).collect::<Option<_>>()?;
    (!rings.is_empty()).then_some(rings)
}

fn has_area(ring: &[[f64; 2]]) -> bool {
    let [x, y] = ring.first().copied().unwrap_or_default();
    let crosses = ring.windows(2).map(|two| {
        let [a, b] = [two[0], two[1]].map(|one| [one[0] - x, one[1] - y]);
        a[0] * b[1] - a[1] * b[0]
    });
    crosses.sum::<f64>().abs() > 1e-12
}
