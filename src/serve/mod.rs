//! The live preview: the site that a browser on this machine sees while its content is being written.
//!
//! A [`Server`] shows what it was last given, on the loopback address and nowhere else, and tells open pages what changed; a
//! [`Watch`] says when files change. Neither builds: `cli` builds, with the same function as `wutu build`, and hands over what
//! came of it. What is shown is what is published, but for one script element before the end of each page.

mod http;
mod notice;
mod shown;
mod watch;

pub use http::Server;
pub use notice::Notice;
pub use shown::Screen;
pub use watch::{Means, Signal, Watch};
