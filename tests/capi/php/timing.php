<?php
// How long a page takes from the call to the article, by its flat arrays and as JSON: php timing.php FILE
declare(strict_types=1);

require_once __DIR__ . '/Toasoan.php';

const ROUNDS = 25;
const CALLS = 20;

/** The best of many rounds by turns, so that what else the machine does counts little. */
function microseconds(callable ...$works): array
{
    $best = array_fill(0, count($works), INF);
    for ($round = 0; $round < ROUNDS; $round++) {
        foreach ($works as $at => $work) {
            $start = hrtime(true);
            for ($i = 0; $i < CALLS; $i++) {
                $work();
            }
            $best[$at] = min($best[$at], (hrtime(true) - $start) / CALLS / 1000);
        }
    }
    return $best;
}

$page = file_get_contents($argv[1]);
$toasoan = new Toasoan(0, getenv('TOASOAN_HEADER') ?: null, getenv('TOASOAN_LIBRARY') ?: 'libtoasoan.so.0');
[$arrays, $json] = microseconds(
    fn () => $toasoan->articleFromText($page),
    fn () => json_decode($toasoan->jsonFromText($page), false, 512, JSON_THROW_ON_ERROR),
);
printf("php: %.0f us by arrays (with clean HTML), %.0f us by JSON\n", $arrays, $json);
