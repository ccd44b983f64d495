//! Reads documents and the entities of the layout map; they may be declared in any file.

use super::fields::Fields;
use super::kind::{Identity, Kind};
use crate::model::{Cluster, Firm, Model, Park, Platform, Project, Ref, Source};

const SOURCE: Kind = Kind::open("来源", "source", Identity::None);
const PARK: Kind = Kind::open("园区", "park", Identity::IdAndName);
const CLUSTER: Kind = Kind::open("集群", "cluster", Identity::IdAndName);
const FIRM: Kind = Kind::open("企业", "firm", Identity::IdAndName);
const PLATFORM: Kind = Kind::open("平台", "platform", Identity::IdAndName);
const PROJECT: Kind = Kind::open("项目", "project", Identity::IdAndName);

/// Reads them into the model; what is only named is returned, in the order of the lists.
pub(super) fn read(fields: &mut Fields<'_, '_, '_>, model: &mut Model) -> Vec<Ref> {
    // In `chain.yml` a plain id under `sources` is the chain's own provenance, read with its record.
    model.sources = match fields.has_asked("sources") {
        true => fields.records_or_ids("sources", SOURCE, source).0,
        false => fields.records("sources", SOURCE, source),
    };
    let mut named = Vec::new();
    model.parks = list(fields, "parks", (PARK, park), &mut named);
    model.clusters = list(fields, "clusters", (CLUSTER, cluster), &mut named);
    model.firms = list(fields, "firms", (FIRM, firm), &mut named);
    model.platforms = list(fields, "platforms", (PLATFORM, platform), &mut named);
    model.projects = list(fields, "projects", (PROJECT, project), &mut named);
    named
}

/// In a chain's file a plain id puts what is declared elsewhere on the chain's map; in the site's own files it
/// would say nothing.
fn list<T>(
    fields: &mut Fields<'_, '_, '_>,
    key: &'static str,
    (kind, read): (Kind, impl Fn(&mut Fields<'_, '_, '_>) -> T),
    named: &mut Vec<Ref>,
) -> Vec<T> {
    if fields.cx.chain.is_none() {
        return fields.records(key, kind, read);
    }
    let (declared, ids) = fields.records_or_ids(key, kind, read);
    named.extend(ids);
    declared
}

fn source(fields: &mut Fields<'_, '_, '_>) -> Source {
    Source {
        record: fields.record_named_by("title"),
        issuer: fields.text("issuer"),
        number: fields.text("number"),
        date: fields.when("date"),
        address: fields.address("address"),
    }
}

fn park(fields: &mut Fields<'_, '_, '_>) -> Park {
    Park {
        record: fields.record(),
        short: fields.text("short"),
        level: fields.word("level"),
        kind: fields.text("kind"),
        region: fields.reference("region"),
    }
}

fn cluster(fields: &mut Fields<'_, '_, '_>) -> Cluster {
    Cluster {
        record: fields.record(),
        short: fields.text("short"),
        level: fields.word("level"),
        regions: fields.references("regions"),
        parks: fields.references("parks"),
        firms: fields.references("firms"),
    }
}

fn firm(fields: &mut Fields<'_, '_, '_>) -> Firm {
    Firm {
        record: fields.record(),
        short: fields.text("short"),
        aliases: fields.texts("aliases"),
        region: fields.reference("region"),
        park: fields.reference("park"),
        tiers: fields.words("tiers"),
        business: fields.text("business"),
    }
}

fn platform(fields: &mut Fields<'_, '_, '_>) -> Platform {
    Platform {
        record: fields.record(),
        short: fields.text("short"),
        level: fields.word("level"),
        kind: fields.text("kind"),
        region: fields.reference("region"),
        park: fields.reference("park"),
        host: fields.text("host"),
        firms: fields.references("firms"),
    }
}

fn project(fields: &mut Fields<'_, '_, '_>) -> Project {
    Project {
        record: fields.record(),
        short: fields.text("short"),
        level: fields.word("level"),
        region: fields.reference("region"),
        park: fields.reference("park"),
        firms: fields.references("firms"),
        concerns: fields.references("concerns"),
        stage: fields.word("stage"),
        investment: fields.quantity("investment"),
    }
}
