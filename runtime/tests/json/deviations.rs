//! Does every deviation name its place, and nothing else of the document?

use runtime::Decimal;
use runtime::json::{DeviationKind, Deviations, Quirk, from_slice, from_slice_reporting};

use super::model::{InvoiceList, InvoiceStatus};
use super::{deviations, write};

/// One unknown enum value, unknown members, null where none is documented: the page must survive.
const DRIFT: &str = r#"{"data":[
  {"id":"a","total":1,"paid_at":null,"status":"storno","due_date":null},
  {"id":"b","total":2,"paid_at":null,"lines":[{"name":"x","created_at":null}]}
],"brand_new_field":{"a":1},"has_more":null}"#;

#[test]
fn c15_a_page_that_drifts_is_read_and_every_drift_is_named() {
    let mut found = Deviations::new();
    let page: InvoiceList = from_slice_reporting(DRIFT.as_bytes(), &mut found).unwrap();
    assert_eq!(
        page.data[0].status,
        Some(InvoiceStatus::Unknown("storno".into()))
    );
    assert_eq!(page.data[0].due_date, None);

    let found: Vec<_> = found
        .iter()
        .map(|deviation| {
            (
                deviation.kind(),
                deviation.quirk(),
                deviation.path().pointer(),
            )
        })
        .collect();
    let undeclared = DeviationKind::UndeclaredQuirk;
    let null = Some(Quirk::NullableUndocumented);
    assert_eq!(
        found,
        [
            (
                undeclared,
                Some(Quirk::OpenEnum),
                "/data/0/status".to_owned()
            ),
            (undeclared, null, "/data/0/due_date".to_owned()),
            (undeclared, null, "/data/1/lines/0/created_at".to_owned()),
            (
                DeviationKind::UnknownMember,
                None,
                "/brand_new_field".to_owned()
            ),
            (undeclared, null, "/has_more".to_owned()),
        ]
    );
}

#[test]
fn without_a_sink_the_same_is_read() {
    let silent: InvoiceList = from_slice(DRIFT.as_bytes()).unwrap();
    let (reported, _) = deviations::<InvoiceList>(DRIFT);
    assert_eq!(silent, reported);
    assert_eq!(
        write(&silent),
        r#"{"data":[{"id":"a","total":1,"paid_at":null,"status":"storno"},{"id":"b","total":2,"paid_at":null,"lines":[{"name":"x"}]}]}"#
    );
}

#[test]
fn a_deviation_is_one_line_without_values() {
    let (_, found) = deviations::<InvoiceList>(DRIFT);
    assert_eq!(
        found,
        [
            "data[0].status: not as documented; declare the quirk `open-enum`",
            "data[0].due_date: not as documented; declare the quirk `nullable-undocumented`",
            "data[1].lines[0].created_at: not as documented; declare the quirk `nullable-undocumented`",
            "brand_new_field: a member that is not documented",
            "has_more: not as documented; declare the quirk `nullable-undocumented`",
        ]
    );
}

#[test]
fn what_an_unread_attempt_noted_is_forgotten() {
    // `""` is tried as a number first, and only then taken for null.
    let (_, found) = deviations::<Vec<Option<Decimal>>>(r#"["",""]"#);
    assert_eq!(
        found,
        [
            "[0]: not as documented; declare the quirk `empty-string-for-null`",
            "[1]: not as documented; declare the quirk `empty-string-for-null`",
        ]
    );
}

#[test]
fn a_flood_is_counted_and_not_kept() {
    let json = format!("[{}1]", "0,".repeat(10_000));
    let mut found = Deviations::new();
    let flags: Vec<bool> = from_slice_reporting(json.as_bytes(), &mut found).unwrap();
    assert_eq!(
        (flags.len(), found.total(), found.iter().count()),
        (10_001, 10_001, 200)
    );
    assert_eq!(found.into_iter().last().unwrap().path().pointer(), "/199");
}

#[test]
fn a_sink_gathers_over_several_documents_and_from_failed_ones() {
    let mut found = Deviations::new();
    assert!(found.is_empty());
    from_slice_reporting::<Vec<bool>>(b"[1]", &mut found).unwrap();
    from_slice_reporting::<Vec<bool>>(b"[true, 0, {}]", &mut found).unwrap_err();
    let paths: Vec<_> = found
        .iter()
        .map(|deviation| deviation.path().pointer())
        .collect();
    assert_eq!(paths, ["/0", "/1"]);
    assert!(!found.is_empty());
}
