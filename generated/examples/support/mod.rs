//! What the examples stand on: a server with invented data, and a table.

mod data;
pub(crate) mod server;
pub(crate) mod table;
