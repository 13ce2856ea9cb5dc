//! Which type has the body of an error? The one that the document declares for its status.

use generated::wethod;
use runtime::{Error, RetryConfig, Status};
use tests::fixtures::errors::model::{Fault, Invalid, Problem};
use tests::fixtures::errors::things::CreateThingError;
use tests::fixtures::errors::{ApiError, Client};
use tests::server::{Answer, Server};

/// One body that could be of any of the types.
const BODY: &str = r#"{"field":"name","title":"No.","code":7}"#;

async fn client(status: u16, body: &str) -> Client {
    let server = Server::start([Answer::json(status, body)]).await.unwrap();
    let builder = Client::builder().retry(RetryConfig::off());
    builder.base_url(server.url()).build().unwrap()
}

async fn of_list(status: u16, body: &str) -> Error {
    let client = client(status, body).await;
    client.things().list().await.unwrap_err()
}

async fn of_create(status: u16) -> Error {
    let client = client(status, BODY).await;
    client.things().create().await.unwrap_err()
}

fn invalid() -> Invalid {
    let mut invalid = Invalid::new();
    invalid.field = Some("name".to_owned());
    invalid
}

fn fault() -> Fault {
    let mut fault = Fault::new();
    fault.code = Some(7);
    fault
}

#[tokio::test]
async fn a_status_comes_before_its_range_and_a_range_before_the_rest() {
    let problem = || Problem::new("No.");
    for (status, declared, expected) in [
        (
            400,
            Status::Code(400),
            ApiError::BadRequest(invalid().into()),
        ),
        (
            422,
            Status::Range(4),
            ApiError::ClientError(problem().into()),
        ),
        (
            499,
            Status::Range(4),
            ApiError::ClientError(problem().into()),
        ),
    ] {
        let error = of_list(status, BODY).await;
        assert_eq!(error.declared_status(), Some(declared));
        assert_eq!(ApiError::of(&error).unwrap().unwrap(), expected);
    }
    for status in [500, 599] {
        let error = of_list(status, BODY).await;
        assert_eq!(error.declared_status(), Some(Status::Default));
        let other = ApiError::Other(fault().into());
        assert_eq!(ApiError::of(&error).unwrap().unwrap(), other);
        assert!(error.body_as::<Problem>().is_none());
    }
}

#[tokio::test]
async fn an_odd_operation_has_an_enum_of_its_own() {
    let conflict = CreateThingError::Conflict(fault().into());
    let error = of_create(409).await;
    assert_eq!(CreateThingError::of(&error).unwrap().unwrap(), conflict);
    let other = CreateThingError::ClientError(Problem::new("No.").into());
    let error = of_create(404).await;
    assert_eq!(CreateThingError::of(&error).unwrap().unwrap(), other);
}

#[tokio::test]
async fn what_is_not_declared_has_no_type() {
    let error = of_create(503).await;
    assert_eq!(error.declared_status(), None);
    assert!(CreateThingError::of(&error).is_none() && ApiError::of(&error).is_none());
    assert_eq!(error.body(), Some(BODY.as_bytes()));
}

#[tokio::test]
async fn a_body_of_another_shape_is_an_error_at_its_place() {
    let error = of_list(404, r#"{"title":[]}"#).await;
    let wrong = ApiError::of(&error).unwrap().unwrap_err();
    assert_eq!(wrong.path().to_string(), "title");
    let error = of_list(404, "<html>").await;
    assert!(ApiError::of(&error).unwrap().is_err());
    // There is no answer at all.
    let builder = Client::builder().base_url("http://127.0.0.1:1");
    let client = builder.retry(RetryConfig::off()).build().unwrap();
    let error = client.things().list().await.unwrap_err();
    assert!(error.is_connect() && ApiError::of(&error).is_none());
}

#[tokio::test]
async fn default_stands_for_both_where_nothing_else_is_declared() {
    let fine = client(200, BODY).await.things().get_all().await.unwrap();
    assert_eq!(*fine, fault());
    let error = client(404, BODY)
        .await
        .things()
        .get_all()
        .await
        .unwrap_err();
    assert_eq!(error.body_as::<Fault>().unwrap().unwrap(), fault());
}

#[tokio::test]
async fn a1_each_status_of_wethod_is_a_variant() {
    let body = r#"{"key":"invalid_data","message":"No.","failures":[]}"#;
    for status in [400, 401, 403, 404, 412, 418] {
        let server = Server::start([Answer::json(status, body)]).await.unwrap();
        let builder = wethod::Client::builder("token").company("acme");
        let builder = builder.retry(RetryConfig::off()).base_url(server.url());
        let client = builder.build().unwrap();
        let error = client.clients().list().await.unwrap_err();
        let found = match wethod::ApiError::of(&error) {
            Some(Ok(wethod::ApiError::BadRequest(body))) => (400, body.key.is_some()),
            Some(Ok(wethod::ApiError::Unauthorized(body))) => (401, body.key.is_some()),
            Some(Ok(wethod::ApiError::Forbidden(body))) => (403, body.key.is_some()),
            Some(Ok(wethod::ApiError::PreconditionFailed(body))) => (412, body.key.is_some()),
            None => (0, error.body() == Some(body.as_bytes())),
            other => panic!("{other:?}"),
        };
        let is_declared = !matches!(status, 404 | 418);
        assert_eq!(found, (if is_declared { status } else { 0 }, true));
    }
}
