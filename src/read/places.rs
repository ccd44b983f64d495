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
    // A plain id under `sources` is the file's own provenance, read with the file's record.
    model.sources = fields.records_or_ids("sources", SOURCE, source).0;
    let parks = fields.records_or_ids("parks", PARK, park);
    let clusters = fields.records_or_ids("clusters", CLUSTER, cluster);
    let firms = fields.records_or_ids("firms", FIRM, firm);
    let platforms = fields.records_or_ids("platforms", PLATFORM, platform);
    let projects = fields.records_or_ids("projects", PROJECT, project);
    model.parks = parks.0;
    model.clusters = clusters.0;
    model.firms = firms.0;
    model.platforms = platforms.0;
    model.projects = projects.0;
    [parks.1, clusters.1, firms.1, platforms.1, projects.1].concat()
}

fn source(fields: &mut Fields<'_, '_, '_>) -> Source {
    let address = fields.text("address");
    let address = address.filter(|address| {
        let right = ["http://", "https://"].iter().any(|start| address.value.starts_with(start));
        if !right {
            fields.refuse(
                address,
                "网址以 http:// 或 https:// 开头",
                "an address begins with http:// or https://",
            );
        }
        right
    });
    Source {
        record: fields.record_named_by("title"),
        issuer: fields.text("issuer"),
        number: fields.text("number"),
        date: fields.when("date"),
        address,
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
