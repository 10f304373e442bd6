import CDeployScripts

/// The scripts that deploy an environment's folder. They stand in the binary, so that it needs no repository.
enum DeployScripts {
    static let files: [EnvironmentFolder.File] = {
        var count = 0
        let scripts = loom_deploy_scripts(&count)
        return (0..<count).map { index in
            let script = scripts[index]
            let name = String(cString: script.name)
            return EnvironmentFolder.File(
                name: name, bytes: Array(UnsafeBufferPointer(start: script.bytes, count: script.count)),
                isExecutable: !name.hasPrefix("lib"))
        }
    }()
}
