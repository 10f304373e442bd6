/// One thing that may stand where the cursor is.
enum Candidate: Hashable {
    case word(String, String)
    /// A path, which the shell completes.
    case files
    case folders

    /// As `--next` prints it.
    var line: String {
        switch self {
        case .word(let word, let meaning): meaning.isEmpty ? word : "\(word)\t\(meaning)"
        case .files: ":files"
        case .folders: ":folders"
        }
    }
}
