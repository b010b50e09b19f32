// Command timing tells how long a page takes from the call to the article, by its flat arrays and as JSON.
package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"time"

	"toasoan.example/article/toasoan"
)

const rounds, calls = 10, 40

// The best of some rounds, so that what else the machine does counts little.
func microseconds(work func() error) (int64, error) {
	best := int64(math.MaxInt64)
	for round := 0; round < rounds; round++ {
		start := time.Now()
		for i := 0; i < calls; i++ {
			if err := work(); err != nil {
				return 0, err
			}
		}
		if took := time.Since(start).Microseconds() / calls; took < best {
			best = took
		}
	}
	return best, nil
}

func run(path string) error {
	page, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	processor, err := toasoan.New(0)
	if err != nil {
		return err
	}
	defer processor.Close()
	arrays, err := microseconds(func() error {
		_, err := processor.ArticleFromText(page)
		return err
	})
	if err != nil {
		return err
	}
	parsed, err := microseconds(func() error {
		text, err := processor.JSONFromText(page)
		if err != nil {
			return err
		}
		var article map[string]any
		return json.Unmarshal(text, &article)
	})
	if err != nil {
		return err
	}
	fmt.Printf("go: %d us by arrays, %d us by JSON\n", arrays, parsed)
	return nil
}

func main() {
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
