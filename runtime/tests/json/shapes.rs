//! Do the shapes of generated code compile, decode and encode?

use runtime::json::{Encode, Quirk};
use runtime::{Decimal, Field, Map, Param, ParamValue, Text, UnixTime, date};

use super::model::{Invoice, InvoiceId, InvoiceList, InvoiceStatus, LineNumber, Order};
use super::{again, deviations, read, refused, write};

/// A document as the server sends it, in the order of the model.
const PAGE: &str = r#"{"data":[{"id":"inv_1","total":1000.10,"due_date":"2024-04-15","observations":"a \"b\" ä\n","paid_at":null,"is_draft":0,"status":"paid","lines":[{"name":"Hosting","number":7,"created_at":1710460800,"beta":{"x":[1.50, null]}}],"parent":{"id":"inv_0","total":-0.50,"paid_at":"2024-01-01"},"weight":3}],"has_more":false}"#;

#[test]
fn a_page_reads_into_its_types() {
    let page: InvoiceList = read(PAGE);
    let invoice = &page.data[0];
    assert_eq!(invoice.id, InvoiceId("inv_1".into()));
    assert_eq!(invoice.total, Decimal::new(100_010, 2));
    assert_eq!(invoice.due_date, Some(date(2024, 4, 15)));
    assert_eq!(invoice.observations, Field::Value("a \"b\" ä\n".to_owned()));
    assert_eq!(invoice.paid_at, None);
    assert_eq!(invoice.is_draft, Some(false));
    assert_eq!(invoice.status, Some(InvoiceStatus::Paid));
    assert_eq!(
        invoice.attributes,
        Map::from_iter([("weight".to_owned(), 3)])
    );
    assert_eq!(
        invoice.parent.as_ref().unwrap().paid_at,
        Some(date(2024, 1, 1))
    );

    let line = &invoice.lines.as_ref().unwrap()[0];
    assert_eq!(line.number, Some(LineNumber(7)));
    assert_eq!(line.created_at, Some(UnixTime(1_710_460_800)));
    assert_eq!(
        line.extra.get("beta").unwrap().as_str(),
        r#"{"x":[1.50, null]}"#
    );
    assert_eq!(page.has_more, Some(false));
}

#[test]
fn c16_a_page_goes_back_byte_for_byte() {
    assert_eq!(again::<InvoiceList>(PAGE), PAGE);
}

#[test]
fn a_page_as_documented_has_no_deviations_but_what_is_kept() {
    let (_, found) = deviations::<InvoiceList>(PAGE);
    assert_eq!(
        found,
        ["data[0].lines[0].beta: a member that is not documented"]
    );
}

#[test]
fn members_may_come_in_any_order_and_with_any_white_space() {
    let json = " { \"paid_at\" : null ,\r\n\t\"total\" : 1 , \"weight\" : 2 , \"id\" : \"x\" } \n";
    let invoice: Invoice = read(json);
    assert_eq!(invoice.attributes["weight"], 2);
    assert_eq!(
        write(&invoice),
        r#"{"id":"x","total":1,"paid_at":null,"weight":2}"#
    );
}

#[test]
fn names_may_be_written_with_escapes() {
    let invoice: Invoice = read(r#"{"\u0069d":"x","tot\u0061l":1,"paid_at":null,"we\night":2}"#);
    assert_eq!(invoice.id, InvoiceId::from("x"));
    assert_eq!(invoice.attributes["we\night"], 2);
}

#[test]
fn of_a_member_that_comes_twice_the_last_counts() {
    let json = r#"{"id":"a","total":1,"paid_at":"2024-01-01","paid_at":null,"id":"b","due_date":"2024-01-01","due_date":null,"w":1,"w":2}"#;
    let (invoice, found) = deviations::<Invoice>(json);
    assert_eq!(
        write(&invoice),
        r#"{"id":"b","total":1,"paid_at":null,"w":2}"#
    );
    assert_eq!(
        found,
        [
            "paid_at: a member that occurs twice",
            "id: a member that occurs twice",
            "due_date: a member that occurs twice",
            "due_date: not as documented; declare the quirk `nullable-undocumented`",
            "w: a member that occurs twice",
        ]
    );
}

#[test]
fn a_new_invoice_has_only_what_is_always_there() {
    let invoice = Invoice::new("inv_9", Decimal::new(5, 1), None);
    assert_eq!(
        write(&invoice),
        r#"{"id":"inv_9","total":0.5,"paid_at":null}"#
    );
    let invoice = invoice.due_date(date(2024, 12, 31));
    assert_eq!(
        write(&invoice),
        r#"{"id":"inv_9","total":0.5,"due_date":"2024-12-31","paid_at":null}"#
    );
}

#[test]
fn a_quirk_of_one_member_does_not_reach_the_next_or_the_nested() {
    let (_, found) = deviations::<InvoiceList>(
        r#"{"data":[{"id":"x","total":"1","paid_at":null,"is_draft":1,"w":"2","parent":{"id":"y","total":"3","paid_at":null}}],"has_more":1}"#,
    );
    assert_eq!(
        found,
        [
            "data[0].w: not as documented; declare the quirk `number-as-string`",
            "has_more: not as documented; declare the quirk `int-bool`",
        ]
    );
}

#[test]
fn the_quirks_of_a_list_survive_its_objects() {
    // Slots may be made for one member of one test; what counts is the call inside.
    #[derive(Default)]
    struct Slots {
        parents: Option<Vec<Invoice>>,
    }
    impl runtime::json::Slots for Slots {
        const MEMBERS: &'static [&'static str] = &["parents"];
        fn member(
            &mut self,
            _: usize,
            json: &mut runtime::json::Decoder<'_>,
        ) -> Result<(), runtime::json::DecodeError> {
            json.allowing(&[Quirk::ObjectForArray, Quirk::NumberAsString])
                .slot(&mut self.parents)
        }
    }
    struct Family(Vec<Invoice>);
    impl runtime::json::Decode for Family {
        fn decode(
            json: &mut runtime::json::Decoder<'_>,
        ) -> Result<Self, runtime::json::DecodeError> {
            let slots: Slots = json.object()?;
            json.required(slots.parents, "parents").map(Self)
        }
    }
    let one = r#"{"id":"x","total":1,"paid_at":null,"w":"1"}"#;
    let (family, found) = deviations::<Family>(&format!(r#"{{"parents":{one}}}"#));
    assert_eq!(family.0.len(), 1);
    assert_eq!(
        found,
        ["parents.w: not as documented; declare the quirk `number-as-string`"]
    );
}

#[test]
fn texts_display_parse_and_travel() {
    assert_eq!(
        InvoiceStatus::from("storno"),
        InvoiceStatus::Unknown("storno".into())
    );
    assert_eq!("draft".parse(), Ok(InvoiceStatus::Draft));
    assert_eq!(InvoiceStatus::from("paid".to_owned()).to_string(), "paid");
    assert_eq!(
        InvoiceStatus::Paid.value(),
        Ok(ParamValue::Text("paid".into()))
    );
    assert_eq!(again::<InvoiceStatus>(r#""brand_new""#), r#""brand_new""#);
    assert!(InvoiceStatus::Paid.is_known());

    assert_eq!(again::<Order>(r#""desc""#), r#""desc""#);
    assert!("up".parse::<Order>().is_err());
    assert_eq!(
        refused::<Order>(r#""up""#),
        "expected a known value, found another text at line 1, column 1"
    );
    assert_eq!(
        format!("{:>5}|{:<5}|", Order::Asc, InvoiceId::from("a")),
        "  asc|a    |"
    );
}

#[test]
fn newtypes_delegate_to_what_they_hold() {
    assert_eq!(LineNumber::from(7).to_string(), "7");
    assert_eq!(LineNumber(7).value(), Ok(ParamValue::Text("7".into())));
    assert!(!LineNumber(7).is_free_text());
    assert_eq!(again::<LineNumber>("7.0"), "7");
    assert_eq!(InvoiceId::from("a".to_owned()).as_ref(), "a");
    assert_eq!(
        InvoiceId::from("a").value(),
        Ok(ParamValue::Text("a".into()))
    );
    assert!(InvoiceId::from("a").is_free_text());
}

#[test]
fn encode_is_object_safe() {
    let values: [&dyn Encode; 3] = [&1_i64, &"a", &true];
    assert_eq!(write(&values.as_slice()), r#"[1,"a",true]"#);
}
