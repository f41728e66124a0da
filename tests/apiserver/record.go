package main

import (
	"bytes"
	"crypto/tls"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"sync"
)

// A Recorded is what a client sent, as one line of the file of a recorder.
type recorded struct {
	Method      string     `json:"method"`
	Path        string     `json:"path"`
	Query       url.Values `json:"query,omitempty"`
	ContentType string     `json:"contentType,omitempty"`
	// The body: as it is if it is JSON, else as a text.
	Body any `json:"body,omitempty"`
}

// Record puts a server in front of s that writes every request to the file at path before it passes it on, and gives the
// address of that server.
func (s *server) record(path string) (Address, func(), error) {
	target, err := url.Parse(s.URL)
	if err != nil {
		return Address{}, nil, err
	}
	file, err := os.Create(path)
	if err != nil {
		return Address{}, nil, err
	}
	proxy := httputil.NewSingleHostReverseProxy(target)
	proxy.Transport = s.client.Transport
	// Events of a watch go on at once.
	proxy.FlushInterval = -1
	var writing sync.Mutex
	lines := json.NewEncoder(file)
	front := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		writing.Lock()
		err = lines.Encode(heard(r, body))
		writing.Unlock()
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		proxy.ServeHTTP(w, r)
	}))
	// The certificate of the server itself, so that a client needs nothing else.
	key, err := tls.LoadX509KeyPair(filepath.Join(s.Dir, "apiserver.crt"), filepath.Join(s.Dir, "apiserver.key"))
	if err != nil {
		return Address{}, nil, err
	}
	front.TLS = &tls.Config{Certificates: []tls.Certificate{key}}
	front.StartTLS()
	address := s.Address
	address.URL = front.URL
	end := func() {
		front.CloseClientConnections()
		front.Close()
		file.Close()
	}
	return address, end, nil
}

func heard(r *http.Request, body []byte) recorded {
	line := recorded{Method: r.Method, Path: r.URL.EscapedPath(), Query: r.URL.Query()}
	if len(body) == 0 {
		return line
	}
	line.ContentType = r.Header.Get("Content-Type")
	if err := json.Unmarshal(body, &line.Body); err != nil {
		line.Body = string(body)
	}
	return line
}

// RecordFile takes the file of a recorder from the front of arguments.
func recordFile(arguments []string) (string, []string, error) {
	if len(arguments) == 0 {
		return "", nil, errors.New("record: a file is missing")
	}
	return arguments[0], arguments[1:], nil
}
