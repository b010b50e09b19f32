<?php
// Prints the title, captions and officials of a page of text: php article.php FILE
declare(strict_types=1);

require_once __DIR__ . '/Toasoan.php';

[, $path] = $argv;
try {
    // Without a header, with what PHP has preloaded (ffi-header.php).
    $toasoan = new Toasoan(1, getenv('TOASOAN_HEADER') ?: null, getenv('TOASOAN_LIBRARY') ?: 'libtoasoan.so.0');
    $article = $toasoan->articleFromText(file_get_contents($path));
} catch (ToasoanException $error) {
    fwrite(STDERR, "$path: {$error->getMessage()}\n");
    exit(1);
}

echo "title: $article->title\n";
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
