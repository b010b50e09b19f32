//! The program, run as a shell runs it.
#![cfg(feature = "cli")]

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use toasoan::{Encoding, encode};

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/trang-bao.txt");

fn toasoan(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_toasoan"));
    command.args(args).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(args: &[&str]) -> Output {
    toasoan(args).output().expect("the program starts")
}

fn run_with(args: &[&str], input: &[u8]) -> Output {
    let mut child = toasoan(args).stdin(Stdio::piped()).spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("standard input is piped");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().expect("the program ends");
    // A program that does not read its input to the end closes the pipe.
    let _ = writer.join().expect("the writer does not panic");
    output
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("the output is UTF-8")
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).expect("messages are UTF-8")
}

/// A file of this test run with the given content.
fn file(name: &str, content: &[u8]) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("cli-{name}"));
    std::fs::write(&path, content).expect("the temporary directory can be written");
    path.to_str().expect("the path is UTF-8").to_owned()
}

fn json(output: &Output) -> Vec<serde_json::Value> {
    stdout(output).lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
}

#[test]
fn an_article_is_one_json_object_on_one_line() {
    let output = run(&["article", "--format", "text", PAGE]);
    assert!(output.status.success(), "{}", stderr(&output));
    let articles = json(&output);
    assert_eq!(articles.len(), 1);
    for key in ["title", "lead", "byline", "published", "text", "blocks", "captions", "officials", "removed"] {
        assert!(articles[0].get(key).is_some(), "{key} is missing");
    }
    let text = articles[0]["text"].as_str().expect("text is a string");
    for block in articles[0]["blocks"].as_array().expect("blocks is an array") {
        let range = block["start"].as_u64().unwrap() as usize..block["end"].as_u64().unwrap() as usize;
        assert_eq!(&text[range], block["text"].as_str().unwrap());
    }
}

#[test]
fn pretty_is_the_same_value_over_several_lines() {
    let plain = run(&["article", PAGE]);
    let pretty = run(&["article", "--pretty", PAGE]);
    assert!(stdout(&pretty).lines().count() > 10);
    let value: serde_json::Value = serde_json::from_str(stdout(&pretty)).expect("it is one JSON value");
    assert_eq!(value, json(&plain)[0]);
}

#[test]
fn standard_input_is_read_for_a_dash() {
    let page = std::fs::read(PAGE).unwrap();
    assert_eq!(run_with(&["article", "-"], &page).stdout, run(&["article", PAGE]).stdout);
}

#[test]
fn a_bad_file_loses_no_neighbour() {
    let bad = file("latin.txt", b"Tin m\xEDt");
    let output = run(&["article", "--format", "text", PAGE, "missing.txt", &bad, PAGE]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(json(&output).len(), 2);
    let messages: Vec<&str> = stderr(&output).lines().collect();
    assert_eq!(messages.len(), 2, "{messages:?}");
    assert!(messages[0].contains("missing.txt"), "{messages:?}");
    assert!(messages[1].contains("latin.txt: not UTF-8 at byte 5"), "{messages:?}");
}

#[test]
fn folders_are_walked_in_the_order_of_names() {
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("cli-archive");
    let _ = std::fs::remove_dir_all(&root);
    std::fs::create_dir_all(root.join("2020/08")).expect("the temporary directory can be written");
    std::fs::create_dir_all(root.join("empty")).expect("the temporary directory can be written");
    let pages = ["2020/08/20.txt", "2020/08/21.html", "2020/09.htm", "2021.TXT"];
    for (at, name) in pages.iter().enumerate() {
        let page = format!("Trang thứ {at} của kho lưu trữ\n\nĐoạn thứ nhất của trang thứ {at} nói về một cây cầu.\n");
        std::fs::write(root.join(name), page).expect("the page can be written");
    }
    std::fs::write(root.join("2020/notes.md"), "not a page").expect("the file can be written");
    std::fs::write(root.join("2020/08/20b.txt"), b"\xFF").expect("the page can be written");

    let folder = root.to_str().expect("the path is UTF-8");
    for jobs in ["0", "1", "3"] {
        let output = run(&["article", "--format", "text", "--jobs", jobs, folder]);
        assert_eq!(output.status.code(), Some(1));
        let found: Vec<String> = json(&output).iter().map(|row| row["path"].as_str().expect("a path").to_owned()).collect();
        let wanted: Vec<String> = pages.iter().map(|name| root.join(name).to_str().unwrap().to_owned()).collect();
        assert_eq!(found, wanted);
        let messages: Vec<&str> = stderr(&output).lines().collect();
        assert_eq!(messages.len(), 2, "{messages:?}");
        assert!(messages[0].ends_with("20b.txt: not UTF-8 at byte 0"), "{messages:?}");
        assert_eq!(messages[1], "toasoan: 5 pages, 1 of them not read or processed");
    }

    let empty = root.join("empty");
    let output = run(&["article", PAGE, empty.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(json(&output).len(), 1);
    let messages: Vec<&str> = stderr(&output).lines().collect();
    assert_eq!(messages.len(), 2, "{messages:?}");
    assert!(messages[0].contains("empty: holds no page"), "{messages:?}");
    assert_eq!(messages[1], "toasoan: 1 page, 0 of them not read or processed; 1 folder not read or without a page");
}

/// What stands in the folders of an archive beside its pages.
#[cfg(target_os = "linux")]
#[test]
fn odd_entries_of_folders_are_skipped_or_told_on_one_line() {
    use std::os::unix::fs::symlink;
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("cli-odd-entries");
    let _ = std::fs::remove_dir_all(&root);
    std::fs::create_dir_all(&root).expect("the temporary directory can be written");
    std::fs::write(root.join("a.txt"), "Cầu mới").expect("the page can be written");
    std::fs::write(root.join("b\n\u{1B}[1m.txt"), b"\xFF").expect("the page can be written");
    assert!(Command::new("mkfifo").arg(root.join("pipe.txt")).status().expect("mkfifo starts").success());
    symlink("a.txt", root.join("link.txt")).expect("a link can be made");
    symlink(".", root.join("loop.txt")).expect("a link can be made");
    symlink("nowhere", root.join("torn.txt")).expect("a link can be made");

    let output = run(&["article", root.to_str().expect("the path is UTF-8")]);
    assert_eq!(output.status.code(), Some(1));
    let found: Vec<String> = json(&output).iter().map(|row| row["path"].as_str().expect("a path").to_owned()).collect();
    let wanted: Vec<String> = ["a.txt", "link.txt"].iter().map(|name| root.join(name).to_str().unwrap().to_owned()).collect();
    assert_eq!(found, wanted);
    let messages: Vec<&str> = stderr(&output).lines().collect();
    assert_eq!(messages.len(), 3, "{messages:?}");
    assert!(messages[0].ends_with("/b\\n\\u{1b}[1m.txt: not UTF-8 at byte 0"), "{messages:?}");
    assert!(messages[1].contains("/torn.txt: No such file"), "{messages:?}");
    assert_eq!(messages[2], "toasoan: 4 pages, 2 of them not read or processed");
}

#[cfg(target_os = "linux")]
#[test]
fn a_page_without_an_end_is_read_to_the_limit_only() {
    let output = run(&["article", "/dev/zero", PAGE]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(json(&output).len(), 1);
    assert_eq!(stderr(&output), "toasoan: /dev/zero: over the limit of 16777216 bytes\n");
}

#[test]
fn many_files_keep_their_order_on_many_threads() {
    let files: Vec<String> = (0..600)
        .map(|at| {
            file(&format!("many-{at}.txt"), format!("Bài số {at}\n\n{}", "Một câu của bài. ".repeat(at % 7 * 40)).as_bytes())
        })
        .collect();
    let arguments: Vec<&str> = ["article", "--jobs", "4"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let output = run(&arguments);
    assert!(output.status.success(), "{}", stderr(&output));
    let found: Vec<String> = json(&output).iter().map(|row| row["path"].as_str().expect("a path").to_owned()).collect();
    assert_eq!(found, files);
}

/// The program on a terminal, which the tests have not: `script` lends it one.
#[cfg(target_os = "linux")]
#[test]
fn a_terminal_sees_a_bar_and_no_bar_goes_between_the_articles() {
    let out = file("terminal.jsonl", b"");
    let pages = format!("{0} {0} {0}", file("terminal.txt", "Cầu mới\n\nMột câu của bài.".as_bytes()));
    let on_terminal = |arguments: String| {
        let command = format!("{} article {arguments}", env!("CARGO_BIN_EXE_toasoan"));
        let mut script = Command::new("script");
        let output = script.args(["-qec", &command, "/dev/null"]).stdin(Stdio::null()).output().expect("script starts");
        assert!(output.status.success(), "{}", stdout(&output));
        stdout(&output).to_owned()
    };
    let seen = on_terminal(format!("--jobs 2 {pages} > {out}"));
    assert!(seen.contains(" 3/3 pages, "), "{seen}");
    assert!(seen.contains("toasoan: 3 pages, 0 of them not read or processed"), "{seen}");
    let written = std::fs::read_to_string(&out).expect("the output can be read");
    assert_eq!(written.lines().filter(|line| line.starts_with('{')).count(), 3);
    for arguments in [format!("--jobs 2 {pages}"), pages.clone()] {
        let seen = on_terminal(arguments);
        assert!(!seen.contains("3/3"), "{seen}");
        assert_eq!(seen.lines().filter(|line| line.starts_with('{')).count(), 3, "{seen}");
    }
    assert_eq!(on_terminal(format!("{pages} > {out}")), "");
}

#[test]
fn empty_and_odd_pages_give_articles() {
    let long_line = "chữ ".repeat(250_000);
    let blank_lines = "\n".repeat(100_000);
    for (name, input) in
        [("empty", ""), ("spaces", "  \t \n  "), ("nul", "\0\0"), ("long-line", &long_line), ("blank-lines", &blank_lines)]
    {
        let output = run_with(&["article", "--format", "text", "-"], input.as_bytes());
        assert!(output.status.success(), "{name}: {}", stderr(&output));
        assert_eq!(json(&output).len(), 1, "{name}");
    }
}

#[test]
fn wrong_usage_ends_with_2_and_says_what_is_wrong() {
    for args in [
        &[][..],
        &["article"],
        &["artikel", PAGE],
        &["article", "--colour", PAGE],
        &["article", "--tone", "loud", PAGE],
        &["article", "--format", "pdf", PAGE],
        &["normalize", "one", "two"],
    ] {
        let output = run(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(!output.stderr.is_empty(), "{args:?}");
        assert!(output.stdout.is_empty(), "{args:?}");
    }
}

#[test]
fn help_shows_examples() {
    for job in ["article", "normalize", "fold", "slug", "syllables", "decode"] {
        let output = run(&[job, "--help"]);
        assert!(output.status.success(), "{job}");
        let (_, examples) = stdout(&output).split_once("Examples:\n").expect("examples");
        assert!(examples.lines().next().is_some_and(|line| line.starts_with(&format!("  toasoan {job} "))), "{examples}");
    }
    assert!(stdout(&run(&["--help"])).contains("Examples:"));
    assert_eq!(stdout(&run(&["--version"])), format!("toasoan {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn lines_stay_lines() {
    let input = "Việt Nam\r\n\n\u{301}e\u{301}\nkhông có xuống dòng";
    let output = run_with(&["normalize"], input.as_bytes());
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(stdout(&output).matches('\n').count(), 3);
    assert!(stdout(&output).starts_with("Việt Nam\r\n\n"));
    assert!(stdout(&output).ends_with("\nkhông có xuống dòng"));
}

#[test]
fn fold_and_slug_go_line_by_line() {
    let input = "Đổi mới\n\nTrà Vinh".as_bytes();
    assert_eq!(stdout(&run_with(&["fold"], input)), "Doi moi\n\nTra Vinh");
    assert_eq!(stdout(&run_with(&["slug", "-"], input)), "doi-moi\n\ntra-vinh");
}

#[test]
fn old_charsets_come_out_in_utf8() {
    let text = "Đường về làng ngập nước, bà con phải chèo thuyền.\n";
    for encoding in [Encoding::Tcvn3, Encoding::Vni, Encoding::Viscii, Encoding::Vps, Encoding::Viqr, Encoding::Windows1258] {
        let bytes = encode(text, encoding).expect("the charset holds the text");
        for from in [encoding.name(), "auto"] {
            assert_eq!(stdout(&run_with(&["decode", "--from", from], &bytes)), text, "{encoding} from {from}");
        }
    }
    assert_eq!(stdout(&run_with(&["decode", "-"], text.as_bytes())), text);
    let mojibake = "ÄÆ°á»ng vá» lÃ ng".as_bytes();
    assert_eq!(stdout(&run_with(&["decode"], mojibake)), "Đường về làng");
    assert_eq!(run_with(&["decode", "--from", "utf-8"], mojibake).stdout, mojibake);
    let odd = run_with(&["decode", "--from", "vni", "-"], b"b\xE2\n");
    assert_eq!(stdout(&odd), "b\u{FFFD}\n");
    assert_eq!(stderr(&odd), "toasoan: standard input: 1 bytes mean nothing in vni\n");
    let unknown = run_with(&["decode"], b"\x81\x82\0\x83");
    assert_eq!(unknown.status.code(), Some(1));
    assert_eq!(run(&["decode", "--from", "koi8-r"]).status.code(), Some(2));
}

#[test]
fn tokens_are_json_lines_with_their_bytes() {
    let text = "Ngày 28/8/1945, Hà Nội.\n";
    let output = run_with(&["syllables"], text.as_bytes());
    assert!(output.status.success(), "{}", stderr(&output));
    let tokens = json(&output);
    for token in &tokens {
        let range = token["start"].as_u64().unwrap() as usize..token["end"].as_u64().unwrap() as usize;
        assert_eq!(&text[range], token["text"].as_str().unwrap());
    }
    let found: Vec<_> = tokens.iter().map(|token| (token["text"].as_str().unwrap(), token["kind"].as_str().unwrap())).collect();
    let wanted = [
        ("Ngày", "syllable"),
        ("28/8/1945", "number"),
        (",", "punctuation"),
        ("Hà", "syllable"),
        ("Nội", "syllable"),
        (".", "punctuation"),
    ];
    assert_eq!(found, wanted);
}

#[test]
fn normalize_has_styles_and_forms() {
    let input = "Hoà bình".as_bytes();
    assert_eq!(stdout(&run_with(&["normalize"], input)), "Hoà bình");
    assert_eq!(stdout(&run_with(&["normalize", "--tone", "old"], input)), "Hòa bình");
    let decomposed = run_with(&["normalize", "--tone", "old", "--form", "nfd"], input);
    assert_eq!(stdout(&decomposed), "Ho\u{300}a bi\u{300}nh");
}

#[test]
fn text_that_is_not_utf8_is_refused_with_the_place() {
    let output = run_with(&["normalize", "-"], b"ab\xFF");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stderr(&output), "toasoan: standard input: not UTF-8 at byte 2\n");
}

#[test]
fn a_closed_pipe_is_no_failure() {
    // More than a pipe and the program's own buffer hold, so that it does write into the closed end.
    let input = file("long.txt", "một dòng\n".repeat(200_000).as_bytes());
    let mut child = toasoan(&["normalize", &input]).spawn().expect("the program starts");
    let mut stdout = child.stdout.take().expect("standard output is piped");
    let mut first = [0; 10];
    stdout.read_exact(&mut first).expect("it prints something");
    drop(stdout);
    let output = child.wait_with_output().expect("the program ends");
    assert!(output.status.success(), "{:?}", output.status);
    assert_eq!(stderr(&output), "");

    // Threads that wait for their turn end as well.
    let page = file("pipe.txt", "Cầu mới\n\nMột câu của bài.\n\n".repeat(100).as_bytes());
    let arguments: Vec<&str> = ["article", "--jobs", "8"].into_iter().chain(std::iter::repeat_n(page.as_str(), 1000)).collect();
    let mut child = toasoan(&arguments).spawn().expect("the program starts");
    let mut stdout = child.stdout.take().expect("standard output is piped");
    stdout.read_exact(&mut first).expect("it prints something");
    drop(stdout);
    let output = child.wait_with_output().expect("the program ends");
    assert!(output.status.success(), "{:?}", output.status);
    assert_eq!(stderr(&output), "");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has /dev/full");
    let output = toasoan(&["article", PAGE]).stdout(full).output().expect("the program starts");
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).starts_with("toasoan: standard output: "), "{}", stderr(&output));
}
