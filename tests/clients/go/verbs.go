package main

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/apimachinery/pkg/watch"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/cache"
	"sigs.k8s.io/controller-runtime/pkg/client"

	stablev1 "crdgen/tests/clients/go/out/crontab/stable.example.com/v1"
)

// driveVerbs shows what the wire does not: that values survive, and what fails.
func driveVerbs(ctx context.Context, clients *stablev1.Clientset) {
	tabs := clients.CronTabs("default")
	created := must(tabs.Create(ctx, &stablev1.CronTab{
		ObjectMeta: metav1.ObjectMeta{Name: "a"},
		Spec:       stablev1.CronTabSpec{CronSpec: "* * * * *", Port: new(stablev1.FromString("80%"))},
	}, metav1.CreateOptions{}))
	equal(created.Spec.Replicas, 1)
	equal(created.Spec.Image, nil)
	equal(created.Spec.Policy, stablev1.CronTabSpecPolicyAllow)

	// A field that no type names, in an object that is open, goes there and back.
	created.Spec.Config = &runtime.RawExtension{Raw: []byte(`{"deep":{"list":[1,null,{"x":9007199254740993}]}}`)}
	created.Spec.Port = new(stablev1.FromInt(80))
	replaced := must(tabs.Update(ctx, created, metav1.UpdateOptions{}))
	equal(replaced.Spec.Config, created.Spec.Config)
	equal(replaced.Spec.Port, 80)
	equal(must(tabs.Get(ctx, "a", metav1.GetOptions{})).Spec, replaced.Spec)
	fails[*stablev1.CronTab](409)(tabs.Update(ctx, created, metav1.UpdateOptions{}))

	// The status is its own: other writes leave it, and it leaves the spec.
	replaced.Status.Replicas = new(int32(7))
	equal(must(tabs.Update(ctx, replaced, metav1.UpdateOptions{})).Status.Replicas, nil)

	apply := stablev1.ApplyCronTab("b", "default").
		WithLabels(map[string]string{"x": "y"}).
		WithSpec(stablev1.ApplyCronTabSpec().
			WithCronSpec("0 0 * * *").
			WithImage("i").
			WithSteps(stablev1.ApplyCronTabSpecSteps().WithName("s").WithArgs("1", "2")))
	applied := must(tabs.Apply(ctx, apply, metav1.ApplyOptions{FieldManager: "drive"}))
	equal(applied.Spec.Steps[0].Args, []string{"1", "2"})
	other := stablev1.ApplyCronTab("b", "default").WithSpec(stablev1.ApplyCronTabSpec().WithImage("other"))
	fails[*stablev1.CronTab](409)(tabs.Apply(ctx, other, metav1.ApplyOptions{FieldManager: "other"}))
	equal(must(tabs.Apply(ctx, other, metav1.ApplyOptions{FieldManager: "other", Force: true})).Spec.Image, "other")
	other.Spec.UnknownFields = map[string]json.RawMessage{"image": json.RawMessage("null")}
	other.Spec.Image = nil
	equal(must(tabs.Apply(ctx, other, metav1.ApplyOptions{FieldManager: "other", Force: true})).Spec.Image, nil)

	page := must(tabs.List(ctx, metav1.ListOptions{Limit: 1}))
	equal(page.Items[0].Name, "a")
	page = must(tabs.List(ctx, metav1.ListOptions{Limit: 1, Continue: page.Continue}))
	equal([]string{page.Items[0].Name, page.Continue}, []string{"b", ""})

	driveWait(ctx, tabs)
	driveWatch(ctx, clients)
	driveRefusals(ctx, clients)
}

func driveWait(ctx context.Context, tabs stablev1.CronTabInterface) {
	isReady := stablev1.HasCondition[*stablev1.CronTab]("Ready", metav1.ConditionTrue)
	go func() {
		time.Sleep(300 * time.Millisecond)
		status := stablev1.ApplyCronTabStatus().
			WithConditions(stablev1.ApplyCronTabStatusConditions().WithType("Ready").WithStatus("True"))
		must(tabs.ApplyStatus(ctx, stablev1.ApplyCronTab("a", "default").WithStatus(status), metav1.ApplyOptions{FieldManager: "drive"}))
	}()
	ready := must(tabs.WaitFor(ctx, "a", isReady))
	equal(ready.Status.Conditions[0].Type, "Ready")
	equal(must(tabs.WaitFor(ctx, "a", isReady)).Name, "a")

	short, cancel := context.WithTimeout(ctx, 300*time.Millisecond)
	defer cancel()
	_, err := tabs.WaitFor(short, "a", stablev1.HasCondition[*stablev1.CronTab]("Never", metav1.ConditionTrue))
	equal(errors.Is(err, context.DeadlineExceeded), true)

	wrong := errors.New("wrong")
	_, err = tabs.WaitFor(ctx, "a", func(*stablev1.CronTab) (bool, error) { return false, wrong })
	equal(errors.Is(err, wrong), true)
}

func driveWatch(ctx context.Context, clients *stablev1.Clientset) {
	tabs := clients.CronTabs("default")
	events := must(clients.CronTabs("").Watch(ctx, metav1.ListOptions{}))
	defer events.Stop()
	seen := func() []any {
		event := <-events.ResultChan()
		return []any{event.Type, event.Object.(*stablev1.CronTab).Name}
	}
	equal(seen(), []any{watch.Added, "a"})
	equal(seen(), []any{watch.Added, "b"})
	must(tabs.Patch(ctx, "a", types.MergePatchType, []byte(`{"spec":{"image":"new"}}`), metav1.PatchOptions{}))
	equal(seen(), []any{watch.Modified, "a"})
	check(tabs.Delete(ctx, "b", metav1.DeleteOptions{}))
	equal(seen(), []any{watch.Deleted, "b"})

	old := must(tabs.Watch(ctx, metav1.ListOptions{ResourceVersion: "1"}))
	event := <-old.ResultChan()
	equal(event.Type, watch.Error)
	equal(event.Object.(*metav1.Status).Code, 410)
	old.Stop()

	informer := cache.NewSharedIndexInformer(tabs.ListerWatcher(nil), &stablev1.CronTab{}, 0, nil)
	until, stop := context.WithCancel(ctx)
	defer stop()
	go informer.RunWithContext(until)
	equal(cache.WaitForCacheSync(until.Done(), informer.HasSynced), true)
	equal(informer.GetStore().ListKeys(), []string{"default/a"})
}

func driveRefusals(ctx context.Context, clients *stablev1.Clientset) {
	tabs := clients.CronTabs("default")
	fails[*stablev1.CronTab](404)(tabs.Get(ctx, "none", metav1.GetOptions{}))
	refused := fails[*stablev1.CronTab](0)
	for _, name := range []string{"..", ".", "", "a/b", "%2e"} {
		refused(tabs.Get(ctx, name, metav1.GetOptions{}))
		refused(tabs.WaitFor(ctx, name, func(*stablev1.CronTab) (bool, error) { return true, nil }))
		refused(tabs.Patch(ctx, name, types.MergePatchType, []byte("{}"), metav1.PatchOptions{}))
		refused(nil, tabs.Delete(ctx, name, metav1.DeleteOptions{}))
	}
	for _, namespace := range []string{"..", "", "a/b"} {
		tabs := clients.CronTabs(namespace)
		refused(tabs.Get(ctx, "a", metav1.GetOptions{}))
		refused(tabs.Create(ctx, &stablev1.CronTab{ObjectMeta: metav1.ObjectMeta{Name: "a"}}, metav1.CreateOptions{}))
		refused(nil, tabs.DeleteCollection(ctx, metav1.DeleteOptions{}, metav1.ListOptions{}))
		_, err := tabs.GetScale(ctx, "a", metav1.GetOptions{})
		refused(nil, err)
	}

	gone := make(chan *stablev1.CronTab)
	go func() {
		gone <- must(tabs.WaitFor(ctx, "a", func(tab *stablev1.CronTab) (bool, error) { return tab == nil, nil }))
	}()
	time.Sleep(300 * time.Millisecond)
	check(tabs.DeleteCollection(ctx, metav1.DeleteOptions{}, metav1.ListOptions{FieldSelector: "metadata.name=a"}))
	equal(<-gone, nil)
	equal(must(clients.CronTabs("").List(ctx, metav1.ListOptions{})).Items, []any{})
}

// driveController shows that the types are those that controller-runtime takes.
func driveController(ctx context.Context, config *rest.Config) {
	scheme := runtime.NewScheme()
	check(stablev1.AddToScheme(scheme))
	objects := must(client.New(config, client.Options{Scheme: scheme}))
	clock := stablev1.ApplyClock("c").WithZone("UTC")
	check(objects.Apply(ctx, clock, client.FieldOwner("drive")))
	found := &stablev1.Clock{}
	check(objects.Get(ctx, client.ObjectKey{Name: "c"}, found))
	equal(found.Zone, "UTC")
	found.Zone = new("CET")
	check(objects.Update(ctx, found))
	list := &stablev1.ClockList{}
	check(objects.List(ctx, list))
	equal(list.Items[0].Zone, "CET")
	check(objects.Delete(ctx, found))
}
