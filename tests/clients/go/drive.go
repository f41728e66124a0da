// Drives every verb of a generated client against a real API server: `drive PROGRAM ARGUMENT...`.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"reflect"
	"strings"
	"time"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/rest"
	"sigs.k8s.io/yaml"

	stablev1 "crdgen/tests/clients/go/out/crontab/stable.example.com/v1"
)

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	server := exec.CommandContext(ctx, os.Args[1], os.Args[2:]...)
	stdin := must(server.StdinPipe())
	stdout := must(server.StdoutPipe())
	check(server.Start())
	config := connect(stdout)
	install(ctx, config)
	clients := must(stablev1.NewForConfig(config))
	checkTypes()
	driveWire(ctx, clients)
	driveVerbs(ctx, clients)
	driveController(ctx, config)
	check(stdin.Close())
	fmt.Println("drove every verb")
}

// connect reads where the server is.
func connect(stdout io.Reader) *rest.Config {
	var at struct{ URL, Token, CA string }
	check(json.Unmarshal(must(bufio.NewReader(stdout).ReadBytes('\n')), &at))
	return &rest.Config{
		Host:            at.URL,
		BearerToken:     at.Token,
		TLSClientConfig: rest.TLSClientConfig{CAData: []byte(at.CA)},
		QPS:             1000,
		Burst:           1000,
	}
}

// install creates the CRDs and waits until the server serves them.
func install(ctx context.Context, config *rest.Config) {
	client := must(dynamic.NewForConfig(config))
	create := func(group, version, resource string, document []byte) {
		object := &unstructured.Unstructured{}
		check(yaml.Unmarshal(document, object))
		at := schema.GroupVersionResource{Group: group, Version: version, Resource: resource}
		must(client.Resource(at).Create(ctx, object, metav1.CreateOptions{}))
	}
	for document := range strings.SplitSeq(string(must(os.ReadFile("crontab.yaml"))), "\n---\n") {
		create("apiextensions.k8s.io", "v1", "customresourcedefinitions", []byte(document))
	}
	create("", "v1", "namespaces", []byte("{apiVersion: v1, kind: Namespace, metadata: {name: wire}}"))
	clients := must(stablev1.NewForConfig(config))
	for {
		_, tabs := clients.CronTabs("default").List(ctx, metav1.ListOptions{})
		_, clocks := clients.Clocks().List(ctx, metav1.ListOptions{})
		if tabs == nil && clocks == nil {
			return
		}
		check(ctx.Err())
		time.Sleep(100 * time.Millisecond)
	}
}

// must gives a value, if there is one.
func must[T any](value T, err error) T {
	check(err)
	return value
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

// equal holds that two values are written alike.
func equal(found, expected any) {
	a, b := must(json.Marshal(found)), must(json.Marshal(expected))
	var x, y any
	check(json.Unmarshal(a, &x))
	check(json.Unmarshal(b, &y))
	if !reflect.DeepEqual(x, y) {
		panic(fmt.Sprintf("found %s, expected %s", a, b))
	}
}

// fails holds that a call fails with a status code, or, if that is 0, before it comes to the server.
func fails[T any](code int32) func(T, error) {
	return func(_ T, err error) {
		var found int32
		if status := apierrors.APIStatus(nil); errors.As(err, &status) {
			found = status.Status().Code
		}
		if err == nil || found != code {
			panic(fmt.Sprintf("found %v, expected code %d", err, code))
		}
	}
}
