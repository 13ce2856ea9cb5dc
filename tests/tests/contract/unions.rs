//! Does an object go to the branch that it is, and is nothing of it lost?
//!
//! The types are generated from `tests/fixtures/types.yaml`.

use runtime::json::{Decode, Encode, from_slice};
use tests::fixtures::types::model::{Boat, Craft, Mail, Round, Shape, Toy};

/// Reads, and expects that writing gives an equal value; says how much deviated.
fn kept<T: Decode + Encode>(json: &str) -> (T, usize) {
    let (value, deviations) = crate::kept::kept(json);
    (value, deviations.len())
}

#[test]
fn a_kind_has_the_members_of_its_parent() {
    let json = r#"{"name":"Aurora","kind":"boat","masts":2}"#;
    let (boat, 0) = kept::<Boat>(json) else {
        panic!("a boat deviates");
    };
    assert_eq!((boat.name.as_str(), boat.masts), ("Aurora", Some(2)));
    let (craft, 0) = kept::<Craft>(json) else {
        panic!("a boat is no craft");
    };
    assert_eq!(craft, Craft::from(boat));
    let (kite, 0) = kept::<Craft>(r#"{"name":"Red","kind":"kite","tail":1.5}"#) else {
        panic!("a kite is no craft");
    };
    assert!(matches!(kite, Craft::Kite(kite) if kite.name == "Red"));
}

#[test]
fn a_union_of_a_union_is_told_by_constants() {
    // A ball knows all these members, and only a boat calls itself one.
    let boat = r#"{"name":"Aurora","kind":"boat","masts":2}"#;
    let ball = r#"{"name":"Aurora","kind":"ball","masts":2}"#;
    assert!(matches!(
        kept(boat),
        (Toy::Craft(craft), 0) if matches!(*craft, Craft::Boat(_))
    ));
    assert!(matches!(kept(ball), (Toy::Ball(_), 0)));
    // The last of the inner union's objects, whose rows stand in a row.
    assert!(matches!(
        kept(r#"{"name":"Kon","kind":"raft","logs":9}"#),
        (Toy::Craft(craft), 0) if matches!(*craft, Craft::Raft(_))
    ));
    // What no branch calls itself speaks against none: the members tell.
    assert!(matches!(kept(r#"{"tail":1,"masts":2}"#), (Toy::Ball(_), 0)));
}

#[test]
fn a_tag_of_two_branches_leaves_it_to_the_members() {
    let draft = r#"{"kind":"letter","text":"Hello"}"#;
    let letter = r#"{"kind":"letter","text":"Hello","stamp":"red"}"#;
    let parcel = r#"{"kind":"parcel","weight":1.5}"#;
    let other = r#"{"kind":"card","text":"Hello"}"#;
    assert!(matches!(kept(draft), (Mail::Draft(_), 0)));
    assert!(matches!(kept(letter), (Mail::Letter(_), 0)));
    assert!(matches!(kept(parcel), (Mail::Parcel(_), 0)));
    assert!(matches!(kept(other), (Mail::Unknown(_), 1)));
}

#[test]
fn unions_within_one_another_end() {
    let square = r#"{"width":1,"within":{"radius":2}}"#;
    assert!(matches!(kept(square), (Shape::Square(_), 0)));
    assert!(matches!(kept(square), (Round::Square(_), 0)));
    assert!(matches!(kept(r#"{"radius":2}"#), (Shape::Circle(_), 0)));
    // What nothing tells apart is read once, and not as one union within the other for ever.
    assert!(from_slice::<Shape>(b"{}").is_ok() && from_slice::<Round>(b"{}").is_ok());
}
