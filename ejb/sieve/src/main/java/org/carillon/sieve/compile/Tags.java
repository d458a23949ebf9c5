package org.carillon.sieve.compile;

import static org.carillon.sieve.compile.ArgumentType.NOTHING;
import static org.carillon.sieve.compile.ArgumentType.NUMBER;
import static org.carillon.sieve.compile.ArgumentType.STRING;
import static org.carillon.sieve.compile.ArgumentType.STRINGS;

import java.util.ArrayList;
import java.util.List;
import org.carillon.sieve.match.MatchType;

/** Tags that several commands or tests share. */
public final class Tags {
  private static final String MATCH_TYPE = "match type";
  private static final String ADDRESS_PARTS = "address part";
  private static final String MIME_OPTIONS = "MIME option";

  /** The tags of comparisons (RFC 5228 §2.7). */
  public static final List<TagType> MATCH = match();

  /** The tags of address parts (RFC 5228 §2.7.4, RFC 5233). */
  public static final List<TagType> ADDRESS_PART =
      List.of(
          TagType.in(ADDRESS_PARTS, "all", NOTHING),
          TagType.in(ADDRESS_PARTS, "localpart", NOTHING),
          TagType.in(ADDRESS_PARTS, "domain", NOTHING),
          TagType.in(ADDRESS_PARTS, "user", NOTHING, "subaddress"),
          TagType.in(ADDRESS_PARTS, "detail", NOTHING, "subaddress"));

  /** The tags for one of several fields (RFC 5260 §6). */
  public static final List<TagType> INDEX =
      List.of(TagType.of("index", NUMBER, "index"), TagType.of("last", NOTHING, "index"));

  /** The tags for a loop's current part (RFC 5703 §4). */
  public static final List<TagType> MIME =
      List.of(TagType.of("mime", NOTHING, "mime"), TagType.of("anychild", NOTHING, "mime"));

  /** The tags for the parts of a MIME field (RFC 5703 §4.1). */
  public static final List<TagType> MIME_OPTION =
      List.of(
          TagType.in(MIME_OPTIONS, "type", NOTHING, "mime"),
          TagType.in(MIME_OPTIONS, "subtype", NOTHING, "mime"),
          TagType.in(MIME_OPTIONS, "contenttype", NOTHING, "mime"),
          TagType.in(MIME_OPTIONS, "param", STRINGS, "mime"));

  /** The tags of a message's mailbox and flags. */
  public static final List<TagType> PLACEMENT =
      List.of(
          TagType.of("flags", STRINGS, "imap4flags"),
          TagType.of("create", NOTHING, "mailbox"),
          TagType.of("specialuse", STRING, "special-use"),
          TagType.of("mailboxid", STRING, "mailboxid"));

  /** The tags for a copy of a sent message (RFC 8580). */
  public static final List<TagType> FCC = fcc();

  private Tags() {}

  private static List<TagType> match() {
    List<TagType> tags = new ArrayList<>();
    tags.add(TagType.of("comparator", STRING));
    for (MatchType type : MatchType.values()) {
      boolean related = type == MatchType.COUNT || type == MatchType.VALUE;
      String[] needed =
          type.capability().isEmpty() ? new String[0] : new String[] {type.capability()};
      tags.add(TagType.in(MATCH_TYPE, type.tag(), related ? STRING : NOTHING, needed));
    }
    return List.copyOf(tags);
  }

  private static List<TagType> fcc() {
    List<TagType> tags = new ArrayList<>(PLACEMENT);
    tags.add(TagType.of("fcc", STRING, "fcc"));
    return List.copyOf(tags);
  }
}
