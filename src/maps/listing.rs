//! Lists in columns: entries in their order, in groups under headings, going on from column to column and from sheet to
//! sheet. Only where what stands; what an entry looks like is the map's affair.

use std::ops::Range;

/// Groups of so many entries stand in one column where one holds them.
const WHOLE: usize = 8;
/// By so much columns become higher until there are few enough.
const STEP: f32 = 8.0;

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

impl Listing {
    /// The columns of every sheet, none higher than the room there, which is another on the first; those of the last are
    /// as low as they can be. An entry that no room holds stands alone.
    pub(super) fn sheets(&self, first: f32, further: f32) -> Vec<Vec<Column>> {
        let mut sheets = Vec::new();
        let mut at = (0, 0);
        while at.0 < self.groups.len() {
            let room = if sheets.is_empty() { first } else { further };
            let (mut columns, mut next) = self.sheet(at, room);
            if next.0 >= self.groups.len() {
                (columns, next) = self.lowest(at, room);
            }
            sheets.push(columns);
            at = next;
        }
        sheets
    }

    /// The lowest columns of one sheet that hold everything from a place on.
    fn lowest(&self, from: (usize, usize), most: f32) -> (Vec<Column>, (usize, usize)) {
        let all = |at: &(usize, usize)| at.0 >= self.groups.len();
        let rest = self.groups[from.0..].iter().enumerate();
        let rest = rest.map(|(at, group)| {
            let done = if at == 0 { from.1 } else { 0 };
            group.heading + group.entries[done..].iter().sum::<f32>()
        });
        // Low columns that cut a short group are no better.
        let short = self.groups[from.0..].iter().filter(|group| group.entries.len() <= WHOLE);
        let short = short.map(|group| group.heading + group.entries.iter().sum::<f32>());
        let mut room = short.fold(rest.sum::<f32>() / self.columns as f32, f32::max);
        loop {
            let (columns, end) = self.sheet(from, room.min(most));
            if all(&end) || room >= most {
                return (columns, end);
            }
            room += STEP;
        }
    }

    /// The columns of one sheet from a place on, and where the next goes on.
    fn sheet(&self, mut at: (usize, usize), room: f32) -> (Vec<Column>, (usize, usize)) {
        let mut columns = Vec::new();
        while at.0 < self.groups.len() && columns.len() < self.columns {
            let (column, next) = self.fill(at, room);
            columns.push(column);
            at = next;
        }
        (columns, at)
    }

    /// One column from a place on, and where the next goes on.
    fn fill(&self, (mut group, mut entry): (usize, usize), room: f32) -> (Column, (usize, usize)) {
        let (mut column, mut left): (Column, f32) = (Vec::new(), room);
        while let Some(Measures { heading, entries: heights }) = self.groups.get(group) {
            left -= heading + if column.is_empty() { 0.0 } else { self.between };
            let open = &heights[entry..];
            let fitting = open.iter().take_while(|height| {
                left -= **height;
                left >= 0.0
            });
            let mut count = fitting.count();
            // A short group stays whole; of a long one two entries stand under a heading at least, and at its end.
            let least = if heights.len() <= WHOLE { open.len() } else { open.len().min(2) };
            if count < least && !column.is_empty() {
                break;
            }
            if count + 1 == open.len() && count > 2 && heights.len() > WHOLE {
                count -= 1;
            }
            let to = entry + count.max(1).min(open.len());
            column.push(Piece { group, entries: entry..to });
            if to < heights.len() {
                return (column, (group, to));
            }
            (group, entry) = (group + 1, 0);
        }
        (column, (group, entry))
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
        let [first, last] = &listing(&[3, 3, 2, 1]).sheets(150.0, 150.0)[..] else {
            panic!("two sheets");
        };
        assert_eq!(first, &[vec![piece(0, 0..3)], vec![piece(1, 0..3)]]);
        assert_eq!(last, &[vec![piece(2, 0..2)], vec![piece(3, 0..1)]]);
    }

    #[test]
    fn long_groups_go_on_and_nothing_is_lost() {
        for room in [40.0, 90.0, 133.0, 400.0, f32::INFINITY] {
            let list = listing(&[12, 1, 30, 2]);
            let sheets = list.sheets(room, room);
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
    fn the_last_columns_are_as_low_as_they_can_be() {
        let list = listing(&[20]);
        let sheets = list.sheets(1000.0, 1000.0);
        let heights: Vec<f32> = sheets[0].iter().map(height).collect();
        assert_eq!(heights, [230.0, 230.0]);
    }
}
