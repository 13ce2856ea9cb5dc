//! Can a program be tried with values of the models, by operation?

use generated::contazen::model::{
    DeleteResponse, DeleteResult, InvoiceTotals, Period, RetrieveInvoiceTotalsResponse,
};
use generated::{contazen, wethod};
use runtime::test_util::MockTransport;
use runtime::{AsCall, Date, Decimal, Error, ErrorKind};

fn client(mock: &MockTransport) -> Result<contazen::Client, Error> {
    contazen::Client::builder("any")
        .transport(mock.clone())
        .build()
}

#[tokio::test]
async fn a_rule_is_a_request_and_a_value() -> Result<(), Box<dyn std::error::Error>> {
    let mock = MockTransport::new();
    let contazen = client(&mock)?;
    let (from, to) = (Date::new(2024, 1, 1)?, Date::new(2024, 12, 31)?);
    let totals = InvoiceTotals::new([], Period::new(from, to), Decimal::new(199_575, 2));
    let body = RetrieveInvoiceTotalsResponse::new(true, totals);
    let request = contazen.invoices().totals(from, to);
    assert_eq!(request.operation().id, "retrieveInvoiceTotals");
    mock.answer(&request, 200, &body)?;

    let answer = contazen.invoices().totals(from, to).is_paid(true).await?;
    assert_eq!(answer.grand_total_ron.to_string(), "1995.75");
    let other = contazen.invoices().totals(to, to).await;
    assert!(other.is_err_and(|error| error.kind() == ErrorKind::Build));
    Ok(())
}

#[test]
fn a_value_of_another_operation_is_no_rule() -> Result<(), Box<dyn std::error::Error>> {
    let mock = MockTransport::new();
    let contazen = client(&mock)?;
    let deleted = DeleteResponse::new(true, DeleteResult::new("cli_1"));
    mock.answer(&contazen.clients().delete("cli_1"), 200, &deleted)?;
    let refused = mock.answer(&contazen.clients().retrieve("cli_1"), 200, &deleted);
    assert_eq!(
        refused.map_err(|error| error.kind()).err(),
        Some(ErrorKind::Decode)
    );

    let wethod = wethod::Client::builder("any")
        .company("acme")
        .transport(mock.clone())
        .build()?;
    let refused = mock.answer(&wethod.levels().list(), 200, &deleted);
    assert_eq!(
        refused.map_err(|error| error.kind()).err(),
        Some(ErrorKind::Decode)
    );
    Ok(())
}
