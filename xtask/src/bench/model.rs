//! Which types does the benchmark compile?
//!
//! A tree of records: each refers to two others, one by value and one by list, so that the deepest is seven steps down.
//! Records without descendants have plain properties instead, so that all of them have the same number.

/// How many types there are.
pub(super) const OBJECTS: usize = 120;

/// How many properties each of them has.
pub(super) const PROPERTIES: usize = 12;

/// What a property holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Integer,
    Decimal,
    Date,
    Boolean,
    /// One of [`STATES`], in an enumeration of its own.
    State,
    Texts,
    Decimals,
    /// Another record.
    Record(usize),
    /// A list of another record.
    Records(usize),
}

/// The values of each enumeration.
pub(super) const STATES: &[&str] = &["draft", "issued", "paid", "overdue"];

/// A property of a record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Property {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) required: bool,
}

/// The name of a record's type.
pub(super) fn name(record: usize) -> String {
    format!("Record{record:03}")
}

/// The properties of a record.
pub(super) fn properties(record: usize) -> [Property; PROPERTIES] {
    let child = |which: usize| Some(2 * record + which).filter(|child| *child < OBJECTS);
    let required = |name, kind| Property {
        name,
        kind,
        required: true,
    };
    let optional = |name, kind| Property {
        name,
        kind,
        required: false,
    };
    [
        required("id", Kind::Text),
        required("number", Kind::Integer),
        required("total", Kind::Decimal),
        required("issued_on", Kind::Date),
        required("is_paid", Kind::Boolean),
        required("status", Kind::State),
        required("tags", Kind::Texts),
        optional("rates", Kind::Decimals),
        optional("note", Kind::Text),
        optional("due_on", Kind::Date),
        optional("first", child(1).map_or(Kind::Decimal, Kind::Record)),
        optional("others", child(2).map_or(Kind::Texts, Kind::Records)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_record_is_reached_once() {
        let mut reached: Vec<usize> = (0..OBJECTS)
            .flat_map(properties)
            .filter_map(|property| match property.kind {
                Kind::Record(record) | Kind::Records(record) => Some(record),
                _ => None,
            })
            .collect();
        reached.sort_unstable();
        assert_eq!(reached, (1..OBJECTS).collect::<Vec<_>>());
    }
}
