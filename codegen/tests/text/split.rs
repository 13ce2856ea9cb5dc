//! A document in several files becomes what it would in one.

use codegen::{Input, Options, Output, generate};

const PATHS: &str = "\
/clients:
  get:
    operationId: listClients
    responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '../schemas/clients.yaml#/components/schemas/Clients'}}}}}
  post:
    operationId: uploadClients
    requestBody:
      required: true
      content: {multipart/form-data: {schema: {$ref: '../schemas/clients.yaml#/components/schemas/UploadClients'}}}
    responses: {'204': {description: ok}}
";

const SCHEMAS: &str = "\
components:
  schemas:
    ClientId: {type: string}
    Client: {type: object, properties: {id: {$ref: '#/components/schemas/ClientId'}, address: {type: object, properties: {city: {type: string}}}}}
    Clients: {type: array, items: {$ref: '#/components/schemas/Client'}}
    UploadClients: {type: object, required: [file], properties: {file: {type: string, format: binary}}}
    Forgotten: {type: string}
";

fn of(text: &str) -> Output {
    generate(&Input {
        name: "split",
        path: "openapi.yaml",
        text,
        files: &|path| match path {
            "paths/clients.yaml" => Ok(PATHS.to_owned()),
            "schemas/clients.yaml" => Ok(SCHEMAS.to_owned()),
            _ => Err("no such file".to_owned()),
        },
        options: Options::default(),
    })
}

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: Split, version: '1'}\nservers: [{url: https://split.test}]\npaths:\n";

/// The generated files without the lines that name a place in the document.
fn code(output: &Output) -> Vec<String> {
    let lines = output.files.iter().flat_map(|file| file.text.lines());
    lines
        .filter(|line| !line.contains("Spec: "))
        .map(str::to_owned)
        .collect()
}

#[test]
fn names_do_not_depend_on_the_file() {
    let split = of(&format!(
        "{HEAD}  /clients: {{$ref: 'paths/clients.yaml#/~1clients'}}\n"
    ));
    let paths = PATHS.replace("../schemas/clients.yaml", "");
    let paths: String = paths.lines().map(|line| format!("  {line}\n")).collect();
    let whole = of(&format!("{HEAD}{paths}{SCHEMAS}"));
    assert_eq!(code(&split), code(&whole));
    let code = code(&split).join("\n");
    for item in [
        "pub struct ClientId(",
        "pub struct ClientAddress {",
        "file: Upload",
    ] {
        assert!(code.contains(item), "{item} is missing in\n{code}");
    }
}

#[test]
fn what_no_operation_needs_is_named_in_each_file() {
    let split = of(&format!(
        "{HEAD}  /clients: {{$ref: 'paths/clients.yaml#/~1clients'}}\n"
    ));
    let found: Vec<String> = split
        .diagnostics
        .iter()
        .map(|it| format!("{} {}", it.code, it.location))
        .collect();
    assert_eq!(found, ["unused-schema schemas/clients.yaml:7:5"]);
}
