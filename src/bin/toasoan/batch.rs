//! Many files at once: folders walked, work shared between threads, results in the order of the files.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError, mpsc};
use std::thread;

use indicatif::{ProgressBar, ProgressStyle};

/// How far the threads may be ahead of the file that is written next, so that one slow file does not fill the memory.
const AHEAD: usize = 256;
/// What the pages of a folder are called.
const EXTENSIONS: [&str; 4] = ["html", "htm", "xhtml", "txt"];

/// What became of a batch.
#[derive(Default)]
pub struct Summary {
    pub files: usize,
    pub failed: usize,
}

/// The files that the arguments mean: each file itself, and for a folder the pages in it and in its folders, by name.
///
/// What cannot be read is told by `complain` and counted.
pub fn files_of(arguments: &[PathBuf], mut complain: impl FnMut(String)) -> (Vec<PathBuf>, usize) {
    let mut files = Vec::new();
    let mut bad = 0;
    for argument in arguments {
        if !argument.is_dir() {
            files.push(argument.clone());
            continue;
        }
        let before = files.len();
        let mut fail = |message| {
            bad += 1;
            complain(message);
        };
        walk(argument, &mut files, &mut fail);
        if files.len() == before {
            fail(format!("{}: holds no page (.html, .htm, .xhtml or .txt)", argument.display()));
        }
    }
    (files, bad)
}

/// Adds the pages of a folder, depth first and by name. Links to folders are not followed, so it comes to an end.
fn walk(folder: &Path, files: &mut Vec<PathBuf>, fail: &mut impl FnMut(String)) {
    let mut ahead = vec![folder.to_owned()];
    while let Some(path) = ahead.pop() {
        if path == folder || path.symlink_metadata().is_ok_and(|data| data.is_dir()) {
            let inside =
                fs::read_dir(&path).and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>());
            match inside {
                Ok(mut inside) => {
                    // The last one is taken first.
                    inside.sort_unstable_by(|a, b| b.cmp(a));
                    ahead.append(&mut inside);
                }
                Err(error) => fail(format!("{}: {error}", path.display())),
            }
        } else if is_page(&path) {
            files.push(path);
        }
    }
}

fn is_page(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| EXTENSIONS.iter().any(|known| known.eq_ignore_ascii_case(extension)))
}

/// A bar that shows on standard error, when that is a terminal, how many of the files are done.
pub fn bar(files: usize) -> ProgressBar {
    ProgressBar::new(files as u64).with_style(
        ProgressStyle::with_template("{bar:40} {human_pos}/{human_len} pages, {per_sec}, {eta} left")
            .unwrap_or_else(|_| ProgressStyle::default_bar()),
    )
}

/// Runs `work` on every file with `jobs` threads (0: as many as the machine has) and writes what `row` makes of the results, in
/// the files' order.
///
/// A single thread writes its rows straight to the output. Several make them in the memory, so that none waits for another's.
///
/// More than [`AHEAD`] threads are never started: the others could only wait.
///
/// # Errors
/// When the output cannot be written; the threads end then.
pub fn run<T>(
    files: &[PathBuf],
    jobs: usize,
    bar: &ProgressBar,
    out: &mut impl Write,
    work: impl Fn(&Path) -> Result<T, String> + Sync,
    row: impl Fn(&Path, T, &mut dyn Write) -> io::Result<()> + Sync,
    complain: impl Fn(&str),
) -> io::Result<Summary> {
    let jobs = if jobs == 0 { thread::available_parallelism().map_or(1, NonZero::get) } else { jobs };
    let next = AtomicUsize::new(0);
    // How many files are written.
    let done = (Mutex::new(0usize), Condvar::new());
    let mut summary = Summary::default();
    if jobs.min(files.len()) <= 1 {
        for file in files {
            match work(file) {
                Ok(result) => row(file, result, out)?,
                Err(reason) => {
                    summary.failed += 1;
                    bar.suspend(|| complain(&reason));
                }
            }
            summary.files += 1;
            bar.inc(1);
        }
        bar.finish_and_clear();
        return Ok(summary);
    }
    let work = |file: &Path| {
        let result = work(file)?;
        let mut made = Vec::new();
        row(file, result, &mut made).map_err(|error| error.to_string())?;
        Ok(made)
    };
    thread::scope(|scope| {
        let (send, results) = mpsc::channel();
        for _ in 0..jobs.min(files.len()).min(AHEAD) {
            let (send, next, done, work) = (send.clone(), &next, &done, &work);
            scope.spawn(move || {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(file) = files.get(at) else { return };
                    let written = done.0.lock().unwrap_or_else(PoisonError::into_inner);
                    drop(done.1.wait_while(written, |written| at >= (*written).saturating_add(AHEAD)));
                    if send.send((at, work(file))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        let written = write_in_order(results, out, &done, bar, &complain, &mut summary);
        // Lets threads that wait find out that nobody takes their results.
        *done.0.lock().unwrap_or_else(PoisonError::into_inner) = usize::MAX;
        done.1.notify_all();
        written
    })?;
    bar.finish_and_clear();
    Ok(summary)
}

fn write_in_order(
    results: mpsc::Receiver<(usize, Result<Vec<u8>, String>)>,
    out: &mut impl Write,
    done: &(Mutex<usize>, Condvar),
    bar: &ProgressBar,
    complain: &impl Fn(&str),
    summary: &mut Summary,
) -> io::Result<()> {
    let mut early = BTreeMap::new();
    for (at, result) in results {
        early.insert(at, result);
        while let Some(result) = early.remove(&summary.files) {
            match result {
                Ok(row) => out.write_all(&row)?,
                Err(reason) => {
                    summary.failed += 1;
                    bar.suspend(|| complain(&reason));
                }
            }
            summary.files += 1;
            bar.inc(1);
        }
        *done.0.lock().unwrap_or_else(PoisonError::into_inner) = summary.files;
        done.1.notify_all();
    }
    Ok(())
}
