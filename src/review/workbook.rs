//! Comment sheets as workbooks: what is under review is locked and grey, what is to be filled in is white; keys and hashes
//! stand in hidden columns. The same draft gives the same bytes.

use super::sheet::Draft;
use crate::model::{Category, Origin, Word};
use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    ProtectionOptions, Workbook, Worksheet, XlsxError,
};

/// Whom a sheet is for: a code, and what is known of the post. No names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewer {
    /// Id of the expert, or a code.
    pub code: String,
    /// Field and post; empty for a code alone.
    pub post: String,
}

/// Columns with their widths in characters; the last three are hidden.
const COLUMNS: [(&str, f64); 11] = [
    ("编号", 12.0),
    ("名称", 20.0),
    ("表述", 42.0),
    ("来源", 16.0),
    ("意见来源", 9.0),
    ("意见", 34.0),
    ("类别", 7.0),
    ("建议表述", 26.0),
    ("键", 4.0),
    ("校验", 4.0),
    ("评审", 4.0),
];
/// The last column that is seen.
const LAST: u16 = 7;
/// Row of the head.
pub(super) const HEAD: u32 = 2;
/// Paper A4 in the numbering of spreadsheets.
const A4: u8 = 9;

/// How cells look.
struct Looks {
    title: Format,
    remark: Format,
    head: Format,
    shown: Format,
    number: Format,
    open: Format,
}

impl Looks {
    fn new() -> Self {
        let base = || Format::new().set_font_name("宋体").set_font_size(10).set_text_wrap();
        let cell = || {
            base()
                .set_align(FormatAlign::Top)
                .set_border(FormatBorder::Thin)
                .set_border_color(Color::RGB(0xA8_B0_B8))
        };
        let shown = || cell().set_background_color(Color::RGB(0xF1_F3_F5));
        Self {
            title: base().set_font_size(16).set_bold().set_align(FormatAlign::VerticalCenter),
            remark: base().set_align(FormatAlign::VerticalCenter),
            head: cell()
                .set_bold()
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(Color::RGB(0xDD_E3_E9)),
            shown: shown(),
            number: shown().set_font_name("Consolas").set_bold(),
            open: cell().set_unlocked(),
        }
    }
}

/// The comment sheet of a reviewer, as the bytes of a workbook; `title` is that of the round with its chain.
///
/// # Errors
/// What the writer says, of texts longer than a cell holds for example.
pub fn comment_sheet(
    draft: &Draft,
    title: &str,
    reviewer: &Reviewer,
) -> Result<Vec<u8>, XlsxError> {
    let mut book = new_book(title)?;
    let looks = Looks::new();
    let page = book.add_worksheet().set_name("意见表")?;
    head(page, (draft, title, reviewer), &looks)?;
    let mut row = HEAD;
    for item in &draft.items {
        row += 1;
        let mark = format!("{}/{}#{}", draft.chain, draft.round, reviewer.code);
        page.write_string_with_format(row, 0, &item.number, &looks.number)?;
        for (at, text) in [(1, &item.name), (2, &item.statement), (3, &item.source)] {
            page.write_string_with_format(row, at, text, &looks.shown)?;
        }
        page.write_string_with_format(row, 4, Origin::Expert.word(), &looks.open)?;
        for at in 5..=LAST {
            page.write_blank(row, at, &looks.open)?;
        }
        for (at, text) in [(8, &item.key), (9, &item.hash), (10, &mark)] {
            page.write_string_with_format(row, at, text, &looks.shown)?;
        }
        page.set_row_height(row, height(&item.name, &item.statement, &item.source))?;
    }
    lists(page, row)?;
    signature(page, row + 2, &looks)?;
    printed(page, (row + 2, LAST))?;
    book.save_to_buffer()
}

/// A workbook that does not say when it was made.
pub(super) fn new_book(title: &str) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&day));
    Ok(book)
}

fn head(
    page: &mut Worksheet,
    (draft, title, reviewer): (&Draft, &str, &Reviewer),
    looks: &Looks,
) -> Result<(), XlsxError> {
    for (at, (_, width)) in (0..).zip(COLUMNS) {
        page.set_column_width(at, width)?;
    }
    for at in LAST + 1..=LAST + 3 {
        page.set_column_hidden(at)?;
    }
    page.merge_range(0, 0, 0, LAST, &format!("{title}　意见表"), &looks.title)?;
    let who = match reviewer.post.is_empty() {
        true => format!("专家 {}", reviewer.code),
        false => format!("专家 {}（{}）", reviewer.code, reviewer.post),
    };
    let how = "灰格是征求意见稿，不必改；意见写在白格里，没有意见的行空着。";
    let remark = format!("{who}　　征求意见稿版次 {}　　{how}", draft.edition);
    page.merge_range(1, 0, 1, LAST, &remark, &looks.remark)?;
    page.set_row_height(0, 30)?.set_row_height(1, 22)?.set_row_height(HEAD, 20)?;
    for (at, (name, _)) in (0..).zip(COLUMNS) {
        page.write_string_with_format(HEAD, at, name, &looks.head)?;
    }
    page.set_freeze_panes(HEAD + 1, 2)?;
    Ok(())
}

/// Lists to choose from, and that what is under review is not changed by mistake.
fn lists(page: &mut Worksheet, last: u32) -> Result<(), XlsxError> {
    let origins: Vec<&str> = Origin::ALL.iter().map(|one| one.word()).collect();
    let categories: Vec<&str> = Category::ALL.iter().map(|one| one.word()).collect();
    let list = |words: &[&str]| DataValidation::new().allow_list_strings(words);
    page.add_data_validation(HEAD + 1, 4, last, 4, &list(&origins)?)?;
    page.add_data_validation(HEAD + 1, 6, last, 6, &list(&categories)?)?;
    page.protect_with_options(&ProtectionOptions {
        format_rows: true,
        format_columns: true,
        sort: true,
        ..ProtectionOptions::default()
    });
    Ok(())
}

fn signature(page: &mut Worksheet, row: u32, looks: &Looks) -> Result<(), XlsxError> {
    let line = "签名：＿＿＿＿＿＿＿＿＿＿＿＿　　日期：＿＿＿＿年＿＿月＿＿日";
    page.merge_range(row, 4, row, LAST, line, &looks.remark.clone().set_unlocked())?;
    page.set_row_height(row, 30)?;
    Ok(())
}

/// A4 across, as many pages as it takes, the head on each, down to a last row and column.
pub(super) fn printed(page: &mut Worksheet, (row, column): (u32, u16)) -> Result<(), XlsxError> {
    page.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    page.set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
    page.set_repeat_rows(HEAD, HEAD)?;
    page.set_print_area(0, 0, row, column)?;
    page.set_footer("&C第 &P 页，共 &N 页");
    Ok(())
}

/// Height of a row in points, by the lines that its texts take in their columns.
fn height(name: &str, statement: &str, source: &str) -> f64 {
    let lines = |text: &str, width: usize| {
        let wide =
            |line: &str| line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
        text.split('\n').map(|line| wide(line).div_ceil(width).max(1)).sum::<usize>()
    };
    let most = lines(name, 18).max(lines(statement, 38)).max(lines(source, 14)).max(2);
    // A spreadsheet's row is at most 409 points high.
    f64::from(u16::try_from(most).unwrap_or(u16::MAX)).mul_add(14.0, 4.0).min(405.0)
}
