//! The one integration binary. Each module is a door: cases are data in the folder of its name.

mod architecture;
mod case;
mod diag;
