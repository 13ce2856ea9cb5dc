//! Does every field of a form arrive, and can none become a header?

use runtime::{Call, Idempotency, Operation, Parameter, Upload, Verb};

use crate::support::{Request, Server, answer, client, operation};

static PARTS: Operation = operation(
    Verb::POST,
    "/files",
    &[
        Parameter::part("note"),
        Parameter::part("tags"),
        Parameter::part("file"),
    ],
    Idempotency::NonIdempotent,
);
static FIELDS: Operation = operation(
    Verb::POST,
    "/fields",
    &[Parameter::form("name"), Parameter::form("tags[]")],
    Idempotency::NonIdempotent,
);

async fn server() -> Server {
    Server::always(|| answer(200, "", b"")).await
}

/// The body with its boundary, which is made up anew each time, replaced.
fn body(request: &Request) -> String {
    let content_type = request.header("content-type").unwrap();
    let boundary = content_type
        .strip_prefix("multipart/form-data; boundary=")
        .unwrap();
    assert_eq!(boundary.len(), 32);
    String::from_utf8(request.body.clone())
        .unwrap()
        .replace(boundary, "BOUNDARY")
}

#[tokio::test]
async fn parts_come_in_the_order_of_the_document() {
    let server = server().await;
    let mut call = Call::empty(&client(&server), &PARTS);
    call.part(
        "file",
        &Upload::new("a.pdf", "application/pdf", &b"%PDF\r\n"[..]),
    );
    call.part("tags", &vec!["x", "y"]);
    call.part("note", &"Ștefan");
    call.await.unwrap();
    assert_eq!(
        body(&server.last()),
        "--BOUNDARY\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nȘtefan\r\n\
         --BOUNDARY\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\nx\r\n\
         --BOUNDARY\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\ny\r\n\
         --BOUNDARY\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\
         Content-Type: application/pdf\r\n\r\n%PDF\r\n\r\n--BOUNDARY--\r\n"
    );
}

#[tokio::test]
async fn c3_no_file_name_ends_its_line() {
    let server = server().await;
    let client = client(&server);
    let mut call = Call::empty(&client, &PARTS);
    call.part(
        "file",
        &Upload::new("a\"\r\nX-Evil: 1\r\n", "text/plain", &b""[..]),
    );
    call.await.unwrap();
    let body = body(&server.last());
    assert!(
        body.contains("filename=\"a%22%0D%0AX-Evil: 1%0D%0A\"\r\n"),
        "{body}"
    );
    for media_type in ["text/plain\r\nX-Evil: 1", "text/\u{e9}", "a\0b"] {
        let mut call = Call::empty(&client, &PARTS);
        call.part("file", &Upload::new("a", media_type, &b""[..]));
        assert!(call.await.unwrap_err().is_invalid_param(), "{media_type:?}");
    }
}

/// The names of parts and of their headers are facts of the document, which may be anybody's.
#[tokio::test]
async fn c3_no_name_of_a_part_ends_its_line() {
    static HOSTILE: Operation = operation(
        Verb::POST,
        "/files",
        &[
            Parameter::part("a\"\r\nX-Evil: 1"),
            Parameter::part("b"),
            Parameter::part_header("b", "X-Part"),
            Parameter::part_header("b", "X-Evil: 1\r\nX-Part"),
        ],
        Idempotency::NonIdempotent,
    );
    let server = server().await;
    let client = client(&server);
    let mut call = Call::empty(&client, &HOSTILE);
    call.part("a\"\r\nX-Evil: 1", &"x");
    call.await.unwrap();
    let body = body(&server.last());
    assert!(body.contains("name=\"a%22%0D%0AX-Evil: 1\"\r\n"), "{body}");
    for (name, value) in [
        ("X-Part", "x\r\nX-Evil: 1"),
        ("X-Part", "é"),
        ("X-Evil: 1\r\nX-Part", "x"),
    ] {
        let mut call = Call::empty(&client, &HOSTILE);
        call.part("b", &"x");
        call.part_header("b", name, &value);
        assert!(call.await.unwrap_err().is_invalid_param(), "{name:?}");
    }
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn fields_are_pairs() {
    let server = server().await;
    let client = client(&server);
    let mut call = Call::empty(&client, &FIELDS);
    call.form("tags[]", &vec!["a&b", "c d"]);
    call.form("name", &"=");
    call.await.unwrap();
    let request = server.last();
    assert_eq!(
        request.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    assert_eq!(
        request.body,
        b"name=%3D&tags%5B%5D=a%26b&tags%5B%5D=c%20d".as_slice()
    );
    Call::empty(&client, &FIELDS).await.unwrap();
    let request = server.last();
    assert!(request.body.is_empty() && request.header("content-type").is_none());
}

#[tokio::test]
async fn a_file_goes_nowhere_but_into_a_part() {
    let server = server().await;
    let mut call = Call::empty(&client(&server), &FIELDS);
    call.form("name", &Upload::new("a", "text/plain", &b"x"[..]));
    assert!(call.await.unwrap_err().is_invalid_param());
}
