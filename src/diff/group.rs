//! The lines of a report under headings: by chain and map, by map and chain, or by department. New dates are told together:
//! a quarter sets the same day on hundreds of records, and that is one thing to say.

use super::{Line, Nature, Report};

/// By what the lines of a report are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// By chain, then by map.
    Chain,
    /// By map, then by chain.
    Map,
    /// By department, then by chain.
    Department,
}

/// Which lines are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Status changes alone.
    Only,
    /// Everything else.
    Without,
}

/// What stands under one heading.
#[derive(Debug)]
pub struct Group<'r, 's> {
    /// The heading.
    pub heading: String,
    /// The chain that the heading names, where it names one.
    pub chain: Option<&'s str>,
    /// Its parts.
    pub parts: Vec<Part<'r, 's>>,
}

/// What stands under a heading within a heading.
#[derive(Debug)]
pub struct Part<'r, 's> {
    /// The heading.
    pub heading: String,
    /// The lines, without those of new dates.
    pub lines: Vec<&'r Line<'s>>,
    /// New dates.
    pub dated: Vec<Dated<'r, 's>>,
}

/// Records that got the same new date in place of the same old one.
#[derive(Debug)]
pub struct Dated<'r, 's> {
    /// Their lines.
    pub lines: Vec<&'r Line<'s>>,
}

impl<'s> Report<'s> {
    /// The lines that are wanted, in groups.
    #[must_use]
    pub fn groups(&self, wanted: Status, way: Way) -> Vec<Group<'_, 's>> {
        let is_wanted =
            |line: &&Line<'_>| (line.nature == Nature::Status) == (wanted == Status::Only);
        let mut groups: Vec<Group<'_, 's>> = Vec::new();
        for line in self.lines.iter().filter(is_wanted) {
            let [heading, part] = way.headings(line);
            // Lines of a heading mostly follow each other, so the search begins at the end.
            let at = groups.iter().rposition(|group| group.heading == heading);
            let at = at.unwrap_or_else(|| {
                let chain = line.record.chain.as_deref().filter(|_| way == Way::Chain);
                groups.push(Group { heading, chain, parts: Vec::new() });
                groups.len() - 1
            });
            groups[at].add(part, line);
        }
        groups
    }
}

impl<'r, 's> Group<'r, 's> {
    fn add(&mut self, heading: String, line: &'r Line<'s>) {
        let at = self.parts.iter().rposition(|part| part.heading == heading);
        let at = at.unwrap_or_else(|| {
            self.parts.push(Part { heading, lines: Vec::new(), dated: Vec::new() });
            self.parts.len() - 1
        });
        let part = &mut self.parts[at];
        if line.nature != Nature::Dated {
            part.lines.push(line);
            return;
        }
        match part.dated.iter_mut().find(|dated| dated.is_as(line)) {
            Some(dated) => dated.lines.push(line),
            None => part.dated.push(Dated { lines: vec![line] }),
        }
    }
}

impl<'r, 's> Dated<'r, 's> {
    fn is_as(&self, line: &Line<'_>) -> bool {
        let own = self.lines[0];
        (&own.field, &own.old, &own.new) == (&line.field, &line.old, &line.new)
    }

    /// The line that speaks for all.
    #[must_use]
    pub fn first(&self) -> &'r Line<'s> {
        self.lines[0]
    }
}

impl Way {
    /// The heading of a line, and the one within it.
    fn headings(self, line: &Line<'_>) -> [String; 2] {
        let (chain, area) = (line.chain.clone(), line.area.word().to_owned());
        match self {
            Self::Chain => [chain, area],
            Self::Map => [area, chain],
            Self::Department if line.department.is_empty() => ["部门待补充".to_owned(), chain],
            Self::Department => [line.department.clone(), chain],
        }
    }
}
