//! The server: what is shown, over HTTP, to browsers on this machine.
//!
//! It listens on the loopback address, and answers only those who call it by that name: a page of somewhere else whose name
//! was bent to this machine is sent away. Nothing is written, nothing is read but what is shown and the packs.

use super::shown::{Screen, Update};
use crate::theme::Theme;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderName, StatusCode, header};
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::stream::{self, Stream};
use std::convert::Infallible;
use std::future::poll_fn;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::pin::pin;
use std::sync::{Arc, mpsc};
use std::task::Poll;

/// Where the preview's own files lie; no file of a site does.
const SCRIPT: &str = "-/preview.js";
const STYLE: &str = "-/preview.css";
const EVENTS: &str = "/-/events";
const FACE: &str = "-/font.css";
const FONT: &str = "-/font.ttf";

/// The program's own font, for signs that nothing on this machine can draw; that of the site holds only what stands on its pages.
const FONT_FACE: &str = "@font-face { font-family: \"wutu preview\"; src: url(\"font.ttf\"); }\n";

/// A server that runs until the program is told to end.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
}

/// What answers are made of.
#[derive(Debug)]
struct Desk {
    screen: Screen,
    address: SocketAddr,
}

impl Server {
    /// Serves a screen on a port of the loopback address, 0 for any that is free. `ended` is called when the user ends the
    /// program.
    ///
    /// # Errors
    /// When the port cannot be had.
    pub fn start(
        screen: Screen,
        port: u16,
        ended: impl FnOnce() + Send + 'static,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let desk = Arc::new(Desk { screen, address });
        let (ready, is_ready) = mpsc::channel();
        std::thread::spawn(move || {
            let _ = runtime.block_on(serve((listener, desk), ready));
            ended();
        });
        // Where the server could not begin there is nothing to wait for, and the program is told to end.
        let _ = is_ready.recv();
        Ok(Self { address })
    }

    /// Its address: `http://127.0.0.1:8480/`.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://{}/", self.address)
    }
}

/// Serves until the user ends the program; is ready when it would notice that.
async fn serve(
    (listener, desk): (TcpListener, Arc<Desk>),
    ready: mpsc::Sender<()>,
) -> io::Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let router = Router::new()
        .route(EVENTS, get(events))
        .route("/", get(file))
        .route("/{*path}", get(file))
        .with_state(desk);
    tokio::spawn(async { axum::serve(listener, router).await });
    let mut ended = pin!(tokio::signal::ctrl_c());
    let early = poll_fn(|context| Poll::Ready(ended.as_mut().poll(context))).await;
    let _ = ready.send(());
    match early {
        Poll::Ready(ended) => ended,
        Poll::Pending => ended.await,
    }
}

/// Tells an open page what is shown now, and then whatever changes.
async fn events(State(desk): State<Arc<Desk>>, request: Request) -> Response {
    if !desk.is_called_rightly(&request) {
        return stranger();
    }
    Sse::new(told(&desk.screen)).into_response()
}

fn told(screen: &Screen) -> impl Stream<Item = Result<Event, Infallible>> + use<> {
    let mut updates = screen.updates();
    updates.mark_changed();
    stream::unfold(updates, async |mut updates| {
        updates.changed().await.ok()?;
        let event = Event::default().data(json(&updates.borrow_and_update()));
        Some((Ok(event), updates))
    })
}

fn json(update: &Update) -> String {
    serde_json::to_string(update).unwrap_or_default()
}

/// Hands out a file of the site or of the preview itself; where there is none, the site's page that says so.
async fn file(State(desk): State<Arc<Desk>>, request: Request) -> Response {
    if !desk.is_called_rightly(&request) {
        return stranger();
    }
    let path = request.uri().path().trim_start_matches('/');
    let path = match path {
        "" => "index.html".to_owned(),
        folder if folder.ends_with('/') => format!("{folder}index.html"),
        path => path.to_owned(),
    };
    match path.as_str() {
        SCRIPT => return answer(StatusCode::OK, SCRIPT, include_str!("preview.js").into()),
        STYLE => return answer(StatusCode::OK, STYLE, include_str!("preview.css").into()),
        FACE => return answer(StatusCode::OK, FACE, FONT_FACE.into()),
        FONT => {
            let font = Theme::original("fonts/NotoSansSC-Regular.ttf").unwrap_or_default();
            return answer(StatusCode::OK, FONT, font.into_owned());
        }
        // Browsers ask for it unasked; sites have none.
        "favicon.ico" => return StatusCode::NO_CONTENT.into_response(),
        _ => {}
    }
    match desk.screen.file(&path) {
        Some(bytes) => answer(StatusCode::OK, &path, desk.dressed(&path, bytes)),
        None => {
            let lost = desk.screen.file(LOST).unwrap_or_else(|| NOTHING.into());
            // The page stands at the root, whatever was asked for.
            let lost = put(lost, "<head>", r#"<head><base href="/">"#);
            answer(StatusCode::NOT_FOUND, LOST, desk.dressed(LOST, lost))
        }
    }
}

/// The page of what is not there.
const LOST: &str = "404.html";

/// What stands there while no site has been built.
const NOTHING: &str = "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>五图</title></head><body></body></html>";

impl Desk {
    /// Whether a request names this machine as it is named here.
    fn is_called_rightly(&self, request: &Request) -> bool {
        let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
        let port = self.address.port();
        let known = [self.address.to_string(), format!("localhost:{port}")];
        host.is_some_and(|host| known.iter().any(|known| known == host))
    }

    /// A page with the script of the preview, which knows the page and the version of the site; any other file as it is.
    fn dressed(&self, path: &str, bytes: Vec<u8>) -> Vec<u8> {
        if !path.ends_with(".html") {
            return bytes;
        }
        let version = self.screen.version();
        let script = format!(
            "<script src=\"/{SCRIPT}\" data-path=\"{path}\" data-version=\"{version}\"></script></body>"
        );
        put(bytes, "</body>", &script)
    }
}

/// A text with something in the place of the last appearance of a tag.
fn put(bytes: Vec<u8>, tag: &str, new: &str) -> Vec<u8> {
    let place = bytes.windows(tag.len()).rposition(|window| window == tag.as_bytes());
    let Some(at) = place else { return bytes };
    [&bytes[..at], new.as_bytes(), &bytes[at + tag.len()..]].concat()
}

fn stranger() -> Response {
    let said = "只接受本机以 127.0.0.1 或 localhost 打开（only by the name of this machine）\n";
    answer(StatusCode::FORBIDDEN, "stranger.txt", said.into())
}

/// Pages may load nothing from elsewhere, as on a careful server; nothing is kept, so that every look is at what is.
fn answer(status: StatusCode, path: &str, bytes: Vec<u8>) -> Response {
    const KIND: HeaderName = header::X_CONTENT_TYPE_OPTIONS;
    let headers = [
        (header::CONTENT_TYPE, kind(path)),
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'self'"),
        (KIND, "nosniff"),
    ];
    (status, headers, bytes).into_response()
}

fn kind(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "json" => "application/json",
        "woff2" => "font/woff2",
        "ttf" => "font/ttf",
        "pdf" => "application/pdf",
        "txt" | "csv" | "md" => "text/plain; charset=utf-8",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::put;

    #[test]
    fn what_is_added_stands_before_the_last_end() {
        let page = b"<body>&lt;</body> </body>\n".to_vec();
        assert_eq!(put(page, "</body>", "!"), b"<body>&lt;</body> !\n");
        assert_eq!(put(b"text".to_vec(), "</body>", "!"), b"text");
    }
}
