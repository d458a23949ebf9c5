package org.carillon.archive.internal.format;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carillon.archive.Backup;
import org.carillon.archive.BackupScope;
import org.carillon.archive.SavedAccount;
import org.carillon.archive.WorkState;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.json.Json;

/**
 * The content of {@code backup.json}, which is written last. A folder without it is no backup.
 *
 * @param name the folder's name
 * @param scope the scope of the backup
 * @param base the backup that it is based on
 * @param lineage the store that it is of ({@code MailArchive.lineage}); empty in backups of the
 *     first version
 * @param mark the mark by which that store remembers it; empty in backups written before there were
 *     marks
 * @param started when it started
 * @param ended when it ended
 * @param settings the server's own settings; only in a backup of the server
 * @param domains the accounts' domains
 * @param accounts the accounts' files
 * @param parts the other parts of the server; only in a backup of the server, and not in old ones
 * @param troubles what could not be saved
 */
public record Manifest(
    String name,
    BackupScope scope,
    Optional<String> base,
    String lineage,
    String mark,
    Instant started,
    Instant ended,
    Map<String, String> settings,
    List<ArchivedDomain> domains,
    List<Entry> accounts,
    List<Part> parts,
    List<String> troubles) {

  /** The version of the format. A reader refuses a later one. */
  static final int FORMAT = 1;

  /** The name of the field with the lineage. */
  static final String STORE = "store";

  /**
   * An account's file.
   *
   * @param address the account's address at that time
   * @param file the file's name in {@code accounts}
   * @param messages the number of messages in it
   * @param octets the number of octets of their contents
   * @param sha256 the file's SHA-256 in hexadecimal digits
   */
  public record Entry(String address, String file, long messages, long octets, String sha256) {}

  /**
   * A part of the server besides accounts.
   *
   * @param name the name of the part, such as {@code administrators}
   * @param file the file's name in {@code server}
   * @param count the number of entries
   * @param sha256 the file's SHA-256 in hexadecimal digits
   */
  public record Part(String name, String file, long count, String sha256) {}

  public Map<String, Entry> byAddress() {
    return accounts.stream().collect(Collectors.toMap(Entry::address, entry -> entry, (a, b) -> a));
  }

  public Optional<Entry> account(String address) {
    return accounts.stream().filter(entry -> entry.address.equals(address)).findFirst();
  }

  /** Returns a page of the accounts, by address. */
  public Page<SavedAccount> accounts(PageRequest request) {
    String search = request.search().orElse("").toLowerCase(Locale.ROOT);
    List<SavedAccount> found =
        accounts.stream()
            .filter(entry -> entry.address.toLowerCase(Locale.ROOT).contains(search))
            .filter(entry -> entry.address.compareTo(request.after().orElse("")) > 0)
            .sorted(Comparator.comparing(Entry::address))
            .limit(request.limit() + 1L)
            .map(entry -> new SavedAccount(entry.address, entry.messages, entry.octets))
            .toList();
    return Page.of(found, request, SavedAccount::address);
  }

  public Backup shown() {
    return new Backup(
        name,
        scope,
        base,
        WorkState.DONE,
        started,
        Optional.of(ended),
        accounts.size(),
        accounts.size(),
        accounts.stream().mapToLong(Entry::messages).sum(),
        accounts.stream().mapToLong(Entry::octets).sum(),
        troubles);
  }

  JsonObject write() {
    JsonArrayBuilder entries = Json.createArrayBuilder();
    for (Entry entry : accounts) {
      entries.add(
          Json.createObjectBuilder()
              .add("address", entry.address)
              .add("file", entry.file)
              .add("messages", entry.messages)
              .add("octets", entry.octets)
              .add("sha256", entry.sha256));
    }
    JsonArrayBuilder server = Json.createArrayBuilder();
    for (Part part : parts) {
      server.add(
          Json.createObjectBuilder()
              .add("name", part.name)
              .add("file", part.file)
              .add("count", part.count)
              .add("sha256", part.sha256));
    }
    JsonArrayBuilder written = Json.createArrayBuilder();
    domains.forEach(domain -> written.add(domain.write()));
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("format", FORMAT)
            .add("name", name)
            .add("scope", scope.toString());
    base.ifPresent(earlier -> json.add("base", earlier));
    return json.add(STORE, lineage)
        .add("mark", mark)
        .add("started", started.toString())
        .add("ended", ended.toString())
        .add("settings", ArchivedDomain.write(settings))
        .add("domains", written)
        .add("accounts", entries)
        .add("server", server)
        .add("troubles", Json.createArrayBuilder(troubles))
        .build();
  }

  static Manifest read(JsonObject json) throws BackupDamaged {
    if (json.getInt("format") > FORMAT) {
      throw new BackupDamaged("The backup was made by a newer version of the server");
    }
    List<Entry> accounts = new ArrayList<>();
    for (JsonObject entry : MailJson.objects(json, "accounts")) {
      accounts.add(
          new Entry(
              entry.getString("address"),
              entry.getString("file"),
              MailJson.number(entry, "messages"),
              MailJson.number(entry, "octets"),
              entry.getString("sha256")));
    }
    return new Manifest(
        json.getString("name"),
        BackupScope.of(json.getString("scope")),
        Optional.ofNullable(json.getString("base", null)),
        json.getString("store", ""),
        json.getString("mark", ""),
        Instant.parse(json.getString("started")),
        Instant.parse(json.getString("ended")),
        ArchivedDomain.settings(json.getJsonObject("settings")),
        MailJson.objects(json, "domains").stream().map(ArchivedDomain::read).toList(),
        accounts,
        json.containsKey("server")
            ? MailJson.objects(json, "server").stream().map(Manifest::part).toList()
            : List.of(),
        MailJson.strings(json.getJsonArray("troubles")));
  }

  private static Part part(JsonObject json) {
    return new Part(
        json.getString("name"),
        json.getString("file"),
        MailJson.number(json, "count"),
        json.getString("sha256"));
  }
}
