<?php
// Writes the header that PHP preloads: php ffi-header.php toasoan.h libtoasoan.so.0 > toasoan.ffi.h
//
// php-fpm allows FFI in preloaded files only. In php.ini:
//
//     ffi.enable=preload
//     ffi.preload=/usr/local/share/toasoan/toasoan.ffi.h
//     opcache.preload=/usr/local/share/toasoan/Toasoan.php
//     opcache.preload_user=www-data
//
// The library is then loaded once, when the server starts, and `new Toasoan()` works in every request.
declare(strict_types=1);

require_once __DIR__ . '/Toasoan.php';

[, $header, $library] = $argv;
printf("#define FFI_SCOPE \"TOASOAN\"\n#define FFI_LIB \"%s\"\n%s", $library, Toasoan::declarations($header));
