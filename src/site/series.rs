//! The values of an indicator in the order of time, and the periods between them of which nothing is known. Nothing is ever
//! put in the place of what lacks.

use crate::model::{Indicator, Observation, When};
use std::cmp::Ordering;

/// An indicator with its values in the order of time.
#[derive(Debug)]
pub struct Series<'m> {
    /// The indicator.
    pub indicator: &'m Indicator,
    /// Its values.
    pub readings: Vec<Reading<'m>>,
}

/// A value in its place.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'m> {
    /// The value.
    pub observation: &'m Observation,
    /// The number, where it is one alone.
    pub number: Option<f64>,
    /// Whether it follows at once on the value before it: periods of one length, none between them.
    pub follows: bool,
}

/// A line in the table of an indicator.
#[derive(Debug, Clone, Copy)]
pub enum Step<'m> {
    /// A value.
    Value(&'m Observation),
    /// A period between two values of which nothing is known.
    Gap(When),
}

/// As many periods that lack are told one by one at most.
const GAPS: usize = 40;

impl<'m> Series<'m> {
    /// The values of an indicator in the order of time.
    #[must_use]
    pub fn of(indicator: &'m Indicator) -> Self {
        let mut values: Vec<&Observation> = indicator.values.iter().collect();
        values.sort_by_key(|one| (one.period.value.end, one.period.value.start));
        let mut readings: Vec<Reading<'m>> = Vec::with_capacity(values.len());
        for observation in values {
            let before = readings.last().filter(|before| before.number.is_some());
            let next = before.and_then(|before| before.observation.period.value.next());
            let follows = next == Some(observation.period.value);
            let number = observation.quantity.plain();
            readings.push(Reading { observation, number, follows: follows && number.is_some() });
        }
        Self { indicator, readings }
    }

    /// The values and what lacks between them.
    #[must_use]
    pub fn steps(&self) -> Vec<Step<'m>> {
        let mut steps = Vec::new();
        let mut last: Option<When> = None;
        for reading in &self.readings {
            let period = reading.observation.period.value;
            steps.extend(last.into_iter().flat_map(|last| lacking(last, period)).map(Step::Gap));
            steps.push(Step::Value(reading.observation));
            last = Some(period);
        }
        steps
    }

    /// How many periods lack between the first and the last.
    #[must_use]
    pub fn gaps(&self) -> usize {
        self.steps().iter().filter(|step| matches!(step, Step::Gap(_))).count()
    }

    /// The value that makes the other extreme of all: the first of the least, or of the greatest.
    #[must_use]
    pub fn extreme(&self, wanted: Ordering) -> Option<&Reading<'m>> {
        let numbers = self.readings.iter().filter(|one| one.number.is_some());
        numbers.reduce(|best, one| {
            let order = one.number.partial_cmp(&best.number);
            if order == Some(wanted) { one } else { best }
        })
    }
}

/// The periods between two of one length; none where the lengths differ, since it is not known then what lacks.
fn lacking(from: When, to: When) -> Vec<When> {
    if from.months() != to.months() {
        return Vec::new();
    }
    let periods = std::iter::successors(from.next(), |last| last.next());
    periods.take_while(|one| one.end < to.start).take(GAPS).collect()
}

#[cfg(test)]
mod tests {
    use super::{Series, Step};
    use crate::audience::Gate;
    use crate::io::Memory;
    use crate::model::Model;
    use crate::{read, source};
    use std::cmp::Ordering;

    fn model(values: &str) -> Model {
        let text = format!(
            "indicators:\n  - {{ id: a, name: 甲, unit: 家, calibre: 规上, values: [{values}] }}\n"
        );
        let world = Memory::default()
            .with("content/chains/a/chain.yml", "name: 链\ncode: A\n")
            .with("content/chains/a/watched.yml", text);
        read::read(&source::load(&world, "content").0, &Gate::open()).model
    }

    #[test]
    fn what_lacks_is_told_and_never_bridged() {
        let model = model(
            "{ period: 2023-Q3, value: -2 }, { period: 2022-Q4, value: 5 }, { period: 2023-Q4, value: 约7 }, { period: 2023-12, value: 1 }",
        );
        let series = Series::of(&model.chains[0].indicators[0]);
        let told: Vec<String> = (series.steps().iter())
            .map(|step| match step {
                Step::Value(one) => format!("{} {}", one.period.value, one.quantity.value.value),
                Step::Gap(when) => format!("{when} ?"),
            })
            .collect();
        let expected =
            ["2022-Q4 5", "2023-Q1 ?", "2023-Q2 ?", "2023-Q3 -2", "2023-Q4 约7", "2023-12 1"];
        assert_eq!(told, expected);
        let follows: Vec<bool> = series.readings.iter().map(|one| one.follows).collect();
        assert_eq!(follows, [false, false, true, false]);
        let least = series.extreme(Ordering::Less).and_then(|one| one.number);
        assert_eq!((least, series.gaps()), (Some(-2.0), 2));
    }
}
