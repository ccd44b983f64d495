//! Finds the item that each line of a comment sheet speaks of: by its key, else by number and name. What is not sure is a
//! loss, which is listed with its place; nothing is attached to an item that it may not be about.

use super::sheet::{Draft, Item};
use super::tabular::{Line, Sheet};
use crate::diag::Words;
use crate::model::{Category, Origin, Word};
use std::collections::HashMap;

/// An opinion that was read from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opinion {
    /// What it says.
    pub text: String,
    /// Where it comes from.
    pub origin: Option<Origin>,
    /// The expert who gave it, by id.
    pub expert: Option<String>,
    /// What it is about.
    pub category: Option<Category>,
    /// The wording that it proposes.
    pub proposed: String,
    /// The ids that it concerns.
    pub concerns: Vec<String>,
    /// Where it was read, and what else is to be known of it.
    pub note: String,
}

/// What could not be attached to an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// File and sheet.
    pub place: String,
    /// Row, from 1; of the comment panel the number of the comment.
    pub row: usize,
    /// Why it could not be attached.
    pub why: String,
    /// Everything that the line says.
    pub said: String,
}

/// What was read from files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Import {
    /// Opinions, in the order of the files.
    pub opinions: Vec<Opinion>,
    /// What could not be attached.
    pub losses: Vec<Loss>,
    /// What is to be told: sheets that are not as they were sent out, items that have changed.
    pub told: Vec<Words>,
}

/// A draft by its keys and names, and what has become of it.
struct Book<'d> {
    draft: &'d Draft,
    by_key: HashMap<&'d str, Vec<&'d Item>>,
    by_name: HashMap<&'d str, Vec<&'d Item>>,
    today: HashMap<&'d str, Vec<&'d str>>,
}

/// Attaches the lines of sheets to the items of the draft; `today` is what the content shows now.
#[must_use]
pub fn import(sheets: &[Sheet], draft: &Draft, today: &Draft) -> Import {
    let book = Book::of(draft, today);
    let mut import = Import::default();
    for sheet in sheets {
        let place = &sheet.place;
        import.told.extend(
            sheet.complaints.iter().map(|one| {
                Words::new(format!("{place}：{}", one.zh), format!("{place}: {}", one.en))
            }),
        );
        sheet.lines.iter().for_each(|line| book.take(sheet, line, &mut import));
    }
    import
}

impl<'d> Book<'d> {
    fn of(draft: &'d Draft, today: &'d Draft) -> Self {
        let mut book =
            Self { draft, by_key: HashMap::new(), by_name: HashMap::new(), today: HashMap::new() };
        for item in &draft.items {
            book.by_key.entry(item.key.as_str()).or_default().push(item);
            book.by_name.entry(item.name.as_str()).or_default().push(item);
        }
        for item in &today.items {
            book.today.entry(item.key.as_str()).or_default().push(item.hash.as_str());
        }
        book
    }

    fn take(&self, sheet: &Sheet, line: &Line, import: &mut Import) {
        let lose = |why: &str, said: String| Loss {
            place: sheet.place.clone(),
            row: line.row,
            why: why.to_owned(),
            said,
        };
        if !line.rest.is_empty() {
            import.losses.push(lose("写在不认识的列里", line.rest.join("；")));
        }
        if line.text.is_empty() && line.proposed.is_empty() {
            return;
        }
        let made_for = format!("{}/{}", self.draft.chain, self.draft.round);
        let own = line.round.split('#').next().unwrap_or_default();
        let found = match own.is_empty() || own == made_for {
            true => self.find(line),
            false => Err("这一行属于另一次评审"),
        };
        match found {
            Err(why) => import.losses.push(lose(why, said(line))),
            Ok(item) => {
                let changed = self.changed(item, line);
                import.told.extend(changed.iter().map(|(zh, en)| {
                    let (place, row) = (&sheet.place, line.row);
                    let title = title(item);
                    Words::new(
                        format!("{place} 第 {row} 行：“{title}”{zh}"),
                        format!("{place} row {row}: {title} {en}"),
                    )
                }));
                let remarks = changed.iter().map(|(zh, _)| (*zh).to_owned());
                import.opinions.push(opinion((item, line), sheet, remarks.collect()));
            }
        }
    }

    /// The item that a line speaks of, or why that is not sure.
    fn find(&self, line: &Line) -> Result<&'d Item, &'static str> {
        if line.key.is_empty() {
            return self.by_number_and_name(line);
        }
        let item = self.by_key(line)?;
        let is_other_number = !line.number.is_empty() && line.number != item.number;
        let is_other_name = !line.name.is_empty() && line.name != item.name;
        match (is_other_number, is_other_name) {
            (true, _) => Err("编号与隐藏的键不是同一条"),
            // An item that was called otherwise in an older draft has another hash too.
            (_, true) if line.hash == item.hash || line.number.is_empty() => {
                Err("名称与隐藏的键不是同一条")
            }
            _ => Ok(item),
        }
    }

    /// The item of a key. What has no id, such as figures of one name, shares its key with others and is told apart by its
    /// hash, else by its name.
    fn by_key(&self, line: &Line) -> Result<&'d Item, &'static str> {
        let own = self.by_key.get(line.key.as_str()).map_or(&[][..], Vec::as_slice);
        let of_hash = own.iter().find(|one| one.hash == line.hash);
        let mut of_name = own.iter().filter(|one| one.name == line.name);
        match (own, of_hash, of_name.next(), of_name.next()) {
            ([], ..) => Err("征求意见稿里没有这一条"),
            ([item], ..) | (_, Some(item), ..) | (_, _, Some(item), None) => Ok(item),
            _ => Err("有几条同键，分不清是哪一条"),
        }
    }

    fn by_number_and_name(&self, line: &Line) -> Result<&'d Item, &'static str> {
        let named = self.by_name.get(line.name.as_str()).map_or(&[][..], Vec::as_slice);
        let fits = |item: &&&Item| line.number.is_empty() || item.number == line.number;
        let mut fitting = named.iter().filter(fits);
        match (fitting.next(), fitting.next()) {
            (Some(item), None) => Ok(item),
            (Some(_), Some(_)) => Err("有几条同名，又没有编号"),
            (None, _) => Err("征求意见稿里没有这个编号和名称"),
        }
    }

    /// What has changed: between the sheet and the draft, and since the draft.
    fn changed(&self, item: &Item, line: &Line) -> Vec<(&'static str, &'static str)> {
        let is_outdated = !line.hash.is_empty() && line.hash != item.hash;
        let outdated =
            ("：意见针对另一稿，与征求意见稿的表述不同", "was commented in another draft");
        let since = match self.today.get(item.key.as_str()) {
            None => Some(("：征求意见稿发出后删去了", "is no longer there")),
            Some(hashes) if !hashes.contains(&item.hash.as_str()) => {
                Some(("：征求意见稿发出后改过", "has changed since the draft"))
            }
            Some(_) => None,
        };
        is_outdated.then_some(outdated).into_iter().chain(since).collect()
    }
}

fn opinion((item, line): (&Item, &Line), sheet: &Sheet, remarks: Vec<String>) -> Opinion {
    let mut note = vec![format!("{} 第 {} 行", sheet.place, line.row)];
    if !item.concerns.iter().any(|id| item.key.ends_with(&format!("/{id}"))) {
        note.push(format!("针对：{}", title(item)));
    }
    note.extend(remarks.into_iter().map(|one| one.trim_start_matches('：').to_owned()));
    let reviewer = line.round.split_once('#').map(|(_, one)| one.to_owned());
    let origin = Origin::parse(&line.origin);
    let category = Category::parse(&line.category);
    let odd = [
        (&line.origin, origin.is_none(), "意见来源"),
        (&line.category, category.is_none(), "类别"),
    ];
    let odd = odd.into_iter().filter(|(text, is_odd, _)| *is_odd && !text.is_empty());
    note.extend(odd.map(|(text, _, head)| format!("{head}写作“{text}”")));
    let text = if line.text.is_empty() { "建议改为所拟表述" } else { &line.text };
    Opinion {
        text: text.to_owned(),
        origin: origin.or_else(|| reviewer.as_ref().map(|_| Origin::Expert)),
        expert: reviewer.filter(|_| origin.is_none_or(|one| one == Origin::Expert)),
        category,
        proposed: line.proposed.clone(),
        concerns: item.concerns.clone(),
        note: note.join("；"),
    }
}

fn title(item: &Item) -> String {
    format!("{} {}", item.number, item.name).trim().to_owned()
}

/// Everything that a line says.
fn said(line: &Line) -> String {
    let parts = [
        ("编号", &line.number),
        ("名称", &line.name),
        ("意见来源", &line.origin),
        ("意见", &line.text),
        ("类别", &line.category),
        ("建议表述", &line.proposed),
    ];
    let parts = parts.into_iter().filter(|(_, text)| !text.is_empty());
    parts.map(|(head, text)| format!("{head}：{text}")).collect::<Vec<_>>().join("；")
}
