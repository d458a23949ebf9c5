package org.carillon.testbed;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A third-party program that a test or benchmark drives or compares with. */
public enum OutsideTool {
  SWAKS("swaks", "swaks"),
  CURL("curl", "curl"),
  GSASL("gsasl", "gsasl"),
  MBSYNC("mbsync", "isync"),
  OFFLINEIMAP("offlineimap", "offlineimap3"),
  MUTT("mutt", "mutt"),
  THUNDERBIRD("thunderbird", "thunderbird"),
  SCRIPT("script", "bsdutils"),
  SMTP_SOURCE("smtp-source", "postfix"),
  SMTP_SINK("smtp-sink", "postfix"),
  POSTFIX("postfix", "postfix"),
  DOVECOT("dovecot", "dovecot-core dovecot-imapd dovecot-lmtpd"),
  DOVEADM("doveadm", "dovecot-core"),
  KAMAILIO("kamailio", "kamailio"),
  SIPP("sipp", "sip-tester"),
  CHROMIUM("chromium", "chromium"),
  CHROMIUM_HEADLESS_SHELL("chromium-headless-shell", "chromium-headless-shell"),
  NODE("node", "nodejs"),
  NPM("npm", "npm"),
  W3M("w3m", "w3m"),
  STRACE("strace", "strace"),
  XFS_IO("xfs_io", "xfsprogs"),
  DNSMASQ("dnsmasq", "dnsmasq-base"),
  PYTHON("python3", "python3"),
  SIEVE_FILTER("sieve-filter", "dovecot-sieve"),
  SIEVE_CONNECT("sieve-connect", "sieve-connect"),
  LDAPSEARCH("ldapsearch", "ldap-utils"),
  LDAPWHOAMI("ldapwhoami", "ldap-utils"),
  LDAPMODIFY("ldapmodify", "ldap-utils"),
  LDAPPASSWD("ldappasswd", "ldap-utils"),
  DKIMVERIFY("dkimverify", "python3-dkim python3-nacl"),
  DKIMSIGN("dkimsign", "python3-dkim"),
  OPENDKIM("opendkim", "opendkim"),
  OPENDMARC("opendmarc", "opendmarc"),
  POLICYD_SPF("policyd-spf", "postfix-policyd-spf-python"),
  OATHTOOL("oathtool", "oathtool"),
  LITMUS("litmus", "litmus"),
  VDIRSYNCER("vdirsyncer", "vdirsyncer"),
  KHARD("khard", "khard"),
  SLAPD("slapd", "slapd"),
  FREERADIUS("freeradius", "freeradius"),
  OPENSSL("openssl", "openssl"),
  PEBBLE("pebble", "pebble"),
  PEBBLE_CHALLTESTSRV("pebble-challtestsrv", "pebble"),
  KDB5_UTIL("kdb5_util", "krb5-kdc"),
  KRB5KDC("krb5kdc", "krb5-kdc"),
  KADMIN_LOCAL("kadmin.local", "krb5-admin-server"),
  KINIT("kinit", "krb5-user"),
  FAIL2BAN_REGEX("fail2ban-regex", "fail2ban"),
  KHAL("khal", "khal"),
  TODOMAN("todoman", "todoman");

  private final String command;
  private final String packages;

  OutsideTool(String command, String packages) {
    this.command = command;
    this.packages = packages;
  }

  /** Its path, or empty if it is missing. */
  public Optional<Path> find() {
    String path =
        System.getenv().getOrDefault("PATH", "")
            + File.pathSeparator
            + "/usr/sbin:/sbin:/usr/local/sbin";
    for (String folder : path.split(File.pathSeparator)) {
      Path candidate = Path.of(folder, command);
      if (Files.isExecutable(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /**
   * Its path.
   *
   * @throws IllegalStateException with a sentence on how to install it
   */
  public String path() {
    return find()
        .map(Path::toString)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    command + " is missing: apt-get install " + packages + " (Debian) brings it"));
  }
}
