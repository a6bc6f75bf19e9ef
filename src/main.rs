//! Reads the arguments, and says in one line why it could not start.

fn main() {}
