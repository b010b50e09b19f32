//! Addresses of a page, resolved against the base that it names.

/// What is left out of an address that goes up in the folders is looked for so many times.
const MAX_PARTS: usize = 256;

/// The address that `address` means on a page whose `base` element says `base`, by the rules of RFC 3986; as it is when the base
/// names no host, or when it needs none.
pub(crate) fn resolve(base: &str, address: &str) -> String {
    let Some((origin, path)) = origin(base) else { return address.to_owned() };
    if address.is_empty() || has_scheme(address) || address.starts_with('#') {
        return address.to_owned();
    }
    if address.starts_with("//") {
        let scheme = origin.find("//").and_then(|at| origin.get(..at)).unwrap_or_default();
        return format!("{scheme}{address}");
    }
    if address.starts_with('/') {
        return format!("{origin}{address}");
    }
    if address.starts_with('?') {
        return format!("{origin}{}{address}", if path.is_empty() { "/" } else { path });
    }
    let folder = path.rfind('/').and_then(|at| path.get(..=at)).unwrap_or("/");
    let (own, tail) = address.split_at(address.find(['?', '#']).unwrap_or(address.len()));
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in own.split('/').take(MAX_PARTS) {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    format!("{origin}/{}{tail}", parts.join("/"))
}

/// The scheme and host of an address of the web, and its path without what is asked of it.
fn origin(base: &str) -> Option<(&str, &str)> {
    let scheme = ["https://", "http://"]
        .iter()
        .find(|scheme| base.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme)))?;
    let end = base.get(scheme.len()..)?.find(['/', '?', '#']).map_or(base.len(), |at| at + scheme.len());
    let (origin, rest) = (base.get(..end)?, base.get(end..)?);
    let path = rest.split(['?', '#']).next().unwrap_or_default();
    (end > scheme.len()).then_some((origin, path))
}

fn has_scheme(address: &str) -> bool {
    let head = address.split(['/', '?', '#']).next().unwrap_or_default();
    head.find(':').is_some_and(|at| at > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_on_a_page_with_a_base() {
        let base = "https://vd.example/tin/2026/bai.html?x=1";
        for (address, wanted) in [
            ("anh/1.jpg", "https://vd.example/tin/2026/anh/1.jpg"),
            ("../1.jpg?w=5", "https://vd.example/tin/1.jpg?w=5"),
            ("../../../../1.jpg", "https://vd.example/1.jpg"),
            ("./1.jpg", "https://vd.example/tin/2026/1.jpg"),
            ("/1.jpg", "https://vd.example/1.jpg"),
            ("//cdn.example/1.jpg", "https://cdn.example/1.jpg"),
            ("?trang=2", "https://vd.example/tin/2026/bai.html?trang=2"),
            ("http://x.example/1.jpg", "http://x.example/1.jpg"),
            ("data:image/gif,x", "data:image/gif,x"),
            ("javascript:x", "javascript:x"),
            ("#duoi", "#duoi"),
            ("", ""),
        ] {
            assert_eq!(resolve(base, address), wanted, "{address}");
        }
        assert_eq!(resolve("https://vd.example", "1.jpg"), "https://vd.example/1.jpg");
        for base in ["", "/tin/", "javascript:x", "https://"] {
            assert_eq!(resolve(base, "1.jpg"), "1.jpg", "{base}");
        }
    }
}
