// Command article prints what an article says of a page of text, or of HTML by its name.
package main

import (
	"fmt"
	"os"
	"strings"

	"toasoan.example/article/toasoan"
)

func run(path string) error {
	page, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	processor, err := toasoan.New(1)
	if err != nil {
		return err
	}
	defer processor.Close()
	read := processor.ArticleFromText
	if strings.HasSuffix(path, ".html") {
		read = processor.ArticleFromHTML
	}
	article, err := read(page)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}

	fmt.Println("title:", article.Title)
	if article.Dateline != "" {
		fmt.Println("dateline:", strings.TrimSpace(article.Dateline))
	}
	for _, caption := range article.Captions {
		fmt.Printf("caption: %s [%s]\n", caption.Text, caption.Credit)
	}
	for _, official := range article.Officials {
		var offices []string
		for _, office := range official.Offices {
			line := office.Title
			if office.Organization != "" {
				line += ", " + office.Organization
			}
			if office.Former {
				line += " (former)"
			}
			offices = append(offices, line)
		}
		fmt.Printf("official: %s: %s\n", official.Name, strings.Join(offices, "; "))
		for _, mention := range official.Mentions {
			fmt.Println("  named:", mention)
		}
	}
	for _, row := range article.Metadata {
		shown := ""
		if row.Shown {
			shown = ", shown"
		}
		fmt.Printf("%s: %s (%s%s)\n", row.Field, row.Value, row.Provenance, shown)
	}
	return nil
}

func main() {
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
