package org.carillon.transport.internal.intake;

import org.carillon.transport.Submissions;
import org.carillon.transport.internal.Transport;

/** What users send, in tests of other rooms. */
public final class TestSubmissions {
  private TestSubmissions() {}

  public static Submissions over(Transport transport) {
    return new UserSubmissions(transport.intake, new SubmissionKeys(transport.transactions));
  }
}
