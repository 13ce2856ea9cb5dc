//! Models as the generator would write them.

use runtime::json::{Decode, DecodeError, Decoder, Slots};
use runtime::{Envelope, Json, Map, Page, PageEnd};

/// `{"id": 1}`
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Item {
    pub(crate) id: i64,
}

pub(crate) fn item(id: i64) -> Item {
    Item { id }
}

#[derive(Default)]
struct ItemSlots {
    id: Option<i64>,
}

impl Slots for ItemSlots {
    const MEMBERS: &'static [&'static str] = &["id"];

    fn member(&mut self, index: usize, json: &mut Decoder<'_>) -> Result<(), DecodeError> {
        match index {
            0 => json.slot(&mut self.id),
            _ => Ok(()),
        }
    }
}

impl Decode for Item {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let slots: ItemSlots = json.object()?;
        Ok(Self {
            id: json.required(slots.id, "id")?,
        })
    }
}

/// `{"data": [{"id": 1}], "has_more": true, "page": 1, "total_pages": 2}`
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct List {
    pub(crate) data: Vec<Item>,
    end: PageEnd,
}

#[derive(Default)]
struct ListSlots {
    data: Option<Vec<Item>>,
    has_more: Option<bool>,
    page: Option<i64>,
    total_pages: Option<i64>,
}

impl Slots for ListSlots {
    const MEMBERS: &'static [&'static str] = &["data", "has_more", "page", "total_pages"];

    fn member(&mut self, index: usize, json: &mut Decoder<'_>) -> Result<(), DecodeError> {
        match index {
            0 => json.slot(&mut self.data),
            1 => json.optional(&mut self.has_more),
            2 => json.optional(&mut self.page),
            3 => json.optional(&mut self.total_pages),
            _ => Ok(()),
        }
    }
}

impl Decode for List {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let slots: ListSlots = json.object()?;
        let end = PageEnd {
            has_more: slots.has_more,
            page: slots.page,
            total_pages: slots.total_pages,
        };
        Ok(Self {
            data: json.required(slots.data, "data")?,
            end,
        })
    }
}

impl Page for List {
    type Item = Item;

    fn into_items(self) -> Vec<Item> {
        self.data
    }

    fn end(&self) -> PageEnd {
        self.end
    }

    fn len(&self) -> usize {
        self.data.len()
    }
}

/// `{"data": …, "meta": {…}}` around a list.
pub(crate) struct Wrapped {
    data: Option<List>,
    meta: Option<Map<Json>>,
}

#[derive(Default)]
struct WrappedSlots {
    data: Option<List>,
    meta: Option<Map<Json>>,
}

impl Slots for WrappedSlots {
    const MEMBERS: &'static [&'static str] = &["data", "meta"];

    fn member(&mut self, index: usize, json: &mut Decoder<'_>) -> Result<(), DecodeError> {
        match index {
            0 => json.optional(&mut self.data),
            1 => json.optional(&mut self.meta),
            _ => Ok(()),
        }
    }
}

impl Decode for Wrapped {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let slots: WrappedSlots = json.object()?;
        Ok(Self {
            data: slots.data,
            meta: slots.meta,
        })
    }
}

impl Envelope for Wrapped {
    type Value = List;
    type Meta = Map<Json>;

    const VALUE: &'static str = "data";

    fn open(self) -> (Option<List>, Option<Map<Json>>) {
        (self.data, self.meta)
    }
}
