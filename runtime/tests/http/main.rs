//! Does the client keep its promises on the wire?
//!
//! Each test talks to a scripted TCP server on loopback, on the real clock with limits of milliseconds. Tests are named
//! after the threat they answer where there is one (`c1_…`), and each fails when its defence is taken out.

#[cfg(test)]
mod adapters;
#[cfg(test)]
mod answers;
#[cfg(test)]
mod canary;
#[cfg(test)]
mod caps;
#[cfg(test)]
mod cassettes;
#[cfg(test)]
mod classifier;
#[cfg(test)]
mod connections;
#[cfg(test)]
mod cuts;
#[cfg(test)]
mod downloads;
#[cfg(test)]
mod errors;
#[cfg(test)]
mod filter;
#[cfg(test)]
mod forms;
#[cfg(test)]
mod gate;
#[cfg(test)]
mod guards;
#[cfg(test)]
mod h2;
#[cfg(test)]
mod headers;
#[cfg(test)]
mod hygiene;
#[cfg(test)]
mod items;
#[cfg(test)]
mod middleware;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod options;
#[cfg(test)]
mod paging;
#[cfg(test)]
mod paths;
#[cfg(test)]
mod promises;
#[cfg(test)]
mod proxies;
#[cfg(test)]
mod query;
#[cfg(test)]
mod redirects;
#[cfg(test)]
mod retry;
#[cfg(test)]
mod statuses;
#[cfg(test)]
mod styles;
#[cfg(test)]
mod support;
#[cfg(test)]
mod tenants;
#[cfg(test)]
mod timeouts;
#[cfg(test)]
mod tls;
#[cfg(test)]
mod tokens;
#[cfg(test)]
#[cfg(feature = "tracing")]
mod tracing;
#[cfg(test)]
mod transport;
#[cfg(test)]
mod uploads;
#[cfg(test)]
mod walks;
