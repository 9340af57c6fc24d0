/**
 * Ready configurations for the web servers that Swedish municipalities run. Each gives what src/reach/entry gives: the
 * same headers, nothing compressed, addresses without endings, the exit, no log of who came. Pure.
 */
export interface Hosting {
  /** The name that people write, such as www.norrvik.example.se. */
  name: string
  /** `/` or `/info/`. */
  base: string
  /** Where the folder of files lies on the web server. */
  root: string
  /** Headers of every page, of the entrance, and of files. */
  page: Readonly<Record<string, string>>
  entrance: Readonly<Record<string, string>>
  file: Readonly<Record<string, string>>
  /** Of the page for what is not there. */
  missing: Readonly<Record<string, string>>
  /** Where the exit leads, and its headers. */
  leave: string
  exit: Readonly<Record<string, string>>
  /** Set-Cookie lines of the exit, in order: set, and gone. */
  cookies: readonly string[]
}

const quoted = (value: string) => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
const nginxHeaders = (headers: Readonly<Record<string, string>>, indent: string) =>
  Object.entries(headers)
    .map(([name, value]) => `${indent}add_header ${name} ${quoted(value).replaceAll('$', '$$')} always;`)
    .join('\n')
const CONTENT_TYPE = 'Content-Type'
const without = (headers: Readonly<Record<string, string>>, ...names: string[]) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)))

/** Everything within `server { … }`: the operator has TLS and the name there already. */
export function nginxConfiguration({ name, base, root, page, entrance, missing, file, leave, exit, cookies }: Hosting): string {
  const inside = '        '
  return `# nginx: öppna sidor utan spår. Lägg in raderna i server { … } för ${name}, som har https.
# Prövad med nginx 1.22. Kör efteråt: samvarn verify-site https://${name}${base}
    server_tokens off;
    location = ${base}ut {
        access_log off;
${nginxHeaders(exit, inside)}
${cookies.map((cookie) => `${inside}add_header Set-Cookie ${quoted(cookie)} always;`).join('\n')}
        default_type text/plain;
        return 303 ${leave};
    }
    location = ${base} {
        access_log off;
        gzip off;
        etag off;
        max_ranges 0;
        add_header Last-Modified "";
        charset utf-8;
${nginxHeaders(without(entrance, CONTENT_TYPE), inside)}
        rewrite ^ /index.html break;
        root ${root};
        default_type text/html;
        types { }
        error_page 405 =404 ${base}404.html;
    }
    location = ${base}404.html {
        internal;
        access_log off;
        gzip off;
        etag off;
        max_ranges 0;
        add_header Last-Modified "";
        charset utf-8;
${nginxHeaders(without(missing, CONTENT_TYPE), inside)}
        alias ${root}/404.html;
        default_type text/html;
        types { }
    }
    location ~ "^${escaped(base)}[a-z0-9]{6}/f/" {
        access_log off;
        gzip off;
        etag off;
        max_ranges 0;
        add_header Last-Modified "";
${nginxHeaders(without(file, CONTENT_TYPE), inside)}
        rewrite ^${escaped(base)}(.*)$ /$1 break;
        root ${root};
        types { application/pdf pdf; video/mp4 mp4; audio/mpeg mp3; audio/mp4 m4a; text/vtt vtt; text/plain txt; }
    }
    location ${base} {
        access_log off;
        gzip off;
        etag off;
        max_ranges 0;
        add_header Last-Modified "";
        charset utf-8;
${nginxHeaders(without(page, CONTENT_TYPE), inside)}
        rewrite ^${escaped(base)}(.*)$ /$1 break;
        root ${root};
        try_files $uri.html $uri =404;
        default_type text/html;
        types { }
        error_page 404 405 =404 ${base}404.html;
    }
`
}
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const apacheHeaders = (headers: Readonly<Record<string, string>>, indent: string) =>
  Object.entries(headers)
    .map(([name, value]) => `${indent}Header always set ${name} ${quoted(value)}`)
    .join('\n')

/** Everything within `<VirtualHost *:443> … </VirtualHost>`. */
export function apacheConfiguration({ name, base, root, page, entrance, file, leave, exit, cookies }: Hosting): string {
  const at = base === '/' ? '' : base.slice(0, -1)
  return `# Apache 2.4: öppna sidor utan spår. Kräver: a2enmod headers rewrite alias. Lägg in raderna i <VirtualHost *:443> för ${name}.
# I serverns egen konfiguration: ServerTokens Prod, och ingen CustomLog för de här sidorna (env=!info nedan).
# Prövad med Apache 2.4.68. Kör efteråt: samvarn verify-site https://${name}${base}
SetEnvIf Request_URI "^${escaped(base)}" info no-gzip dont-vary
${base === '/' ? `DocumentRoot "${root}"` : `Alias "${at}" "${root}"`}
<Directory "${root}">
    Require all granted
    Options -Indexes
    DirectoryIndex disabled
    FileETag None
    AddDefaultCharset utf-8
    ErrorDocument 404 ${base}404.html
    ErrorDocument 403 ${base}404.html
    ErrorDocument 405 ${base}404.html
    RewriteEngine On
    RewriteBase ${base}
    RewriteCond %{REQUEST_METHOD} !^(GET|HEAD)$
    RewriteRule ^ - [R=404,L]
    RewriteRule ^ut$ ${leave} [R=303,L]
    RewriteRule ^$ index.html [END]
    RewriteRule ^([a-z0-9]{6}/[a-r1-9][0-9][0-9])$ $1.html [END]
    Header always unset Last-Modified
    Header unset Last-Modified
    Header unset Accept-Ranges
    RequestHeader unset Range
</Directory>
<LocationMatch "^${escaped(base)}">
${apacheHeaders(without(page, CONTENT_TYPE), '    ')}
</LocationMatch>
<LocationMatch "^${escaped(base)}(?:index[.]html)?$">
${apacheHeaders(without(entrance, CONTENT_TYPE), '    ')}
${'X-Robots-Tag' in entrance ? '' : '    Header always unset X-Robots-Tag\n'}</LocationMatch>
<LocationMatch "^${escaped(base)}[a-z0-9]{6}/f/">
${apacheHeaders(without(file, CONTENT_TYPE), '    ')}
</LocationMatch>
<LocationMatch "^${escaped(base)}ut$">
${apacheHeaders(exit, '    ')}
${cookies.map((cookie) => `    Header always add Set-Cookie ${quoted(cookie)}`).join('\n')}
</LocationMatch>
`
}

const inXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const iisHeaders = (headers: Readonly<Record<string, string>>, indent: string) =>
  Object.entries(headers)
    .map(([name, value]) => `${indent}<remove name="${name}" /><add name="${name}" value="${inXml(value)}" />`)
    .join('\n')

/**
 * `web.config` beside the files. IIS gives each header once, so the exit's cookie is set to die after a second instead
 * of being set and deleted. Not tried on a machine with IIS.
 */
export function iisConfiguration({ base, page, entrance, file, leave, exit, cookies }: Hosting): string {
  const cookie = (cookies[0] ?? '').replace(/; *max-age=\d+/i, '')
  const headers = 'Last-Modified' in page ? page : without(page, CONTENT_TYPE)
  return `<?xml version="1.0" encoding="utf-8"?>
<!-- IIS 10 med URL Rewrite 2.1, för ${inXml(base)}. Inte prövad på en dator med IIS: kör samvarn verify-site efteråt. -->
<configuration>
  <system.webServer>
    <urlCompression doStaticCompression="false" doDynamicCompression="false" />
    <httpLogging dontLog="true" />
    <security><requestFiltering removeServerHeader="true"><verbs allowUnlisted="false"><add verb="GET" allowed="true" /><add verb="HEAD" allowed="true" /></verbs></requestFiltering></security>
    <directoryBrowse enabled="false" />
    <defaultDocument enabled="false" />
    <staticContent>
      <remove fileExtension=".html" /><mimeMap fileExtension=".html" mimeType="text/html; charset=utf-8" />
      <remove fileExtension=".m4a" /><mimeMap fileExtension=".m4a" mimeType="audio/mp4" />
      <remove fileExtension=".vtt" /><mimeMap fileExtension=".vtt" mimeType="text/vtt" />
      <clientCache cacheControlMode="NoControl" setEtag="false" />
    </staticContent>
    <httpErrors errorMode="Custom" existingResponse="Replace">
      <remove statusCode="404" /><error statusCode="404" path="404.html" responseMode="File" />
      <remove statusCode="405" /><error statusCode="405" path="404.html" responseMode="File" />
    </httpErrors>
    <httpProtocol>
      <customHeaders>
        <remove name="X-Powered-By" />
${iisHeaders(headers, '        ')}
      </customHeaders>
    </httpProtocol>
    <rewrite>
      <rules>
        <rule name="ut" stopProcessing="true"><match url="^ut$" /><action type="Redirect" url="${inXml(leave)}" redirectType="SeeOther" appendQueryString="false" /></rule>
        <rule name="entrance" stopProcessing="true"><match url="^$" /><action type="Rewrite" url="index.html" /></rule>
        <rule name="page" stopProcessing="true"><match url="^([a-z0-9]{6}/[a-r1-9][0-9][0-9])$" /><action type="Rewrite" url="{R:1}.html" /></rule>
      </rules>
    </rewrite>
  </system.webServer>
  <location path="ut">
    <system.webServer><httpProtocol><customHeaders>
${iisHeaders({ ...exit, 'Set-Cookie': `${cookie}; Max-Age=1` }, '      ')}
    </customHeaders></httpProtocol></system.webServer>
  </location>
  <location path="index.html">
    <system.webServer><httpProtocol><customHeaders>
${iisHeaders(without(entrance, CONTENT_TYPE), '      ')}
${'X-Robots-Tag' in entrance ? '' : '      <remove name="X-Robots-Tag" />\n'}    </customHeaders></httpProtocol></system.webServer>
  </location>
  <!-- Filer: samma huvuden som sidorna, utom att de får ett intetsägande namn. ${inXml(file['Content-Disposition'] ?? '')} -->
</configuration>
`
}
