//! `crdgen validate`: what it reads, says and exits with. The rules themselves are tested where they are.

use std::fs;

use snapbox::str;

use crate::sandbox::{Sandbox, TAB, command, kind};

/// An object of [`TAB`].
fn tab(name: &str, fields: &str) -> String {
    format!("apiVersion: example.com/v1\nkind: Tab\nmetadata:\n  name: {name}\nspec:\n{fields}")
}

/// A folder without a package, with `crds/tab.yaml` in it.
fn folder() -> Sandbox {
    let sandbox = Sandbox::package("");
    fs::remove_file(sandbox.path("Cargo.toml")).expect("removed");
    sandbox.write("crds/tab.yaml", TAB);
    sandbox
}

#[test]
fn what_is_right() {
    let sandbox = folder();
    sandbox.run("validate crds").code(0).stdout_eq("").stderr_eq("1 admitted, 0 refused\n");
    sandbox.run("validate crds --quiet").code(0).stdout_eq("").stderr_eq("");
}

#[test]
fn a_finding_is_shown_at_its_place() {
    let sandbox = folder();
    sandbox.write("bad.yaml", &TAB.replace("type: string", "type: text").replace("name: tabs", "name: tab"));
    sandbox.run("validate bad.yaml").code(1).stderr_eq("0 admitted, 1 refused\n").stdout_eq(str![[r#"
error[metadata]: Invalid value: "tab.example.com": must be spec.names.plural+"."+spec.group
 --> bad.yaml:4:9
  |
4 |   name: tab.example.com
  |         ^^^^^^^^^^^^^^^
  |
  = note: at `metadata.name` of CustomResourceDefinition tab.example.com
  = help: name it <plural>.<group>

error[schema-keywords]: Unsupported value: "text": supported values: "array", "boolean", "integer", "number", "object", "string"
  --> bad.yaml:20:23
   |
20 |                 type: text
   |                       ^^^^
   |
   = note: at `spec.versions[0].schema.openAPIV3Schema.properties[spec].properties[image].type` of CustomResourceDefinition tab.example.com


"#]]);
}

#[test]
fn json_is_one_line_a_document() {
    let sandbox = folder();
    sandbox.write("a.yaml", &format!("{}---\n{}", tab("a", "  image: x\n"), tab("b", "  image: 5\n")));
    sandbox.write("broken.json", "{\"a\": ");
    sandbox
        .run("validate a.yaml broken.json --crds crds --output json")
        .code(1)
        .stderr_eq("1 admitted, 2 refused\n")
        .stdout_eq(str![[r#"
{"file":"a.yaml","doc":0,"name":"a","code":201,"causes":[],"warnings":[],"object":{"apiVersion":"example.com/v1","kind":"Tab","metadata":{"name":"a","namespace":"default"},"spec":{"image":"x"}}}
{"file":"a.yaml","doc":1,"name":"b","code":422,"reason":"Invalid","message":"Tab.example.com /"b/" is invalid: spec.image: Invalid value: /"integer/": spec.image in body must be of type string: /"integer/"","causes":[{"reason":"FieldValueTypeInvalid","field":"spec.image","message":"Invalid value: /"integer/": spec.image in body must be of type string: /"integer/"","path":"spec.image","rule":"object-type","span":{"line":13,"column":10}}],"warnings":[]}
{"file":"broken.json","doc":0,"name":"","code":400,"reason":"BadRequest","message":"[..]","span":{"line":1,"column":[..]},"rule":"syntax","causes":[],"warnings":[]}

"#]]);
}

#[test]
fn github_annotations() {
    let sandbox = folder();
    sandbox.write("crds/a, b.yaml", &tab("a", "  size: 5\n"));
    sandbox.run("validate crds --output github").code(1).stdout_eq(str![[r#"
::error file=crds/a%2C b.yaml,line=6,col=3,endColumn=7,title=decode::spec.size: Tab in version "v1" cannot be handled as a Tab: strict decoding error: unknown field "spec.size"%0Ahelp: remove the field, or correct its name: names are spelled as in the API, upper and lower case included

"#]]);
}

#[test]
fn sarif() {
    let sandbox = folder();
    sandbox.write("a.yaml", &tab("a", "  image: 5\n"));
    sandbox.run("validate a.yaml --crds crds --output sarif").code(1).stdout_eq(str![[r#"
{
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "tool": {
        "driver": {
          "name": "crdgen",
          "version": "[..]",
          "rules": [
            {
              "id": "object-type",
              "shortDescription": {
                "text": "Values have the types that the CRD demands"
              }
            }
          ]
        }
      },
      "columnKind": "unicodeCodePoints",
      "results": [
        {
          "ruleId": "object-type",
          "level": "error",
          "message": {
            "text": "Invalid value: /"integer/": spec.image in body must be of type string: /"integer/""
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "a.yaml"
                },
                "region": {
                  "startLine": 6,
                  "startColumn": 10,
                  "endColumn": 11
                }
              },
              "logicalLocations": [
                {
                  "fullyQualifiedName": "spec.image"
                }
              ]
            }
          ]
        }
      ]
    }
  ]
}

"#]]);
}

#[test]
fn crds_beside_objects_and_in_the_package() {
    let sandbox = folder();
    sandbox.write("crds/more/a.yaml", &tab("a", "  image: x\n"));
    sandbox.write("crds/b.yaml", &tab("b", "  image: x\n"));
    sandbox.run("validate crds/b.yaml").code(0).stderr_eq("1 admitted, 0 refused\n");
    sandbox.run("validate crds").code(0).stderr_eq("3 admitted, 0 refused\n");
    sandbox.run("validate crds/more/a.yaml").code(1).stdout_eq(str![[r#"
error[no-crd]: no CRD for Tab of "example.com/v1"
 --> crds/more/a.yaml:2:7
  |
2 | kind: Tab
  |       ^^^
  |
  = note: at `kind` of Tab a
  = help: name the file, folder or Rust package that has it with --crds


"#]]);
    let package = Sandbox::package(&kind("Tab", "v1", "image: String"));
    package.write("a.yaml", &tab("a", "  image: x\n"));
    package.run("validate a.yaml").code(0).stderr_eq("1 admitted, 0 refused\n");
    package.run("validate a.yaml --crds src/lib.rs").code(0).stderr_eq("1 admitted, 0 refused\n");
}

#[test]
fn objects_that_say_another_version_are_sent_to_the_crd_that_is_meant() {
    let sandbox = folder();
    sandbox.write("crds/a.yaml", "apiVersion: example.com/v2\nkind: Tab\nmetadata:\n  name: a\n");
    sandbox.run("validate crds").code(1).stdout_eq(str![[r#"
error[decode]: the API version in the data (example.com/v2) does not match the expected API version (example.com/v1)
 --> crds/a.yaml:1:13
  |
1 | apiVersion: example.com/v2
  |             ^^^^^^^^^^^^^^
  |
  = note: at `apiVersion` of Tab a
  = help: it was sent to tabs.example.com, which serves example.com/v1


"#]]);
}

#[test]
fn objects_of_another_project_are_sent_nowhere() {
    let sandbox = folder();
    let check = |api_version: &str, kind: &str, expected: &str| {
        sandbox.write("a.yaml", &format!("apiVersion: {api_version}\nkind: {kind}\nmetadata:\n  name: a\n"));
        let output = sandbox.run("validate a.yaml --crds crds --output json").code(1).get_output().stdout.clone();
        let text = String::from_utf8(output).expect("UTF-8");
        assert!(text.contains(expected), "{api_version} {kind}: {text}");
    };
    check("cert-manager.io/v1", "Certificate", "no CRD for Certificate of");
    check("example.com/v1", "Tabs", "must be Tab");
    check("v1", "Tab", "the API version in the data (v1) does not match");
}

#[test]
fn what_a_server_cannot_decode_has_places() {
    let sandbox = folder();
    sandbox.write("a.yaml", &tab("a", "  image: x\n  size: 1\n  colour: 2\n"));
    sandbox
        .write("b.json", r#"{"apiVersion": "example.com/v1", "kind": "Tab", "metadata": {"name": "a", "name": "b"}}"#);
    sandbox.write("c.yaml", &tab("c", "  image: x\n").replace("  name: c", "  name: c\n  labels: {a: b, c: 5}"));
    sandbox.run("validate a.yaml b.json c.yaml --crds crds --output github").code(1).stdout_eq(str![[r#"
::error file=a.yaml,line=8,col=3,endColumn=9,title=decode::spec.colour: unknown field "spec.colour"[..]
::error file=a.yaml,line=7,col=3,endColumn=7,title=decode::spec.size: unknown field "spec.size"[..]
::error file=b.json,line=1,col=75,endColumn=81,title=decode::Tab in version "v1" cannot be handled as a Tab: strict decoding error: duplicate field "metadata.name"
::error file=c.yaml,line=5,col=21,endColumn=22,title=decode::metadata.labels.c: Tab in version "v1" cannot be handled as a Tab: json: cannot unmarshal number into Go struct field ObjectMeta.labels of type string

"#]]);
}

#[test]
fn lists_and_kinds_of_others() {
    let sandbox = folder();
    let item = tab("a", "  image: 5\n").replace('\n', "\n  ");
    let list = format!("apiVersion: v1\nkind: List\nitems:\n- {item}\n---\napiVersion: v1\nkind: ConfigMap\n");
    sandbox.write("crds/list.yaml", &list);
    sandbox.write("crds/values.yaml", "replicas: 1\n");
    sandbox.write("crds/.hidden/broken.yaml", "a: [");
    sandbox.write("crds/target/broken.yaml", "a: [");
    let run = sandbox.run("validate crds").code(1);
    run.stderr_eq("1 admitted, 1 refused, 2 of other kinds not judged\n").stdout_eq(str![[r#"
error[object-type]: Invalid value: "integer": spec.image in body must be of type string: "integer"
 --> crds/list.yaml:9:12
  |
9 |     image: 5
  |            ^
  |
  = note: at `items[0].spec.image` of Tab a


"#]]);
}

#[test]
fn updates() {
    let sandbox = folder();
    sandbox.write("new.yaml", &TAB.replace("Namespaced", "Cluster"));
    sandbox.run("validate new.yaml").code(0);
    sandbox.run("validate new.yaml --old crds --output json").code(1).stdout_eq(str![[r#"
{"file":"new.yaml","doc":0,"name":"tabs.example.com","code":422,"reason":"Invalid","message":"CustomResourceDefinition.apiextensions.k8s.io /"tabs.example.com/" is invalid: spec.scope: Invalid value: /"Cluster/": field is immutable","causes":[{"reason":"FieldValueInvalid","field":"spec.scope","message":"Invalid value: /"Cluster/": field is immutable","path":"spec.scope","rule":"scope","span":{"line":11,"column":10}}],"warnings":[]}

"#]]);
    sandbox.run("validate crds --old crds --output json").code(0).stdout_eq(
        "{\"file\":\"crds/tab.yaml\",\"doc\":0,\"name\":\"tabs.example.com\",\"code\":200,\"causes\":[],\"warnings\":[]}\n",
    );
}

#[test]
fn standard_input_and_namespaces() {
    let sandbox = folder();
    let run = |args: &[&str]| {
        let text =
            format!("{TAB}---\n{}", tab("a", "  image: x\n").replace("  name: a", "  name: a\n  namespace: mine"));
        command().current_dir(sandbox.path("")).args(args).stdin(text).assert()
    };
    run(&["validate", "-"]).code(0).stderr_eq("2 admitted, 0 refused\n");
    run(&["validate", "-", "--namespace", "other"]).code(1).stdout_eq(str![[r#"
error[decode]: the namespace of the provided object does not match the namespace sent on the request
  --> -:35:14
   |
35 |   namespace: mine
   |              ^^^^
   |
   = note: at `metadata.namespace` of Tab a


"#]]);
}

#[test]
fn rust_source_is_judged_too() {
    let sandbox = Sandbox::package(&kind("Tab", "v1", "image: String"));
    sandbox.run("validate .").code(0).stderr_eq("1 admitted, 0 refused\n");
    sandbox.run("validate src/lib.rs --output json").code(0).stdout_eq(
        "{\"file\":\"src/lib.rs\",\"doc\":0,\"name\":\"tabs.example.com\",\"code\":201,\"causes\":[],\"warnings\":[]}\n",
    );
    sandbox.write("src/lib.rs", &kind("Tab", "v1", "image: Missing"));
    sandbox.run("validate . --output github").code(1).stdout_eq(
        "::error file=src/lib.rs,line=4,col=12,endColumn=19,title=unknown-type::cannot find type `Missing`[..]\n",
    );
}

#[test]
fn objects_of_a_refused_crd() {
    let sandbox = folder();
    sandbox.write("crds/tab.yaml", &TAB.replace("type: string", "type: text"));
    sandbox.write("z.yaml", &tab("a", "  image: x\n"));
    sandbox.run("validate --crds crds z.yaml --output github").code(1).stdout_eq(str![[r#"
::error file=z.yaml,[..],title=crd-refused::its CRD, in crds/tab.yaml, is refused, so that nobody can judge it[..]

"#]]);
    sandbox.write("crds/z.yaml", &tab("a", "  image: x\n"));
    sandbox.run("validate crds --output github").code(1).stderr_eq("0 admitted, 2 refused\n").stdout_eq(str![[r#"
::error file=crds/tab.yaml,line=20,col=23,endColumn=27,title=schema-keywords::spec.versions[0].schema.openAPIV3Schema.properties[spec].properties[image].type: Unsupported value: "text": supported values: "array", "boolean", "integer", "number", "object", "string"
::error file=crds/z.yaml,line=1,col=1,endColumn=27,title=crd-refused::its CRD, in crds/tab.yaml, is refused, so that nobody can judge it%0Ahelp: `crdgen validate` on that file says why

"#]]);
}

#[test]
fn former_crds_and_conditions() {
    let sandbox = folder();
    sandbox.write("old.yaml", &TAB.replace("k8s.io/v1", "k8s.io/v1beta1"));
    sandbox.run("validate old.yaml").code(1).stdout_eq(str![[r#"
error[no-longer-served]: CustomResourceDefinition of apiextensions.k8s.io/v1beta1 is no longer served, since Kubernetes 1.22
...
  = help: `crdgen convert FILE` makes a v1 CRD of it


"#]]);
    sandbox.write("crds/zab.yaml", &TAB.replace("plural: tabs", "plural: zabs").replace("name: tabs", "name: zabs"));
    sandbox.run("validate crds").code(0).stderr_eq("2 admitted, 0 refused\n").stdout_eq(str![[r#"
warning: NamesAccepted will be False: [..]
 |
 = note: in crds/zab.yaml, CustomResourceDefinition zabs.example.com


"#]]);
}

#[test]
fn what_cannot_be_read() {
    let sandbox = folder();
    sandbox.run("validate nowhere").code(2).stdout_eq("").stderr_eq("error: nowhere: does not exist\n");
    sandbox.run("validate nowhere crds").code(2).stderr_eq("1 admitted, 0 refused\nerror: nowhere: does not exist\n");
    sandbox.write("empty/.keep", "");
    sandbox.run("validate empty").code(2).stderr_eq("error: there is nothing to validate in empty\n");
    sandbox.write("deep.json", &format!("{}{}", "[".repeat(5000), "]".repeat(5000)));
    sandbox.write("broken.yaml", "a:\n- [b\n");
    for file in ["deep.json", "broken.yaml"] {
        let output = sandbox.run(&format!("validate {file} --output github")).code(1).get_output().stdout.clone();
        let text = String::from_utf8(output).expect("UTF-8");
        assert!(text.starts_with(&format!("::error file={file},line=")) && text.contains("title=syntax::"), "{text}");
    }
    fs::write(sandbox.path("latin.yaml"), b"a: \xe4\n").expect("written");
    sandbox.run("validate latin.yaml").code(1).stdout_eq(str![[r#"
error[syntax]: yaml: incomplete UTF-8 octet sequence
 --> latin.yaml:1:4
  |
1 | a: �
  |    ^


"#]]);
}

#[test]
fn a_request_that_is_too_large() {
    let sandbox = folder();
    sandbox.write("a.yaml", &tab("a", &format!("  image: {}\n", "x".repeat(3 << 20))));
    sandbox.run("validate a.yaml --crds crds --output json").code(1).stdout_eq(str![[r#"
{"file":"a.yaml","doc":0,"name":"a","code":413,"reason":"RequestEntityTooLarge","message":"Request entity too large: limit is 3145728","span":{"line":1,"column":1},"rule":"too-large","causes":[],"warnings":[]}

"#]]);
}
