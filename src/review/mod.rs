//! Expert reviews: a numbered draft goes out as comment sheets, opinions come back as files, replies stand in a table.
//!
//! Files in, files out: `experts` reads who gets a sheet, `sheet` takes the items of a draft out of a snapshot, `workbook`
//! lays them into comment sheets; `tabular` reads what comes back, `matching` finds the item that each line speaks of, `merge` takes every opinion once,
//! `print` writes YAML that the site's own reader reads; `table` is the table of opinions and replies. Draws nothing.

mod csv;
mod experts;
mod matching;
mod merge;
mod print;
mod sheet;
mod table;
mod tabular;
mod workbook;

pub use experts::reviewers;
pub use matching::{Import, Loss, Opinion, import};
pub use merge::merged;
pub use print::{losses, opinions, round};
pub use sheet::{Draft, Item, restricted};
pub use table::{Table, files};
pub use tabular::{Line, Sheet, read};
pub use workbook::{Reviewer, comment_sheet};

/// Where the reviews of a chain lie.
#[must_use]
pub fn folder(chain: &str) -> String {
    format!("content/chains/{chain}/reviews")
}
