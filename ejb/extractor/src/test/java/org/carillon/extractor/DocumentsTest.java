package org.carillon.extractor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.carillon.extractor.ExtractorProtocol.Answer;
import org.carillon.extractor.ExtractorProtocol.Kind;
import org.carillon.extractor.ExtractorProtocol.Request;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the text that is extracted from common kinds of documents. */
class DocumentsTest {
  private static final String WORDS = "The quarterly carillon report";

  @TempDir Path folder;
  private Path document;
  private final Documents documents = new Documents();

  @BeforeEach
  void place() {
    document = folder.resolve("document");
  }

  private Answer read(String name) {
    return documents.read(document, new Request(name, "application/octet-stream", 100_000));
  }

  private void assertRead(String name) {
    Answer answer = read(name);
    assertThat(answer.kind()).as(name).isEqualTo(Kind.TEXT);
    assertThat(answer.text()).as(name).contains(WORDS);
  }

  @Test
  void pdf() throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      PDPage page = new PDPage();
      pdf.addPage(page);
      try (PDPageContentStream text = new PDPageContentStream(pdf, page)) {
        text.beginText();
        text.setFont(new PDType1Font(FontName.HELVETICA), 12);
        text.newLineAtOffset(50, 500);
        text.showText(WORDS);
        text.endText();
      }
      pdf.save(document.toFile());
    }

    assertRead("report.pdf");
    assertRead("");
  }

  @Test
  void wordProcessing() throws IOException {
    try (XWPFDocument docx = new XWPFDocument();
        OutputStream out = Files.newOutputStream(document)) {
      docx.createParagraph().createRun().setText(WORDS);
      docx.write(out);
    }

    assertRead("report.docx");
    assertRead("");
  }

  @Test
  void spreadsheets() throws IOException {
    for (Workbook book : new Workbook[] {new XSSFWorkbook(), new HSSFWorkbook()}) {
      try (book;
          OutputStream out = Files.newOutputStream(document)) {
        book.createSheet("sheet").createRow(0).createCell(0).setCellValue(WORDS);
        book.write(out);
      }

      assertRead(book instanceof HSSFWorkbook ? "report.xls" : "report.xlsx");
    }
  }

  @Test
  void slides() throws IOException {
    try (XMLSlideShow show = new XMLSlideShow();
        OutputStream out = Files.newOutputStream(document)) {
      show.createSlide().createTextBox().setText(WORDS);
      show.write(out);
    }

    assertRead("report.pptx");
  }

  private void zip(String... namesAndTexts) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(document))) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
  }

  private static String openDocument(String body) {
    return """
        <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"\
         xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>\
        <text:p>%s</text:p></office:text></office:body></office:document-content>
        """
        .formatted(body);
  }

  @Test
  void openDocumentFormat() throws IOException {
    zip("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", openDocument(WORDS));

    assertRead("report.odt");
  }

  @Test
  void richText() throws IOException {
    Files.writeString(document, "{\\rtf1\\ansi\\pard {\\b The} quarterly carillon report\\par}");

    assertRead("report.rtf");
  }

  @Test
  void documentsCannotFetchResources() throws IOException {
    zip(
        "mimetype",
        "application/vnd.oasis.opendocument.text",
        "content.xml",
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + openDocument("a&e;z"));

    assertThat(read("report.odt").text()).doesNotContain("root:");
  }

  @Test
  void extractedTextIsBounded() throws IOException {
    Files.writeString(document, "{\\rtf1\\ansi\\pard " + "word ".repeat(100_000) + "}");

    Answer answer = documents.read(document, new Request("a.rtf", "application/rtf", 1_000));

    assertThat(answer.kind()).isEqualTo(Kind.TEXT);
    assertThat(answer.text()).hasSizeBetween(900, 1_000);
  }

  @Test
  void archivesAreNotExtracted() throws IOException {
    zip("inner.txt", WORDS);

    assertThat(read("files.zip")).isEqualTo(new Answer(Kind.NO_TEXT, ""));
  }

  @Test
  void garbageYieldsNoText() throws IOException {
    Random random = new Random(8);
    byte[] rubbish = new byte[20_000];
    random.nextBytes(rubbish);
    for (String begin :
        new String[] {"%PDF-1.7\n", "PK\u0003\u0004", "{\\rtf1", "\u00d0\u00cf\u0011\u00e0"}) {
      byte[] octets = begin.getBytes(StandardCharsets.ISO_8859_1);
      System.arraycopy(octets, 0, rubbish, 0, octets.length);
      Files.write(document, rubbish);

      assertThat(read("").text()).as(begin).doesNotContain(WORDS);
    }
  }
}
