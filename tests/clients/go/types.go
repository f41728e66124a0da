package main

import (
	"encoding/json"
	"reflect"

	"k8s.io/apimachinery/pkg/api/equality"
	"k8s.io/apimachinery/pkg/runtime"

	stablev1 "crdgen/tests/clients/go/out/crontab/stable.example.com/v1"
	hostilev1 "crdgen/tests/clients/go/out/hostile/hostile.example.com/v1"
)

// checkTypes holds that objects lose nothing, and show nothing that was not set.
func checkTypes() {
	for _, document := range []string{
		`{"spec":{"cronSpec":"c","image":null}}`,
		`{"apiVersion":"stable.example.com/v1","kind":"CronTab","metadata":{"name":"a"},"spec":{"cronSpec":"c","image":"i","new":{"a":[null,{"b":1e3}]},
			"config":{"a":1.50,"b":[null],"c":9007199254740993},"labels":{},"policy":"OfTomorrow","port":4294967296,"replicas":0,
			"steps":[{"name":"s","args":[],"more":true}]},"status":{"conditions":[],"other":null},"top":{"x":null}}`,
		`{"metadata":{},"spec":{"config":null,"cronSpec":"","image":null,"port":"80%","steps":[{"args":null,"name":""}]},"status":{}}`,
	} {
		roundTrip[stablev1.CronTab](document)
		roundTrip[stablev1.CronTabApplyConfiguration](document)
	}
	for _, document := range []string{
		`{"":{},"*/":{"x":""},"a-b":"","class":"","int":0,"nullableText":null}`,
		`{"":{"x":"y","z":1},"*/":{},"a-b":"","class":"","int":1,"nullableText":"t","a\"b":"q","it's":"","\\":"","line\nend\u2028 \u0000":"l","é":{"x":"e"},
			"any":null,"free":{"deep":{"er":[1,2.5]}},"long":9223372036854775807,"lists":[["a",null],[]],"objects":[null,{},{"x":"y","more":{}}],
			"maps":{"a":[1],"b":[]},"mapOfMaps":{"a":null,"b":{"c":1,"d":"e"}},"nullableMode":null,"open":{"known":"k","other":[]},
			"template":{"apiVersion":"v1","kind":"Pod","metadata":{"labels":{"a":"b"}},"spec":{"a":"b"}},"embedded":{"apiVersion":"v1","kind":"X"}}`,
	} {
		roundTrip[hostilev1.RecordSpec](document)
		roundTrip[hostilev1.RecordSpecApplyConfiguration](document)
	}

	equal(stablev1.CronTab{}, json.RawMessage(`{"spec":{"cronSpec":"","image":null}}`))
	equal(stablev1.ApplyCronTabSpec(), json.RawMessage(`{}`))
}

// roundTrip holds that a document is the same after it was read, copied and written, and stays the same through what
// controllers do to objects.
func roundTrip[T any](document string) {
	var object T
	check(json.Unmarshal([]byte(document), &object))
	equal(object, json.RawMessage(document))
	generic := must(runtime.DefaultUnstructuredConverter.ToUnstructured(&object))
	var again T
	check(runtime.DefaultUnstructuredConverter.FromUnstructured(generic, &again))
	equal(again, json.RawMessage(document))

	copied := reflect.ValueOf(&object).MethodByName("DeepCopy")
	if !copied.IsValid() {
		return
	}
	other := copied.Call(nil)[0].Interface().(*T)
	if !equality.Semantic.DeepEqual(&object, other) {
		panic("a copy is not what it is a copy of")
	}
	// Nothing of the copy is what it was, and the object is.
	spoil(reflect.ValueOf(other).Elem())
	equal(object, json.RawMessage(document))
}

// spoil changes all that is behind pointers, slices and maps.
func spoil(value reflect.Value) {
	switch value.Kind() {
	case reflect.Pointer:
		if !value.IsNil() {
			spoil(value.Elem())
		}
	case reflect.Slice:
		for i := range value.Len() {
			spoil(value.Index(i))
		}
	case reflect.Map:
		for _, key := range value.MapKeys() {
			inner := reflect.New(value.Type().Elem()).Elem()
			inner.Set(value.MapIndex(key))
			spoil(inner)
			value.SetMapIndex(key, reflect.Zero(value.Type().Elem()))
		}
	case reflect.Struct:
		for i := range value.NumField() {
			if value.Field(i).CanSet() {
				spoil(value.Field(i))
			}
		}
	case reflect.Interface, reflect.Bool:
	case reflect.String:
		value.SetString("spoiled")
	case reflect.Float64:
		value.SetFloat(-1)
	default:
		value.Set(reflect.ValueOf(1).Convert(value.Type()))
	}
}
