//! Reads what belongs to the whole site: organization, regions, application areas.

use super::fields::Fields;
use super::kind::{Identity, Kind};
use crate::model::{Area, Assignment, Department, Group, Leader, Model, Region};

const LEADER: Kind = Kind::open("领导职务", "leader", Identity::None);
const DEPARTMENT: Kind = Kind::open("部门", "department", Identity::IdAndName);
const ASSIGNMENT: Kind = Kind::open("分工", "assignment", Identity::None);
const GROUP: Kind = Kind::open("城市群", "city group", Identity::IdAndName);
const REGION: Kind = Kind::open("市州", "region", Identity::IdAndName);
const AREA: Kind = Kind::open("应用领域", "application area", Identity::IdAndName);

/// Reads the lists of a site file.
pub(super) fn read(fields: &mut Fields<'_, '_, '_>, model: &mut Model) {
    model.leaders = fields.records("leaders", LEADER, leader);
    model.departments =
        fields.records("departments", DEPARTMENT, |fields| Department { record: fields.record() });
    model.assignments = fields.records("assignments", ASSIGNMENT, assignment);
    model.groups = fields.records("groups", GROUP, |fields| Group { record: fields.record() });
    model.regions = fields.records("regions", REGION, region);
    model.areas = fields.records("areas", AREA, |fields| Area { record: fields.record() });
}

/// A leader's name, for the site, is the post.
fn leader(fields: &mut Fields<'_, '_, '_>) -> Leader {
    Leader {
        record: fields.record_named_by("post"),
        person: fields.text("person"),
        role: fields.text("role"),
    }
}

fn assignment(fields: &mut Fields<'_, '_, '_>) -> Assignment {
    Assignment {
        record: fields.record(),
        chain: fields.required_reference("chain"),
        leader: fields.reference("leader"),
        department: fields.reference("department"),
        liaison: fields.text("liaison"),
        office: fields.text("office"),
        inferred: fields.texts("inferred"),
    }
}

fn region(fields: &mut Fields<'_, '_, '_>) -> Region {
    Region {
        record: fields.record(),
        code: fields.text("code"),
        short: fields.text("short"),
        group: fields.reference("group"),
        tile: fields.whole_pair("tile"),
        point: fields.decimal_pair("point"),
    }
}
