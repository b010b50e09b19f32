//! The article in a page, from the library alone: `cargo run --release --example article -- page.html`.
//!
//! A page that ends in `.txt` is read as plain text. The limit of the input is raised to the highest, so that what memory a very
//! long page takes can be seen: `/usr/bin/time -v target/release/examples/article page.html`.

use std::error::Error;
use std::path::PathBuf;

use toasoan::{HIGHEST_MAX_INPUT, Processor};

fn main() -> Result<(), Box<dyn Error>> {
    let file = PathBuf::from(std::env::args_os().nth(1).ok_or("name the file of a page")?);
    let processor = Processor::builder().max_input(HIGHEST_MAX_INPUT).build()?;
    let page = std::fs::read(&file)?;
    let article = if file.extension().is_some_and(|extension| extension == "txt") {
        processor.article_from_text(std::str::from_utf8(&page)?)?
    } else {
        processor.article_from_html(&page)?
    };
    drop(page);
    println!("{}", article.title().unwrap_or("no title"));
    println!("{} blocks, {} bytes", article.blocks().len(), article.text().len());
    for official in article.officials() {
        println!("{}", article.slice(official.name));
    }
    Ok(())
}
