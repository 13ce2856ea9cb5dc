//! A client that the build script generates from `notebook.yaml`: see `build.rs`.
//!
//! ```no_run
//! use build_script::notebook::Client;
//!
//! # async fn example() -> Result<(), runtime::Error> {
//! let note = Client::new()?.notes().retrieve("1").await?;
//! println!("{} until {:?}", note.text, note.due);
//! # Ok(())
//! # }
//! ```

include!(concat!(env!("OUT_DIR"), "/notebook.rs"));
