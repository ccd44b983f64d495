//! wutu (五图): compiles plain YAML and Markdown about industrial chains into the five maps.
//!
//! `src/ARCHITECTURE.md` is the map of the house: stages, rooms, invariants, and where to make which change.

pub mod artifact;
pub mod audience;
pub mod build;
pub mod catalogue;
pub mod check;
pub mod cli;
pub mod diag;
pub mod diff;
pub mod draw;
pub mod edition;
pub mod emit;
pub mod export;
pub mod geometry;
pub mod io;
pub mod maps;
pub mod memo;
pub mod model;
#[cfg(feature = "pdf")]
pub mod pack;
pub mod page;
pub mod png;
pub mod read;
pub mod readings;
pub mod retrace;
pub mod review;
pub mod scene;
pub mod schema;
pub mod search;
#[cfg(feature = "serve")]
pub mod serve;
pub mod site;
pub mod skeleton;
pub mod snapshot;
pub mod source;
pub mod svg;
pub mod text;
pub mod theme;
pub mod webfont;
pub mod wording;
