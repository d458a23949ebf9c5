package org.carillon.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A variable of a page has a name of its own where it is seen. What is handed to an included file
 * or to a tag is read there, when it is shown: a variable of the same name that is nearer would
 * catch it.
 */
class PageVariablesTest {
  private static final Path TREE = Path.of(System.getProperty("carillon.tree"));
  private static final String FACELETS = "jakarta.faces.facelets";
  private static final String OWN_TAGS = "urn:carillon";

  /**
   * Tests that a page's variable has a unique name where it is visible: an included file or a tag
   * evaluates its parameters when it is rendered, and would get a nearer variable of the same name.
   */
  private static final List<String> ROOTS =
      List.of("src/main/webapp", "src/main/resources/META-INF/contracts/stock");

  private static final Path KIT = Path.of("web-mail/kit");

  private final Map<Path, Document> read = new HashMap<>();

  @Test
  void pageVariablesDoNotShadowEachOther() throws IOException {
    Set<String> caught = new TreeSet<>();
    for (String module : List.of("web-mail/kit", "web-mail/app", "web-admin")) {
      caught.addAll(caught(TREE, Path.of(module)));
    }
    assertThat(caught).isEmpty();
    assertThat(read.keySet()).hasSizeGreaterThan(100);
  }

  @Test
  void shadowedVariablesAreDetected(@TempDir Path tree) throws IOException {
    Path tags = Files.createDirectories(tree.resolve(KIT).resolve("src/main/resources/META-INF"));
    Files.writeString(
        tags.resolve("carillon.taglib.xml"),
        "<l xmlns='a'><tag><tag-name>list</tag-name><source>list.xhtml</source></tag></l>");
    Files.writeString(tags.resolve("list.xhtml"), page("<ui:repeat var='each'/>"));
    Path pages = Files.createDirectories(tree.resolve("app/src/main/webapp/WEB-INF"));
    Files.writeString(
        pages.resolve("outer.xhtml"),
        page(
            "<ui:repeat var='one'><ui:include src='/WEB-INF/inner.xhtml'>"
                + "<ui:param name='title'/></ui:include></ui:repeat><ui:repeat var='one'/>"));
    Files.writeString(
        pages.resolve("inner.xhtml"),
        page("<h:dataTable var='one'/><c:forEach var='title'/><ui:repeat var='other'/>"));
    Files.writeString(
        pages.resolve("tags.xhtml"), page("<ui:repeat var='each'><k:list/></ui:repeat>"));
    Files.writeString(
        pages.resolve("nested.xhtml"), page("<c:set var='one'><ui:repeat var='one'/></c:set>"));

    assertThat(caught(tree, Path.of("app")))
        .containsExactlyInAnyOrder(
            "inner.xhtml: one, from outer.xhtml",
            "inner.xhtml: title, from outer.xhtml",
            "list.xhtml: each, from tags.xhtml",
            "nested.xhtml: one, from nested.xhtml");
  }

  private static String page(String content) {
    return "<div xmlns:ui='jakarta.faces.facelets' xmlns:h='jakarta.faces.html'"
        + " xmlns:c='jakarta.tags.core' xmlns:k='urn:carillon'>"
        + content
        + "</div>";
  }

  private Set<String> caught(Path tree, Path module) throws IOException {
    Set<String> caught = new TreeSet<>();
    Map<String, Path> tags = tags(tree);
    try (Stream<Path> files = Files.walk(tree.resolve(module).resolve("src/main"))) {
      for (Path page : files.filter(file -> file.toString().endsWith(".xhtml")).toList()) {
        new Walk(tree, module, page, tags, caught).of(page, root(page), Set.of(), Set.of(page));
      }
    }
    return caught;
  }

  private Map<String, Path> tags(Path tree) throws IOException {
    Path folder = tree.resolve(KIT).resolve("src/main/resources/META-INF");
    Map<String, Path> tags = new HashMap<>();
    var all = root(folder.resolve("carillon.taglib.xml")).getElementsByTagNameNS("*", "tag");
    for (int i = 0; i < all.getLength(); i++) {
      Element tag = (Element) all.item(i);
      Node source = tag.getElementsByTagNameNS("*", "source").item(0);
      if (source != null) {
        tags.put(
            tag.getElementsByTagNameNS("*", "tag-name").item(0).getTextContent(),
            folder.resolve(source.getTextContent()));
      }
    }
    return tags;
  }

  private Element root(Path file) throws IOException {
    Document known = read.get(file);
    if (known == null) {
      try {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        known = builder.parse(file.toFile());
      } catch (ParserConfigurationException | SAXException e) {
        throw new IOException(file.toString(), e);
      }
      read.put(file, known);
    }
    return known.getDocumentElement();
  }

  /** A traversal of one page with its includes. */
  private final class Walk {
    private final Path tree;
    private final Path module;
    private final Path begun;
    private final Map<String, Path> tags;
    private final Set<String> caught;

    Walk(Path tree, Path module, Path begun, Map<String, Path> tags, Set<String> caught) {
      this.tree = tree;
      this.module = module;
      this.begun = begun;
      this.tags = tags;
      this.caught = caught;
    }

    void of(Path file, Element element, Set<String> around, Set<Path> above) throws IOException {
      Set<String> names = new HashSet<>(around);
      String variable = element.getAttribute("var");
      if (!variable.isEmpty() && !names.add(variable)) {
        caught.add(file.getFileName() + ": " + variable + ", from " + begun.getFileName());
      }
      Set<String> handed = new HashSet<>(names);
      Optional<Path> included = included(file, element, handed);
      if (included.isPresent() && !above.contains(included.get())) {
        Set<Path> deeper = new HashSet<>(above);
        deeper.add(included.get());
        of(included.get(), root(included.get()), handed, deeper);
      }
      for (Node at = element.getFirstChild(); at != null; at = at.getNextSibling()) {
        if (at instanceof Element child) {
          of(file, child, names, above);
        }
      }
    }

    private Optional<Path> included(Path file, Element element, Set<String> handed) {
      if (OWN_TAGS.equals(element.getNamespaceURI())) {
        var attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
          handed.add(attributes.item(i).getNodeName());
        }
        return Optional.ofNullable(tags.get(element.getLocalName()));
      }
      if (!FACELETS.equals(element.getNamespaceURI())
          || !"include".equals(element.getLocalName())) {
        return Optional.empty();
      }
      var parameters = element.getElementsByTagNameNS(FACELETS, "param");
      for (int i = 0; i < parameters.getLength(); i++) {
        handed.add(((Element) parameters.item(i)).getAttribute("name"));
      }
      String source = element.getAttribute("src");
      Optional<Path> found =
          Stream.of(module, KIT)
              .flatMap(place -> ROOTS.stream().map(tree.resolve(place)::resolve))
              .map(root -> root.resolve(source.replaceFirst("^/", "")))
              .filter(Files::isRegularFile)
              .findFirst();
      assertThat(found).as(file + " includes " + source).isPresent();
      return found;
    }
  }
}
