<?php
// What a program does wrong is told, and nothing else happens.
declare(strict_types=1);

require_once __DIR__ . '/Toasoan.php';

function refused(string $kind, callable $call): void
{
    try {
        $call();
    } catch (Throwable $error) {
        if ($error instanceof $kind) {
            return;
        }
        throw $error;
    }
    throw new LogicException("no $kind");
}

[$header, $library] = [getenv('TOASOAN_HEADER'), getenv('TOASOAN_LIBRARY')];
refused(ToasoanException::class, fn () => new Toasoan(9, $header, $library));
refused(ToasoanException::class, fn () => new Toasoan(0, $header, $library, maxInput: -1));
refused(FFI\Exception::class, fn () => new Toasoan(0, $header, 'libc.so.6'));
$toasoan = new Toasoan(0, $header, $library);
refused(TypeError::class, fn () => $toasoan->articleFromText(null));
refused(ToasoanException::class, fn () => $toasoan->articleFromHtml(str_repeat('a', 17 << 20)));
refused(Error::class, fn () => clone $toasoan);
$wide = new Toasoan(0, $header, $library, maxInput: 32 << 20, lossy: true);
if (strlen($wide->articleFromText(str_repeat('a b. ', 4 << 20))->text) < 16 << 20 || $wide->articleFromText("M\xEDt")->text !== "M\u{FFFD}t") {
    throw new LogicException('the options do not act');
}
if ($toasoan->articleFromText('')->text !== '') {
    throw new LogicException('nothing became something');
}
