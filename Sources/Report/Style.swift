/// How the page looks: in light and dark, on a phone and on paper.
enum Style {
    static let text = """

        :root { color-scheme: light dark; --page: #fff; --text: #1b2530; --soft: #51606f; --line: #d4dbe2; --box: #f4f6f8; --link: #0b57b0;
          --bad: #a3161a; --bad-box: #fdecec; --warning: #7a4b00; --warning-box: #fff3dc; --good: #1c6b36; --good-box: #e6f4ea;
          --function: #fde9d3; --service: #fbdccb; --store: #dbe7fb; --queue: #f7d9ea; --gateway: #e4dcf7; --secret: #f9f0c3; --actor: #e8e8e8;
          --acts: #a85510; --messages: #a03374; --data: #2a7247; --network: #40639f }
        @media screen and (prefers-color-scheme: dark) { :root { --page: #12171c; --text: #e3e9ef; --soft: #a3b0bc; --line: #34404b; --box: #1b2229;
          --link: #86b9ff; --bad: #ff9d99; --bad-box: #3d1b1c; --warning: #f3c26b; --warning-box: #372a10; --good: #85d6a0; --good-box: #15301f;
          --function: #4a341c; --service: #4d2d1c; --store: #1f3352; --queue: #482037; --gateway: #352a57; --secret: #423a12; --actor: #333b43;
          --acts: #f0a260; --messages: #ee8fc5; --data: #7fd0a0; --network: #93b7f5 } }
        * { box-sizing: border-box }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem }
        body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif;
          overflow-wrap: break-word }
        header, main, footer { max-width: 80rem; margin: 0 auto; padding: 0 1rem }
        header { padding-top: 1.5rem }
        h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 } h1 small { font-weight: 400; color: var(--soft) }
        h2 { font-size: 1.3rem; line-height: 1.3; margin: 0 0 .75rem } h3 { font-size: 1.05rem; margin: 1.5rem 0 .5rem }
        p { margin: .5rem 0; max-width: 60rem } section { margin: 2.5rem 0 0; padding-top: 1.25rem; border-top: 1px solid var(--line) }
        small, .soft, caption { color: var(--soft) } small { font-size: .85em }
        a { color: var(--link) } a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
        code { font: .875em/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace }
        .skip { position: absolute; left: -100rem } .skip:focus { left: 1rem; top: .5rem; background: var(--page); padding: .25rem .5rem }
        nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0; margin: 1rem 0 0 }
        .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr)); gap: .75rem; margin: 1.25rem 0 0 }
        .facts div { border: 1px solid var(--line); border-radius: .5rem; padding: .6rem .8rem; background: var(--box) }
        .facts dt { color: var(--soft); font-size: .85rem } .facts dd { margin: 0; font-size: 1.3rem; line-height: 1.3; font-variant-numeric: tabular-nums }
        .facts dd small { display: block; font-size: .8rem }
        .table, .picture { overflow-x: auto; max-width: 100%; margin: .75rem 0 } .picture { border: 1px solid var(--line); border-radius: .5rem; padding: .5rem }
        table { border-collapse: collapse; width: 100%; font-size: .9rem } caption { text-align: left; padding: 0 0 .35rem; font-size: .85rem }
        th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line) }
        th { font-weight: 600 } tbody th { font-weight: 400 } thead th { border-bottom: 2px solid var(--line); white-space: nowrap }
        details caption { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden }
        .group th { background: var(--box); font-weight: 600 } tfoot th, tfoot td { font-weight: 600; border-bottom: 0; border-top: 2px solid var(--line) }
        .number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }
        details { border: 1px solid var(--line); border-radius: .5rem; margin: .5rem 0; padding: 0 .8rem } summary { cursor: pointer; padding: .5rem 0 }
        .mark { display: inline-block; border-radius: .25rem; padding: 0 .4rem; font-size: .85em; font-weight: 600; white-space: nowrap; background: var(--box) }
        .bad { color: var(--bad); background: var(--bad-box) } .warning { color: var(--warning); background: var(--warning-box) }
        .good { color: var(--good); background: var(--good-box) }
        .alert { border-left: .3rem solid; border-radius: .25rem; padding: .6rem .9rem; margin: .75rem 0 } .alert h3 { margin: 0 }
        .alert ul, .alert ol { margin: .35rem 0 0; padding-left: 1.2rem } .alert li { color: var(--text) } .alert li + li { margin-top: .25rem }
        footer { margin-top: 3rem; padding-bottom: 2rem; color: var(--soft); font-size: .85rem }
        svg { display: block; height: auto; max-width: 100%; } svg text { fill: var(--text) } .graph > polygon { fill: none; stroke: none }
        .cluster path, .cluster polygon { fill: var(--box); stroke: var(--line) }
        .node path, .node polygon, .node ellipse, .node polyline { stroke: var(--soft); fill: var(--page) } .node polyline { fill: none }
        .node.function * { fill: var(--function) } .node.service * { fill: var(--service) } .node.store path { fill: var(--store) } .node.queue * { fill: var(--queue) }
        .node.gateway * { fill: var(--gateway) } .node.secret polygon { fill: var(--secret) } .node.actor * { fill: var(--actor) } .node.node text { fill: var(--text) }
        .edge path { fill: none; stroke-width: 1.2 } .edge:hover path { stroke-width: 3 }
        .acts path, .acts polygon { stroke: var(--acts) } .acts polygon, .acts text { fill: var(--acts) }
        .messages path, .messages polygon { stroke: var(--messages) } .messages polygon, .messages text { fill: var(--messages) }
        .data path, .data polygon { stroke: var(--data) } .data polygon, .data text { fill: var(--data) }
        .network path, .network polygon { stroke: var(--network) } .network polygon, .network text { fill: var(--network) }
        @media screen and (max-width: 40rem) { body { font-size: 15px } .facts { grid-template-columns: 1fr 1fr; gap: .5rem }
          .picture { max-height: 80vh } .picture svg { max-width: none }
          table, caption, tbody, tfoot, tr, th, td { display: block } thead { position: absolute; clip-path: inset(50%); overflow: hidden; width: 1px; height: 1px }
          .number.number { text-align: left } tr { border-bottom: 1px solid var(--line); padding: .4rem 0 } th, tfoot th, tfoot td, td { border: 0; padding: .1rem .25rem; text-align: left; white-space: normal }
          td:empty { display: none } td::before { content: attr(data-label) ": "; color: var(--soft) } .group { padding: 0 } }
        @media print { @page { margin: 14mm } body { font-size: 9.5pt } nav, .skip { display: none } header, main, footer { max-width: none; padding: 0 }
          details::details-content { content-visibility: visible; block-size: auto; opacity: 1 } summary { list-style: none; font-weight: 600 }
          .table, .picture { overflow: visible } .picture svg { width: 100%; max-height: 24cm } .facts { grid-template-columns: repeat(5, 1fr) } table { font-size: 8pt } th, td { padding: 1mm 1.5mm }
          thead { display: table-header-group } tr, .alert, .facts div { break-inside: avoid } h2, h3, summary { break-after: avoid } section { margin-top: 8mm }
          .mark, .alert, .group th, .facts div { print-color-adjust: exact; -webkit-print-color-adjust: exact } a { color: inherit; text-decoration: none } }

        """
}
