//! House style as tests; see `tests/tidy.rs`.
