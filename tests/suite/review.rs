//! Comment sheets that come back: each case fills the real sheet of a draft, saves it as an office would, and says what must
//! become of it. Whatever the case, nothing that was written is lost, and nothing is attached to another item.

use crate::site::Site;
use calamine::Reader;
use rust_xlsxwriter::{Format, Workbook};
use std::collections::BTreeSet;
use std::io::Cursor;
use std::sync::LazyLock;
use wutu::review::{self, Draft, Import, Item, Reviewer};
use wutu::snapshot::{self, Snapshot};

/// The chain and the round of the demonstration that was finished.
const CHAIN: &str = "demo-chips";
const ROUND: &str = "2023-q3";

/// The snapshot beside the round, as it was sent out.
fn sent() -> Snapshot {
    let path = format!("{}/{ROUND}.json", review::folder(CHAIN));
    let file = std::fs::read(crate::site::demo_folder().join(path)).unwrap();
    snapshot::read(&file).unwrap()
}

pub(crate) static DRAFT: LazyLock<Draft> = LazyLock::new(|| Draft::of(&sent(), CHAIN, ROUND));

/// A sheet as a table of cells: what a spreadsheet shows, hidden columns too.
pub(crate) struct Grid {
    pub(crate) rows: Vec<Vec<String>>,
    merged: Vec<(u32, u16, u32, u16)>,
}

/// What a reviewer does with the sheet before it comes back.
type Edit = fn(&mut Grid);

impl Grid {
    /// The sheet that is sent out, read by a library that did not write it.
    fn sent_out() -> Self {
        let reviewer = Reviewer { code: "e-02".to_owned(), post: "工程技术".to_owned() };
        Self::of(review::comment_sheet(&DRAFT, "评审", &reviewer).unwrap())
    }

    /// The comment sheet in a workbook.
    pub(crate) fn of(workbook: Vec<u8>) -> Self {
        let mut book = calamine::Xlsx::new(Cursor::new(workbook)).unwrap();
        let range = book.worksheet_range("意见表").unwrap();
        let text = |cell: &calamine::Data| cell.to_string();
        let rows = range.rows().map(|row| row.iter().map(text).collect()).collect();
        Self { rows, merged: Vec::new() }
    }

    fn column(&self, head: &str) -> usize {
        let row =
            self.rows.iter().find(|row| row.iter().any(|cell| cell == "编号" || cell == "名称"));
        row.unwrap().iter().position(|cell| cell == head).unwrap()
    }

    /// The row of an item, by its key.
    fn row(&self, key: &str) -> usize {
        self.rows.iter().position(|row| row.iter().any(|cell| cell == key)).unwrap()
    }

    pub(crate) fn set(&mut self, key: &str, head: &str, text: &str) {
        let (row, column) = (self.row(key), self.column(head));
        text.clone_into(&mut self.rows[row][column]);
    }

    fn head(&mut self, old: &str, new: &str) {
        let column = self.column(old);
        let row = self.row(old);
        new.clone_into(&mut self.rows[row][column]);
    }

    fn drop(&mut self, heads: &[&str]) {
        for head in heads {
            let column = self.column(head);
            self.rows.iter_mut().for_each(|row| drop(row.remove(column)));
        }
    }

    fn xlsx(&self) -> Vec<u8> {
        let mut book = Workbook::new();
        let page = book.add_worksheet().set_name("意见表").unwrap();
        for (at, row) in (0..).zip(&self.rows) {
            for (column, cell) in (0..).zip(row).filter(|(_, cell)| !cell.is_empty()) {
                page.write_string(at, column, cell).unwrap();
            }
        }
        for (top, left, bottom, right) in &self.merged {
            let text = self.rows[*top as usize][usize::from(*left)].clone();
            page.merge_range(*top, *left, *bottom, *right, &text, &Format::new()).unwrap();
        }
        book.save_to_buffer().unwrap()
    }

    fn csv(&self, between: &str) -> String {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(between);
        self.rows.iter().map(|row| line(row) + "\r\n").collect()
    }

    /// The file of a name, as programs save it.
    pub(crate) fn saved(&self, name: &str) -> Vec<u8> {
        match name {
            "gb18030.csv" => encoding_rs::GB18030.encode(&self.csv(",")).0.into_owned(),
            "utf-8.csv" => self.csv(",").into_bytes(),
            "marked.csv" => format!("\u{feff}{}", self.csv(";")).into_bytes(),
            "tabs.txt" => self.csv("\t").into_bytes(),
            _ => self.xlsx(),
        }
    }
}

/// Two products and the chain as a whole, which every sheet comments.
pub(crate) const RESIST: &str = "product demo-chips/photoresist";
const ANALOG: &str = "product demo-chips/eda-analog";
pub(crate) const WHOLE: &str = "chain demo-chips";

fn filled() -> Grid {
    let mut grid = Grid::sent_out();
    grid.set(RESIST, "意见", "光刻胶：“请写明依据”，<另附>");
    grid.set(RESIST, "类别", "补充");
    grid.set(ANALOG, "意见", "模拟电路：改叫模拟 EDA");
    grid.set(ANALOG, "建议表述", "模拟 EDA");
    grid.set(WHOLE, "意见", "全链：第一行\n第二行");
    grid
}

/// What was written, each with the id of what it is about; the words begin with its name.
const WRITTEN: [(&str, &str); 3] =
    [("光刻胶：", "photoresist"), ("模拟电路：", "eda-analog"), ("全链：", CHAIN)];

pub(crate) struct Case {
    pub(crate) file: &'static str,
    pub(crate) what: &'static str,
    edit: Edit,
    /// How many of what was written are attached; the others are losses.
    attached: usize,
    /// Words that must be told, or stand in the reason of a loss.
    told: &'static [&'static str],
}

const fn case(
    (file, what): (&'static str, &'static str),
    edit: Edit,
    (attached, told): (usize, &'static [&'static str]),
) -> Case {
    Case { file, what, edit, attached, told }
}

#[rustfmt::skip]
pub(crate) const CASES: &[Case] = &[
    case(("a.xlsx", "filled in order"), |_| (), (3, &[])),
    case(("gb18030.csv", "saved as the offices do"), |_| (), (3, &[])),
    case(("utf-8.csv", "no byte order mark"), |_| (), (3, &[])),
    case(("marked.csv", "semicolons"), |_| (), (3, &[])),
    case(("tabs.txt", "tabs"), |_| (), (3, &[])),
    case(("a.xlsx", "rows shuffled"), |grid| grid.rows[3..].reverse(), (3, &[])),
    case(("a.xlsx", "what is seen sorted without what is hidden"), slipped, (1, &["不是同一条"])),
    case(("a.xlsx", "number deleted"), |grid| grid.drop(&["编号"]), (3, &["缺少“编号”"])),
    case(("a.xlsx", "name deleted"), |grid| grid.drop(&["名称"]), (3, &["缺少“名称”"])),
    case(("a.xlsx", "origin deleted"), |grid| grid.drop(&["意见来源"]), (3, &["缺少“意见来源”"])),
    case(("a.xlsx", "keys deleted"), |grid| grid.drop(&["键", "校验", "评审"]), (3, &[])),
    case(("a.xlsx", "keys and numbers deleted"), |grid| grid.drop(&["键", "校验", "评审", "编号"]), (3, &["缺少“编号”"])),
    case(("a.xlsx", "renamed as offices call it"), |grid| grid.head("意见", "修改意见（必填）"), (3, &[])),
    case(("a.xlsx", "renamed beyond knowing"), |grid| grid.head("意见", "看法"), (1, &["缺少“意见”", "不认识的列“看法”"])),
    case(("a.xlsx", "no head"), |grid| drop(grid.rows.drain(..3)), (0, &["找不到表头"])),
    case(("a.xlsx", "an empty title above"), |grid| grid.rows.insert(0, vec![String::new(); 11]), (3, &[])),
    case(("a.xlsx", "an older draft"), |grid| grid.set(RESIST, "校验", "000000000000"), (3, &["另一稿"])),
    case(("a.xlsx", "an older draft with another name"), |grid| { grid.set(RESIST, "校验", "000000000000"); grid.set(RESIST, "名称", "光刻胶"); }, (3, &["另一稿"])),
    case(("a.xlsx", "another name in the same draft"), |grid| grid.set(RESIST, "名称", "掩膜版"), (2, &["名称与隐藏的键"])),
    case(("a.xlsx", "not in the draft"), |grid| grid.set(RESIST, "键", "product demo-chips/gone"), (2, &["没有这一条"])),
    case(("a.xlsx", "another round"), |grid| grid.set(RESIST, "评审", "demo-chips/2022-q3#e-02"), (2, &["另一次评审"])),
    case(("a.xlsx", "a row of one's own"), own_row, (3, &["没有这个编号和名称"])),
    case(("a.xlsx", "signed"), signed, (3, &[])),
];

/// Moves what is seen down by one row, as sorting a part of the columns does.
fn slipped(grid: &mut Grid) {
    let rows = grid.rows.len() - 1;
    for row in (4..rows).rev() {
        let above: Vec<String> = grid.rows[row - 1][..8].to_vec();
        grid.rows[row][..8].clone_from_slice(&above);
    }
    grid.rows[3][..8].fill(String::new());
}

/// A remark below the table.
fn own_row(grid: &mut Grid) {
    let mut row = vec![String::new(); 11];
    "另：图例太小".clone_into(&mut row[5]);
    grid.rows.push(row);
}

/// A name and a day in the line for them, which is one cell.
fn signed(grid: &mut Grid) {
    let last = grid.rows.len() - 1;
    "签名：示例专家乙　　日期：2023 年 11 月 20 日".clone_into(&mut grid.rows[last][4]);
    let last = u32::try_from(last).unwrap();
    grid.merged.push((last, 4, last, 7));
}

/// The filled sheet of a case, saved as it says.
pub(crate) fn saved(case: &Case) -> Vec<u8> {
    let mut grid = filled();
    (case.edit)(&mut grid);
    grid.saved(case.file)
}

/// What is wrong with what became of a case that came back as a file.
pub(crate) fn faults(case: &Case, (name, bytes): (&str, &[u8])) -> Vec<String> {
    let sheets = review::read(name, bytes).unwrap();
    let Import { opinions, losses, told } = review::import(&sheets, &DRAFT, &DRAFT);
    let mut faults = Vec::new();
    let lost = |words: &str| losses.iter().filter(|one| one.said.contains(words)).count();
    for (words, about) in WRITTEN {
        let own: Vec<_> = opinions.iter().filter(|one| one.text.starts_with(words)).collect();
        if own.len() + lost(words) != 1 {
            faults.push(format!(
                "{words} stands {} times, and {} are lost",
                own.len(),
                lost(words)
            ));
        }
        if own.iter().any(|one| one.concerns != [about]) {
            faults.push(format!("{words} is attached to something else: {own:?}"));
        }
    }
    if opinions.len() != case.attached {
        faults.push(format!("{} are attached, not {}", opinions.len(), case.attached));
    }
    let all = told.iter().map(|words| &words.zh).chain(losses.iter().map(|one| &one.why));
    let all: Vec<&String> = all.collect();
    for words in case.told {
        if !all.iter().any(|one| one.contains(words)) {
            faults.push(format!("{words} is not told: {all:?}"));
        }
    }
    if case.told.is_empty() && !all.is_empty() {
        faults.push(format!("told for nothing: {all:?}"));
    }
    faults
}

#[test]
fn nothing_is_lost_and_nothing_attached_to_another_item() {
    let of = |case: &Case| {
        let named = |fault| format!("{} ({}): {fault}", case.file, case.what);
        faults(case, (case.file, &saved(case))).into_iter().map(named).collect::<Vec<_>>()
    };
    crate::site::nothing(&CASES.iter().flat_map(of).collect::<Vec<_>>());
}

#[test]
fn cells_of_several_rows_speak_of_each_of_them() {
    let mut grid = filled();
    let (row, column) = (grid.row(RESIST), grid.column("意见"));
    let next = grid.rows[row + 1][8].clone();
    let (row, column) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
    grid.merged.push((row, column, row + 1, column));
    let sheets = review::read("a.xlsx", &grid.xlsx()).unwrap();
    let read = review::import(&sheets, &DRAFT, &DRAFT);
    let own: Vec<_> = read.opinions.iter().filter(|one| one.text.starts_with("光刻胶：")).collect();
    let item = DRAFT.items.iter().find(|one| one.key == next).unwrap();
    let concerned: BTreeSet<&String> = own.iter().flat_map(|one| &one.concerns).collect();
    assert_eq!(own.len(), 2);
    assert_eq!(concerned, BTreeSet::from([&"photoresist".to_owned(), &item.concerns[0]]));
    assert!(read.losses.is_empty(), "{:?}", read.losses);
}

/// A comment of the panel on an item.
fn comment(item: &Item, text: &str) -> String {
    let of = |text: &str| serde_json::to_string(text).unwrap();
    let [key, hash, number, name, text] =
        [&item.key, &item.hash, &item.number, &item.name, text].map(of);
    format!(
        "{{\"key\":{key},\"hash\":{hash},\"number\":{number},\"name\":{name},\"text\":{text},\"category\":\"\",\"proposed\":\"\"}}"
    )
}

#[test]
fn every_item_of_a_draft_is_found_again() {
    // By the panel, and by a sheet whose hidden columns are gone.
    let comments: Vec<String> = (0..)
        .zip(&DRAFT.items)
        .map(|(at, item): (usize, _)| comment(item, &format!("对 {at}")))
        .collect();
    let file = format!(
        "{{\"wutu\":\"review-comments\",\"chain\":\"{CHAIN}\",\"round\":\"{ROUND}\",\"origin\":\"企业\",\"comments\":[{}]}}",
        comments.join(",")
    );
    let mut grid = Grid::sent_out();
    let column = grid.column("意见");
    for at in 0..DRAFT.items.len() {
        grid.rows[3 + at][column] = format!("对 {at}");
    }
    grid.drop(&["键", "校验", "评审"]);
    for (name, bytes, sure) in [("a.json", file.into_bytes(), true), ("a.xlsx", grid.xlsx(), false)]
    {
        let read = review::import(&review::read(name, &bytes).unwrap(), &DRAFT, &DRAFT);
        assert_eq!(read.opinions.len() + read.losses.len(), DRAFT.items.len(), "{name}");
        assert!(!sure || (read.losses.is_empty() && read.told.is_empty()), "{read:?}");
        assert!(read.losses.iter().all(|one| one.why.contains("同名")), "{:?}", read.losses);
        for one in &read.opinions {
            let at: usize = one.text.trim_start_matches("对 ").parse().unwrap();
            let item = &DRAFT.items[at];
            assert_eq!(one.concerns, item.concerns, "{name}: {}", one.text);
        }
    }
}

#[test]
fn what_changed_since_the_draft_is_told() {
    let today = crate::diff::taken(&Site::demo(), wutu::model::Audience::Internal);
    let today = Draft::of(&review::restricted(&today, CHAIN), CHAIN, ROUND);
    let sheets = review::read("a.xlsx", &filled().xlsx()).unwrap();
    let told = review::import(&sheets, &DRAFT, &today).told;
    let told: Vec<&str> = told.iter().map(|words| words.zh.as_str()).collect();
    // The analogue tools were renamed and the resist got a firm; of the chain as a whole nobody can tell.
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told.iter().all(|one| one.contains("征求意见稿发出后改过")), "{told:?}");
}

#[test]
fn the_same_draft_gives_the_same_bytes() {
    let sheet = || {
        let reviewer = Reviewer { code: "z01".to_owned(), post: String::new() };
        review::comment_sheet(&DRAFT, "评审", &reviewer).unwrap()
    };
    let first = sheet();
    // The two seconds that a ZIP archive can tell apart.
    std::thread::sleep(std::time::Duration::from_millis(2100));
    assert!(first == sheet(), "two runs differ");
}

#[test]
fn the_draft_of_the_demonstration_is_its_older_edition() {
    let path = crate::site::demo_folder().join("content/editions/2023-Q3.json");
    let edition = snapshot::read(&std::fs::read(path).unwrap()).unwrap();
    let restricted = review::restricted(&edition, CHAIN);
    let path = format!("{}/{ROUND}.json", review::folder(CHAIN));
    if std::env::var_os("WUTU_UPDATE").is_some() {
        std::fs::write(crate::site::demo_folder().join(path), restricted.print()).unwrap();
        return;
    }
    assert_eq!(sent(), restricted);
}

/// The opinions of the demonstration's round that changed something, with the number of what they changed.
const ADOPTED: [(&str, &str); 6] = [
    ("DC-O-011", "DC-T-003"),
    ("DC-O-012", "DC-T-003"),
    ("DC-O-013", "DC-T-008"),
    ("DC-O-014", "DC-T-012"),
    ("DC-O-015", "DC-R-015"),
    ("DC-O-016", "DC-T-009"),
];

#[test]
fn adopted_opinions_and_changes_lead_to_each_other() {
    let output = &crate::site::DEMO.output;
    let report = output.main("changes/2023-Q3.html");
    let page = output.main("chains/demo-chips/reviews/2023-q3.html");
    let row = |number: &str| {
        let from = page.find(&format!("id=\"row-{number}\"")).unwrap();
        &page[from..from + page[from..].find("</tr>").unwrap()]
    };
    for (opinion, changed) in ADOPTED {
        let link = format!("chains/demo-chips/reviews/2023-q3.html#{opinion}\"");
        let at = report.find(&link).unwrap_or_else(|| panic!("{opinion} is not in the report"));
        let line = report[..at].rfind("<tr").unwrap_or_default();
        assert!(report[line..at].contains(changed), "{opinion} stands at another change");
        assert!(row(opinion).contains(&format!("#{changed}\"")), "{opinion} does not lead there");
    }
    for declined in ["DC-O-017", "DC-O-018"] {
        assert!(
            !report.contains(&format!("2023-q3.html#{declined}")),
            "{declined} changed nothing"
        );
    }
}

#[test]
fn what_waits_for_a_reply_is_marked_for_those_who_reply() {
    let map = "chains/demo-chips/roadmap";
    let (svg, html) = (format!("{map}.svg"), format!("{map}.html"));
    for built in [&*crate::site::DEMO, &*crate::site::DEMO_LEADERSHIP] {
        assert!(built.output.text(&svg).contains(">议1<"), "{}", built.name);
        assert_eq!(built.output.main(&html).matches("待答复的意见 1 条</a>").count(), 2);
    }
    let public = &crate::site::DEMO_PUBLIC.output;
    for (path, text) in public.pages().chain(public.drawings()) {
        assert!(!text.contains(">议1<") && !text.contains("待答复"), "{path}");
    }
    for path in public.paths() {
        assert!(!path.contains("comments") && !path.contains("reviews"), "{path}");
    }
}
