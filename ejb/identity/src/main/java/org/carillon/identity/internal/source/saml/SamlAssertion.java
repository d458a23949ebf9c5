package org.carillon.identity.internal.source.saml;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.carillon.identity.source.IdentitySource;
import org.carillon.json.Json;
import org.opensaml.saml.saml2.core.NameIDType;

/**
 * A provider's checked statement about a user.
 *
 * @param name the provider's name of the user
 * @param session the provider's id of the session; empty if it gives none
 * @param request the request that it answers
 * @param contexts the authentication contexts
 * @param attributes the attributes by their names in lower case; an attribute may have two names
 */
record SamlAssertion(
    Name name,
    String session,
    String request,
    Set<String> contexts,
    Map<String, List<String>> attributes) {
  private static final String NAME_ID = "nameid";

  /** The authentication contexts that say that a second factor was asked for. */
  private static final Set<String> SECOND_FACTORS =
      Set.of(
          "https://refeds.org/profile/mfa",
          "http://schemas.microsoft.com/claims/multipleauthn",
          "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract",
          "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorUnregistered",
          "urn:oasis:names:tc:SAML:2.0:ac:classes:Smartcard",
          "urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI",
          "urn:oasis:names:tc:SAML:2.0:ac:classes:TimeSyncToken");

  /** The names that directories use for attributes to which providers give other names. */
  private static final Map<String, List<String>> ALSO =
      Map.ofEntries(
          also("mail", "email", "emailaddress", "urn:oid:0.9.2342.19200300.100.1.3"),
          also("givenname", "first_name", "firstname", "urn:oid:2.5.4.42"),
          also("sn", "surname", "last_name", "lastname", "urn:oid:2.5.4.4"),
          also("displayname", "name", "urn:oid:2.16.840.1.113730.3.1.241"),
          also("cn", "urn:oid:2.5.4.3"),
          also("uid", "urn:oid:0.9.2342.19200300.100.1.1"),
          also("telephonenumber", "urn:oid:2.5.4.20"),
          also("title", "urn:oid:2.5.4.12"),
          also("o", "urn:oid:2.5.4.10"));

  private static final String CLAIMS = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";

  private static Map.Entry<String, List<String>> also(String name, String... others) {
    return Map.entry(name, List.of(others));
  }

  SamlAssertion {
    contexts = Set.copyOf(contexts);
    attributes = Map.copyOf(attributes);
  }

  /**
   * A provider's name of a user (SAML 2.0 Core §2.2.3).
   *
   * @param qualifier the party that gave the name; empty if unknown
   * @param spQualifier the service provider for which it was given; empty if unknown
   */
  record Name(String value, String format, String qualifier, String spQualifier) {}

  /** Returns the user's address, or its local part; empty if there is none. */
  Optional<String> address(IdentitySource.Browsing browsing) {
    String wanted = browsing.claim().toLowerCase(Locale.ROOT);
    if (wanted.equals(NAME_ID)) {
      return Optional.of(name.value());
    }
    Map<String, List<String>> known = named();
    return Optional.ofNullable(known.get(wanted))
        .or(() -> Optional.ofNullable(wanted.equals("email") ? known.get("mail") : null))
        .map(List::getFirst)
        .or(
            () ->
                Optional.of(name.value())
                    .filter(_ -> wanted.equals("email") && NameIDType.EMAIL.equals(name.format())));
  }

  /** Returns the attributes by all names that they are known by. */
  Map<String, List<String>> named() {
    Map<String, List<String>> all = new TreeMap<>(attributes);
    attributes.forEach(
        (name, values) -> {
          if (name.startsWith(CLAIMS)) {
            all.putIfAbsent(name.substring(CLAIMS.length()), values);
          }
        });
    ALSO.forEach(
        (name, others) ->
            others.stream()
                .filter(all::containsKey)
                .findFirst()
                .ifPresent(other -> all.putIfAbsent(name, all.get(other))));
    return all;
  }

  /** Returns whether the provider says that it asked for a second factor. */
  boolean hasSecondFactor() {
    return contexts.stream().anyMatch(SECOND_FACTORS::contains);
  }

  String write() {
    JsonObjectBuilder values = Json.createObjectBuilder();
    attributes.forEach((name, said) -> values.add(name, Json.createArrayBuilder(said)));
    return Json.createObjectBuilder()
        .add("name", name.value())
        .add("format", name.format())
        .add("qualifier", name.qualifier())
        .add("spQualifier", name.spQualifier())
        .add("session", session)
        .add("request", request)
        .add("contexts", Json.createArrayBuilder(contexts))
        .add("attributes", values)
        .build()
        .toString();
  }

  /** Reads the text that {@link #write} returned. */
  static SamlAssertion read(String text) {
    JsonObject object = object(text);
    Map<String, List<String>> attributes = new TreeMap<>();
    JsonObject values = object.getJsonObject("attributes");
    values.keySet().forEach(key -> attributes.put(key, texts(values.getJsonArray(key))));
    return new SamlAssertion(
        new Name(
            object.getString("name"),
            object.getString("format"),
            object.getString("qualifier"),
            object.getString("spQualifier")),
        object.getString("session"),
        object.getString("request"),
        Set.copyOf(texts(object.getJsonArray("contexts"))),
        attributes);
  }

  /** Returns the data to sign the user out at the provider, which {@link #read} reads. */
  String hint() {
    return new SamlAssertion(name, session, "", Set.of(), Map.of()).write();
  }

  private static JsonObject object(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private static List<String> texts(JsonArray array) {
    return array.getValuesAs(JsonString.class).stream().map(JsonString::getString).toList();
  }
}
