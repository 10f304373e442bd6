/// How much a comment says. A comment of GitHub takes 65,536 characters; what does not fit is told with less detail, never cut off
/// somewhere, and what matters most keeps its place in each step.
struct MarkdownDetail {
    /// Of a value; zero for names of properties alone.
    var valueLength: Int
    var propertiesEach: Int
    var reasonsEach: Int
    /// Whether changes that nobody has to worry about are listed, or counted.
    var listsOthers: Bool
    /// How many lines each list of what matters has; what is more is named without its details.
    var importantLines: Int
    /// How many more are named, and how long a name is then.
    var importantNames: Int
    var nameLength: Int

    /// From all to least.
    static let steps = [
        MarkdownDetail(
            valueLength: 300, propertiesEach: 40, reasonsEach: 20, listsOthers: true, importantLines: 1_000, importantNames: 0,
            nameLength: 400),
        MarkdownDetail(
            valueLength: 80, propertiesEach: 10, reasonsEach: 4, listsOthers: true, importantLines: 1_000, importantNames: 0,
            nameLength: 400),
        MarkdownDetail(
            valueLength: 40, propertiesEach: 4, reasonsEach: 1, listsOthers: true, importantLines: 1_000, importantNames: 0, nameLength: 300
        ),
        MarkdownDetail(
            valueLength: 40, propertiesEach: 4, reasonsEach: 1, listsOthers: false, importantLines: 1_000, importantNames: 0,
            nameLength: 300),
        MarkdownDetail(
            valueLength: 0, propertiesEach: 4, reasonsEach: 0, listsOthers: false, importantLines: 150, importantNames: 300, nameLength: 160
        ),
        MarkdownDetail(
            valueLength: 0, propertiesEach: 0, reasonsEach: 0, listsOthers: false, importantLines: 40, importantNames: 100, nameLength: 80),
        MarkdownDetail(
            valueLength: 0, propertiesEach: 0, reasonsEach: 0, listsOthers: false, importantLines: 5, importantNames: 20, nameLength: 60),
    ]
}
