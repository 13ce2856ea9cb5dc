//! How does the API look to a program, without the API?
//!
//! As much of HTTP as one operation takes: `GET /v1/invoices` with `status`, `page`, `per_page` and `expand[]`, answered in
//! pages. It listens on the loopback interface only, and ends with the program.

use std::io;

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};

use super::data::{INVOICES, Invoice};

/// The only key that this server accepts.
pub(crate) const KEY: &str = "sk_test_invented";

/// The longest request that is read, in bytes.
const MAX_REQUEST: usize = 16 << 10;

/// Begins to listen, and gives the base URL.
pub(crate) async fn start() -> io::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(async move {
        while let Ok((connection, _)) = listener.accept().await {
            // A broken connection is the caller's to report.
            tokio::spawn(async move { drop(serve(connection).await) });
        }
    });
    Ok(format!("http://{address}/v1"))
}

/// Answers one request, and closes.
async fn serve(mut connection: TcpStream) -> io::Result<()> {
    let mut request = Vec::new();
    while !request.windows(4).any(|end| end == b"\r\n\r\n") && request.len() < MAX_REQUEST {
        if connection.read_buf(&mut request).await? == 0 {
            return Ok(());
        }
    }
    let (status, body) = answer(&String::from_utf8_lossy(&request));
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    connection.write_all(head.as_bytes()).await?;
    connection.write_all(body.as_bytes()).await?;
    connection.shutdown().await
}

/// Status and body for a request.
fn answer(request: &str) -> (&'static str, String) {
    let is_authorized = request
        .lines()
        .filter_map(|line| line.split_once(": "))
        .any(|(name, value)| {
            name.eq_ignore_ascii_case("authorization") && value == format!("Bearer {KEY}")
        });
    if !is_authorized {
        return (
            "401 Unauthorized",
            failure("invalid_api_key", "authentication_error", 401),
        );
    }
    let target = request
        .strip_prefix("GET ")
        .and_then(|rest| rest.split(' ').next())
        .unwrap_or_default();
    match target.split_once('?').unwrap_or((target, "")) {
        ("/v1/invoices", query) => ("200 OK", invoices(query)),
        _ => (
            "404 Not Found",
            failure("resource_not_found", "resource_error", 404),
        ),
    }
}

/// One page of the invoices that the query asks for.
fn invoices(query: &str) -> String {
    let values = |wanted: &str| {
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs
            .filter(move |(name, _)| *name == wanted)
            .map(|(_, value)| value)
            .collect::<Vec<_>>()
    };
    let number = |name: &str, default: usize| {
        values(name)
            .first()
            .and_then(|value| value.parse().ok())
            .filter(|number| *number > 0)
            .unwrap_or(default)
    };
    let (page, per_page) = (number("page", 1), number("per_page", 50));
    let with_client = values("expand%5B%5D").contains(&"client");
    let statuses = values("status");

    let is_wanted = |invoice: &&Invoice| statuses.is_empty() || statuses.contains(&invoice.status);
    let wanted: Vec<&Invoice> = INVOICES.iter().filter(is_wanted).collect();
    let (total, total_pages) = (wanted.len(), wanted.len().div_ceil(per_page));
    let has_more = page < total_pages;
    let shown = wanted
        .iter()
        .skip((page - 1).saturating_mul(per_page))
        .take(per_page);
    let data = shown
        .map(|invoice| invoice.json(with_client))
        .collect::<Vec<_>>()
        .join(",");
    format!(
        r#"{{"success":true,"data":{{"object":"list","data":[{data}],"has_more":{has_more},"total":{total},"page":{page},"per_page":{per_page},"total_pages":{total_pages}}},"meta":{{"version":"v1","response_time":"0.10ms"}}}}"#
    )
}

fn failure(code: &str, kind: &str, status: u16) -> String {
    format!(
        r#"{{"success":false,"error":{{"message":"The request was refused.","type":"{kind}","code":"{code}","status":{status}}},"meta":{{"version":"v1"}}}}"#
    )
}
