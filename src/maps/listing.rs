//! Lists in columns: entries in their order, in groups under headings, going on from column to column and from sheet to
//! sheet. Only where what stands; what an entry looks like is the map's affair.

use std::ops::Range;

/// Groups of so many entries stand in one column where one holds them.
const WHOLE: usize = 8;
/// As many entries of a longer group stand below a heading, and in the last column, at least.
const FEW: usize = 3;
/// Columns are so high at least before they become as even as possible, and so much higher step by step.
const LOWEST: f32 = 120.0;
const STEP: f32 = 12.0;

/// The measures of a list.
#[derive(Debug)]
pub(super) struct Listing {
    /// The groups.
    pub(super) groups: Vec<Measures>,
    /// Room between two groups of a column.
    pub(super) between: f32,
    /// How many columns stand beside each other.
    pub(super) columns: usize,
}

/// The heights of a group.
#[derive(Debug)]
pub(super) struct Measures {
    /// Of its heading.
    pub(super) heading: f32,
    /// Of its entries.
    pub(super) entries: Vec<f32>,
}

/// Entries of a group that stand in one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// The group.
    pub(super) group: usize,
    /// Its entries.
    pub(super) entries: Range<usize>,
}

impl Piece {
    /// Whether the group began in a column before.
    pub(super) const fn goes_on(&self) -> bool {
        self.entries.start > 0
    }
}

/// What stands in a column, from the top.
pub(super) type Column = Vec<Piece>;

/// Where the filling of columns has come to.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cursor {
    group: usize,
    entry: usize,
}

impl Measures {
    /// The height from an entry to the end, with the heading.
    fn height(&self, from: usize) -> f32 {
        self.heading + self.entries[from..].iter().sum::<f32>()
    }

    /// How many entries from one on fit into a height below the heading.
    fn fitting(&self, from: usize, room: f32) -> usize {
        let mut left = room - self.heading;
        let fits = |height: &&f32| {
            left -= **height;
            left >= 0.0
        };
        self.entries[from..].iter().take_while(fits).count()
    }
}

impl Listing {
    /// Whether a place is not the end.
    pub(super) const fn is_open(&self, at: Cursor) -> bool {
        at.group < self.groups.len()
    }

    /// Whether a column of a height holds an entry from a place on.
    pub(super) fn fits(&self, at: Cursor, room: f32) -> bool {
        self.groups.get(at.group).is_some_and(|group| group.fitting(at.entry, room) > 0)
    }

    /// How high everything is in one column.
    pub(super) fn whole(&self) -> f32 {
        self.groups.iter().map(|group| group.height(0) + self.between).sum()
    }

    /// The columns of every sheet from a place on, none higher than the room there, which is another on the first; those
    /// of the last are as even as possible. An entry that no room holds stands alone.
    pub(super) fn sheets(&self, mut at: Cursor, (first, further): (f32, f32)) -> Vec<Vec<Column>> {
        let mut sheets = Vec::new();
        while self.is_open(at) {
            let room = if sheets.is_empty() { first } else { further };
            let (columns, next) = self.sheet(at, room);
            let is_last = !self.is_open(next);
            sheets.push(if is_last { self.even(at, room) } else { columns });
            at = next;
        }
        sheets
    }

    /// What is left from a place on, in the lowest columns of one sheet; they hold it at the height `most`.
    fn even(&self, from: Cursor, most: f32) -> Vec<Column> {
        // Low columns that cut a short group are no better.
        let short = self.groups.iter().skip(from.group);
        let short = short.filter(|group| group.entries.len() <= WHOLE);
        let mut room = short.map(|group| group.height(0)).fold(LOWEST, f32::max).min(most);
        loop {
            let (columns, end) = self.sheet(from, room);
            if !self.is_open(end) || room >= most {
                return columns;
            }
            room = (room + STEP).min(most);
        }
    }

    /// The columns of one sheet from a place on, and where the next goes on.
    fn sheet(&self, mut at: Cursor, room: f32) -> (Vec<Column>, Cursor) {
        let mut columns = Vec::new();
        while self.is_open(at) && columns.len() < self.columns {
            let (column, next) = self.fill(at, room);
            columns.push(column);
            at = next;
        }
        (columns, at)
    }

    /// One column from a place on, and where the next goes on.
    pub(super) fn fill(&self, mut at: Cursor, room: f32) -> (Column, Cursor) {
        let (mut column, mut left): (Column, f32) = (Vec::new(), room);
        while let Some(group) = self.groups.get(at.group) {
            let open = group.entries.len() - at.entry;
            let count = group.fitting(at.entry, left);
            // A short group stays whole, a heading does not stand above one entry of many, and no column is left empty.
            let least = if group.entries.len() <= WHOLE { open } else { open.min(FEW) };
            if count < least && !column.is_empty() {
                break;
            }
            // One or two entries do not go on alone where there is one more to go with them.
            let is_short = (1..FEW).contains(&open.saturating_sub(count));
            let count = if is_short && count > FEW { open - FEW } else { count };
            let to = at.entry + count.max(1);
            column.push(Piece { group: at.group, entries: at.entry..to });
            if to < group.entries.len() {
                at.entry = to;
                break;
            }
            left -= group.height(at.entry) + self.between;
            at = Cursor { group: at.group + 1, entry: 0 };
        }
        (column, at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listing(groups: &[usize]) -> Listing {
        let group = |count: &usize| Measures { heading: 30.0, entries: vec![20.0; *count] };
        Listing { groups: groups.iter().map(group).collect(), between: 10.0, columns: 2 }
    }

    fn height(column: &Column) -> f32 {
        let pieces = column.iter().map(|piece| 30.0 + 20.0 * piece.entries.len() as f32);
        pieces.sum::<f32>() + 10.0 * (column.len() - 1) as f32
    }

    fn piece(group: usize, entries: Range<usize>) -> Piece {
        Piece { group, entries }
    }

    #[test]
    fn short_groups_stay_whole() {
        let [first, last] = &listing(&[3, 3, 2, 1]).sheets(Cursor::default(), (150.0, 150.0))[..]
        else {
            panic!("two sheets");
        };
        assert_eq!(first, &[vec![piece(0, 0..3)], vec![piece(1, 0..3)]]);
        assert_eq!(last, &[vec![piece(2, 0..2)], vec![piece(3, 0..1)]]);
    }

    #[test]
    fn long_groups_go_on_and_nothing_is_lost() {
        for room in [40.0, 90.0, 133.0, 400.0, f32::INFINITY] {
            let list = listing(&[12, 1, 30, 2]);
            let sheets = list.sheets(Cursor::default(), (room, room));
            let pieces: Vec<&Piece> = sheets.iter().flatten().flatten().collect();
            for (group, count) in [12, 1, 30, 2].into_iter().enumerate() {
                let of = pieces.iter().filter(|one| one.group == group);
                let entries: Vec<usize> = of.flat_map(|one| one.entries.clone()).collect();
                assert_eq!(entries, (0..count).collect::<Vec<_>>(), "{room}");
            }
            let highest = sheets.iter().flatten().map(height).fold(0.0, f32::max);
            assert!(highest <= room.max(50.0), "{highest} in {room}");
        }
    }

    #[test]
    fn the_last_columns_are_even() {
        let list = listing(&[20]);
        let sheets = list.sheets(Cursor::default(), (1000.0, 1000.0));
        let heights: Vec<f32> = sheets[0].iter().map(height).collect();
        assert_eq!(heights, [230.0, 230.0]);
    }
}
