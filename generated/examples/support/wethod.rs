//! How does wethod look to a program, without wethod?
//!
//! The list of clients, of which one is renamed and one is added after the list was read once.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use runtime::test_util::{DemoAnswer, DemoRequest, DemoServer};
use runtime::{DateTime, Filter, Method, Moment};

/// The only token that this server accepts.
pub(crate) const TOKEN: &str = "invented";

/// Identifier, name, and when it was changed last.
type Row = (u32, &'static str, &'static str);

const BEFORE: [Row; 5] = [
    (1, "Atelier Mureș", "2026-05-02T08:00:00.000Z"),
    (2, "Brutăria Două Spice", "2026-05-04T09:30:00.000Z"),
    (3, "Leuchtturm Verlag", "2026-05-11T16:20:00.500Z"),
    (4, "Officina Nove", "2026-05-12T10:00:00.000Z"),
    (5, "Studio Aurora", "2026-05-15T17:08:59.529Z"),
];

const AFTER: [Row; 2] = [
    (3, "Leuchtturm & Söhne", "2026-05-16T07:45:00.000Z"),
    (6, "Vela Bianca", "2026-05-16T07:50:12.250Z"),
];

/// Begins to listen, and gives the base URL.
pub(crate) async fn start() -> io::Result<String> {
    let was_read = AtomicBool::new(false);
    let refusal = DemoAnswer::json(
        401,
        r#"{"key": "unauthorized", "message": "Invalid token."}"#,
    );
    let server = DemoServer::new("")
        .bearer(TOKEN, refusal)
        .route(Method::GET, "/api/clients", move |request| {
            let filter = request
                .query("updated_at")
                .and_then(|text| text.parse().ok());
            // Whoever asks for changes has read the list before.
            let changed = was_read.load(Relaxed) && filter.is_some();
            let answer = list(changed, filter.as_ref(), request);
            was_read.store(true, Relaxed);
            answer
        })
        .start()
        .await?;
    Ok(server.url())
}

fn list(changed: bool, filter: Option<&Filter<Moment>>, request: &DemoRequest<'_>) -> DemoAnswer {
    let newer = AFTER.iter().filter(|_| changed);
    let is_old = |row: &&Row| !changed || AFTER.iter().all(|new| new.0 != row.0);
    let all = BEFORE.iter().filter(is_old).chain(newer);
    let since = filter.and_then(|filter| match filter.operands() {
        [Moment::DateTime(since)] => Some(*since),
        _ => None,
    });
    let is_wanted = |row: &&Row| match (&since, row.2.parse::<DateTime>()) {
        (Some(since), Ok(at)) => at >= *since,
        _ => true,
    };
    let page: Vec<String> = all
        .filter(is_wanted)
        .skip(request.number("offset", 0))
        .take(request.number("limit", 100))
        .map(|(id, name, at)| {
            format!(r#"{{"id":{id},"created_at":"2026-01-01T00:00:00.000Z","updated_at":"{at}","corporate_name":"{name}","deleted_at":null}}"#)
        })
        .collect();
    DemoAnswer::json(200, format!("[{}]", page.join(",")))
}
