//! Which operations do the tasks call?

use runtime::json::{Decode, DecodeError, Decoder, Slots};
use runtime::{
    Api, BodyFacts, Idempotency, Operation, Page, PageEnd, Pagination, Parameter, SecurityScheme,
    Verb,
};

pub(crate) static API: Api = Api {
    rate_limit: None,
    name: "invariants",
    version: "1",
    base_url: "https://api.example/v1",
    body: BodyFacts {
        code: Some("/code"),
        kind: None,
        message: None,
        field_errors: None,
        retry_after: Some("/wait"),
        request_id: None,
    },
    retry_after_header: None,
    security: &[SecurityScheme::bearer("bearerAuth")],
    headers: &[],
};

const fn operation(
    id: &'static str,
    method: Verb,
    path: &'static str,
    idempotency: Idempotency,
    parameters: &'static [Parameter],
    pagination: Option<Pagination>,
) -> Operation {
    Operation {
        id,
        method,
        path,
        idempotency,
        parameters,
        accept: "application/json",
        errors: &[],
        security: &[&["bearerAuth"]],
        pagination,
    }
}

/// The header that tells the server, and the judge, which call a request belongs to.
const CALL: Parameter = Parameter::header("x-call");

pub(crate) static CREATE: Operation = operation(
    "create",
    Verb::POST,
    "/things",
    Idempotency::NonIdempotent,
    &[CALL],
    None,
);
pub(crate) static CREATE_KEYED: Operation = operation(
    "createKeyed",
    Verb::POST,
    "/keyed",
    Idempotency::WithKey,
    &[CALL],
    None,
);
pub(crate) static READ: Operation = operation(
    "read",
    Verb::GET,
    "/things",
    Idempotency::Safe,
    &[CALL],
    None,
);
pub(crate) static DELETE: Operation = operation(
    "delete",
    Verb::DELETE,
    "/things",
    Idempotency::Idempotent,
    &[CALL],
    None,
);
pub(crate) static PAGES: Operation = operation(
    "pages",
    Verb::GET,
    "/pages",
    Idempotency::Safe,
    &[CALL, Parameter::query("page"), Parameter::query("length")],
    Some(Pagination::Page {
        page: "page",
        size: "",
    }),
);
pub(crate) static OFFSETS: Operation = operation(
    "offsets",
    Verb::GET,
    "/offsets",
    Idempotency::Safe,
    &[
        CALL,
        Parameter::query("offset"),
        Parameter::query("limit"),
        Parameter::query("length"),
    ],
    Some(Pagination::Offset {
        offset: "offset",
        limit: "limit",
        default_limit: PAGE,
    }),
);

/// Items on a page.
pub(crate) const PAGE: u32 = 4;

/// `{"items": [1, 2], "has_more": true}`
pub(crate) struct Numbers {
    items: Vec<i64>,
    has_more: bool,
}

#[derive(Default)]
struct NumbersSlots {
    items: Option<Vec<i64>>,
    has_more: Option<bool>,
}

impl Slots for NumbersSlots {
    const MEMBERS: &'static [&'static str] = &["items", "has_more"];

    fn member(&mut self, index: usize, json: &mut Decoder<'_>) -> Result<(), DecodeError> {
        match index {
            0 => json.slot(&mut self.items),
            _ => json.slot(&mut self.has_more),
        }
    }
}

impl Decode for Numbers {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let slots: NumbersSlots = json.object()?;
        Ok(Self {
            items: json.required(slots.items, "items")?,
            has_more: json.required(slots.has_more, "has_more")?,
        })
    }
}

impl Page for Numbers {
    type Item = i64;

    fn into_items(self) -> Vec<i64> {
        self.items
    }

    fn end(&self) -> PageEnd {
        PageEnd {
            has_more: Some(self.has_more),
            ..PageEnd::default()
        }
    }

    fn len(&self) -> usize {
        self.items.len()
    }
}
