/// Where something comes from that an account holds once, and that another system may need too.
public enum AccountSetting: Sendable, Hashable {
    /// This app makes it.
    case created
    /// It is there already; this app relies on it and leaves it alone.
    case existing
}
