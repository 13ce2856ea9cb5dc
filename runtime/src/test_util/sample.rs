//! Which API stands in where no generated client is at hand? For the examples of this module, and for trying things.

use crate::{Api, BodyFacts, Idempotency, Operation, Pagination, Parameter, SecurityScheme, Verb};

/// An API that keeps numbers, at an address that does not exist.
pub static API: Api = Api {
    name: "numbers",
    version: "1",
    base_url: "https://api.example/v1",
    body: BodyFacts {
        code: Some("/error/code"),
        kind: None,
        message: Some("/error/message"),
        field_errors: None,
        retry_after: None,
        request_id: None,
    },
    retry_after_header: None,
    security: &[SecurityScheme::bearer("bearerAuth")],
    headers: &[],
    rate_limit: None,
};

/// `GET /numbers?page=…`, a list in pages.
pub static LIST_NUMBERS: Operation = Operation {
    id: "listNumbers",
    method: Verb::GET,
    path: "/numbers",
    idempotency: Idempotency::Safe,
    parameters: &[Parameter::query("page")],
    accept: "application/json",
    errors: &[],
    security: &[&["bearerAuth"]],
    pagination: Some(Pagination::Page {
        page: "page",
        size: "",
    }),
};

/// `GET /numbers/{id}`
pub static RETRIEVE_NUMBER: Operation = Operation {
    id: "retrieveNumber",
    method: Verb::GET,
    path: "/numbers/{id}",
    idempotency: Idempotency::Safe,
    parameters: &[Parameter::path("id")],
    accept: "application/json",
    errors: &[],
    security: &[&["bearerAuth"]],
    pagination: None,
};

/// `POST /numbers`
pub static CREATE_NUMBER: Operation = Operation {
    id: "createNumber",
    method: Verb::POST,
    path: "/numbers",
    idempotency: Idempotency::NonIdempotent,
    parameters: &[],
    accept: "application/json",
    errors: &[],
    security: &[&["bearerAuth"]],
    pagination: None,
};
