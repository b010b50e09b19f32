<?php
// Prints what an article says of a page of text, or of HTML by its name: php article.php FILE
declare(strict_types=1);

require_once __DIR__ . '/Toasoan.php';

[, $path] = $argv;
try {
    // Without a header, with what PHP has preloaded (ffi-header.php).
    $toasoan = new Toasoan(1, getenv('TOASOAN_HEADER') ?: null, getenv('TOASOAN_LIBRARY') ?: 'libtoasoan.so.0');
    $page = file_get_contents($path);
    $article = str_ends_with($path, '.html') ? $toasoan->articleFromHtml($page) : $toasoan->articleFromText($page);
} catch (ToasoanException $error) {
    fwrite(STDERR, "$path: {$error->getMessage()}\n");
    exit(1);
}

echo "title: $article->title\n";
if ($article->dateline !== '') {
    echo 'dateline: ', trim($article->dateline), "\n";
}
foreach ($article->captions as $caption) {
    echo "caption: $caption->text [$caption->credit]\n";
}
foreach ($article->officials as $official) {
    $offices = array_map(
        fn ($office) => $office->title
            . ($office->organization === '' ? '' : ", $office->organization")
            . ($office->status === 'former' ? ' (former)' : ''),
        $official->offices,
    );
    echo "official: $official->name: ", implode('; ', $offices), "\n";
    foreach ($official->mentions as $mention) {
        echo "  named: $mention\n";
    }
}
foreach ($article->metadata as $row) {
    echo "$row->field: $row->value ($row->provenance", $row->shown ? ', shown' : '', ")\n";
}
