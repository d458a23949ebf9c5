package org.carillon.mailauth.sts;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The record in the DNS that says whether a domain has a policy, and which (RFC 8461 §3.1). */
public final class StsRecord {
  private static final String VERSION = "v=STSv1;";
  private static final int MOST_CHARS = 4_096;
  private static final Pattern ID = Pattern.compile("id=([A-Za-z0-9]{1,32})");
  private static final Pattern FIELD =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,31}=[!-:<>-~]+");

  private StsRecord() {}

  /** Returns the name at which a domain's record is found. */
  public static String name(String domain) {
    return "_mta-sts." + domain;
  }

  /** Returns the record of the policy with an id. */
  public static String text(String id) {
    return VERSION + " id=" + id + ";";
  }

  /** Returns the policy's id; empty unless exactly one of the texts is a valid record. */
  public static Optional<String> id(List<String> texts) {
    List<String> records = texts.stream().filter(text -> text.startsWith(VERSION)).toList();
    return records.size() == 1 ? id(records.getFirst()) : Optional.empty();
  }

  private static Optional<String> id(String text) {
    if (text.length() > MOST_CHARS) {
      return Optional.empty();
    }
    String found = "";
    String[] fields = text.substring(VERSION.length()).split(";", -1);
    for (int i = 0; i < fields.length; i++) {
      String field = withoutSpaces(fields[i]);
      // The last field may end with a semicolon.
      if (field.isEmpty() && i == fields.length - 1 && i > 0) {
        continue;
      }
      Matcher id = ID.matcher(field);
      if (id.matches()) {
        found = found.isEmpty() ? id.group(1) : found;
      } else if (field.startsWith("id=") || !FIELD.matcher(field).matches()) {
        return Optional.empty();
      }
    }
    return Optional.of(found).filter(id -> !id.isEmpty());
  }

  private static String withoutSpaces(String field) {
    int begin = 0;
    int end = field.length();
    while (begin < end && isSpace(field.charAt(begin))) {
      begin++;
    }
    while (end > begin && isSpace(field.charAt(end - 1))) {
      end--;
    }
    return field.substring(begin, end);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }
}
