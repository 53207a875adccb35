//! What the README says about the program is what the program says.

const README: &str = include_str!("../README.md");

#[test]
fn the_table_of_keys_is_that_of_the_commands() {
    let (_, after) = README.split_once("<!-- keys -->\n").unwrap();
    let (table, _) = after.split_once("<!-- /keys -->").unwrap();
    let expected = dateline::app::command::keys_table();
    assert_eq!(
        table.trim(),
        expected.trim(),
        "put this between the markers:\n\n{expected}"
    );
}

#[test]
fn the_examples_read_without_problems() {
    let mut examples = 0;
    for block in README.split("```ron\n").skip(1) {
        let (example, _) = block.split_once("```").unwrap();
        let reading = dateline::file::read(example.as_bytes());
        assert_eq!(reading.problems, [], "of this example:\n{example}");
        examples += 1;
    }
    assert!(examples > 0, "the README shows the format by example");
}
