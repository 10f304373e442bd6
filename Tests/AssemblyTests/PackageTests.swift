import Archives
import Assembly
import CloudFormationModel
import Documents
import Loom
import TemporaryFiles
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Folders that become the packages of functions (B1, C4).
@Suite struct PackageTests {
    let temporary: TemporaryFolder

    init() throws {
        temporary = try TemporaryFolder()
        for folder in ["code", "code/app", "code/__pycache__", "shared", "outside"] { temporary.makeFolder(folder) }
        try temporary.write("def handler(event, context): pass", to: "code/handler.py")
        try temporary.write("", to: "code/app/__init__.py")
        try temporary.write("x", to: "code/__pycache__/handler.pyc")
        try temporary.write("y", to: "code/stale.pyc")
        try temporary.write("1", to: "shared/common.py")
        try temporary.write("secret", to: "outside/key.pem")
    }

    func synthesized(_ package: DeploymentPackage, handler: String = "handler.handler") throws -> SynthesizedApp {
        let files = try RepositoryFiles(root: temporary.path)
        return PackageApp.synthesize(.make(package, handler), assets: files.assets) { files.find($0) }
    }

    /// `rule: message` of each finding.
    func findings(_ package: DeploymentPackage, handler: String = "handler.handler") throws -> [String] {
        try synthesized(package, handler: handler).findings.map { "\($0.rule): \($0.message)" }
    }

    /// The names in the archive's directory; its files are read in other tests.
    func names(_ package: DeploymentPackage) throws -> [String] {
        let app = try synthesized(package)
        #expect(app.findings.map(\.message) == [])
        let bytes = try #require(try app.files.first { $0.name.hasPrefix("assets/") }?.file.bytes().get())
        return bytes.indices.dropLast(46).filter { Array(bytes[$0..<$0 + 4]) == [0x50, 0x4B, 1, 2] }.map { start in
            String(decoding: bytes[(start + 46)..<(start + 46 + Int(bytes[start + 28]))], as: UTF8.self)
        }
    }

    @Test func `the files of all folders lie at the root, without what is usually excluded`() throws {
        #expect(try names(DeploymentPackage("code", "shared")) == ["app/__init__.py", "common.py", "handler.py"])
        #expect(try names(DeploymentPackage("code", excluding: ["app/"])) == ["handler.py"])
    }

    @Test func `the function names the asset by the hash of its content, which changes with any byte, name or mode`() throws {
        func key() throws -> String {
            let app = try synthesized(DeploymentPackage("code"))
            let asset = try #require(app.assets.first)
            let function = try #require(app.stacks.first?.template.resources.first { $0.type == "AWS::Lambda::Function" })
            #expect(
                function.properties["Code"] == ["S3Bucket": ["Fn::Sub": "packed-deploy-${AWS::AccountId}"], "S3Key": .string(asset.key)])
            #expect(function.properties["Runtime"] == "python3.11")
            #expect(function.properties["PackageType"] == "Zip")
            let bytes = try #require(try app.files.first { $0.name == asset.file }?.file.bytes().get())
            let hash = SHA256.hex(of: bytes)
            #expect([asset.stack, asset.file, asset.key, asset.sha256] == ["code", "assets/\(hash).zip", "assets/dev/\(hash).zip", hash])
            return asset.file
        }
        var keys = [try key()]
        #expect(try key() == keys[0])
        try temporary.write("2", to: "code/__pycache__/other.pyc")
        #expect(try key() == keys[0])
        try temporary.write("2", to: "code/app/b.py")
        keys.append(try key())
        chmod(temporary["code/app/b.py"], 0o755)
        keys.append(try key())
        rename(temporary["code/app/b.py"], temporary["code/app/c.py"])
        keys.append(try key())
        #expect(Set(keys).count == 4)
    }

    @Test func `the version of the function is another when its package is`() throws {
        func version() throws -> String? {
            try synthesized(DeploymentPackage("code")).stacks.first?.template.resources.first { $0.type == "AWS::Lambda::Version" }?
                .logicalID
        }
        let before = try #require(try version())
        try temporary.write("2", to: "code/app/b.py")
        #expect(try version() != before)
    }

    @Test func `a link within the folder is what it leads to`() throws {
        temporary.link("code/again.py", to: "handler.py")
        temporary.link("code/copy", to: "app")
        #expect(try names(DeploymentPackage("code")) == ["again.py", "app/__init__.py", "copy/__init__.py", "handler.py"])
    }

    @Test(arguments: [
        ("../outside/key.pem", "leads out of the folder"), ("/etc/passwd", "leads out of the folder"),
        ("../shared", "leads out of the folder"),
        ("nowhere", "leads to nothing"), (".", "leads back"), ("loop", "leads to nothing"),
    ])
    func `nothing from outside of the folder gets in`(destination: String, words: String) throws {
        temporary.link("code/loop", to: destination)
        let found = try findings(DeploymentPackage("code"))
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("package-file: code: loop ") == true && found.first?.contains(words) == true)
        #expect(try findings(DeploymentPackage("code", excluding: ["loop"])) == [])
    }

    @Test(arguments: [("new\nline.py", #"\n"#), (#"back\slash.py"#, "backslash"), ("tab\t.py", #"\t"#)])
    func `a name that would read as another is refused, and shown`(name: String, words: String) throws {
        try temporary.write("", to: "code/app/\(name)")
        let found = try findings(DeploymentPackage("code"))
        #expect(found.count == 1 && found[0].hasPrefix("package-file: code: the name \"app/") && found[0].contains(words), "\(found)")
    }

    @Test func `a folder that lies too deep is said to`() throws {
        for depth in 1...70 { temporary.makeFolder("code/" + String(repeating: "d/", count: depth)) }
        #expect(try findings(DeploymentPackage("code")).first?.hasSuffix("lies deeper than 64 folders") == true)
    }

    @Test func `what is no file is refused, and a folder that is not there`() throws {
        mkfifo(temporary["code/pipe"], 0o600)
        #expect(try findings(DeploymentPackage("code")) == ["package-file: code: pipe is no regular file"])
        #expect(try findings(DeploymentPackage("code", excluding: ["pipe"], required: ["app/"])) == [])
        for folder in ["../outside", "/etc", "nowhere", "code/handler.py"] {
            #expect(try findings(DeploymentPackage(folder)).first?.hasPrefix("package-file: \(folder): ") == true)
        }
        temporary.link("elsewhere", to: "/etc")
        #expect(try findings(DeploymentPackage("elsewhere")).first?.contains("leads out of the repository") == true)
    }

    @Test("C4: each breach of a rule names the file")
    func rules() throws {
        for folder in ["boto3", "x-1.dist-info", "app/requests"] { temporary.makeFolder("code/\(folder)") }
        for file in ["boto3/__init__.py", "x-1.dist-info/METADATA", "app/requests/api.py", "app/fast.pyd"] {
            try temporary.write("", to: "code/\(file)")
        }
        let package = DeploymentPackage(
            "code", required: ["handler.py", "vectora_core/__init__.py"], forbidden: ["boto3/", "/requests/", "*.pyd", "*-dist-info/"])
        #expect(
            try findings(package) == [
                "package-required: vectora_core/__init__.py is missing from code",
                "package-forbidden: app/fast.pyd must not be in the package (*.pyd)",
                "package-forbidden: boto3/__init__.py must not be in the package (boto3/)",
            ])
    }

    @Test func `a handler that is in no file is refused`() throws {
        #expect(try findings(DeploymentPackage("code"), handler: "app.handler") == [])
        #expect(
            try findings(DeploymentPackage("code"), handler: "main.handler")
                == ["package-handler: the handler main.handler is in no file of the package: main.py or main/__init__.py is missing"])
    }

    @Test func `two folders with the same file are refused`() throws {
        try temporary.write("", to: "shared/handler.py")
        #expect(try findings(DeploymentPackage("code", "shared")) == ["package-file: handler.py is in code and in shared"])
    }

    @Test("C4: what is large is a warning, what Lambda does not take an error")
    func size() throws {
        let file = temporary["code/data.bin"]
        // A hole takes no place on the disk.
        try temporary.write("", to: "code/data.bin")
        truncate(file, 3 << 20)
        #expect(
            try findings(DeploymentPackage("code", warnOver: .mebibytes(0))).first?.hasPrefix(
                "package-size: the package has 1 MiB, over 0 MiB") == true)
        #expect(try findings(DeploymentPackage("code", warnOver: .mebibytes(1))) == [])
        truncate(file, 251 << 20)
        let found = try synthesized(DeploymentPackage("code")).findings
        #expect(found.map(\.severity) == [.error])
        #expect(found.first?.message.contains("largest: data.bin (251 MiB)") == true)
    }

    @Test func `the deploy table and the manifest name the asset, and the folder holds it`() throws {
        let folder = EnvironmentFolder(try synthesized(DeploymentPackage("code")))
        let asset = try #require(folder.files.first { $0.name.hasPrefix("assets/") })
        let hash = asset.name.dropFirst("assets/".count).dropLast(".zip".count)
        let table = try #require(folder.files.first { $0.name == "deploy.tsv" })
        #expect(String(decoding: table.bytes, as: UTF8.self).contains("\nasset\tcode\t\(asset.name)\t\(hash)\tassets/dev/\(hash).zip\n"))
        // By this a release is told from another.
        #expect(String(decoding: table.bytes, as: UTF8.self).contains("\nalias\tcode\tapi\tzip-\(hash.prefix(12))\tApiVersion"))
        let manifest = try JSON(parsing: try #require(folder.files.first { $0.name == "manifest.json" }).bytes)
        let listed: JSON = [
            "file": .string(asset.name), "sha256": .string(String(hash)), "key": .string("assets/dev/\(hash).zip"), "stacks": ["code"],
        ]
        #expect(manifest["assets"] == [listed])
    }
}

/// What pip installs, out of a wheel that lies on this disk.
@Suite(.serialized) struct PythonDependencyTests {
    let temporary: TemporaryFolder

    init() throws {
        temporary = try TemporaryFolder()
        temporary.makeFolder("code")
        try temporary.write("", to: "code/handler.py")
    }

    func synthesized() throws -> SynthesizedApp {
        let files = try RepositoryFiles(root: temporary.path)
        let package = DeploymentPackage("code", python: PythonDependencies(requirements: "requirements.txt"))
        return PackageApp.synthesize(.make(package, "handler.handler"), assets: files.assets) { files.find($0) }
    }

    @Test(arguments: [
        "boto3", "boto3>=1.0", "-r other.txt", "git+https://example.com/x", "boto3==1.*", "boto3==1.0,>=1", "boto3==", "./six==1.0",
        "https://example.com/six==1.0.whl", "six@https://example.com/a==b",
    ])
    func `a line that does not pin one version is refused`(line: String) throws {
        try temporary.write("# pinned\nsix==1.17.0  # yes\n\(line)\n", to: "requirements.txt")
        #expect(try synthesized().findings.map(\.message) == ["requirements.txt: \"\(line)\" does not pin one version"])
    }

    @Test(.enabled(if: hasPip)) func `packages are installed once, without what is of this machine`() throws {
        let name = "thing-1.0.dist-info"
        let wheel = ZipArchive([
            .init("thing.py", Array("x = 1".utf8)), .init("\(name)/RECORD", []),
            .init("\(name)/METADATA", Array("Metadata-Version: 2.1\nName: thing\nVersion: 1.0\n".utf8)),
            .init("\(name)/WHEEL", Array("Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n".utf8)),
            .init("\(name)/entry_points.txt", Array("[console_scripts]\nthing = thing:x\n".utf8)),
        ])
        temporary.makeFolder("wheels")
        try FileSystem().create(temporary["wheels/thing-1.0-py3-none-any.whl"], wheel.bytes)
        setenv("PIP_NO_INDEX", "1", 1)
        setenv("PIP_FIND_LINKS", temporary["wheels"], 1)
        defer { for name in ["PIP_NO_INDEX", "PIP_FIND_LINKS"] { unsetenv(name) } }
        try temporary.write("thing==1.0\n", to: "requirements.txt")
        let first = try synthesized()
        #expect(first.findings.map(\.message) == [])
        let bytes = try #require(try first.files.first { $0.name.hasPrefix("assets/") }?.file.bytes().get())
        let text = String(decoding: bytes, as: UTF8.self)
        for file in ["handler.py", "thing.py", "\(name)/METADATA"] { #expect(text.contains(file)) }
        for file in ["RECORD", "INSTALLER", "bin/thing"] { #expect(!text.contains(file)) }
        // Without the wheel nothing could be installed again.
        temporary.remove("wheels/thing-1.0-py3-none-any.whl")
        #expect(try synthesized().assets == first.assets)
        try temporary.write("thing==2.0\n", to: "requirements2.txt")
        rename(temporary["requirements2.txt"], temporary["requirements.txt"])
        let missing = try synthesized()
        #expect(missing.findings.map(\.rule) == ["package-file"])
        #expect(missing.findings.first?.message.contains("thing==2.0") == true)
        #expect(temporary.names(in: ".build/loom/python").count == 1)
    }
}

private let hasPip = system("python3 -m pip --version >/dev/null 2>&1") == 0

/// One function that runs a package.
struct PackageApp: App {
    struct Environment: DeploymentEnvironment {
        static let allCases: [Environment] = []
        let rawValue = "dev"
        var package: DeploymentPackage?
        var handler = ""

        init?(rawValue: String) { nil }
        private init(_ package: DeploymentPackage, _ handler: String) { (self.package, self.handler) = (package, handler) }

        static func make(_ package: DeploymentPackage, _ handler: String) -> Environment { Environment(package, handler) }
        static func == (left: Self, right: Self) -> Bool { left.rawValue == right.rawValue }
        func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
    }

    static let name = "packed"
    static let sources = "stacks/Packed"
    static let region = Region.paris

    let code: CodeStack?

    init(_ environment: Environment, release: Release) {
        code = environment.package.map { CodeStack($0, environment.handler) }
    }

    enum Service: String { case api }

    struct CodeStack: Stack {
        let description = "Runs"
        let lambdas: Lambdas<Service>

        init(_ package: DeploymentPackage, _ handler: String) {
            lambdas = Lambdas(
                logging: Logging(.oneWeek),
                [Function(.api, 128, .seconds(3), from: .package(package, runtime: .python311, handler: handler))])
        }
    }
}
