<?php
// What a blog's plugin would do when a post is saved, in the shape of WordPress: clean its HTML and tag it with its officials.
// Run by itself it stands in for WordPress with a post from a file: php tags.php FILE.html
declare(strict_types=1);

require_once __DIR__ . '/Toasoan.php';

/** The post with clean content and a tag for each official; unchanged when the library refuses it or finds no text in it. */
function toasoan_clean_post(Toasoan $toasoan, array $post): array
{
    try {
        $article = $toasoan->articleFromHtml($post['post_content']);
    } catch (ToasoanException $error) {
        error_log("toasoan: {$error->getMessage()}");
        return $post;
    }
    if ($article->text === '') {
        return $post;
    }
    $post['post_content'] = $article->html;
    if ($article->lead !== '') {
        $post['post_excerpt'] = $article->lead;
    }
    $post['tags_input'] = array_merge($post['tags_input'] ?? [], array_column($article->officials, 'name'));
    return $post;
}

// In WordPress: wp_insert_post(wp_slash(toasoan_clean_post($toasoan, $post))). In the filter wp_insert_post_data, where posts have
// slashes, a post is its columns and has no tags: wp_set_post_tags() sets them in the action save_post.
[, $path] = $argv;
$toasoan = new Toasoan(1, getenv('TOASOAN_HEADER') ?: null, getenv('TOASOAN_LIBRARY') ?: 'libtoasoan.so.0');
$post = toasoan_clean_post($toasoan, ['post_content' => file_get_contents($path)]);
echo $post['post_content'], "\n\ntags: ", implode(', ', $post['tags_input'] ?? []), "\n";
