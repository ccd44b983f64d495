//! The command line; see [`wutu`].

fn main() {}
