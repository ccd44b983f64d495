//! wutu (五图): compiles plain YAML and Markdown about industrial chains into the five maps.
//!
//! `src/ARCHITECTURE.md` is the map of the house: stages, rooms, invariants, and where to make which change.

pub mod geometry;
pub mod scene;
pub mod svg;
pub mod text;
