//! The built-in dossier: the files of `seeds/`, byte for byte inside the binary.

macro_rules! seeds {
    ($($name:literal)*) => {
        /// Path and bytes of each file, in order.
        pub(super) const SEEDS: &[(&str, &[u8])] =
            &[$((concat!("seeds/", $name), include_bytes!(concat!("../../seeds/", $name)))),*];
    };
}

seeds! {
    "000_c1ef121910e9fe14.txt"
    "001_6b87566272ab0505.txt"
    "002_cbfa927dad5b7054.txt"
    "003_96e5bc8999479554.txt"
    "004_383812e2435e21cc.txt"
}
