// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/document.h"
#include "report/picture.h"
#include "report/report.h"
#include "report/reportchart.h"
#include "report/reportdata.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QCoreApplication>
#include <QFontInfo>
#include <QGuiApplication>
#include <QMarginsF>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextLayout>
#include <QTextObjectInterface>
#include <QTextOption>
#include <QTextTable>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::report {

namespace {

constexpr int dpi = 1200;
constexpr double pixelsPerInch = 96.0;
constexpr double millimetresPerInch = 25.4;
constexpr double letters = 9.0;   // points
constexpr double footLetters = 8; // points
constexpr double footHeight = 10; // millimetres
/// A chart higher than this share of a page is made smaller, so that its title stays with it.
constexpr double highestChart = 0.9;

double dots(double millimetres)
{
    return millimetres * dpi / millimetresPerInch;
}

/// Draws the chart where the text has an image, as lines and letters.
class ChartInText : public QObject, public QTextObjectInterface
{
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    ChartInText(const Picture& picture, QSizeF page)
        : m_picture(picture)
        , m_size(picture.size() * (dpi / pixelsPerInch))
    {
        const double scale = std::min(
            {1.0, page.width() / m_size.width(), highestChart * page.height() / m_size.height()});
        m_size *= scale;
    }

    QSizeF intrinsicSize(QTextDocument*, int, const QTextFormat&) override { return m_size; }
    void drawObject(QPainter* painter, const QRectF& rect, QTextDocument*, int,
                    const QTextFormat&) override
    {
        m_picture.paint(*painter, rect);
    }

private:
    const Picture& m_picture;
    QSizeF m_size;
};

QFont textFont(double points)
{
    QFont font = QGuiApplication::font();
    font.setFamily(QFontInfo(font).family());
    font.setPointSizeF(points);
    // Without ligatures: "ﬃ" would be copied out as one strange letter. Too little to be seen.
    font.setLetterSpacing(QFont::PercentageSpacing, 100.01);
    return font;
}

/// The size of the text on a page: what the margins leave, without the foot.
QSizeF textArea(const QPdfWriter& writer)
{
    const QSizeF page = writer.pageLayout().paintRectPixels(dpi).size();
    return {page.width(), page.height() - dots(footHeight)};
}

void setUp(QPdfWriter& writer, const QString& title)
{
    writer.setResolution(dpi);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(18, 16, 18, 12), QPageLayout::Millimeter);
    writer.setTitle(title);
    writer.setCreator(u"Gramme"_s);
}

void drawFoot(QPainter& painter, QSizeF area, const QString& left, const QString& right)
{
    painter.setFont(textFont(footLetters));
    painter.setPen(QColor(0x40, 0x40, 0x40));
    const QRectF foot(0.0, area.height() + dots(footHeight) / 2, area.width(),
                      dots(footHeight) / 2);
    painter.drawText(foot, Qt::AlignLeft | Qt::AlignBottom | Qt::TextSingleLine, left);
    painter.drawText(foot, Qt::AlignRight | Qt::AlignBottom | Qt::TextSingleLine, right);
}

void drawPage(QPainter& painter, QTextDocument& document, QSizeF area, int page)
{
    painter.save();
    const QRectF part(0.0, page * area.height(), area.width(), area.height());
    painter.translate(0.0, -part.top());
    painter.setClipRect(part);
    QAbstractTextDocumentLayout::PaintContext context;
    context.clip = part;
    context.palette.setColor(QPalette::Text, Qt::black);
    document.documentLayout()->draw(&painter, context);
    painter.restore();
}

/// All of it: Qt's own layout after a change in the middle can leave the rest of the text out.
void layOutAgain(QTextDocument& document)
{
    document.markContentsDirty(0, document.characterCount());
}

int pageOf(const QTextDocument& document, double y)
{
    return static_cast<int>(y / document.pageSize().height());
}

/// Top and bottom of the text of a row; only its first cells decide where it begins.
struct Extent
{
    double top = 0.0;
    double bottom = 0.0;
};
Extent extentOf(QTextTable& table, int row, const QAbstractTextDocumentLayout& layout)
{
    Extent extent{1e18, 0.0};
    for (int column = 0; column < table.columns(); ++column) {
        const QTextTableCell cell = table.cellAt(row, column);
        const QRectF first = layout.blockBoundingRect(cell.firstCursorPosition().block());
        const QRectF last = layout.blockBoundingRect(cell.lastCursorPosition().block());
        extent.top = std::min(extent.top, first.top());
        extent.bottom = std::max(extent.bottom, last.bottom());
    }
    return extent;
}

/// Qt breaks pages between lines, and so in the middle of a row: the row before one that would be
/// cut is made higher, up to the end of the page.
void keepRows(QTextTable& table)
{
    QTextDocument& document = *table.document();
    const QAbstractTextDocumentLayout& layout = *document.documentLayout();
    for (int row = table.format().toTableFormat().headerRowCount() + 1; row < table.rows(); ++row) {
        const Extent extent = extentOf(table, row, layout);
        const int page = pageOf(document, extent.top);
        if (page == pageOf(document, extent.bottom - 1.0))
            continue;
        const double rest = (page + 1) * document.pageSize().height() - extent.top;
        QTextTableCell above = table.cellAt(row - 1, 0);
        QTextTableCellFormat format = above.format().toTableCellFormat();
        format.setBottomPadding(format.bottomPadding() + rest * pixelsPerInch / dpi);
        above.setFormat(format);
        layOutAgain(document);
    }
}

void keepTables(QTextDocument& document)
{
    for (QTextFrame* frame : document.rootFrame()->childFrames()) {
        if (auto* table = qobject_cast<QTextTable*>(frame))
            keepRows(*table);
    }
}

/// A heading at the foot of a page goes to the next one, with what it is about.
void keepHeadings(QTextDocument& document)
{
    const QAbstractTextDocumentLayout& layout = *document.documentLayout();
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const QTextBlock below = block.next();
        if (block.blockFormat().headingLevel() == 0 || !below.isValid())
            continue;
        // Asking for the lower one first has both laid out.
        const QRectF text = layout.blockBoundingRect(below);
        const double top = layout.blockBoundingRect(block).top();
        const QTextLayout& lines = *below.layout();
        if (lines.lineCount() == 0)
            continue;
        const QTextLine second = lines.lineAt(std::min(1, lines.lineCount() - 1));
        const double end = text.top() + second.y() + second.height() - 1.0;
        if (pageOf(document, top) == pageOf(document, end))
            continue;
        QTextBlockFormat format = block.blockFormat();
        format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
        QTextCursor(block).setBlockFormat(format);
        layOutAgain(document);
    }
}

/// The report as a document of pages of this size.
void layOut(QTextDocument& document, QPdfWriter& writer, const QString& body)
{
    document.documentLayout()->setPaintDevice(&writer);
    document.setDefaultFont(textFont(letters));
    document.setDocumentMargin(0.0);
    QTextOption option = document.defaultTextOption();
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document.setDefaultTextOption(option);
    document.setDefaultStyleSheet(styleSheet(true));
    document.setHtml(body);
    document.setPageSize(textArea(writer));
    keepTables(document);
    keepHeadings(document);
}

bool drawPages(QPdfWriter& writer, QTextDocument& document, const QString& computed,
               const QString& pageWords)
{
    QPainter painter;
    if (!painter.begin(&writer))
        return false;
    const QSizeF area = textArea(writer);
    const int pages = document.pageCount();
    for (int page = 0; page < pages; ++page) {
        if (page > 0 && !writer.newPage())
            return false;
        drawPage(painter, document, area, page);
        drawFoot(painter, area, computed,
                 pageWords.arg(QString::number(page + 1), QString::number(pages)));
    }
    return painter.end();
}

} // namespace

Result<qint64> writePdf(const exchange::Publication& publication,
                        const exchange::PublishOptions& options, QIODevice& device)
{
    if (const auto problem = cannotDraw())
        return *problem;
    const auto words = wordsOf(options.locale);
    if (!words)
        return words.error();
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    setUp(writer, headingOf(publication, *words));

    charts::ChartSpec spec = carbonChart(publication, options, *words);
    spec.caption.clear(); // the report ends with it
    const QSizeF area = textArea(writer);
    const auto picture =
        Picture::of(spec, std::floor(area.width() * pixelsPerInch / dpi), textFont(letters));
    if (!picture)
        return picture.error();
    const auto body = reportBody(publication, options, *words, u"<p><img src=\"chart\"></p>"_s);
    if (!body)
        return body.error();
    QTextDocument document;
    ChartInText chart(**picture, area);
    document.documentLayout()->registerHandler(QTextFormat::ImageObject, &chart);
    layOut(document, writer, *body);
    if (!drawPages(writer, document, computedWith(publication, *words), words->of(u"page"_s)))
        return Problem{Problem::Kind::Fault,
                       {},
                       QCoreApplication::translate("gramme::report",
                                                   "The report could not be drawn; free some "
                                                   "memory and try again.")};
    buffer.close();
    return put(buffer.data(), device);
}

} // namespace gramme::report

#include "pdfreport.moc"
