package main

import (
	"context"

	autoscalingv1 "k8s.io/api/autoscaling/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/apimachinery/pkg/watch"

	stablev1 "crdgen/tests/clients/go/out/crontab/stable.example.com/v1"
)

// driveWire sends what the clients of all languages send, so that it may be compared.
func driveWire(ctx context.Context, clients *stablev1.Clientset) {
	tabs := clients.CronTabs("wire")
	labels := map[string]string{"wire": "yes"}
	create := metav1.CreateOptions{FieldManager: "wire"}
	update := metav1.UpdateOptions{FieldManager: "wire"}
	patch := metav1.PatchOptions{FieldManager: "wire"}
	apply := metav1.ApplyOptions{FieldManager: "wire"}
	force := metav1.ApplyOptions{FieldManager: "wire", Force: true}

	must(tabs.Create(ctx, &stablev1.CronTab{
		ObjectMeta: metav1.ObjectMeta{Name: "a", Namespace: "wire", Labels: labels},
		Spec:       stablev1.CronTabSpec{CronSpec: "* * * * *", Image: new("i")},
	}, create))
	tab := must(tabs.Get(ctx, "a", metav1.GetOptions{}))
	list := must(tabs.List(ctx, metav1.ListOptions{LabelSelector: "wire=yes", FieldSelector: "metadata.name=a", Limit: 5}))
	must(clients.CronTabs("").List(ctx, metav1.ListOptions{LabelSelector: "wire=yes"}))
	tab.Spec.Image = new("j")
	must(tabs.Update(ctx, tab, update))
	must(tabs.Patch(ctx, "a", types.MergePatchType, []byte(`{"spec":{"image":"k"}}`), patch))
	must(tabs.Patch(ctx, "a", types.JSONPatchType, []byte(`[{"op":"replace","path":"/spec/image","value":"l"}]`), patch))
	b := stablev1.ApplyCronTab("b", "wire").
		WithLabels(labels).
		WithSpec(stablev1.ApplyCronTabSpec().WithCronSpec("* * * * *").WithImage("i"))
	must(tabs.Apply(ctx, b, apply))
	must(tabs.Apply(ctx, b, force))

	tab = must(tabs.Get(ctx, "a", metav1.GetOptions{}))
	tab.Status.Replicas = new(int32(1))
	must(tabs.UpdateStatus(ctx, tab, update))
	must(tabs.Patch(ctx, "a", types.MergePatchType, []byte(`{"status":{"replicas":2}}`), patch, "status"))
	must(tabs.Patch(ctx, "a", types.JSONPatchType, []byte(`[{"op":"replace","path":"/status/replicas","value":3}]`), patch, "status"))
	status := stablev1.ApplyCronTab("a", "wire").WithStatus(stablev1.ApplyCronTabStatus().WithReplicas(4))
	must(tabs.ApplyStatus(ctx, status, force))

	scale := must(tabs.GetScale(ctx, "a", metav1.GetOptions{}))
	equal(scale.Status, autoscalingv1.ScaleStatus{Replicas: 4})
	scale.Spec.Replicas = 2
	must(tabs.UpdateScale(ctx, "a", scale, update))
	must(tabs.PatchScale(ctx, "a", types.MergePatchType, []byte(`{"spec":{"replicas":3}}`), patch))
	scale = must(tabs.PatchScale(ctx, "a", types.JSONPatchType, []byte(`[{"op":"replace","path":"/spec/replicas","value":4}]`), patch))
	equal(scale.Spec.Replicas, 4)

	events := must(tabs.Watch(ctx, metav1.ListOptions{FieldSelector: "metadata.name=a", ResourceVersion: list.ResourceVersion}))
	equal((<-events.ResultChan()).Type, watch.Modified)
	events.Stop()
	check(tabs.Delete(ctx, "b", metav1.DeleteOptions{PropagationPolicy: new(metav1.DeletePropagationBackground)}))
	check(tabs.DeleteCollection(ctx, metav1.DeleteOptions{}, metav1.ListOptions{LabelSelector: "wire=yes"}))

	clocks := clients.Clocks()
	must(clocks.Create(ctx, &stablev1.Clock{ObjectMeta: metav1.ObjectMeta{Name: "wire", Labels: labels}, Zone: new("UTC")}, create))
	equal(must(clocks.Get(ctx, "wire", metav1.GetOptions{})).Zone, "UTC")
	equal(len(must(clocks.List(ctx, metav1.ListOptions{LabelSelector: "wire=yes"})).Items), 1)
	check(clocks.Delete(ctx, "wire", metav1.DeleteOptions{}))
}
