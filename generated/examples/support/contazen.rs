//! How does Contazen look to a program, without Contazen?
//!
//! As much of it as the examples take, with invented data in the shapes that the documentation shows. It listens on the
//! loopback interface only, and ends with the program. The answer to the first create is lost, after the work was done.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use runtime::Method;
use runtime::test_util::{DemoAnswer, DemoRequest, DemoServer};

mod invoice;

use invoice::Invoice;

/// The only key that this server accepts.
pub(crate) const KEY: &str = "sk_test_invented";

/// The invoices of the account.
type Account = Arc<Mutex<Vec<Invoice>>>;

/// Begins to listen, and gives the base URL.
pub(crate) async fn start() -> io::Result<String> {
    let account: Account = Arc::new(Mutex::new(Invoice::samples()));
    let (listed, created, sent) = (account.clone(), account.clone(), account);
    let is_first = AtomicBool::new(true);
    let refusal = failure(401, "authentication_error", "invalid_api_key");
    let server = DemoServer::new("/v1")
        .bearer(KEY, refusal)
        .route(Method::GET, "/invoices", move |request| {
            list(&invoices(&listed), request)
        })
        .route(Method::POST, "/invoices", move |request| {
            let answer = create(&mut invoices(&created), request);
            if is_first.swap(false, Relaxed) {
                DemoAnswer::lost()
            } else {
                answer
            }
        })
        .route(Method::POST, "/invoices/{id}/send", move |request| {
            send(&mut invoices(&sent), request)
        })
        .start()
        .await?;
    Ok(format!("{}/v1", server.url()))
}

fn invoices(account: &Account) -> MutexGuard<'_, Vec<Invoice>> {
    account.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One page of the invoices that the query asks for.
fn list(invoices: &[Invoice], request: &DemoRequest<'_>) -> DemoAnswer {
    let is_wanted = |invoice: &&Invoice| {
        let equals = |name, value: &str| request.query(name).is_none_or(|wanted| wanted == value);
        equals("status", &invoice.status)
            && equals("client_id", &invoice.client_id)
            && request
                .query("start_date")
                .is_none_or(|start| invoice.date.as_str() >= start)
            && request
                .query("end_date")
                .is_none_or(|end| invoice.date.as_str() <= end)
    };
    let wanted: Vec<&Invoice> = invoices.iter().filter(is_wanted).collect();
    let (page, per_page) = (
        request.number("page", 1),
        request.number("per_page", 50).max(1),
    );
    let (total, total_pages) = (wanted.len(), wanted.len().div_ceil(per_page));
    let has_more = page < total_pages;
    let with_client = request.queries("expand[]").any(|wanted| wanted == "client");
    let data: Vec<String> = wanted
        .iter()
        .skip(page.saturating_sub(1).saturating_mul(per_page))
        .take(per_page)
        .map(|invoice| invoice.json(with_client))
        .collect();
    let data = data.join(",");
    success(&format!(
        r#"{{"object":"list","data":[{data}],"has_more":{has_more},"total":{total},"page":{page},"per_page":{per_page},"total_pages":{total_pages}}}"#
    ))
}

fn create(invoices: &mut Vec<Invoice>, request: &DemoRequest<'_>) -> DemoAnswer {
    match Invoice::new(invoices.len(), request) {
        Ok(invoice) => {
            let answer = success(&invoice.json(false));
            invoices.push(invoice);
            answer
        }
        Err(_) => failure(422, "validation_error", "validation_failed"),
    }
}

fn send(invoices: &mut [Invoice], request: &DemoRequest<'_>) -> DemoAnswer {
    let id = request.path("id").unwrap_or_default();
    match invoices.iter_mut().find(|invoice| invoice.id == id) {
        Some(invoice) => {
            "issued".clone_into(&mut invoice.status);
            success(
                r#"{"sent":true,"email":"office@atelier.invalid","message":"Invoice sent successfully"}"#,
            )
        }
        None => failure(404, "resource_error", "resource_not_found"),
    }
}

fn success(data: &str) -> DemoAnswer {
    let body = format!(
        r#"{{"success":true,"data":{data},"meta":{{"version":"v1","response_time":"0.10ms"}}}}"#
    );
    DemoAnswer::json(200, body)
}

fn failure(status: u16, kind: &str, code: &str) -> DemoAnswer {
    let body = format!(
        r#"{{"success":false,"error":{{"message":"The request was refused.","type":"{kind}","code":"{code}","status":{status}}},"meta":{{"version":"v1"}}}}"#
    );
    DemoAnswer::json(status, body)
}
