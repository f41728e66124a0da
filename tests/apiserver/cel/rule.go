package main

import (
	"fmt"
	"strings"

	"github.com/google/cel-go/cel"
	"github.com/google/cel-go/checker"
	"github.com/google/cel-go/common/ast"
	"github.com/google/cel-go/common/types"
	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	celschema "k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel/model"
	"k8s.io/apimachinery/pkg/util/version"
	celconfig "k8s.io/apiserver/pkg/apis/cel"
	"k8s.io/apiserver/pkg/cel/environment"
)

// What the API server finds in the rules of the root of a schema, and what cel-go makes of the first of them.
func rules(q question) (answer, error) {
	var internal apiextensions.JSONSchemaProps
	if err := apiextensionsv1.Convert_v1_JSONSchemaProps_To_apiextensions_JSONSchemaProps(q.Schema, &internal, nil); err != nil {
		return answer{}, err
	}
	structural, err := schema.NewStructural(&internal)
	if err != nil {
		return answer{}, err
	}
	set := environment.MustBaseEnvSet(version.MajorMinor(1, q.minor()))
	declared := model.SchemaDeclType(structural, q.Root)
	loader := celschema.NewExpressionsEnvLoader()
	if q.Stored {
		loader = celschema.StoredExpressionsEnvLoader()
	}
	results, err := celschema.Compile(structural, declared, celconfig.PerCallLimit, set, loader)
	if err != nil {
		return answer{Failure: err.Error()}, nil
	}
	var a answer
	for _, result := range results {
		r := rule{Cost: result.MaxCost, Cardinality: result.MaxCardinality, UsesOldSelf: result.UsesOldSelf, MessageCost: result.MessageExpressionMaxCost}
		if result.Error != nil {
			r.Error = string(result.Error.Type) + ": " + result.Error.Detail
		}
		if result.MessageExpressionError != nil {
			r.MessageError = string(result.MessageExpressionError.Type) + ": " + result.MessageExpressionError.Detail
		}
		a.Rules = append(a.Rules, r)
	}
	if len(structural.XValidations) > 0 {
		named := declared.MaybeAssignTypeName("selfType")
		extended, err := set.Extend(environment.VersionedOptions{
			IntroducedVersion: version.MajorMinor(1, 0),
			EnvOptions:        []cel.EnvOption{cel.Variable("self", named.CelType()), cel.Variable("oldSelf", named.CelType())},
			DeclTypes:         []*declType{named},
		})
		if err != nil {
			return answer{}, err
		}
		env := extended.NewExpressionsEnv()
		if q.Stored {
			env = extended.StoredExpressionsEnv()
		}
		checked := check(env, structural.XValidations[0].Rule)
		a.Tree, a.Issues = checked.Tree, checked.Issues
	}
	return a, nil
}

// The types and references of an expression, or what is wrong with it.
func check(env *cel.Env, expr string) answer {
	checked, issues := env.Compile(expr)
	if issues != nil && issues.Err() != nil {
		return answer{Issues: issues.String()}
	}
	var out strings.Builder
	describe(&out, checked.NativeRep(), checked.NativeRep().Expr())
	return answer{Tree: out.String()}
}

// Nodes in the order of the text, each with its type and what it refers to.
func describe(out *strings.Builder, tree *ast.AST, e ast.Expr) {
	if out.Len() > 0 {
		out.WriteString("\n")
	}
	what := ""
	switch e.Kind() {
	case ast.IdentKind:
		what = e.AsIdent()
	case ast.SelectKind:
		what = "." + e.AsSelect().FieldName()
	case ast.CallKind:
		what = e.AsCall().FunctionName()
	case ast.LiteralKind:
		what = "literal"
	}
	refers := ""
	if reference, found := tree.ReferenceMap()[e.ID()]; found {
		refers = strings.Join(append([]string{reference.Name}, reference.OverloadIDs...), " ")
	}
	fmt.Fprintf(out, "%s: %s [%s]", what, checker.FormatCELType(typeOf(tree, e)), refers)
	switch e.Kind() {
	case ast.SelectKind:
		describe(out, tree, e.AsSelect().Operand())
	case ast.CallKind:
		if e.AsCall().IsMemberFunction() {
			describe(out, tree, e.AsCall().Target())
		}
		for _, arg := range e.AsCall().Args() {
			describe(out, tree, arg)
		}
	case ast.ListKind:
		for _, element := range e.AsList().Elements() {
			describe(out, tree, element)
		}
	case ast.MapKind:
		for _, entry := range e.AsMap().Entries() {
			describe(out, tree, entry.AsMapEntry().Key())
			describe(out, tree, entry.AsMapEntry().Value())
		}
	case ast.StructKind:
		for _, field := range e.AsStruct().Fields() {
			describe(out, tree, field.AsStructField().Value())
		}
	case ast.ComprehensionKind:
		c := e.AsComprehension()
		for _, part := range []ast.Expr{c.IterRange(), c.AccuInit(), c.LoopCondition(), c.LoopStep(), c.Result()} {
			describe(out, tree, part)
		}
	}
}

func typeOf(tree *ast.AST, e ast.Expr) *types.Type {
	if t := tree.GetType(e.ID()); t != nil {
		return t
	}
	return types.ErrorType
}
