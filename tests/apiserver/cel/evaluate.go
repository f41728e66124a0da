package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"sort"
	"strings"

	"github.com/google/cel-go/cel"
	"github.com/google/cel-go/common/types"
	"github.com/google/cel-go/common/types/ref"
	"github.com/google/cel-go/common/types/traits"
	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	celschema "k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel/model"
	utiljson "k8s.io/apimachinery/pkg/util/json"
	"k8s.io/apimachinery/pkg/util/version"
	celconfig "k8s.io/apiserver/pkg/apis/cel"
	apiservercel "k8s.io/apiserver/pkg/cel"
	"k8s.io/apiserver/pkg/cel/environment"
	"k8s.io/apiserver/pkg/cel/library"
)

// What an expression on an object of a schema comes to, as the API server evaluates stored rules, and what it costs.
func evaluate(q question) (answer, error) {
	var internal apiextensions.JSONSchemaProps
	if err := apiextensionsv1.Convert_v1_JSONSchemaProps_To_apiextensions_JSONSchemaProps(q.Schema, &internal, nil); err != nil {
		return answer{}, err
	}
	structural, err := schema.NewStructural(&internal)
	if err != nil {
		return answer{}, err
	}
	declared := model.SchemaDeclType(structural, q.Root).MaybeAssignTypeName("selfType")
	set, err := environment.MustBaseEnvSet(version.MajorMinor(1, q.minor())).Extend(environment.VersionedOptions{
		IntroducedVersion: version.MajorMinor(1, 0),
		EnvOptions:        []cel.EnvOption{cel.Variable("self", declared.CelType()), cel.Variable("oldSelf", declared.CelType())},
		DeclTypes:         []*declType{declared},
	})
	if err != nil {
		return answer{}, err
	}
	env := set.StoredExpressionsEnv()
	checked, issues := env.Compile(q.Expr)
	if issues != nil && issues.Err() != nil {
		return answer{Issues: issues.String()}, nil
	}
	program, err := env.Program(checked, cel.CostLimit(celconfig.PerCallLimit), cel.CostTracking(&library.CostEstimator{}))
	if err != nil {
		return answer{Failure: err.Error()}, nil
	}
	if q.Root {
		structural = model.WithTypeAndObjectMeta(structural)
	}
	variables := map[string]any{}
	for name, object := range map[string]any{"self": q.Object, "oldSelf": q.OldObject} {
		decoded, err := decode(object)
		if err != nil {
			return answer{}, err
		}
		variables[name] = celschema.UnstructuredToVal(decoded, structural)
	}
	value, details, err := program.ContextEval(context.Background(), variables)
	a := answer{Cost: *details.ActualCost()}
	if err != nil {
		a.Error = err.Error()
	} else {
		a.Value = show(value)
	}
	return a, nil
}

// The numbers of an object as the API server has them.
func decode(object any) (any, error) {
	text, err := json.Marshal(object)
	if err != nil {
		return nil, err
	}
	var decoded any
	err = utiljson.Unmarshal(text, &decoded)
	return decoded, err
}

// A value in a form that tells all values apart.
func show(value ref.Val) string {
	switch v := value.(type) {
	case types.Null:
		return "null"
	case types.Bool:
		return fmt.Sprint(bool(v))
	case types.Int:
		return fmt.Sprintf("int %d", int64(v))
	case types.Uint:
		return fmt.Sprintf("uint %d", uint64(v))
	case types.Double:
		if math.IsNaN(float64(v)) {
			return "double NaN"
		}
		return fmt.Sprintf("double %x", math.Float64bits(float64(v)))
	case types.String:
		return fmt.Sprintf("%q", string(v))
	case types.Bytes:
		return fmt.Sprintf("bytes %x", []byte(v))
	case types.Duration:
		return fmt.Sprintf("duration %d", int64(v.Duration))
	case types.Timestamp:
		return "timestamp " + string(v.ConvertToType(types.StringType).(types.String))
	case *types.Type:
		return "type " + v.TypeName()
	case *types.Optional:
		if v.HasValue() {
			return "optional(" + show(v.GetValue()) + ")"
		}
		return "none"
	case *types.Err:
		return "error"
	case traits.Lister:
		var parts []string
		for it := v.Iterator(); it.HasNext() == types.True; {
			parts = append(parts, show(it.Next()))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case traits.Mapper:
		var parts []string
		for it := v.Iterator(); it.HasNext() == types.True; {
			key := it.Next()
			parts = append(parts, show(key)+": "+show(v.Get(key)))
		}
		sort.Strings(parts)
		return "{" + strings.Join(parts, ", ") + "}"
	case apiservercel.IP:
		return "ip " + v.Addr.String()
	case apiservercel.CIDR:
		return "cidr " + v.Prefix.String()
	case apiservercel.Format:
		return "format " + v.Name
	}
	return value.Type().TypeName()
}
