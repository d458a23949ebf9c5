package org.carillon.bench.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A form of a page as a browser has it: its fields can be filled in and sent. */
final class PageForm {
  static final String BOUNDARY = "=_people";

  private static final Pattern FIELD =
      Pattern.compile("<(?:input|textarea)\\b[^>]*\\bname=\"([^\"]+)\"[^>]*>");
  private static final Pattern VALUE = Pattern.compile("\\bvalue=\"([^\"]*)\"");
  private static final Pattern CHOICE = Pattern.compile("type=\"(?:checkbox|radio|file|submit)\"");

  private final Map<String, String> fields = new LinkedHashMap<>();

  private PageForm() {}

  /**
   * Reads it from a page.
   *
   * @throws IllegalStateException if the page has none with that id
   */
  static PageForm of(String page, String id) {
    int begin = page.indexOf("<form id=\"" + id + "\"");
    if (begin < 0) {
      throw new IllegalStateException("There is no form " + id);
    }
    PageForm form = new PageForm();
    Matcher field = FIELD.matcher(page.substring(begin, page.indexOf("</form>", begin)));
    while (field.find()) {
      if (!CHOICE.matcher(field.group()).find()) {
        Matcher value = VALUE.matcher(field.group());
        form.fields.putIfAbsent(field.group(1), value.find() ? plain(value.group(1)) : "");
      }
    }
    return form;
  }

  /** Fills in a field, or presses the button of that name. */
  PageForm with(String name, String value) {
    fields.put(name, value);
    return this;
  }

  /** A copy with a button pressed. */
  PageForm pressed(String button) {
    PageForm form = new PageForm();
    form.fields.putAll(fields);
    form.fields.put(button, button);
    return form;
  }

  String urlEncoded() {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** The body of a form with files, with {@link #BOUNDARY}. */
  String multipart() {
    StringBuilder body = new StringBuilder();
    fields.forEach(
        (name, value) ->
            body.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(BOUNDARY, name, value)));
    return body.append("--").append(BOUNDARY).append("--\r\n").toString();
  }

  /** A value of an attribute, with its references decoded. */
  static String plain(String value) {
    return value
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
