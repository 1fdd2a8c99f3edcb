/** The one style sheet: light and dark, wide and narrow, screen and paper. Its digest is in the page's content security policy. */
export const pageStyle = `
:root{color-scheme:light dark;--bg:#f6f7f9;--card:#fff;--ink:#1a2129;--soft:#53606e;--line:#d9dee5;--accent:#1f5fbf;--mark:#eef1f5;
--good:#14713d;--good-bg:#e6f4ea;--bad:#b3261e;--bad-bg:#fdecea;--warn:#8a5300;--warn-bg:#fff3dc;--calm:#53606e;--calm-bg:#eef1f5;
--c1:#1f5fbf;--c2:#b4540a;--c3:#14713d;--c4:#7a3fb0;--c5:#a3195b;--c6:#0b7285}
@media (prefers-color-scheme:dark){:root{--bg:#12161b;--card:#1a2027;--ink:#e8ecf1;--soft:#a7b3c0;--line:#333d48;--accent:#8ab4f8;--mark:#252d36;
--good:#7fd6a0;--good-bg:#15301f;--bad:#ff9d94;--bad-bg:#3a1a18;--warn:#f3c06b;--warn-bg:#35270d;--calm:#a7b3c0;--calm-bg:#252d36;
--c1:#8ab4f8;--c2:#f5a66a;--c3:#7fd6a0;--c4:#c9a2f2;--c5:#f493bd;--c6:#6fd0e0}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}
main,footer{max-width:66rem;margin:0 auto;padding:0 1rem}
code{font:.92em/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,"Noto Sans Mono CJK SC",monospace;background:var(--mark);padding:.05em .3em;border-radius:4px;unicode-bidi:isolate;box-decoration-break:clone;-webkit-box-decoration-break:clone}
a{color:var(--accent)}
a:focus-visible,summary:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:4px}
h1{font-size:1.75rem;line-height:1.25;margin:.3rem 0 .6rem}
h2{font-size:1.25rem;line-height:1.3;margin:0 0 .75rem}
h3{font-size:1.02rem;line-height:1.4;margin:1.1rem 0 .4rem}
p{margin:.4rem 0 .8rem}
ul{margin:.4rem 0 .8rem;padding-left:1.25rem}
li{margin:.25rem 0}
.banner{background:var(--card);border:1px solid var(--line);border-top:6px solid var(--calm);border-radius:10px;padding:1.2rem 1.4rem;margin:1.5rem 0 1rem}
.banner.good{border-top-color:var(--good)}.banner.bad{border-top-color:var(--bad)}.banner.warn{border-top-color:var(--warn)}
.kicker{color:var(--soft);margin:0;font-size:.95rem}
.lead{font-size:1.08rem;margin:.2rem 0 .8rem}
.todo{background:var(--mark);border-left:4px solid var(--accent);padding:.6rem .9rem;margin:.4rem 0 0;border-radius:0 6px 6px 0}
.todo strong{display:block;font-size:.82rem;letter-spacing:.04em;text-transform:uppercase;color:var(--soft)}
.chip{display:inline-block;font-size:.8rem;font-weight:600;line-height:1.5;padding:.05rem .55rem;border-radius:99px;background:var(--calm-bg);color:var(--calm);border:1px solid currentColor;overflow-wrap:normal}
.number{white-space:nowrap;font-variant-numeric:tabular-nums}
.chip.good{background:var(--good-bg);color:var(--good)}.chip.bad{background:var(--bad-bg);color:var(--bad)}.chip.warn{background:var(--warn-bg);color:var(--warn)}
h1 .chip{font-size:.85rem;vertical-align:middle;margin-left:.4rem}
nav{margin:0 0 1rem;font-size:.93rem}
nav ul{display:flex;flex-wrap:wrap;gap:.1rem 1rem;list-style:none;padding:0;margin:0}
section{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:1.1rem 1.4rem;margin:0 0 1rem}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(10.5rem,1fr));gap:.7rem 1.2rem;margin:0}
.facts dt{font-size:.82rem;color:var(--soft)}
.facts dd{margin:0;font-size:.97rem}
.facts+.small{margin-top:.9rem}
table{border-collapse:collapse;width:100%;font-size:.92rem;margin:.3rem 0 1rem}
caption{text-align:left;color:var(--soft);font-size:.85rem;padding:0 0 .35rem;caption-side:top}
th,td{text-align:left;vertical-align:top;padding:.42rem .6rem .42rem 0;border-top:1px solid var(--line);font-weight:400}
thead th{font-size:.82rem;color:var(--soft);border-top:0;font-weight:600;overflow-wrap:normal}
tbody th{font-weight:600}
td .chip{margin-right:.35rem}
.finding{border-top:1px solid var(--line);padding:.9rem 0 .2rem}
.finding:first-of-type{border-top:0;padding-top:0}
.finding h3{margin:.2rem 0 .3rem}
.small{font-size:.88rem;color:var(--soft)}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr));gap:1rem 2rem}
figure{margin:.2rem 0 1rem;min-width:0}
figcaption{font-size:.9rem;font-weight:600;margin-bottom:.3rem}
svg{display:block;width:100%;height:auto;max-width:31rem}
svg text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans CJK SC",sans-serif;fill:var(--ink)}
svg .soft{fill:var(--soft)}
svg .end{text-anchor:end}svg .mid{text-anchor:middle}
svg .grid{stroke:var(--line);stroke-width:1;fill:none}
svg .bar{fill:var(--c1)}svg .track{fill:var(--mark)}
svg .good{fill:var(--good)}svg .bad{fill:var(--bad)}svg .warn{fill:var(--warn)}svg .calm{fill:var(--calm)}
svg .middle{stroke:var(--ink);stroke-width:2.5;fill:none}
svg .limit{stroke:var(--bad);stroke-width:1.5;stroke-dasharray:5 4;fill:none}
svg .line{fill:none;stroke-width:2.2;stroke-linejoin:round}
svg .s1{stroke:var(--c1)}svg .s2{stroke:var(--c2)}svg .s3{stroke:var(--c3)}svg .s4{stroke:var(--c4)}svg .s5{stroke:var(--c5)}svg .s6{stroke:var(--c6)}
svg .dash2{stroke-dasharray:8 3}svg .dash3{stroke-dasharray:2 3}svg .dash4{stroke-dasharray:10 3 2 3}svg .dash5{stroke-dasharray:5 5}svg .dash6{stroke-dasharray:1 4}
.matrix{table-layout:fixed}.matrix thead th{overflow-wrap:anywhere}
.matrix td,.matrix th{padding:.35rem .5rem .35rem 0}
.matrix thead th:first-child,.matrix tbody th{width:28%}
.wide{overflow-x:auto}.matrix.many{min-width:52rem}.matrix.many thead th:first-child,.matrix.many tbody th{width:16%}
.wide:focus-visible{outline:3px solid var(--accent)}
.cellrow{display:grid;grid-template-columns:auto 1fr;gap:0 .4rem;align-items:center;font-size:.82rem;line-height:1.4}
.cellrow svg{height:.55rem;max-width:none}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1rem;list-style:none;padding:0;font-size:.85rem;color:var(--soft)}
.legend svg{display:inline-block;width:.9rem;height:.7rem;margin-right:.3rem}
pre{background:var(--mark);border-radius:6px;padding:.7rem .9rem;margin:.3rem 0 .9rem;white-space:pre-wrap;overflow-wrap:anywhere;font:.86rem/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
blockquote{margin:.2rem 0 .8rem;padding:.35rem .8rem;border-left:3px solid var(--line);white-space:pre-line;unicode-bidi:plaintext;font-size:.93rem}
details{margin:.2rem 0 .6rem}
summary{cursor:pointer;color:var(--accent);font-size:.93rem;padding:.2rem 0}
section>:last-child,.finding>:last-child,.facts:last-child{margin-bottom:0}
footer{color:var(--soft);font-size:.85rem;padding-bottom:2.5rem}
@media (max-width:44rem){
body{font-size:15.5px}main,footer{padding:0 .6rem}
h1{font-size:1.4rem}.banner,section{padding:.9rem .9rem}
table:not(.matrix),table:not(.matrix) tbody,table:not(.matrix) caption{display:block}
table:not(.matrix) thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table:not(.matrix) tr{display:block;border-top:1px solid var(--line);padding:.5rem 0}
table:not(.matrix) th,table:not(.matrix) td{display:grid;grid-template-columns:6.6rem 1fr;gap:.5rem;border:0;padding:.12rem 0}
table:not(.matrix) tbody th::before,table:not(.matrix) tbody td::before{content:attr(data-label);color:var(--soft);font-weight:400;font-size:.82rem;overflow-wrap:normal}
}
@media print{
:root{color-scheme:light;--bg:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;--accent:#123f80;--mark:#f1f1f1;--good:#0d5a2e;--good-bg:#fff;--bad:#9a1b14;--bad-bg:#fff;--warn:#6b4000;--warn-bg:#fff;--calm:#444;--calm-bg:#fff;--c1:#1f5fbf;--c2:#b4540a;--c3:#14713d;--c4:#7a3fb0;--c5:#a3195b;--c6:#0b7285}
body{font-size:10.5pt}nav{display:none}
section,.banner{border:0;border-top:1px solid var(--line);border-radius:0;padding:.5rem 0;margin:0}
.banner{border-top-width:4px}
tr,figure,.finding,blockquote{break-inside:avoid}h2,h3{break-after:avoid}
details::details-content{content-visibility:visible;block-size:auto}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
`;
