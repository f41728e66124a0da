// A real Kubernetes API server with its etcd in one process, on loopback, for the tests of crdgen.
//
//	crdgen-apiserver serve [FLAGS]   one JSON line when ready (url, token, ca); serves until stdin closes or a signal comes
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
	"syscall"
)

func main() {
	if len(os.Args) < 2 || (os.Args[1] != "serve" && os.Args[1] != "ask") {
		fmt.Fprintln(os.Stderr, "usage: crdgen-apiserver serve|ask [FLAGS OF KUBE-APISERVER]")
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

	if err := json.NewEncoder(os.Stdout).Encode(server.Address); err != nil {
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
