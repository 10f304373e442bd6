import Assembly
import Checks
import Documents
import Loom
import TemplateReading

extension SynthesizedStack {
    /// What is wrong with the template, each finding at the declaration of its resource.
    func findings(_ types: TypeKnowledge) -> [Finding] {
        TemplateCheck.findings(in: TemplateView(document, region: region.rawValue, types: types)).map { finding in
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
