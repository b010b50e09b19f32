//! The library as C sees it: built as the README says, and used by programs in C and C++.
#![cfg(all(unix, feature = "capi"))]

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The folder that holds the shared and the static library. It has a target folder of its own, so that the build neither waits
/// for another cargo nor undoes its work.
static LIBRARY: LazyLock<PathBuf> = LazyLock::new(|| {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("capi");
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(ROOT).args(["rustc", "--quiet", "--lib", "--features", "capi", "--crate-type", "cdylib,staticlib"]);
    cargo.arg("--target-dir").arg(&target).args(["--", "-C", "link-arg=-Wl,-soname,libtoasoan.so.0"]);
    run(&mut cargo);
    let folder = target.join("debug");
    // The name that programs look for.
    let link = folder.join("libtoasoan.so.0");
    let _ = fs::remove_file(&link);
    std::os::unix::fs::symlink("libtoasoan.so", link).expect("the library can be given its name");
    folder
});

#[derive(Clone, Copy)]
enum Language {
    C99,
    C11,
    Cpp,
}

#[derive(Clone, Copy)]
enum Linking {
    Shared,
    Static,
}

/// Runs a command that must succeed.
fn run(command: &mut Command) -> Output {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(output.status.success(), "{command:?}: {}\n{}", output.status, String::from_utf8_lossy(&output.stderr));
    output
}

fn stdout(output: Output) -> String {
    String::from_utf8(output.stdout).expect("the output is UTF-8")
}

fn variable(name: &str, default: &str) -> String {
    std::env::var(name).ok().filter(|value| !value.is_empty()).unwrap_or_else(|| default.to_owned())
}

/// Compiles a program without a warning, and returns its path.
fn compile(source: &Path, language: Language, linking: Linking) -> PathBuf {
    compile_with(source, language, &LIBRARY, linking)
}

/// Compiles a program against the library in a folder.
fn compile_with(source: &Path, language: Language, library: &Path, linking: Linking) -> PathBuf {
    let (compiler, standard, name) = match language {
        Language::C99 => (variable("CC", "cc"), ["-std=c99", "-xc"], "c99"),
        Language::C11 => (variable("CC", "cc"), ["-std=c11", "-xc"], "c11"),
        Language::Cpp => (variable("CXX", "c++"), ["-std=c++11", "-xc++"], "cpp"),
    };
    let (link, kind) = match linking {
        Linking::Shared => (library.join("libtoasoan.so"), "shared"),
        Linking::Static => (library.join("libtoasoan.a"), "static"),
    };
    let stem = source.file_stem().and_then(OsStr::to_str).expect("the source has a name");
    let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{stem}-{name}-{kind}"));
    let mut command = Command::new(compiler);
    command.args(standard).args(["-O1", "-g", "-Wall", "-Wextra", "-Wpedantic", "-Werror"]);
    command.arg("-I").arg(Path::new(ROOT).join("include")).arg(source);
    // The libraries that a static Rust library needs; the linker leaves out what it does not.
    command.args(["-xnone".as_ref(), link.as_os_str()]).args(["-lpthread", "-ldl", "-lm"]);
    command.arg(format!("-Wl,-rpath,{}", library.display())).arg("-o").arg(&program);
    run(&mut command);
    program
}

fn c_source(name: &str) -> PathBuf {
    Path::new(ROOT).join("tests/capi/c").join(name)
}

fn page() -> PathBuf {
    Path::new(ROOT).join("tests/data/trang-bao.txt")
}

fn header() -> String {
    fs::read_to_string(Path::new(ROOT).join("include/toasoan.h")).expect("the header can be read")
}

/// A function that the header declares.
struct Function {
    name: String,
    /// What it returns: `toasoan_status`, `const char *`.
    result: String,
    /// Each as it is declared: `size_t len`.
    parameters: Vec<String>,
    comment: String,
}

/// The functions that the header declares, in order.
fn functions(header: &str) -> Vec<Function> {
    let mut functions = Vec::new();
    let mut comment = String::new();
    let mut declaration = String::new();
    for line in header.lines() {
        if let Some(text) = line.strip_prefix("//") {
            comment.push_str(text.strip_prefix(' ').unwrap_or(text));
            comment.push('\n');
            continue;
        }
        let starts = !line.starts_with([' ', '#', '}', '/']) && !line.starts_with("typedef") && line.contains('(');
        if starts || !declaration.is_empty() {
            declaration.push_str(line.trim());
            declaration.push(' ');
        }
        if let Some((head, rest)) = declaration.split_once('(').filter(|_| line.ends_with(");")) {
            let (result, name) = head.split_at(head.rfind("toasoan_").expect("a function has its prefix"));
            let parameters = rest.trim_end().trim_end_matches(");").split(',').map(str::trim);
            functions.push(Function {
                name: name.to_owned(),
                result: result.trim().to_owned(),
                parameters: parameters.filter(|&parameter| parameter != "void").map(str::to_owned).collect(),
                comment: std::mem::take(&mut comment),
            });
            declaration.clear();
        }
        if declaration.is_empty() {
            comment.clear();
        }
    }
    functions
}

#[test]
fn a_c_program_prints_what_the_rust_library_finds() {
    let page_text = fs::read_to_string(page()).expect("the page can be read");
    let processor = toasoan::Processor::builder().tone(toasoan::ToneStyle::Old).build().expect("the options are good");
    let article = processor.article_from_text(&page_text).expect("the page is short");
    let mut wanted = format!("title: {}\n", article.title().unwrap_or_default());
    for caption in article.captions() {
        let credit = caption.credit.map_or("", |credit| article.slice(credit));
        wanted += &format!("caption: {} [{credit}]\n", article.slice(caption.text));
    }
    for official in article.officials() {
        wanted += &format!("official: {}", article.slice(official.name));
        for (i, office) in article.offices(official).iter().enumerate() {
            wanted += &format!("{}{}", if i == 0 { ": " } else { "; " }, article.slice(office.title));
            if let Some(organization) = office.organization {
                wanted += &format!(", {}", article.slice(organization));
            }
            if office.status == toasoan::Status::Former {
                wanted += " (former)";
            }
        }
        for mention in article.mentions(official) {
            wanted += &format!("\n  named: {}", article.slice(mention.text));
        }
        wanted.push('\n');
    }

    for language in [Language::C99, Language::Cpp] {
        for linking in [Linking::Shared, Linking::Static] {
            let program = compile(&c_source("article.c"), language, linking);
            assert_eq!(stdout(run(Command::new(&program).arg(page()))), wanted);

            let bad = Path::new(env!("CARGO_TARGET_TMPDIR")).join("capi-latin.txt");
            fs::write(&bad, b"Tin m\xEDt").expect("the file can be written");
            let output = Command::new(&program).arg(&bad).output().expect("the program starts");
            assert_eq!(output.status.code(), Some(1));
            assert!(String::from_utf8_lossy(&output.stderr).ends_with("the input is not UTF-8\n"));
        }
    }
}

#[cfg(target_pointer_width = "64")]
#[test]
fn the_binary_interface_is_kept() {
    for language in [Language::C11, Language::Cpp] {
        run(&mut Command::new(compile(&c_source("layout.c"), language, Linking::Shared)));
    }
    let layout = fs::read_to_string(c_source("layout.c")).expect("the layout can be read");
    let header = header();
    let bodies = |keyword: &str| -> Vec<(String, Vec<String>)> {
        let rest = header.split(keyword).skip(1).map(|rest| rest.split_once("\n} ").expect("a type ends with its name"));
        rest.map(|(body, rest)| {
            let lines = body.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
            (rest.split(';').next().unwrap_or_default().to_owned(), lines.map(str::to_owned).collect())
        })
        .collect()
    };
    for (name, fields) in bodies("typedef struct {") {
        assert!(layout.contains(&format!("SIZE({name},")), "{name} has no line in layout.c");
        for field in fields {
            let field = field.trim_end_matches(';').rsplit([' ', '*']).next().unwrap_or_default();
            assert!(layout.contains(&format!("AT({name}, {field},")), "{name}.{field} has no line in layout.c");
        }
    }
    for (name, numbers) in bodies("typedef enum {") {
        for number in numbers {
            let number = number.split(' ').next().unwrap_or_default();
            assert!(layout.contains(&format!("IS({number},")), "{number} of {name} has no line in layout.c");
        }
    }
}

/// In a library whose every guarded entry panics, a C program calls each function of the header, gets its failure, and goes on.
/// An entry without a guard would give something else, or end the program.
#[test]
fn no_panic_leaves_an_entry() {
    let functions = functions(&header());
    let mut source = String::from(
        "#include <stdio.h>\n#include <toasoan.h>\nstatic char room[64];\nstatic int bad;\n\
         static void expect(const char *name, int good) {\nif (!good) bad = 1, fprintf(stderr, \"%s: no failure\\n\", name);\n}\n\
         int main(void) {\n",
    );
    for Function { name, result, parameters, .. } in &functions {
        let mut arguments = Vec::new();
        source += "{\n";
        for (at, parameter) in parameters.iter().enumerate() {
            // The panic comes before a pointer is looked at; what is written through one afterwards has room.
            if parameter.contains('*') {
                arguments.push("(void *)room".to_owned());
            } else {
                let (kind, _) = parameter.rsplit_once(' ').expect("a parameter has a type and a name");
                source += &format!("static {kind} argument{at};\n");
                arguments.push(format!("argument{at}"));
            }
        }
        let call = format!("{name}({})", arguments.join(", "));
        let good = match result.as_str() {
            "void" => format!("({call}, 1)"),
            "toasoan_status" => format!("{call} == TOASOAN_ERR_INTERNAL"),
            "toasoan_str" => format!("{call}.len == 0"),
            "toasoan_span" => format!("{call}.end == 0"),
            "const char *" => format!("*{call} == 0"),
            "uint32_t" if name == "toasoan_abi_version" => format!("{call} == UINT32_MAX"),
            result if result.ends_with('*') => format!("{call} == NULL"),
            _ => format!("{call} == 0"),
        };
        source += &format!("expect(\"{name}\", {good});\n}}\n");
    }
    source += "puts(\"alive\");\nreturn bad;\n}\n";

    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("capi");
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(ROOT).args(["rustc", "--quiet", "--lib", "--features", "capi", "--crate-type", "cdylib"]);
    run(cargo.arg("--target-dir").arg(target.with_file_name("capi-panics")).args(["--", "--cfg", "toasoan_panics"]));
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("panics.c");
    fs::write(&path, source).expect("the program can be written");
    let library = target.with_file_name("capi-panics").join("debug");
    let program = compile_with(&path, Language::C99, &library, Linking::Shared);
    let output = run(&mut Command::new(program));
    let panics = String::from_utf8_lossy(&output.stderr).matches("on purpose").count();
    assert_eq!((stdout(output).as_str(), panics), ("alive\n", functions.len()));
}

/// Every function has an example, and all of them compile and run.
#[test]
fn the_examples_of_the_header_run() {
    let header = header();
    let mut source = String::from("#include <stdio.h>\n#include <string.h>\n#include <toasoan.h>\n");
    let mut calls = String::new();
    for Function { name, comment, .. } in functions(&header) {
        let example = comment.split("```c\n").nth(1).and_then(|rest| rest.split("```").next());
        let example = example.unwrap_or_else(|| panic!("{name} has no example"));
        assert!(example.contains(&name), "the example of {name} does not call it");
        source +=
            &format!("static void {name}_example(const toasoan_article *article) {{\n(void)article;\n{{\n{example}}}\n}}\n");
        calls += &format!("{name}_example(article);\n");
    }
    // Those of types, of which not every one needs an example.
    let lines: Vec<&str> = header.lines().map(|line| line.strip_prefix("// ").unwrap_or(line)).collect();
    let mut of_types = 0;
    for part in lines.join("\n").split("```c\n").skip(1) {
        let (example, rest) = part.split_once("```").expect("an example ends");
        if rest.trim_start().starts_with("typedef") {
            source += &format!("static void type_example_{of_types}(void) {{\n{example}}}\n");
            calls += &format!("type_example_{of_types}();\n");
            of_types += 1;
        }
    }
    assert!(of_types > 0, "no example of a type was found");
    let page = "Cầu mới nối hai bờ sông đã thông xe\\n\\nSáng 5/3, ông Nguyễn Văn Thí, Chủ tịch UBND xã Tân Lập, cắt băng thông xe.\\n\\n\
                Người dân đi bộ qua cầu mới. Ảnh: Lê Thử";
    source += &format!(
        "int main(void) {{\nconst char page[] = \"{page}\";\ntoasoan_processor *processor;\ntoasoan_article *article = NULL;\n\
         if (toasoan_processor_new(NULL, &processor) != TOASOAN_OK\n\
         || toasoan_article_from_text(processor, page, strlen(page), &article) != TOASOAN_OK)\nreturn 1;\n\
         {calls}toasoan_article_free(article);\ntoasoan_processor_free(processor);\nreturn 0;\n}}\n"
    );
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("examples.c");
    fs::write(&path, source).expect("the examples can be written");
    run(&mut Command::new(compile(&path, Language::C99, Linking::Shared)));
}

/// The whole program at the head of the header compiles and does what it says.
#[test]
fn the_program_of_the_header_runs() {
    let header = header();
    let lines = header.lines().filter_map(|line| line.strip_prefix(" *     "));
    let source: String = lines.map(|line| format!("{line}\n")).collect();
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("head.c");
    fs::write(&path, source).expect("the program can be written");
    let wanted = "1 Cầu mới nối hai bờ sông đã thông xe\n2 Sáng 5/3, người dân đi bộ qua cầu mới.\n";
    for language in [Language::C99, Language::Cpp] {
        let output = run(&mut Command::new(compile(&path, language, Linking::Static)));
        assert_eq!(stdout(output), wanted);
    }
}

/// The program of the README compiles and does what it says.
#[test]
fn the_program_of_the_readme_runs() {
    let readme = fs::read_to_string(Path::new(ROOT).join("README.md")).expect("the README can be read");
    let source =
        readme.split("```c\n").nth(1).and_then(|rest| rest.split("```").next()).expect("the README has a program in C");
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme.c");
    fs::write(&path, source).expect("the program can be written");
    let output = run(&mut Command::new(compile(&path, Language::C99, Linking::Shared)));
    assert_eq!(stdout(output), "Lê Thu Hà\n");
}

#[cfg(target_os = "linux")]
#[test]
fn the_shared_library_is_named_by_its_abi() {
    let header = header();
    let abi = header.lines().find_map(|line| line.strip_prefix("#define TOASOAN_ABI_VERSION ")).expect("the header has an ABI");
    let dynamic = stdout(run(Command::new(variable("READELF", "readelf")).arg("-d").arg(LIBRARY.join("libtoasoan.so"))));
    assert!(dynamic.contains(&format!("[libtoasoan.so.{abi}]")), "{dynamic}");
    let readme = fs::read_to_string(Path::new(ROOT).join("README.md")).expect("the README can be read");
    assert!(readme.contains(&format!("-soname,libtoasoan.so.{abi} ")), "the README's command gives another name");
    let package = fs::read_to_string(Path::new(ROOT).join("Cargo.toml")).expect("the manifest can be read");
    let package: toml::Table = package.parse().expect("the manifest is TOML");
    let named = &package["package"]["metadata"]["capi"]["library"];
    assert_eq!(named["version_suffix_components"].as_integer(), Some(1));
    let version = named["version"].as_str().unwrap_or_default();
    assert!(version.starts_with(&format!("{abi}.")), "cargo-c gives another name: {version}");
}

/// A program may be older than the library, so each type of number that the library hands out says what an unknown one is.
#[test]
fn the_header_says_of_every_number_what_an_unknown_one_is() {
    let passed_in = ["toasoan_option", "toasoan_html_flag", "toasoan_tone_style"];
    let complete = ["toasoan_onset", "toasoan_glide", "toasoan_nucleus", "toasoan_coda", "toasoan_tone"];
    let header = header();
    let mut enums = 0;
    for (before, rest) in header.match_indices("typedef enum {").map(|(at, _)| header.split_at(at)) {
        let (_, name) = rest.split_once("} ").expect("the enum has a name");
        let name = name.split(';').next().unwrap_or_default();
        let comment: String = before.lines().rev().take_while(|line| line.starts_with("//")).collect();
        let closed = passed_in.contains(&name) || complete.contains(&name);
        assert_ne!(comment.contains("may be added"), closed, "{name}: {comment}");
        enums += 1;
    }
    assert!(enums > passed_in.len() + complete.len());
}

#[test]
fn the_header_declares_what_the_library_exports() {
    let header = header();
    let declared: BTreeSet<String> = functions(&header).into_iter().map(|function| function.name).collect();
    assert_eq!(declared.len(), functions(&header).len(), "a function is declared twice");
    for (library, arguments) in [("libtoasoan.so", &["-D", "--defined-only"][..]), ("libtoasoan.a", &["-g", "--defined-only"])]
    {
        let mut nm = Command::new(variable("NM", "nm"));
        let symbols = stdout(run(nm.args(arguments).arg(LIBRARY.join(library))));
        let words = symbols.lines().filter_map(|line| line.split_whitespace().nth(2));
        let exported: BTreeSet<String> = words.filter(|word| word.starts_with("toasoan_")).map(str::to_owned).collect();
        assert_eq!(declared, exported, "{library}");
        if library.ends_with(".so") {
            let others: Vec<&str> = symbols.lines().filter(|line| !line.contains(" toasoan_")).collect();
            assert!(others.is_empty(), "the shared library exports more than its own: {others:?}");
        }
    }
}
