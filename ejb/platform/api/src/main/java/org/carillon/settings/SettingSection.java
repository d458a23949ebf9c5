package org.carillon.settings;

import static org.carillon.settings.SettingGroup.ACCOUNTS;
import static org.carillon.settings.SettingGroup.GROUPWARE;
import static org.carillon.settings.SettingGroup.MAIL;
import static org.carillon.settings.SettingGroup.MAILBOXES;
import static org.carillon.settings.SettingGroup.NETWORK;
import static org.carillon.settings.SettingGroup.POLICY;
import static org.carillon.settings.SettingGroup.SECURITY;
import static org.carillon.settings.SettingGroup.SIP;
import static org.carillon.settings.SettingGroup.STORAGE;
import static org.carillon.settings.SettingGroup.WEB;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Settings that an administrator reads together.
 *
 * @param group the page of the section
 * @param key the section's name in bundles and for programs
 * @param title the section's name for people, in English
 * @param place the section's place among all, from 0
 */
public record SettingSection(SettingGroup group, String key, String title, int place) {

  /** Orders sections as the pages show them. */
  public static final Comparator<SettingSection> ORDER =
      Comparator.comparing(SettingSection::group)
          .thenComparing(SettingSection::place)
          .thenComparing(SettingSection::key);

  /**
   * A declaration of a section.
   *
   * @param beginnings the beginnings of its settings' keys; the longest one decides
   */
  private record Declared(SettingGroup group, String key, String title, String... beginnings) {}

  private static final List<Declared> DECLARED =
      List.of(
          new Declared(MAIL, "incoming", "Incoming mail", "mail.host-name", "mail.in."),
          new Declared(
              MAIL,
              "full-mailboxes",
              "Mail for full mailboxes",
              "mail.in.over-quota",
              "mail.in.full."),
          new Declared(MAIL, "sending", "Sending by accounts", "mail.account."),
          new Declared(MAIL, "delivery", "Delivery to other servers", "mail.out."),
          new Declared(MAIL, "queue", "Queue, retries and bounces", "queue."),
          new Declared(MAIL, "router", "Routing table", "router."),
          new Declared(MAIL, "forwarding", "Forwarded mail (SRS)", "mail.forward."),
          new Declared(MAIL, "mta-sts", "Encrypted mail only (MTA-STS)", "mail.in.mta-sts"),
          new Declared(MAIL, "dkim", "Signatures (DKIM, ARC)", "dkim."),
          new Declared(POLICY, "score", "Spam score", "policy.screening", "policy.points."),
          new Declared(
              POLICY,
              "authentication",
              "Sender authentication (SPF, DKIM, DMARC, ARC)",
              "policy.authentication",
              "policy.dmarc.",
              "policy.arc.",
              "policy.spf.",
              "policy.dkim."),
          new Declared(
              POLICY,
              "dmarc-reports",
              "DMARC reports",
              "policy.dmarc.reports",
              "policy.dmarc.failure"),
          new Declared(POLICY, "greylisting", "Greylisting", "policy.greylist"),
          new Declared(
              POLICY,
              "client-checks",
              "Checks of clients and senders (HELO, reverse DNS, DNS lists)",
              "policy.helo.",
              "policy.client.",
              "policy.return-path.",
              "policy.dns-lists."),
          new Declared(POLICY, "rate-limits", "Rate limits", "policy.rate."),
          new Declared(POLICY, "bans", "Bans", "policy.ban."),
          new Declared(
              POLICY,
              "rules",
              "Rules (Sieve) and programs",
              "policy.rules.",
              "policy.programs.",
              "policy.trace."),
          new Declared(POLICY, "disclaimers", "Disclaimers", "policy.text."),
          new Declared(
              POLICY,
              "pictures",
              "Pictures and brands (BIMI)",
              "policy.bimi",
              "policy.pictures.",
              "policy.fetch."),
          new Declared(
              POLICY,
              "complaints",
              "Complaints and blocked senders",
              "policy.complaints.",
              "policy.senders."),
          new Declared(POLICY, "quarantine", "Quarantine", "quarantine."),
          new Declared(MAILBOXES, "quota", "Quota", "mailbox.quota."),
          new Declared(MAILBOXES, "mailboxes", "Folders, undelete and history", "mailbox."),
          new Declared(MAILBOXES, "search", "Search", "search."),
          new Declared(ACCOUNTS, "directory", "Domains and addresses", "directory.", "account."),
          new Declared(ACCOUNTS, "new-accounts", "New accounts", "new-accounts."),
          new Declared(ACCOUNTS, "ldap", "LDAP directory", "ldap."),
          new Declared(SECURITY, "access", "Ways to sign in", "access."),
          new Declared(SECURITY, "sign-in", "Sign-in", "sign-in."),
          new Declared(SECURITY, "passwords", "Passwords", "password."),
          new Declared(SECURITY, "oauth", "Sign-in to other programs (OAuth)", "oauth."),
          new Declared(SECURITY, "tls", "Certificates (TLS)", "tls."),
          new Declared(WEB, "web", "Address, sessions and notifications", "web."),
          new Declared(WEB, "look", "Look and language", "web.look.", "web.time.", "web.hidden"),
          new Declared(
              WEB,
              "mail-pages",
              "Reading and writing",
              "web.reading.",
              "web.write.",
              "web.receipt."),
          new Declared(GROUPWARE, "calendars", "Calendars", "calendar.", "web.calendar."),
          new Declared(
              GROUPWARE,
              "free-busy",
              "Free/busy and published calendars",
              "calendar.free-busy",
              "calendar.uploaded-free-busy",
              "calendar.published"),
          new Declared(GROUPWARE, "contacts", "Contacts", "contacts."),
          new Declared(GROUPWARE, "files", "Files, links and sites", "groupware."),
          new Declared(SIP, "telephony", "Telephony", "sip."),
          new Declared(STORAGE, "store", "Message store", "store."),
          new Declared(STORAGE, "backup", "Backups", "backup."),
          new Declared(NETWORK, "dns", "DNS", "dns."),
          new Declared(NETWORK, "proxies", "Proxies", "listener.proxies"));

  private static final Map<String, SettingSection> BY_BEGINNING = byBeginning();
  private static final int LONGEST =
      BY_BEGINNING.keySet().stream().mapToInt(String::length).max().orElseThrow();

  private static final Pattern OF_SERVICE = Pattern.compile("listener\\.([^.]+)\\..+");

  /**
   * Returns the section of a setting. Each service's listener has a section of its own, with the
   * key {@code listener.SERVICE}.
   *
   * @throws IllegalArgumentException if no section is declared for the key
   */
  public static SettingSection of(String key) {
    Matcher service = OF_SERVICE.matcher(key);
    if (service.matches()) {
      String name = service.group(1);
      String title = name.toUpperCase(Locale.ROOT);
      return new SettingSection(NETWORK, "listener." + name, title, DECLARED.size());
    }
    for (int length = Math.min(LONGEST, key.length()); length > 0; length--) {
      SettingSection found = BY_BEGINNING.get(key.substring(0, length));
      if (found != null) {
        return found;
      }
    }
    throw new IllegalArgumentException("No section for the setting " + key);
  }

  /** Returns the service whose listener the section is about, or empty for other sections. */
  public Optional<String> service() {
    return key.startsWith("listener.")
        ? Optional.of(key.substring("listener.".length()))
        : Optional.empty();
  }

  private static Map<String, SettingSection> byBeginning() {
    Map<String, SettingSection> sections = new HashMap<>();
    for (int place = 0; place < DECLARED.size(); place++) {
      Declared each = DECLARED.get(place);
      var section = new SettingSection(each.group, each.key, each.title, place);
      for (String beginning : each.beginnings) {
        sections.put(beginning, section);
      }
    }
    return Map.copyOf(sections);
  }
}
