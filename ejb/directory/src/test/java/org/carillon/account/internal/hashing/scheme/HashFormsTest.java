package org.carillon.account.internal.hashing.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that hashes of Dovecot's doveadm, libxcrypt and Python's hashlib can be checked. */
class HashFormsTest {

  /** All of these are hashes of {@code secret}. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        // doveadm pw
        "{ARGON2I}$argon2i$v=19$m=32768,t=4,p=1$erpi1BrjCG9D6SFwT8eZmQ$m2ZbBop9UrR4MtdQBVvKup+R4e1/3opkOZa4cU2zUgQ",
        "{ARGON2ID}$argon2id$v=19$m=65536,t=3,p=1$ODgLs4VqXHECmEsWq9B44g$3d5vohD17B5IqmURDjS4CgFaldPFdBavJaG+ihhPSj4",
        "{PBKDF2}$1$I9n9Ev4O1c10UV9V$5000$8c2ebc0ff930655af05f1ac8cc9e48da452bb1a8",
        "{SCRAM-SHA-1}4096,VLDMvE1wlu77313cOxg7Lw==,c8BlF1U8vMK3GHum1LVKX2nZjoA=,eAQkmeYMrC4e2FB4iNkHUmPWKlU=",
        "{SCRAM-SHA-256}4096,nvEBymTOdV1grNBA36seSw==,9kvSpmEvMizRPsqZZcN/JY+NS6nz7uRvROn+FLVr0N8=,Roz6+gpIo6G3O8GydNSN6NnLmKxk0bZBYTdqyp+yIUk=",
        "{SSHA}2w/JL6UfgCJ4WpsgjUn28CAP6d++KpE5",
        "{SSHA256}RnwqcEy3uUFjdKJv2T/CrAZ/7Kb62zmiKv+fq2iQ0g89Lka9",
        "{SSHA512}MJyo1JLXQskIHvRx4DPxB7dG0daS1rYxn98o8T0HBgmsyk/adCS8q8tCDVon6WeVHh/P6PeB1Vz7REK0saeMlQwuBtI=",
        "{SMD5}DUfKDySddqyyMjwLTTPCygR4Vd8=",
        "{PLAIN-MD5}5ebe2294ecd0e0f08eab7690d2a6ee69",
        "{LDAP-MD5}Xr4ilOzQ4PCOq3aQ0qbuaQ==",
        "{sha}5en6G6MezRroT3XKqkdPOmY/BfQ=",
        "{SHA256}K7gNU3sdo+OL0wNhqoVWhr3g6s1xYv72ol/pe/Unols=",
        "{SHA512.HEX}bd2b1aaf7ef4f09be9f52ce2d8d599674d81aa9d6a4421696dc4d93dd0619d682ce56b4d64a9ef097761ced99e0f67265b5f76085e5b0ee7ca4696b2ad6fe2b2",
        "{BLF-CRYPT}$2y$05$EtEzizboUMclPMlkZGO7me.reg6dOHfWPstIv7Ph4zuw27KS4N2Ii",
        "{DES-CRYPT}o4CoIQdSidN5A",
        // crypt(3)
        "{CRYPT}$1$saltsalt$9xy1btjgzLYfb7hivXtC//",
        "$5$rounds=1000$saltstring$AH5PD0i.riCRu4BNDy9v7OPV7u3dfLBApcXI6khquVA",
        "$6$saltstring$AIsRs/Ee56G/tC8MEHhvReZTfx8u3rXXMl6eYrjCG9ibix19DxoMBLogdTET5Ukw9Sf7eZTITsuk0Ry5qulYz.",
        "$2b$05$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a",
        "$y$j75$k2XAnEHBqQ1Ct2aMXFKNa/$Tg4ZRR7tz/WRlmYbADZh9OJYakPewgSPQqW55EXAJ14",
        "abNANd1rDfiNc",
        // hashlib, as passlib and OpenLDAP's module write it
        "$pbkdf2-sha256$1000$c2FsdHNhbHQ$hgR9HsqtKupWxpnv8y99TrPDajTT/9PcSTlNafpdLXQ",
        "{PBKDF2-SHA256}1000$c2FsdHNhbHQ$hgR9HsqtKupWxpnv8y99TrPDajTT/9PcSTlNafpdLXQ",
        "$scrypt$ln=10,r=8,p=1$c2FsdHNhbHQ$ohJpCxALoqEOLNROiN4NGGmhtOXo+cvi6xHxGl/1fVE",
        // Windows
        "{NT}878d8014606cda29677a44efa1353fc7",
      })
  void onlyTheCorrectPasswordMatches(String hash) {
    Optional<HashCheck> check = HashForms.read(hash);
    assertThat(check).isPresent();
    assertThat(check.get().matches("secret")).isTrue();
    assertThat(check.get().matches("Secret")).isFalse();
    assertThat(check.get().matches("")).isFalse();
  }

  /** The example of RFC 7677 §3, in the format of RFC 5803. */
  @Test
  void scramHashIsVerified() {
    HashCheck check =
        HashForms.read(
                "SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=")
            .orElseThrow();
    assertThat(check.matches("pencil")).isTrue();
    assertThat(check.matches("pencils")).isFalse();
  }

  @Test
  void disabledPasswordHashMatchesNothing() {
    assertThat(HashForms.read("!")).isPresent();
    assertThat(HashForms.read("!").get().matches("!")).isFalse();
    assertThat(HashForms.read("*").get().matches("")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "{PLAIN}secret",
        "{SSHA}###",
        "{SSHA}5en6G6MezRroT3XKqkdPOmY/BfQ=",
        "{SHA}AAAA",
        "{NT}878d",
        "$2b$31$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a",
        "$2b$03$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a",
        "$6$rounds=999999999$saltstring$AIsRs/Ee56G/tC8MEHhvReZTfx8u3rXXMl6eYrjCG9ibix19DxoMBLogdTET5Ukw9Sf7eZTITsuk0Ry5qulYz.",
        "$argon2id$v=19$m=9999999,t=3,p=1$ODgLs4VqXHECmEsWq9B44g$3d5vohD17B5IqmURDjS4CgFaldPFdBavJaG+ihhPSj4",
        "$argon2id$v=19$m=1024,t=0,p=1$ODgLs4VqXHECmEsWq9B44g$3d5vohD17B5IqmURDjS4CgFaldPFdBavJaG+ihhPSj4",
        "$scrypt$ln=30,r=8,p=1$c2FsdHNhbHQ$ohJpCxALoqEOLNROiN4NGGmhtOXo+cvi6xHxGl/1fVE",
        "$scrypt$ln=10,r=8,p=1$c2FsdHNhb$ohJpCxALoqEOLNROiN4NGGmhtOXo+cvi6xHxGl/1fVE",
        "$pbkdf2-sha256$99999999$c2FsdHNhbHQ$hgR9HsqtKupWxpnv8y99TrPDajTT/9PcSTlNafpdLXQ",
        "{SCRAM-SHA-256}0,nvEBymTOdV1grNBA36seSw==,9kvSpmEvMizRPsqZZcN/JY+NS6nz7uRvROn+FLVr0N8=,Roz6+gpIo6G3O8GydNSN6NnLmKxk0bZBYTdqyp+yIUk=",
        "$y$jDZ$k2XAnEHBqQ1Ct2aMXFKNa/$Tg4ZRR7tz/WRlmYbADZh9OJYakPewgSPQqW55EXAJ14",
        "$1$salt salt$9xy1btjgzLYfb7hivXtC//",
      })
  void invalidOrTooCostlyHashIsRefused(String text) {
    assertThat(HashForms.read(text)).isEmpty();
    assertThat(HashForms.read("x".repeat(HashForms.MOST_CHARACTERS + 1))).isEmpty();
  }
}
