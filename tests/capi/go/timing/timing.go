// Command timing tells how long a page takes from the call to the article, by its flat arrays and as JSON.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"time"

	"toasoan.example/article/toasoan"
)

const rounds, calls = 25, 20

// The best of many rounds by turns, so that what else the machine does counts little.
func microseconds(works ...func() error) ([]int64, error) {
	best := make([]int64, len(works))
	for round := 0; round < rounds; round++ {
		for at, work := range works {
			start := time.Now()
			for i := 0; i < calls; i++ {
				if err := work(); err != nil {
					return nil, err
				}
			}
			if took := time.Since(start).Microseconds() / calls; round == 0 || took < best[at] {
				best[at] = took
			}
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
	best, err := microseconds(func() error {
		_, err := processor.ArticleFromText(page)
		return err
	}, func() error {
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
	fmt.Printf("go: %d us by arrays, %d us by JSON\n", best[0], best[1])
	return nil
}

func main() {
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
