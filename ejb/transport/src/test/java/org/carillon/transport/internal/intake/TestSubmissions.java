package org.carillon.transport.internal.intake;

import org.carillon.transport.internal.Transport;
import org.carillon.transport.submission.Submissions;

/** Users' submissions, for tests of other modules. */
public final class TestSubmissions {
  private TestSubmissions() {}

  public static Submissions over(Transport transport) {
    return new UserSubmissions(transport.intake, new SubmissionKeys(transport.transactions));
  }
}
