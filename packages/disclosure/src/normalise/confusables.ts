/**
 * Cyrillic and Greek letters that look like Latin ones (Unicode's confusables, the part that a Swedish name or
 * street can be written with). They are read as Latin only in words that mix scripts: a word that is Cyrillic
 * throughout is a word of another language, not a disguise.
 */
const PAIRS =
  'аaеeоoрpсcуyхxіiјjѕsԁdԛqԝwһhӏlАAВBЕEКKМMНHОOРPСCТTУYХXІIЈJЅSҮYԌGԜWвbнhкkмmтtґr' +
  'αaοoνvρpτtυuιiκkηnωwϲcϳjΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX' +
  'ɑaɡgɩiʏyᴀaᴄcᴏoᴜuѵvոnսuօoհhյj'
const latin = new Map<string, string>()
for (let i = 0; i + 1 < PAIRS.length; i += 2) latin.set(PAIRS.charAt(i), PAIRS.charAt(i + 1))

const FOREIGN = /[\u0251-\u02af\u0370-\u052f\u0531-\u0587\u1d00-\u1d7f]/
const WORD = /\p{L}+/gu
const LATIN = /[A-Za-z\u00c0-\u024f]/

/** Same length in, same length out. */
export function plainConfusable(text: string): string {
  if (!FOREIGN.test(text)) return text
  return text.replace(WORD, (word) => {
    if (!FOREIGN.test(word) || !LATIN.test(word)) return word
    let out = ''
    for (let i = 0; i < word.length; i += 1) out += latin.get(word.charAt(i)) ?? word.charAt(i)
    return out
  })
}
