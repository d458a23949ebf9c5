package org.carillon.webmail.event;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.json.Json;
import org.carillon.webmail.link.WebLink;

/**
 * The means to take part remotely (RFC 8984 §4.2.6, RFC 7986 §5.11): a link or a telephone number.
 *
 * @param link the address; empty for none
 * @param phone the telephone number; empty for none
 * @param pin the digits dialled next; empty for none
 */
public record Conference(String link, String phone, String pin) {
  static final Conference NONE = new Conference("", "", "");

  static final String MEMBER = "virtualLocations";

  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()./-]{2,30}");
  private static final Pattern PIN = Pattern.compile("[0-9]{1,20}");

  /** A telephone number and, after pauses, the digits dialled next. */
  private static final Pattern CALLED =
      Pattern.compile("tel:([^,;]{1,60})(?:,+([0-9]{1,20})#?)?(?:;.*)?", Pattern.CASE_INSENSITIVE);

  private static final String URI = "uri";
  private static final String TYPE = "@type";

  static Conference of(JsonObject event) {
    List<String> uris =
        EventJson.members(event, MEMBER).values().stream().map(Conference::uri).toList();
    String link = uris.stream().filter(WebLink::is).findFirst().orElse("");
    return uris.stream()
        .map(CALLED::matcher)
        .filter(Matcher::matches)
        .findFirst()
        .map(call -> new Conference(link, call.group(1), Objects.toString(call.group(2), "")))
        .orElseGet(() -> new Conference(link, "", ""));
  }

  private static String uri(JsonValue value) {
    return value instanceof JsonObject one ? EventJson.text(one, URI) : "";
  }

  static boolean isPhone(String text) {
    return PHONE.matcher(text).matches();
  }

  static boolean isPin(String text) {
    return PIN.matcher(text).matches();
  }

  /** The URI to call: the number, a pause, the PIN. */
  public String call() {
    return "tel:" + phone.replaceAll("[^0-9+]", "") + (pin.isEmpty() ? "" : ",," + pin + "#");
  }

  /** Returns whether there is a link or a number. */
  public boolean isThere() {
    return !link.isEmpty() || !phone.isEmpty();
  }

  /** Puts it into an event; entries of other kinds stay as they are. */
  void put(Map<String, JsonValue> event) {
    JsonObject old = EventJson.object(event);
    Conference before = of(old);
    if (equals(before)) {
      return;
    }
    Map<String, JsonValue> places = new LinkedHashMap<>(EventJson.members(old, MEMBER));
    if (!link.equals(before.link)) {
      replace(places, WebLink::is, link, "video");
    }
    if (!phone.equals(before.phone) || !pin.equals(before.pin)) {
      replace(places, uri -> CALLED.matcher(uri).matches(), phone.isEmpty() ? "" : call(), "phone");
    }
    if (places.isEmpty()) {
      event.remove(MEMBER);
    } else {
      event.put(MEMBER, EventJson.object(places));
    }
  }

  /** Replaces or removes the first entry of a sort. */
  private static void replace(
      Map<String, JsonValue> places, Predicate<String> sort, String uri, String feature) {
    String id =
        places.entrySet().stream()
            .filter(one -> sort.test(uri(one.getValue())))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(feature);
    if (uri.isEmpty()) {
      places.remove(id);
      return;
    }
    JsonObjectBuilder made =
        places.get(id) instanceof JsonObject one
            ? Json.createObjectBuilder(one)
            : Json.createObjectBuilder()
                .add("features", Json.createObjectBuilder().add(feature, true));
    places.put(id, made.add(TYPE, "VirtualLocation").add(URI, uri).build());
  }
}
