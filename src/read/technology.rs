//! Reads bands, links, products and supply relations.

use super::fields::Fields;
use super::kind::{Identity, Kind};
use crate::model::{Band, Chain, Link, Product, Relation};

const BAND: Kind = Kind::open("带", "band", Identity::IdAndName);
const LINK: Kind = Kind::open("环节", "link", Identity::IdAndName);
const PRODUCT: Kind = Kind::open("产品", "product", Identity::IdAndName);
const RELATION: Kind = Kind::open("供应关系", "relation", Identity::None);

/// Reads the lists of the technology map.
pub(super) fn read(fields: &mut Fields<'_, '_, '_>, chain: &mut Chain) {
    chain.bands = fields.records("bands", BAND, band);
    chain.relations = fields.records("relations", RELATION, relation);
}

fn band(fields: &mut Fields<'_, '_, '_>) -> Band {
    Band {
        record: fields.record(),
        position: fields.word("position"),
        links: fields.records("links", LINK, link),
    }
}

fn link(fields: &mut Fields<'_, '_, '_>) -> Link {
    Link {
        record: fields.record(),
        status: fields.word("status"),
        basis: fields.basis(),
        action: fields.word("action"),
        foundation: fields.word("foundation"),
        chokepoint: fields.flag("chokepoint"),
        challenge: fields.year("challenge"),
        firms: fields.references("firms"),
        links: fields.records("links", LINK, link),
        products: fields.records("products", PRODUCT, product),
    }
}

fn product(fields: &mut Fields<'_, '_, '_>) -> Product {
    Product {
        record: fields.record(),
        function: fields.word("function"),
        status: fields.word("status"),
        basis: fields.basis(),
        action: fields.word("action"),
        foundation: fields.word("foundation"),
        chokepoint: fields.flag("chokepoint"),
        challenge: fields.year("challenge"),
        firms: fields.references("firms"),
    }
}

fn relation(fields: &mut Fields<'_, '_, '_>) -> Relation {
    Relation {
        record: fields.record(),
        from: fields.required_reference("from"),
        to: fields.required_reference("to"),
        what: fields.text("what"),
    }
}
