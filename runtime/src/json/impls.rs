//! How are the types of the standard library read and written?

mod collection;
mod number;
mod pointer;
mod text;
mod tuple;
