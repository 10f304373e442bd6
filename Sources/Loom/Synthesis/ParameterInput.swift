/// Where the deploy step takes the value of a parameter from that a stack declares itself.
public enum ParameterInput: Sendable, Hashable {
    case value(String)
    /// An output of a stack that something else deployed, by its name in CloudFormation.
    case output(String, ofStack: String, in: Region)
    /// The version that the bucket gives the file that is uploaded.
    case version(file: String)
}
