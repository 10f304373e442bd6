/// A pair of CPU and memory that Fargate sells: others do not compile.
/// <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size>
public struct FargateSize: Sendable, Hashable {
    /// In units of 1/1,024 of a vCPU.
    let cpu: Int
    let memory: Size

    /// What goes with 0.25 vCPU.
    public enum QuarterCPU: Int, Sendable {
        case halfGibibyte = 512
        case oneGibibyte = 1_024
        case twoGibibytes = 2_048
    }
    /// GiB that go with 0.5 vCPU.
    public enum HalfCPU: Int, Sendable {
        case one = 1
        case two, three, four
    }
    /// GiB that go with 1 vCPU.
    public enum OneCPU: Int, Sendable {
        case two = 2
        case three, four, five, six, seven, eight
    }
    /// GiB that go with 2 vCPU.
    public enum TwoCPU: Int, Sendable {
        case four = 4
        case five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen, sixteen
    }

    /// 0.25 vCPU.
    public static func quarterCPU(_ memory: QuarterCPU) -> Self { Self(cpu: 256, memory: .mebibytes(memory.rawValue)) }
    /// 0.5 vCPU; memory in GiB.
    public static func halfCPU(gibibytes memory: HalfCPU) -> Self { Self(cpu: 512, memory: .gibibytes(memory.rawValue)) }
    /// 1 vCPU; memory in GiB.
    public static func oneCPU(gibibytes memory: OneCPU) -> Self { Self(cpu: 1_024, memory: .gibibytes(memory.rawValue)) }
    /// 2 vCPU; memory in GiB.
    public static func twoCPU(gibibytes memory: TwoCPU) -> Self { Self(cpu: 2_048, memory: .gibibytes(memory.rawValue)) }
}
