//! An indicator period by period: a small line over an honest axis, open where a period lacks, with the first, the last, the
//! least and the greatest value in figures. All values are in the table beside.

use super::Studio;
use super::coding::SMALL;
use super::small::{Small, Title};
use crate::geometry::spark::Axis;
use crate::model::{Indicator, Openness, When};
use crate::scene::{Colour, Fill, Point, Rect, Scene, Shape, Stroke};
use crate::site::{ChainView, Reading, Series};
use crate::text::Ink;
use jiff::civil::Date;
use std::cmp::Ordering;

/// Width of the drawing.
const WIDTH: f32 = 304.0;
/// Height of the line.
const HEIGHT: f32 = 88.0;
/// Room for the figure above or below the line.
const FIGURE: f32 = 22.0;
/// Between the line and the figures: a point or the zero may lie on the edge.
const EDGE: f32 = 5.0;
/// Room at the left for the zero.
const ZERO: f32 = 20.0;

/// The line and where it is drawn.
struct Plot<'s, 'm> {
    series: &'s Series<'m>,
    axis: Axis,
    area: Rect,
    /// The first and the last moment.
    span: (f32, f32),
}

/// Draws an indicator; nothing where it has no value.
pub(super) fn draw(studio: &Studio<'_>, view: &ChainView<'_>, indicator: &Indicator) -> Vec<Scene> {
    let series = Series::of(indicator);
    let target = indicator.target.as_ref().and_then(crate::model::Quantity::plain);
    let numbers = series.readings.iter().filter_map(|one| one.number);
    // A target without any value is no line.
    let Some(axis) = numbers.clone().next().and_then(|_| Axis::of(numbers.chain(target))) else {
        return Vec::new();
    };
    let values = indicator.values.iter().map(|one| one.openness);
    let own = indicator.record.openness.max(view.chain.record.openness);
    let title = Title {
        name: indicator.record.name.value.clone(),
        about: about(indicator),
        openness: values.fold(own, Openness::max),
        description: described(&series),
    };
    let mut small = Small::begin(studio, title, WIDTH);
    small.take(6.0);
    let above = small.take(FIGURE);
    small.take(EDGE);
    let room = small.take(HEIGHT);
    small.take(EDGE);
    let below = small.take(FIGURE);
    let area = Rect::between(room.x + ZERO, room.y, room.right() - 6.0, room.bottom());
    let plot = Plot { area, axis, span: span(&series), series: &series };
    plot.axes(studio, &mut small.scene);
    plot.target(target, &mut small.scene);
    plot.line(&mut small.scene);
    plot.figure(studio, (above, "最高", Ordering::Greater), &mut small.scene);
    plot.figure(studio, (below, "最低", Ordering::Less), &mut small.scene);
    ends(studio, &mut small, &series);
    let ink = Ink::regular(SMALL, Colour::Ink2);
    small.write(studio, &remark(&plot), ink);
    vec![small.finish()]
}

/// Of what the values speak: scope, calibre, unit.
fn about(indicator: &Indicator) -> Vec<String> {
    let text = |text: &Option<crate::model::Text>| text.as_ref().map(|text| text.value.clone());
    let unit = text(&indicator.unit).map(|unit| format!("单位：{unit}"));
    let parts = [text(&indicator.scope), text(&indicator.calibre), unit];
    parts.into_iter().flatten().collect()
}

/// A day as months since the year 0.
fn moment(day: Date) -> f32 {
    let month = f32::from(day.year()) * 12.0 + f32::from(day.month()) - 1.0;
    month + f32::from(day.day()) / f32::from(day.days_in_month())
}

fn span(series: &Series<'_>) -> (f32, f32) {
    let moments = series.readings.iter().map(|one| moment(one.observation.period.value.end));
    moments.fold((f32::MAX, f32::MIN), |(first, last), one| (first.min(one), last.max(one)))
}

impl Plot<'_, '_> {
    fn point(&self, reading: &Reading<'_>) -> Option<Point> {
        let (first, last) = self.span;
        let moment = moment(reading.observation.period.value.end);
        // One value alone stands in the middle.
        let share = if last > first { (moment - first) / (last - first) } else { 0.5 };
        Some(Point::new(self.area.x + share * self.area.width, self.height(reading.number?)))
    }

    fn height(&self, value: f64) -> f32 {
        self.area.bottom() - self.axis.share(value) * self.area.height
    }

    /// The line of zero with its figure; where zero lies beyond, a break at the foot of the axis.
    fn axes(&self, studio: &Studio<'_>, scene: &mut Scene) {
        let line = Stroke::new(Colour::Plain, 1.0);
        let Rect { x, y, .. } = self.area;
        let left = x - 8.0;
        if self.axis.is_broken {
            let foot = self.area.bottom();
            let zigzag = [(0.0, -18.0), (-5.0, -13.5), (5.0, -7.5), (0.0, -3.0), (0.0, 4.0)];
            let zigzag = zigzag.map(|(dx, dy)| Point::new(left + dx, foot + dy));
            scene.push(line.path([vec![Point::new(left, y)], zigzag.to_vec()].concat()));
            return;
        }
        let zero = self.height(0.0);
        scene.push(line.horizontal(zero, left, self.area.right() + 6.0));
        let text = studio.fonts.set_middle("0", Ink::regular(SMALL, Colour::Ink3), zero);
        scene.push(text.ending(left - 3.0));
    }

    /// What is to be reached, as a dashed line.
    fn target(&self, target: Option<f64>, scene: &mut Scene) {
        let Some(target) = target else { return };
        let line = Stroke::new(Colour::Band3, 1.4).dashed(6.0, 4.0);
        scene.push(line.horizontal(self.height(target), self.area.x, self.area.right() + 6.0));
    }

    /// The values, joined only where one follows at once on the other.
    fn line(&self, scene: &mut Scene) {
        let stroke = Stroke::new(Colour::Band1, 1.8);
        let readings = &self.series.readings;
        for pair in readings.windows(2).filter(|pair| pair[1].follows) {
            if let (Some(from), Some(to)) = (self.point(&pair[0]), self.point(&pair[1])) {
                scene.push(stroke.line(from, to));
            }
        }
        let extremes = [Ordering::Greater, Ordering::Less].map(|wanted| self.extreme(wanted));
        for point in readings.iter().filter_map(|one| self.point(one)) {
            let is_told = extremes.contains(&Some(point));
            let radius = if is_told { 4.0 } else { 2.6 };
            let ground = if is_told { Colour::White } else { Colour::Band1 };
            scene.push(Shape::circle(point, radius, Fill::Solid(ground)).stroked(stroke));
        }
    }

    fn extreme(&self, wanted: Ordering) -> Option<Point> {
        self.point(self.series.extreme(wanted)?)
    }

    /// The greatest or least value, above or below the line where it stands; one value alone is told at the end only.
    fn figure(
        &self,
        studio: &Studio<'_>,
        (row, word, wanted): (Rect, &str, Ordering),
        scene: &mut Scene,
    ) {
        if self.series.readings.len() < 2 {
            return;
        }
        let Some(reading) = self.series.extreme(wanted) else { return };
        let Some(point) = self.point(reading) else { return };
        let text = format!("{word} {}", value(reading));
        let text = studio.fonts.set_middle(&text, Ink::bold(SMALL, Colour::Ink), row.center().y);
        let most = (row.right() - text.width).max(row.x);
        let left = (point.x - text.width / 2.0).clamp(row.x, most);
        scene.push(text.starting(left));
    }
}

/// The first and the last value with their periods: beside each other, or below each other where there is no room.
fn ends(studio: &Studio<'_>, small: &mut Small, series: &Series<'_>) {
    let told = |reading: &Reading<'_>| {
        let text = format!("{}　{}", reading.observation.period.value, value(reading));
        studio.fonts.set(&text, Ink::regular(SMALL, Colour::Ink))
    };
    let numbers: Vec<_> = series.readings.iter().filter(|one| one.number.is_some()).collect();
    let (Some(first), Some(last)) = (numbers.first(), numbers.last()) else { return };
    let (first, last) = (told(first), told(last));
    let rule = small.take(1.0);
    small.scene.push(Stroke::new(Colour::Line, 1.0).horizontal(rule.y, rule.x, rule.right()));
    let is_one = numbers.len() == 1;
    let is_wide = first.width + last.width + 16.0 > WIDTH;
    let line = small.take(24.0);
    small.scene.push(first.at(line.x, line.y + 17.0));
    if is_one {
        return;
    }
    let line = if is_wide { small.take(22.0) } else { line };
    let text = last.at(0.0, line.y + 17.0);
    small.scene.push(text.ending(line.right()));
}

/// A value as it is written, its sign as wide as a digit.
fn value(reading: &Reading<'_>) -> String {
    reading.observation.quantity.value.value.replacen('-', "–", 1)
}

/// What the line does not say: the target, what lacks, where the axis begins.
fn remark(plot: &Plot<'_, '_>) -> String {
    let indicator = plot.series.indicator;
    let mut parts = Vec::new();
    if let Some(target) = indicator.target.as_ref().filter(|one| one.plain().is_some()) {
        let due = indicator.due.map(|due| format!("（{}）", due.value)).unwrap_or_default();
        parts.push(format!("虚线：目标 {}{due}", target.value.value.replacen('-', "–", 1)));
    }
    match plot.series.gaps() {
        0 => {}
        gaps => parts.push(format!("空缺 {gaps} 期，不连线")),
    }
    if plot.series.readings.windows(2).any(|pair| length(&pair[0]) != length(&pair[1])) {
        parts.push("时期长短不一处不连线".to_owned());
    }
    if plot.axis.is_broken {
        parts.push("纵轴不从零起".to_owned());
    }
    parts.join("；")
}

fn length(reading: &Reading<'_>) -> i32 {
    let period: When = reading.observation.period.value;
    period.months()
}

fn described(series: &Series<'_>) -> String {
    let told = |reading: &Reading<'_>| {
        format!("{} 为 {}", reading.observation.period.value, value(reading))
    };
    let numbers: Vec<_> = series.readings.iter().filter(|one| one.number.is_some()).collect();
    let mut parts = vec![format!(
        "{}（{}）",
        series.indicator.record.name.value,
        about(series.indicator).join("，")
    )];
    if let (Some(first), Some(last)) = (numbers.first(), numbers.last()) {
        parts.push(format!("共 {} 期，首期 {}，末期 {}", numbers.len(), told(first), told(last)));
    }
    let extremes = [("最高", Ordering::Greater), ("最低", Ordering::Less)].into_iter();
    parts
        .extend(extremes.filter_map(|(word, wanted)| {
            Some(format!("{word} {}", told(series.extreme(wanted)?)))
        }));
    match series.gaps() {
        0 => {}
        gaps => parts.push(format!("其间空缺 {gaps} 期")),
    }
    format!("{}。", parts.join("；"))
}
