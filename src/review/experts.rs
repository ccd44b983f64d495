//! The list of those who get a comment sheet, as a table: 领域 and 职务, and 代号 where the office has codes of its own.
//! Names are not read: a sheet carries none.

use super::csv;
use super::workbook::Reviewer;
use crate::diag::Words;
use crate::model::{Field, Word};
use crate::read::is_id;
use crate::source;

/// The reviewers of a CSV file, in any encoding that offices save in.
///
/// # Errors
/// When it is no text, has no head, or a line names no field of experts; with the row.
pub fn reviewers(name: &str, bytes: &[u8]) -> Result<Vec<Reviewer>, Words> {
    let text = source::decode(bytes).ok_or_else(|| {
        wrong(name, ("不是文本；另存为 .csv 再试", "no text; save it as .csv and try again"))
    })?;
    let rows = csv::parse(text.trim_start_matches('\u{feff}'));
    let column = |head: &str| rows.first()?.iter().position(|cell| cell.trim() == head);
    let Some(field) = column("领域") else {
        return Err(wrong(
            name,
            (
                "第一行要写表头：领域、职务（代号可有可无）",
                "the first row is the head: 领域, 职务, perhaps 代号",
            ),
        ));
    };
    let (post, code) = (column("职务"), column("代号"));
    let filled = rows.iter().enumerate().skip(1).filter(|(_, row)| is_filled(row));
    let read = filled.zip(1..).map(|((at, row), running)| {
        let cell =
            |column: Option<usize>| column.and_then(|at| row.get(at)).map_or("", |one| one.trim());
        let Some(field) = Field::parse(cell(Some(field))) else {
            return Err(no_field(name, at + 1, cell(Some(field))));
        };
        let post = Some(cell(post)).filter(|post| !post.is_empty());
        let post: Vec<&str> = std::iter::once(field.word()).chain(post).collect();
        let code = match cell(code) {
            "" => format!("z{running:02}"),
            own if is_id(own) => own.to_owned(),
            other => return Err(no_code(name, at + 1, other)),
        };
        Ok(Reviewer { code, post: post.join("，") })
    });
    let read: Vec<Reviewer> = read.collect::<Result<_, Words>>()?;
    let is_double =
        |(at, one): &(usize, &Reviewer)| read[..*at].iter().any(|own| own.code == one.code);
    match read.iter().enumerate().find(is_double) {
        Some((_, one)) => Err(double(name, &one.code)),
        None => Ok(read),
    }
}

fn is_filled(row: &[String]) -> bool {
    row.iter().any(|cell| !cell.trim().is_empty())
}

fn wrong(name: &str, (zh, en): (&str, &str)) -> Words {
    Words::new(format!("{name}：{zh}"), format!("{name}: {en}"))
}

fn no_code(name: &str, row: usize, written: &str) -> Words {
    Words::new(
        format!("{name} 第 {row} 行：“{written}”不能作代号；只用小写英文字母、数字和连字符"),
        format!(
            "{name} row {row}: `{written}` is no code: use lower-case letters, digits and hyphens"
        ),
    )
}

fn double(name: &str, code: &str) -> Words {
    Words::new(
        format!("{name}：代号 {code} 写了两次；每人一个代号"),
        format!("{name}: the code {code} stands twice; each reviewer has one"),
    )
}

fn no_field(name: &str, row: usize, written: &str) -> Words {
    let known = Field::ALL.iter().map(|one| one.word()).collect::<Vec<_>>().join("、");
    Words::new(
        format!("{name} 第 {row} 行：没有“{written}”这个领域；写 {known}"),
        format!("{name} row {row}: there is no field `{written}`; write one of {known}"),
    )
}

#[cfg(test)]
mod tests {
    use super::reviewers;

    #[test]
    fn posts_and_fields_become_reviewers_and_names_do_not() {
        let table = "代号,姓名,领域,职务\ne-1,某人,工程技术,示例大学教授\n,,,\n,某人,安全生产,\n";
        let (bytes, ..) = encoding_rs::GB18030.encode(table);
        let read = reviewers("a.csv", &bytes).unwrap();
        let told: Vec<_> = read.iter().map(|one| (one.code.as_str(), one.post.as_str())).collect();
        assert_eq!(told, [("e-1", "工程技术，示例大学教授"), ("z02", "安全生产")]);
    }

    #[test]
    fn a_line_without_a_field_is_told_with_its_row() {
        let told = reviewers("a.csv", "领域,职务\n工程,教授\n".as_bytes()).unwrap_err();
        assert!(told.zh.contains("第 2 行") && told.zh.contains("工程技术"), "{}", told.zh);
        assert!(reviewers("a.csv", "代号,领域\na,工程技术\na,经济管理\n".as_bytes()).is_err());
        assert!(reviewers("a.csv", "代号,领域\n张三,工程技术\n".as_bytes()).is_err());
        assert!(reviewers("a.csv", "职务\n教授\n".as_bytes()).is_err());
    }
}
