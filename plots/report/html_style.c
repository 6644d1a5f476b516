#include "plots/report/html.h"

/* Calm and made of type: one column, hairlines, one blue; vermillion only for what is not met, never without
 * a word. Every pair of text and ground has a contrast of 4.5:1 or more, in the light and in the dark. */
const char *const page_style[] = {
	":root{--ink:#1f2933;--muted:#5b6770;--line:#dfe3e8;--paper:#fff;--wash:#f6f7f9;--blue:#005f96;"
	"--blue-wash:#e6f1f8;--red:#9c3d00;--red-wash:#fdf0e7;--chart:#fff}",
	"@media (prefers-color-scheme:dark){:root{--ink:#e6e9ec;--muted:#a4afb8;--line:#36414b;"
	"--paper:#151b21;--wash:#1d252c;--blue:#7cc4f0;--blue-wash:#12344a;--red:#ffb184;"
	"--red-wash:#45230d;--chart:#fff}}",
	"*{box-sizing:border-box}",
	"html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-behavior:auto}",
	"body{margin:0 auto;max-width:60rem;padding:clamp(1.5rem,5vw,4.5rem) clamp(1rem,4vw,3rem);"
	"background:var(--paper);color:var(--ink);font:400 1.0625rem/1.6 Inter,system-ui,-apple-system,"
	"\"Segoe UI\",Roboto,\"Liberation Sans\",Arial,sans-serif;font-kerning:normal;"
	"overflow-wrap:break-word}",
	"h1,h2,h3{line-height:1.2;letter-spacing:-.018em;text-wrap:balance;margin:0}",
	"h1{font-size:clamp(1.75rem,5.2vw,2.875rem);font-weight:700;letter-spacing:-.026em;"
	"max-width:24ch}",
	"h2{font-size:clamp(1.375rem,3.4vw,1.75rem);font-weight:650;margin-bottom:1rem}",
	"h3{font-size:1.0625rem;font-weight:650;letter-spacing:-.005em;margin:2.75rem 0 .75rem}",
	"p{margin:0 0 .75rem;max-width:68ch;text-wrap:pretty}",
	"a{color:var(--blue);text-decoration-thickness:.06em;text-underline-offset:.18em}",
	":focus-visible{outline:3px solid var(--blue);outline-offset:3px;border-radius:3px}",
	".skip{position:absolute;left:-100rem}",
	".skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem;z-index:1}",
	".as-of{font-size:1.25rem;margin:1.25rem 0 .25rem}",
	".origin,footer,.note{color:var(--muted);font-size:.875rem}",
	".about{color:var(--muted);font-size:1.125rem}",
	".lead{font-size:1.1875rem;line-height:1.5}",
	"nav{margin-top:3rem;padding-top:1.25rem;border-top:2px solid var(--ink)}",
	"nav h2{font-size:.875rem;font-weight:600;letter-spacing:0;color:var(--muted);margin:0 0 .5rem}",
	"nav ol{list-style:none;margin:0;padding:0;columns:2 18rem;column-gap:3rem}",
	"nav li{break-inside:avoid}",
	"nav a{display:inline-block;padding:.2rem 0;text-decoration-color:var(--line)}",
	"section{margin-top:clamp(3rem,8vw,5.5rem);padding-top:1.25rem;border-top:1px solid var(--line)}",
	".finding{display:grid;grid-template-columns:minmax(11rem,auto) 1fr;gap:.5rem 2.5rem;"
	"align-items:start;margin:1.75rem 0 0}",
	".finding .figure{margin:0;line-height:1.1}",
	".finding .lead{margin-top:.35rem}",
	".share{display:block;font-size:clamp(2.75rem,8vw,4rem);font-weight:700;letter-spacing:-.035em;"
	"font-variant-numeric:tabular-nums;margin-bottom:.5rem;white-space:nowrap}",
	".verdict{white-space:nowrap}",
	".figure .verdict{display:inline-block;font-size:1rem;font-weight:600;line-height:1.3;"
	"padding:.2rem .75rem;border-radius:1rem;background:var(--wash)}",
	".verdict.met,.mark.met{color:var(--blue)}",
	".verdict.not-met,.mark.not-met{color:var(--red)}",
	".verdict.none{color:var(--muted)}",
	".figure .met{background:var(--blue-wash)}",
	".figure .not-met{background:var(--red-wash)}",
	"figure{margin:1.5rem 0;overflow-x:auto;background:var(--chart);border-radius:.375rem}",
	"@media (min-width:66rem){figure{margin-inline:-1.625rem}}",
	"figure svg{display:block;width:100%;min-width:36rem;height:auto}",
	".card{margin:1.5rem 0;padding:1rem 1.25rem;background:var(--wash);"
	"border-left:3px solid var(--muted);border-radius:.25rem}",
	".card p:last-child{margin:0}",
	".scroll{overflow-x:auto;margin:1.5rem 0}",
	"table{border-collapse:collapse;width:100%;font-size:.9375rem;line-height:1.4}",
	"caption{text-align:left;color:var(--muted);font-size:.875rem;padding-bottom:.5rem}",
	"th,td{text-align:left;vertical-align:baseline;padding:.4rem .75rem;"
	"border-bottom:1px solid var(--line)}",
	"th:first-child,td:first-child{padding-left:0}",
	"th:last-child,td:last-child{padding-right:.25rem}",
	"tbody th{font-weight:400;min-width:9rem}",
	"tbody td:not(.number){min-width:6.5rem}",
	"thead th{color:var(--muted);font-size:.8125rem;font-weight:600;vertical-align:bottom;"
	"border-bottom:1px solid var(--ink)}",
	"thead th::first-letter{text-transform:uppercase}",
	".number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}",
	"thead .number{white-space:normal}",
	".total>*{font-weight:650;border-bottom-color:var(--ink)}",
	".ours{font-style:italic}",
	".severity.fatal,.severity.error{color:var(--red);font-weight:600}",
	"bdi{overflow-wrap:anywhere}",
	".long{display:block;max-height:7rem;overflow:auto}",
	"details{margin:.35rem 0}",
	"summary{cursor:pointer;padding:.15rem 0}",
	"details ul{margin:.25rem 0 1rem;padding-left:1.25rem;font-size:.9375rem}",
	"dl{margin:0}",
	"dl>div{display:grid;grid-template-columns:11rem 1fr;gap:0 1.5rem;padding:.45rem 0;"
	"border-bottom:1px solid var(--line)}",
	"dt{color:var(--muted);font-size:.9375rem}",
	"dd{margin:0;white-space:pre-line}",
	"code{font:.875em/1.5 ui-monospace,\"Cascadia Mono\",\"DejaVu Sans Mono\",Menlo,Consolas,"
	"monospace;white-space:pre-wrap;overflow-wrap:anywhere}",
	".digest{color:var(--muted);font-size:.75rem}",
	"footer{margin-top:4rem;padding-top:1rem;border-top:2px solid var(--ink)}",
	"@media (max-width:40rem){.finding,dl>div{grid-template-columns:1fr}"
	".finding .figure{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem "
	"1rem}.share{margin:0}tbody th{position:sticky;left:0;background:var(--paper)}"
	"body{font-size:1rem}}",
	"@page{size:A4;margin:17mm 16mm 19mm}",
	"@media print{:root{--ink:#1f2933;--muted:#4d5862;--line:#d3d8de;--paper:#fff;--wash:#f6f7f9;"
	"--blue:#005f96;--blue-wash:#e6f1f8;--red:#9c3d00;--red-wash:#fdf0e7}",
	"html{font-size:9.25pt}body{max-width:none;padding:0;font-size:1rem;line-height:1.5;"
	"-webkit-print-color-adjust:exact;print-color-adjust:exact}",
	"h1{font-size:26pt}.share{font-size:34pt}.digest{font-size:.7rem}h3{margin-top:7mm}",
	"th,td{padding-top:1.1mm;padding-bottom:1.1mm}",
	"nav,.skip{display:none}a{color:inherit;text-decoration:none}",
	"section{margin-top:10mm}.indicator,.method{break-before:page;margin-top:0;border-top:0;"
	"padding-top:0}",
	"h1,h2,h3,caption{break-after:avoid}figure,.finding,.card,.scroll,tr,dl>div,li{break-inside:avoid}",
	"figure{margin:4mm -5.5mm}figure svg{min-width:0}.scroll,figure,.long{overflow:visible;"
	"max-height:none}",
	"thead{display:table-header-group}details::details-content{content-visibility:visible;"
	"height:auto}}",
	NULL,
};
