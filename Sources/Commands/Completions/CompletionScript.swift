/// What a shell reads. Each script hands the words of the command line to the program and turns its answer into what the shell takes.
enum CompletionScript: String, CaseIterable {
    case bash, zsh, fish

    /// - Parameter name: the program's: `novialoom`.
    func text(for name: String) -> String {
        switch self {
        case .bash: Self.bash(name)
        case .zsh: Self.zsh(name)
        case .fish: Self.fish(name)
        }
    }

    /// For bash 3.2 too, which macOS has.
    private static func bash(_ name: String) -> String {
        #"""
        # bash completion for \#(name)
        _\#(name)() {
            local line=${COMP_LINE:0:COMP_POINT} blank word words=() value
            # Bash cuts words at "=" and ":" too; they are put together again where no blank stands between them.
            for word in "${COMP_WORDS[@]:0:COMP_CWORD+1}"; do
                blank=${line%%[![:blank:]]*}
                line=${line#"$blank"}
                word=${word:0:${#line}}
                line=${line#"$word"}
                if [[ -n $blank || ${#words[@]} -eq 0 ]]; then
                    words+=("$word")
                else
                    words[${#words[@]} - 1]+=$word
                fi
            done
            # What stands before the part that bash completes.
            local before=${word:+${words[${#words[@]} - 1]%"$2"}}
            COMPREPLY=()
            while IFS=$'\t' read -r value _; do
                case $value in
                    :files | :folders)
                        compopt -o filenames 2>/dev/null
                        while IFS= read -r value; do
                            COMPREPLY+=("$value")
                        done < <(if [[ $value == :files ]]; then compgen -f -- "$2"; else compgen -d -- "$2"; fi)
                        ;;
                    *) COMPREPLY+=("${value#"$before"}") ;;
                esac
            done < <("${words[0]/#\~\//$HOME/}" completions --next -- "${words[@]:1}" 2>/dev/null)
        }
        complete -F _\#(name) \#(name)
        """#
    }

    private static func zsh(_ name: String) -> String {
        #"""
        #compdef \#(name)
        # zsh completion for \#(name)
        _\#(name)() {
            local program=${${(Q)words[1]}/#\~\//$HOME/} value meaning paths
            local -a candidates
            "$program" completions --next -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null | while IFS=$'\t' read -r value meaning; do
                case $value in
                    :files) paths=_files ;;
                    :folders) paths='_files -/' ;;
                    *) candidates+=("${value//:/\\:}${meaning:+:$meaning}") ;;
                esac
            done
            (($#candidates)) && _describe -V '\#(name)' candidates
            if [[ -n $paths ]]; then
                compset -P '*='
                ${=paths}
            fi
        }
        # Read as a file of $fpath it is the function's own body, elsewhere it makes the function known.
        if [[ $funcstack[1] == _\#(name) ]]; then _\#(name) "$@"; else compdef _\#(name) \#(name); fi
        """#
    }

    private static func fish(_ name: String) -> String {
        #"""
        # fish completion for \#(name)
        function __\#(name)_candidates
            set -l words (commandline --current-process --tokenize --cut-at-cursor)
            set -l begun (commandline --current-token --cut-at-cursor)
            set -l program (string replace --regex '^~/' "$HOME/" -- $words[1])
            set -l before (string match --regex '^.*=' -- $begun)
            for line in ($program completions --next -- $words[2..-1] "$begun" 2>/dev/null)
                switch $line
                    case ':files'
                        string replace --regex '^' "$before" -- (__fish_complete_path (string replace --regex '^.*=' '' -- $begun))
                    case ':folders'
                        string replace --regex '^' "$before" -- (__fish_complete_directories (string replace --regex '^.*=' '' -- $begun))
                    case '*'
                        printf '%s\n' $line
                end
            end
        end
        complete --command \#(name) --no-files --keep-order --arguments '(__\#(name)_candidates)'
        """#
    }
}
