package org.carillon.web.action;

import jakarta.faces.component.FacesComponent;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.carillon.web.Icons;
import org.carillon.web.Texts;
import org.carillon.web.request.PageBean;

/**
 * The actions at a place, as plain buttons and links. Attributes: {@code of} (the {@link Actions}),
 * {@code in} (the {@link ActionPlace} in lower case), {@code on} (their subject). The content is
 * the input field that some of them require: it is written before the first that does; for several
 * fields, each is a facet with its name. The buttons belong to any form whose actions {@code
 * k:acts} handles, or that acts for such a form.
 *
 * <p>In a menu an action with a field is a fold of its own: its facet has a button for each choice,
 * which has the name and value of {@code asking} ({@link ShownAction}) and sends the choice by its
 * {@code formaction}.
 */
@FacesComponent(ActionButtons.TYPE)
public class ActionButtons extends UIComponentBase {
  /** The component's name in tag libraries. */
  public static final String TYPE = "org.carillon.Actions";

  private static final String ASKING = "asking";

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
    ActionPlace place = ActionPlace.valueOf(text("in").toUpperCase(Locale.ROOT));
    var writing =
        new Writing(
            context.getResponseWriter(),
            place,
            PageBean.named("texts", Texts.class, context),
            Icons.of(context));
    Set<String> written = new HashSet<>();
    List<ShownAction> all = ((Actions<?>) get("of")).shown(place, get("on"));
    for (ShownAction action : all) {
      if (place.isMenu() && !action.asks().isEmpty()) {
        encodeFold(action, writing, context);
        continue;
      }
      if (!action.asks().isEmpty() && written.add(action.asks())) {
        encodeField(action.asks(), context);
      }
      writing.write(action);
    }
  }

  private void encodeFold(ShownAction action, Writing writing, FacesContext context)
      throws IOException {
    ResponseWriter page = writing.to();
    page.startElement("details", this);
    page.writeAttribute("class", "asking", null);
    page.writeAttribute("name", "asking", null); // only one of several is open
    writing.writeOpener(action);
    page.startElement("div", this);
    page.writeAttribute("class", "choices", null);
    Map<String, Object> request = context.getExternalContext().getRequestMap();
    request.put(ASKING, action);
    encodeField(action.asks(), context);
    request.remove(ASKING);
    page.endElement("div");
    page.endElement("details");
  }

  private void encodeField(String field, FacesContext context) throws IOException {
    UIComponent own = getFacet(field);
    if (own != null) {
      own.encodeAll(context);
      return;
    }
    for (UIComponent child : getChildren()) {
      child.encodeAll(context);
    }
  }

  private Object get(String name) {
    return getAttributes().get(name);
  }

  private String text(String name) {
    return (String) get(name);
  }

  /**
   * Writes actions one after the other.
   *
   * @param to the page
   * @param place the place of the actions
   * @param texts their words
   * @param icons their icons
   */
  private record Writing(ResponseWriter to, ActionPlace place, Texts texts, Icons icons) {

    void write(ShownAction action) throws IOException {
      String element = action.isLink() ? "a" : "button";
      String words = texts.of(action.words());
      to.startElement(element, null);
      if (action.isLink()) {
        writeLink(action);
      } else {
        writeButton(action);
      }
      String tone = action.tone();
      attribute("class", tone.isEmpty() ? place.buttonClass() : place.buttonClass() + " " + tone);
      if (place.isTitled()) {
        attribute("title", words);
      }
      if (!action.key().isEmpty()) {
        attribute("data-key", action.key());
      }
      icons.write(action.icon(), to);
      writeWords(words);
      to.endElement(element);
      to.writeText("\n", null); // separates them if there is no style sheet
    }

    /** Writes the summary that opens the fold of an action. */
    void writeOpener(ShownAction action) throws IOException {
      to.startElement("summary", null);
      attribute("class", place.buttonClass());
      if (!action.key().isEmpty()) {
        attribute("data-key", action.key());
      }
      icons.write(action.icon(), to);
      writeWords(texts.of(action.words()));
      icons.write("chevron-down", to);
      to.endElement("summary");
    }

    private void writeButton(ShownAction action) throws IOException {
      attribute("type", "submit");
      attribute("name", action.name());
      attribute("value", action.value());
      if (place == ActionPlace.BAR || place == ActionPlace.MORE) {
        attribute("id", action.name());
      }
      if (!action.asks().isEmpty()) {
        attribute("data-asks", action.asks());
      }
    }

    private void writeLink(ShownAction action) throws IOException {
      attribute("href", action.address());
      switch (action.target()) {
        case FRAME -> {}
        case PAGE -> attribute("data-turbo-frame", "_top");
        case NEW_PAGE -> {
          attribute("target", "_blank");
          attribute("rel", "noopener");
          attribute("data-turbo", "false");
        }
        case FILE -> attribute("data-turbo", "false");
      }
    }

    private void writeWords(String words) throws IOException {
      if (place.wordClass().isEmpty()) {
        to.writeText(words, null);
        return;
      }
      to.startElement("span", null);
      attribute("class", place.wordClass());
      to.writeText(words, null);
      to.endElement("span");
    }

    private void attribute(String name, String value) throws IOException {
      to.writeAttribute(name, value, null);
    }
  }
}
