package org.carillon.webmail.preferences;

import java.util.List;

/** The pages, and sections of the preferences page, that hold settings outside its forms. */
enum PreferencePlace {
  DEVICE("preferences#device", "preferences.device", "preferences.notify", "preferences.keep"),
  PASSWORD("preferences#old", "preferences.password", "preferences.password.change"),
  WRITING("writing", "writing.title", "writing.format", "writing.undo", "writing.receipt"),
  IDENTITIES(
      "identities",
      "identities.title",
      "identities.signature",
      "identities.reply-to",
      "identities.deputies"),
  RULES("rules", "rules.title"),
  AWAY("away", "away.title"),
  FORWARDING("forwarding", "forwarding.title"),
  FOLDERS("folders", "folders.manage"),
  LABELS("labels", "labels.manage"),
  FEEDS("feeds", "feeds"),
  SENDERS("senders", "senders.title"),
  PICTURES("pictures", "pictures.title"),
  HOURS("hours", "hours.title"),
  CALENDARS("calendars", "calendars.manage"),
  TODO_LISTS("todo-lists", "todo-lists.manage"),
  ADDRESS_BOOKS("address-books", "contacts.books"),
  ENTRY("entry", "entry.heading"),
  SHARES("shares", "sharing"),
  STORAGE("storage", "storage.title"),
  EXPORT("export", "export.title"),
  SETUP("setup", "setup.title"),
  SECURITY("security", "security", "sessions", "sign-ins", "recovery", "application"),
  SECOND_FACTOR("second-factor", "second-factor", "passkeys", "second-factor.codes"),
  KEYS("keys", "keys");

  private final String address;
  private final String title;
  private final List<String> parts;

  PreferencePlace(String address, String title, String... parts) {
    this.address = address;
    this.title = title;
    this.parts = List.of(parts);
  }

  String address() {
    return address;
  }

  /** The key of its title. */
  String title() {
    return title;
  }

  /** The keys of the titles of its settings. */
  List<String> parts() {
    return parts;
  }
}
