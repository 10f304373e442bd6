import Documents
import Testing

@Suite struct YAMLPositionTests {
    private let text = """
        # A template
        Resources:
          Queue: &queue
            Type: AWS::SQS::Queue
            Properties: {Name: !Sub "${A}-q", Tags: [ !Ref B ]}
          Other: *queue
          Third:
            <<: *queue
            Arn: !GetAtt Queue.Arn
            Empty:
        """

    private func document() throws -> Document { try Document(yaml: Array(text.utf8), file: "x.yaml", schema: .template) }

    @Test(
        "a pointer leads to the place of its value",
        arguments: [
            ("", 2, 1), ("/Resources", 3, 3), ("/Resources/Queue", 3, 10), ("/Resources/Queue/Type", 4, 11),
            ("/Resources/Queue/Properties", 5, 17),
            ("/Resources/Queue/Properties/Name", 5, 24), ("/Resources/Queue/Properties/Name/Fn::Sub", 5, 29),
            ("/Resources/Queue/Properties/Tags/0", 5, 47),
            ("/Resources/Other", 6, 10), ("/Resources/Other/Type", 4, 11), ("/Resources/Third", 8, 5), ("/Resources/Third/Type", 4, 11),
            ("/Resources/Third/Arn", 9, 10), ("/Resources/Third/Arn/Fn::GetAtt/0", 9, 18), ("/Resources/Third/Arn/Fn::GetAtt/1", 9, 24),
            ("/Resources/Third/Empty", 10, 11),
        ])
    func pointers(pointer: String, line: Int, column: Int) throws {
        let pointer = try #require(JSONPointer(pointer))
        #expect(try document().root[pointer] != nil)
        #expect(try document().position(of: pointer) == Position(line: line, column: column))
    }

    @Test("findings get the positions that single look-ups give, where aliases change the order too") func locates() throws {
        let document = try document()
        let paths = ["/Resources/Third/Type", "/Resources/Other/Properties/Name", "/Resources/Queue/Type", "/Resources/Third/Arn"]
            .compactMap { JSONPointer($0) }
        var findings = paths.map { Finding("r", "m", file: "x.yaml", path: $0) }
        document.locate(&findings)
        #expect(findings.map(\.position) == paths.map { document.position(of: $0) })
    }

    @Test("aliases and merge keys are listed with their places") func lists() throws {
        let document = try document()
        #expect(document.aliases == [Position(line: 6, column: 10), Position(line: 8, column: 9)])
        #expect(document.mergeKeys == [Position(line: 8, column: 5)])
    }

    @Test(
        "the file's name decides what is read, else the first character",
        arguments: [
            ("{\"a\": 1}", "x.json", true), ("{\"a\": 1}", "x.template", true), (" \n[1]", "-", true), ("a: 1", "x.template", true),
            ("{a: 1}", "x.yaml", true),
            ("{a: 1}", "x.YML", true), ("{a: 1}", "x.json", false), ("a: 1", "x.JSON", false), ("{a: 1}", "x", false),
        ])
    func chooses(text: String, file: String, isRead: Bool) {
        #expect(((try? Document(reading: Array(text.utf8), file: file, schema: .core)) != nil) == isRead)
    }
}
