package org.carillon.extractor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.sax.BodyContentHandler;
import org.carillon.extractor.ExtractorProtocol.Answer;
import org.carillon.extractor.ExtractorProtocol.Kind;
import org.carillon.extractor.ExtractorProtocol.Request;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Extracts the text of documents with Tika. Files embedded in a document are ignored. */
final class Documents {
  private final AutoDetectParser parser = new AutoDetectParser();

  /** Reads a document from a file. */
  Answer read(Path document, Request request) {
    Metadata metadata = new Metadata();
    if (!request.name().isEmpty()) {
      metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, request.name());
    }
    if (!request.type().equalsIgnoreCase("application/octet-stream")) {
      metadata.set(HttpHeaders.CONTENT_TYPE, request.type());
    }
    BodyContentHandler text = new BodyContentHandler(request.most());
    try (TikaInputStream in = TikaInputStream.get(document)) {
      parser.parse(in, text, metadata, context());
    } catch (SAXException | TikaException | IOException | RuntimeException broken) {
      // The text before the limit, or before the malformed place, is better than none.
      if (!WriteLimitReachedException.isWriteLimitReached(broken) && text.toString().isBlank()) {
        return new Answer(Kind.UNREADABLE, "");
      }
    }
    String found = text.toString();
    return found.isBlank() ? new Answer(Kind.NO_TEXT, "") : new Answer(Kind.TEXT, found);
  }

  private static ParseContext context() {
    ParseContext context = new ParseContext();
    context.set(EmbeddedDocumentExtractor.class, new LeftAlone());
    context.set(Parser.class, new org.apache.tika.parser.EmptyParser());
    OfficeParserConfig office = new OfficeParserConfig();
    office.setUseSAXDocxExtractor(true);
    office.setUseSAXPptxExtractor(true);
    office.setExtractMacros(false);
    context.set(OfficeParserConfig.class, office);
    return context;
  }

  /** Ignores archives and documents in documents. */
  private static final class LeftAlone implements EmbeddedDocumentExtractor {
    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
      return false;
    }

    @Override
    public void parseEmbedded(
        InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {
      // Ignored.
    }
  }
}
