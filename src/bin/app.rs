//! The page.
fn main() {
    piecewise::app::start();
}
