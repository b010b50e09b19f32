//! The checked-in header is what cbindgen makes of `src/capi`.

use std::path::Path;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
/// In the order in which their functions stand in the header.
const SOURCES: [&str; 9] = ["version", "status", "options", "processor", "article", "rows", "text", "syllable", "encoding"];

#[test]
fn the_header_is_what_cbindgen_makes() {
    let root = Path::new(ROOT);
    let config = cbindgen::Config::from_file(root.join("cbindgen.toml")).expect("cbindgen.toml is well-formed");
    let mut builder = cbindgen::Builder::new().with_config(config);
    for source in SOURCES {
        builder = builder.with_src(root.join(format!("src/capi/{source}.rs")));
    }
    let mut made = Vec::new();
    builder.generate().expect("src/capi can be read").write(&mut made);
    let made = String::from_utf8(made).expect("the header is UTF-8");

    let path = root.join("include/toasoan.h");
    if std::env::var_os("TOASOAN_WRITE_HEADER").is_some() {
        std::fs::write(&path, &made).expect("the header can be written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(
        kept == made,
        "include/toasoan.h is out of date; TOASOAN_WRITE_HEADER=1 cargo test --all-features --test header writes it anew"
    );
}
