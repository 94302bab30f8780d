extension BundlePage {
  /// Light or dark as the reader's system is; no fonts, no scripts.
  static let style = """
    :root{--paper:#fff;--ink:#1d2330;--soft:#667085;--line:#d9dee7;--tint:#f5f7fa;--blue:#2f6fde;\
    --red:#c0312b;--amber:#a86400;--green:#2b7a4b}
    @media(prefers-color-scheme:dark){:root{--paper:#14171d;--ink:#e4e8ef;--soft:#98a2b3;\
    --line:#323a48;--tint:#1c212a;--blue:#7aa7f7;--red:#f0837d;--amber:#e0a95a;--green:#7cc99a}}
    *{box-sizing:border-box}
    body{margin:0;background:var(--paper);color:var(--ink);\
    font:15px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
    header{position:sticky;top:0;z-index:1;background:var(--paper);padding:.7rem 2rem;\
    border-bottom:1px solid var(--line);display:flex;flex-wrap:wrap;gap:.4rem 2rem;\
    align-items:baseline}
    h1{font-size:1.25rem;margin:0}h2{font-size:1.1rem;margin:2.2rem 0 .6rem}
    section{scroll-margin-top:3.5rem}
    nav{display:flex;flex-wrap:wrap;gap:1rem}a{color:var(--blue);text-decoration:none}
    main{max-width:1120px;margin:0 auto;padding:0 2rem 4rem}
    table{width:100%;border-collapse:collapse}
    th{color:var(--soft);font-weight:600;text-align:left;font-size:.85rem}
    td,th{padding:.4rem .8rem .4rem 0;border-bottom:1px solid var(--line);vertical-align:top}
    td code,td small{overflow-wrap:anywhere}
    code,pre{font:13px/1.45 ui-monospace,Menlo,Consolas,monospace}
    pre,.runbook{background:var(--tint);padding:.7rem .9rem;border-radius:6px;overflow-x:auto;\
    white-space:pre-wrap}
    small{color:var(--soft)}summary{cursor:pointer}
    .critical,.error{color:var(--red);font-weight:600}.warning{color:var(--amber);font-weight:600}
    .info,.advice{color:var(--blue)}.fine{color:var(--green)}
    .board{display:block;width:100%;margin:.6rem 0 1.6rem}
    .board rect{fill:var(--tint);stroke:var(--line)}
    .board text{fill:var(--ink);font:13px system-ui,sans-serif}
    .board .row text{font-weight:600}.board line{stroke:var(--line)}
    .board .name{font-weight:600;font-size:12.5px}
    .board .value{font-size:24px;text-anchor:middle;fill:var(--soft)}
    .board .unit{font-size:11px;fill:var(--soft)}
    .board .label{font-size:11px;text-anchor:middle;fill:var(--soft)}
    .board rect.bar{fill:var(--blue);stroke:none;opacity:.45}
    .board .curve{fill:none;stroke-width:1.6;opacity:.75}
    .c0{stroke:var(--blue)}.c1{stroke:var(--green)}.c2{stroke:var(--amber)}.c3{stroke:var(--red)}
    .board .track,.board .arc{fill:none;stroke-width:9;stroke:var(--line)}
    .board .arc{stroke:var(--green)}
    """
}
