//! The page's worker.
fn main() {
    piecewise::worker::start();
}
