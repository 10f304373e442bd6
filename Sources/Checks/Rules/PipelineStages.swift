import TemplateReading

extension Rule {
    static let pipelineStages = Rule(
        "pipeline-stages", "A pipeline's first stage has sources alone, and no other has one.",
        reason: "CodePipeline refuses the pipeline; it also wants two stages or more.",
        url: "https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html",
        refused: example("Build", "Source"), accepted: example("Source", "Build")
    ) { template, breaches in
        for pipeline in template.resources(of: "AWS::CodePipeline::Pipeline") {
            guard let stages = template.certainElements(pipeline.properties["Stages"]) else { continue }
            if stages.count < 2 { breaches.add("\(stages.count) stages; 2 are wanted", in: pipeline, at: "Stages") }
            for (index, stage) in stages.enumerated() {
                let place = pipeline.path + ["Stages", String(index), "Actions"]
                for (path, action) in template.objects(in: stage["Actions"], below: place) {
                    let category = action["ActionTypeId"].flatMap { template.certain($0) }?["Category"]
                    guard let category = template.certainText(category), (category == "Source") != (index == 0) else { continue }
                    breaches.add(
                        index == 0 ? "the first stage takes no action of \(category)" : "only the first stage takes a source",
                        at: path + ["ActionTypeId", "Category"])
                }
            }
        }
    }

    private static func example(_ first: String, _ second: String) -> String {
        func stage(_ category: String) -> String {
            let provider = category == "Source" ? "CodeCommit" : "CodeBuild"
            let configuration = category == "Source" ? "{RepositoryName: a, BranchName: main}" : "{ProjectName: a}"
            let artifacts = category == "Source" ? "OutputArtifacts" : "InputArtifacts"
            return """
                {Name: \(category), Actions: [{Name: a, Configuration: \(configuration), \(artifacts): [{Name: code}],
                        ActionTypeId: {Category: \(category), Owner: AWS, Provider: \(provider), Version: '1'}}]}
                """
        }
        return """
            Pipeline:
              Type: AWS::CodePipeline::Pipeline
              Properties:
                RoleArn: arn:aws:iam::123456789012:role/a
                ArtifactStore: {Type: S3, Location: bucket}
                Stages:
                  - \(stage(first))
                  - \(stage(second))
            """
    }
}
