//! How much does the pipeline allocate per call, above what reqwest needs to read the same answer?
//!
//! A process of its own, because every allocation in it is counted. The server's are, too, and are the same on both sides.

#[global_allocator]
static ALLOCATOR: dhat::Alloc = dhat::Alloc;

#[cfg(test)]
#[path = "../benches/reading/mod.rs"]
mod reading;

#[cfg(test)]
mod tests {
    use crate::reading;

    /// Allocations per call that the pipeline may add: the 10 that there are, and one for the server's luck.
    const BUDGET: u64 = 11;
    const CALLS: u64 = 200;

    /// Allocations per call, after a few to warm up.
    async fn allocations<F: Future>(mut call: impl FnMut() -> F) -> u64 {
        for _ in 0..20 {
            call().await;
        }
        let before = dhat::HeapStats::get().total_blocks;
        for _ in 0..CALLS {
            call().await;
        }
        (dhat::HeapStats::get().total_blocks - before) / CALLS
    }

    #[tokio::test]
    async fn the_pipeline_allocates_little_above_a_bare_read() {
        let _profiler = dhat::Profiler::builder().testing().build();
        let url = reading::serve().await;
        let http = reading::reqwest();
        let bare = allocations(|| reading::bare(&http, &url)).await;
        let client = reading::client(&url);
        let ours = allocations(|| reading::call(&client)).await;
        println!("bare reqwest: {bare} allocations per call, with the pipeline: {ours}");
        assert!(
            ours <= bare + BUDGET,
            "{ours} with the pipeline, {bare} without"
        );
    }
}
