/// What CloudFormation knows of the deployment itself.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html>
extension Value where T == String {
    /// The account's twelve digits.
    public static var accountID: Self { Self(expression: .ref("AWS::AccountId")) }
    /// `aws`, `aws-cn` or `aws-us-gov`: the second part of every ARN.
    public static var partition: Self { Self(expression: .ref("AWS::Partition")) }
    /// Where the stack is deployed: `eu-west-3`.
    public static var region: Self { Self(expression: .ref("AWS::Region")) }
    /// The stack's ARN, which is another once it was deleted and made again.
    public static var stackID: Self { Self(expression: .ref("AWS::StackId")) }
    /// The stack's name in CloudFormation: `novialoom-data-prod`.
    public static var stackName: Self { Self(expression: .ref("AWS::StackName")) }
    /// The domain of AWS's services: `amazonaws.com`, except in China.
    public static var urlSuffix: Self { Self(expression: .ref("AWS::URLSuffix")) }
}

extension PropertyValue {
    /// `AWS::NoValue`: the property as if it were not written; of use in one branch of `Fn.if`.
    public static var noValue: Self { Self(expression: .ref("AWS::NoValue")) }
}
