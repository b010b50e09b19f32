//! Many files at once: folders walked, work shared between threads, results in the order of the files.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io::{self, Write};
use std::num::NonZero;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError, mpsc};
use std::thread;

use indicatif::{ProgressBar, ProgressState, ProgressStyle};

/// How many files the threads may be ahead of the one that is written next.
const AHEAD: usize = 256;
/// How many bytes of rows may wait to be written. When there are more, only the file that is written next is worked on, so that
/// neither a slow file nor a slow reader fills the memory; what the threads are at then comes on top, a row each.
const MOST_WAITING: usize = 32 << 20;
/// What the pages of a folder are called.
const EXTENSIONS: [&str; 4] = ["html", "htm", "xhtml", "txt"];

/// How far the output is, for the threads that work ahead of it.
#[derive(Default)]
struct Output {
    /// How many files are written.
    files: usize,
    /// The bytes of the rows that are made and not yet written.
    waiting: usize,
    /// Whether nobody writes any more.
    ended: bool,
}

impl Output {
    /// Whether a file is too far ahead to be worked on. The one that is written next never is.
    const fn is_far_from(&self, file: usize) -> bool {
        !self.ended && file > self.files && (file - self.files >= AHEAD || self.waiting >= MOST_WAITING)
    }
}

/// What became of a batch.
#[derive(Default)]
pub struct Summary {
    pub files: usize,
    pub failed: usize,
}

/// The files that the arguments mean: each file itself, and for a folder the pages in it and in its folders, by name.
///
/// A folder that cannot be read or that holds no page is told by `complain` and counted.
pub fn files_of(arguments: &[PathBuf], mut complain: impl FnMut(String)) -> (Vec<PathBuf>, usize) {
    let mut files = Vec::new();
    let mut bad = 0;
    for argument in arguments {
        if !argument.is_dir() {
            files.push(argument.clone());
            continue;
        }
        let before = (files.len(), bad);
        let mut fail = |message| {
            bad += 1;
            complain(message);
        };
        walk(argument, &mut files, &mut fail);
        if (files.len(), bad) == before {
            bad += 1;
            complain(format!("{}: holds no page (.html, .htm, .xhtml or .txt)", shown(argument)));
        }
    }
    (files, bad)
}

/// A path for a message, which is one line whatever the name.
pub fn shown(path: &Path) -> String {
    let mut line = String::new();
    for c in path.to_string_lossy().chars() {
        if c.is_control() { line.extend(c.escape_default()) } else { line.push(c) }
    }
    line
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
                Err(error) => fail(format!("{}: {error}", shown(&path))),
            }
        } else if is_page(&path) && path.metadata().map_or(true, |data| data.is_file()) {
            // Not a pipe or a link to a folder; what cannot be read is told when its turn comes.
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
        ProgressStyle::with_template("{bar:40} {human_pos}/{human_len} pages, {speed} a second, {eta} left")
            .unwrap_or_else(|_| ProgressStyle::default_bar())
            .with_key("speed", |state: &ProgressState, out: &mut dyn fmt::Write| {
                // Writing to a line in the memory does not fail.
                let _ = write!(out, "{:.0}", state.per_sec());
            }),
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
    let output = (Mutex::new(Output::default()), Condvar::new());
    let mut summary = Summary::default();
    if jobs.min(files.len()) <= 1 {
        for file in files {
            match guarded(file, || work(file)) {
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
            let (send, next, output, work) = (send.clone(), &next, &output, &work);
            scope.spawn(move || {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(file) = files.get(at) else { return };
                    let now = output.0.lock().unwrap_or_else(PoisonError::into_inner);
                    drop(output.1.wait_while(now, |output| output.is_far_from(at)));
                    let result = guarded(file, || work(file));
                    let bytes = result.as_ref().map_or(0, Vec::len);
                    output.0.lock().unwrap_or_else(PoisonError::into_inner).waiting += bytes;
                    if send.send((at, result)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        let written = write_in_order(results, out, &output, bar, &complain, &mut summary);
        // Lets threads that wait find out that nobody takes their results.
        output.0.lock().unwrap_or_else(PoisonError::into_inner).ended = true;
        output.1.notify_all();
        written
    })?;
    bar.finish_and_clear();
    Ok(summary)
}

/// What `work` makes of a file. A page that makes it panic is one that fails: the others are still done, and no thread is left
/// waiting for it.
fn guarded<T>(file: &Path, work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    panic::catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|_| Err(format!("{}: a bug in toasoan; please report it", shown(file))))
}

fn write_in_order(
    results: mpsc::Receiver<(usize, Result<Vec<u8>, String>)>,
    out: &mut impl Write,
    output: &(Mutex<Output>, Condvar),
    bar: &ProgressBar,
    complain: &impl Fn(&str),
    summary: &mut Summary,
) -> io::Result<()> {
    let mut early = BTreeMap::new();
    for (at, result) in results {
        early.insert(at, result);
        let mut bytes = 0;
        while let Some(result) = early.remove(&summary.files) {
            match result {
                Ok(row) => {
                    out.write_all(&row)?;
                    bytes += row.len();
                }
                Err(reason) => {
                    summary.failed += 1;
                    bar.suspend(|| complain(&reason));
                }
            }
            summary.files += 1;
            bar.inc(1);
        }
        {
            let mut now = output.0.lock().unwrap_or_else(PoisonError::into_inner);
            now.files = summary.files;
            now.waiting = now.waiting.saturating_sub(bytes);
        }
        output.1.notify_all();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;

    #[test]
    fn a_page_that_panics_loses_no_neighbour() {
        // More than may be ahead of a page whose result never comes.
        let files: Vec<PathBuf> = (0..2 * AHEAD).map(|at| PathBuf::from(at.to_string())).collect();
        for jobs in [1, 3] {
            let work = |file: &Path| if file == Path::new("1") { panic!("a bug") } else { Ok(()) };
            let row = |file: &Path, (): (), out: &mut dyn Write| writeln!(out, "{}", file.display());
            let (mut out, told) = (Vec::new(), Mutex::new(Vec::new()));
            let complain = |reason: &str| told.lock().unwrap().push(reason.to_owned());
            let summary = run(&files, jobs, &ProgressBar::hidden(), &mut out, work, row, complain).expect("a vector takes all");
            assert_eq!((summary.files, summary.failed), (files.len(), 1));
            assert_eq!(told.into_inner().unwrap(), ["1: a bug in toasoan; please report it"]);
            assert_eq!(out.split(|&byte| byte == b'\n').count(), files.len(), "a line for each but one, and the end");
        }
    }

    #[test]
    fn rows_that_wait_for_a_slow_file_are_bounded() {
        const ROW: usize = 1 << 20;
        const JOBS: usize = 3;
        const BOUND: usize = MOST_WAITING / ROW + JOBS;
        const { assert!(AHEAD > 2 * BOUND, "the number of files is not what bounds them here") };
        let files: Vec<PathBuf> = (0..AHEAD).map(|at| PathBuf::from(at.to_string())).collect();
        let made = AtomicUsize::new(0);
        let most = AtomicUsize::new(0);
        let work = |file: &Path| {
            if file == Path::new("0") {
                // When the others have made as much as may wait, they get the time to go too far.
                while made.load(Ordering::Relaxed) < MOST_WAITING / ROW {
                    thread::yield_now();
                }
                let start = Instant::now();
                while made.load(Ordering::Relaxed) <= BOUND && start.elapsed() < Duration::from_millis(100) {
                    thread::yield_now();
                }
                most.store(made.load(Ordering::Relaxed), Ordering::Relaxed);
            }
            made.fetch_add(1, Ordering::Relaxed);
            Ok(())
        };
        let row = |_: &Path, (): (), out: &mut dyn Write| out.write_all(&[b'x'; ROW]);
        let summary = run(&files, JOBS, &ProgressBar::hidden(), &mut io::sink(), work, row, |_| ()).expect("a sink takes all");
        assert_eq!((summary.files, summary.failed), (AHEAD, 0));
        let most = most.into_inner();
        assert!(most <= BOUND, "{most} rows waited");
    }
}
