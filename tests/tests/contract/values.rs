//! Values whose names or spelling no document can list: fields that a company adds, and words in another case.

use generated::wethod::model::{
    CreateProjectPlanTask, Project, ProjectPlanTask, Timesheet, TimesheetMode, UpdateProject,
};
use runtime::json::{Decode, Deviations, Encode, from_slice_reporting, to_vec};
use tests::samples::of_api;

/// Decodes what deviates in nothing.
fn read<T: Decode>(json: &str) -> T {
    let mut deviations = Deviations::new();
    let value = from_slice_reporting(json.as_bytes(), &mut deviations).unwrap();
    let named: Vec<String> = deviations.iter().map(ToString::to_string).collect();
    assert_eq!(named, Vec::<String>::new());
    value
}

fn write(value: &dyn Encode) -> String {
    String::from_utf8(to_vec(value).unwrap()).unwrap()
}

#[test]
fn custom_fields_of_a_task_are_read_by_their_identifier() {
    const TASK: &str = r#"{"id":1,"created_at":"2024-03-15T10:00:00Z","updated_at":"2024-03-15T10:00:00Z","name":"Draft","sort":1.5,"custom_field_12":7,"custom_field_13":null,"custom_field_14":"seven"}"#;
    let task: ProjectPlanTask = read(TASK);
    let fields: Vec<(i64, Result<Option<i64>, String>)> = task
        .custom_fields()
        .map(|(id, value)| (id, value.map_err(|error| error.to_string())))
        .collect();
    assert_eq!(fields[..2], [(12, Ok(Some(7))), (13, Ok(None))]);
    let (id, wrong) = &fields[2];
    assert_eq!(*id, 14);
    let message = wrong.as_ref().unwrap_err();
    assert!(
        message.starts_with("custom_field_14: expected an integer"),
        "{message}"
    );
    assert_eq!(write(&task), TASK);
}

#[test]
fn custom_fields_of_a_task_are_set_by_their_identifier() {
    let task = CreateProjectPlanTask::new()
        .name("Draft")
        .with_custom_field(12, Some(7))
        .with_custom_field(13, None);
    assert_eq!(
        write(&task),
        r#"{"name":"Draft","custom_field_12":7,"custom_field_13":null}"#
    );
}

#[test]
fn metadata_of_a_project_are_of_any_type() {
    const PROJECT: &str = r#"{"id":1,"created_at":"2024-03-15T10:00:00Z","updated_at":"2024-03-15T10:00:00Z","name":"Site","value":12.50,"probability":50,"external_cost_percentage":0,"date_start":"2024-03-01","duration":3,"is_archived":false,"job_order_category_id":1,"client_id":2,"pm_id":3,"metadata_4":"north","metadata_5":[1.10]}"#;
    let project: Project = read(PROJECT);
    let metadata: Vec<(i64, String)> = project
        .metadata()
        .map(|(id, value)| (id, value.unwrap().as_str().to_owned()))
        .collect();
    assert_eq!(
        metadata,
        [(4, r#""north""#.to_owned()), (5, "[1.10]".to_owned())]
    );
    assert_eq!(write(&project), PROJECT);
    let change = UpdateProject::new().with_metadata(4, r#""south""#.parse().unwrap());
    assert_eq!(write(&change), r#"{"metadata_4":"south"}"#);
}

#[test]
fn a_mode_is_known_in_any_case_and_goes_back_as_it_came() {
    let samples = of_api("wethod").unwrap();
    let sample = samples
        .iter()
        .find(|sample| sample.path() == "wethod/samples/createTimesheet/201.json");
    let text = &sample.unwrap().text;
    assert!(text.contains(r#""mode": "daily""#));
    let entry: Timesheet = read(text);
    let mode = entry.mode.as_ref().unwrap();
    assert_eq!(**mode, TimesheetMode::Daily);
    assert!(write(&entry).contains(r#""mode":"daily""#));
}
