import Assembly
import Documents
import Loom
import TemplateReading

/// The templates that an account runs, as the AWS CLI shows them to whoever is signed in.
struct DeployedStacks {
    private let program: Program

    /// - Parameter name: what is run as the AWS CLI.
    init(_ name: String = "aws") {
        // Answers are read by a program, and nobody is there to turn a page.
        program = Program(name, environment: ["AWS_PAGER": "", "AWS_CLI_AUTO_PROMPT": "off"])
    }

    /// What is deployed of the stacks that a synth made; those that were never deployed are left out. A stack that the app does not have any
    /// more is not looked for, since nothing says what it was called.
    func side(of synthesized: Side) throws(Incomparable) -> Side {
        var side = Side()
        var findings: [Finding] = []
        // AWS takes few calls of an account at once, and each runs a whole Python.
        for start in stride(from: 0, to: synthesized.stacks.count, by: 4) {
            let stacks = Array(synthesized.stacks[start...].prefix(4))
            let results = Concurrently.map(stacks) { stack -> Result<JSON?, Incomparable> in
                do throws(Incomparable) {
                    return .success(try template(of: stack))
                } catch {
                    return .failure(error)
                }
            }
            for (stack, result) in zip(stacks, results) {
                switch result {
                case .failure(let error): findings += error.findings
                case .success(nil): continue
                case .success(let template?):
                    var deployed = stack
                    deployed.template = template
                    side.stacks.append(deployed)
                }
            }
        }
        if !findings.isEmpty { throw Incomparable(findings) }
        for index in side.stacks.indices { side.stacks[index].sources = Self.sources(of: side.stacks[index], in: side.stacks) }
        return side
    }

    /// The template that was deployed last, as it was sent; nil for a stack that is not there.
    private func template(of stack: Side.Stack) throws(Incomparable) -> JSON? {
        let result: Program.Result
        do throws(FileError) {
            result = try program.run([
                "cloudformation", "get-template", "--region", stack.region, "--stack-name", stack.stackName, "--template-stage", "Original",
                "--output", "json",
            ])
        } catch {
            throw Incomparable(error)
        }
        guard result.code == 0 else {
            if result.error.holds("(ValidationError)"), result.error.holds("does not exist") { return nil }
            let reason = result.error.split(whereSeparator: \.isNewline).joined(separator: " ")
            throw Incomparable(
                "the template of \(stack.stackName) in \(stack.region) cannot be read: \(reason.prefix(500))",
                remedy: "sign in to the account with the right to cloudformation:GetTemplate")
        }
        return try parse(result.output, of: stack)
    }

    private func parse(_ bytes: [UInt8], of stack: Side.Stack) throws(Incomparable) -> JSON? {
        let name = "the deployed template of \(stack.stackName)"
        do throws(ReadingError) {
            let answer = try Document(json: bytes, file: name).root
            switch answer["TemplateBody"] {
            // A template in YAML comes as one text.
            case .string(let text)?: return try Document(reading: Array(text.utf8), file: name, schema: .template).root
            case .object(let template)?: return template.isEmpty ? nil : .object(template)
            default: return nil
            }
        } catch {
            throw Incomparable([error.finding(in: name)])
        }
    }

    /// What feeds the parameters of a deployed stack. CloudFormation does not know it; the names of the parameters say it, and where the
    /// app still has the parameter, the app.
    private static func sources(of stack: Side.Stack, in stacks: [Side.Stack]) -> [String: OutputSource] {
        var sources: [String: OutputSource] = [:]
        for (parameter, _) in stack.template["Parameters"]?.object ?? [:] {
            if let source = stack.sources[parameter] {
                sources[parameter] = source
                continue
            }
            for producer in stacks where producer.name != stack.name {
                for (output, _) in producer.template["Outputs"]?.object ?? [:]
                where SynthesizedStack.parameterName(of: output, from: producer.name) == parameter {
                    sources[parameter] = OutputSource(stack: producer.name, output: output)
                }
            }
        }
        return sources
    }
}
