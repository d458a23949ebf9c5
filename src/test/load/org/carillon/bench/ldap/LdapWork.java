package org.carillon.bench.ldap;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchScope;
import org.carillon.bench.peer.Argon2Hash;

/** The LDAP requests of clients for the people {@code u0} … of {@link #BASE}. */
enum LdapWork {
  /** Finds a person by address, as a mail client's address book and a mail server do. */
  SEARCH(0.6) {
    @Override
    void run(LDAPConnection connection, long turn) throws LDAPException {
      SearchResult found =
          connection.search(
              BASE,
              SearchScope.SUB,
              "(|(uid=u%1$d)(mail=u%1$d@bench.test))".formatted(turn % PEOPLE),
              "cn",
              "mail");
      if (found.getEntryCount() != 1) {
        throw new LDAPException(ResultCode.NO_SUCH_OBJECT, "found " + found.getEntryCount());
      }
    }
  },
  /** Adds a person with a password hash. */
  ADD(0.6) {
    @Override
    void run(LDAPConnection connection, long turn) throws LDAPException {
      String uid = "new" + NEW + "-" + turn;
      connection.add(
          person(uid),
          new Attribute("objectClass", "inetOrgPerson"),
          new Attribute("cn", "New Person " + turn),
          new Attribute("sn", "Person"),
          new Attribute("mail", uid + "@bench.test"),
          new Attribute("userPassword", "{ARGON2}" + HASH));
    }
  },
  /** Changes a person's title. */
  MODIFY(1.0) {
    @Override
    void run(LDAPConnection connection, long turn) throws LDAPException {
      connection.modify(
          person("u" + turn % PEOPLE),
          new Modification(ModificationType.REPLACE, "title", "Title " + turn));
    }
  },
  /** Checks a password against a hash of the same cost, never one that was checked before. */
  BIND(1.0) {
    @Override
    void run(LDAPConnection connection, long turn) throws LDAPException {
      connection.bind(person("u" + turn % PEOPLE), PASSWORD);
    }
  };

  static final String BASE = "dc=bench,dc=test";
  static final int PEOPLE = 10_000;
  static final String PASSWORD = "bench password 1";
  static final String HASH = Argon2Hash.of(PASSWORD);

  /** Makes the names of each run unique. */
  private static final long NEW = System.currentTimeMillis();

  /** The target ratio of our speed to the peer's. */
  final double goal;

  LdapWork(double goal) {
    this.goal = goal;
  }

  abstract void run(LDAPConnection connection, long turn) throws LDAPException;

  static String person(String uid) {
    return "uid=" + uid + ",ou=people," + BASE;
  }
}
