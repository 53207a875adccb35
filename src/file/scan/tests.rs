use super::*;

/// Everything that is recorded of a text, one line per node, and what is wrong in it.
fn outline(text: &str) -> String {
    let mut errors = Vec::new();
    let tree = scan(text, 0..text.len(), 64, &mut errors);
    let mut out = String::new();
    describe(text, &tree, tree.root(), 0, &mut out);
    for error in errors {
        out.push_str(&format!(
            "! {:?} {}\n",
            error.fault,
            error.span.of(text).escape_debug()
        ));
    }
    out
}

fn describe(text: &str, tree: &Tree, at: Option<usize>, depth: usize, out: &mut String) {
    let Some((at, node)) = at.and_then(|at| Some((at, tree.node(at)?))) else {
        return;
    };
    let mark = if node.broken { "~" } else { "" };
    let (key, name) = (node.key.of(text), node.name.of(text));
    let leaf = matches!(node.kind, Kind::Text | Kind::Name | Kind::Other | Kind::Map);
    let value = if leaf { node.span.of(text) } else { name };
    let indent = "  ".repeat(depth);
    out.push_str(&format!("{indent}{mark}{:?} {key}={}\n", node.kind, value));
    for child in tree.children(at) {
        describe(text, tree, Some(child), depth + 1, out);
    }
}

#[test]
fn knows_where_everything_is() {
    insta::assert_snapshot!(outline(
        "#![enable(implicit_some)] // head\nTimeline(title: \"a \\\" )\", r#in-force: r#\"raw \" ]\"#,\n \
         /* ( /* [ */ */ list: [1, -2.5, Meeting, 'x', '\\'', true,], map: {\"a\": (1)},\n \
         some: Some(\"x\"), none: None, unit: (), events: [Event(id: \"a\"), (id: \"b\")])"
    ), @r##"
    Struct =Timeline
      Text title="a \" )"
      Text in-force=r#"raw " ]"#
      List list=
        Other =1
        Other =-2.5
        Name =Meeting
        Other ='x'
        Other ='\''
        Name =true
      Map map={"a": (1)}
      Tuple some=Some
        Text ="x"
      Name none=None
      Struct unit=
      List events=
        Struct =Event
          Text id="a"
        Struct =
          Text id="b"
    "##);
}
