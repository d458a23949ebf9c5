package org.carillon.web;

import jakarta.faces.component.FacesComponent;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import java.io.IOException;
import java.io.StringWriter;
import org.carillon.http.Digest;

/**
 * An element that is not sent again to a page which reloads itself: it carries a digest of its
 * content, and is sent empty to a page that has the same digest ({@link Refresh}). Attributes:
 * {@code element}, and {@code key} and {@code look}, which become its id and class.
 */
@FacesComponent(CachedPart.TYPE)
public class CachedPart extends UIComponentBase {
  /** The component's name in tag libraries. */
  public static final String TYPE = "org.carillon.CachedPart";

  /** The attribute that carries the digest. */
  static final String DIGEST = "data-kept";

  /** Two parts of a page have equal digests with a probability of 1 in 10^14; one is then wrong. */
  private static final int DIGEST_OCTETS = 6;

  @Override
  public String getFamily() {
    return TYPE;
  }

  @Override
  public boolean getRendersChildren() {
    return true;
  }

  @Override
  public void encodeChildren(FacesContext context) throws IOException {
    ResponseWriter page = context.getResponseWriter();
    StringWriter inside = new StringWriter();
    context.setResponseWriter(page.cloneWithWriter(inside));
    try {
      for (UIComponent child : getChildren()) {
        child.encodeAll(context);
      }
      context.getResponseWriter().flush();
    } finally {
      context.setResponseWriter(page);
    }
    String element = (String) getAttributes().get("element");
    String look = (String) getAttributes().get("look");
    String digest = Digest.of(look + "\n" + inside, DIGEST_OCTETS);
    page.startElement(element, this);
    page.writeAttribute("id", getAttributes().get("key"), null);
    page.writeAttribute("class", look, null);
    page.writeAttribute(DIGEST, digest, null);
    if (!Refresh.of(context).has(digest)) {
      page.write(inside.toString());
    }
    page.endElement(element);
  }
}
