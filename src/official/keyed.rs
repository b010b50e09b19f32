//! Tables over keys of words. A key says all about its word, so hashing one is a multiplication; a number that no text can know, drawn
//! once a run, keeps anybody from writing words that fall into one place.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::LazyLock;

static SECRET: LazyLock<u64> = LazyLock::new(|| RandomState::new().hash_one(0) | 1);

pub(super) type KeyMap<V> = HashMap<u64, V, Keyed>;
pub(super) type KeySet = HashSet<u64, Keyed>;

/// Makes hashers of keys.
#[derive(Clone, Copy, Debug)]
pub(super) struct Keyed(u64);

impl Default for Keyed {
    fn default() -> Self {
        Self(*SECRET)
    }
}

impl BuildHasher for Keyed {
    type Hasher = KeyHasher;

    fn build_hasher(&self) -> KeyHasher {
        KeyHasher { secret: self.0, hash: 0 }
    }
}

/// Takes one key.
#[derive(Debug)]
pub(super) struct KeyHasher {
    secret: u64,
    hash: u64,
}

impl Hasher for KeyHasher {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u64(&mut self, key: u64) {
        let wide = u128::from(self.hash ^ key) * u128::from(self.secret);
        self.hash = (wide >> 64) as u64 ^ wide as u64;
    }

    fn finish(&self) -> u64 {
        self.hash
    }
}
