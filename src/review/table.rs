//! The table of opinions and replies (意见采纳情况表) of a round: as workbook and as CSV, and the
//! files that stand beside its page.

use super::workbook::HEAD;
use super::{csv, workbook};
use crate::artifact::Artifact;
use crate::edition::Edition;
use crate::model::{Chain, Opinion, Round, Word};
use crate::site::{EntityKind, Key, Site, opinions_of};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, XlsxError};

/// The table of a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Heading.
    pub title: String,
    /// What stands below it: when, how many took part, how many opinions.
    pub remark: String,
    /// Its rows, a cell to a column of [`COLUMNS`].
    pub rows: Vec<Vec<String>>,
}

/// The columns with their widths in characters.
const COLUMNS: [(&str, f64); 10] = [
    ("编号", 12.0),
    ("针对", 24.0),
    ("意见", 36.0),
    ("来自", 12.0),
    ("类别", 8.0),
    ("建议表述", 24.0),
    ("答复", 13.0),
    ("理由", 26.0),
    ("承办", 14.0),
    ("对应修改", 24.0),
];

impl Table {
    /// The table of a round, as an audience may see it.
    #[must_use]
    pub fn of(site: &Site<'_>, chain: &Chain, round: &Round) -> Self {
        let opinions: Vec<&Opinion> = opinions_of(chain, round).collect();
        Self {
            title: format!("{}　意见采纳情况表", round.record.name.value),
            remark: remark(chain, round, &opinions),
            rows: opinions.iter().map(|one| row(site, chain, one)).collect(),
        }
    }

    /// The heads of its columns with their widths in characters.
    #[must_use]
    pub const fn columns() -> &'static [(&'static str, f64)] {
        &COLUMNS
    }

    /// As comma-separated values.
    #[must_use]
    pub fn csv(&self) -> String {
        let head = COLUMNS.iter().map(|(name, _)| (*name).to_owned()).collect();
        let rows: Vec<Vec<String>> = std::iter::once(head).chain(self.rows.clone()).collect();
        csv::print(&rows)
    }

    /// As a workbook.
    ///
    /// # Errors
    /// What the writer says.
    pub fn workbook(&self) -> Result<Vec<u8>, XlsxError> {
        let mut book = workbook::new_book(&self.title)?;
        let page = book.add_worksheet().set_name("意见采纳情况")?;
        let base = || Format::new().set_font_name("宋体").set_font_size(10).set_text_wrap();
        let cell = base().set_align(FormatAlign::Top).set_border(FormatBorder::Thin);
        let head = cell.clone().set_bold().set_background_color(Color::RGB(0xDD_E3_E9));
        let title = base().set_font_size(16).set_bold().set_align(FormatAlign::VerticalCenter);
        page.merge_range(0, 0, 0, LAST, &self.title, &title)?;
        page.merge_range(1, 0, 1, LAST, &self.remark, &base())?;
        page.set_row_height(0, 30)?;
        for (at, (name, width)) in (0..).zip(COLUMNS) {
            page.set_column_width(at, width)?;
            page.write_string_with_format(HEAD, at, name, &head)?;
        }
        let mut last = HEAD;
        for cells in &self.rows {
            last += 1;
            for (at, text) in (0..).zip(cells) {
                page.write_string_with_format(last, at, text, &cell)?;
            }
        }
        page.set_freeze_panes(HEAD + 1, 1)?;
        workbook::printed(page, (last, LAST))?;
        book.save_to_buffer()
    }
}

/// The last column.
const LAST: u16 = 9;

/// What a round came to, in a line.
fn remark(chain: &Chain, round: &Round, opinions: &[&Opinion]) -> String {
    let mut parts = Vec::new();
    parts.extend(round.edition.as_ref().map(|one| format!("征求意见稿版次 {}", one.value)));
    parts.extend(round.held.map(|day| format!("评审日期 {}", day.value)));
    parts.push(format!("到会专家 {} 人", chain.attending(round).count()));
    let answered = opinions.iter().filter(|one| one.reply.is_some()).count();
    parts.push(format!("意见 {} 条，已答复 {answered} 条", opinions.len()));
    parts.join("；")
}

fn row(site: &Site<'_>, chain: &Chain, one: &Opinion) -> Vec<String> {
    let text = |text: &Option<crate::model::Text>| {
        text.as_ref().map(|text| text.value.clone()).unwrap_or_default()
    };
    let key = Key::local(EntityKind::Opinion, chain.id(), &one.record.id.value);
    let named = |ids: &[crate::model::Ref]| {
        let entities = site.find_all(chain.id(), ids).into_iter();
        let names = entities.map(|one| format!("{} {}", site.number(one), one.name()));
        names.map(|name| name.trim().to_owned()).collect::<Vec<_>>().join("\n")
    };
    let department = site.departments.named(one.record.owner.as_ref());
    vec![
        site.numbers.get(&key).to_owned(),
        named(&one.concerns),
        one.record.name.value.clone(),
        one.origin.map(|origin| origin.value.word()).unwrap_or_default().to_owned(),
        one.category.map(|one| one.value.word()).unwrap_or_default().to_owned(),
        text(&one.proposed),
        one.reply.map_or("待答复", |reply| reply.value.word()).to_owned(),
        text(&one.reason),
        department.map(|one| one.record.name.value.clone()).unwrap_or_default(),
        named(&one.changes),
    ]
}

/// The files that stand beside the pages: the tables of all rounds as workbooks and CSV, and for those who comment the items
/// of a chain under review. The public comments in other ways.
///
/// # Errors
/// What the writer of workbooks says.
pub fn files(
    edition: &Edition<'_>,
    snapshot: &crate::snapshot::Snapshot,
) -> Result<Vec<Artifact>, XlsxError> {
    let site = edition.site();
    let mut made = Vec::new();
    for view in &site.chains {
        let chain = view.chain;
        for round in &chain.rounds {
            let table = Table::of(site, chain, round);
            let page = site.round_page(chain.id(), &round.record.id.value);
            let path = page.trim_end_matches(".html");
            made.push(Artifact::new(format!("{path}.csv"), table.csv()));
            made.push(Artifact::new(format!("{path}.xlsx"), table.workbook()?));
        }
        made.extend(edition.open_round(chain).map(|round| {
            let draft = super::Draft::of(snapshot, chain.id(), &round.record.id.value);
            Artifact::new(site.draft_script(chain.id()), draft.script())
        }));
    }
    Ok(made)
}
