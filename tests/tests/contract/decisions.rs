//! Where pages disagree and no sample shows the other side, a body of each side is read as `DECISIONS.md` says.

use generated::contazen::model::DuplicateExpenseError;
use generated::wethod::model::{BudgetTask, BudgetTaskType, Contact, Project};
use runtime::json::{Decode, Deviations, from_slice, from_slice_reporting};

/// Reads a body that must be as documented.
fn read<T: Decode>(text: &str) -> T {
    let mut deviations = Deviations::default();
    let value = from_slice_reporting(text.as_bytes(), &mut deviations).unwrap();
    let named: Vec<String> = deviations.iter().map(ToString::to_string).collect();
    assert!(named.is_empty(), "{named:?} in {text}");
    value
}

#[test]
fn a_duplicate_of_an_expense_is_found_beside_the_error_and_in_it() {
    let duplicate = r#""duplicate": {"id": "exp_1", "match_type": "exact"}"#;
    let error =
        r#""message": "a", "type": "conflict_error", "code": "duplicate_expense", "status": 409"#;
    for text in [
        format!(r#"{{"success": false, "error": {{{error}}}, {duplicate}}}"#),
        format!(r#"{{"success": false, "error": {{{error}, {duplicate}}}}}"#),
    ] {
        let error: DuplicateExpenseError = from_slice(text.as_bytes()).unwrap();
        let inside = error.error.and_then(|detail| detail.duplicate);
        let found = error.duplicate.or(inside).map(|found| found.id.to_string());
        assert_eq!(found.as_deref(), Some("exp_1"), "{text}");
    }
}

#[test]
fn a_telephone_may_come_as_a_number() {
    let contact: Contact = read(
        r#"{"id": 1, "created_at": "2025-10-28T10:23:49.429Z", "updated_at": "2025-10-28T10:23:49.429Z",
            "client_id": 1, "email": "a@example.com", "name": "A", "surname": "B", "role": "C", "notes": "",
            "linkedin": "", "description": "", "telephone": 123456789}"#,
    );
    assert!(format!("{:?}", contact.telephone).contains("123456789"));
}

#[test]
fn a_project_is_read_with_the_names_of_an_older_page() {
    let project = |order: &str, value: &str| -> Project {
        read(&format!(
            r#"{{"id": 1, "created_at": "2025-01-21T09:00:00+01:00", "updated_at": "2025-01-21T09:00:00+01:00",
                "name": "A", "{order}": "PO 7", "{value}": 10.50, "probability": 42, "external_cost_percentage": 0,
                "date_start": "2025-01-01", "duration": 3, "is_archived": false, "job_order_category_id": 1,
                "client_id": 2, "pm_id": 3}}"#
        ))
    };
    let (newer, older) = (
        project("purchase_order", "value"),
        project("client_po", "estimate"),
    );
    assert_eq!(newer, older);
    assert_eq!(
        (newer.value.to_string().as_str(), newer.probability),
        ("10.50", 42)
    );
}

#[test]
fn a_task_of_a_budget_is_read_with_the_name_of_an_older_page() {
    let task = |quantity: &str, kind: &str| {
        format!(
            r#"{{"id": 1, "created_at": "2025-01-21T09:00:00Z", "updated_at": "2025-01-21T09:00:00Z", "uid": "u",
                "name": "A", "external_cost": 0, "markup": 0, "total_cost": 0, "total_price": 0, "total_days": 0,
                "type": "{kind}", "is_deleted": false, "notes": "", "{quantity}": 4, "budget_area_id": 2}}"#
        )
    };
    let newer: BudgetTask = read(&task("quantity", "CREATIVITY"));
    assert_eq!(newer.quantity, Some(4));
    assert_eq!(newer, read(&task("product_quantity", "CREATIVITY")));
    let unheard_of: BudgetTask = from_slice(task("quantity", "OTHER").as_bytes()).unwrap();
    assert_eq!(unheard_of.r#type, BudgetTaskType::Unknown("OTHER".into()));
}
