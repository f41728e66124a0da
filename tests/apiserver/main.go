// A real Kubernetes API server with its etcd in one process, on loopback, for the tests of crdgen.
//
//	crdgen-apiserver serve [FLAGS]   one JSON line when ready (url, token, ca); serves until stdin closes or a signal comes
//	crdgen-apiserver record FILE [FLAGS]   as serve, and writes what clients send to FILE, a JSON line a request
//	crdgen-apiserver ask [FLAGS]     one JSON line when ready; then a request a line on stdin, an answer a line on stdout
//
// FLAGS are flags of kube-apiserver, added to those that server.go sets.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"syscall"
)

func main() {
	if len(os.Args) < 2 || !slices.Contains([]string{"serve", "record", "ask"}, os.Args[1]) {
		fmt.Fprintln(os.Stderr, "usage: crdgen-apiserver serve|record FILE|ask [FLAGS OF KUBE-APISERVER]")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, "crdgen-apiserver:", err)
		os.Exit(1)
	}
}

func run(command string, flags []string) error {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()

	file := ""
	if command == "record" {
		var err error
		if file, flags, err = recordFile(flags); err != nil {
			return err
		}
	}
	dir, err := os.MkdirTemp("", "crdgen-apiserver-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)

	server, err := start(ctx, dir, flags)
	if err != nil {
		return err
	}
	defer server.stop()

	address := server.Address
	if command == "record" {
		recorder, end, err := server.record(file)
		if err != nil {
			return err
		}
		defer end()
		address = recorder
	}
	if err := json.NewEncoder(os.Stdout).Encode(address); err != nil {
		return err
	}
	input := make(chan error, 1)
	go func() {
		if command == "ask" {
			input <- server.ask(os.Stdin, os.Stdout)
			return
		}
		_, err := io.Copy(io.Discard, os.Stdin)
		input <- err
	}()
	select {
	case err := <-input:
		return err
	case err := <-server.ended:
		return fmt.Errorf("the API server ended: %v", err)
	case <-ctx.Done():
		return nil
	}
}
