//! One binary for all integration tests: they link once.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod bulk;
mod cli;
mod flow;
mod frames;
mod import;
mod made;
mod pages;
mod program;
mod pty;
mod readme;
mod screen;
mod search;
mod spark;
mod terminal;
mod tidy;
