import TemplateReading

extension ResourceIdentity {
    /// As a reader in a stack knows it: `Database`, and `data/Database` from elsewhere.
    func name(in stack: String) -> String { stack == self.stack ? logicalID : "\(self.stack)/\(logicalID)" }
}
