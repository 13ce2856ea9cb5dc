//! What does the page for users of a crate show?

fn guide(document: &str) -> String {
    super::support::run("pets", document, false).guide
}

const PETS: &str = "
openapi: 3.0.3
info: {title: Pets, version: '1'}
servers: [{url: https://pets.example}]
security: [{login: [read]}]
paths:
  /pets/{id}:
    get:
      operationId: getPet
      tags: [pets]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        '200': {description: A pet., content: {application/json: {schema: {type: object, properties: {name: {type: string}}}}}}
        '404': {description: None., content: {application/json: {schema: {type: object, properties: {looked: {type: string}}}}}}
        '409': {description: Gone., content: {application/json: {schema: {type: string}}}}
  /pets/events:
    post:
      operationId: watchPets
      tags: [pets]
      responses: {'200': {description: Events., content: {text/event-stream: {schema: {type: string}}}}}
components:
  securitySchemes:
    login: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://pets.example/token, scopes: {read: Reads.}}}}
";

#[test]
fn a_crate_with_tokens_streams_and_an_enum_of_one_operation() {
    insta::assert_snapshot!(guide(PETS));
}

#[test]
fn a_key_that_is_no_plain_word_stands_in_no_program() {
    let document = PETS.replace("login:", "\"l\\\"); evil(\":");
    let guide = guide(&document);
    assert!(guide.contains("## Credentials"), "{guide}");
    for program in guide.split("```").skip(1).step_by(2) {
        assert!(!program.contains("evil"), "{program}");
    }
}

#[test]
fn what_cannot_be_written_down_is_given_to_the_function() {
    let document = "
paths:
  /pets:
    post:
      operationId: addPet
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses: {'204': {description: Added.}, default: {description: No., content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
components: {schemas: {Pet: {type: object, properties: {name: {type: string}}}}}
";
    let guide = guide(&super::support::document(document));
    assert!(guide.contains("async fn call(body: "), "{guide}");
    assert!(guide.contains("model::Pet>()"), "{guide}");
    assert!(!guide.contains("## Tests"), "{guide}");
}
