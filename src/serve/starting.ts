/** Shown while the database starts. The browser asks again by itself (Refresh), so it needs no script. */
export const STARTING_PAGE = `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Startar – Samvärn</title>
<link rel="stylesheet" href="/start.css">
</head>
<body>
<main>
<h1>Startar …</h1>
<p>Samvärn gör i ordning databasen. Sidan kommer av sig själv om ett ögonblick.</p>
<p lang="en">Samvärn is getting its database ready. The page will come by itself in a moment.</p>
</main>
</body>
</html>
`

export const STARTING_CSS = `
html { background: #faf7f1; color: #14211e; font: 1.125rem/1.6 system-ui, sans-serif; color-scheme: light dark; }
main { max-width: 34rem; margin: 20vh auto 0; padding: 0 1.25rem; }
h1 { color: #12493f; font-size: 1.75rem; font-weight: 600; margin: 0 0 .75rem; }
@media (prefers-color-scheme: dark) { html { background: #101a17; color: #ece7dc; } h1 { color: #8fd0bf; } }
`
