package org.carillon.startup.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SentencesTest {

  private static Exception wrapped(Exception cause) {
    return new IllegalStateException(
        "Unable to obtain connection from database: IJ000453: Unable to get managed connection",
        new SQLException("IJ031084: Unable to create connection", cause));
  }

  @Test
  void databaseMessageIsQuoted() {
    assertThat(
            Sentences.cause(
                wrapped(
                    new SQLException(
                        "FATAL: password authentication failed for user \"carillon\"\nDetail",
                        "28P01"))))
        .isEqualTo("FATAL: password authentication failed for user \"carillon\"");
  }

  @Test
  void connectionFailureNamesItsCause() {
    assertThat(
            Sentences.cause(
                wrapped(
                    new SQLException(
                        "The connection attempt failed.",
                        "08001",
                        new SocketTimeoutException("Connect timed out")))))
        .isEqualTo("The connection attempt failed (Connect timed out)");
    assertThat(
            Sentences.cause(
                wrapped(
                    new SQLException(
                        "The connection attempt failed.",
                        "08001",
                        new UnknownHostException("db.invalid")))))
        .isEqualTo("there is no host db.invalid");
  }

  @Test
  void failureWithoutACauseIsQuotedWithoutItsFullStop() {
    assertThat(Sentences.cause(new IllegalStateException("It broke."))).isEqualTo("It broke");
  }
}
