package org.carillon.rest.kit;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.carillon.audit.AuditRecord;
import org.carillon.health.Health;
import org.carillon.identity.token.Token;
import org.carillon.json.Json;
import org.carillon.listener.Certificate;
import org.carillon.listener.ListenerState;

/** The core's objects as JSON. */
public final class Shown {
  private Shown() {}

  public static JsonObject of(Token token) {
    return Json.createObjectBuilder()
        .add("id", token.id())
        .add("label", token.label())
        .add("owner", token.owner())
        .add("created", token.created().toString())
        .add(
            "expires",
            token
                .expires()
                .<JsonValue>map(end -> Json.createValue(end.toString()))
                .orElse(JsonValue.NULL))
        .build();
  }

  public static JsonObject of(Certificate certificate) {
    return Json.createObjectBuilder()
        .add("id", certificate.id())
        .add(
            "domain", certificate.domain().<JsonValue>map(Json::createValue).orElse(JsonValue.NULL))
        .add("names", Json.createArrayBuilder(certificate.names()))
        .add("subject", certificate.subject())
        .add("issuer", certificate.issuer())
        .add("notBefore", certificate.notBefore().toString())
        .add("notAfter", certificate.notAfter().toString())
        .add("default", certificate.isDefault())
        .build();
  }

  public static JsonObject of(AuditRecord line) {
    var json =
        Json.createObjectBuilder()
            .add("id", line.id())
            .add("at", line.at().toString())
            .add("actor", line.actor())
            .add("session", line.session())
            .add("action", line.action())
            .add("subject", line.subject());
    line.before().ifPresent(before -> json.add("before", before));
    line.after().ifPresent(after -> json.add("after", after));
    return json.build();
  }

  /** Returns the public part of a health. */
  public static JsonObject briefly(Health health) {
    return Json.createObjectBuilder()
        .add("part", health.part())
        .add("ready", health.ready())
        .build();
  }

  public static JsonObject of(Health health) {
    return Json.createObjectBuilder()
        .add("part", health.part())
        .add("ready", health.ready())
        .add("sentence", health.sentence())
        .add("sound", health.sound())
        .build();
  }

  public static JsonObject of(ListenerState listener) {
    return Json.createObjectBuilder()
        .add("service", listener.spec().service().key())
        .add("address", listener.spec().address())
        .add("port", listener.spec().port())
        .add("open", listener.open())
        .add("sentence", listener.sentence())
        .build();
  }
}
