package org.carillon.launcher.ctl;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.launcher.ctl.source.SourcePart;
import org.carillon.launcher.ctl.source.SourceParts;
import org.carillon.launcher.home.Refusal;

/** Creates the accounts of a file, part by part, and adds up the results of the parts. */
final class AccountImporting {
  private static final String PATH = "/account-imports";

  /** The number of problems that the server reports for one file. */
  private static final int TOLD = 100;

  private static final List<String> COUNTS = List.of("made", "present", "refused");

  private final Ctl ctl;
  private final String form;
  private final Optional<String> domain;
  private final boolean preview;
  private final long[] counts = new long[COUNTS.size()];
  private final List<JsonValue> troubles = new ArrayList<>();
  private final List<JsonValue> accounts = new ArrayList<>();
  private JsonObject last = JsonValue.EMPTY_JSON_OBJECT;
  private int parts;

  AccountImporting(Ctl ctl, String form, Optional<String> domain, boolean preview) {
    this.ctl = ctl;
    this.form = form;
    this.domain = domain;
    this.preview = preview;
  }

  /** Creates the accounts, or asks what would be created, and shows the result. */
  void run(Path file) throws IOException, InterruptedException {
    new SourceParts(file).forEach(form, this::take);
    ctl.listing().one(outcome());
    int wrong = Math.toIntExact(Math.min(Integer.MAX_VALUE, Math.max(troubles.size(), refused())));
    if (!preview && wrong > 0) {
      throw new Refusal(
          wrong == 1
              ? "Not everything succeeded: one error."
              : "Not everything succeeded: %d errors.".formatted(wrong));
    }
  }

  private long refused() {
    return counts[COUNTS.indexOf("refused")];
  }

  private void take(SourcePart part) throws IOException, InterruptedException {
    JsonObjectBuilder body =
        Json.createObjectBuilder()
            .add("form", form)
            .add("text", part.text())
            .add("preview", preview);
    domain.ifPresent(name -> body.add("domain", name));
    JsonObject answer = ctl.api().post(PATH, body.build());
    if (!preview) {
      long before = total();
      answer =
          new ServerTask(
                  ctl,
                  PATH + Api.path(answer.getString("id")),
                  now -> progress(before, now, part.percent()))
              .end();
    }
    parts++;
    add(part, answer);
    if (!preview && !answer.getString("state").equals("done")) {
      ctl.listing().one(outcome());
      throw new Refusal(
          "The import was not completed. Repeat the command to create the missing accounts.");
    }
  }

  private String progress(long before, JsonObject now, int percent) {
    if (now.getInt("of", 0) == 0) {
      return "The file is being read.";
    }
    return parts == 0 && percent == 100
        ? "%s of %s accounts".formatted(now.get("done"), now.get("of"))
        : "%,d accounts; this part, up to %d %% of the file: %s of %s"
            .formatted(
                before + (now.get("done") instanceof JsonNumber done ? done.longValue() : 0),
                percent,
                now.get("done"),
                now.get("of"));
  }

  private long total() {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    return total;
  }

  private void add(SourcePart part, JsonObject answer) {
    last = answer;
    for (int i = 0; i < counts.length; i++) {
      counts[i] += answer.get(COUNTS.get(i)) instanceof JsonNumber count ? count.longValue() : 0;
    }
    for (JsonValue trouble : values(answer, "troubles")) {
      if (troubles.size() < TOLD) {
        troubles.add(inFile(part, trouble));
      }
    }
    for (JsonValue account : values(answer, "accounts")) {
      if (accounts.size() < TOLD) {
        accounts.add(account);
      }
    }
  }

  private static List<JsonValue> values(JsonObject answer, String field) {
    return answer.containsKey(field) ? answer.getJsonArray(field) : List.of();
  }

  private static JsonValue inFile(SourcePart part, JsonValue trouble) {
    if (!(trouble instanceof JsonObject told) || !told.containsKey("line")) {
      return trouble;
    }
    return Json.createObjectBuilder(told).add("line", part.fileLine(told.getInt("line"))).build();
  }

  /** Returns the server's result for a single part, or the sums for several. */
  private JsonObject outcome() {
    if (parts <= 1) {
      return last;
    }
    JsonObjectBuilder sums = Json.createObjectBuilder(last).add("parts", parts);
    if (!preview) {
      sums.add("done", total()).add("of", total());
    }
    for (int i = 0; i < counts.length; i++) {
      sums.add(COUNTS.get(i), counts[i]);
    }
    sums.add("troubles", array(troubles));
    if (preview) {
      sums.add("accounts", array(accounts));
    }
    return sums.build();
  }

  private static JsonArrayBuilder array(List<JsonValue> values) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    values.forEach(array::add);
    return array;
  }
}
