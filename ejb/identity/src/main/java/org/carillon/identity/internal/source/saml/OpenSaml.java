package org.carillon.identity.internal.source.saml;

import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import net.shibboleth.utilities.java.support.component.ComponentInitializationException;
import net.shibboleth.utilities.java.support.xml.BasicParserPool;
import net.shibboleth.utilities.java.support.xml.SerializeSupport;
import net.shibboleth.utilities.java.support.xml.XMLParserException;
import org.opensaml.core.config.InitializationException;
import org.opensaml.core.config.Initializer;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.core.xml.config.GlobalParserPoolInitializer;
import org.opensaml.core.xml.io.MarshallingException;
import org.opensaml.core.xml.io.Unmarshaller;
import org.opensaml.core.xml.io.UnmarshallingException;
import org.opensaml.core.xml.util.XMLObjectSupport;
import org.opensaml.saml.config.impl.SAMLConfigurationInitializer;
import org.opensaml.xmlsec.config.DecryptionParserPoolInitializer;
import org.opensaml.xmlsec.config.GlobalAlgorithmRegistryInitializer;
import org.opensaml.xmlsec.config.impl.ApacheXMLSecurityInitializer;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Wraps the platform's SAML library, with a parser for documents that attackers may write. */
final class OpenSaml {
  /** The largest number of characters of metadata. A response is shorter. */
  static final int MOST_CHARACTERS = 1_000_000;

  private static final int MOST_DEPTH = 60;
  private static final int MOST_ELEMENTS = 20_000;
  private static final String ID = "ID";
  private static final XMLInputFactory READERS = readers();

  /** The parts of the library that are used here. Others need HTTP clients that WildFly lacks. */
  private static final List<Initializer> PARTS =
      List.of(
          new org.opensaml.core.xml.config.XMLObjectProviderInitializer(),
          new GlobalParserPoolInitializer(),
          new org.opensaml.saml.config.impl.XMLObjectProviderInitializer(),
          new SAMLConfigurationInitializer(),
          new org.opensaml.xmlsec.config.impl.XMLObjectProviderInitializer(),
          new ApacheXMLSecurityInitializer(),
          new GlobalAlgorithmRegistryInitializer(),
          new DecryptionParserPoolInitializer());

  private static final BasicParserPool PARSERS = started();

  private OpenSaml() {}

  /** Sets the thread's class loader, that finds the library's parts, and restores it after. */
  static final class Entered implements AutoCloseable {
    private final ClassLoader before;

    private Entered(ClassLoader before) {
      this.before = before;
    }

    @Override
    public void close() {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  /** Lets the library find its parts until the result is closed. */
  static Entered entered() {
    Thread thread = Thread.currentThread();
    Entered entered = new Entered(thread.getContextClassLoader());
    thread.setContextClassLoader(XMLObject.class.getClassLoader());
    return entered;
  }

  private static XMLInputFactory readers() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  private static BasicParserPool started() {
    try (var _ = entered()) {
      for (Initializer part : PARTS) {
        part.init();
      }
      // The parser accepts no DTD. It ignores comments, which no signature covers.
      BasicParserPool pool = new BasicParserPool();
      pool.initialize();
      return pool;
    } catch (InitializationException | ComponentInitializationException impossible) {
      throw new IllegalStateException("OpenSAML does not start", impossible);
    }
  }

  /**
   * Reads a document.
   *
   * @throws InvalidSaml if the document is too large or too deep, has a DTD, is not of that type,
   *     or uses an ID twice, so that the signature of one element could be taken for the other's
   */
  static <T extends XMLObject> T parse(String text, Class<T> type) throws InvalidSaml {
    if (text.length() > MOST_CHARACTERS) {
      throw new InvalidSaml("too long");
    }
    bound(text);
    try (var _ = entered()) {
      Element root = PARSERS.parse(new StringReader(text)).getDocumentElement();
      requireDistinctIds(root);
      Unmarshaller reader = XMLObjectSupport.getUnmarshaller(root);
      XMLObject read = reader == null ? null : reader.unmarshall(root);
      if (!type.isInstance(read)) {
        throw new InvalidSaml("the message is a " + root.getNodeName());
      }
      return type.cast(read);
    } catch (XMLParserException | UnmarshallingException | RuntimeException malformed) {
      // The library throws runtime exceptions for malformed numbers or words.
      throw new InvalidSaml("malformed", malformed);
    }
  }

  /** Checks the depth and size, because the library descends recursively. */
  private static void bound(String text) throws InvalidSaml {
    try {
      XMLStreamReader reader = READERS.createXMLStreamReader(new StringReader(text));
      try {
        int depth = 0;
        int elements = 0;
        while (reader.hasNext()) {
          switch (reader.next()) {
            case XMLStreamConstants.START_ELEMENT -> {
              depth++;
              elements++;
            }
            case XMLStreamConstants.END_ELEMENT -> depth--;
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                throw new InvalidSaml("the message has a DTD");
            default -> {
              // The text's length limits these.
            }
          }
          if (depth > MOST_DEPTH || elements > MOST_ELEMENTS) {
            throw new InvalidSaml("too deep or too large");
          }
        }
      } finally {
        reader.close();
      }
    } catch (XMLStreamException malformed) {
      throw new InvalidSaml("malformed", malformed);
    }
  }

  /**
   * Checks that no ID is used twice.
   *
   * @throws InvalidSaml if one is
   */
  static void requireDistinctIds(Element root) throws InvalidSaml {
    Set<String> known = new HashSet<>();
    known.add(root.getAttribute(ID));
    NodeList all = root.getElementsByTagNameNS("*", "*");
    for (int i = 0; i < all.getLength(); i++) {
      for (String name : new String[] {ID, "Id", "id"}) {
        String id = ((Element) all.item(i)).getAttribute(name);
        if (!id.isEmpty() && !known.add(id)) {
          throw new InvalidSaml("an ID is used twice");
        }
      }
    }
  }

  static <T extends XMLObject> T make(QName name, Class<T> type) {
    return type.cast(XMLObjectSupport.buildXMLObject(name));
  }

  static String write(XMLObject object) {
    try (var _ = entered()) {
      return SerializeSupport.nodeToString(XMLObjectSupport.marshall(object));
    } catch (MarshallingException impossible) {
      throw new IllegalStateException("SAML could not be written", impossible);
    }
  }
}
