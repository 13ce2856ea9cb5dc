//! Do made-up documents hold what is promised of all?
//!
//! The generator is seeded, so a failure comes back; the seed is in the message.

use fastrand::Rng;
use runtime::json::{Deviations, from_slice, from_slice_reporting};
use runtime::{DateTime, Decimal, Extra, Field, Json, Map, UnixTime, date};

use super::model::{Invoice, InvoiceId, InvoiceList, InvoiceStatus, Line, LineNumber};
use super::{read, write};

fn text(rng: &mut Rng) -> String {
    let characters = [
        'a', 'ß', '€', '😀', '"', '\\', '/', '\n', '\u{0}', '\u{1f}', ' ', '0', '\u{7f}', '{',
    ];
    (0..rng.usize(..12))
        .filter_map(|_| rng.choice(characters))
        .collect()
}

fn decimal(rng: &mut Rng) -> Decimal {
    let bits = rng.u32(1..=96);
    let mantissa = rng.i128(..) >> (127 - bits);
    Decimal::from_i128_with_scale(mantissa, rng.u32(..=28))
}

fn json(rng: &mut Rng, depth: usize) -> Json {
    let value = match rng.u8(..if depth == 0 { 5 } else { 7 }) {
        0 => "null".to_owned(),
        1 => rng.bool().to_string(),
        2 => decimal(rng).to_string(),
        3 => format!("{:e}", rng.i32(..)),
        4 => write(&text(rng)),
        5 => write(
            &(0..rng.usize(..4))
                .map(|_| json(rng, depth - 1))
                .collect::<Vec<_>>(),
        ),
        _ => write(
            &(0..rng.usize(..4))
                .map(|_| (text(rng), json(rng, depth - 1)))
                .collect::<Map<_>>(),
        ),
    };
    value.parse().unwrap()
}

/// A name that no model has.
fn name(rng: &mut Rng) -> String {
    format!("x{}", text(rng))
}

fn line(rng: &mut Rng) -> Line {
    let mut line: Line = read(r#"{"name":""}"#);
    line.name = text(rng);
    line.number = rng.bool().then(|| LineNumber(rng.i64(..)));
    line.created_at = rng.bool().then(|| UnixTime(rng.i64(..)));
    line.extra = (0..rng.usize(..3))
        .map(|_| (name(rng), json(rng, 3)))
        .collect::<Extra>();
    line
}

fn invoice(rng: &mut Rng, depth: usize) -> Invoice {
    let day = date(rng.i16(0..=9999), rng.i8(1..=12), rng.i8(1..=28));
    let mut invoice = Invoice::new(
        InvoiceId(text(rng)),
        decimal(rng),
        rng.bool().then_some(day),
    );
    invoice.due_date = rng.bool().then_some(day);
    invoice.observations = match rng.u8(..3) {
        0 => Field::Absent,
        1 => Field::Null,
        _ => Field::Value(text(rng)),
    };
    invoice.is_draft = rng.bool().then(|| rng.bool());
    invoice.status = rng.bool().then(|| InvoiceStatus::from(text(rng)));
    invoice.lines = rng
        .bool()
        .then(|| (0..rng.usize(..3)).map(|_| line(rng)).collect());
    if depth > 0 && rng.bool() {
        invoice.parent = Some(Box::new(self::invoice(rng, depth - 1)));
    }
    invoice.attributes = (0..rng.usize(..3))
        .map(|_| (name(rng), rng.i64(..)))
        .collect();
    invoice
}

fn page(rng: &mut Rng, invoices: usize) -> InvoiceList {
    let mut page: InvoiceList = read(r#"{"data":[]}"#);
    page.data = (0..rng.usize(..=invoices))
        .map(|_| invoice(rng, 2))
        .collect();
    page.has_more = rng.bool().then(|| rng.bool());
    page
}

#[test]
fn what_was_written_reads_as_the_same() {
    for seed in 0..2_000 {
        let page = page(&mut Rng::with_seed(seed), 3);
        let json = write(&page);
        let again: InvoiceList = read(&json);
        assert_eq!(again, page, "seed {seed}");
        assert_eq!(write(&again), json, "seed {seed}");
    }
}

#[test]
fn decimals_keep_value_and_scale() {
    let mut rng = Rng::with_seed(1);
    for _ in 0..20_000 {
        let value = decimal(&mut rng);
        let again: Decimal = read(&value.to_string());
        assert_eq!((again, again.scale()), (value, value.scale()));
        let shifted = format!("{value}e{}", rng.i32(-40..40));
        if let (Ok(ours), Ok(theirs)) = (
            from_slice::<Decimal>(shifted.as_bytes()),
            Decimal::from_scientific(&shifted),
        ) {
            assert_eq!(ours, theirs, "{shifted}");
        }
    }
}

#[test]
fn floats_keep_every_bit() {
    let mut rng = Rng::with_seed(2);
    for _ in 0..20_000 {
        let value = f64::from_bits(rng.u64(..));
        if value.is_finite() {
            assert_eq!(read::<f64>(&write(&value)).to_bits(), value.to_bits());
        }
        let value = f32::from_bits(rng.u32(..));
        if value.is_finite() {
            assert_eq!(read::<f32>(&write(&value)).to_bits(), value.to_bits());
        }
    }
}

#[test]
fn instants_keep_their_spelling() {
    let mut rng = Rng::with_seed(3);
    for _ in 0..20_000 {
        let day = date(rng.i16(0..=9999), rng.i8(1..=12), rng.i8(1..=28));
        let clock = format!(
            "{:02}:{:02}:{:02}",
            rng.u8(..24),
            rng.u8(..60),
            rng.u8(..=60)
        );
        let digits: String = (0..rng.usize(..19)).map(|_| rng.digit(10)).collect();
        let fraction = if digits.is_empty() {
            digits
        } else {
            format!(".{digits}")
        };
        let zone = match rng.u8(..3) {
            0 => "Z".to_owned(),
            1 => format!("+{:02}:{:02}", rng.u8(..24), rng.u8(..60)),
            _ => format!("-{:02}:{:02}", rng.u8(..24), rng.u8(..60)),
        };
        let text = format!("{day}T{clock}{fraction}{zone}");
        assert_eq!(text.parse::<DateTime>().unwrap().to_string(), text);
    }
}

/// Changes a few bytes, in ways that meet a parser's edges.
fn mutate(rng: &mut Rng, json: &mut Vec<u8>) {
    const PIECES: &[&[u8]] = &[
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b":",
        b"\"",
        b"\\",
        b"\\u",
        b"\\ud83d",
        b"null",
        b"\"\"",
        b"[]",
        b"1e999",
        b"-",
        b"0",
        b"-0.0",
        b"\xff",
        b"\xc3",
        b"\x00",
        b" ",
        b"true",
        b"99999999999999999999",
        b".",
        b"e",
        b"{\"id\":",
    ];
    for _ in 0..rng.usize(1..3) {
        let place = rng.usize(..=json.len());
        let end = rng.usize(place..=json.len().min(place + 6));
        match rng.u8(..5) {
            0 => drop(json.drain(place..end)),
            1 => json.truncate(place),
            2 => {
                let copy = json[place..end].to_vec();
                let target = rng.usize(..=json.len());
                json.splice(target..target, copy);
            }
            3 => {
                let piece = rng.choice(PIECES.iter().copied()).unwrap_or_default();
                json.splice(place..end, piece.iter().copied());
            }
            _ => {
                if let Some(byte) = json.get_mut(place) {
                    *byte = rng.u8(..);
                }
            }
        }
    }
}

#[test]
fn no_bytes_make_the_decoder_panic() {
    let mut accepted = 0;
    for seed in 0..2_000 {
        let mut rng = Rng::with_seed(seed);
        let valid = write(&page(&mut rng, 1)).into_bytes();
        for _ in 0..60 {
            let mut json = valid.clone();
            mutate(&mut rng, &mut json);
            accepted += usize::from(survives(&json, seed));
        }
    }
    // Mutations that break everything would test little.
    assert!(accepted > 10_000, "{accepted}");
}

/// Whether the bytes are a page; either way, what holds of every answer must hold of them.
fn survives(json: &[u8], seed: u64) -> bool {
    let silent = from_slice::<InvoiceList>(json);
    let reported = from_slice_reporting::<InvoiceList>(json, &mut Deviations::new());
    assert_eq!(silent, reported, "seed {seed}");
    match silent {
        Ok(page) => {
            assert_eq!(read::<InvoiceList>(&write(&page)), page, "seed {seed}");
            // Whatever is a document for one type is one for the type that takes any.
            assert!(from_slice::<Json>(json).is_ok(), "seed {seed}");
            true
        }
        Err(error) => {
            assert!(
                error.excerpt().len() <= 60 && error.line().is_some(),
                "seed {seed}"
            );
            assert!(!error.to_string().contains('\n'), "seed {seed}");
            false
        }
    }
}

#[test]
fn raw_bytes_do_not_panic_either() {
    let mut rng = Rng::with_seed(4);
    for _ in 0..50_000 {
        let json: Vec<u8> = (0..rng.usize(..24))
            .map(|_| {
                rng.choice(
                    b"{}[]\",:\\0123456789.eE+-truefalsn \xff\xc3\xa4"
                        .iter()
                        .copied(),
                )
                .unwrap_or(0)
            })
            .collect();
        let _ = from_slice::<Json>(&json);
        let _ = from_slice::<Vec<Option<Decimal>>>(&json);
        let _ = from_slice::<Map<f64>>(&json);
        let _ = from_slice::<i64>(&json);
        let _ = from_slice::<Vec<DateTime>>(&json);
        let _ = from_slice::<String>(&json);
        let _ = from_slice::<bool>(&json);
    }
}
