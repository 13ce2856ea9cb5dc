//! How are rows printed so that columns line up?

/// Which columns are numbers, and so stand on the right.
const NUMBERS: &[&str] = &["TOTAL"];

/// Prints a heading and rows, each column as wide as its widest cell.
pub(crate) fn print<const COLUMNS: usize>(heading: &[&str; COLUMNS], rows: &[[String; COLUMNS]]) {
    let mut widths = heading.map(width);
    for row in rows {
        for (widest, cell) in widths.iter_mut().zip(row) {
            *widest = width(cell).max(*widest);
        }
    }
    println!("{}", line(heading, heading, &widths));
    for row in rows {
        println!(
            "{}",
            line(heading, &row.each_ref().map(String::as_str), &widths)
        );
    }
}

fn width(cell: &str) -> usize {
    cell.chars().count()
}

fn line(heading: &[&str], cells: &[&str], widths: &[usize]) -> String {
    let padded = heading
        .iter()
        .zip(cells)
        .zip(widths)
        .map(|((column, cell), &width)| {
            if NUMBERS.contains(column) {
                format!("{cell:>width$}")
            } else {
                format!("{cell:<width$}")
            }
        });
    padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
}
