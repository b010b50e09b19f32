//! Decoding: what does a text of an old charset cost, beside the crates that read the same bytes?

use std::hint::black_box;
use std::time::Duration;

use bamboo_core::{Charset, decode_charset};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use toasoan::{Detection, Encoding, decode, encode_with_replacement};
use toasoan_benches::news;

/// The news in each charset. bamboo-core takes the bytes as text of windows-1252, so it is given that; its throughput is of the
/// same bytes all the same. encoding_rs leaves the tones of windows-1258 as marks of their own.
fn charsets(c: &mut Criterion) {
    let text = news();
    for (encoding, peer) in [
        (Encoding::Tcvn3, Charset::Tcvn3),
        (Encoding::Vni, Charset::VniWindows),
        (Encoding::Viscii, Charset::Viscii),
        (Encoding::Vps, Charset::Vps),
        (Encoding::Viqr, Charset::Viqr),
        (Encoding::Windows1258, Charset::Windows1258),
    ] {
        let bytes = encode_with_replacement(&text, encoding, "-").expect("a hyphen is in every charset");
        let (as_text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes);
        let mut group = c.benchmark_group(format!("decode/{encoding}"));
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2)).sample_size(10);
        group.bench_function("toasoan", |b| b.iter(|| decode(black_box(&bytes), encoding).text.len()));
        group.bench_function("bamboo-core", |b| b.iter(|| decode_charset(peer, black_box(&as_text)).len()));
        if encoding == Encoding::Windows1258 {
            group.bench_function("encoding_rs", |b| {
                b.iter(|| encoding_rs::WINDOWS_1258.decode_without_bom_handling(black_box(&bytes)).0.len())
            });
        }
        group.finish();
    }
}

/// What does it cost to find the charset of a file? Much the same for every length, since a sample of it is read.
fn detect(c: &mut Criterion) {
    let text = news();
    let mut group = c.benchmark_group("decode/detect");
    group.warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2)).sample_size(10);
    for encoding in [Encoding::Tcvn3, Encoding::Utf8] {
        let bytes = encode_with_replacement(&text, encoding, "-").expect("a hyphen is in every charset");
        group.bench_function(encoding.name(), |b| b.iter(|| Detection::of(black_box(&bytes))));
    }
    group.finish();
}

criterion_group!(benches, charsets, detect);
criterion_main!(benches);
