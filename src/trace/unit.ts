/**
 * What a printed number counts, as the product speaks of it. The runtime prints `MB` for mebibytes; the catalogue says
 * `MiB` and keeps the runtime's spelling in `printedAs`.
 */
export type Unit =
  | 'count'
  | 's'
  | 'ms'
  | 'us'
  | 'percent'
  | 'MiB'
  | 'KiB'
  | 'B'
  | 'pages'
  | 'ratio'
  | 'pages-per-byte'
  | 'id'
  | 'flag'
  | 'text'

/**
 * How the runtime writes a value, which fixes both the characters to expect and how far the true value may lie from the
 * printed one (everything is truncated, never rounded; `itoaDiv` and `fmtNSAsMS` in runtime/mgc.go, Go 1.5 to 1.27).
 *
 * - `int`, `signed`: decimal integers.
 * - `three-decimals`: seconds, always three digits after the dot (`36.750`).
 * - `two-digits`: milliseconds in at most two significant digits below 10 ms (`0`, `0.022`, `0.27`, `1.2`, `211`).
 * - `float-exponent`: `+6.183550e-004`, `NaN`, `+Inf` (print of floats to Go 1.25).
 * - `float-shortest`: `0.4816327062813257`, `0`, `3.2e-05` (Go 1.26 on).
 * - `id`: an integer, or `nil` for "none", which reads as absent (Go 1.20 on).
 * - `id-signed`: the same with `-1` for "none" (to Go 1.19).
 * - `bool`: `true`/`false`, or `1`/`0` in old releases.
 * - `flag`: a fixed text that is there or is not.
 * - `text`: free text up to the literal that follows.
 * - `word`: text without blanks.
 */
export type Print =
  | 'int'
  | 'signed'
  | 'three-decimals'
  | 'two-digits'
  | 'float-exponent'
  | 'float-shortest'
  | 'id'
  | 'id-signed'
  | 'bool'
  | 'flag'
  | 'text'
  | 'word'
