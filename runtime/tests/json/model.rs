//! A model as the generator writes it, with a slot of every kind.
#![expect(
    unreachable_pub,
    reason = "a generated module is public; that of a test has nobody outside"
)]

use runtime::json::{Decode, DecodeError, Decoder, Encode, Encoder, Quirk, Slots};
use runtime::{Date, Decimal, Extra, Field, IntBool, Map, Text, UnixTime};

#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Invoice {
    pub id: InvoiceId,
    pub total: Decimal,
    pub due_date: Option<Date>,
    pub observations: Field<String>,
    pub paid_at: Option<Date>,
    pub is_draft: Option<bool>,
    pub status: Option<InvoiceStatus>,
    pub lines: Option<Vec<Line>>,
    pub parent: Option<Box<Invoice>>,
    pub attributes: Map<i64>,
}

impl Invoice {
    pub fn new(id: impl Into<InvoiceId>, total: Decimal, paid_at: Option<Date>) -> Self {
        Self {
            id: id.into(),
            total,
            due_date: None,
            observations: Field::Absent,
            paid_at,
            is_draft: None,
            status: None,
            lines: None,
            parent: None,
            attributes: Map::new(),
        }
    }

    #[must_use]
    pub fn due_date(mut self, due_date: Date) -> Self {
        self.due_date = Some(due_date);
        self
    }
}

#[derive(Default)]
struct InvoiceSlots {
    id: Option<InvoiceId>,
    total: Option<Decimal>,
    due_date: Option<Date>,
    observations: Field<String>,
    paid_at: Option<Option<Date>>,
    is_draft: Option<bool>,
    status: Option<InvoiceStatus>,
    lines: Option<Vec<Line>>,
    parent: Option<Box<Invoice>>,
    attributes: Map<i64>,
}

impl Slots for InvoiceSlots {
    const MEMBERS: &'static [&'static str] = &[
        "id",
        "total",
        "due_date",
        "observations",
        "paid_at",
        "is_draft",
        "status",
        "lines",
        "parent",
    ];

    fn member(&mut self, index: usize, json: &mut Decoder<'_>) -> Result<(), DecodeError> {
        match index {
            0 => json.slot(&mut self.id),
            1 => json
                .allowing(&[Quirk::NumberAsString])
                .slot(&mut self.total),
            2 => json.optional(&mut self.due_date),
            3 => json.nullable(&mut self.observations),
            4 => json.slot(&mut self.paid_at),
            5 => json
                .allowing(&[Quirk::IntBool])
                .optional(&mut self.is_draft),
            6 => json.optional(&mut self.status),
            7 => json.optional(&mut self.lines),
            8 => json.optional(&mut self.parent),
            _ => Ok(()),
        }
    }

    fn unknown(&mut self, name: &str, json: &mut Decoder<'_>) -> Result<(), DecodeError> {
        json.entry(&mut self.attributes, name)
    }
}

impl Decode for Invoice {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let slots: InvoiceSlots = json.object()?;
        Ok(Self {
            id: json.required(slots.id, "id")?,
            total: json.required(slots.total, "total")?,
            due_date: slots.due_date,
            observations: slots.observations,
            paid_at: json.required(slots.paid_at, "paid_at")?,
            is_draft: slots.is_draft,
            status: slots.status,
            lines: slots.lines,
            parent: slots.parent,
            attributes: slots.attributes,
        })
    }
}

impl Encode for Invoice {
    fn encode(&self, json: &mut Encoder) {
        json.begin_object();
        json.member("id", &self.id);
        json.member("total", &self.total);
        json.optional("due_date", &self.due_date);
        json.nullable("observations", &self.observations);
        json.member("paid_at", &self.paid_at);
        json.optional("is_draft", &self.is_draft.map(IntBool));
        json.optional("status", &self.status);
        json.optional("lines", &self.lines);
        json.optional("parent", &self.parent);
        json.entries(&self.attributes);
        json.end_object();
    }
}

/// A line keeps what it does not know.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Line {
    pub name: String,
    pub number: Option<LineNumber>,
    pub created_at: Option<UnixTime>,
    pub extra: Extra,
}

#[derive(Default)]
struct LineSlots {
    name: Option<String>,
    number: Option<LineNumber>,
    created_at: Option<UnixTime>,
    extra: Extra,
}

impl Slots for LineSlots {
    const MEMBERS: &'static [&'static str] = &["name", "number", "created_at"];

    fn member(&mut self, index: usize, json: &mut Decoder<'_>) -> Result<(), DecodeError> {
        match index {
            0 => json.slot(&mut self.name),
            1 => json.optional(&mut self.number),
            2 => json.optional(&mut self.created_at),
            _ => Ok(()),
        }
    }

    fn unknown(&mut self, name: &str, json: &mut Decoder<'_>) -> Result<(), DecodeError> {
        json.keep(&mut self.extra, name)
    }
}

impl Decode for Line {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let slots: LineSlots = json.object()?;
        Ok(Self {
            name: json.required(slots.name, "name")?,
            number: slots.number,
            created_at: slots.created_at,
            extra: slots.extra,
        })
    }
}

impl Encode for Line {
    fn encode(&self, json: &mut Encoder) {
        json.begin_object();
        json.member("name", &self.name);
        json.optional("number", &self.number);
        json.optional("created_at", &self.created_at);
        json.extra(&self.extra);
        json.end_object();
    }
}

/// A page, which neither keeps nor types what it does not know.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct InvoiceList {
    pub data: Vec<Invoice>,
    pub has_more: Option<bool>,
}

#[derive(Default)]
struct InvoiceListSlots {
    data: Option<Vec<Invoice>>,
    has_more: Option<bool>,
}

impl Slots for InvoiceListSlots {
    const MEMBERS: &'static [&'static str] = &["data", "has_more"];

    fn member(&mut self, index: usize, json: &mut Decoder<'_>) -> Result<(), DecodeError> {
        match index {
            0 => json.slot(&mut self.data),
            1 => json.optional(&mut self.has_more),
            _ => Ok(()),
        }
    }
}

impl Decode for InvoiceList {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let slots: InvoiceListSlots = json.object()?;
        Ok(Self {
            data: json.required(slots.data, "data")?,
            has_more: slots.has_more,
        })
    }
}

impl Encode for InvoiceList {
    fn encode(&self, json: &mut Encoder) {
        json.begin_object();
        json.member("data", &self.data);
        json.optional("has_more", &self.has_more);
        json.end_object();
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum InvoiceStatus {
    Draft,
    Paid,
    Unknown(Box<str>),
}

impl Text for InvoiceStatus {
    fn as_text(&self) -> &str {
        match self {
            Self::Draft => "draft",
            Self::Paid => "paid",
            Self::Unknown(text) => text,
        }
    }

    fn from_text(text: &str) -> Option<Self> {
        Some(match text {
            "draft" => Self::Draft,
            "paid" => Self::Paid,
            other => Self::Unknown(other.into()),
        })
    }

    fn is_known(&self) -> bool {
        !matches!(self, Self::Unknown(_))
    }
}
runtime::open_text!(InvoiceStatus);

/// A closed enumeration, which only requests contain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Order {
    Asc,
    Desc,
}

impl Text for Order {
    fn as_text(&self) -> &str {
        match self {
            Self::Asc => "asc",
            Self::Desc => "desc",
        }
    }

    fn from_text(text: &str) -> Option<Self> {
        match text {
            "asc" => Some(Self::Asc),
            "desc" => Some(Self::Desc),
            _ => None,
        }
    }
}
runtime::text!(Order);

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InvoiceId(pub String);
runtime::text_newtype!(InvoiceId);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineNumber(pub i64);
runtime::newtype!(LineNumber, i64);
