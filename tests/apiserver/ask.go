package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"

	"go.etcd.io/etcd/api/v3/etcdserverpb"
	utilnet "k8s.io/apimachinery/pkg/util/net"
)

// How many requests are under way at once. The server has no limit of its own, see server.go.
const workers = 16

// No request takes longer.
const requestDeadline = time.Minute

// A request is one line of input. Body is sent byte for byte, or Text if there is no Body. The method STORE is not HTTP:
// it writes Body under the key Path into etcd, as an older server would have that knew fewer rules; without a Body it
// takes away what is there.
type request struct {
	ID          int64           `json:"id"`
	Method      string          `json:"method"`
	Path        string          `json:"path"`
	Query       string          `json:"query"`
	Body        json.RawMessage `json:"body"`
	Text        string          `json:"text"`
	ContentType string          `json:"contentType"`
}

// An answer is one line of output. Body is null where the server's was not JSON, and Text says it. Code is 0 where the
// server gave no answer, and Text says why.
type answer struct {
	ID       int64           `json:"id"`
	Code     int             `json:"code"`
	Body     json.RawMessage `json:"body"`
	Text     string          `json:"text,omitempty"`
	Warnings []string        `json:"warnings"`
}

// Ask answers the requests of in on out, in the order in which they are done, until in ends.
func (s *server) ask(in io.Reader, out io.Writer) error {
	requests := make(chan request)
	answers := make(chan answer)

	var working sync.WaitGroup
	for range workers {
		working.Go(func() {
			for request := range requests {
				answers <- s.do(request)
			}
		})
	}
	written := make(chan error, 1)
	go func() {
		buffered := bufio.NewWriterSize(out, 1<<16)
		encoder := json.NewEncoder(buffered)
		encoder.SetEscapeHTML(false)
		var failed error
		for answer := range answers {
			if failed == nil {
				failed = encoder.Encode(answer)
			}
			if failed == nil {
				failed = buffered.Flush()
			}
		}
		written <- failed
	}()

	// A decoder, not a scanner: a line may be as long as the server takes.
	decoder := json.NewDecoder(bufio.NewReaderSize(in, 1<<16))
	var failed error
	for {
		var next request
		if failed = decoder.Decode(&next); failed != nil {
			break
		}
		requests <- next
	}
	close(requests)
	working.Wait()
	close(answers)
	if err := <-written; err != nil {
		return err
	}
	if failed != io.EOF {
		return fmt.Errorf("not a request: %w", failed)
	}
	return nil
}

func (s *server) do(request request) answer {
	answer := answer{ID: request.ID, Body: json.RawMessage("null"), Warnings: []string{}}
	var err error
	if request.Method == "STORE" {
		answer.Code = http.StatusOK
		err = s.store(request.Path, request.Body)
	} else {
		err = s.send(request, &answer)
	}
	if err != nil {
		answer.Code, answer.Text = 0, err.Error()
	}
	return answer
}

func (s *server) store(key string, value []byte) error {
	ctx, cancel := context.WithTimeout(context.Background(), requestDeadline)
	defer cancel()
	var err error
	if value == nil {
		_, err = s.etcd.Server.DeleteRange(ctx, &etcdserverpb.DeleteRangeRequest{Key: []byte(key)})
	} else {
		_, err = s.etcd.Server.Put(ctx, &etcdserverpb.PutRequest{Key: []byte(key), Value: value})
	}
	return err
}

func (s *server) send(request request, answer *answer) error {
	body := []byte(request.Body)
	if body == nil {
		body = []byte(request.Text)
	}
	url := s.URL + request.Path
	if request.Query != "" {
		url += "?" + request.Query
	}
	sent, err := http.NewRequest(request.Method, url, bytes.NewReader(body))
	if err != nil {
		return err
	}
	sent.Header.Set("Accept", "application/json")
	if len(body) > 0 {
		sent.Header.Set("Content-Type", "application/json")
	}
	if request.ContentType != "" {
		sent.Header.Set("Content-Type", request.ContentType)
	}
	response, err := s.client.Do(sent)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	answer.Code = response.StatusCode
	if json.Valid(text) {
		answer.Body = text
	} else {
		answer.Text = string(text)
	}
	warnings, _ := utilnet.ParseWarningHeaders(response.Header["Warning"])
	for _, warning := range warnings {
		answer.Warnings = append(answer.Warnings, warning.Text)
	}
	return nil
}
