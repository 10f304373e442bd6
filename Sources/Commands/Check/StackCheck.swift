import Checks
import Documents
import Loom

extension SynthesizedStack {
    /// What is wrong with the template, each finding at the declaration of its resource.
    var findings: [Finding] {
        TemplateCheck.findings(in: template.json, region: region.rawValue).map { finding in
            var finding = finding
            finding.stack = name
            if let place = finding.logicalID.flatMap({ places[$0] }) {
                finding.file = place.file
                finding.position = Position(line: place.line, column: 1)
            }
            return finding
        }
    }
}
