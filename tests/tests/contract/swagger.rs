//! Is a document of Swagger 2.0 spoken as it was meant?
//!
//! The client is generated from `tests/fixtures/swagger2.yaml`; both what goes over the wire and what comes back is looked at.

use runtime::{Error, Field, Upload, date};
use tests::fixtures::swagger2::Client;
use tests::fixtures::swagger2::model::{Pet, Problem};
use tests::server::{Answer, Recorded, Server};

/// A server, and a client that takes it for the host of the document.
async fn pair(answer: Answer) -> Result<(Server, Client), Error> {
    let server = Server::start([answer]).await.unwrap();
    let base = format!("{}/v1", server.url());
    let client = Client::builder("secret").base_url(base).build()?;
    Ok((server, client))
}

fn only(server: &Server) -> Recorded {
    let [request] = <[Recorded; 1]>::try_from(server.recorded()).unwrap();
    assert!(
        request.headers.contains(&"x-key: secret".to_owned()),
        "{request:?}"
    );
    request
}

fn empty() -> Answer {
    Answer::of_type(204, "text/plain", b"")
}

#[tokio::test]
async fn lists_are_separated_as_their_format_says() -> Result<(), Error> {
    let pets = r#"[{"name":"Rex","nick":null,"born":"2020-02-29"},{"name":"Tom"}]"#;
    let (server, client) = pair(Answer::json(200, pets)).await?;
    let pets = client
        .pets()
        .list()
        .commas([1, 2])
        .many(["a", "b"])
        .pipes(["c", "d"])
        .spaces(["e", "f"])
        .x_codes([7, 8])
        .await?;
    let names: Vec<&str> = pets.iter().map(|pet| pet.name.as_str()).collect();
    assert_eq!(names, ["Rex", "Tom"]);
    assert_eq!(pets[0].nick, Field::Null);
    assert_eq!(pets[0].born, Some(date(2020, 2, 29)));
    assert_eq!(pets[1].nick, Field::Absent);
    let request = only(&server);
    assert_eq!(
        request.target,
        "GET /v1/pets?commas=1,2&many=a&many=b&pipes=c%7Cd&spaces=e%20f"
    );
    assert!(
        request.headers.contains(&"x-codes: 7,8".to_owned()),
        "{request:?}"
    );
    Ok(())
}

#[tokio::test]
async fn a_body_is_what_the_document_consumes() -> Result<(), Error> {
    let (server, client) = pair(Answer::json(200, r#"{"name":"Max"}"#)).await?;
    let pet = Pet::new("Rex").nick(Field::Null).born(date(2020, 2, 29));
    assert_eq!(client.pets().replace(9, pet).await?.name, "Max");
    let request = only(&server);
    assert_eq!(request.target, "PUT /v1/pets/9");
    let json = "content-type: application/json".to_owned();
    assert!(request.headers.contains(&json), "{request:?}");
    assert_eq!(
        request.body,
        br#"{"name":"Rex","nick":null,"born":"2020-02-29"}"#
    );
    Ok(())
}

#[tokio::test]
async fn fields_of_a_form_are_pairs() -> Result<(), Error> {
    let (server, client) = pair(empty()).await?;
    let call = client.pets().create("Rex & Co").toys(["ball", "bone"]);
    call.sizes([1, 2]).await?;
    let request = only(&server);
    assert_eq!(request.target, "POST /v1/pets");
    let pairs = "content-type: application/x-www-form-urlencoded".to_owned();
    assert!(request.headers.contains(&pairs), "{request:?}");
    let body = String::from_utf8(request.body).unwrap();
    assert_eq!(body, "name=Rex%20%26%20Co&toys=ball&toys=bone&sizes=1,2");
    Ok(())
}

#[tokio::test]
async fn a_file_goes_in_a_part_and_comes_as_bytes() -> Result<(), Error> {
    let (server, client) = pair(empty()).await?;
    let photo = Upload::new("rex.png", "image/png", b"\x89PNG".to_vec());
    client.pets().upload_photo(9, photo).note("good").await?;
    let request = only(&server);
    assert_eq!(request.target, "POST /v1/pets/9/photo");
    let body = String::from_utf8_lossy(&request.body);
    for part in [
        "content-disposition: form-data; name=\"photo\"; filename=\"rex.png\"\r\ncontent-type: image/png\r\n\r\n",
        "content-disposition: form-data; name=\"note\"\r\n\r\ngood\r\n",
    ] {
        assert!(body.to_lowercase().contains(part), "{body}");
    }

    let (server, client) = pair(Answer::of_type(200, "image/png", b"\x89PNG")).await?;
    assert_eq!(client.pets().get_photo(9).await?[..], b"\x89PNG"[..]);
    assert!(
        only(&server)
            .headers
            .contains(&"accept: image/png".to_owned())
    );
    Ok(())
}

#[tokio::test]
async fn another_status_is_the_documented_problem() -> Result<(), Error> {
    let (_server, client) = pair(Answer::json(422, r#"{"message":"no name"}"#)).await?;
    let error = client.pets().list().await.unwrap_err();
    let problem = error.body_as::<Problem>().unwrap().unwrap();
    assert_eq!(problem.message.as_deref(), Some("no name"));
    Ok(())
}
