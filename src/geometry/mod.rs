//! Where things go: seven kinds of layout, each for any content.
//!
//! Numbers in, boxes and points out. These modules know no chain, no font and no colour, and never import
//! each other; what text needs comes in as lengths or through a measuring closure.

pub mod boundaries;
pub mod flow;
pub mod matrix;
pub mod panels;
pub mod spark;
pub mod tiles;
pub mod timeline;
