//! Are absent, null and a value told apart where a document tells them apart?

use runtime::Field;
use runtime::json::{Decode, DecodeError, Decoder, Encode, Encoder, Slots};

use super::model::{Invoice, InvoiceList};
use super::{again, deviations, read, refused, write};

/// `note` is optional and nullable, `keep` only optional, `name` only nullable.
#[derive(Debug, PartialEq)]
struct Note {
    note: Field<String>,
    keep: Option<String>,
    name: Option<String>,
}

#[derive(Default)]
struct NoteSlots {
    note: Field<String>,
    keep: Option<String>,
    name: Option<Option<String>>,
}

impl Slots for NoteSlots {
    const MEMBERS: &'static [&'static str] = &["note", "keep", "name"];

    fn member(&mut self, index: usize, json: &mut Decoder<'_>) -> Result<(), DecodeError> {
        match index {
            0 => json.nullable(&mut self.note),
            1 => json.optional(&mut self.keep),
            2 => json.slot(&mut self.name),
            _ => Ok(()),
        }
    }
}

impl Decode for Note {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let slots: NoteSlots = json.object()?;
        Ok(Self {
            note: slots.note,
            keep: slots.keep,
            name: json.required(slots.name, "name")?,
        })
    }
}

impl Encode for Note {
    fn encode(&self, json: &mut Encoder) {
        json.begin_object();
        json.nullable("note", &self.note);
        json.optional("keep", &self.keep);
        json.member("name", &self.name);
        json.end_object();
    }
}

#[test]
fn null_and_absent_go_back_as_they_came() {
    for json in [
        r#"{"note":null,"name":null}"#,
        r#"{"name":null}"#,
        r#"{"note":"a","keep":"b","name":"c"}"#,
        r#"{"note":"","keep":"","name":""}"#,
    ] {
        assert_eq!(again::<Note>(json), json);
    }
    assert!(read::<Note>(r#"{"note":null,"name":null}"#).note.is_null());
    assert!(read::<Note>(r#"{"name":null}"#).note.is_absent());
}

#[test]
fn null_in_an_optional_member_reads_as_absent_and_deviates() {
    let (note, found) = deviations::<Note>(r#"{"keep":null,"name":"c"}"#);
    assert_eq!(write(&note), r#"{"name":"c"}"#);
    assert_eq!(
        found,
        ["keep: not as documented; declare the quirk `nullable-undocumented`"]
    );
}

#[test]
fn a_required_member_must_be_there() {
    assert_eq!(
        refused::<Note>(r#"{"note":null}"#),
        "name: missing at line 1, column 1"
    );
    assert_eq!(
        refused::<InvoiceList>("{\"data\":[\n  {\"id\":\"a\",\"total\":1}]}"),
        "data[0].paid_at: missing at line 2, column 3"
    );
}

#[test]
fn a_required_member_must_not_be_null_unless_it_may() {
    assert_eq!(
        refused::<Invoice>(r#"{"id":null,"total":1,"paid_at":null}"#),
        "id: expected a string, found null at line 1, column 7"
    );
    assert_eq!(read::<Option<i64>>("null"), None);
    assert_eq!(read::<Vec<Option<i64>>>("[1,null]"), [Some(1), None]);
    assert_eq!(again::<Vec<Option<i64>>>("[1,null]"), "[1,null]");
}

#[test]
fn a_field_has_three_states() {
    let states = [Field::Absent, Field::Null, Field::Value(1)];
    assert_eq!(states.map(|field| field.is_absent()), [true, false, false]);
    assert_eq!(states.map(|field| field.is_null()), [false, true, false]);
    assert_eq!(states.map(|field| field.is_value()), [false, false, true]);
    assert_eq!(states.map(Field::into_value), [None, None, Some(1)]);
    assert_eq!(
        states.map(|field| field.value().copied()),
        [None, None, Some(1)]
    );
    assert_eq!(
        states
            .map(|field| field.map(|n| n + 1))
            .map(Field::into_value),
        [None, None, Some(2)]
    );
    assert_eq!(
        states.each_ref().map(Field::as_ref),
        [Field::Absent, Field::Null, Field::Value(&1)]
    );
    assert_eq!(Field::from(1), Field::Value(1));
    assert_eq!(Field::nullable(Some(1)), Field::Value(1));
    assert_eq!(Field::optional(Some(1)), Field::Value(1));
    assert_eq!(Field::<i64>::default(), Field::Absent);
}
