//! The technology structure of a chain: bands, links, products, supply relations.

use super::{Action, Foundation, Function, Position, Record, Ref, Spanned, Status, Text};

/// A band of the chain: 上游, 基础层 …
#[derive(Debug, Clone, Hash)]
pub struct Band {
    /// Id, name, note (what the band holds).
    pub record: Record,
    /// Where it stands, where that is said.
    pub position: Option<Spanned<Position>>,
    /// Its links.
    pub links: Vec<Link>,
}

/// A link (环节) of the chain, or a segment of one.
#[derive(Debug, Clone, Hash)]
pub struct Link {
    /// Id, name.
    pub record: Record,
    /// Its own status; where none is stated the worst of its products counts.
    pub status: Option<Spanned<Status>>,
    /// Why the status is so.
    pub basis: Option<Text>,
    /// What is to be done.
    pub action: Option<Spanned<Action>>,
    /// 五基 type.
    pub foundation: Option<Spanned<Foundation>>,
    /// Whether it is a chokepoint (卡脖子).
    pub chokepoint: bool,
    /// Year of the open call (揭榜挂帅).
    pub challenge: Option<Spanned<i32>>,
    /// Firms of the province in the link as a whole.
    pub firms: Vec<Ref>,
    /// Segments.
    pub links: Vec<Link>,
    /// Products and technologies.
    pub products: Vec<Product>,
}

/// A product or a technology.
#[derive(Debug, Clone, Hash)]
pub struct Product {
    /// Id, name.
    pub record: Record,
    /// What it is in the chain.
    pub function: Option<Spanned<Function>>,
    /// How strong the province is in it.
    pub status: Option<Spanned<Status>>,
    /// Why the status is so.
    pub basis: Option<Text>,
    /// What is to be done.
    pub action: Option<Spanned<Action>>,
    /// 五基 type.
    pub foundation: Option<Spanned<Foundation>>,
    /// Whether it is a chokepoint (卡脖子).
    pub chokepoint: bool,
    /// Year of the open call (揭榜挂帅).
    pub challenge: Option<Spanned<i32>>,
    /// Firms of the province that make or do it.
    pub firms: Vec<Ref>,
}

/// A supply relation within the chain or to another chain.
#[derive(Debug, Clone, Hash)]
pub struct Relation {
    /// Sources, note.
    pub record: Record,
    /// Link or product that supplies; `chain/id` or a chain id for another chain.
    pub from: Option<Ref>,
    /// Link or product that is supplied; `chain/id` or a chain id for another chain.
    pub to: Option<Ref>,
    /// What is supplied.
    pub what: Option<Text>,
}
