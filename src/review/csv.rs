//! Comma-separated values: in, as spreadsheets write them; out, with a byte order mark, so that they open them rightly.

/// Reads rows of cells; commas, semicolons or tabs part them, whichever the first line uses.
pub(super) fn parse(text: &str) -> Vec<Vec<String>> {
    let first = text.lines().next().unwrap_or_default();
    let count = |sign: &char| first.matches(*sign).count();
    let between = [',', '\t', ';'].into_iter().max_by_key(count).unwrap_or(',');
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if quoted || cell.is_empty() => quoted = !quoted,
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            '\r' if !quoted => {}
            one if one == between && !quoted => row.push(std::mem::take(&mut cell)),
            one => cell.push(one),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    rows
}

/// Rows as text. A cell that a spreadsheet would take for a formula is led by an apostrophe.
pub(super) fn print(rows: &[Vec<String>]) -> String {
    let line =
        |row: &Vec<String>| row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",");
    let lines: Vec<String> = rows.iter().map(line).collect();
    format!("\u{feff}{}\r\n", lines.join("\r\n"))
}

fn quoted(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@']);
    let cell = format!("{}{cell}", if is_formula { "'" } else { "" });
    format!("\"{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::{parse, print};

    #[test]
    fn what_is_printed_is_read_back() {
        let rows = vec![
            vec!["编号".to_owned(), "意见".to_owned()],
            vec!["A-1".to_owned(), "一行,\n\"二\"行".to_owned()],
            vec![String::new(), "末".to_owned()],
        ];
        assert_eq!(parse(print(&rows).trim_start_matches('\u{feff}')), rows);
    }

    #[test]
    fn the_sign_between_cells_is_that_of_the_first_line() {
        assert_eq!(parse("编号\t意见\nA-1\t改，再改"), [["编号", "意见"], ["A-1", "改，再改"]]);
    }
}
