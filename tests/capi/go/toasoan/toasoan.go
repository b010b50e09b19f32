// Package toasoan turns Vietnamese news pages into clean articles, by cgo.
package toasoan

// #cgo pkg-config: toasoan
// #include <toasoan.h>
import "C"

import (
	"errors"
	"runtime"
	"unsafe"
)

// ErrABI is returned when the library is not of the header that the program was built with.
var ErrABI = errors.New("libtoasoan is of another ABI")

// Error is a status of the library other than TOASOAN_OK, such as 2 for a page of text that is not UTF-8.
type Error int32

func (e Error) Error() string {
	return C.GoString(C.toasoan_status_message(C.int32_t(e)))
}

// Office is an office in the article's words.
type Office struct {
	Title, Organization string
	Former              bool
}

// Official is a person whom the article gives a public office.
type Official struct {
	Name     string
	Offices  []Office
	Mentions []string
}

// Caption is a picture's caption, Credit who made the picture.
type Caption struct {
	Text, Credit string
}

// Metadata is what is known of a page of HTML beside its text: the value of a field, where it was found, and whether the page
// shows the same.
type Metadata struct {
	Field, Value, Provenance string
	Shown                    bool
}

// Article is a clean article; Dateline is what its lead begins with, such as "TTO - ".
type Article struct {
	Title, Lead, Dateline, Published, Text string
	Byline                                 []string
	Captions                               []Caption
	Officials                              []Official
	Metadata                               []Metadata
}

// The names of the numbers of metadata; a library newer than this package may have more.
var (
	fields = map[C.uint32_t]string{
		C.TOASOAN_METADATA_TITLE: "title", C.TOASOAN_METADATA_LEAD: "lead", C.TOASOAN_METADATA_AUTHOR: "author",
		C.TOASOAN_METADATA_PUBLISHED: "published", C.TOASOAN_METADATA_MODIFIED: "modified", C.TOASOAN_METADATA_SITE: "site",
		C.TOASOAN_METADATA_SECTION: "section", C.TOASOAN_METADATA_TAG: "tag", C.TOASOAN_METADATA_CANONICAL: "canonical",
		C.TOASOAN_METADATA_IMAGE: "image",
	}
	provenances = map[C.uint32_t]string{
		C.TOASOAN_FROM_PAGE: "page", C.TOASOAN_FROM_JSON_LD: "json-ld", C.TOASOAN_FROM_OPEN_GRAPH: "open-graph",
		C.TOASOAN_FROM_META: "meta", C.TOASOAN_FROM_TIME: "time", C.TOASOAN_FROM_TITLE: "title", C.TOASOAN_FROM_LINK: "link",
		C.TOASOAN_FROM_ADDRESS: "address",
	}
)

// Processor turns pages into articles. Any number of goroutines may use one.
type Processor struct {
	handle *C.toasoan_processor
}

// Option is a number of toasoan_option with its value.
type Option struct {
	Number int32
	Value  int64
}

// MaxInput is the longest page in bytes, 16 MiB without it.
func MaxInput(bytes int64) Option { return Option{C.TOASOAN_OPT_MAX_INPUT, bytes} }

// Lossy lets text that is not UTF-8 be no error: its bad bytes become U+FFFD.
func Lossy() Option { return Option{C.TOASOAN_OPT_LOSSY, 1} }

// New builds a processor; tone is 0 for tone marks as written, 1 for old style and 2 for new style. Close it in the end.
func New(tone int, more ...Option) (*Processor, error) {
	if C.toasoan_abi_version() != C.TOASOAN_ABI_VERSION {
		return nil, ErrABI
	}
	options := C.toasoan_options_new()
	defer C.toasoan_options_free(options)
	for _, option := range append([]Option{{C.TOASOAN_OPT_TONE, int64(tone)}}, more...) {
		if err := check(C.toasoan_options_set(options, C.int32_t(option.Number), C.int64_t(option.Value))); err != nil {
			return nil, err
		}
	}
	var handle *C.toasoan_processor
	if err := check(C.toasoan_processor_new(options, &handle)); err != nil {
		return nil, err
	}
	return &Processor{handle}, nil
}

// Close frees the processor.
func (p *Processor) Close() {
	C.toasoan_processor_free(p.handle)
	p.handle = nil
}

// ArticleFromText reads a page of plain text in UTF-8.
func (p *Processor) ArticleFromText(page []byte) (*Article, error) {
	var article *C.toasoan_article
	err := check(C.toasoan_article_from_text(p.handle, bytes(page), C.size_t(len(page)), &article))
	return read(article, page, err)
}

// JSONFromText reads a page of plain text in UTF-8 and returns the article as JSON.
func (p *Processor) JSONFromText(page []byte) ([]byte, error) {
	var article *C.toasoan_article
	err := check(C.toasoan_article_from_text(p.handle, bytes(page), C.size_t(len(page)), &article))
	runtime.KeepAlive(page)
	if err != nil {
		return nil, err
	}
	defer C.toasoan_article_free(article)
	var buffer *C.toasoan_buffer
	if err := check(C.toasoan_article_json(article, &buffer)); err != nil {
		return nil, err
	}
	defer C.toasoan_buffer_free(buffer)
	json := C.toasoan_buffer_text(buffer)
	return C.GoBytes(unsafe.Pointer(json.ptr), C.int(json.len)), nil
}

// ArticleFromHTML reads a page of HTML.
func (p *Processor) ArticleFromHTML(page []byte) (*Article, error) {
	var article *C.toasoan_article
	err := check(C.toasoan_article_from_html(p.handle, bytes(page), C.size_t(len(page)), &article))
	return read(article, page, err)
}

func read(article *C.toasoan_article, page []byte, err error) (*Article, error) {
	runtime.KeepAlive(page)
	if err != nil {
		return nil, err
	}
	defer C.toasoan_article_free(article)
	buffer := text(C.toasoan_article_buffer(article))
	slice := func(span C.toasoan_span) string { return buffer[span.start:span.end] }

	result := &Article{
		Title:     text(C.toasoan_article_title(article)),
		Lead:      text(C.toasoan_article_lead(article)),
		Dateline:  slice(C.toasoan_article_dateline(article)),
		Published: text(C.toasoan_article_published(article)),
		Text:      text(C.toasoan_article_text(article)),
	}
	var count C.size_t
	byline := C.toasoan_article_byline(article, &count)
	for _, author := range unsafe.Slice(byline, count) {
		result.Byline = append(result.Byline, slice(author))
	}
	captions := C.toasoan_article_captions(article, &count)
	for _, caption := range unsafe.Slice(captions, count) {
		result.Captions = append(result.Captions, Caption{slice(caption.text), slice(caption.credit)})
	}
	firstOffice := C.toasoan_article_offices(article, &count)
	offices := unsafe.Slice(firstOffice, count)
	firstMention := C.toasoan_article_mentions(article, &count)
	mentions := unsafe.Slice(firstMention, count)
	officials := C.toasoan_article_officials(article, &count)
	for _, row := range unsafe.Slice(officials, count) {
		official := Official{Name: slice(row.name)}
		for _, office := range offices[row.first_office : row.first_office+row.office_count] {
			former := office.status == C.TOASOAN_OFFICE_FORMER
			official.Offices = append(official.Offices, Office{slice(office.title), slice(office.organization), former})
		}
		for _, mention := range mentions[row.first_mention : row.first_mention+row.mention_count] {
			official.Mentions = append(official.Mentions, slice(mention.text))
		}
		result.Officials = append(result.Officials, official)
	}
	metadata := C.toasoan_article_metadata(article, &count)
	for _, row := range unsafe.Slice(metadata, count) {
		field, known := fields[row.field]
		if !known {
			continue
		}
		provenance, known := provenances[row.provenance]
		if !known {
			provenance = "elsewhere"
		}
		result.Metadata = append(result.Metadata, Metadata{field, slice(row.value), provenance, row.shown != 0})
	}
	return result, nil
}

func bytes(page []byte) *C.char {
	if len(page) == 0 {
		return nil
	}
	return (*C.char)(unsafe.Pointer(&page[0]))
}

func text(s C.toasoan_str) string {
	return C.GoStringN(s.ptr, C.int(s.len))
}

func check(status C.toasoan_status) error {
	if status == C.TOASOAN_OK {
		return nil
	}
	return Error(status)
}
