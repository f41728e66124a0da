// Reads lines of JSON, each an expression or a rule, and prints what cel-go and the API server's libraries say of it.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/google/cel-go/cel"
	"github.com/google/cel-go/common/ast"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apimachinery/pkg/util/version"
	apiservercel "k8s.io/apiserver/pkg/cel"
	"k8s.io/apiserver/pkg/cel/environment"
)

// An expression, or a schema with rules, for the environment of new or stored expressions of a minor version.
type question struct {
	Expr   string                           `json:"expr"`
	Check  bool                             `json:"check"`
	Schema *apiextensionsv1.JSONSchemaProps `json:"schema"`
	Root   bool                             `json:"root"`
	Stored bool                             `json:"stored"`
	Minor  uint                             `json:"minor"`
	// An expression to evaluate on objects of the schema, once per object.
	Object    any `json:"object"`
	OldObject any `json:"oldObject"`
}

type answer struct {
	Issues  string `json:"issues,omitempty"`
	Tree    string `json:"tree,omitempty"`
	Failure string `json:"failure,omitempty"`
	Rules   []rule `json:"rules,omitempty"`
	Value   string `json:"value,omitempty"`
	Error   string `json:"error,omitempty"`
	Cost    uint64 `json:"cost,omitempty"`
}

type rule struct {
	Error        string `json:"error,omitempty"`
	MessageError string `json:"messageError,omitempty"`
	Cost         uint64 `json:"cost"`
	MessageCost  uint64 `json:"messageCost"`
	Cardinality  uint64 `json:"cardinality"`
	UsesOldSelf  bool   `json:"usesOldSelf"`
}

type declType = apiservercel.DeclType

// What a server of 1.37 admits is what one of 1.36 understands.
func (q question) minor() uint {
	if q.Minor == 0 {
		return 36
	}
	return q.Minor
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<26)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	encoder := json.NewEncoder(out)
	for in.Scan() {
		var q question
		if err := json.Unmarshal(in.Bytes(), &q); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		a, err := ask(q)
		if err == nil {
			err = encoder.Encode(a)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

func ask(q question) (answer, error) {
	if q.Object != nil {
		return evaluate(q)
	}
	if q.Schema != nil {
		return rules(q)
	}
	set := environment.MustBaseEnvSet(version.MajorMinor(1, q.minor()))
	env := set.NewExpressionsEnv()
	if q.Stored {
		env = set.StoredExpressionsEnv()
	}
	if q.Check {
		return check(env, q.Expr), nil
	}
	return parse(env, q.Expr), nil
}

func parse(env *cel.Env, expr string) answer {
	parsed, issues := env.Parse(expr)
	if issues != nil && issues.Err() != nil {
		return answer{Issues: issues.String()}
	}
	var tree strings.Builder
	dump(&tree, parsed.NativeRep().Expr(), parsed.NativeRep().SourceInfo())
	return answer{Tree: tree.String()}
}

// A tree in one line: what each node is, where it starts, and the nodes in it.
func dump(out *strings.Builder, e ast.Expr, info *ast.SourceInfo) {
	offset, _ := info.GetOffsetRange(e.ID())
	node := func(name string, parts ...ast.Expr) {
		fmt.Fprintf(out, "(%s@%d", name, offset.Start)
		for _, part := range parts {
			out.WriteString(" ")
			dump(out, part, info)
		}
		out.WriteString(")")
	}
	switch e.Kind() {
	case ast.LiteralKind:
		node(fmt.Sprintf("%s %q", e.AsLiteral().Type().TypeName(), fmt.Sprint(e.AsLiteral().Value())))
	case ast.IdentKind:
		node("ident " + e.AsIdent())
	case ast.SelectKind:
		s := e.AsSelect()
		if s.IsTestOnly() {
			node("has "+s.FieldName(), s.Operand())
		} else {
			node("select "+s.FieldName(), s.Operand())
		}
	case ast.CallKind:
		c := e.AsCall()
		if c.IsMemberFunction() {
			node("member "+c.FunctionName(), append([]ast.Expr{c.Target()}, c.Args()...)...)
		} else {
			node("call "+c.FunctionName(), c.Args()...)
		}
	case ast.ListKind:
		node(fmt.Sprintf("list %v", e.AsList().OptionalIndices()), e.AsList().Elements()...)
	case ast.MapKind:
		var parts []ast.Expr
		name := "map"
		for _, entry := range e.AsMap().Entries() {
			at, _ := info.GetOffsetRange(entry.ID())
			name += fmt.Sprintf(" %d %v", at.Start, entry.AsMapEntry().IsOptional())
			parts = append(parts, entry.AsMapEntry().Key(), entry.AsMapEntry().Value())
		}
		node(name, parts...)
	case ast.StructKind:
		var parts []ast.Expr
		name := "struct " + e.AsStruct().TypeName()
		for _, entry := range e.AsStruct().Fields() {
			field := entry.AsStructField()
			at, _ := info.GetOffsetRange(entry.ID())
			name += fmt.Sprintf(" %d %s %v", at.Start, field.Name(), field.IsOptional())
			parts = append(parts, field.Value())
		}
		node(name, parts...)
	case ast.ComprehensionKind:
		c := e.AsComprehension()
		node("fold "+c.IterVar()+" "+c.IterVar2()+" "+c.AccuVar(), c.IterRange(), c.AccuInit(), c.LoopCondition(), c.LoopStep(), c.Result())
	default:
		node("unspecified")
	}
}
