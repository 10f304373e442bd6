import Documents
import TemplateReading

extension Rule {
    static let imageRegion = Rule(
        "image-region", "A function's image is in ECR, in the function's own region.",
        reason:
            "Lambda refuses the function: it reads images only from private repositories of ECR, and only from those of its own region.",
        url: "https://docs.aws.amazon.com/lambda/latest/dg/images-create.html#images-reqs",
        refused: example(region: "us-east-1"), accepted: example(region: "eu-west-3")
    ) { template, breaches in
        for function in template.resources(of: "AWS::Lambda::Function") {
            for (path, value) in template.values(at: "Code", "ImageUri", in: function) {
                for text in template.texts(of: value) {
                    if let host = text.parts.first.flatMap({ if case .constant(let start) = $0 { start } else { nil } }),
                        host.hasPrefix("public.ecr.aws/") || host.hasPrefix("docker.io/")
                    {
                        breaches.add(
                            "Lambda takes no image of a public registry", at: path,
                            remedy: "copy the image into a private repository of ECR")
                    }
                    guard let region = registryRegion(text), region != template.region else { continue }
                    breaches.add(
                        "the image is in \(region), and the function in \(template.region)", at: path,
                        remedy: "replicate the repository to \(template.region), and take the image from there")
                }
            }
        }
    }

    /// `eu-west-3` of `123456789012.dkr.ecr.eu-west-3.amazonaws.com/name:tag`.
    private static func registryRegion(_ image: KnownText) -> String? {
        for constant in image.constants where constant.holds(".ecr.") {
            let labels = constant.utf8.prefix { $0 != UInt8(ascii: "/") }.split(separator: UInt8(ascii: ".")).map { String(Substring($0)) }
            guard let at = labels.firstIndex(of: "ecr"), at > 0, labels[at - 1].hasPrefix("dkr"), at + 2 < labels.count,
                labels[at + 1].split(separator: "-").count >= 3
            else { continue }
            return labels[at + 1]
        }
        return nil
    }

    private static func example(region: String) -> String {
        """
        Function:
          Type: AWS::Lambda::Function
          Properties:
            PackageType: Image
            Code: {ImageUri: '123456789012.dkr.ecr.\(region).amazonaws.com/a:1'}
            Role: arn:aws:iam::123456789012:role/a
        """
    }
}
