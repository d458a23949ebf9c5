package org.carillon.mailauth.bimi.picture;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads an untrusted picture without document types and entities, and rewrites it with known
 * elements only. A picture that does not conform to the profile is rejected as a whole, since part
 * of a brand's picture is useless.
 */
public final class PictureCleaner {
  private static final int DEEPEST = 32;
  private static final int MOST_ELEMENTS = 2_000;
  private static final int MOST_TITLE = 64;

  private static final XMLInputFactory FACTORY = factory();

  private final XMLStreamReader xml;
  private final PictureText out = new PictureText();
  private final DrawingCount reuse = new DrawingCount();
  private String title = "";
  private int elements;

  private PictureCleaner(XMLStreamReader xml) {
    this.xml = xml;
  }

  /** Thrown and caught in this class only, if the picture does not conform. */
  private static final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    Unfit(String why) {
      super(why, null, false, false);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    // Without it, errors in untrusted files are printed.
    factory.setXMLReporter((message, type, information, location) -> {});
    return factory;
  }

  /** Cleans an unpacked picture. Thread-safe. */
  public static CleanPicture clean(byte[] svg) {
    if (svg.length > PackedPicture.MOST_OCTETS) {
      return new CleanPicture.Rejected("The picture has more than 32 KB.");
    }
    try {
      return new PictureCleaner(FACTORY.createXMLStreamReader(new ByteArrayInputStream(svg)))
          .picture();
    } catch (XMLStreamException damaged) {
      return new CleanPicture.Rejected("The picture is not well-formed XML.");
    } catch (Unfit unfit) {
      return new CleanPicture.Rejected(unfit.getMessage());
    }
  }

  private CleanPicture picture() throws XMLStreamException, Unfit {
    if (next() != XMLStreamConstants.START_ELEMENT || !isSvg() || !name().equals("svg")) {
      throw new Unfit("The file is not an SVG picture.");
    }
    if (!attribute("version").equals("1.2") || !attribute("baseProfile").equals("tiny-ps")) {
      throw new Unfit("The picture does not say that it is SVG Tiny PS.");
    }
    if (!attribute("viewBox").matches("\\s*(?:-?[0-9.]{1,20}[\\s,]+){3}[0-9.]{1,20}\\s*")) {
      throw new Unfit("The picture does not say how large it is (viewBox).");
    }
    out.root();
    attributes();
    reuse.open(Optional.empty());
    inside(1);
    if (next() != XMLStreamConstants.END_DOCUMENT) {
      throw new Unfit("The file has content after the picture.");
    }
    if (title.isEmpty()) {
      throw new Unfit("The picture has no title.");
    }
    reuse.close();
    if (!reuse.isBounded()) {
      throw new Unfit("The picture uses its own parts too often.");
    }
    return new CleanPicture.Shown(out.text().getBytes(StandardCharsets.UTF_8), title);
  }

  /** Reads the content of an element up to its end. */
  private void inside(int depth) throws XMLStreamException, Unfit {
    String element = name();
    for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> child(element, depth + 1);
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (SvgProfile.hasText(element)) {
            out.characters(xml.getText());
          } else if (!xml.getText().isBlank()) {
            throw new Unfit("The picture has text outside of text elements.");
          }
        }
        default -> throw new Unfit("The picture ends too early.");
      }
    }
    out.end(element);
  }

  private void child(String parent, int depth) throws XMLStreamException, Unfit {
    if (depth > DEEPEST || ++elements > MOST_ELEMENTS) {
      throw new Unfit("The picture has too many elements.");
    }
    String element = name();
    if (!isSvg()) {
      throw new Unfit("The picture has elements that are not SVG: " + shown(element));
    }
    switch (element) {
      case "title" -> {
        String said = words();
        if (parent.equals("svg")) {
          if (!title.isEmpty()) {
            throw new Unfit("The picture has several titles.");
          }
          title = said.length() > MOST_TITLE ? said.substring(0, MOST_TITLE) : said;
          out.title(title);
        }
      }
      case "desc" -> words();
      default -> {
        if (!SvgProfile.isDrawing(element)) {
          throw new Unfit("A brand logo cannot have this element: " + shown(element));
        }
        out.begin(element);
        attributes();
        reuse.open(Optional.of(attribute("id")).filter(id -> !id.isEmpty()));
        if (element.equals("use")) {
          reuse.use(attribute(SvgProfile.XLINK, "href").replaceFirst("#", ""));
        }
        inside(depth);
        reuse.close();
      }
    }
  }

  /** Returns the text of an element that contains only text, as one line. */
  private String words() throws XMLStreamException, Unfit {
    StringBuilder words = new StringBuilder();
    for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
      if (event != XMLStreamConstants.CHARACTERS && event != XMLStreamConstants.CDATA) {
        throw new Unfit("A title and a description can only be text.");
      }
      words.append(xml.getText());
    }
    return words.toString().replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }

  private void attributes() throws Unfit {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String namespace = xml.getAttributeNamespace(i) == null ? "" : xml.getAttributeNamespace(i);
      String attribute = xml.getAttributeLocalName(i);
      String value = xml.getAttributeValue(i);
      boolean isLink = namespace.equals(SvgProfile.XLINK) && attribute.equals("href");
      if (isLink || namespace.isEmpty() && !attribute.equals("href")) {
        keep(attribute, value);
      } else if (!namespace.equals("http://www.w3.org/XML/1998/namespace")) {
        throw new Unfit("A brand logo cannot have this attribute: " + shown(attribute));
      }
    }
  }

  private void keep(String attribute, String value) throws Unfit {
    if (SvgProfile.knows(name(), attribute)) {
      if (!SvgProfile.isHarmless(attribute, value)) {
        throw new Unfit("A brand logo cannot refer to anything outside: " + shown(attribute));
      }
      out.attribute(attribute, value);
    } else if (!SvgProfile.isSilent(attribute)) {
      throw new Unfit(
          "A brand logo cannot have this attribute: " + shown(name()) + " " + shown(attribute));
    }
  }

  private String attribute(String attribute) {
    return attribute(null, attribute);
  }

  private String attribute(String namespace, String attribute) {
    String value = xml.getAttributeValue(namespace, attribute);
    return value == null ? "" : value;
  }

  private String name() {
    return xml.getLocalName();
  }

  private boolean isSvg() {
    return SvgProfile.SVG.equals(xml.getNamespaceURI());
  }

  private static String shown(String name) {
    String ascii = name.replaceAll("[^\\w.-]", "?");
    return ascii.length() > 40 ? ascii.substring(0, 40) : ascii;
  }

  /** Returns the next relevant event. Throws if it is one that a picture must not have. */
  private int next() throws XMLStreamException, Unfit {
    while (true) {
      int event = xml.next();
      switch (event) {
        case XMLStreamConstants.DTD,
            XMLStreamConstants.ENTITY_REFERENCE,
            XMLStreamConstants.ENTITY_DECLARATION,
            XMLStreamConstants.PROCESSING_INSTRUCTION ->
            throw new Unfit("A brand logo cannot have a document type or processing instructions.");
        case XMLStreamConstants.COMMENT, XMLStreamConstants.SPACE -> {}
        default -> {
          return event;
        }
      }
    }
  }
}
