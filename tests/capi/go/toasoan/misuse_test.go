package toasoan

import (
	"errors"
	"strings"
	"testing"
)

// What a program does wrong is told, and nothing else happens.
func TestMisuse(t *testing.T) {
	refused := func(status Error, err error) {
		t.Helper()
		var got Error
		if !errors.As(err, &got) || got != status {
			t.Errorf("want status %d, got %v", status, err)
		}
	}
	_, err := New(9)
	refused(1, err)
	_, err = New(0, MaxInput(-1))
	refused(1, err)
	processor, err := New(0)
	if err != nil {
		t.Fatal(err)
	}
	_, err = processor.ArticleFromText([]byte("M\xEDt"))
	refused(2, err)
	_, err = processor.ArticleFromHTML([]byte(strings.Repeat("a", 17<<20)))
	refused(3, err)
	if article, err := processor.ArticleFromText(nil); err != nil || article.Text != "" {
		t.Errorf("nothing became %v, %v", article, err)
	}
	processor.Close()
	processor.Close()
	_, err = processor.ArticleFromText([]byte("Cầu mới"))
	refused(1, err)

	wide, err := New(0, MaxInput(32<<20), Lossy())
	if err != nil {
		t.Fatal(err)
	}
	defer wide.Close()
	if article, err := wide.ArticleFromText([]byte("M\xEDt")); err != nil || article.Text != "M\uFFFDt" {
		t.Errorf("got %v, %v", article, err)
	}
	if _, err := wide.ArticleFromText([]byte(strings.Repeat("a b. ", 4<<20))); err != nil {
		t.Error(err)
	}
}
