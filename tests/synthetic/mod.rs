//! Made-up sites of any size, for the benchmark and for the tests that want any site rather than a certain one.
//!
//! The same sizes and seed give the same files. What is made has no errors in the eyes of `check`.

use serde_json::{Value, json};

/// How much a site holds; everything but `chains`, `regions` and `areas` is meant per chain.
#[derive(Debug, Clone)]
pub(crate) struct Sizes {
    /// Chains.
    pub(crate) chains: usize,
    /// Cities, shared by all chains.
    pub(crate) regions: usize,
    /// Application areas, shared by all chains.
    pub(crate) areas: usize,
    /// Bands of the technology map.
    pub(crate) bands: usize,
    /// Links at all levels.
    pub(crate) links: usize,
    /// Levels of links below a band, at most 4.
    pub(crate) depth: usize,
    /// Products.
    pub(crate) products: usize,
    /// Supply relations.
    pub(crate) relations: usize,
    /// Uses of products in areas.
    pub(crate) uses: usize,
    /// Firms.
    pub(crate) firms: usize,
    /// Parks.
    pub(crate) parks: usize,
    /// Clusters.
    pub(crate) clusters: usize,
    /// Platforms.
    pub(crate) platforms: usize,
    /// Projects.
    pub(crate) projects: usize,
    /// Columns of the roadmap.
    pub(crate) periods: usize,
    /// Roadmap items.
    pub(crate) items: usize,
    /// Investment targets.
    pub(crate) targets: usize,
    /// Leads.
    pub(crate) leads: usize,
    /// Paragraphs of each text.
    pub(crate) paragraphs: usize,
    /// Least and greatest number of pieces in a name.
    pub(crate) length: [usize; 2],
    /// What names are put together from.
    pub(crate) pieces: &'static [&'static str],
}

/// Ordinary words for names and texts.
pub(crate) const WORDS: &[&str] = &[
    "示例", "高端", "精密", "智能", "先进", "基础", "核心", "关键", "特种", "通用", "复合", "功能",
    "控制", "传感", "存储", "功率", "光学", "电子", "化工", "生物", "能源", "车用", "船用", "工业",
    "材料", "装备", "器件", "部件", "芯片", "模组", "系统", "软件", "平台", "工艺", "技术", "服务",
    "检测", "封装",
];

impl Sizes {
    /// So many chains that each hold about what a shipped one holds.
    pub(crate) fn shipped(chains: usize) -> Self {
        Self {
            chains,
            regions: 17,
            areas: 16,
            bands: 3,
            links: 10,
            depth: 2,
            products: 35,
            relations: 7,
            uses: 28,
            firms: 12,
            parks: 5,
            clusters: 2,
            platforms: 4,
            projects: 3,
            periods: 5,
            items: 25,
            targets: 9,
            leads: 2,
            paragraphs: 3,
            length: [2, 5],
            pieces: WORDS,
        }
    }
}

/// The files of a site, by path.
pub(crate) fn site(sizes: &Sizes, seed: u64) -> Vec<(String, String)> {
    let mut maker = Maker { sizes: sizes.clone(), state: seed, names: 0 };
    let mut files = maker.shared();
    for at in 0..sizes.chains {
        let folder = format!("content/chains/c{at}");
        for (name, value) in maker.chain(at) {
            files.push((format!("{folder}/{name}.yml"), yaml(&value)));
        }
        for name in ["overview", "technology", "roadmap"] {
            files.push((format!("{folder}/{name}.md"), maker.prose()));
        }
    }
    files
}

const STATUSES: [&str; 5] = ["优势", "一般", "薄弱", "风险", "缺失"];
const ACTIONS: [&str; 4] = ["强链", "补链", "延链", "固链"];
const FOUNDATIONS: [&str; 3] = ["关键基础材料", "先进基础工艺", "工业基础软件"];
const STRENGTHS: [&str; 3] = ["核心", "重要", "一般"];
const LEVELS: [&str; 3] = ["国家级", "省级", "市级"];
const TIERS: [&str; 5] = ["链主", "单项冠军", "专精特新小巨人", "上市公司", "高新技术企业"];
const STAGES: [&str; 6] = ["未接触", "策划", "洽谈", "签约", "开工", "投产"];
const STATES: [&str; 3] = ["计划", "进行", "延期"];
const DIMENSIONS: [&str; 6] =
    ["需求", "目标", "重点产品", "关键技术", "应用示范", "战略支撑与保障"];

/// Makes records out of a stream of numbers.
struct Maker {
    sizes: Sizes,
    state: u64,
    names: usize,
}

/// A link with what stands in it.
struct Link {
    value: Value,
    /// The link around it; none directly in a band.
    parent: Option<usize>,
    band: usize,
    level: usize,
}

impl Maker {
    /// The next number below a limit (splitmix64).
    fn below(&mut self, limit: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % limit.max(1) as u64).unwrap_or(0)
    }

    fn chance(&mut self, of: usize) -> bool {
        self.below(of) == 0
    }

    fn pick(&mut self, words: &[&'static str]) -> &'static str {
        words[self.below(words.len())]
    }

    /// One of the words or nothing.
    fn maybe(&mut self, words: &[&'static str]) -> Value {
        if self.chance(3) { Value::Null } else { self.pick(words).into() }
    }

    fn words(&mut self, least: usize, most: usize) -> String {
        let count = least + self.below(most.saturating_sub(least) + 1);
        (0..count).map(|_| self.pick(self.sizes.pieces)).collect()
    }

    /// A name that is not empty, and new where names are long enough to be told apart.
    fn name(&mut self) -> String {
        self.names += 1;
        let [least, most] = self.sizes.length;
        let name = self.words(least, most);
        if name.trim().is_empty() { self.names.to_string() } else { name }
    }

    /// Ids of some records of a kind: up to `most` of `count`, each once.
    fn some(&mut self, prefix: &str, count: usize, most: usize) -> Vec<String> {
        let mut found = Vec::new();
        for _ in 0..self.below(most + 1).min(count) {
            let id = format!("{prefix}{}", self.below(count));
            if !found.contains(&id) {
                found.push(id);
            }
        }
        found
    }

    fn one(&mut self, prefix: &str, count: usize) -> Value {
        if count == 0 { Value::Null } else { format!("{prefix}{}", self.below(count)).into() }
    }

    fn shared(&mut self) -> Vec<(String, String)> {
        let sizes = self.sizes.clone();
        let chains: Vec<String> = (0..sizes.chains).map(|at| format!("c{at}")).collect();
        let site = json!({
            "title": "示例省五图（合成）", "code": "SY", "edition": "2023-Q4", "as_of": "2023-12-31",
            "audience": "internal", "plan": "plan", "chains": chains,
            "rules": { "missing-number": "allow", "few-experts": "allow", "likely-double": "allow" },
        });
        let assigned = chains.iter().map(|chain| {
            json!({ "chain": chain, "leader": "leader", "department": "office", "sources": "plan" })
        });
        let organization = json!({
            "leaders": [{ "id": "leader", "post": "示例岗位", "person": "示例同志", "sources": "plan" }],
            "departments": [{ "id": "office", "name": "示例厅" }],
            "assignments": assigned.collect::<Vec<_>>(),
        });
        let groups = ["北", "南", "东"].map(|name| json!({ "id": group(name), "name": name }));
        let regions = (0..sizes.regions).map(|at| {
            let group = group(["北", "南", "东"][at % 3]);
            json!({ "id": format!("r{at}"), "name": self.name(), "group": group,
                "tile": [at % 5, at / 5] })
        });
        let regions = json!({ "groups": groups, "regions": regions.collect::<Vec<_>>() });
        let areas =
            (0..sizes.areas).map(|at| json!({ "id": format!("a{at}"), "name": self.name() }));
        let areas = json!({ "areas": areas.collect::<Vec<_>>() });
        let plan =
            json!({ "id": "plan", "title": "示例方案", "issuer": "示例厅", "date": "2021-04-09" });
        let sources = json!({ "sources": [plan] });
        [
            ("site", site),
            ("organization", organization),
            ("regions", regions),
            ("areas", areas),
            ("sources", sources),
        ]
        .map(|(name, value)| (format!("content/{name}.yml"), yaml(&value)))
        .into()
    }

    fn chain(&mut self, at: usize) -> Vec<(&'static str, Value)> {
        let identity = json!({
            "name": format!("{}产业链", self.name()), "short": self.name(), "code": code(at),
            "valid_from": "2021-04-09", "sources": "plan", "chain_leaders": self.some(&format!("c{at}-f"), self.sizes.firms, 1),
            "figures": [{ "name": "产业规模", "scope": "全省", "value": "1000", "unit": "亿元", "calibre": "营收", "as_of": "2022-12-31", "sources": "plan" }],
        });
        vec![
            ("chain", identity),
            ("technology", self.technology(at)),
            ("applications", self.applications()),
            ("layout", self.layout(at)),
            ("roadmap", self.roadmap()),
            ("investment", self.investment(at)),
        ]
    }

    fn technology(&mut self, at: usize) -> Value {
        let sizes = self.sizes.clone();
        let firms = format!("c{at}-f");
        let mut products: Vec<Vec<Value>> = vec![Vec::new(); sizes.links];
        for product in 0..if sizes.links == 0 { 0 } else { sizes.products } {
            let value = json!({
                "id": format!("p{product}"), "name": self.name(), "status": self.maybe(&STATUSES),
                "action": self.maybe(&ACTIONS), "foundation": self.maybe(&FOUNDATIONS),
                "chokepoint": if self.chance(6) { "是" } else { "否" },
                "firms": self.some(&firms, sizes.firms, 3),
            });
            let link = self.below(sizes.links);
            products[link].push(value);
        }
        let links = self.links(products, &firms);
        let bands = self.banded(links);
        // Links stand in bands.
        let related = sizes.links > 1 && sizes.bands > 0;
        let relations = (0..if related { sizes.relations } else { 0 }).map(|_| {
            json!({ "from": self.one("l", sizes.links), "to": self.one("l", sizes.links), "what": self.name() })
        });
        json!({
            "defaults": { "basis": "示例判断", "sources": "plan", "as_of": "2023-06-30" },
            "bands": bands, "relations": relations.collect::<Vec<_>>(),
        })
    }

    /// The links with their products, in reading order; some stand in the one before them.
    fn links(&mut self, products: Vec<Vec<Value>>, firms: &str) -> Vec<Link> {
        let bands = self.sizes.bands.max(1);
        let count = self.sizes.links;
        let mut links: Vec<Link> = Vec::new();
        for (at, products) in products.into_iter().enumerate() {
            let before =
                at.checked_sub(1).map(|before| (before, links[before].level, links[before].band));
            let nested =
                before.filter(|(_, level, _)| level + 1 < self.sizes.depth && self.chance(2));
            let (band, level) =
                nested.map_or((at * bands / count, 0), |(_, level, band)| (band, level + 1));
            let status = if self.chance(3) { self.maybe(&STATUSES) } else { Value::Null };
            let value = json!({
                "id": format!("l{at}"), "name": self.name(), "status": status, "products": products,
                "firms": self.some(firms, self.sizes.firms, 1), "links": [],
            });
            links.push(Link { value, parent: nested.map(|(parent, ..)| parent), band, level });
        }
        links
    }

    /// The bands with their links.
    fn banded(&mut self, mut links: Vec<Link>) -> Vec<Value> {
        let mut bands: Vec<Value> = (0..self.sizes.bands)
            .map(|at| json!({ "id": format!("b{at}"), "name": self.name(), "note": self.name(), "links": [] }))
            .collect();
        // The innermost first: a link always stands after the one around it.
        let mut inner: Vec<Vec<Value>> = links.iter().map(|_| Vec::new()).collect();
        let mut outer: Vec<(usize, Value)> = Vec::new();
        while let Some(mut link) = links.pop() {
            let mut own = std::mem::take(&mut inner[links.len()]);
            own.reverse();
            link.value["links"] = own.into();
            match link.parent {
                Some(parent) => inner[parent].push(link.value),
                None => outer.push((link.band, link.value)),
            }
        }
        for (band, link) in outer.into_iter().rev() {
            if let Some(links) = bands.get_mut(band).and_then(|band| band["links"].as_array_mut()) {
                links.push(link);
            }
        }
        bands
    }

    fn applications(&mut self) -> Value {
        let sizes = self.sizes.clone();
        let usable = self.has_products() && sizes.areas > 0;
        let mut seen = Vec::new();
        let mut uses = Vec::new();
        for _ in 0..if usable { sizes.uses } else { 0 } {
            let cell = [self.one("p", sizes.products), self.one("a", sizes.areas)];
            if !seen.contains(&cell) {
                uses.push(json!({
                    "product": cell[0], "area": cell[1], "strength": self.pick(&STRENGTHS),
                    "scene": self.name(), "users": self.name(),
                }));
                seen.push(cell);
            }
        }
        json!({ "defaults": { "basis": "示例判断" }, "areas": self.some("a", sizes.areas, 6), "applications": uses })
    }

    /// Whether the products that are counted are there: they stand in links, and links in bands.
    fn has_products(&self) -> bool {
        self.sizes.products > 0 && self.sizes.links > 0 && self.sizes.bands > 0
    }

    fn layout(&mut self, at: usize) -> Value {
        let sizes = self.sizes.clone();
        let (park, firm) = (format!("c{at}-k"), format!("c{at}-f"));
        let mut list = |kind: char, count: usize| -> Vec<Value> {
            let place = (0..count).map(|one| {
                let mut value = json!({
                    "id": format!("c{at}-{kind}{one}"), "name": self.name(), "short": self.name(),
                    "region": self.one("r", sizes.regions), "level": self.maybe(&LEVELS),
                });
                if kind != 'k' {
                    value["park"] = self.one(&park, sizes.parks);
                }
                let fields = value.as_object_mut();
                let Some(fields) = fields else { return value };
                match kind {
                    'f' => {
                        fields.remove("level");
                        fields.insert("tiers".into(), json!([self.pick(&TIERS)]));
                        fields.insert("business".into(), self.words(4, 8).into());
                    }
                    'c' => {
                        let region = fields.remove("region").filter(|region| !region.is_null());
                        let region = region.into_iter().collect::<Vec<_>>();
                        fields.remove("park");
                        fields.insert("regions".into(), region.into());
                        fields.insert("firms".into(), self.some(&firm, sizes.firms, 3).into());
                    }
                    'y' | 'x' => {
                        fields.insert("firms".into(), self.some(&firm, sizes.firms, 2).into());
                    }
                    _ => {}
                }
                value
            });
            place.collect()
        };
        json!({
            "defaults": { "sources": "plan", "as_of": "2023-06-30" },
            "parks": list('k', sizes.parks), "firms": list('f', sizes.firms),
            "clusters": list('c', sizes.clusters), "platforms": list('y', sizes.platforms),
            "projects": list('x', sizes.projects),
        })
    }

    fn roadmap(&mut self) -> Value {
        let sizes = self.sizes.clone();
        let mut year = 2020;
        let mut periods = Vec::new();
        for _ in 0..sizes.periods {
            let length = 1 + self.below(4);
            let label = match length {
                1 => year.to_string(),
                _ => format!("{year}-{}", year + length - 1),
            };
            periods.push(label);
            year += length;
        }
        let items = (0..sizes.items).map(|at| self.item(at, year));
        let items = items.collect::<Vec<_>>();
        json!({ "defaults": { "sources": "plan" }, "periods": periods, "roadmap": items })
    }

    /// An item somewhere between two years before the first period and the last one.
    fn item(&mut self, at: usize, last: usize) -> Value {
        let from = 2018 + self.below(last.saturating_sub(2018).max(1));
        let mut item = json!({
            "id": format!("i{at}"), "name": self.name(), "dimension": self.pick(&DIMENSIONS),
            "after": self.some("i", at, 2), "state": self.maybe(&STATES),
        });
        if self.has_products() {
            item["concerns"] = self.some("p", self.sizes.products, 2).into();
        }
        if self.chance(4) {
            item["target"] = json!({ "value": "2000", "unit": self.name(), "calibre": "营收" });
        }
        if self.chance(2) {
            item["at"] = from.to_string().into();
        } else {
            item["from"] = from.to_string().into();
            item["to"] = (from + self.below(6)).to_string().into();
        }
        item
    }

    fn investment(&mut self, at: usize) -> Value {
        let sizes = self.sizes.clone();
        let count = if self.has_products() { sizes.targets } else { 0 };
        let targets = (0..count).map(|target| {
            json!({
                "id": format!("t{target}"), "name": self.name(), "gap": self.one("p", sizes.products),
                "capability": self.words(3, 9), "action": self.maybe(&ACTIONS), "stage": self.maybe(&STAGES),
                "regions": self.some("r", sizes.regions, 3),
                "parks": self.some(&format!("c{at}-k"), sizes.parks, 2), "basis": "示例判断",
            })
        });
        let targets = targets.collect::<Vec<_>>();
        let leads = (0..if count > 0 { sizes.leads } else { 0 }).map(|lead| {
            json!({ "id": format!("n{lead}"), "name": self.name(), "target": self.one("t", count), "stage": self.pick(&STAGES) })
        });
        json!({ "targets": targets, "leads": leads.collect::<Vec<_>>() })
    }

    fn prose(&mut self) -> String {
        let mut text = String::new();
        for _ in 0..self.sizes.paragraphs {
            let heading = self.pick(WORDS);
            let mut sentence = || (0..14).map(|_| self.pick(WORDS)).collect::<String>() + "。";
            let sentences = (0..5).map(|_| sentence()).collect::<String>();
            text.push_str(&format!("## {heading}\n\n{sentences}\n\n"));
        }
        text
    }
}

fn group(name: &str) -> &'static str {
    match name {
        "北" => "north",
        "南" => "south",
        _ => "east",
    }
}

/// The code of a chain, as short letters: AA, AB …
fn code(at: usize) -> String {
    let letter = |at: usize| char::from(b'A' + u8::try_from(at % 26).unwrap_or(0));
    [letter(at / 676), letter(at / 26), letter(at)].iter().collect()
}

/// A value as block YAML; what is empty is left out, and every text is quoted.
pub(crate) fn yaml(value: &Value) -> String {
    let mut text = String::new();
    write(value, 0, &mut text);
    text
}

fn write(value: &Value, depth: usize, text: &mut String) {
    let Value::Object(fields) = value else { return };
    for (key, value) in fields {
        let indent = " ".repeat(depth);
        match value {
            Value::Null => {}
            Value::Array(items) if items.is_empty() => {}
            Value::Array(items) if !items[0].is_object() => {
                text.push_str(&format!("{indent}{key}: {value}\n"));
            }
            Value::Array(items) => {
                text.push_str(&format!("{indent}{key}:\n"));
                for item in items {
                    let mut inner = String::new();
                    write(item, depth + 4, &mut inner);
                    // The first field stands behind the dash.
                    inner.replace_range(depth + 2..depth + 3, "-");
                    text.push_str(&inner);
                }
            }
            Value::Object(_) => {
                text.push_str(&format!("{indent}{key}:\n"));
                write(value, depth + 2, text);
            }
            _ => text.push_str(&format!("{indent}{key}: {value}\n")),
        }
    }
}
