package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/pflag"
	"go.etcd.io/etcd/server/v3/embed"
	utilerrors "k8s.io/apimachinery/pkg/util/errors"
	utilruntime "k8s.io/apimachinery/pkg/util/runtime"
	"k8s.io/client-go/rest"
	"k8s.io/kubernetes/cmd/kube-apiserver/app"
	"k8s.io/kubernetes/cmd/kube-apiserver/app/options"
)

// No start takes longer, on a machine that does much else.
const startDeadline = 2 * time.Minute

// An Address is what a client needs.
type Address struct {
	URL   string `json:"url"`
	Token string `json:"token"`
	// The certificate of the server as PEM text.
	CA string `json:"ca"`
	// The folder that is removed at the end, for who has to kill this process.
	Dir string `json:"dir"`
}

// A server is an API server under way.
type server struct {
	Address
	client *http.Client
	// What the API server said when it ended, which it does only if something is wrong.
	ended  <-chan error
	etcd   *embed.Etcd
	cancel context.CancelFunc
}

// Start starts etcd and an API server with their files in dir, and waits until it answers.
func start(ctx context.Context, dir string, flags []string) (*server, error) {
	ctx, cancel := context.WithCancel(ctx)
	etcd, etcdURL, err := startEtcd(ctx, filepath.Join(dir, "etcd"))
	if err != nil {
		cancel()
		return nil, err
	}
	s := &server{etcd: etcd, cancel: cancel}
	if err := s.startAPIServer(ctx, dir, etcdURL, flags); err != nil {
		s.stop()
		return nil, err
	}
	return s, nil
}

func (s *server) stop() {
	s.cancel()
	// The API server would first wait for requests that nobody makes any more: it goes down with the process.
	s.etcd.Server.HardStop()
}

func (s *server) startAPIServer(ctx context.Context, dir, etcdURL string, flags []string) error {
	key, err := writeServiceAccountKey(dir)
	if err != nil {
		return err
	}
	tokens, token, err := writeToken(dir)
	if err != nil {
		return err
	}
	flags = append([]string{
		"--etcd-servers=" + etcdURL,
		"--bind-address=127.0.0.1",
		"--cert-dir=" + dir,
		// It would write the address of this server into itself, for pods that are not there.
		"--endpoint-reconciler-type=none",
		"--service-cluster-ip-range=10.0.0.0/24",
		"--service-account-issuer=https://kubernetes.default.svc",
		"--service-account-key-file=" + key,
		"--service-account-signing-key-file=" + key,
		"--token-auth-file=" + tokens,
		"--authorization-mode=AlwaysAllow",
		"--disable-admission-plugins=ServiceAccount",
		// The tests send as many requests at once as they like.
		"--enable-priority-and-fairness=false",
		"--max-requests-inflight=0",
		"--max-mutating-requests-inflight=0",
	}, flags...)

	// Some documents make a controller panic, which shall not stop the tests of others.
	utilruntime.ReallyCrash = false

	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	completed, err := complete(ctx, listener, flags)
	if err != nil {
		return err
	}
	config, err := app.NewConfig(completed)
	if err != nil {
		return err
	}
	// The server's own controllers are clients, too, which would wait between requests while the tests wait for them.
	config.KubeAPIs.ControlPlane.Generic.LoopbackClientConfig.QPS = -1
	config.ApiExtensions.GenericConfig.LoopbackClientConfig.QPS = -1
	config.Aggregator.GenericConfig.LoopbackClientConfig.QPS = -1
	completedConfig, err := config.Complete()
	if err != nil {
		return err
	}
	chain, err := app.CreateServerChain(completedConfig)
	if err != nil {
		return err
	}
	prepared, err := chain.PrepareRun()
	if err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- prepared.Run(ctx) }()
	s.ended = ended

	client, err := rest.HTTPClientFor(rest.AddUserAgent(chain.GenericAPIServer.LoopbackClientConfig, "crdgen"))
	if err != nil {
		return err
	}
	client.Timeout = requestDeadline
	ca, err := os.ReadFile(filepath.Join(dir, "apiserver.crt"))
	if err != nil {
		return err
	}
	s.client = client
	s.Address = Address{URL: "https://" + listener.Addr().String(), Token: token, CA: string(ca), Dir: dir}
	return s.wait(ctx)
}

// Complete makes options of the API server out of its flags.
func complete(ctx context.Context, listener net.Listener, flags []string) (options.CompletedOptions, error) {
	run := options.NewServerRunOptions()
	run.SecureServing.Listener = listener
	address := listener.Addr().(*net.TCPAddr)
	run.SecureServing.BindPort, run.SecureServing.ExternalAddress = address.Port, address.IP

	set := pflag.NewFlagSet("kube-apiserver", pflag.ContinueOnError)
	for _, named := range run.Flags().FlagSets {
		set.AddFlagSet(named)
	}
	if err := set.Parse(flags); err != nil {
		return options.CompletedOptions{}, err
	}
	if err := run.GenericServerRunOptions.ComponentGlobalsRegistry.Set(); err != nil {
		return options.CompletedOptions{}, err
	}
	completed, err := run.Complete(ctx)
	if err != nil {
		return options.CompletedOptions{}, err
	}
	return completed, utilerrors.NewAggregate(completed.Validate())
}

// Wait waits until the server serves CRDs and has the namespace that the tests use.
func (s *server) wait(ctx context.Context) error {
	ctx, cancel := context.WithTimeoutCause(ctx, startDeadline, errors.New("not ready in time"))
	defer cancel()
	last := errors.New("no answer yet")
	for {
		if last = s.ready(ctx, "/readyz"); last == nil {
			last = s.ready(ctx, "/api/v1/namespaces/default")
		}
		if last == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%w: %w", context.Cause(ctx), last)
		case err := <-s.ended:
			return err
		case <-time.After(50 * time.Millisecond):
		}
	}
}

func (s *server) ready(ctx context.Context, path string) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.URL+path, nil)
	if err != nil {
		return err
	}
	response, err := s.client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", path, response.Status)
	}
	return nil
}
