import Loom
import Testing

@Suite struct PathPatternTests {
    @Test(arguments: [
        ("*.pyc", "a.pyc", true), ("*.pyc", "a/b/c.pyc", true), ("*.pyc", "a.py", false), ("*.pyc", "x.pyc/a", true),
        ("__pycache__/", "a/__pycache__/b", true), ("__pycache__/", "__pycache__", false), ("__pycache__/", "__pycache__/", true),
        ("*-dist-info/", "x-dist-info/a", true), ("*-dist-info/", "x-dist-info", false), ("*.dist-info/RECORD", "a.dist-info/RECORD", true),
        ("/bin/", "bin/x", true), ("/bin/", "a/bin/x", false), ("a/*.py", "a/b.py", true), ("a/*.py", "a/b/c.py", false),
        ("a/*.py", "b/a/c.py", false), ("a/**/c.py", "a/c.py", true), ("a/**/c.py", "a/b/b/c.py", true), ("**/c.py", "c.py", true),
        ("a/b", "a/b/c", true), ("a/b/", "a/b", false), ("a", "b", false), ("", "a", false), ("*", "a/b", true), ("a*b*c", "aXbYbc", true),
        ("a*b*c", "acb", false), ("ab*", "a", false), ("é", "é", true), ("handler.py", "app/handler.py", true),
        ("/handler.py", "app/handler.py", false),
    ])
    func meets(pattern: String, path: String, expected: Bool) { #expect(PathPattern(pattern).matches(path) == expected) }
}
