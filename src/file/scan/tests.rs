use super::*;
use std::fmt::Write as _;

/// Everything that is recorded of a text, one line per node, and what is wrong in it.
fn outline(text: &str) -> String {
    let mut errors = Vec::new();
    let tree = scan(text, 0..text.len(), 64, &mut errors);
    let mut out = String::new();
    describe(text, &tree, tree.root(), 0, &mut out);
    for error in errors {
        let shown = error.span.of(text).escape_debug();
        writeln!(out, "! {:?} {shown}", error.fault).unwrap();
    }
    out
}

fn describe(text: &str, tree: &Tree, at: Option<usize>, depth: usize, out: &mut String) {
    let Some((at, node)) = at.and_then(|at| Some((at, tree.node(at)?))) else {
        return;
    };
    let mark = if node.broken { "~" } else { "" };
    let key = node.key.of(text);
    let leaf = matches!(node.kind, Kind::Text | Kind::Name | Kind::Other | Kind::Map);
    let value = if leaf { node.span } else { node.name }.of(text);
    let indent = "  ".repeat(depth);
    out.push_str(&indent);
    out.push_str(mark);
    out.push_str(&[&format!("{:?} {key}=", node.kind), value, "\n"].concat());
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

#[test]
fn a_broken_element_costs_only_itself() {
    insta::assert_snapshot!(
        outline("[(a: \"x y\" z), (b: [1, 2), (c: 3)), (d: 4]"),
        @r#"
    ~List =
      ~Struct =
        ~Text a="x y" z
      ~Struct =
        ~List b=
          Other =1
          Other =2
      Struct =
        Other c=3
      ~Struct =
        Other d=4
    ! StrayText z
    ! Unclosed [
    ! StrayBracket )
    ! Unclosed (
    "#
    );
}
