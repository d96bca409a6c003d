// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/escape.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace gramme::exchange;

class TestEscape : public QObject
{
    Q_OBJECT

private slots:
    void singleLine_data();
    void singleLine();
    void latex_data();
    void latex();
    void latexIsAsciiAndBalanced_data();
    void latexIsAsciiAndBalanced();
    void markdown_data();
    void markdown();
    void address_data();
    void address();
    void html_data();
    void html();
    void yaml_data();
    void yaml();
};

void TestEscape::singleLine_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("line");
    QTest::newRow("plain") << u"A100 80 GB"_s << u"A100 80 GB"_s;
    QTest::newRow("line breaks") << u"a\r\nb\u2028c\td"_s << u"a b c d"_s;
    QTest::newRow("ends") << u"\n  a \n"_s << u"a"_s;
    QTest::newRow("bidirectional override") << u"a\u202Eb\u200Bc\uFEFF"_s << u"abc"_s;
    QTest::newRow("control characters") << u"a\u0000\u001Bb"_s << u"a b"_s;
    QTest::newRow("half of a pair") << (u"a"_s + QChar(0xD83D) + u"b"_s) << u"ab"_s;
    QTest::newRow("beyond the BMP") << u"a😀b"_s << u"a😀b"_s;
    QTest::newRow("empty") << QString() << QString();
}

void TestEscape::singleLine()
{
    QFETCH(QString, text);
    QTEST(gramme::exchange::singleLine(text), "line");
}

void TestEscape::latex_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("escaped");
    QTest::addColumn<bool>("complete");
    // The ten characters that TeX reads as commands: The TeXbook, chapter 7.
    QTest::newRow("specials") << u"& % $ # _ { } ~ ^ \\"_s
                              << u"\\& \\% \\$ \\# \\_ \\textbraceleft{} \\textbraceright{} "
                                 "\\textasciitilde{} \\textasciicircum{} \\textbackslash{}"_s
                              << true;
    QTest::newRow("signs of OT1") << u"a<b>c|d\"e"_s
                                  << u"a\\textless{}b\\textgreater{}c\\textbar{}d{''}e"_s << true;
    QTest::newRow("no dash out of hyphens") << u"--pue---"_s << u"-{}-pue-{}-{}-"_s << true;
    QTest::newRow("unit") << u"CO₂e"_s << u"CO\\textsubscript{2}e"_s << true;
    QTest::newRow("power of ten") << u"1.23 × 10⁻⁹"_s
                                  << u"1.23 $\\times$ 10\\textsuperscript{$-$}"
                                     "\\textsuperscript{9}"_s
                                  << true;
    QTest::newRow("accents") << u"São Paulo, Zürich"_s << u"S\\~{a}o Paulo, Z\\\"{u}rich"_s << true;
    QTest::newRow("accent on i") << u"Naïve"_s << u"Na\\\"{\\i}ve"_s << true;
    QTest::newRow("accent typed apart") << u"e\u0301"_s << u"\\'{e}"_s << true;
    QTest::newRow("ring, stroke, ligature")
        << u"Åse Øre Łódź æ"_s << u"\\r{A}se \\O{}re \\L{}\\'{o}d\\'{z} \\ae{}"_s << true;
    QTest::newRow("two accents") << u"ế"_s << u"\\'{\\^{e}}"_s << true;
    QTest::newRow("no ogonek in OT1") << u"ą"_s << u"a"_s << false;
    QTest::newRow("other script") << u"北京"_s << u"(U+5317)(U+4EAC)"_s << false;
    QTest::newRow("picture") << u"😀"_s << u"(U+1F600)"_s << false;
    QTest::newRow("full width") << u"Ａ１"_s << u"A1"_s << true;
    QTest::newRow("fixed blanks") << u"1\u202F000\u00A0kg"_s << u"1\\,000~kg"_s << true;
}

void TestEscape::latex()
{
    QFETCH(QString, text);
    bool complete = true;
    QTEST(escapeLatex(text, &complete), "escaped");
    QTEST(complete, "complete");
}

void TestEscape::latexIsAsciiAndBalanced_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("closing braces") << u"}}} \\end{document} {"_s;
    QTest::newRow("comment") << u"100% \n\\input{/etc/passwd}"_s;
    QTest::newRow("scripts") << u"Ελλάδα Україна العربية 한국어 ½ ﬁ ﷺ"_s;
    QTest::newRow("marks first") << u"\u0301\u0327x"_s;
}

void TestEscape::latexIsAsciiAndBalanced()
{
    QFETCH(QString, text);
    const QString escaped = escapeLatex(text);
    int depth = 0;
    for (const QChar character : escaped) {
        QVERIFY2(character.unicode() >= 0x20 && character.unicode() < 0x7F, qPrintable(escaped));
        depth += character == u'{' ? 1 : character == u'}' ? -1 : 0;
        QVERIFY2(depth >= 0, qPrintable(escaped)); // as BibTeX counts, with no look at backslashes
    }
    QCOMPARE(depth, 0);
    QVERIFY(!escaped.contains("\\input"_L1));
    QVERIFY(!escaped.contains("\\end"_L1));
}

void TestEscape::markdown_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("escaped");
    QTest::newRow("emphasis") << u"*a* _b_ `c`"_s << u"\\*a\\* \\_b\\_ \\`c\\`"_s;
    QTest::newRow("cell") << u"a|b"_s << u"a\\|b"_s;
    QTest::newRow("HTML") << u"<b>&amp;"_s << u"\\<b\\>\\&amp;"_s;
    QTest::newRow("link") << u"![x](y)"_s << u"\\!\\[x\\](y)"_s;
    QTest::newRow("backslash first") << u"\\|"_s << u"\\\\\\|"_s;
    QTest::newRow("new block") << u"a\n\n# b"_s << u"a \\# b"_s;
    QTest::newRow("other script stays") << u"北京 ×"_s << u"北京 ×"_s;
}

void TestEscape::markdown()
{
    QFETCH(QString, text);
    QTEST(escapeMarkdown(text), "escaped");
}

void TestEscape::address_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("safe");
    QTest::newRow("as it is") << u"https://a.org/b_c?d=%20&e#f"_s
                              << u"https://a.org/b_c?d=%20&e#f"_s;
    QTest::newRow("braces") << u"https://a.org/{}"_s << u"https://a.org/%7B%7D"_s;
    QTest::newRow("end of a link") << u"https://a.org/>x y\\"_s << u"https://a.org/%3Ex%20y%5C"_s;
    QTest::newRow("other script") << u"https://a.org/ü"_s << u"https://a.org/%C3%BC"_s;
    QTest::newRow("script") << u"javascript:alert(1)"_s << QString();
    QTest::newRow("no address") << u"cited on page 3"_s << QString();
}

void TestEscape::address()
{
    QFETCH(QString, address);
    QTEST(safeAddress(address), "safe");
}

void TestEscape::html_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("escaped");
    QTest::newRow("plain") << u"A100 80 GB × 8"_s << u"A100 80 GB × 8"_s;
    QTest::newRow("element") << u"<b onclick=\"x\">"_s << u"&lt;b onclick=&quot;x&quot;&gt;"_s;
    QTest::newRow("entity") << u"&lt; it's"_s << u"&amp;lt; it&#39;s"_s;
    QTest::newRow("no character") << u"a\uFFFEb\uFDD0"_s << u"ab"_s;
    QTest::newRow("line break") << u"a\nb"_s << u"a b"_s;
    QTest::newRow("beyond the BMP") << u"😀"_s << u"😀"_s;
}

void TestEscape::html()
{
    QFETCH(QString, text);
    QTEST(gramme::exchange::escapeHtml(text), "escaped");
}

void TestEscape::yaml_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("quoted");
    QTest::newRow("empty") << QString() << u"\"\""_s;
    QTest::newRow("words of YAML") << u"yes: - #"_s << u"\"yes: - #\""_s;
    QTest::newRow("quotes") << u"a\"b\\c"_s << u"\"a\\\"b\\\\c\""_s;
    QTest::newRow("line break") << u"a\n---\nb"_s << u"\"a --- b\""_s;
    QTest::newRow("letters") << u"北京 é"_s << u"\"北京 é\""_s;
    // No parser has to know what these look like.
    QTest::newRow("private use") << u"\uE000"_s << u"\"\\U0000e000\""_s;
}

void TestEscape::yaml()
{
    QFETCH(QString, text);
    QTEST(gramme::exchange::yamlString(text), "quoted");
}

QTEST_GUILESS_MAIN(TestEscape)
#include "tst_escape.moc"
