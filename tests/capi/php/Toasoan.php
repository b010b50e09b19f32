<?php
// toasoan by FFI: an article as plain objects. Copy this file beside your program; ffi-header.php says how php-fpm loads it.
declare(strict_types=1);

final class ToasoanException extends RuntimeException
{
}

final class Toasoan
{
    public const ABI_VERSION = 0;
    public const OPTION_MAX_INPUT = 1;
    public const OPTION_LOSSY = 2;
    public const OPTION_TONE = 3;
    private const HTML_LINKS = 1;
    private const HTML_EMPHASIS = 2;
    private const KINDS = ['', 'title', 'lead', 'paragraph', 'heading', 'caption', 'quote', 'byline', 'list_item', 'table'];
    private const FIELDS = ['', 'title', 'lead', 'author', 'published', 'modified', 'site', 'section', 'tag', 'canonical', 'image'];
    private const PROVENANCES = ['', 'page', 'json-ld', 'open-graph', 'meta', 'time', 'title', 'link', 'address'];
    private const OFFICE_STATUSES = ['', 'current', 'former', 'acting', 'incoming'];

    private FFI $ffi;
    private ?FFI\CData $processor = null;

    /**
     * With the header and the library of an installation, or with what PHP has preloaded. $maxInput is in bytes; with $lossy,
     * text that is not UTF-8 is no error, and its bad bytes become U+FFFD.
     */
    public function __construct(
        int $tone = 0,
        ?string $header = null,
        string $library = 'libtoasoan.so.0',
        ?int $maxInput = null,
        bool $lossy = false,
    ) {
        $this->ffi = $header === null ? FFI::scope('TOASOAN') : FFI::cdef(self::declarations($header), $library);
        if ($this->ffi->toasoan_abi_version() !== self::ABI_VERSION) {
            throw new ToasoanException('libtoasoan is of another ABI');
        }
        $processor = $this->ffi->new('toasoan_processor*');
        $options = $this->ffi->toasoan_options_new();
        try {
            $this->check($this->ffi->toasoan_options_set($options, self::OPTION_TONE, $tone));
            $this->check($this->ffi->toasoan_options_set($options, self::OPTION_LOSSY, (int) $lossy));
            if ($maxInput !== null) {
                $this->check($this->ffi->toasoan_options_set($options, self::OPTION_MAX_INPUT, $maxInput));
            }
            $this->check($this->ffi->toasoan_processor_new($options, FFI::addr($processor)));
            $this->processor = $processor;
        } finally {
            $this->ffi->toasoan_options_free($options);
        }
    }

    public function __destruct()
    {
        if ($this->processor !== null) {
            $this->ffi->toasoan_processor_free($this->processor);
        }
    }

    /** A copy would free the processor once more. */
    private function __clone()
    {
    }

    /** What FFI understands of the header: no preprocessor, no C++. */
    public static function declarations(string $header): string
    {
        $text = file_get_contents($header);
        if ($text === false) {
            throw new ToasoanException("$header cannot be read");
        }
        $text = preg_replace('/^#ifdef __cplusplus.*?^#endif[^\n]*$/ms', '', $text);
        return preg_replace(['/^#.*$/m', '!^\s*//.*$!m'], '', $text);
    }

    public function articleFromText(string $page): stdClass
    {
        return $this->article('toasoan_article_from_text', $page, $this->read(...));
    }

    public function articleFromHtml(string $page): stdClass
    {
        return $this->article('toasoan_article_from_html', $page, $this->read(...));
    }

    public function jsonFromText(string $page): string
    {
        $json = fn (FFI\CData $article): string => $this->buffer('toasoan_article_json', $article);
        return $this->article('toasoan_article_from_text', $page, $json);
    }

    /** What $read makes of the article, which is freed then. */
    private function article(string $make, string $page, callable $read): mixed
    {
        $article = $this->ffi->new('toasoan_article*');
        $this->check($this->ffi->$make($this->processor, $page, strlen($page), FFI::addr($article)));
        try {
            return $read($article);
        } finally {
            $this->ffi->toasoan_article_free($article);
        }
    }

    /** The text of the buffer that a function makes of the article. */
    private function buffer(string $make, mixed ...$arguments): string
    {
        $buffer = $this->ffi->new('toasoan_buffer*');
        $this->check($this->ffi->$make(...[...$arguments, FFI::addr($buffer)]));
        try {
            return self::text($this->ffi->toasoan_buffer_text($buffer));
        } finally {
            $this->ffi->toasoan_buffer_free($buffer);
        }
    }

    private function read(FFI\CData $article): stdClass
    {
        $buffer = self::text($this->ffi->toasoan_article_buffer($article));
        $slice = fn (FFI\CData $span): string => substr($buffer, $span->start, $span->end - $span->start);
        $rows = function (string $name, callable $read) use ($article): array {
            $count = $this->ffi->new('size_t');
            $first = $this->ffi->{"toasoan_article_$name"}($article, FFI::addr($count));
            $list = [];
            for ($i = 0; $i < $count->cdata; $i++) {
                $list[] = $read($first[$i]);
            }
            return $list;
        };

        $offices = $rows('offices', fn ($office) => (object) [
            'title' => $slice($office->title),
            'organization' => $slice($office->organization),
            'status' => self::OFFICE_STATUSES[$office->status] ?? 'current',
        ]);
        $mentions = $rows('mentions', fn ($mention) => $slice($mention->text));
        $metadata = $rows('metadata', fn ($row) => (object) [
            'field' => self::FIELDS[$row->field] ?? null,
            'value' => $slice($row->value),
            'provenance' => self::PROVENANCES[$row->provenance] ?? 'elsewhere',
            'shown' => $row->shown !== 0,
        ]);
        return (object) [
            'title' => self::text($this->ffi->toasoan_article_title($article)),
            'lead' => self::text($this->ffi->toasoan_article_lead($article)),
            'dateline' => $slice($this->ffi->toasoan_article_dateline($article)),
            'published' => self::text($this->ffi->toasoan_article_published($article)),
            'byline' => $rows('byline', $slice),
            'text' => self::text($this->ffi->toasoan_article_text($article)),
            'html' => $this->buffer('toasoan_article_html', $article, self::HTML_LINKS | self::HTML_EMPHASIS),
            'blocks' => $rows('blocks', fn ($block) => (object) [
                'kind' => self::KINDS[$block->kind] ?? 'paragraph',
                'text' => $slice($block->text),
            ]),
            'captions' => $rows('captions', fn ($caption) => (object) [
                'text' => $slice($caption->text),
                'credit' => $slice($caption->credit),
            ]),
            'officials' => $rows('officials', fn ($official) => (object) [
                'name' => $slice($official->name),
                'offices' => array_slice($offices, $official->first_office, $official->office_count),
                'mentions' => array_slice($mentions, $official->first_mention, $official->mention_count),
            ]),
            // Without the fields that only a newer library knows.
            'metadata' => array_values(array_filter($metadata, fn ($row) => $row->field !== null)),
        ];
    }

    private static function text(FFI\CData $text): string
    {
        return FFI::string($text->ptr, $text->len);
    }

    private function check(int $status): void
    {
        if ($status !== 0) {
            $message = $this->ffi->toasoan_status_message($status);
            throw new ToasoanException(is_string($message) ? $message : FFI::string($message), $status);
        }
    }
}
