//! Dates as authors write them: a day, a month, a quarter or a year.

use jiff::civil::Date;

/// A stretch of calendar days, from one day to a whole year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct When {
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
}

impl When {
    /// What [`When::parse`] reads, as a regular expression for the schema: months have their own number of days,
    /// and the 29th of February its leap years.
    pub(crate) const PATTERN: &str = "(?:[1-9][0-9]{3}(?:-[Qq][1-4]|-(?:0[1-9]|1[0-2])\
        |-(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|-(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)\
        |-02-(?:0[1-9]|1[0-9]|2[0-8]))?\
        |(?:[1-9][0-9](?:0[48]|[2468][048]|[13579][26])|(?:[2468][048]|[13579][26])00)-02-29)";

    /// Reads `2023`, `2023-Q4`, `2023-12` or `2023-12-31`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year: i16 = digits(parts.next()?, 4).filter(|year| *year >= 1000)?;
        let (second, day) = (parts.next(), parts.next());
        if parts.next().is_some() {
            return None;
        }
        let (first, last) = match second {
            None => (1, 12),
            Some(quarter) if quarter.starts_with(['Q', 'q']) => {
                let quarter: i8 = digits(&quarter[1..], 1).filter(|q| (1..=4).contains(q))?;
                (quarter * 3 - 2, quarter * 3)
            }
            Some(month) => {
                let month: i8 = digits(month, 2)?;
                (month, month)
            }
        };
        match day {
            Some(_) if first != last => None,
            Some(day) => {
                let date = Date::new(year, first, digits(day, 2)?).ok()?;
                Some(Self { start: date, end: date })
            }
            None => Some(Self {
                start: Date::new(year, first, 1).ok()?,
                end: Date::new(year, last, 1).ok()?.last_of_month(),
            }),
        }
    }

    /// How many whole months it is; 0 for a day.
    #[must_use]
    pub fn months(self) -> i32 {
        if self.start == self.end { 0 } else { month_of(self.end) - month_of(self.start) + 1 }
    }

    /// The stretch of as many whole months that follows; none after a day.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        let months = self.months();
        let first = self.end.tomorrow().ok().filter(|_| months > 0)?;
        let last = month_of(first) + months - 1;
        let (year, month) = (last.div_euclid(12), last.rem_euclid(12) + 1);
        let last = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, 1).ok()?;
        Some(Self { start: first, end: last.last_of_month() })
    }

    /// From the first day of one to the last day of another.
    #[must_use]
    pub fn through(self, other: Self) -> Self {
        Self { start: self.start, end: other.end }
    }
}

/// The month of a day, counted from the year 0.
fn month_of(day: Date) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month()) - 1
}

/// A number written with exactly so many digits.
fn digits<T: std::str::FromStr>(text: &str, count: usize) -> Option<T> {
    let right = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| right)
}

impl std::fmt::Display for When {
    /// As precise as it was written: `2023`, `2023-Q4`, `2023-12`, `2023-12-31`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (start, end) = (self.start, self.end);
        let year = start.year();
        match (start.month(), end.month()) {
            _ if start == end => write!(f, "{start}"),
            (1, 12) if year == end.year() => write!(f, "{year}"),
            (from, to) if from == to => write!(f, "{year}-{from:02}"),
            (from, to) if to == from + 2 && year == end.year() => write!(f, "{year}-Q{}", to / 3),
            _ => write!(f, "{start}–{end}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::When;

    #[test]
    fn dates_are_read_as_precise_as_they_are_written() {
        for (text, start, end) in [
            ("2023", "2023-01-01", "2023-12-31"),
            ("2023-Q4", "2023-10-01", "2023-12-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2021-04-09", "2021-04-09", "2021-04-09"),
        ] {
            let when = When::parse(text).unwrap();
            assert_eq!((when.start.to_string(), when.end.to_string()), (start.into(), end.into()));
            assert_eq!(when.to_string(), text);
        }
    }

    #[test]
    fn a_stretch_is_followed_by_one_as_long() {
        for (text, next) in [
            ("2023", "2024"),
            ("2023-Q4", "2024-Q1"),
            ("2023-11", "2023-12"),
            ("2023-12", "2024-01"),
        ] {
            assert_eq!(When::parse(text).unwrap().next(), When::parse(next), "{text}");
        }
        assert_eq!(When::parse("2023-12-31").unwrap().next(), None);
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "23",
            "2023-13",
            "2023-Q5",
            "2023-02-30",
            "2023-Q1-01",
            "2023年",
            "2023-1-1-1",
            "2023-1-5",
            "+123",
            "0000",
            "2023-+2",
            "2023-Q",
            "2023-Q44",
        ] {
            assert_eq!(When::parse(text), None, "{text}");
        }
    }
}
